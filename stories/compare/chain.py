"""What kept its order: the heaviest chain of pairs that rise on both sides. The pairs left out of it have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import lt

IndexPair = tuple[int, int]
"""An index on the left and one on the right."""


def heaviest_chain(pairs: Sequence[IndexPair], weigh: Callable[[int], int]) -> list[int]:
    """Which of the pairs stand in the chain, as rising indices. `pairs` rise on the left; no index is used twice.

    `weigh` tells the words of the nth pair, so of two passages that changed places the shorter one has moved; it is
    only asked where something has. O(n log n).
    """
    rights = [right for _, right in pairs]
    if all(map(lt, rights, rights[1:])):
        return list(range(len(pairs)))
    ranks = sorted(rights)
    best = _BestBefore(len(pairs))
    previous = [-1] * len(pairs)
    for index, right in enumerate(rights):
        rank = bisect_left(ranks, right)
        weight, previous[index] = best.before(rank)
        best.put(rank, weight + weigh(index), index)
    chain = []
    index = best.before(len(pairs))[1]
    while index >= 0:
        chain.append(index)
        index = previous[index]
    return chain[::-1]


class _BestBefore:
    """A Fenwick tree: the heaviest chain that ends before a rank. The first put wins a draw."""

    def __init__(self, size: int) -> None:
        self._best = [(0, -1)] * (size + 1)

    def before(self, rank: int) -> tuple[int, int]:
        heaviest = (0, -1)
        while rank > 0:
            if self._best[rank][0] > heaviest[0]:
                heaviest = self._best[rank]
            rank &= rank - 1
        return heaviest

    def put(self, rank: int, weight: int, index: int) -> None:
        rank += 1
        while rank < len(self._best):
            if weight > self._best[rank][0]:
                self._best[rank] = (weight, index)
            rank += rank & -rank
