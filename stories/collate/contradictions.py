"""Which decisions of people about versions cannot stand together, and why."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from stories.collate.candidate import Key
from stories.collate.linkage import Sets
from stories.collate.repairs import SYMMETRIC, Field, Repair, RepairKind, each_once, moment

Place = TypeVar("Place", bound=Hashable)
Draft = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`repair` is new; `others` are those it cannot stand beside, in the order in which one leads to the next. There
    are none where the repair is impossible in itself, or the texts themselves forbid it. `said` is a sentence for a
    person."""

    repair: Repair
    others: tuple[Repair, ...]
    said: str


def contradictions(new: Iterable[Repair], standing: Iterable[Repair]) -> list[Contradiction]:
    """Why the new ones cannot take force beside those that stand; nothing if, and only if, they can. Independent of the
    order of either. What stands is taken to hold no contradiction in itself, and none is told.

    Not every new repair that has a part in a contradiction need be the `repair` of one; and when those are taken
    away, what is left may still contradict itself another way."""
    stands = each_once(standing)
    comes = {decision: repair for decision, repair in each_once(new).items() if decision not in stands}
    fresh = frozenset(comes.values())
    possible = [repair for _, repair in sorted({**stands, **comes}.items()) if not repair.impossible]
    articles = _Bound(possible, {RepairKind.ONE_ARTICLE})
    stories = _Bound(possible, {RepairKind.ONE_ARTICLE, RepairKind.ONE_STORY})
    order = _Order(possible)
    given = _given(possible, fresh)
    found = [
        *(Contradiction(repair, (), repair.impossible) for repair in fresh if repair.impossible),
        *_bound_and_apart(possible, stories, RepairKind.NOT_ONE_STORY, fresh),
        *_bound_and_apart(possible, articles, RepairKind.NOT_ONE_ARTICLE, fresh),
        *_given_twice(given, fresh),
        *_given_in_one_article(given, Field.OUTLET, articles, fresh),
        *_given_in_one_article(given, Field.AGENCY, articles, fresh),
        *_in_a_circle(order, fresh),
        *_against_times(order, _first_given(given, Field.PUBLISHED), fresh),
    ]
    return sorted(set(found), key=lambda one: (one.repair.decision, [other.decision for other in one.others], one.said))


def _split(line: Sequence[Repair], fresh: Collection[Repair]) -> tuple[Repair, tuple[Repair, ...]] | None:
    """The last of the line that is new, and the others; None where all of them stand."""
    at = next((at for at in reversed(range(len(line))) if line[at] in fresh), None)
    return None if at is None else (line[at], (*line[:at], *line[at + 1 :]))


# Ways from one place to another: each step is what a repair says, or (None) what the keys alone say.

Step = tuple[Place, Repair | None]


class _Ways(Generic[Place]):
    """The ways from one place to all that it leads to, by as few repairs as can be."""

    def __init__(self, start: Place, steps: Callable[[Place], Iterable[Step[Place]]]) -> None:
        self.came: dict[Place, Step[Place]] = {}
        self.start = start
        lengths = {start: 0}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there, repair in steps(here):
                length = lengths[here] + (repair is not None)
                if there not in lengths or length < lengths[there]:
                    lengths[there] = length
                    self.came[there] = here, repair
                    if repair is None:
                        waiting.appendleft(there)
                    else:
                        waiting.append(there)

    def places(self, end: Place) -> list[Place]:
        """Those between the start and the end, both among them."""
        way = [end]
        while way[-1] != self.start:
            way.append(self.came[way[-1]][0])
        return way[::-1]

    def repairs(self, end: Place) -> list[Repair]:
        steps = (self.came[place][1] for place in self.places(end)[1:])
        return [repair for repair in steps if repair is not None]


# One story, one article


