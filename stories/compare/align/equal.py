"""Keys that both sides have, in their order: found by hash, before any words are compared."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rapidfuzz.distance import Indel

from stories.compare.align.chain import IndexPair, heaviest_chain

FEWEST_WORDS_MOVED = 4
"""And marks. A shorter passage found elsewhere ("More follows.") has not moved: it has been said again."""

LARGEST_SQUARE = 20_000_000
"""Cells of a gap searched whole where nothing in it is unique, about 10 ms: 100,000 words are 4,000 paragraphs."""

ROUNDS = 8
"""How often a gap is searched again for what is unique inside it. Real texts need two; the rest is for refrains."""


def equal(left: Sequence[Hashable], right: Sequence[Hashable], weigh: Callable[[int], int]) -> list[IndexPair]:
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
    i, j = lefts.start, rights.start
    i_end, j_end = lefts.stop, rights.stop
    while i < i_end and j < j_end and left[i] == right[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and left[i_end - 1] == right[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    pairs = [*zip(range(lefts.start, i), rights, strict=False)]
    pairs += zip(range(i_end, lefts.stop), range(j_end, rights.stop), strict=True)
    if i == i_end or j == j_end or not rounds:
        return pairs
    unique = _unique(left, right, range(i, i_end), range(j, j_end))
    if not unique:
        return pairs + _most_in_order(left, right, range(i, i_end), range(j, j_end))
    chain = [unique[index] for index in heaviest_chain(unique, lambda n: weigh(unique[n][0]))]
    pairs += chain
    for next_i, next_j in [*chain, (i_end, j_end)]:
        if i < next_i and j < next_j:
            pairs += _in_order(left, right, range(i, next_i), range(j, next_j), weigh, rounds - 1)
        i, j = next_i + 1, next_j + 1
    return pairs


def _most_in_order(left: Sequence[Hashable], right: Sequence[Hashable], lefts: range, rights: range) -> list[IndexPair]:
    """The most keys in order, where each stands more than once: a refrain, a text that repeats itself."""
    if len(lefts) * len(rights) > LARGEST_SQUARE:
        return []
    blocks = Indel.opcodes(left[lefts.start : lefts.stop], right[rights.start : rights.stop]).as_matching_blocks()
    return [(lefts[block.a + n], rights[block.b + n]) for block in blocks for n in range(block.size)]


def _unique(left: Sequence[Hashable], right: Sequence[Hashable], lefts: range, rights: range) -> list[IndexPair]:
    on_left, on_right = _once(left, lefts), _once(right, rights)
    return [(i, on_right[key]) for key, i in on_left.items() if key in on_right]


def _once(keys: Sequence[Hashable], within: range) -> dict[Hashable, int]:
    """The keys that stand in a gap once, each with its index, which rise."""
    places: dict[Hashable, int] = {}
    again = set()
    for index in within:
        key = keys[index]
        if key in places:
            again.add(key)
        else:
            places[key] = index
    for key in again:
        del places[key]
    return places


def _anywhere(
    left: Sequence[Hashable], right: Sequence[Hashable], weigh: Callable[[int], int], pairs: list[IndexPair]
) -> list[IndexPair]:
    if len(pairs) == len(left) or len(pairs) == len(right):
        return []
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
