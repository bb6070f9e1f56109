"""Groups joined two by two while they are alike on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Generic, NamedTuple, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Likes(NamedTuple):
    """How alike the members of two groups are: over the `pairs` that were weighed, or for which those stand that were,
    the sum and the most; and whether any are bound to each other, whatever else parts the groups."""

    sum: float
    most: float
    bound: bool = False
    pairs: float = 1.0

    def and_also(self, other: Likes) -> Likes:
        return Likes(
            self.sum + other.sum, max(self.most, other.most), self.bound or other.bound, self.pairs + other.pairs
        )


NONE = Likes(0.0, 0.0, pairs=0.0)

Weighed = tuple[Member, Member, Likes]
"""A pair, and how alike the two are."""

Span = tuple[int, int]
"""The first and the last day of what is dated in a group."""


@dataclass(frozen=True)
class Terms(Generic[Member]):
    """When two groups may be joined: their mean likeness is `least` or more, and that of one pair `linked` or more; no
    pair in `apart` is in the two; and, unless two of them are bound, no more than `days` lie between the first and the
    last of their `spans`, or no more than one of the two spans already. A pair that was not weighed counts as
    `unweighed`."""

    least: float
    linked: float
    unweighed: float = 0.0
    apart: Collection[tuple[Member, Member]] = ()
    days: int = 0
    spans: Mapping[Member, Span] = field(default_factory=dict)


def average_linkage(
    groups: Sequence[list[Member]], likes: Iterable[Weighed[Member]], terms: Terms[Member]
) -> list[list[Member]]:
    """The groups joined, the most alike first, as long as the terms allow. The work grows with the pairs that were
    weighed, those in `likes`, each once. Groups that are alike to the last digit are joined in the order given: give
    them in an order fixed by what they hold."""
    return _Linkage(groups, likes, terms).joined()


Rank = tuple[float, int, int, int, int]
"""Of two groups: their mean likeness, negative, then their places, and how large each was when it was reckoned."""


class _Linkage(Generic[Member]):
    """A rank is reckoned anew when its turn comes: a mean falls between those of the groups that were joined, so what
    waits stands in the queue where it may be, or before. So a join costs what the smaller group is alike to."""

    def __init__(self, groups: Sequence[list[Member]], likes: Iterable[Weighed[Member]], terms: Terms[Member]) -> None:
        self.terms = terms
        self.standing = {at: list(group) for at, group in enumerate(groups)}
        self.place = Sets(self.standing)
        self.barred = _barred(groups, terms.apart)
        self.spans = {at: found for at, group in self.standing.items() if (found := self._span(group))}
        self.likes: dict[int, dict[int, Likes]] = {at: {} for at in self.standing}
        self.refused: dict[int, set[int]] = defaultdict(set)
        place = {item: at for at, group in self.standing.items() for item in group}
        for one, other, like in likes:
            mine, theirs = place[one], place[other]
            if mine != theirs:
                before = self.likes[mine].get(theirs)
                self._set(mine, theirs, before.and_also(like) if before else like)
        pairs = ((one, other) for one, others in self.likes.items() for other in others if one < other)
        self.queue = [self._ranked(one, other) for one, other in pairs]
        heapify(self.queue)

    def _span(self, group: Iterable[Member]) -> Span | None:
        spans = [self.terms.spans[item] for item in group if item in self.terms.spans]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None

    def _set(self, one: int, other: int, like: Likes) -> None:
        self.likes[one][other] = self.likes[other][one] = like

    def _ranked(self, one: int, other: int) -> Rank:
        left, right = min(one, other), max(one, other)
        mine, theirs, like = len(self.standing[left]), len(self.standing[right]), self.likes[left][right]
        pairs = max(float(mine * theirs), like.pairs)
        return -(like.sum + self.terms.unweighed * (pairs - like.pairs)) / pairs, left, right, mine, theirs

    def joined(self) -> list[list[Member]]:
        while self.queue and -self.queue[0][0] >= self.terms.least:
            ranked = heappop(self.queue)
            one, other = self.place.first(ranked[1]), self.place.first(ranked[2])
            if one == other or other in self.barred[one]:
                continue
            if (now := self._ranked(one, other)) != ranked:
                heappush(self.queue, now)
            elif self.likes[one][other].most >= self.terms.linked and self._are_near(one, other):
                self._join(one, other)
            else:  # until one of the two is another group
                self.refused[one].add(other)
                self.refused[other].add(one)
        return list(self.standing.values())

    def _are_near(self, left: int, right: int) -> bool:
        mine, theirs = self.spans.get(left), self.spans.get(right)
        if mine is None or theirs is None or self.likes[left][right].bound:
            return True
        both = max(mine[1], theirs[1]) - min(mine[0], theirs[0])
        return both <= max(self.terms.days, mine[1] - mine[0], theirs[1] - theirs[0])

    def _join(self, one: int, other: int) -> None:
        kept, gone = (one, other) if len(self.likes[one]) >= len(self.likes[other]) else (other, one)
        self.place.join(kept, gone)
        self.standing[kept] += self.standing.pop(gone)
        if spans := [self.spans[at] for at in (kept, gone) if at in self.spans]:
            self.spans[kept] = min(first for first, _ in spans), max(last for _, last in spans)
        for another in self.barred.pop(gone, ()):
            self.barred[kept].add(another)
            self.barred[another].add(kept)
        for another, like in self.likes.pop(gone).items():
            del self.likes[another][gone]
            if another != kept:
                self._set(kept, another, self.likes[kept].get(another, NONE).and_also(like))
        for another in {self.place.first(at) for at in self.refused.pop(kept, set()) | self.refused.pop(gone, set())}:
            if another != kept:
                heappush(self.queue, self._ranked(kept, another))


def _barred(groups: Sequence[list[Member]], apart: Collection[tuple[Member, Member]]) -> dict[int, set[int]]:
    """By each group's place, those it must not be joined with."""
    barred: dict[int, set[int]] = defaultdict(set)
    if apart:
        place = {item: at for at, group in enumerate(groups) for item in group}
        for one, other in apart:
            if one in place and other in place:
                barred[place[one]].add(place[other])
                barred[place[other]].add(place[one])
    return barred


