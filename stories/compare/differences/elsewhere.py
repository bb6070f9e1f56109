"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections import defaultdict

from stories.compare.align.similarity import uncommonness_of
from stories.text.numbered import Numbered
from stories.text.stems import Stems

_MOST_HOLDERS = 50
"""Sentences that are asked for one word; a word that more of them hold tells little of any."""


class Elsewhere:
    """The sentences of one text by the words they hold."""

    def __init__(self, numbered: Numbered) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        for sentence, stems in enumerate(numbered.stems):
            for stem in stems:
                self._holders[stem].append(sentence)

    def tells(self, stems: Stems, least: float) -> bool:
        """Whether two sentences that follow each other hold so great a part of these words, the rarer the more."""
        wanted = least * uncommonness_of(stems)
        shared = [stem for stem in stems if stem in self._holders]
        if not wanted or uncommonness_of(shared) < wanted:
            return False
        weights = {stem: uncommonness_of((stem,)) for stem in shared}
        held: dict[int, int] = {}
        here: dict[int, set[str]] = {}
        for stem, weight in weights.items():
            for sentence in self._holders[stem][:_MOST_HOLDERS]:
                held[sentence] = held.get(sentence, 0) + weight
                here.setdefault(sentence, set()).add(stem)
        return any(
            weight + held.get(at + 1, 0) >= wanted
            and weight + sum(weights[stem] for stem in here.get(at + 1, set()) - here[at]) >= wanted
            for at, weight in held.items()
        )
