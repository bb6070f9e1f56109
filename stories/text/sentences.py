"""Where one sentence ends and the next begins.

A stop ends a sentence unless an abbreviation, an initial or, in German, an ordinal stands before it. Then what follows
decides: tables say after which of them a name or a figure follows, and which words open sentences. What can be read
both ways is read the commoner one: "Jo Roe Jr. Police came" stays whole, "woke at 3 a.m. Police came" is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from stories.text.abbreviations import Abbreviations, Short, abbreviations, name_particles
from stories.text.patterns import compiled
from stories.text.words import table_rows

if TYPE_CHECKING:
    from stories.text.document import Range

# A run of stops, spaced (". . .") or not, the quotation marks and brackets that close with it, then white space. The
# stops of scripts written without spaces need none. The look-behinds keep a megabyte of dots, spaced or not, from being
# tried at every dot; the stop comes before them, as what is quick to look for.
_STOP = compiled(
    r"""[.!?…؟۔։।॥။。！？｡](?:(?<![.!?…؟۔։।॥။].)(?<![.!?…؟۔։।॥။][ \u00a0].)(?<![。！？｡])"""
    r"""[.!?…؟۔։।॥။]*+(?:[ \u00a0]\.)*+["'”’“«»)\]]*+(?:[ \u00a0\u202f]»(?=\s|\Z))?+(?=\s)"""
    r"""|(?<=[。！？｡])[。！？｡]*+[」』”’）》】]*+)"""
)
_NEXT_WORD = compiled(r"\s*+(\S{1,40})")
_MORE_STOPS = frozenset(".!?… \u00a0")  # "in the U.S.?", "so . . ."
_LAST_WORD = 40  # code points looked back over: longer than any abbreviation
_MARKS_BEFORE = "\"'“‘«„([—–-¿¡"
_WORD_BEGINS = compiled(r"[\s(\[\"“«„/]")
_JOINED = compiled(r"['‘’–—-]")  # l'art., Dipl.-Ing., (D-Calif.
_CLOSES_QUOTATION = compiled(r".*[\"'”’“«»]", re.DOTALL)
_OPENER = compiled(r"([^\W\d_]+)(?:[,:;'’…]|$)")  # "It", "It's"; not the initial "A."
_FIGURE = compiled(r"[^\w\s]?(?:\d|[IVXLC]{2,}\b|[VX]\b)")  # not "I", which is a word
_INITIALS = compiled(r"(?!II|XX)(?:([^\W\d_])\1?\.-?)*([^\W\d_])\2?")  # U.S, the J of J. Smith, J.-P, EE.UU
_SPACED = compiled(r"(?:^|\s)([^\W\d_]\.)[ \u00a0](\w{1,3})$")  # z. B., т. д.
_ORDINAL = compiled(r"\d{1,3}|[IVX]+")  # 1990. is a year
_DAY = compiled(r"[0-3]?\d")
_NUMBERING = compiled(r"[\W_]*(?:\d{1,3}|[A-Za-z])?")
_LONGEST_NUMBERING = 4  # code points: "(12"
_BY_THE_CLOCK = compiled(r"\s*+\S{1,40}\s[Tt]ime\b")  # 9 a.m. London time
_ZONES = frozenset("gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst eastern central".split())
_FEWEST_SPACES = 3  # in a sentence that closes with a time: "At 3 a.m. Roe woke" goes on


def split_sentences(text: str, start: int = 0, end: int | None = None, language: str | None = None) -> Iterator[Range]:
    """Ranges of the sentences in `text[start:end]`; they cover it but for the white space between them. `language` is a
    BCP 47 tag. Where none is known, what holds in all languages holds, and English words open sentences."""
    end = len(text) if end is None else end
    shorts = abbreviations(language.partition("-")[0].lower() if language else "")
    begun = start
    for stop in _STOP.finditer(text, start, end):
        following = _NEXT_WORD.match(text, stop.end(), end)
        if following is not None and _ends_a_sentence(begun, stop, following, shorts):
            yield begun, stop.end()
            begun = following.start(1)
    if begun < end:
        yield begun, end


def _ends_a_sentence(begun: int, stop: re.Match[str], following: re.Match[str], shorts: Abbreviations) -> bool:
    """`begun` is where the sentence begins that may end at this stop."""
    text, at, marks, first = stop.string, stop.start(), stop.group(), following.group(1)
    opening = first.lstrip(_MARKS_BEFORE)
    if opening[:1].islower() or (at - begun <= _LONGEST_NUMBERING and _only_numbers(text[begun:at], marks)):
        return False
    if marks[0] != "." or marks[1:2] in _MORE_STOPS:
        return not (first[0] == "と" and marks[-1] in "」』")  # 「…。」と言った: "…", so it was said
    before = text[max(begun, at - _LAST_WORD) : at]
    last = before.rpartition(" ")[2]
    if last not in shorts.kinds and len(last) > 2 and last.islower() and last.isalpha():
        return True  # as nearly all do: the rest need not be asked
    last = _WORD_BEGINS.split(last)[-1]
    kind = shorts.kinds.get(_JOINED.split(last)[-1]) or _kind(last, before, opening, shorts)
    return kind is None or _ends_after(kind, last, before, stop, following, shorts)


def _ends_after(
    kind: Short, last: str, before: str, stop: re.Match[str], following: re.Match[str], shorts: Abbreviations
) -> bool:
    """Whether a sentence ends after this abbreviation; `before` is what stands before its stop, as far as is seen."""
    if kind is Short.NAME:
        return False
    if kind is Short.FIGURE:
        return not _FIGURE.match(following.group(1))
    if _CLOSES_QUOTATION.match(stop.group()):
        return True
    opener = _OPENER.match(following.group(1).lstrip(_MARKS_BEFORE))
    if opener and (word := opener.group(1).lower()) in shorts.openers:
        return not (len(last) == 1 and last.isupper() and word in name_particles())
    closes = kind is Short.LAST or (kind is Short.PLACE and before.endswith(f", {last}"))
    is_long = len(before) == _LAST_WORD or before.count(" ") >= _FEWEST_SPACES
    return closes and is_long and _begins_anew(following)


def _only_numbers(sentence: str, marks: str) -> bool:
    """Marks alone are no sentence, nor is what numbers one: "1. The council met." """
    return _NUMBERING.fullmatch(sentence) is not None and (marks == "." or not any(map(str.isalnum, sentence)))


def _kind(last: str, before: str, opening: str, shorts: Abbreviations) -> Short | None:
    """What a word is that is in no table."""
    if (spaced := _SPACED.search(before)) and (kind := shorts.kinds.get("".join(spaced.groups()))):
        return kind
    if _INITIALS.fullmatch(last) or (shorts.language == "de" and _ORDINAL.fullmatch(last)):
        return Short.EITHER
    if shorts.language != "en" and _DAY.fullmatch(last) and opening.rstrip(",.").lower() in _months():
        return Short.NAME
    return None


def _begins_anew(following: re.Match[str]) -> bool:
    """Whether a sentence, rather than more of a time, a date or a place, begins with this word."""
    first = following.group(1)
    letters = first.lstrip("\"'“‘«„¿¡")
    is_date = letters.rstrip(",.;:").lower() in _days_and_zones()
    return letters[:1].isalpha() and not is_date and not _BY_THE_CLOCK.match(following.string, following.start())


@cache
def _months() -> frozenset[str]:
    return frozenset(name for row in table_rows("months.txt") for name in row.split())


@cache
def _days_and_zones() -> frozenset[str]:
    return _ZONES | _months() | {name for row in table_rows("weekdays.txt") for name in row.split()}
