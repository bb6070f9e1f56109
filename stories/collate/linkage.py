"""Groups joined two by two while they are alike on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import fsum
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def average_linkage(
    groups: Sequence[list[Item]], likeness: Callable[[Item, Item], float], least: float, linked: float
) -> list[list[Item]]:
    """The groups joined, the most alike first, while the mean likeness of their items is `least` or more and that of
    one pair of them is `linked` or more. Groups that are alike to the last digit are joined in the order given: give
    them in an order fixed by what they hold."""
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
        standing[left] = standing[left] + standing.pop(right)
        del sums[left, right], tops[left, right]
        for other in standing.keys() - {left}:
            mine, theirs = (min(left, other), max(left, other)), (min(right, other), max(right, other))
            sums[mine] += sums.pop(theirs)
            tops[mine] = max(tops[mine], tops.pop(theirs))
            if tops[mine] >= linked:
                heappush(queue, ranked(mine))
    return list(standing.values())


class Sets(dict[Item, Item]):
    """Disjoint sets: each item leads to another of its set, in the end to the set's first."""

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__((item, item) for item in items)

    def first(self, item: Item) -> Item:
        while self[item] != item:
            self[item] = self[self[item]]
            item = self[item]
        return item

    def joined(self, left: Item, right: Item) -> bool:
        return self.first(left) == self.first(right)

    def join(self, left: Item, right: Item) -> None:
        self[self.first(right)] = self.first(left)

    def groups(self) -> list[list[Item]]:
        groups: dict[Item, list[Item]] = defaultdict(list)
        for item in self:
            groups[self.first(item)].append(item)
        return list(groups.values())
