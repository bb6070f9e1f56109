"""How alike two sentences are, by the words they share: rare words weigh more than common ones.

Weights come from the two texts compared and a fixed table, are whole numbers and pass through nothing but exact
arithmetic, so that the same two texts give the same answer on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from stories.compare.words import is_word

Stems = dict[str, None]
"""A sentence's words as compared, each once, in order of appearance."""

STEM = 5
"""Letters of a word that count: Pashinyan and Pashinian, defence and defense, failure and failures agree in five."""

FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him his "
    "how i if in into is it its more most no not of on one or our out over said say says she so some such than that the "
    "their them then there these they this those to up us was we were what when which while who will with would you your".split()
)
"""English words that two sentences share without having anything in common."""

MOST_COMPARED = 300_000
"""Shared words looked at, rarest first, before the rest is left out and the result called coarse. Two rewrites of a
story need 3,000, two unrelated texts of 100,000 words would need 40 million."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`shared[i, j]`: weight of the words that sentences i and j share; absent where they share none."""

    shared: dict[tuple[int, int], int]
    weights: dict[str, int]
    stems_left: dict[int, Stems]
    stems_right: dict[int, Stems]
    weight_left: dict[int, int]
    weight_right: dict[int, int]
    coarse: bool

    def of(self, i: int, j: int) -> float:
        """0 (nothing shared) to 1 (the same words), the geometric mean of what is shared on either side."""
        return self.shared.get((i, j), 0) / sqrt(self.weight_left[i] * self.weight_right[j])

    def count_shared(self, i: int, j: int) -> int:
        return len(self.stems_left[i].keys() & self.stems_right[j].keys())

    def held(self, free: Stems, neighbour: Stems, partner: Stems) -> float:
        """The share of a free sentence that its neighbour's partner tells and the neighbour does not."""
        held = sum(self.weights[stem] for stem in free if stem in partner and stem not in neighbour)
        return held / sum(self.weights[stem] for stem in free)


def stems(tokens: Sequence[str], spaceless: bool) -> Stems:
    """What a sentence is known by, in order of appearance; pairs of neighbours in a script without spaces."""
    words = [token.casefold() for token in tokens if is_word(token)]
    if spaceless and len(words) > 1:
        return dict.fromkeys(first + second for first, second in pairwise(words))
    content = dict.fromkeys(word[:STEM] for word in words if word not in FUNCTION_WORDS)
    return content or dict.fromkeys(words) or dict.fromkeys(tokens)


def likeness(lefts: dict[int, Stems], rights: dict[int, Stems]) -> Likeness:
    """Of sentences by number, each with its stems."""
    holders_left, holders_right = _holders(lefts), _holders(rights)
    total = len(lefts) + len(rights)
    weight = {
        stem: _rarity(total, len(holders_left.get(stem, ())) + len(holders_right.get(stem, ())))
        for stem in {**holders_left, **holders_right}
    }
    common = [stem for stem in holders_left if stem in holders_right]
    common.sort(key=lambda stem: len(holders_left[stem]) * len(holders_right[stem]))
    shared: dict[tuple[int, int], int] = {}
    left_to_compare = MOST_COMPARED
    for stem in common:
        left_to_compare -= len(holders_left[stem]) * len(holders_right[stem])
        if left_to_compare < 0:
            break
        for i in holders_left[stem]:
            for j in holders_right[stem]:
                shared[i, j] = shared.get((i, j), 0) + weight[stem]
    return Likeness(
        shared=shared,
        weights=weight,
        stems_left=lefts,
        stems_right=rights,
        weight_left={i: sum(map(weight.__getitem__, stems)) for i, stems in lefts.items()},
        weight_right={j: sum(map(weight.__getitem__, stems)) for j, stems in rights.items()},
        coarse=left_to_compare < 0,
    )


def _holders(sentences: dict[int, Stems]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for number, stems in sentences.items():
        for stem in stems:
            holders.setdefault(stem, []).append(number)
    return holders


def _rarity(total: int, holders: int) -> int:
    """Of 40 sentences, a word in two of them weighs 6, one in ten of them 4, one in all of them 2."""
    return (2 * total // holders).bit_length()
