"""Where the head of a story ends and its body begins, and what the lines of a head are that no form tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stories.text import credits, dates
from stories.text.document import Kind
from stories.text.lines import Lines
from stories.text.notes import is_in_brackets
from stories.text.pieces import Piece

LONGEST_HEAD = 14
"""Pieces that are looked at for where the body begins."""

MOST_SENTENCES = 2
"""Running pieces that may stand above a dateline: a standfirst, a summary. Where there are more, they are the body."""

_LONGEST_STANDFIRST = 45  # words
_FEWEST_STANDFIRST = 5
_MOST_HEADLINE_WORDS = 25
_MOST_ON_TWO_LINES = 13
MOST_KICKER_WORDS = 2
_RUNNING = 25  # words: what has more is a paragraph though no stop ends it

_STOPS = ".!?…。！？؟۔։।"
_CLOSED = "\"'”’»)]"  # what closes behind a stop
_ENDS = frozenset(_STOPS)
_GOES_ON = frozenset(_STOPS + ":;,-")
_FINISHED_BEFORE = re.compile(r"""[.!?…]["'”’»]*\s+(?:[-–—(/]|©).{1,60}$""")
_LABEL = re.compile(r"[^\W\d_]{2,12}\.?:\s")  # "Utl.: 120 jobs at risk"
_SUBTITLE = re.compile(
    r"(?:utl|untertitel|unterzeile|subtitle|subhead|deck|sous-titre|sumario|subtítulo|sottotitolo)\.?:\s", re.I
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_finished(text: str) -> bool:
    return text.rstrip(_CLOSED + "」』")[-1:] in _ENDS


def is_unfinished(text: str) -> bool:
    """A headline's end: a word, perhaps in quotation marks."""
    last = text.rstrip(_CLOSED)[-1:]
    return last != "" and last not in _GOES_ON and not text[:1].islower()


def _runs(text: str, lines: Lines) -> bool:
    """Whether it is a paragraph: a sentence, perhaps with a credit behind its stop, or more than any line above one."""
    if is_finished(text) or _FINISHED_BEFORE.search(text) or length(text) > _RUNNING:
        return True
    return lines.closing(text) is not None


def length(text: str) -> int:
    """In words; two ideographs count as one."""
    return max(len(text.split()), len(_IDEOGRAPH.findall(text)) // 2)


def begins_at(pieces: Sequence[Piece], is_known: Callable[[int], bool], lines: Lines) -> int:
    """The piece with which the body begins: that of the dateline, or else the first running paragraph. `is_known` says
    of a piece whether its form alone tells what it is."""
    running: list[int] = []
    for at, piece in enumerate(pieces[:LONGEST_HEAD]):
        if is_known(at):
            continue
        said = lines.dateline(piece.text)
        if said and said.end < len(piece.text):
            return at if not running or _may_stand_above(running, pieces, is_known) else running[0]
        if _runs(piece.text, lines):
            running.append(at)
            if len(running) > MOST_SENTENCES:
                break  # no dateline further down is the story's
    if not running:
        return _after_the_headline(pieces, is_known, lines)
    first = running[0]
    if (
        len(running) > 1
        and _may_stand_above([first], pieces, is_known)
        and _is_signed(pieces, first, running[1], lines)
    ):
        return running[1]
    return first


def _may_stand_above(running: Sequence[int], pieces: Sequence[Piece], is_known: Callable[[int], bool]) -> bool:
    """Whether sentences may be a standfirst: few, short, below a headline."""
    if len(running) > MOST_SENTENCES or any(length(pieces[at].text) > _LONGEST_STANDFIRST for at in running):
        return False
    return any(not is_known(at) or pieces[at].level == 1 for at in range(running[0]))


def _is_signed(pieces: Sequence[Piece], first: int, second: int, lines: Lines) -> bool:
    """Whether a byline or a time stands below a sentence and above the next one."""
    between = [piece.text for piece in pieces[first + 1 : second]]
    return any(credits.byline(text, lines.names) or dates.is_date_line(text) for text in between)


def _after_the_headline(pieces: Sequence[Piece], is_known: Callable[[int], bool], lines: Lines) -> int:
    """Where nothing runs: below the first line that is not known, if anything is; end marks are no head."""
    ends = len(pieces)
    while ends > 1 and lines.is_ending(pieces[ends - 1].text):
        ends -= 1
    at = next((at for at in range(ends) if not is_known(at)), ends)
    is_more_or_alone = at + 1 < len(pieces) or at > 0  # below its stamp, a flash is a headline and no more
    if (
        at < len(pieces)
        and is_more_or_alone
        and is_unfinished(pieces[at].text)
        and not any(one.level for one in pieces[:at])
    ):
        return at + 1
    return at


def free_lines(lines: Sequence[tuple[int, Piece]]) -> dict[int, tuple[Kind, list[int]]]:
    """What the lines of a head are that no form tells, by the first piece of each, with all pieces that it takes: one
    headline, perhaps on two lines, a kicker above it, a standfirst below, and what is not known."""
    found: dict[int, tuple[Kind, list[int]]] = {}
    number = _headline(lines)
    for place, (at, _) in enumerate(lines):
        if place < number or number < 0:
            found[at] = (Kind.KICKER if number >= 0 and place == number - 1 else Kind.UNKNOWN), [at]
    if number < 0:
        return found
    taken = [lines[number][0]]
    words = length(lines[number][1].text)
    rest = number + 1
    while rest < len(lines) and _goes_on(lines[rest - 1], lines[rest], words):
        taken.append(lines[rest][0])
        words += length(lines[rest][1].text)
        rest += 1
    found[taken[0]] = Kind.HEADLINE, taken
    for at, piece in lines[rest:]:
        enough = length(piece.text) >= _FEWEST_STANDFIRST or _SUBTITLE.match(piece.text)
        found[at] = (Kind.STANDFIRST if enough else Kind.UNKNOWN), [at]
    return found


def _headline(lines: Sequence[tuple[int, Piece]]) -> int:
    """Which of the lines begins the headline; -1 for none."""
    for place, (_, piece) in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if piece.text.isupper() and length(piece.text) <= MOST_KICKER_WORDS:  # "AP NEWS", "US NEWS", then the headline
            following = next((one for one in lines[place + 1 :] if length(one[1].text) > MOST_KICKER_WORDS), following)
        if piece.level or length(piece.text) > _MOST_HEADLINE_WORDS or not any(map(str.isalpha, piece.text)):
            continue
        if following and _is_a_kicker(piece, following[1]):
            continue
        return place
    return -1


def _is_a_kicker(piece: Piece, following: Piece) -> bool:
    if length(following.text) > _MOST_HEADLINE_WORDS or length(following.text) <= length(piece.text):
        return False
    shouted = piece.text.isupper() and not following.text.isupper() and length(piece.text) <= 5
    short = length(piece.text) <= MOST_KICKER_WORDS and length(following.text) > MOST_KICKER_WORDS
    return shouted or piece.text.endswith(":") or (short and not is_finished(following.text))


def _goes_on(before: tuple[int, Piece], line: tuple[int, Piece], words: int) -> bool:
    """Whether a headline goes on in the next line: of the same paragraph, and neither line is a sentence."""
    (at, one), (next_at, other) = before, line
    together = words + length(other.text)
    is_short = together <= _MOST_ON_TWO_LINES or (one.text.isupper() and other.text.isupper())
    is_next = next_at == at + 1 and one.group == other.group and is_short and together <= _MOST_HEADLINE_WORDS
    if not is_next or is_in_brackets(other.text) or _LABEL.match(other.text):
        return False
    return not is_finished(one.text) and not is_finished(other.text)
