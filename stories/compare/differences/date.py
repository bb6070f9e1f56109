"""Days, times and spans that changed, came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import pairwise

from stories.compare.differences.alike import SAME_THING, Alike, share_words
from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.in_place import (
    MOST_FACTS,
    NARROW,
    Pair,
    Paired,
    Place,
    beside_changes,
    came_or_went,
    changed_in_place,
    is_in_another_form,
    paired,
    word_before,
)
from stories.compare.differences.kinds import STYLE
from stories.compare.record import Change
from stories.text.facts import DATE, NUMBER, Fact
from stories.text.facts.amounts import all_units
from stories.text.facts.days import WEEKDAY_NAMES, Day, same_day
from stories.text.facts.named_times import DAYPARTS, UNSET, day_of_year, feast_names, hours_of, part_of, seasons
from stories.text.facts.sentence import PARTS
from stories.text.facts.when import UNKNOWN_HALF, When, is_same_clock
from stories.text.facts.words import key_of
from stories.text.words import table_rows

_KIN = {frozenset({"day", "month"}), frozenset({"month", "year"}), frozenset({"day"}), frozenset({"month"})} | {
    frozenset({"year"}), frozenset({"clock"}), frozenset({"span"}), frozenset({"part"}), frozenset({"part", "clock"}),
    frozenset({"part", "day"}),
    frozenset({"feast"}), frozenset({"feast", "day"}), frozenset({"feast", "month"}),
    *(frozenset({UNSET, sort}) for sort in ("day", "month", "year", "clock", "part", "feast")),
}  # fmt: skip
"""Sorts of which one can have become the other."""

Dates = tuple[str | None, str | None]


def find(facing: Facing) -> Iterator[Difference]:
    dates = _days_of(facing)

    same = _SameThing(facing, dates)

    def score(left: Fact, right: Fact, place: Place) -> float:
        return _score(left.value, right.value, place, dates) or (_LEAST if same.may_tell(left, right) else 0)

    found = paired(facing, DATE, score)
    elsewhere = _Elsewhere(facing, 0, dates), _Elsewhere(facing, 1, dates)
    changed: dict[object, list[Pair]] = defaultdict(list)
    for pair in found.pairs:
        is_same = is_one(pair.left.value, pair.right.value, dates)
        if is_same and is_in_another_form(facing, pair):
            yield changed_in_place(STYLE, [pair], _day_of_both(pair.left.value, pair.right.value, dates))
        elif is_same is False and _is_told(facing, pair, elsewhere, same):
            changed[pair.left.key, pair.right.key].append(pair)
    for pairs in changed.values():
        yield changed_in_place(DATE, pairs)
    moved = [*_elsewhere_told(facing, found, elsewhere, [pair for pairs in changed.values() for pair in pairs])]
    for pair in moved:
        yield changed_in_place(DATE, [pair])
    hour = _hour_of_one(facing)
    for side, leftover in enumerate((found.left, found.right)):
        leftover = [(fact, row) for fact, row in leftover if not any(fact in pair[:2] for pair in moved)]
        if facing.is_english:
            near = beside_changes(side, leftover)
            leftover = [(fact, row) for fact, row in near if not elsewhere[1 - side].holds(fact.value)]
            yield from came_or_went(facing, DATE, side, found, leftover, partial(_is_alone, facing, side, hour))


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
    if UNSET in (left.sort, right.sort):
        return None if left.sort == right.sort else False
    if "part" in (left.sort, right.sort) or "clock" in (left.sort, right.sort):
        return _are_hours(left, right)
    if "feast" in (left.sort, right.sort) and (left.day or right.day):
        return _is_in_season(left, right)
    if left.day and right.day:
        day, _ = same_day(left.day, right.day, *dates)
        if day is False and _is_one_month(left.day, right.day):
            day = None
        if day and {left.span, right.span} & _HENCE and left.span != right.span:
            return False  # Tuesday, and Tuesday week
        if day is None and (_is_outside(left, right.day) or _is_outside(right, left.day)):
            return False
        return _both(day, _day_parts(left.span, right.span), _edges(left.edge, right.edge), _ends(left, right, dates))
    if _is_next(left, right) or _is_next(right, left):
        return False
    if not (left.span and right.span) or left.day or right.day:
        return None
    spans = _span_of(left), _span_of(right)
    if spans[0] == spans[1]:
        return _edges(left.edge, right.edge)
    if bool(left.edge) != bool(right.edge) and spans[0].split()[-1] == spans[1].split()[-1]:
        return None  # this year, and since the start of the year
    return _spans(*spans)


def _day_of_both(left: When, right: When, dates: Dates) -> str:
    """Which day two that are one stand for, where the words alone do not show it."""
    day = same_day(left.day, right.day, *dates)[1] if left.day and right.day else None
    if not (left.day and right.day and day):
        return ""
    is_by_one = None in dates and (left.day.day is None or right.day.day is None)
    return f"both {day}, by the date of one text" if is_by_one else f"both {day}"


def _span_of(when: When) -> str:
    """The end of the year is that of this one."""
    return f"this {when.span}" if when.edge and when.span in _LENGTHS else when.span


def _day_parts(left: str, right: str) -> bool | None:
    """Evening and night are apart as they are written; dawn and morning may be one."""
    if {left, right} <= PARTS or not {left, right} <= set(DAYPARTS):
        return _words(left, right)
    return True if left == right else None if _meet(hours_of(left, ""), hours_of(right, "")) else False


_HENCE = {"week", "fortnight"}


def _is_next(soon: When, far: When) -> bool:
    """Whether one is today or tomorrow, and the other the next week, month or year."""
    is_soon = (soon.day is not None and soon.day.from_today in (0, 1)) or soon.span == "tonight"
    near, _, length = far.span.partition(" ")
    return is_soon and far.day is None and near == "next" and length in _LENGTHS


def _spans(left: str, right: str) -> bool | None:
    """The first quarter may end with "this month", and a week ago was last week."""
    if left in feast_names() or right in feast_names():
        return False if {left, right} <= feast_names() and left.split()[0] != right.split()[0] else None
    words = left.split(), right.split()
    both = set(words[0]), set(words[1])
    if _NEAR.isdisjoint(both[0] | both[1]):
        return False
    if words[0][-1:] == words[1][-1:] == ["ago"]:
        return _ages(left) == _ages(right)
    if "ago" in both[0] | both[1]:
        return None
    if words[0][-1] == words[1][-1]:
        return False if {words[0][0], words[1][0]} <= set(_ORDER) else None  # the spring, this spring
    if not both[0].isdisjoint(both[1]) or {words[0][-1], words[1][-1]} <= _SEASONS:
        return False
    return False if _are_apart(words[0], words[1]) else None


def _are_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two of last, this and next cannot be one time: last month and this week, but not last week and this
    month."""
    if "following" in (one[0], other[0]):
        return one[-1] in _LENGTHS and other[-1] in _LENGTHS
    if not (one[0] in _ORDER and other[0] in _ORDER and one[-1] in _LENGTHS and other[-1] in _LENGTHS):
        return False
    if "this" not in (one[0], other[0]):
        return True
    this, away = (one, other) if one[0] == "this" else (other, one)
    return _LENGTHS.index(this[-1]) <= _LENGTHS.index(away[-1])


