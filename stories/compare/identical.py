"""What stands on both sides word for word, found by hash before anything is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from rapidfuzz.distance import Indel

from stories.compare.chain import IndexPair, heaviest_chain
from stories.compare.matching import as_characters

FEWEST_WORDS_MOVED = 4
"""A shorter passage found elsewhere ("He declined to comment.") has not moved: it has been said again."""

LARGEST_SQUARE = 20_000_000
"""Cells of a gap searched whole where nothing in it is unique, about 10 ms: 100,000 words are 4,000 paragraphs."""

ROUNDS = 8
"""How often a gap is searched again for what is unique inside it. Real texts need two; the rest is for refrains."""


def identical(left: Sequence[Hashable], right: Sequence[Hashable], weigh: Callable[[int], int]) -> list[IndexPair]:
    """Pairs of equal keys in their order on the left, each index used once; those out of order have moved.

    A key that stands several times ("* * *") is paired where its neighbours are, and far from them only when nothing
    nearer is left. `weigh` tells the words of a key on the left.
    """
    pairs = _in_order(left, right, range(len(left)), range(len(right)), weigh, ROUNDS)
    pairs += _anywhere(left, right, weigh, pairs)
    return sorted(pairs)


def _in_order(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    lefts: range,
    rights: range,
    weigh: Callable[[int], int],
    rounds: int,
) -> list[IndexPair]:
    """Equal keys from both ends of a gap, then those unique in it, then again between these."""
    pairs: list[IndexPair] = []
    while lefts and rights and left[lefts[0]] == right[rights[0]]:
        pairs.append((lefts[0], rights[0]))
        lefts, rights = lefts[1:], rights[1:]
    while lefts and rights and left[lefts[-1]] == right[rights[-1]]:
        pairs.append((lefts[-1], rights[-1]))
        lefts, rights = lefts[:-1], rights[:-1]
    if not (lefts and rights and rounds):
        return pairs
    unique = _unique(left, right, lefts, rights)
    if not unique:
        return pairs + _most_in_order(left, right, lefts, rights)
    chain = [unique[index] for index in heaviest_chain(unique, lambda n: weigh(unique[n][0]))]
    pairs += chain
    for (i, j), (next_i, next_j) in zip(
        [(lefts.start - 1, rights.start - 1), *chain], [*chain, (lefts.stop, rights.stop)], strict=True
    ):
        if next_i - i > 1 and next_j - j > 1:
            pairs += _in_order(left, right, range(i + 1, next_i), range(j + 1, next_j), weigh, rounds - 1)
    return pairs


def _most_in_order(left: Sequence[Hashable], right: Sequence[Hashable], lefts: range, rights: range) -> list[IndexPair]:
    """The most keys in order, where each stands more than once: a refrain, a text that repeats itself."""
    if len(lefts) * len(rights) > LARGEST_SQUARE:
        return []
    left_code, right_code = as_characters(left[lefts.start : lefts.stop], right[rights.start : rights.stop])
    blocks = Indel.opcodes(left_code, right_code).as_matching_blocks()
    return [(lefts[block.a + n], rights[block.b + n]) for block in blocks for n in range(block.size)]


def _unique(left: Sequence[Hashable], right: Sequence[Hashable], lefts: range, rights: range) -> list[IndexPair]:
    on_left = Counter(left[i] for i in lefts)
    on_right = Counter(right[j] for j in rights)
    place = {right[j]: j for j in rights}
    return [(i, place[left[i]]) for i in lefts if on_left[left[i]] == 1 == on_right.get(left[i])]


def _anywhere(
    left: Sequence[Hashable], right: Sequence[Hashable], weigh: Callable[[int], int], pairs: list[IndexPair]
) -> list[IndexPair]:
    taken_left, taken_right = {i for i, _ in pairs}, {j for _, j in pairs}
    free: dict[Hashable, list[int]] = {}
    for j in range(len(right) - 1, -1, -1):
        if j not in taken_right:
            free.setdefault(right[j], []).append(j)
    return [
        (i, free[key].pop())
        for i, key in enumerate(left)
        if i not in taken_left and free.get(key) and weigh(i) >= FEWEST_WORDS_MOVED
    ]
