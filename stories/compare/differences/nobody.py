"""Nobody was hurt, and two were: a toll of none that became a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stories.compare.differences.facing import Facing, Row
from stories.text.document import BODY, Range
from stories.text.facts import DATE, NUMBER, Fact
from stories.text.facts.amounts import COUNT
from stories.text.facts.number import DEAD, HURT, MISSING, role_of
from stories.text.facts.words import Words, asked

_NO = frozenset("no none nobody no-one without".split())
_REACH = 6
"""Words: "no immediate reports of any deaths"."""

_MARKS = frozenset(', ; : . ( ) “ ” " — – -- and but'.split())


@asked
def _denies(key: str) -> bool:
    return key in _NO


class NoneToSome(NamedTuple):
    """The words of `side` that say of nobody what `some` counts on the other."""

    side: int
    words: Range
    some: Fact
    rows: tuple[Row, Row]

    @property
    def spans(self) -> tuple[tuple[int, Range], tuple[int, Range]]:
        return (self.side, self.words), (1 - self.side, self.some.span)


def none_to_some(facing: Facing) -> Iterator[NoneToSome]:
    """One for each sort of toll, unless the text that counts them says "no" as well, or the other counts them, too."""
    if not facing.is_english:
        return
    denied = [_denied(facing, side) for side in (0, 1)]
    for side in (0, 1):
        for role, (words, row) in denied[side].items():
            counted = None if role in denied[1 - side] else _counted(facing, 1 - side, role)
            if counted and not _counted(facing, side, role):
                yield NoneToSome(side, words, counted[0], (row, counted[1]))


def _denied(facing: Facing, side: int) -> dict[str, tuple[Range, Row]]:
    """By what did not happen to anybody, the words that say so first."""
    words = facing.facts[side].words
    found: dict[str, tuple[Range, Row]] = {}
    of_head: dict[str, tuple[Range, Row]] = {}
    for row in facing.rows:
        for sentence in row.sentences[side]:
            places = words.where(sentence, _denies)
            for at in [] if places and _is_of_before(facing, side, sentence) else places:
                for last, role in _roles_behind(words, at, words.of(sentence)):
                    heads = found if facing.kind_of(side, sentence) in BODY else of_head
                    heads.setdefault(role, (words.span(at, last + 1), row))
    return of_head | found


def _roles_behind(words: Words, at: int, span: range) -> Iterator[tuple[int, str]]:
    is_of_some = words.keys[at] not in ("no", "without") or words.keys[at + 1 : at + 2] == ["one"]
    for place in range(at + 1, min(at + 1 + _REACH, span.stop)):
        key = words.keys[place]
        if key in _MARKS or (is_of_some and key in _WHERE):
            return
        if key in _CASUALTIES:
            yield from ((place, role) for role in (DEAD, HURT))
        elif (role := role_of(key)) in _TOLLS:
            yield place, role


_WHERE = frozenset("of on in at aboard inside outside near beside behind from who".split())
"""Behind "nobody" one of these says that it was none of some: "no one on the ground was hurt"."""

_CASUALTIES = frozenset("casualties casualty victims".split())
_TOLLS = frozenset((DEAD, HURT, MISSING))


def _counted(facing: Facing, side: int, role: str) -> tuple[Fact, Row] | None:
    """The first in the body that counts them."""
    facts = facing.facts[side]
    for row in facing.rows:
        for fact in facts.of(NUMBER, row.sentences[side]):
            is_toll = fact.value.role == role and fact.value.amount.unit == COUNT and fact.value.amount.high
            is_told = is_toll and facing.kind_of(side, fact.sentence) in BODY
            if is_told and not _is_of_before(facing, side, fact.sentence):
                return fact, row
    return None


def _is_of_before(facing: Facing, side: int, sentence: int) -> bool:
    """Whether it tells of a year: of another time."""
    dates = facing.facts[side].of(DATE, range(sentence, sentence + 1))
    return any(one.value.sort == "year" for one in dates)