def _ages(span: str) -> float:
    """Of "2 week ago", in days."""
    amount, unit, _ = span.rsplit(" ", 2)
    known = all_units().get(unit)
    return round(float(amount.split()[-1]) * (known.size if known else 0), 1)


_NEAR = frozenset("this last next recent ago following".split())
_SEASONS = frozenset("spring summer autumn winter".split())
_ORDER = ("last", "this", "next")
_LENGTHS = ("week", "month", "quarter", "year", "decade", "century")


def _are_hours(left: When, right: When) -> bool | None:
    """Of parts of the day and hours: that two of them are apart can be said; that they are one, of equal words only."""
    if left.sort == right.sort and (left.span, left.edge) == (right.span, right.edge):
        return True
    hours = _hours(left), _hours(right)
    if not (hours[0] and hours[1]):
        return None
    return None if any(_meet(hours[0], _later(hours[1], days)) for days in (-1, 0, 1)) else False


def _hours(when: When) -> tuple[float, float] | None:
    if when.clock is not None:
        hour = when.clock / 60
        return (hour, hour) if hour < _HOURS_OF_DAY else None
    return hours_of(when.span, when.edge) if when.span in DAYPARTS else None


def _later(hours: tuple[float, float], days: int) -> tuple[float, float]:
    return hours[0] + days * _HOURS_OF_DAY, hours[1] + days * _HOURS_OF_DAY


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


