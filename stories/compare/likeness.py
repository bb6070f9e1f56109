"""How alike two sentences are, by the words they share: rare words weigh more than common ones.

Weights come from the two texts compared and a fixed table, are whole numbers and pass through nothing but exact
arithmetic, so that the same two texts give the same answer on any machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import sqrt
from typing import NamedTuple, TypeVar

from stories.compare.chain import IndexPair
from stories.compare.effort import Effort
from stories.text.stems import Stems
from stories.text.words import zipf

Word = TypeVar("Word", str, tuple[str, str])

FEW = 2
"""A word that so few sentences of either side hold is reason enough to look whether they are alike."""


class Link(NamedTuple):
    """Two sentences by number. `score` is how alike they are (0 to 1), and what speaks for them besides."""

    score: float
    left: int
    right: int


class Alike(NamedTuple):
    """Two sentences by number, how alike they are (0 to 1) and what the words they share weigh together."""

    likeness: float
    left: int
    right: int
    shared: int


class Vocabulary:
    """The words of the sentences to be compared, by number on either side, and how much each word weighs."""

    def __init__(self, lefts: Mapping[int, Stems], rights: Mapping[int, Stems], among: int, effort: Effort) -> None:
        """`among`: how many sentences both documents have, those included that are paired already."""
        self.lefts, self.rights, self._effort = lefts, rights, effort
        self._on_left, self._on_right = _holders(lefts.items()), _holders(rights.items())
        holders = Counter({stem: len(numbers) for stem, numbers in self._on_left.items()})
        holders.update({stem: len(numbers) for stem, numbers in self._on_right.items()})
        rarity = {count: _rarity(among, count) for count in set(holders.values())}
        self._weights = {stem: _uncommonness(stem) * rarity[count] for stem, count in holders.items()}
        self._left_weights = {i: self._weight(stems) for i, stems in lefts.items()}
        self._right_weights = {j: self._weight(stems) for j, stems in rights.items()}

    def _weight(self, stems: Iterable[str]) -> int:
        return sum(map(self._weights.__getitem__, stems))

    def likeness(self, i: int, j: int) -> float:
        """0 (nothing shared) to 1 (the same words): the geometric mean of the shares that either side has in common."""
        shared = self._weight(self.lefts[i].keys() & self.rights[j].keys())
        return shared / sqrt(self._left_weights[i] * self._right_weights[j])

    def count_shared(self, i: int, j: int) -> int:
        return len(self.lefts[i].keys() & self.rights[j].keys())

    def kin(self, lefts: Sequence[int], rights: Sequence[int]) -> Iterator[Link]:
        """Of these sentences, pairs that share a word or two words in a row that hardly any other has."""
        pairs = dict.fromkeys(_sharing_a_rare_word(self._holders_on_left(lefts), self._holders_on_right(rights)))
        pairs |= dict.fromkeys(
            _sharing_a_rare_word(_holders(_in_a_row(self.lefts, lefts)), _holders(_in_a_row(self.rights, rights)))
        )
        return (Link(self.likeness(i, j), i, j) for i, j in pairs)

    def _holders_on_left(self, numbers: Sequence[int]) -> dict[str, list[int]]:
        return self._on_left if len(numbers) == len(self.lefts) else _holders((i, self.lefts[i]) for i in numbers)

    def _holders_on_right(self, numbers: Sequence[int]) -> dict[str, list[int]]:
        return self._on_right if len(numbers) == len(self.rights) else _holders((j, self.rights[j]) for j in numbers)

    def alike(self, lefts: Sequence[int], rights: Sequence[int], least: float) -> Iterator[Alike]:
        """Of these sentences, all pairs at least so much alike."""
        on_right = self._holders_on_right(rights)
        affordable = self._affordable(lefts, on_right)
        for i in lefts:
            shared: dict[int, int] = {}
            for stem in self.lefts[i]:
                if stem in affordable:
                    weight = self._weights[stem]
                    for j in on_right[stem]:
                        shared[j] = shared.get(j, 0) + weight
            enough = least * least * self._left_weights[i]
            for j, weight in shared.items():
                if weight * weight >= enough * self._right_weights[j]:
                    yield Alike(weight / sqrt(self._left_weights[i] * self._right_weights[j]), i, j, weight)

    def _affordable(self, lefts: Sequence[int], on_right: dict[str, list[int]]) -> set[str]:
        """The words that both sides have, rarest first until the effort is spent."""
        cost: dict[str, int] = {}
        for i in lefts:
            for stem in self.lefts[i]:
                if stem in on_right:
                    cost[stem] = cost.get(stem, 0) + len(on_right[stem])
        self._effort.compared -= sum(cost.values())
        if self._effort.compared >= 0:
            return set(cost)
        self._effort.is_coarse = True
        for stem in sorted(cost, key=lambda stem: (-cost[stem], stem)):
            self._effort.compared += cost.pop(stem)
            if self._effort.compared >= 0:
                break
        return set(cost)

    def told_besides(self, free: Stems, neighbour: Stems, partner: Stems) -> float:
        """The share of a free sentence that its neighbour's partner tells and the neighbour does not."""
        return self._weight(stem for stem in free if stem in partner and stem not in neighbour) / self._weight(free)


def _holders(sentences: Iterable[tuple[int, Iterable[Word]]]) -> dict[Word, list[int]]:
    """For each word the sentences that have it."""
    holders: dict[Word, list[int]] = {}
    for number, words in sentences:
        for word in words:
            if word in holders:
                holders[word].append(number)
            else:
                holders[word] = [number]
    return holders


def _sharing_a_rare_word(on_left: dict[Word, list[int]], on_right: dict[Word, list[int]]) -> Iterator[IndexPair]:
    for word, lefts in on_left.items():
        if len(lefts) <= FEW and len(rights := on_right.get(word, ())) <= FEW:
            yield from product(lefts, rights)


def _in_a_row(stems: Mapping[int, Stems], numbers: Iterable[int]) -> Iterator[tuple[int, Iterator[tuple[str, str]]]]:
    return ((number, pairwise(stems[number])) for number in numbers)


@lru_cache(maxsize=20_000)
def _uncommonness(stem: str) -> int:
    """38 for a word that English hardly uses, 11 for "said": what tells one story apart is seldom a common word."""
    return max(1, round(10 * (7.8 - zipf(stem))))


def _rarity(among: int, holders: int) -> int:
    """Four for each halving: of 64 sentences, a word in two of them weighs 24, one in half of them 8."""
    return (16 * among**4 // holders**4).bit_length() - 1
