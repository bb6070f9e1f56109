"""How alike two sentences are, by the words they share: rare words weigh more than common ones.

Weights come from the two texts compared and a fixed table, are whole numbers and pass through nothing but exact
arithmetic, so that the same two texts give the same answer on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from stories.compare.effort import Effort
from stories.compare.unseen import as_seen
from stories.text.tokens import is_word

Stems = dict[str, None]
"""A sentence's words as compared, each once, in order of appearance."""

STEM = 5
"""Letters of a word that count: Pashinyan and Pashinian, defence and defense, failure and failures agree in five."""

FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him "
    "his how i if in into is it its more most no not of on one or our out over said say says she so some such than "
    "that the their them then there these they this those to up us was we were what when which while who will with "
    "would you your".split()
)
"""English words that two sentences share without having anything in common."""

FEW = 2
"""A word that so few sentences of either side hold is reason enough to look whether they are alike."""


def stems(tokens: Sequence[str], spaceless: bool) -> Stems:
    """What a sentence is known by; in a script without spaces, pairs of neighbouring characters."""
    words = [token.casefold() for token in tokens if token[0].isalnum() or is_word(token)]
    if not all(map(str.isascii, words)):
        words = [as_seen(word) for word in words]
    if spaceless and len(words) > 1:
        return dict.fromkeys(first + second for first, second in pairwise(words))
    content = dict.fromkeys(word[:STEM] for word in words if word not in FUNCTION_WORDS)
    return content or dict.fromkeys(words) or dict.fromkeys(tokens)


class Link(NamedTuple):
    """Two sentences by number. `score` is how alike they are (0 to 1), and what speaks for them besides."""

    score: float
    left: int
    right: int


class Vocabulary:
    """The words of the sentences to be compared, by number on either side, and how much each word weighs."""

    def __init__(self, lefts: Mapping[int, Stems], rights: Mapping[int, Stems], effort: Effort) -> None:
        self.lefts, self.rights, self._effort = lefts, rights, effort
        self._on_left, self._on_right = _holders(lefts.items()), _holders(rights.items())
        total = len(lefts) + len(rights)
        self._weights = {
            stem: _rarity(total, len(self._on_left.get(stem, ())) + len(self._on_right.get(stem, ())))
            for stem in {**self._on_left, **self._on_right}
        }
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

    def kin(self) -> Iterator[Link]:
        """Pairs that share a word or two words in a row that hardly any other sentence has."""
        pairs = dict.fromkeys(
            (i, j)
            for on_left, on_right in (
                (self._on_left, self._on_right),
                (_holders(_in_a_row(self.lefts)), _holders(_in_a_row(self.rights))),
            )
            for word, lefts in on_left.items()
            if len(lefts) <= FEW and len(rights := on_right.get(word, ())) <= FEW
            for i in lefts
            for j in rights
        )
        return (Link(self.likeness(i, j), i, j) for i, j in pairs)

    def alike(self, lefts: Sequence[int], rights: Sequence[int], least: float) -> Iterator[Link]:
        """Of these sentences, all pairs at least so much alike."""
        on_right = _holders((j, self.rights[j]) for j in rights)
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
                    yield Link(weight / sqrt(self._left_weights[i] * self._right_weights[j]), i, j)

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


def _holders(sentences: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """For each word the sentences that have it."""
    holders: dict[str, list[int]] = {}
    for number, words in sentences:
        for word in words:
            holders.setdefault(word, []).append(number)
    return holders


def _in_a_row(sentences: Mapping[int, Stems]) -> Iterator[tuple[int, list[str]]]:
    for number, stems in sentences.items():
        yield number, [f"{first} {second}" for first, second in pairwise(stems)]


def _rarity(total: int, holders: int) -> int:
    """Of 40 sentences, a word in two of them weighs 6, one in ten of them 4, one in all of them 2."""
    return (2 * total // holders).bit_length()