_HOURS_OF_DAY = 24


def _is_one_month(left: Day, right: Day) -> bool:
    """Of which one text gives the year: "that June", told of a year before, and "June 2022"."""
    is_month = left.month is not None and left.day is right.day is None
    return is_month and left.month == right.month and (left.year is None) != (right.year is None)


def _is_in_season(left: When, right: When) -> bool | None:
    """That a feast does not fall in a month, or on a day, can be said; that it does, is not that it is one."""
    feast, other = (left, right) if left.sort == "feast" else (right, left)
    season, day = seasons().get(feast.span), other.day
    if season is None or day is None or not day.month:
        return None
    first, last = day_of_year(day.month, day.day or 1), day_of_year(day.month, day.day or 31)
    return False if last < season[0] or season[1] < first else None


def _is_outside(when: When, day: Day) -> bool:
    """Whether a day does not lie in that part of its month: April 1 is not the middle of April."""
    part = part_of(when.edge)
    if part is None or when.day is None or when.day.day or not day.day or when.day.month != day.month:
        return False
    of_month = (day.day - 1) / 30, day.day / 30
    return of_month[1] < part[0] or part[1] < of_month[0]


def _ends(left: When, right: When, dates: Dates) -> bool | None:
    if left.upto is None or right.upto is None:
        return True if left.upto is right.upto else None
    return is_one(left.upto, right.upto, dates)


def _words(left: str, right: str) -> bool | None:
    return True if left == right else False if left and right else None


def _edges(left: str, right: str) -> bool | None:
    """Late in June may be its end; the first Monday of it is never the second."""
    if _nth_of(left) and _nth_of(right) and left.split()[1:] == right.split()[1:]:
        return _nth_of(left) == _nth_of(right)
    parts = part_of(left), part_of(right)
    if left != right and parts[0] and parts[1] and parts[0][0] < parts[1][1] and parts[1][0] < parts[0][1]:
        return None
    return _words(left, right)


def _nth_of(edge: str) -> int:
    """Of the first Monday, the second week; 0 where it is not counted from the start."""
    nth = edge.split()[0] if edge else ""
    return _NTHS.index(nth) + 1 if nth in _NTHS and not edge.endswith(("half of", "quarter of")) else 0


_NTHS = "first second third fourth".split()


def _both(*answers: bool | None) -> bool | None:
    return False if False in answers else None if None in answers else True


def _is_other(left: When, right: When) -> bool:
    """Whether neither can be the other: a month of no year, and a year."""
    years = [when.day and when.day.year for when in (left, right)]
    return {left.sort, right.sort} == {"month", "year"} and not all(years)


def _score(left: When, right: When, place: Place, dates: Dates) -> float:
    if _is_other(left, right):
        return 0
    if frozenset({left.sort, right.sort}) not in _KIN and is_one(left, right, dates) is not False:
        return 0.5 if place.is_narrow and "clock" not in (left.sort, right.sort) else 0
    if is_one(left, right, dates) is not False:
        return place.closeness + 3
    return place.closeness if place.is_narrow or place.around >= 2 else 0


_RARE = ("month", "clock")
_LEAST = 0.1
"""Of what is paired only where nothing else speaks for another."""


SAME_PLAN = 0.4
"""What happened is told in fewer words of the plan: "plans to launch on Saturday", "soared into orbit on Sunday"."""


