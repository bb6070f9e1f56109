"""Which of the versions of one article came first, and how that is known.

What is known says of two versions that one came before the other: a person's order and the parts of a draft, which
always hold; then evidence: dates, what a take says it replaces, the times of stamps that say no day, the takes'
numbers, which file overwrote which in a folder that is watched, mended misspellings, text that grew, the names of
files, which came later under one name, the bare numbers that names end in. Evidence can lead in a circle: b carries all
of a, c carries all of b, and the dates put c before a. The versions that a circle binds stand together, and among them
what is known is taken strongest first, and what would close a circle is set aside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import count, groupby, pairwise, product
from typing import Protocol, TypeVar

from stories.collate.candidate import Candidate, Key
from stories.collate.likeness import carried
from stories.text.document import Basis, Decision
from stories.text.unseen import visible
from stories.text.words import misspellings

CONTAINED = 0.9
"""Share of an earlier version that its update still carries."""

GROWN = 1.1
"""How much longer an update is than what it contains, at the least, for its length to tell."""

WINDOW = 32
"""How many of the versions next longer than it (and so, of those next shorter) each is weighed against by its words. In
an article of no more versions these are all pairs; in a longer one the work grows with the versions, not with their
pairs, and two that are not weighed tell nothing of each other."""

GROWN_WINDOW = 8
"""How many of those next longer by GROWN each is weighed against too: among hundreds of updates that each add a line,
the next WINDOW are all about as long."""

MOST_AT_ONCE = 1000
"""Pairs of texts that came under one path, some before the others: a zip may hold one name a thousand times, and tells
no order then."""

LARGEST = 3000
"""How many versions a circle of evidence may bind, to be untied edge by edge. A larger knot loses its weakest kind of
evidence whole, and the next kind, until what is left is small enough."""

BY_NAME = "the names of their files"
OVERWRITTEN = "its file overwrote that of the other in a folder that is watched"
AGAIN_LATER = "brought in later under the same name"
NOT_KNOWN = "not known"
"""What an order is of which nothing tells."""

NOTHING = "nothing in the two texts tells which came first"
CONTRADICTED = "the evidence contradicts itself; the weaker was set aside"

Edge = tuple[int, int]
"""Two versions, by their ranks, the earlier first."""

Row = tuple[int, int]
"""A version, by its place among some, and all of those that it is before: a bit stands for a place."""


@dataclass(frozen=True, slots=True)
class Takes:
    """What the versions say as a wire's takes: `ranks` place them among the takes of their article, each with the words
    that say so; `clocks` are the times of day of stamps that say no day; `named` has pairs of which the later says that
    it replaces, or goes on from, the earlier."""

    ranks: Mapping[Key, tuple[float, str]] = field(default_factory=dict)
    clocks: Mapping[Key, str] = field(default_factory=dict)
    named: Mapping[tuple[Key, Key], str] = field(default_factory=dict)


def in_order(
    versions: Sequence[Candidate],
    dates: Mapping[Key, Decision] = {},
    fixed: Mapping[tuple[Key, Key], Decision] = {},
    takes: Takes | None = None,
) -> tuple[list[Candidate], list[Decision]]:
    """The versions, oldest first, and for each but the first how its place after the one before it is known.
    Independent of the order given.

    `dates` has the date that counts for a version, ISO 8601 to the precision known; `fixed` what must stand before
    what, and the decision that says so; `takes` what they say of themselves as dispatches. All know only keys of the
    versions."""
    if len(versions) < 2:
        return list(versions), []
    dated = {key: _Dated.of(said) for key, said in dates.items() if said.value}
    known = _Known(sorted(versions, key=lambda version: _rank(version, dated)), dated, fixed, takes or Takes())
    return known.ordered()


def _rank(version: Candidate, dated: Mapping[Key, _Dated]) -> tuple[str, str, Key]:
    """What places a version where nothing tells."""
    date = dated.get(version.key)
    return date.said.value if date else "", version.digest, version.key


class _Known:
    """All that is known of the order of the versions; a number is a version's rank."""

    def __init__(
        self,
        ranked: Sequence[Candidate],
        dated: Mapping[Key, _Dated],
        fixed: Mapping[tuple[Key, Key], Decision],
        takes: Takes,
    ) -> None:
        self.ranked = ranked
        self.dated = {at: dated[one.key] for at, one in enumerate(ranked) if one.key in dated}
        self.fixed = fixed
        place = {one.key: at for at, one in enumerate(ranked)}
        self.named = {(place[one], place[other]): words for (one, other), words in takes.named.items()}
        self.takes = {place[key]: told for key, told in takes.ranks.items()}
        self.clocks = {place[key]: clock for key, clock in takes.clocks.items()}
        self.overwritten = self._arrived(True)
        self.mended, self.grown = _Pairs(), _Pairs()
        for at, other in _near_in_length(ranked):
            self._weigh(at, other)

    def ordered(self) -> tuple[list[Candidate], list[Decision]]:
        by_number = _Scaled({at: number for at, (number, _) in self.takes.items()})
        named = _Pairs(dict.fromkeys(self.named, 1.0))
        by_clock = _Scaled({at: float(clock.replace(":", ".")) for at, clock in self.clocks.items()})
        weakest = _Dates(self._hinted_moments), _Scaled(self._hinted), self.brought_later, _Scaled(self._counted)
        evidence = (
            *(self._by_hand(), self._parts(), _Dates(self.dated), named, by_clock, by_number),
            *(self.overwritten, self.mended, self.grown),
            *weakest,
        )
        knots = _knots(range(len(self.ranked)), evidence)
        order = [at for knot in knots for at in _untied(knot, evidence)]
        knot_of = {at: number for number, knot in enumerate(knots) for at in knot}
        decisions = [self._place(*pair, knot_of[pair[0]] == knot_of[pair[1]]) for pair in pairwise(order)]
        return [self.ranked[at] for at in order], decisions

    @cached_property
    def brought_later(self) -> _Pairs:
        return self._arrived(False)

    @cached_property
    def _hinted_moments(self) -> dict[int, _Dated]:
        """By the times in the names of files."""
        found = {at: one.hint.moment for at, one in enumerate(self.ranked) if one.hint and one.hint.moment}
        said = {at: Decision("order", moment, Basis.INFERRED, BY_NAME) for at, moment in found.items()}
        return {at: _Dated.of(decision) for at, decision in said.items()}

    @cached_property
    def _hinted(self) -> dict[int, float]:
        """By the numbers in the names of files that are called the same otherwise."""
        hints = {at: one.hint for at, one in enumerate(self.ranked) if one.hint and one.hint.slug}
        if len({hint.slug for hint in hints.values()}) != 1:
            return {}
        return {at: hint.number for at, hint in hints.items() if hint.number is not None}

    @cached_property
    def _counted(self) -> dict[int, float]:
        """By the bare numbers that the names of files end in, where these are called the same otherwise; beside a
        second one, the file without a number is the first."""
        hints = {at: one.hint for at, one in enumerate(self.ranked) if one.hint and one.hint.stem}
        counts = {at: float(hint.count) for at, hint in hints.items() if hint.count is not None}
        if len({hints[at].stem for at in counts}) != 1:
            return {}
        [stem] = {hints[at].stem for at in counts}
        firsts = [at for at, hint in hints.items() if hint.count is None and hint.stem == stem]
        return counts | (dict.fromkeys(firsts, 1.0) if min(counts.values()) == 2 else {})

    def _arrived(self, in_watched: bool) -> _Pairs:
        """By when files of one path came, where nothing stronger tells: of those that landed in folders that are
        watched, or of all others."""
        came: dict[tuple[str, str], dict[tuple[str, int], list[int]]] = defaultdict(lambda: defaultdict(list))
        for rank, one in enumerate(self.ranked):
            for watched, path, at in one.arrivals:
                if bool(watched) == in_watched:
                    came[watched, path][at].append(rank)
        is_told = self._is_stated if in_watched else self._is_told
        steps = (step for times in came.values() for step in _near([ranks for _, ranks in sorted(times.items())]))
        return _Pairs({pair: 1.0 for step in steps for pair in product(*step) if not is_told(*pair)})

    def _is_stated(self, at: int, other: int) -> bool:
        """Whether a person, the dates, or what takes say puts the one before the other."""
        if self._is_settled(at, other) or (at, other) in self.named or (other, at) in self.named:
            return True
        clocks = self.clocks.get(at), self.clocks.get(other)
        ranks = [self.takes[one][0] for one in (at, other) if one in self.takes]
        return (None not in clocks and clocks[0] != clocks[1]) or len(set(ranks)) == 2

    def _is_told(self, at: int, other: int) -> bool:
        """Whether anything does but when they were brought in."""
        return self._is_stated(at, other) or any(
            pair in self.overwritten or pair in self.mended or pair in self.grown or self._by_name(*pair)
            for pair in ((at, other), (other, at))
        )

    def _by_hand(self) -> _Pairs:
        rank = {one.key: at for at, one in enumerate(self.ranked)}
        return _Pairs({(rank[one], rank[other]): 1.0 for one, other in self.fixed})

    def _parts(self) -> _Pairs:
        by_draft = sorted(range(len(self.ranked)), key=lambda at: self.ranked[at].key)
        drafts = groupby(by_draft, key=lambda at: self.ranked[at].key[:2])
        return _Pairs({pair: 1.0 for _, parts in drafts for pair in pairwise(parts)})

    def _weigh(self, at: int, other: int) -> None:
        """Keeps what the words of the two tell, the other being as long or longer, where nothing stronger tells."""
        if self._is_settled(at, other) or (at, other) in self.overwritten or (other, at) in self.overwritten:
            return
        shorter, longer = self.ranked[at], self.ranked[other]
        mended = len(_mended(shorter, longer)) - len(_mended(longer, shorter))
        if mended > 0:
            self.mended[at, other] = mended
        elif mended < 0:
            self.mended[other, at] = -mended
        elif _length(longer) >= GROWN * _length(shorter):
            share = carried(shorter.fingerprint, longer.fingerprint)
            if share >= CONTAINED:
                self.grown[at, other] = share

    def _is_settled(self, at: int, other: int) -> bool:
        one, two = self.ranked[at].key, self.ranked[other].key
        if one[:2] == two[:2] or (one, two) in self.fixed or (two, one) in self.fixed:
            return True
        mine, theirs = self.dated.get(at), self.dated.get(other)
        return mine is not None and theirs is not None and (mine.is_before(theirs) or theirs.is_before(mine))

    def _place(self, left: int, right: int, in_one_knot: bool) -> Decision:
        """How it is known that the right one comes next after the left one. A knot is a circle of evidence, so what is
        known directly inside it stands against what leads round the other way."""
        value = f"{self.ranked[left].name} before {self.ranked[right].name}"
        if must := self._must(left, right):
            return replace(must, what="order", value=value)
        if why := self._why(left, right):
            return replace(why, value=value, rule=f"{why.rule}, against other evidence" if in_one_knot else why.rule)
        if aside := self._must(right, left) or self._why(right, left):
            return Decision("order", value, Basis.INFERRED, CONTRADICTED, f"set aside: {aside.rule}")
        return Decision("order", NOT_KNOWN, Basis.INFERRED, NOTHING)

    def _must(self, left: int, right: int) -> Decision | None:
        """What fixes that the one is before the other."""
        one, other = self.ranked[left], self.ranked[right]
        if by_hand := self.fixed.get((one.key, other.key)):
            return by_hand
        if one.key[:2] != other.key[:2] or one.key.part >= other.key.part:
            return None
        banner = other.decided("earlier version")
        words = banner.words if banner and one.is_quotable and other.is_quotable else ""
        return Decision("order", "", Basis.TEXT, "stands inside the later one as its earlier story", words)

    def _why(self, left: int, right: int) -> Decision | None:
        """The evidence of these two alone that the one was before the other."""
        mine, theirs = self.dated.get(left), self.dated.get(right)
        if mine and theirs and mine.is_before(theirs):
            return _by_dates(mine.said, theirs.said)
        if (left, right) in self.named:
            return Decision("order", "", Basis.TEXT, "the later says that it goes on from it", self.named[left, right])
        if left in self.clocks and right in self.clocks and self.clocks[left] < self.clocks[right]:
            said = f"{self.clocks[left]}, {self.clocks[right]}"
            return Decision("order", "", Basis.TEXT, "the times of day of their stamps", said)
        if left in self.takes and right in self.takes and self.takes[left][0] < self.takes[right][0]:
            words = ", ".join(told for _, told in (self.takes[left], self.takes[right]) if told)
            return Decision("order", "", Basis.TEXT, "the numbers of their takes", words)
        if (left, right) in self.overwritten:
            return Decision("order", "", Basis.INFERRED, OVERWRITTEN, self._came_before(left, right, True))
        if (left, right) in self.mended:
            one, other = self.ranked[left], self.ranked[right]
            words = ", ".join(_mended(one, other)) if one.is_quotable and other.is_quotable else ""
            return Decision("order", "", Basis.INFERRED, "misspelt in the one, spelt right in the other", words)
        if (left, right) in self.grown:
            share = round(self.grown[left, right], 2)
            return Decision("order", "", Basis.INFERRED, "carried whole by the other, which is longer", share=share)
        return self._by_name(left, right) or self._by_arrival(left, right) or self._by_count(left, right)

    def _came_before(self, left: int, right: int, in_watched: bool) -> str:
        """The path under which the one came before the other, as it is shown."""
        came = {(one.watched, one.path): one.at for one in self.ranked[left].arrivals}
        alike = (one for one in self.ranked[right].arrivals if bool(one.watched) == in_watched)
        later = (one for one in alike if came.get((one.watched, one.path), one.at) < one.at)
        return visible(min((one.path for one in later), default=""))

    def _by_arrival(self, left: int, right: int) -> Decision | None:
        """Which came later under one name, where nothing else tells."""
        if (left, right) not in self.brought_later:
            return None
        return Decision("order", "", Basis.INFERRED, AGAIN_LATER, self._came_before(left, right, False))

    def _by_name(self, left: int, right: int) -> Decision | None:
        """What the names of their files hint at, where nothing else tells."""
        moments, numbers = self._hinted_moments, self._hinted
        by_moment = left in moments and right in moments and moments[left].is_before(moments[right])
        if by_moment or (left in numbers and right in numbers and numbers[left] < numbers[right]):
            return self._by_names_of(left, right)
        return None

    def _by_count(self, left: int, right: int) -> Decision | None:
        """What the numbers that they end in do, where not even that tells."""
        counts = self._counted
        is_told = left in counts and right in counts and counts[left] < counts[right]
        return self._by_names_of(left, right) if is_told else None

    def _by_names_of(self, left: int, right: int) -> Decision:
        words = f"{self.ranked[left].file}, {self.ranked[right].file}"
        return Decision("order", "", Basis.INFERRED, BY_NAME, words)


