"""Corrections: whether a note of either text says that this is what was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stories.compare.labels.texts import Spans, Texts
from stories.text.document import Document, Kind
from stories.text.words import OPENING, RAREST, words, zipf

_CORRECTS = re.compile(
    r"\W{0,3}(?:correction|clarification|corrects|clarifies|corrected|"
    r"this \w+ (?:has been|was) (?:corrected|amended|updated to correct))\b",
    re.IGNORECASE,
)
_COMMON = RAREST + 2
"""Words this common name nothing: "said", "people", "first"."""

_AROUND = 1500  # code points: a longer change is a rewrite, and of a longer sentence only so much is read


class Corrections:
    """What the notes of two documents say was wrong."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._notes = [
            telling(note)
            for document in (text.document for text in texts)
            if Kind.NOTE in document.numbered.kinds
            for note in _correcting(document)
        ]

    def name(self, spans: Spans) -> bool:
        """Whether a note holds words that changed, and others of their sentence that did not."""
        if not self._notes or sum(end - start for start, end in spans) > _AROUND:
            return False
        changed, sentence = frozenset[str](), frozenset[str]()
        for text, (start, end) in zip(self._texts, spans, strict=True):
            first, last = text.sentence(start)
            changed |= telling(text.text[start:end])
            sentence |= telling(text.text[max(first, start - _AROUND) : min(last, start + _AROUND)])
        return any(note & changed and note & (sentence - changed) for note in self._notes)


def _correcting(document: Document) -> Iterator[str]:
    notes = (document.quote(block.range) for block in document.blocks_of(Kind.NOTE))
    return (note for note in notes if _CORRECTS.match(note))


def telling(text: str) -> frozenset[str]:
    """Figures, and words that are not common, by their opening."""
    found = (word.lower() for word in words(text.replace(",", "")))
    return frozenset(word[:OPENING] for word in found if word[0].isdecimal() or zipf(word) < _COMMON)