class _SameThing:
    """Whether two times are those of one thing: each the only one of its sort that the other's sentence lacks, and the
    two sentences alike, though other words stand around them."""

    def __init__(self, facing: Facing, dates: Dates) -> None:
        self._facing, self._dates = facing, dates
        self._alike = Alike(facing)

    def may_tell(self, left: Fact, right: Fact) -> bool:
        is_kin = frozenset({left.value.sort, right.value.sort}) in _KIN and not _is_other(left.value, right.value)
        if not is_kin or is_one(left.value, right.value, self._dates) is not False:
            return False
        return self.is_of(left, right) or self._are_rare(left, right)

    def _are_rare(self, left: Fact, right: Fact) -> bool:
        """Whether they are a month or a time of day each, of which a story tells few, of sentences that answer to each
        other and share a word."""
        sort = left.value.sort
        if right.value.sort != sort or not self._are_sole(left, right):
            return False
        if sort not in _RARE and not _are_of_other_weeks(self._facing, left, right):
            return False
        return self._alike.share(left.sentence, right.sentence) > 0 and share_words(self._facing, left, right)

    def is_of(self, left: Fact, right: Fact) -> bool:
        return self.is_alike(left, right) and self._are_sole(left, right)

    def _are_sole(self, left: Fact, right: Fact) -> bool:
        """Whether all other times of their sorts stand in both sentences."""
        lefts, rights = (
            self._facing.facts[side].of(DATE, range(fact.sentence, fact.sentence + 1))
            for side, fact in enumerate((left, right))
        )
        if max(len(lefts), len(rights)) > MOST_FACTS:
            return False
        sorts = left.value.sort, right.value.sort
        alone = [one for one in lefts if one.value.sort in sorts and not self._holds(rights, one, False)]
        others = [one for one in rights if one.value.sort in sorts and not self._holds(lefts, one, True)]
        return alone == [left] and others == [right]

    def _holds(self, facts: Sequence[Fact], fact: Fact, is_right: bool) -> bool:
        pairs = ((one.value, fact.value) if is_right else (fact.value, one.value) for one in facts)
        return any(is_one(*pair, self._dates) for pair in pairs)

    def is_alike(self, left: Fact, right: Fact) -> bool:
        least = SAME_PLAN if self.is_planned(left, right) else SAME_THING
        return self._alike.share(left.sentence, right.sentence) >= least

    def is_planned(self, left: Fact, right: Fact) -> bool:
        """Whether one of the two is still to come: it will open on Sunday; was due on Sunday."""
        return _is_planned(self._facing, 0, left) or _is_planned(self._facing, 1, right)

    def is_turned(self, left: Fact, right: Fact) -> bool:
        return self._alike.is_one_negated(left.sentence, right.sentence)


def _is_told(facing: Facing, pair: Pair, elsewhere: tuple[_Elsewhere, _Elsewhere], same: _SameThing) -> bool:
    """Whether a pair of two times is a change: in place, or else where neither stands in the other text. That an update
    was told on another day is none."""
    left, right, place = pair.left, pair.right, pair.place
    if any(_is_of_telling(facing, side, fact) for side, fact in enumerate((left, right))):
        return False
    if _are_about_one(facing, left, right):
        return False
    is_there = elsewhere[1].holds(left.value), elsewhere[0].holds(right.value)
    if _is_weekday(left.value) and _is_weekday(right.value):
        if same.is_planned(left, right) and same.is_of(left, right):
            return True
        is_narrow = 0 < place.change <= _FEW and place.around >= 2
        is_rare = _are_of_other_weeks(facing, left, right)
        if same.is_turned(left, right) or not (
            is_narrow or is_rare or (place.around >= 2 and same.is_alike(left, right))
        ):
            return False
    if all(is_there):
        return False
    if place.closeness >= 4 or (place.is_narrow and place.around) or same.is_of(left, right):
        return True
    return not any(is_there)


_FEW = 4
"""Words on the longer side of a change in which little but the time differs."""


def _is_of_another_week(facing: Facing, side: int, fact: Fact) -> bool:
    """Last Tuesday, next Friday: not the day on which it is told."""
    return _is_weekday(fact.value) and key_of(facing.documents[side].quote(fact.span).split()[0]) in ("last", "next")


def _are_of_other_weeks(facing: Facing, left: Fact, right: Fact) -> bool:
    return _is_of_another_week(facing, 0, left) and _is_of_another_week(facing, 1, right)


def _is_weekday(when: When) -> bool:
    return when.day is not None and when.day.weekday is not None and when.day.day is None


_PLANNING = frozenset(
    "will plans plan planned planning due expected expects expect scheduled slated forecast forecasts may could would "
    "should shall intends intended hopes hoped aims aimed postponed delayed rescheduled deadline beginning "
    "starting".split()
)
_TO_COME = 14
"""Words before a time among which one says that it is to come."""


