"""Whether the other text tells something too, in whatever sentence and however worded."""

from __future__ import annotations

from collections.abc import Iterable

from stories.compare.align.similarity import uncommonness_of
from stories.text.numbered import Numbered


class Elsewhere:
    """The sentences of one text by the words they hold."""

    def __init__(self, numbered: Numbered) -> None:
        self._stems = numbered.stems
        self._holders: dict[str, list[int]] = {}
        for sentence, stems in enumerate(numbered.stems):
            for stem in stems:
                self._holders.setdefault(stem, []).append(sentence)

    def share(self, stems: Iterable[str]) -> float:
        """How much of these words, the rarer the more, two sentences that follow each other hold at the most."""
        told = dict.fromkeys(stems)
        whole = uncommonness_of(told)
        if not whole:
            return 0.0
        by_sentence: dict[int, set[str]] = {}
        for stem in told:
            for sentence in self._holders.get(stem, ())[:_MOST_HOLDERS]:
                by_sentence.setdefault(sentence, set()).add(stem)
        nothing: set[str] = set()
        return max(
            (uncommonness_of(held | by_sentence.get(at + 1, nothing)) / whole for at, held in by_sentence.items()),
            default=0.0,
        )


_MOST_HOLDERS = 50
"""Sentences that are asked for one word; a word that more of them hold tells little of any."""