class _Bound:
    """What some kinds of repair bind together. The parts of a draft are one article whatever anybody says, so that
    what is bound are drafts."""

    def __init__(self, repairs: Iterable[Repair], kinds: Collection[RepairKind]) -> None:
        self.steps: dict[Draft, list[Step[Draft]]] = defaultdict(list)
        for repair in repairs:
            if repair.kind in kinds and repair.pair:
                one, other = map(_draft, repair.pair)
                self.steps[one].append((other, repair))
                self.steps[other].append((one, repair))
        self.sets = Sets(self.steps)
        for one, steps in self.steps.items():
            for other, _ in steps:
                self.sets.join(one, other)
        self.ways = cache(lambda draft: _Ways(draft, lambda here: self.steps[here]))

    def set_of(self, key: Key) -> Draft:
        draft = _draft(key)
        return self.sets.first(draft) if draft in self.sets else draft

    def joined(self, one: Key, other: Key) -> bool:
        return self.set_of(one) == self.set_of(other)

    def chain(self, one: Key, other: Key) -> list[Repair]:
        return self.ways(_draft(one)).repairs(_draft(other))


def _draft(key: Key) -> Draft:
    return key.source, key.draft


def _bound_and_apart(
    repairs: Iterable[Repair], bound: _Bound, forbidding: RepairKind, fresh: Collection[Repair]
) -> Iterator[Contradiction]:
    forbidden = ((repair, repair.pair) for repair in repairs if repair.kind is forbidding)
    for repair, pair in forbidden:
        if pair and bound.joined(*pair) and (found := _split([*bound.chain(*pair), repair], fresh)):
            yield Contradiction(*found, _why_apart(*found, forbidding))


def _why_apart(repair: Repair, others: Sequence[Repair], forbidding: RepairKind) -> str:
    one = forbidding.removeprefix("not ")
    if repair.kind is forbidding:
        binding = "Another change says" if len(others) == 1 else "Other changes together say"
        return f"{binding} that these two are {one}."
    if len(others) == 1:
        return f"Another change says that these two are not {one}."
    return f"With other changes it makes {one} of two versions that are said not to be {one}."


# What is given

Given = Mapping[tuple[Key, str], Sequence[Repair]]
"""By version and field, what stands before what is new."""

_NOUNS: Mapping[str, str] = {
    Field.PUBLISHED: "time of publication",
    Field.HELD_UNTIL: "time until which it is held",
}
"""What the fields are called in a sentence, where not by their name."""


def _given(repairs: Iterable[Repair], fresh: Collection[Repair]) -> Given:
    given: dict[tuple[Key, str], list[Repair]] = defaultdict(list)
    for repair in sorted(repairs, key=lambda repair: repair in fresh):
        if repair.kind is RepairKind.GIVEN:
            given[repair.one, repair.what].append(repair)
    return given


def _first_given(given: Given, field: Field) -> list[Repair]:
    """One for each version: what else is given to it contradicts that, and is told."""
    return [first for first, *_ in given.values() if first.what == field]


def _given_twice(given: Given, fresh: Collection[Repair]) -> Iterator[Contradiction]:
    for first, *others in given.values():
        for repair in others:
            if found := _split([first, repair], fresh):
                yield Contradiction(*found, f"Another change gives it another {_NOUNS.get(repair.what, repair.what)}.")


def _given_in_one_article(
    given: Given, field: Field, articles: _Bound, fresh: Collection[Repair]
) -> Iterator[Contradiction]:
    """Against the first that is given in each article. One repair that draws together two articles of many versions is
    told once for each value, not for each version."""
    first_in: dict[Draft, Repair] = {}
    told: set[tuple[Repair, str]] = set()
    for repair in sorted(_first_given(given, field), key=lambda repair: repair in fresh):
        first = first_in.setdefault(articles.set_of(repair.one), repair)
        if first.value == repair.value:
            continue
        found = _split([first, *articles.chain(first.one, repair.one), repair], fresh)
        if found and (found[0], repair.value) not in told:
            told.add((found[0], repair.value))
            yield Contradiction(*found, _why_in_one_article(found[0], field))


