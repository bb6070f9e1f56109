"""Corrections: whether a note says that this is what was wrong."""

from __future__ import annotations

import re

from stories.text.document import Document, Kind
from stories.text.words import OPENING, RAREST, words, zipf

_CORRECTS = re.compile(
    r"\W{0,3}(?:correction|clarification|corrects|clarifies|corrected|"
    r"this \w+ (?:has been|was) (?:corrected|amended|updated to correct))\b",
    re.IGNORECASE,
)
_COMMON = RAREST + 2
"""Words this common name nothing: "said", "people", "first"."""


class Corrections:
    """The notes of a document that correct something, as sets of telling words."""

    def __init__(self, document: Document) -> None:
        notes = (document.quote(block.range) for block in document.blocks_of(Kind.NOTE))
        self._notes = [telling(note) for note in notes if _CORRECTS.match(note)]

    def __bool__(self) -> bool:
        return bool(self._notes)

    def names(self, changed: frozenset[str], sentence: frozenset[str]) -> bool:
        """Whether a note holds words that changed, and others of their sentence that did not."""
        return any(note & changed and note & (sentence - changed) for note in self._notes)


def telling(text: str) -> frozenset[str]:
    """Figures, and words that are not common, by their opening."""
    found = (word.lower() for word in words(text.replace(",", "")))
    return frozenset(word[:OPENING] for word in found if word[0].isdecimal() or zipf(word) < _COMMON)
