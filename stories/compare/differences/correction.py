"""Corrections: whether a note of either text says that this is what was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.kinds import CORRECTION
from stories.compare.record import Change
from stories.text.document import Document, Kind
from stories.text.patterns import compiled
from stories.text.words import OPENING, RAREST, words, zipf

NAMED = "a correction note speaks of it"
"""Why a difference weighs more."""

_CORRECTS = compiled(
    r"\W{0,3}(?:correction|clarification|corrects|clarifies|corrected|"
    r"this \w+ (?:has been|was) (?:corrected|amended|updated to correct))\b",
    re.IGNORECASE,
)
_COMMON = RAREST + 2
"""Words this common name nothing: "said", "people", "first"."""

_AROUND = 1500  # code points: a longer change is a rewrite, and of a longer sentence only so much is read


def corrected(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """The differences, those marked that a note speaks of; and what one speaks of and no difference tells."""
    notes = [telling(note) for document in facing.documents for note in _correcting(document)]
    if not notes:
        return list(found)
    named = [(row.number, change) for row in facing.rows for change in row.passage.changes]
    named = [(number, change) for number, change in named if _is_named(facing, change, notes)]
    marked = [one._replace(reason=NAMED) if any(_shows(change, one) for _, change in named) else one for one in found]
    alone = [(number, change) for number, change in named if not any(_shows(change, one) for one in found)]
    return marked + [_of_change(facing, number, change) for number, change in alone]


def _of_change(facing: Facing, number: int, change: Change) -> Difference:
    how = How.DROPPED if change.right is None else How.ADDED if change.left is None else How.CHANGED
    left, right = (
        Stated(span, document.quote(span)) if span else None
        for document, span in zip(facing.documents, (change.left, change.right), strict=True)
    )
    return Difference(CORRECTION, how, left, right, NAMED, passages=(number,))


def _shows(change: Change, one: Difference) -> bool:
    return one.is_shown_by(change.left, change.right)


def _is_named(facing: Facing, change: Change, notes: Sequence[frozenset[str]]) -> bool:
    """Whether a note holds words that changed, and others of their sentence that did not."""
    changed, sentence = frozenset[str](), frozenset[str]()
    for document, span in zip(facing.documents, (change.left, change.right), strict=True):
        if span and span[1] - span[0] <= _AROUND:
            first, last = document.sentences[sentence_at(document, span[0])]
            changed |= telling(document.quote(span))
            sentence |= telling(document.text[max(first, span[0] - _AROUND) : min(last, span[0] + _AROUND)])
    return any(note & changed and note & (sentence - changed) for note in notes)


def _correcting(document: Document) -> Iterator[str]:
    notes = (document.quote(block.range) for block in document.blocks_of(Kind.NOTE))
    return (note for note in notes if _CORRECTS.match(note))


def telling(text: str) -> frozenset[str]:
    """Figures, and words that are not common, by their opening."""
    found = (word.lower() for word in words(text.replace(",", "")))
    return frozenset(word[:OPENING] for word in found if word[0].isdecimal() or zipf(word) < _COMMON)
