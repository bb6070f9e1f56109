"""Figures and dates as a sentence says them. Knows no request and no HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from unicodedata import category, name

from stories.text.document import Basis, Decision

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Newspapers write small numbers out."""

NBSP = "\u00a0"


def number(count: int) -> str:
    """ "no", "one" … "twelve", "13", "1,024"."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def plural(noun: str) -> str:
    """Of the nouns this product counts: "words", "stories"."""
    return noun[:-1] + "ies" if noun.endswith(("ry", "ty")) else noun + "s"


def counted(count: int, noun: str) -> str:
    """ "one paragraph", "six paragraphs", "no paragraphs"."""
    return f"{number(count)} {noun if count == 1 else plural(noun)}"


def figure(count: int, noun: str) -> str:
    """The same in figures, for what is measured rather than told: "1 word", "212 words"."""
    return f"{count:,}{NBSP}{noun if count == 1 else plural(noun)}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


SORTS = {
    "quote": "quotation",
    "unit": "units",
    "invisible": "unseen characters",
    "case": "capitals",
    "whitespace": "spaces",
}
"""The labels of a change that a newsroom calls otherwise; all others go by their names."""


def sort_in_words(label: str) -> str:
    return SORTS.get(label, label)


KINDS = {
    "url": "address",
    "related": "related article",
    "contributor": "contributors",
    "note": "editor’s note",
    "slug": "slug line",
    "navigation": "from the page it stood on",
    "ending": "end mark",
    "unknown": "not known",
}
"""The kinds of block that a newsroom calls otherwise."""


def kind_in_words(kind: str) -> str:
    """What a block is, as the page names it."""
    return KINDS.get(kind, str(kind))


def capital(words: str) -> str:
    """The first letter made large, the others left as they are."""
    return words[:1].upper() + words[1:]


LETTERS_A_WORD = 10
"""With its space, and more than English needs: only a text written without spaces comes to so many."""


def opening(text: str, words: int) -> str:
    """The first words of a text, or as many letters as those might take; what nobody would see is named."""
    if not text.strip():
        return joined([_name(character) for character in dict.fromkeys(text)])
    found = "".join(f"[{_name(letter)}]" if is_unseen(letter) else letter for letter in text).split()
    first = " ".join(found[:words])[: words * LETTERS_A_WORD]
    return first if len(first) == len(" ".join(found)) else f"{first.rstrip()} …"


_JOINERS = "\u200c\u200d"
"""They shape the words of Persian and hold an emoji together; other such characters could turn the line around."""


def is_unseen(character: str) -> bool:
    return category(character) in ("Cc", "Cf") and not character.isspace() and character not in _JOINERS


def _name(character: str) -> str:
    return "line end" if character == "\n" else name(character, f"U+{ord(character):04X}").lower()


def percent(share: float) -> str:
    """A share in whole percent. Only all is 100 % and only nothing 0 %: an edit must not vanish by rounding."""
    rounded = round(share * 100)
    if share > 0:
        rounded = max(rounded, 1)
    if share < 1:
        rounded = min(rounded, 99)
    return f"{rounded}{NBSP}%"


BASIS = {
    "manifest": "given with the bundle",
    "text": "stated in the text",
    "inferred": "inferred",
    "person": "set by hand",
}

IN_SHORT = {"manifest": "given", "text": "stated", "inferred": "inferred", "person": "set by hand"}
"""The same in a word, for where the evidence itself is a click away."""

MOST_LISTED = 160
"""Characters of a title, a name or a value where it is one of many; of a headline, two lines."""


def short(words: str, most: int = MOST_LISTED) -> str:
    """The beginning of what may be as long as a file, for lists. Whole it stands where its text is read."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def because(decision: Decision) -> str:
    """What it rests on: "stated in the text: dateline, “KAMPALA (AP)”"."""
    words = short(decision.words)
    if decision.what == "order" and decision.basis == Basis.TEXT:
        words = ""  # two dates, which stand beside the versions
    if decision.basis == Basis.PERSON:
        return f"set by {decision.by} on {day_in_words(decision.at)}{words and ': '}{words}"
    share = "" if decision.share is None else percent(decision.share)
    if decision.what == "agency" and decision.basis == Basis.INFERRED and words:
        return f"inferred: shares {share} of its text with {words}"
    if decision.basis == Basis.TEXT and words:
        words = f"“{words}”"
    return f"{BASIS[decision.basis]}: {decision.rule}{words and ', '}{words}{share and f' ({share})'}"


def day_in_words(published: str | None) -> str:
    """ISO 8601 to the precision known: "9 November 2020", "November 2020", "9 November 2020, 18:30 UTC"; "" for none.
    What is no such date is given as it stands."""
    moment = _moment(published)
    if moment is None:
        return published or ""
    if published and len(published) in _REDUCED:
        return f"{moment:%B %Y}" if len(published) > len("2020") else published
    time = time_in_words(published)
    return f"{moment.day} {moment:%B %Y}{time and ', '}{time}"


@lru_cache(maxsize=1024)
def day_in_short(published: str | None) -> str:
    """The day alone, for where there is little room: "9 Nov 2020", "Nov 2020"; "" for none."""
    moment = _moment(published)
    if moment is None or (published and len(published) == len("2020")):
        return published or ""
    month = f"{moment:%b %Y}"
    return month if published and len(published) in _REDUCED else f"{moment.day} {month}"


@lru_cache(maxsize=1024)
def time_in_words(published: str | None) -> str:
    """ "18:30 UTC"; "" where none is told."""
    moment = _moment(published)
    if moment is None or not published or not {"T", " "} & set(published):
        return ""
    return f"{moment:%H:%M}{zone_in_words(moment)}"


_REDUCED = {len("2020"): "%Y", len("2020-11"): "%Y-%m"}
"""Dates told to the year or to the month alone, by their lengths."""


def _moment(published: str | None) -> datetime | None:
    try:
        if form := _REDUCED.get(len(published or "")):
            return datetime.strptime(published or "", form)
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None


RELEASED = 9999
"""The year until which a text is held that nobody gave a time for."""


def moment_in_words(moment: datetime | None) -> str:
    """ "9 November 2020, 18:30 UTC"; "somebody releases it" for a hold without end."""
    if moment is None:
        return ""
    return "somebody releases it" if moment.year == RELEASED else day_in_words(moment.isoformat())


_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def days_in_words(text: str) -> str:
    """ "both 2020-11-09" as "both 9 November 2020"."""
    return _DAY.sub(lambda day: day_in_words(day[0]), text)


def zone_in_words(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    return " UTC" if offset == timedelta(0) else f" {moment.tzname()}"
