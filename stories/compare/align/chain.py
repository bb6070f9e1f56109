"""What kept its order: the heaviest chain of pairs that rise on both sides. The pairs left out of it have moved."""

from __future__ import annotations

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
    ranks = {right: rank for rank, right in enumerate(sorted(rights), 1)}
    # A Fenwick tree: of the heaviest chain that ends before a rank its weight and last index. The first wins a draw.
    weights, lasts = [0] * (len(pairs) + 1), [-1] * (len(pairs) + 1)
    previous = []
    for index, right in enumerate(rights):
        weight, last = _heaviest_before(ranks[right], weights, lasts)
        previous.append(last)
        weight += weigh(index)
        rank = ranks[right]
        while rank < len(weights):
            if weight > weights[rank]:
                weights[rank], lasts[rank] = weight, index
            rank += rank & -rank
    chain = []
    _, index = _heaviest_before(len(pairs) + 1, weights, lasts)
    while index >= 0:
        chain.append(index)
        index = previous[index]
    return chain[::-1]


def _heaviest_before(rank: int, weights: Sequence[int], lasts: Sequence[int]) -> IndexPair:
    """The weight of a chain and its last index."""
    weight, last = 0, -1
    rank -= 1
    while rank > 0:
        if weights[rank] > weight:
            weight, last = weights[rank], lasts[rank]
        rank &= rank - 1
    return weight, last
