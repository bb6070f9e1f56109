"""What a sentence tells in words that another lacks, but has related ones for: "soldiers" where it has "troops"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from stories.text.related import related

Holders = Mapping[str, Sequence[int]]
"""For each word, known by its opening, the sentences that have it."""


class Otherwise:
    """The words of either side that have related ones on the other."""

    def __init__(self, on_left: Holders, on_right: Holders) -> None:
        self._on_left, self._on_right = on_left, on_right
        rights = set(on_right)
        self._of_left = {word: found for word in on_left if (found := related(word) & rights)}
        self._of_right: dict[str, list[str]] = {}
        for word, others in self._of_left.items():
            for other in others:
                self._of_right.setdefault(other, []).append(word)

    def cost(self) -> int:
        """How often a word in a sentence of the left meets a related one in a sentence of the right."""
        on_left, on_right = self._on_left, self._on_right
        return sum(
            len(on_left[word]) * sum(len(on_right[other]) for other in others) for word, others in self._of_left.items()
        )

    def weigh(self, weights: Mapping[str, int]) -> Told:
        return Told(
            _told(self._of_left, self._on_left, self._on_right, weights),
            _told(self._of_right, self._on_right, self._on_left, weights),
        )


Weights = dict[int, dict[int, int]]
"""For a sentence and one of the other side, what those of its words weigh that the other has only related ones for."""


def _told(
    related_to: Mapping[str, Collection[str]], here: Holders, there: Holders, weights: Mapping[str, int]
) -> Weights:
    told: Weights = {}
    for word, others in related_to.items():
        reached = set[int]().union(*[there[other] for other in others])
        if word in there:
            reached.difference_update(there[word])
        weight = weights[word]
        for number in here[word]:
            if number in told:
                of_sentence = told[number]
                for other in reached:
                    of_sentence[other] = of_sentence.get(other, 0) + weight
            else:
                told[number] = dict.fromkeys(reached, weight)
    return told


class Told(NamedTuple):
    """How much of the sentences of either side those of the other tell in related words."""

    of_left: Weights
    of_right: Weights


NOTHING_TOLD = Told({}, {})