def _by_dates(before: Decision, after: Decision) -> Decision:
    words = f"{before.value}, {after.value}"
    by_hand = [said for said in (before, after) if said.basis is Basis.PERSON]
    if not by_hand:
        return Decision("order", "", Basis.TEXT, "dates in the texts", words)
    rule = "dates set by hand" if len(by_hand) == 2 else "dates, one of them set by hand"
    last = max(by_hand, key=lambda said: (said.at, said.by))
    return Decision("order", "", Basis.PERSON, rule, words, by=last.by, at=last.at)


def _mended(earlier: Candidate, later: Candidate) -> list[str]:
    """ "accidently → accidentally" for each word that only the later one spells right."""
    if not earlier.facts.misspelt:
        return []
    table = misspellings()
    gone = sorted(earlier.facts.misspelt - later.facts.misspelt)
    return [f"{wrong} → {table[wrong]}" for wrong in gone if table[wrong] in later.facts.spelt]


def _length(version: Candidate) -> int:
    return version.fingerprint.length


def _near(levels: Sequence[Sequence[int]]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """What came at one time, with what came at each of the next WINDOW times."""
    for at, before in enumerate(levels):
        for after in levels[at + 1 : at + 1 + WINDOW]:
            if len(before) * len(after) <= MOST_AT_ONCE:
                yield before, after


def _near_in_length(ranked: Sequence[Candidate]) -> Iterator[Edge]:
    """The pairs to weigh, the shorter version first."""
    by_length = sorted(range(len(ranked)), key=lambda at: (_length(ranked[at]), at))
    lengths = [_length(ranked[at]) for at in by_length]
    for place, at in enumerate(by_length):
        grown = bisect_left(lengths, GROWN * lengths[place], place + 1)
        next_longer = range(place + 1, min(place + 1 + WINDOW, len(lengths)))
        next_grown = range(max(grown, next_longer.stop), min(grown + GROWN_WINDOW, len(lengths)))
        yield from ((at, by_length[longer]) for longer in (*next_longer, *next_grown))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date as it is compared. `start` and `end` are its day, or the first and the last of the days that it may be, as
    text that sorts: "2021-03~" is after every day of March. `moment` is by Greenwich where it is `zoned`."""

    said: Decision
    start: str
    end: str
    moment: timedelta | None
    zoned: bool

    @classmethod
    def of(cls, said: Decision) -> _Dated:
        day, _, clock = said.value.partition("T")
        if not clock:
            return cls(said, day, f"{day}~", None, False)
        moment = datetime.fromisoformat(said.value)
        zoned = moment.tzinfo is not None
        # Not by astimezone(): "9999-12-31T23:59-05:00" has no moment in Greenwich that a datetime holds.
        return cls(said, day, f"{day}~", moment - datetime(1970, 1, 1, tzinfo=UTC if zoned else None), zoned)

    def is_before(self, other: _Dated) -> bool:
        """By the moment where both tell it by a zone, or both without one; else by the day."""
        if self.moment is not None and other.moment is not None and self.zoned == other.zoned:
            return self.moment < other.moment
        return self.end < other.start


class _Evidence(Protocol):
    """One kind of what is known."""

    def links(self, members: Iterable[int], bounds: Iterator[int]) -> Iterator[Edge]:
        """Edges between the members that lead wherever the evidence does, perhaps through `bounds`: numbers of no
        version, below 0."""

    def rows(self, places: Mapping[int, int]) -> Iterator[Row]:
        """The same without bounds, strongest first."""


class _Pairs(dict[Edge, float]):
    """Evidence about two and two, and how strong it is."""

    @cached_property
    def _later(self) -> Mapping[int, Sequence[int]]:
        later: dict[int, list[int]] = defaultdict(list)
        for one, other in self:
            later[one].append(other)
        return later

    def links(self, members: Iterable[int], bounds: Iterator[int]) -> Iterator[Edge]:
        inside = frozenset(members)
        return ((one, other) for one in inside for other in self._later.get(one, ()) if other in inside)

    def rows(self, places: Mapping[int, int]) -> Iterator[Row]:
        strongest_first = sorted(self.links(places, count()), key=lambda edge: (-self[edge], edge))
        return ((places[one], 1 << places[other]) for one, other in strongest_first)


class _Dates:
    """Evidence by dates, without a list of all pairs."""

    def __init__(self, dated: Mapping[int, _Dated]) -> None:
        self.dated = dated

    def links(self, members: Iterable[int], bounds: Iterator[int]) -> Iterator[Edge]:
        return (link for scale in self._scales(members) for link in scale.links(bounds))

    def rows(self, places: Mapping[int, int]) -> Iterator[Row]:
        return (row for scale in self._scales(places) for row in scale.rows(places))

    def _scales(self, members: Iterable[int]) -> list[_Scale]:
        """By the moment, then by the day. Two moments of told zones are compared as moments alone: 23:00 in New York is
        after the next day's 01:00 in London. So on the scales of days no such one leads to another."""
        dated = {at: self.dated[at] for at in sorted(members) if at in self.dated}
        zoned = {at: one.moment for at, one in dated.items() if one.moment is not None and one.zoned}
        local = {at: one.moment for at, one in dated.items() if one.moment is not None and not one.zoned}
        starts = {at: one.start for at, one in dated.items()}
        ends = {at: one.end for at, one in dated.items()}
        return [
            _Scale.of(zoned, zoned),
            _Scale.of(local, local),
            _Scale.of(_without(ends, zoned), starts),
            _Scale.of({at: ends[at] for at in zoned}, _without(starts, zoned)),
        ]


class _Scaled:
    """Evidence by numbers: a lower one is before a higher one."""

    def __init__(self, numbers: Mapping[int, float]) -> None:
        self.numbers = numbers

    def links(self, members: Iterable[int], bounds: Iterator[int]) -> Iterator[Edge]:
        return self._scale(members).links(bounds)

    def rows(self, places: Mapping[int, int]) -> Iterator[Row]:
        return self._scale(places).rows(places)

    def _scale(self, members: Iterable[int]) -> _Scale:
        numbers = {at: self.numbers[at] for at in sorted(members) if at in self.numbers}
        return _Scale.of(numbers, numbers)


_Point = TypeVar("_Point", str, timedelta, float)


def _without(points: Mapping[int, str], left_out: Mapping[int, timedelta]) -> dict[int, str]:
    return {at: point for at, point in points.items() if at not in left_out}


@dataclass(frozen=True, slots=True)
class _Scale:
    """The points where something starts, in order. `starting` are those that start at each; `following` tells the first
    point after the end of a version: what starts there or later comes after it."""

    following: Mapping[int, int]
    starting: Sequence[Sequence[int]]

    @classmethod
    def of(cls, ends: Mapping[int, _Point], starts: Mapping[int, _Point]) -> _Scale:
        points = sorted(set(starts.values()))
        at_point: dict[_Point, list[int]] = {point: [] for point in points}
        for at, start in starts.items():
            at_point[start].append(at)
        following = {at: bisect_right(points, end) for at, end in ends.items()}
        return cls({at: point for at, point in following.items() if point < len(points)}, list(at_point.values()))

    def links(self, bounds: Iterator[int]) -> Iterator[Edge]:
        """With a bound before each point: into the one that follows, from each to the next, and out to what starts."""
        before = [next(bounds) for _ in self.starting]
        yield from ((at, before[point]) for at, point in self.following.items())
        yield from pairwise(before)
        yield from ((before[point], at) for point, starting in enumerate(self.starting) for at in starting)

    def rows(self, places: Mapping[int, int]) -> Iterator[Row]:
        """Latest first, so that what a row adds is mostly known from the rows before it."""
        from_point = [0] * (len(self.starting) + 1)
        for point in reversed(range(len(self.starting))):
            from_point[point] = from_point[point + 1] | sum(1 << places[at] for at in self.starting[point])
        latest_first = sorted(self.following.items(), key=lambda entry: (-entry[1], entry[0]))
        return ((places[at], from_point[point]) for at, point in latest_first)


def _knots(members: Sequence[int], evidence: Sequence[_Evidence]) -> list[list[int]]:
    """The members, oldest first: alone, or together where a circle of evidence binds them, each knot by rank."""
    bounds = count(-1, -1)
    links = [link for kind in evidence for link in kind.links(members, bounds)]
    with suppress(CycleError):  # mostly there is none, and nothing to look for
        return [[at] for at in _topological(members, links) if at >= 0]
    knots: dict[int, list[int]] = {}
    knot_of: dict[int, int] = {}
    for circle in _circles(members, links):
        versions = sorted(at for at in circle if at >= 0)
        first = versions[0] if versions else circle[0]
        knots[first] = versions
        knot_of |= dict.fromkeys(circle, first)
    between = [(knot_of[one], knot_of[other]) for one, other in links if knot_of[one] != knot_of[other]]
    return [knots[first] for first in _topological(knots, between) if knots[first]]


def _untied(knot: Sequence[int], evidence: Sequence[_Evidence]) -> list[int]:
    """The versions of a knot, oldest first."""
    if len(knot) == 1:
        return list(knot)
    if len(knot) > LARGEST:
        rest = evidence[:-1]
        return [at for smaller in _knots(knot, rest) for at in _untied(smaller, rest)]
    places = {at: place for place, at in enumerate(knot)}
    standing = _Standing(len(knot))
    for kind in evidence:
        for place, later in kind.rows(places):
            standing.add(place, later)
    return [knot[place] for place in _topological(places.values(), standing.edges)]


class _Standing:
    """The edges that stand, and all that follows from them: for each place, a bit for each that comes after it."""

    def __init__(self, size: int) -> None:
        self.edges: list[Edge] = []
        self._after = [0] * size
        self._straight_before: list[list[int]] = [[] for _ in range(size)]

    def add(self, place: int, later: int) -> None:
        """That a place is before these, but for those that would close a circle."""
        wanted = later & ~(1 << place)
        while wanted := wanted & ~self._after[place]:
            first = (wanted & -wanted).bit_length() - 1
            wanted ^= 1 << first
            if not self._is_before(first, place):
                self._join(place, first)

    def _is_before(self, place: int, later: int) -> bool:
        return bool(self._after[place] >> later & 1)

    def _join(self, place: int, later: int) -> None:
        self.edges.append((place, later))
        self._straight_before[later].append(place)
        ahead = self._after[later] | 1 << later
        behind = [place]
        while behind:
            at = behind.pop()
            if not self._is_before(at, later):
                self._after[at] |= ahead
                behind += self._straight_before[at]


def _topological(nodes: Iterable[int], edges: Iterable[Edge]) -> Iterator[int]:
    """Each after all that lead to it; of those that could be next, the lowest number."""
    sorter: TopologicalSorter[int] = TopologicalSorter(dict.fromkeys(nodes, ()))
    for one, other in edges:
        sorter.add(other, one)
    sorter.prepare()
    ready: list[int] = []
    while sorter.is_active():
        for node in sorter.get_ready():
            heappush(ready, node)
        node = heappop(ready)
        yield node
        sorter.done(node)


def _circles(members: Iterable[int], links: Iterable[Edge]) -> Iterator[list[int]]:
    """The members and the bounds, in groups: two are in one group where each leads to the other (Kosaraju: what a walk
    against the edges finds, begun where a walk along them ended last)."""
    along: dict[int, list[int]] = {at: [] for at in members}
    against: dict[int, list[int]] = {at: [] for at in along}
    for one, other in links:
        along.setdefault(one, []).append(other)
        along.setdefault(other, [])
        against.setdefault(other, []).append(one)
        against.setdefault(one, [])
    ended = [at for walk in _walks(along, along) for at in walk]
    return _walks(against, reversed(ended))


def _walks(following: Mapping[int, Sequence[int]], starts: Iterable[int]) -> Iterator[list[int]]:
    """From each start, all that it leads to and that no walk came to before, in the order in which the walk leaves."""
    seen: set[int] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        left: list[int] = []
        path = [(start, iter(following[start]))]
        while path:
            at, rest = path[-1]
            onward = next((one for one in rest if one not in seen), None)
            if onward is None:
                left.append(at)
                path.pop()
            else:
                seen.add(onward)
                path.append((onward, iter(following[onward])))
        yield left
