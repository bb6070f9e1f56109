"""How alike two sentences are, by the words they share: rare words weigh more than common ones.

Weights come from the two texts compared and a fixed table, are whole numbers and pass through nothing but exact
arithmetic, so that the same two texts give the same answer on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from math import sqrt
from typing import NamedTuple

from stories.compare.align.synonyms import OtherWords, related_words, told_otherwise
from stories.compare.budget import Budget
from stories.text.stems import Stems
from stories.text.words import RAREST, common_openings

SHARED = 2 / 3
"""How much of the least likeness the words themselves must reach, whatever related ones add: "Turkey and Russia agreed
to hold talks …" and "Russia has a military pact …" share Russia and no more, though what is agreed may be a pact."""

COMMONEST_OF_ALL = 7.8
"""Of "the", on the Zipf scale."""

RARE = round(10 * (COMMONEST_OF_ALL - RAREST))
"""What such a word weighs: 38."""

MOST_BY_CHANCE, BY_CHANCE = 3, 0.4
"""So many words, and so great a part of the lighter sentence, may be shared by chance: "the group that helped broker a
truce in 1994" and "the fighting, which ended with a 1994 truce". In their place, beside others that are alike, or where
they are more, they tell: "The trial lasted four months" has moved where it is "The trial went on for four months"."""

_NOTHING: dict[int, int] = {}


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

    def __init__(
        self, lefts: Mapping[int, Stems], rights: Mapping[int, Stems], among: int, budget: Budget, is_english: bool
    ) -> None:
        """`among`: how many sentences both documents have, those included that are paired already."""
        self.lefts, self.rights, self._budget, self._is_english = lefts, rights, budget, is_english
        self._on_left, self._on_right = _holders(lefts), _holders(rights)
        holders = {stem: len(numbers) for stem, numbers in self._on_left.items()}
        for stem, numbers in self._on_right.items():
            holders[stem] = holders.get(stem, 0) + len(numbers)
        rarity = {count: _rarity(among, count) for count in set(holders.values())}
        uncommon = _uncommonness().get
        self._weights = {stem: uncommon(stem, RARE) * rarity[count] for stem, count in holders.items()}
        self._left_weights = {i: self.weight(stems) for i, stems in lefts.items()}
        self._right_weights = {j: self.weight(stems) for j, stems in rights.items()}

    def weight(self, stems: Iterable[str]) -> int:
        """Of words that either side has, together."""
        return sum(map(self._weights.__getitem__, stems))

    def alike(self, least: float) -> Iterator[Alike]:
        """All pairs at least so much alike, where a word that the other only has a related one for counts half: the
        geometric mean of the shares that either side has in common."""
        postings = self._affordable()
        of_left, of_right = self._told_otherwise()
        for i, stems in self.lefts.items():
            shared: dict[int, int] = {}
            for weight, numbers in filter(None, map(postings.get, stems)):
                for j in numbers:
                    shared[j] = shared.get(j, 0) + weight
            otherwise = of_right.get(i, _NOTHING)
            left_weight = self._left_weights[i]
            enough = (least * SHARED) ** 2 * left_weight
            for j, weight in shared.items():
                if weight * weight >= enough * self._right_weights[j]:
                    squared = (2 * weight + of_left.get(j, _NOTHING).get(i, 0)) * (2 * weight + otherwise.get(j, 0))
                    likeness = sqrt(squared / (left_weight * self._right_weights[j])) / 2
                    if likeness >= least:
                        yield Alike(likeness, i, j, weight)

    def _affordable(self) -> dict[str, tuple[int, list[int]]]:
        """The words that both sides have, rarest first until the budget is spent: the weight of each, and those on the
        right that have it."""
        on_left, on_right = self._on_left, self._on_right
        cost = {stem: len(on_left[stem]) * len(on_right[stem]) for stem in on_left if stem in on_right}
        self._budget.compared -= sum(cost.values())
        if self._budget.compared < 0:
            self._budget.is_coarse = True
            for stem in sorted(cost, key=lambda stem: (-cost[stem], stem)):
                self._budget.compared += cost.pop(stem)
                if self._budget.compared >= 0:
                    break
        return {stem: (self._weights[stem], on_right[stem]) for stem in cost}

    def _told_otherwise(self) -> tuple[OtherWords, OtherWords]:
        """Words of the left, and of the right, that the other side has only related ones for; nothing in another
        language, or where the budget was not enough for the words that both have."""
        if not self._is_english or self._budget.is_coarse:
            return {}, {}
        to_left, to_right = related_words(self._on_left, self._on_right)
        of_right = told_otherwise(self.lefts, self._on_right, to_left, self._weights, self._budget)
        of_left = told_otherwise(self.rights, self._on_left, to_right, self._weights, self._budget)
        return (of_left, of_right) if of_left and of_right else ({}, {})


def _holders(sentences: Mapping[int, Stems]) -> dict[str, list[int]]:
    """For each word the sentences that have it."""
    holders: dict[str, list[int]] = {}
    for number, words in sentences.items():
        for stem in words:
            if stem in holders:
                holders[stem].append(number)
            else:
                holders[stem] = [number]
    return holders


def told_besides(free: Stems, neighbour: Stems, partner: Stems) -> float:
    """Of what a free sentence says and its neighbour does not, the share that the neighbour's partner tells."""
    said = free.keys() - neighbour.keys()
    return uncommonness_of(said & partner.keys()) / uncommonness_of(said) if said else 0.0


def share_by_chance(left: Stems, right: Stems) -> bool:
    """Whether a few words, no great part of either sentence, are all that the two share."""
    shared = left.keys() & right.keys()
    if len(shared) > MOST_BY_CHANCE:
        return False
    return uncommonness_of(shared) < BY_CHANCE * min(uncommonness_of(left), uncommonness_of(right))


def similarity(left: Stems, right: Stems) -> float:
    """0 (nothing shared) to 1 (the same words): the geometric mean of the shares of words that either has in common."""
    return round(len(left.keys() & right.keys()) / sqrt(len(left) * len(right)), 3)


@cache
def _uncommonness() -> dict[str, int]:
    """11 for "said", RARE for a word that English hardly uses: what tells one story apart is seldom a common word."""
    return {opening: max(1, round(10 * (COMMONEST_OF_ALL - value))) for opening, value in common_openings().items()}


def uncommonness_of(stems: Iterable[str]) -> int:
    """Of some words together."""
    return sum(map(_uncommonness().get, stems, repeat(RARE)))


def uncommonness_of_each(stems: Stems) -> dict[str, int]:
    return dict(zip(stems, map(_uncommonness().get, stems, repeat(RARE)), strict=True))


def _rarity(among: int, holders: int) -> int:
    """Four for each halving: of 64 sentences, a word in two of them weighs 24, one in half of them 8."""
    return (16 * among**4 // holders**4).bit_length() - 1
