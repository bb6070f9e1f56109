"""Groups joined two by two while they are alike on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import fsum
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def average_linkage(
    groups: Sequence[list[Item]], likeness: Callable[[Item, Item], float], least: float
) -> list[list[Item]]:
    """The groups joined, the most alike first, while the mean likeness of their items is `least` or more. Groups that
    are alike to the last digit are joined in the order given: give them in an order fixed by what they hold."""
    sums = {
        (at, other): fsum(likeness(mine, theirs) for mine in groups[at] for theirs in groups[other])
        for at in range(len(groups))
        for other in range(at + 1, len(groups))
    }
    standing = dict(enumerate(groups))
    while sums:
        (left, right), mean = max(
            ((pair, total / (len(standing[pair[0]]) * len(standing[pair[1]]))) for pair, total in sums.items()),
            key=lambda found: (found[1], -found[0][0], -found[0][1]),
        )
        if mean < least:
            break
        standing[left] = standing[left] + standing.pop(right)
        del sums[left, right]
        for other in standing.keys() - {left}:
            sums[min(left, other), max(left, other)] += sums.pop((min(right, other), max(right, other)))
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
