"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from stories.compare.align.similarity import uncommonness_of_each
from stories.text.numbered import Numbered
from stories.text.related import related
from stories.text.stems import Stems

_MOST_HOLDERS = 50
"""Sentences that are asked for one word; a word that more of them hold tells little of any."""


_OF_RELATED = 0.5
"""What a word counts that has only a related one there."""


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

    def best(self, stems: Stems) -> dict[int, float]:
        """For each sentence how great a part of these words it and the next hold, related words counting half."""
        weights = uncommonness_of_each(stems)
        whole = sum(weights.values())
        held: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            exact = set(self._holders.get(stem, ())[:_MOST_HOLDERS])
            others = related().get(stem, ()) if len(exact) < _MOST_HOLDERS else ()
            kin = {at for other in others for at in self._holders.get(other, ())[:_MOST_HOLDERS]}
            near, far = _with_the_one_before(exact), _with_the_one_before(kin)
            for at in near:
                held[at] += weight / whole
            for at in far - near:
                held[at] += _OF_RELATED * weight / whole
        return held


def _with_the_one_before(sentences: Set[int]) -> Set[int]:
    return sentences | {at - 1 for at in sentences if at}