def _is_planned(facing: Facing, side: int, fact: Fact) -> bool:
    words = facing.facts[side].words
    first = facing.documents[side].numbered.first_at(fact.start)
    before = words.keys[max(first - _TO_COME, words.of(fact.sentence).start) : first]
    if before and before[-1] in _LIMITS - {"since"}:
        return True
    return not _PLANNING.isdisjoint(before) or any(pair in _IS_TO for pair in pairwise(before))


_IS_TO = frozenset((being, "to") for being in ("is", "are", "was", "were", "be", "set", "moved", "forward", "back")) | {
    ("set", "for")
}


def _elsewhere_told(
    facing: Facing, found: Paired, elsewhere: tuple[_Elsewhere, _Elsewhere], changed: Sequence[Pair]
) -> Iterator[Pair]:
    """The one time of day that only the left tells and the one that only the right does, told of one thing in another
    place: "called at 7:50 p.m.", "the call came at 7:15 p.m."; and the one weekday that both say is still to come: "are
    to appear on Tuesday", "will appear in court on Wednesday"."""
    if not facing.is_english:
        return
    sides = []
    for side, leftover in enumerate((found.left, found.right)):
        rows = [row for row in facing.rows if not row.faces]
        alone = [(fact, row) for row in rows for fact in facing.facts[side].of(DATE, row.sentences[side])]
        sides.append([*leftover, *alone])
    for is_of_sort, shared in ((_is_hour, 1), (_is_day_to_come, 2)):
        if not any(is_of_sort(facing, 0, pair.left) for pair in changed):
            yield from _told_of_one_thing(facing, sides, elsewhere, is_of_sort, shared)


_Standing = list[tuple[Fact, Row]]


def _told_of_one_thing(
    facing: Facing,
    sides: Sequence[_Standing],
    elsewhere: tuple[_Elsewhere, _Elsewhere],
    is_of_sort: Callable[[Facing, int, Fact], bool],
    shared: int,
) -> Iterator[Pair]:
    """The only two of a sort of which neither text has the other's, in sentences that share so many rare words."""
    alone: list[_Standing] = []
    for side, standing in enumerate(sides):
        of_sort = [(fact, row) for fact, row in standing if is_of_sort(facing, side, fact)]
        alone.append([(fact, row) for fact, row in of_sort if not elsewhere[1 - side].holds(fact.value)])
        if len(alone[side]) != 1:
            return
    ((left, row),), ((right, other),) = alone
    if is_one(left.value, right.value, (None, None)) is not False or _are_about_one(facing, left, right):
        return
    if (left.value.upto is None) is (right.value.upto is None) and share_words(facing, left, right, shared):
        yield Pair(left, right, Place(0, 0), (row, other), facing.kind_of(0, left.sentence))


def _is_hour(facing: Facing, side: int, fact: Fact) -> bool:
    return fact.value.clock is not None and not _is_aside(facing, side, fact)


def _is_day_to_come(facing: Facing, side: int, fact: Fact) -> bool:
    return _is_weekday(fact.value) and _is_planned(facing, side, fact)