def _why_in_one_article(repair: Repair, field: Field) -> str:
    if repair.kind is RepairKind.GIVEN:
        return f"Another version of the same article is given another {field}."
    return f"It makes one article of versions that are given more than one {field}."


# Before and after


class _Edge(NamedTuple):
    """From a version to one that is not before it: after it where `strict`, else perhaps the same text."""

    to: Key
    repair: Repair | None
    strict: bool


class _Order:
    """What must not be before what. Between the parts of a draft that follows from the keys: not strictly, for a person
    may take them as one text, which leads back from the later one, and from all between, to the earlier."""

    def __init__(self, repairs: Iterable[Repair]) -> None:
        self.edges: dict[Key, list[_Edge]] = {}
        for repair in repairs:
            for key in repair.pair or (repair.one,):
                self.edges.setdefault(key, [])
            if repair.pair and repair.kind is RepairKind.ONE_TEXT:
                earlier, later = repair.pair
                self.edges[later].append(_Edge(earlier, repair, strict=False))
            elif repair.pair and repair.kind not in SYMMETRIC:
                before, after = repair.pair
                self.edges[before].append(_Edge(after, repair, strict=True))
        for earlier, later in pairwise(sorted(self.edges)):
            if _draft(earlier) == _draft(later):
                self.edges[earlier].append(_Edge(later, None, strict=False))
        self.circles = _circles(self.edges)
        self.circle_of = {key: at for at, circle in enumerate(self.circles) for key in circle}

    @property
    def impossible(self) -> set[Key]:
        """Those that would come before themselves."""
        circles = {self.circle_of[key] for key in self.edges if any(edge.strict for edge in self.within(key))}
        return {key for circle in circles for key in self.circles[circle]}

    def ways_from(self, key: Key) -> _Ways[Key]:
        return _Ways(key, lambda here: ((edge.to, edge.repair) for edge in self.edges[here]))

    def within(self, key: Key) -> Iterator[_Edge]:
        """Those that lead back to it in the end."""
        return (edge for edge in self.edges[key] if self.circle_of[edge.to] == self.circle_of[key])

    def way_round(self, start: Key, edge: _Edge) -> list[Repair]:
        """The shortest way back to the start by way of an edge, and of one that is strict; empty where that goes
        through one version twice: then the edge has no part in the circle."""
        ways = _Ways((edge.to, edge.strict), self._steps_round)
        places = ways.places((start, True))
        if edge.repair is None or len({key for key, _ in places}) < len(places):
            return []
        return [*ways.repairs((start, True)), edge.repair]

    def _steps_round(self, place: tuple[Key, bool]) -> Iterator[Step[tuple[Key, bool]]]:
        key, is_strict = place
        return (((edge.to, is_strict or edge.strict), edge.repair) for edge in self.within(key))


def _circles(edges: Mapping[Key, Sequence[_Edge]]) -> list[list[Key]]:
    """The versions, those that lead to each other together, each circle after all that lead to it (Kosaraju)."""
    back: dict[Key, list[Key]] = defaultdict(list)
    for key, onward in edges.items():
        for edge in onward:
            back[edge.to].append(key)
    seen: set[Key] = set()
    left = [key for start in edges for key in _leaving(start, lambda key: (edge.to for edge in edges[key]), seen)]
    seen = set()
    circles = (list(_leaving(start, lambda key: iter(back[key]), seen)) for start in reversed(left))
    return [circle for circle in circles if circle]


