"""Groups joined two by two while they are alike on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import fsum
from typing import TypeVar

Member = TypeVar("Member", bound=Hashable)


def average_linkage(
    groups: Sequence[list[Member]],
    likeness: Callable[[Member, Member], float],
    least: float,
    linked: float,
    apart: Collection[tuple[Member, Member]] = (),
) -> list[list[Member]]:
    """The groups joined, the most alike first, while the mean likeness of their items is `least` or more and that of
    one pair of them is `linked` or more; never two that hold items of a pair in `apart`. Groups that are alike to the
    last digit are joined in the order given: give them in an order fixed by what they hold."""
    barred = _barred(groups, apart)
    likes = {
        (at, other): [likeness(mine, theirs) for mine in groups[at] for theirs in groups[other]]
        for at in range(len(groups))
        for other in range(at + 1, len(groups))
    }
    sums = {pair: fsum(found) for pair, found in likes.items()}
    tops = {pair: max(found) for pair, found in likes.items()}
    standing = dict(enumerate(groups))

    def ranked(pair: tuple[int, int]) -> tuple[float, tuple[int, int], int, int]:
        sizes = len(standing[pair[0]]), len(standing[pair[1]])
        return -sums[pair] / (sizes[0] * sizes[1]), pair, *sizes

    queue = [ranked(pair) for pair, top in tops.items() if top >= linked]
    heapify(queue)
    while queue and -queue[0][0] >= least:
        _, (left, right), *sizes = heappop(queue)
        if sizes != [len(standing.get(left, ())), len(standing.get(right, ()))]:
            continue  # ranked before one of the two was joined with another, and again since
        if right in barred[left]:
            continue
        standing[left] = standing[left] + standing.pop(right)
        del sums[left, right], tops[left, right]
        for other in barred.pop(right, ()):
            barred[left].add(other)
            barred[other].add(left)
        for other in standing.keys() - {left}:
            mine, theirs = (min(left, other), max(left, other)), (min(right, other), max(right, other))
            sums[mine] += sums.pop(theirs)
            tops[mine] = max(tops[mine], tops.pop(theirs))
            if tops[mine] >= linked:
                heappush(queue, ranked(mine))
    return list(standing.values())


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

    def are_apart(self, left: Member, right: Member) -> bool:
        mine, theirs = self.first(left), self.first(right)
        few, other = sorted((mine, theirs), key=lambda first: len(self._barred.get(first, ())))
        return any(self.first(one) == other for one in self._barred.get(few, ()))
