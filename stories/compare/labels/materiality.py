"""How much a change matters: a toll before a quotation, a quotation before other words, other words before style."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.labels.sorts import (
    ATTRIBUTION,
    CORRECTION,
    DATE,
    NAME,
    NEGATION,
    NUMBER,
    QUOTE,
    SPELLING,
    STYLE,
    UNIT,
    WORDING,
)
from stories.compare.record import Label

STEP = 1000
"""A change weighs its rank times so much, and a little more the more words it touches. Words alone lift no rank."""

ANOTHER_NAME = "another name"
"""Why a name label weighs as much as a number; one name spelled in two ways weighs as little as style."""

_RANKS = {
    NUMBER: 8,
    DATE: 8,
    NEGATION: 6,
    QUOTE: 5,
    ATTRIBUTION: 4,
    CORRECTION: 3,
    WORDING: 2,
    NAME: 1,
    UNIT: 1,
    STYLE: 1,
    SPELLING: 1,
}
_ANOTHER_NAME = 7


def weight(labels: Sequence[Label], words: int) -> int:
    """The rank of the heaviest label in thousands, then the words touched; 0 where the words are the same."""
    ranks = [_ANOTHER_NAME if label.why == ANOTHER_NAME else _RANKS.get(label.name, 0) for label in labels]
    rank = max(ranks, default=0)
    return rank * STEP + min(words, STEP - 1) if rank else 0


def weight_of_wording(words: int) -> int:
    """Of so many words cut, added or replaced, on the same scale."""
    return _RANKS[WORDING] * STEP + min(words, STEP - 1)
