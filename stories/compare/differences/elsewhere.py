"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from stories.compare.align.similarity import uncommonness_of_each
from stories.text.numbered import Numbered
from stories.text.related import related
from stories.text.stems import Stems

_MOST_HOLDERS = 50
"""Sentences that are asked for one word; a word that more of them hold tells little of any."""


OF_RELATED = 0.5
"""What a word counts that has only a related one there."""

_FEW = 8
"""Sentences that hold a related word, or the most of some words, that are looked at."""

_NONE: frozenset[str] = frozenset()


def _related_to(stem: str) -> Set[str]:
    return related().get(stem, _NONE)


class Elsewhere:
    """The sentences of one text by the words they hold."""

    def __init__(self, numbered: Numbered) -> None:
        self._stems = numbered.stems
        self._sentences: dict[int, _Weighed] = {}
        self._holders: dict[str, list[int]] = defaultdict(list)
        for sentence, stems in enumerate(self._stems):
            for stem in stems:
                self._holders[stem].append(sentence)
        self.known = self._holders.keys()

    def tells(self, stems: Stems, least: float) -> bool:
        """Whether two sentences that follow each other hold so great a part of these words, the rarer the more."""
        weights = uncommonness_of_each(stems)
        wanted = least * sum(weights.values())
        shared = {stem: weight for stem, weight in weights.items() if stem in self._holders}
        if not wanted or sum(shared.values()) < wanted:
            return False
        held: dict[int, int] = {}
        for stem, weight in shared.items():
            for sentence in self._holders[stem][:_MOST_HOLDERS]:
                held[sentence] = held.get(sentence, 0) + weight
        if 2 * max(held.values()) < wanted:
            return False  # as nearly always: no two of them have enough
        enough = [at for at, weight in held.items() if weight + held.get(at + 1, 0) >= wanted]
        return any(self._together(at, shared) >= wanted for at in enough)

    def _together(self, at: int, weights: Mapping[str, int]) -> int:
        """What those of the words weigh that this sentence or the next one holds, each once."""
        return sum(
            weight
            for stem, weight in weights.items()
            if not {at, at + 1}.isdisjoint(self._holders[stem][:_MOST_HOLDERS])
        )

    def nearest(self, stems: Stems) -> list[int]:
        """The few sentences that hold the most of these words, the rarer the more, related words counting half."""
        held: dict[int, float] = defaultdict(float)
        for stem, weight in uncommonness_of_each(stems).items():
            exact = self._holders.get(stem, [])[:_MOST_HOLDERS]
            for at in exact:
                held[at] += weight
            others = related().get(stem, _NONE) & self.known
            for at in {at for other in others for at in self._holders[other][:_FEW]}.difference(exact):
                held[at] += OF_RELATED * weight
        return [at for _, at in sorted([(-weight, at) for at, weight in held.items()])[:_FEW]]

    def likeness(self, sentence: int, other: Elsewhere, at: int) -> float:
        """How great a part two sentences hold of each other's words, on average, the rarer the more, related words
        counting half. `at` is the other text's."""
        one, two = self._weighed(sentence), other._weighed(at)
        return (one.share_in(two) + two.share_in(one)) / 2

    def knows(self, stems: Stems, sentences: Sequence[int]) -> float:
        """How great a part of these words the sentences hold together, the rarer the more, a related word as well."""
        held = set[str]().union(*(self._stems[at] for at in sentences))
        weights = uncommonness_of_each(stems)
        known = (weight for stem, weight in weights.items() if stem in held or not held.isdisjoint(_related_to(stem)))
        return sum(known) / max(sum(weights.values()), 1)

    def _weighed(self, sentence: int) -> _Weighed:
        if sentence not in self._sentences:
            self._sentences[sentence] = _Weighed.of(self._stems[sentence])
        return self._sentences[sentence]


class _Weighed(NamedTuple):
    """The words of a sentence, what each weighs and all of them together; `beside` are all that are related to one."""

    weights: dict[str, int]
    weight: int
    beside: Set[str]

    @classmethod
    def of(cls, stems: Stems) -> _Weighed:
        weights = uncommonness_of_each(stems)
        beside = set[str]().union(*filter(None, map(related().get, stems)))
        return cls(weights, sum(weights.values()), beside)

    def share_in(self, other: _Weighed) -> float:
        same = self.weights.keys() & other.weights.keys()
        near = (self.weights.keys() & other.beside) - same
        weight = self.weights.__getitem__
        return (sum(map(weight, same)) + OF_RELATED * sum(map(weight, near))) / max(self.weight, 1)
