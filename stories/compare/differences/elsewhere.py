"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from stories.compare.align.similarity import uncommonness_of
from stories.text.numbered import Numbered

_MOST_HOLDERS = 50
"""Sentences that are asked for one word; a word that more of them hold tells little of any."""


class Elsewhere:
    """The sentences of one text by the words they hold."""

    def __init__(self, numbered: Numbered) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        for sentence, stems in enumerate(numbered.stems):
            for stem in stems:
                self._holders[stem].append(sentence)

    def tells(self, stems: Iterable[str], least: float) -> bool:
        """Whether two sentences that follow each other hold so great a part of these words, the rarer the more."""
        weights = {stem: uncommonness_of((stem,)) for stem in stems}
        wanted = least * sum(weights.values())
        if not wanted or sum(weights[stem] for stem in weights if stem in self._holders) < wanted:
            return False
        held: dict[int, int] = {}
        here: dict[int, set[str]] = {}
        for stem, weight in weights.items():
            for sentence in self._holders.get(stem, ())[:_MOST_HOLDERS]:
                held[sentence] = held.get(sentence, 0) + weight
                here.setdefault(sentence, set()).add(stem)
        return any(
            weight + held.get(at + 1, 0) >= wanted
            and weight + sum(weights[stem] for stem in here.get(at + 1, set()) - here[at]) >= wanted
            for at, weight in held.items()
        )