class Sets(dict[Member, Member]):
    """Disjoint sets: each item leads to another of its set, in the end to the set's first."""

    def __init__(self, items: Iterable[Member]) -> None:
        super().__init__((item, item) for item in items)

    def first(self, item: Member) -> Member:
        while self[item] != item:
            self[item] = self[self[item]]
            item = self[item]
        return item

    def joined(self, left: Member, right: Member) -> bool:
        return self.first(left) == self.first(right)

    def join(self, left: Member, right: Member) -> None:
        self[self.first(right)] = self.first(left)

    def groups(self) -> list[list[Member]]:
        groups: dict[Member, list[Member]] = defaultdict(list)
        for item in self:
            groups[self.first(item)].append(item)
        return list(groups.values())


class Parted(Sets[Member]):
    """Disjoint sets, some pairs of which are never joined."""

    def __init__(self, items: Iterable[Member], apart: Iterable[tuple[Member, Member]] = ()) -> None:
        super().__init__(items)
        self._barred: dict[Member, set[Member]] = defaultdict(set)
        for one, other in apart:
            self._barred[one].add(other)
            self._barred[other].add(one)

    def join(self, left: Member, right: Member) -> None:
        """Joins the two, unless they are kept apart."""
        kept, gone = self.first(left), self.first(right)
        if kept == gone or self.are_apart(kept, gone):
            return
        self[gone] = kept
        if barred := self._barred.pop(gone, None):
            self._barred[kept] |= barred

    def is_barred(self, item: Member) -> bool:
        """Whether anything is kept apart from it."""
        return bool(self._barred.get(self.first(item)))

    def are_apart(self, left: Member, right: Member) -> bool:
        mine, theirs = self.first(left), self.first(right)
        few, other = sorted((mine, theirs), key=lambda first: len(self._barred.get(first, ())))
        return any(self.first(one) == other for one in self._barred.get(few, ()))