def _leaving(start: Key, onward: Callable[[Key], Iterator[Key]], seen: set[Key]) -> Iterator[Key]:
    """Those that a start leads to and that were not seen yet, each when all that it leads to has been."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, onward(start))]
    while path:
        key, rest = path[-1]
        to = next((to for to in rest if to not in seen), None)
        if to is None:
            path.pop()
            yield key
        else:
            seen.add(to)
            path.append((to, onward(to)))


def _in_a_circle(order: _Order, fresh: Collection[Repair]) -> Iterator[Contradiction]:
    told: set[Repair] = set()
    for key in sorted(order.impossible):
        for edge in order.within(key):
            if edge.repair in fresh and edge.repair not in told:
                line = order.way_round(key, edge)
                told.update(line)
                if found := _split(line, fresh):
                    yield Contradiction(*found, _why_circle(*found))


def _why_circle(repair: Repair, others: Sequence[Repair]) -> str:
    if RepairKind.ONE_TEXT in {one.kind for one in (repair, *others)}:
        return "What one change takes as one text, another puts one before the other."
    if len(others) == 1:
        return "Another change puts these two the other way round."
    return "With other changes it puts a version before itself."


# The order against the times that are given

Precision = tuple[bool, int]
"""Whether the time tells its zone, and how much of it is compared."""

_PRECISIONS = (len("2020"), len("2020-11"), len("2020-11-09"))
_MOMENT = len("2020-11-09T12:00")


class _Time(NamedTuple):
    """A time of publication in numbers to compare: with another by the moment where both tell it by a zone, or both
    without one; else by as much of the day, as written, as both tell."""

    has_zone: bool
    values: dict[int, int]

    @classmethod
    def of(cls, value: str) -> _Time | None:
        known = moment(value)
        if known is None:
            return None
        values = {length: int(value[:length].replace("-", "")) for length in _PRECISIONS if length <= len(value)}
        if len(value) >= _MOMENT:
            start = datetime(1, 1, 1, tzinfo=UTC if known.tzinfo else None)
            values[_MOMENT] = (known - start) // timedelta(microseconds=1)
        return cls(known.tzinfo is not None, values)

    def told(self) -> Iterator[tuple[Precision, int]]:
        for length, value in self.values.items():
            yield (self.has_zone, length), value

    def asked(self) -> Iterator[tuple[Precision, int]]:
        """What it is compared by with times that tell a zone, and with those that do not."""
        for length, value in self.values.items():
            for has_zone in (False, True):
                is_alike = has_zone == self.has_zone
                if is_alike if length == _MOMENT else not (has_zone and self.has_zone):
                    yield (has_zone, length), value


Latest = dict[Precision, tuple[int, Repair]]


def _against_times(order: _Order, given: Iterable[Repair], fresh: Collection[Repair]) -> Iterator[Contradiction]:
    """Each that is earlier than one before it, told once for each new repair that makes it so."""
    ways = cache(order.ways_from)
    told: set[Repair] = set()
    for before, after in _too_early(order, given):
        found = _split([before, *ways(before.one).repairs(after.one), after], fresh)
        if found and found[0] not in told:
            told.add(found[0])
            yield Contradiction(*found, "By the times of publication that are given, the later version is the earlier.")


def _too_early(order: _Order, given: Iterable[Repair]) -> Iterator[tuple[Repair, Repair]]:
    """Each time that is given and is too early, after one before which it may not be. What has passed is carried from
    version to version as the latest of each precision."""
    times = {repair.one: (repair, time) for repair in given if (time := _Time.of(repair.value))}
    latest: list[Latest] = [{} for _ in order.circles]
    for circle, passed in zip(order.circles, latest, strict=True):
        here = [times[key] for key in circle if key in times]
        for repair, time in here:
            _pass({precision: (value, repair) for precision, value in time.told()}, passed)
        for repair, time in here:
            found = (passed[precision][1] for precision, value in time.asked() if _is_passed(passed, precision, value))
            if before := next(found, None):
                yield before, repair
        for key in circle:
            for edge in order.edges[key]:
                _pass(passed, latest[order.circle_of[edge.to]])


def _pass(passed: Latest, on: Latest) -> None:
    for precision, known in passed.items():
        if precision not in on or on[precision][0] < known[0]:
            on[precision] = known


def _is_passed(passed: Latest, precision: Precision, value: int) -> bool:
    return precision in passed and passed[precision][0] > value