def _is_aside(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether it is the hour of another zone, in brackets: 4:50 am (1750 GMT)."""
    first = facing.documents[side].numbered.first_at(fact.start)
    return facing.facts[side].words.keys[max(first - 1, 0)] in _ASIDE


_ASIDE = frozenset("([")

_ROUNDED = 30
"""Minutes by which a time is off that is told as about an hour, or as shortly after it."""

_ABOUT = frozenset("about around nearly almost roughly approximately shortly little just soon".split())


def _are_about_one(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether one of two times of day is told as about an hour or a half, and the other is near it: 4.10am, and
    shortly after four in the morning."""
    one, other = left.value.clock, right.value.clock
    if one is None or other is None:
        return False
    apart = abs(one - other) % (UNKNOWN_HALF // 2)
    if min(apart, UNKNOWN_HALF // 2 - apart) > _ROUNDED:
        return False
    return any(
        fact.value.clock % _ROUNDED == 0 and _is_about(facing, side, fact) for side, fact in enumerate((left, right))
    )


def _is_about(facing: Facing, side: int, fact: Fact) -> bool:
    words = facing.facts[side].words
    first = facing.documents[side].numbered.first_at(fact.start)
    return not _ABOUT.isdisjoint(words.keys[max(first - 2, words.of(fact.sentence).start) : first])


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
            self._answers[when] = any(is_one(when, _as_told(one, when), self._dates) for one in near) or (
                _is_in_words(self._facing, self._side, when)
            )
        return self._answers[when]


def _as_told(one: When, like: When) -> When:
    """Without its part of the day where the other names none: the evening of May 3 tells May 3."""
    return one._replace(span="") if one.day and one.span in DAYPARTS and not like.span else one


MOST_TIMES = 30
"""Different times of one sort in a text that one is looked for among: a story has ten at most."""


def _is_of_telling(facing: Facing, side: int, fact: Fact) -> bool:
    """Police said Monday; said on Monday."""
    return _is_weekday(fact.value) and word_before(facing, side, fact, _SMALL) in reporting()


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


def _is_named(facing: Facing, side: int, when: When) -> bool:
    """Whether the other text names the weekday, of whatever week, or as a habit: on Fridays."""
    if not _is_weekday(when) or when.day is None or when.day.weekday is None:
        return False
    name = WEEKDAY_NAMES[when.day.weekday]
    return not facing.word_sets[1 - side].isdisjoint({name, f"{name}s"})


def _is_alone(
    facing: Facing,
    side: int,
    hour: Fact | None,
    fact: Fact,
    row: Row,
    change: Change,
    others: Sequence[Fact],
    is_linked: bool,
) -> bool:
    """Whether a time came or went by itself, and no other in its place. A weekday mostly is the day of the update, a
    span ("last week") a matter of style, and an hour that goes with other words belongs to them; so does a year or a
    month in a long change."""
    when: When = fact.value
    if _is_day_of_lede(facing, side, fact, row):
        return not _is_named(facing, side, when)
    if not (
        _is_exact(when) or _is_limit(facing, side, fact) or (_is_weekday(when) and _is_planned(facing, side, fact))
    ):
        return False
    if any(row.change_at(1 - side, one.span) is change and not _is_other(when, one.value) for one in others):
        return False
    if _is_named(facing, side, when):
        return False
    if when.clock is not None:
        if _is_aside(facing, side, fact):
            return False
        is_cut_out = change.words[side] <= NARROW and not change.words[1 - side]
        return is_cut_out or (is_linked and fact == hour)
    if when.sort in ("year", "month") and _is_reckoned(facing, side, row):
        return False
    return change.words[side] <= NARROW or is_linked


def _is_day_of_lede(facing: Facing, side: int, fact: Fact, row: Row) -> bool:
    """Whether a lede tells the weekday of what happened, and nothing of the other text that answers to it any time."""
    if fact.sentence != facing.lede(side) or not _is_weekday(fact.value) or _is_of_telling(facing, side, fact):
        return False
    return not facing.facts[1 - side].of(DATE, row.sentences[1 - side])


def _hour_of_one(facing: Facing) -> Fact | None:
    """The one time of day that only one of the texts has: "arrested at 9.48pm", where the other says that he was
    arrested. A text with hours for all that happened is another way of telling."""
    hours = [
        {key: facts[0] for key, facts in one.everywhere(DATE).items() if facts[0].value.clock is not None}
        for one in facing.facts
    ]
    alone = [*(hours[0].keys() ^ hours[1].keys())]
    if len(alone) != 1:
        return None
    side = int(alone[0] in hours[1])
    hour = hours[side][alone[0]]
    return hour if facing.documents[side].text[hour.start].isdigit() else None


_RECKONED = frozenset(
    (length, way)
    for length in ("year", "years", "month", "months", "decades")
    for way in ("later", "earlier", "after", "before", "ago")
)


def _is_reckoned(facing: Facing, side: int, row: Row) -> bool:
    """Whether the other side tells some time from another: six years later; for 17 years."""
    words = facing.facts[1 - side].words
    facts = facing.facts[1 - side].of(NUMBER, row.sentences[1 - side])
    if any(fact.value.amount.unit == "year" and not fact.value.is_weak for fact in facts):
        return True
    return any(
        pair in _RECKONED
        for one in row.sentences[1 - side]
        for pair in pairwise([words.keys[at] for at in words.of(one)])
    )
