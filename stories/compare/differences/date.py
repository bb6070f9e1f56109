"""Days, times and spans that changed, came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial

from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.in_place import (
    NARROW,
    Pair,
    Place,
    beside_changes,
    came_or_went,
    changed_in_place,
    paired,
    word_before,
)
from stories.compare.record import Change
from stories.text.facts import DATE, Fact
from stories.text.facts.date import When, is_same_clock
from stories.text.facts.days import Day, same_day
from stories.text.words import table_rows

_KIN = {frozenset({"day", "month"}), frozenset({"month", "year"}), frozenset({"day"}), frozenset({"month"})} | {
    frozenset({"year"}), frozenset({"clock"}), frozenset({"span"}),
}  # fmt: skip
"""Sorts of which one can have become the other."""

Dates = tuple[str | None, str | None]


def find(facing: Facing) -> Iterator[Difference]:
    dates = _days_of(facing)

    def score(left: Fact, right: Fact, place: Place) -> float:
        return _score(left.value, right.value, place, dates)

    found = paired(facing, DATE, score)
    elsewhere = _Elsewhere(facing, 0, dates), _Elsewhere(facing, 1, dates)
    changed: dict[object, list[Pair]] = defaultdict(list)
    for pair in found.pairs:
        if is_one(pair.left.value, pair.right.value, dates) is False and _is_told(facing, pair, elsewhere):
            changed[pair.left.key, pair.right.key].append(pair)
    for pairs in changed.values():
        yield changed_in_place(DATE, pairs)
    for side, leftover in enumerate((found.left, found.right)):
        if facing.is_english:
            near = beside_changes(side, leftover)
            leftover = [(fact, row) for fact, row in near if not elsewhere[1 - side].holds(fact.value)]
            yield from came_or_went(facing, DATE, side, found, leftover, partial(_is_alone, facing, side))


def _days_of(facing: Facing) -> Dates:
    """The days of the two texts, without the time of day."""
    left, right = (date[:10] if date and len(date) >= 10 else None for date in facing.dates)
    return left, right


def is_one(left: When, right: When, dates: Dates) -> bool | None:
    """Whether two tell one time; None where nobody can say."""
    if left.clock is not None and right.clock is not None:
        if not is_same_clock(left.clock, right.clock):
            return False
        return _both(True, _ends(left, right, dates))
    if left.day and right.day:
        day, _ = same_day(left.day, right.day, *dates)
        return _both(day, _words(left.span, right.span), _edges(left.edge, right.edge), _ends(left, right, dates))
    if left.span and right.span and not (left.day or right.day):
        return _edges(left.edge, right.edge) if left.span == right.span else _spans(left.span, right.span)
    return None


def _spans(left: str, right: str) -> bool | None:
    """The first quarter may end with "this month", and a week ago was last week."""
    words = set(left.split()), set(right.split())
    is_near = not _NEAR.isdisjoint(words[0] | words[1])
    return None if is_near and (words[0].isdisjoint(words[1]) or ("ago" in words[0]) != ("ago" in words[1])) else False


_NEAR = frozenset("this last next recent ago".split())


def _ends(left: When, right: When, dates: Dates) -> bool | None:
    if left.upto is None or right.upto is None:
        return True if left.upto is right.upto else None
    return is_one(left.upto, right.upto, dates)


def _words(left: str, right: str) -> bool | None:
    return True if left == right else False if left and right else None


def _edges(left: str, right: str) -> bool | None:
    """Late in June may be its end."""
    return None if {left, right} in ({"late", "end of"}, {"early", "start of"}) else _words(left, right)


def _both(*answers: bool | None) -> bool | None:
    return False if False in answers else None if None in answers else True


def _is_other(left: When, right: When) -> bool:
    """Whether neither can be the other: a month of no year, and a year."""
    years = [when.day and when.day.year for when in (left, right)]
    return {left.sort, right.sort} == {"month", "year"} and not all(years)


def _score(left: When, right: When, place: Place, dates: Dates) -> float:
    if _is_other(left, right):
        return 0
    if frozenset({left.sort, right.sort}) not in _KIN:
        return 0.5 if place.is_narrow and "clock" not in (left.sort, right.sort) else 0
    if is_one(left, right, dates) is not False:
        return place.closeness + 3
    return place.closeness if place.is_narrow or place.around >= 2 else 0


def _is_told(facing: Facing, pair: Pair, elsewhere: tuple[_Elsewhere, _Elsewhere]) -> bool:
    """Whether a pair of two times is a change: in place, or else where neither stands in the other text. That an update
    was told on another day is none."""
    if all(_is_of_telling(facing, side, fact) for side, fact in enumerate((pair.left, pair.right))):
        return False
    is_there = elsewhere[1].holds(pair.left.value), elsewhere[0].holds(pair.right.value)
    if all(is_there):
        return False
    if pair.place.closeness >= 4 or (pair.place.is_narrow and pair.place.around):
        return True
    return not any(is_there)


class _Elsewhere:
    """The times of one whole text, to be looked for under whatever name."""

    def __init__(self, facing: Facing, side: int, dates: Dates) -> None:
        self._facing, self._side = facing, side
        self._dates = dates if side else dates[::-1]
        self._answers: dict[When, bool] = {}

    @cached_property
    def _times(self) -> dict[str, list[When]]:
        found: dict[str, list[When]] = {}
        for facts in self._facing.facts[self._side].everywhere(DATE).values():
            found.setdefault(facts[0].value.sort, []).append(facts[0].value)
        return found

    def holds(self, when: When) -> bool:
        if when not in self._answers:
            sorts = {sort for kin in _KIN if when.sort in kin for sort in kin}
            near = [one for sort in sorts for one in self._times.get(sort, ())[:MOST_TIMES]]
            self._answers[when] = any(is_one(when, one, self._dates) for one in near) or (
                _is_in_words(self._facing, self._side, when)
            )
        return self._answers[when]


MOST_TIMES = 30
"""Different times of one sort in a text that one is looked for among: a story has ten at most."""


def _is_of_telling(facing: Facing, side: int, fact: Fact) -> bool:
    """Police said Monday; said on Monday."""
    day = fact.value.day
    is_weekday = day is not None and day.weekday is not None and day.day is None
    return is_weekday and word_before(facing, side, fact, _SMALL) in reporting()


@cache
def reporting() -> frozenset[str]:
    """Verbs that say where words come from."""
    return frozenset(verb for row in table_rows("reporting.txt") for verb in row.partition(":")[2].split())


_SMALL = frozenset({"on"})


def _is_in_words(facing: Facing, side: int, when: When) -> bool:
    """Whether the year of a time that tells no more stands there in whatever use."""
    day = when.day
    is_bare = day == Day(year=day.year) and not (when.edge or when.span or when.upto) if day else False
    return bool(day and is_bare and str(day.year) in facing.word_sets[side])


def _is_exact(when: When) -> bool:
    day = when.day
    return when.clock is not None or (day is not None and day.weekday is None and day.from_today is None)


_LIMITS = frozenset("by before until till since through".split())


def _is_limit(facing: Facing, side: int, fact: Fact) -> bool:
    """A weekday that something must be done by is not the day on which it is told."""
    day = fact.value.day
    return day is not None and day.weekday is not None and word_before(facing, side, fact) in _LIMITS


def _is_alone(
    facing: Facing, side: int, fact: Fact, row: Row, change: Change, others: Sequence[Fact], is_linked: bool
) -> bool:
    """Whether a time came or went by itself, and no other in its place. A weekday mostly is the day of the update, a
    span ("last week") a matter of style, and an hour that goes with other words belongs to them; so does a year or a
    month in a long change."""
    when: When = fact.value
    if not (_is_exact(when) or _is_limit(facing, side, fact)):
        return False
    if any(row.change_at(1 - side, one.span) is change and not _is_other(when, one.value) for one in others):
        return False
    if when.clock is not None:
        return change.words[side] <= NARROW and not change.words[1 - side]
    is_bare = when.sort in ("year", "month") and not when.edge
    return change.words[side] <= NARROW or (is_linked and change.words[1 - side] > 0 and not is_bare)
