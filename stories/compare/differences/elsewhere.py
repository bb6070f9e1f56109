"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

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


class Elsewhere:
    """The sentences of one text by the words they hold."""

    def __init__(self, numbered: Numbered) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        for sentence, stems in enumerate(numbered.stems):
            for stem in stems:
                self._holders[stem].append(sentence)

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
        return any(
            weight + held.get(at + 1, 0) >= wanted and self._together(at, shared) >= wanted
            for at, weight in held.items()
        )

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
            exact = self._holders.get(stem, ())[:_MOST_HOLDERS]
            for at in exact:
                held[at] += weight
            for at in {at for other in related().get(stem, ()) for at in self._holders.get(other, ())[:_FEW]}:
                held[at] += 0 if at in exact else OF_RELATED * weight
        return sorted(held, key=lambda at: (-held[at], at))[:_FEW]


def share(stems: Stems, others: Stems) -> float:
    """How great a part of these words the others hold, the rarer the more, related words counting half."""
    weights = uncommonness_of_each(stems)
    held = sum(
        weight if stem in others else OF_RELATED * weight
        for stem, weight in weights.items()
        if stem in others or not others.keys().isdisjoint(related().get(stem, ()))
    )
    return held / max(sum(weights.values()), 1)
