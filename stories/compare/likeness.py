"""How alike two sentences are, by the words they share: rare words weigh more than common ones.

Weights come from the two texts compared and a fixed table, are whole numbers and pass through nothing but exact
arithmetic, so that the same two texts give the same answer on any machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain
from math import sqrt
from typing import NamedTuple

from stories.compare.effort import Effort
from stories.text.stems import Stems
from stories.text.words import zipf

Holders = dict[str, list[int]]


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
        holders = Counter(chain(*lefts.values(), *rights.values()))
        rarity = {count: _rarity(among, count) for count in set(holders.values())}
        uncommon = map(uncommonness, holders)
        self._weights = {
            stem: weight * rarity[count] for (stem, count), weight in zip(holders.items(), uncommon, strict=True)
        }
        self._left_weights = {i: self._weight(stems) for i, stems in lefts.items()}
        self._right_weights = {j: self._weight(stems) for j, stems in rights.items()}

    def _weight(self, stems: Iterable[str]) -> int:
        return sum(map(self._weights.__getitem__, stems))

    def alike(self, least: float) -> Iterator[Alike]:
        """All pairs at least so much alike: the geometric mean of the shares that either side has in common."""
        common = set[str]().union(*self.lefts.values()).intersection(set[str]().union(*self.rights.values()))
        on_right = self._affordable(_holders(self.lefts, common), _holders(self.rights, common))
        postings = {stem: (self._weights[stem], numbers) for stem, numbers in on_right.items()}
        for i, stems in self.lefts.items():
            shared: dict[int, int] = {}
            for weight, numbers in filter(None, map(postings.get, stems)):
                for j in numbers:
                    shared[j] = shared.get(j, 0) + weight
            left_weight = self._left_weights[i]
            enough = least * least * left_weight
            for j, weight in shared.items():
                if weight * weight >= enough * self._right_weights[j]:
                    yield Alike(weight / sqrt(left_weight * self._right_weights[j]), i, j, weight)

    def _affordable(self, on_left: Holders, on_right: Holders) -> Holders:
        """The words that both sides have, rarest first until the effort is spent, with those on the right that have
        them."""
        cost = {stem: len(numbers) * len(on_right[stem]) for stem, numbers in on_left.items()}
        self._effort.compared -= sum(cost.values())
        if self._effort.compared < 0:
            self._effort.is_coarse = True
            for stem in sorted(cost, key=lambda stem: (-cost[stem], stem)):
                del on_right[stem]
                self._effort.compared += cost[stem]
                if self._effort.compared >= 0:
                    break
        return on_right

    def count_shared(self, i: int, j: int) -> int:
        return len(self.lefts[i].keys() & self.rights[j].keys())


def _holders(sentences: Mapping[int, Stems], stems: Set[str]) -> Holders:
    """For each of these words the sentences that have it."""
    holders: Holders = {}
    for number, words in sentences.items():
        for stem in words:
            if stem in stems:
                if stem in holders:
                    holders[stem].append(number)
                else:
                    holders[stem] = [number]
    return holders


def told_besides(free: Stems, neighbour: Stems, partner: Stems) -> float:
    """The share of a free sentence that its neighbour's partner tells and the neighbour does not."""
    told = [stem for stem in free if stem in partner and stem not in neighbour]
    return sum(map(uncommonness, told)) / sum(map(uncommonness, free))


def similarity(left: Stems, right: Stems) -> float:
    """0 (nothing shared) to 1 (the same words): the geometric mean of the shares of words that either has in common."""
    return round(len(left.keys() & right.keys()) / sqrt(len(left) * len(right)), 3)


@lru_cache(maxsize=20_000)
def uncommonness(stem: str) -> int:
    """38 for a word that English hardly uses, 11 for "said": what tells one story apart is seldom a common word."""
    return max(1, round(10 * (7.8 - zipf(stem))))


def _rarity(among: int, holders: int) -> int:
    """Four for each halving: of 64 sentences, a word in two of them weighs 24, one in half of them 8."""
    return (16 * among**4 // holders**4).bit_length() - 1
