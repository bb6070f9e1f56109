"""What sort of change: the differences a text can have that leave its words as they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from stories.compare.unseen import as_seen

WHITESPACE, INVISIBLE, CASE, PUNCTUATION, WORDING = "whitespace", "invisible", "case", "punctuation", "wording"
LABELS = (WHITESPACE, INVISIBLE, CASE, PUNCTUATION, WORDING)

_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"(?<=\d)[^\w\s](?=\d)|[-−+.](?=\d)|([^\w\s])")
"""A mark; outside the group where it belongs to a number (1.5 is not 15, -5 is not 5)."""

_READ_ALOUD = "%&#@"
"""Unicode calls these punctuation; a newsroom does not."""


def sorts_of_change(left: str, right: str) -> tuple[str, ...]:
    """The fewest labels that account for the whole difference; `wording` where they do not."""
    if _folded(left, _FOLDS) != _folded(right, _FOLDS):
        return (WORDING,)
    for name in _FOLDS:
        if _folded(left, (name,)) == _folded(right, (name,)):
            return (name,)
    needed = [
        name for name in _FOLDS if _folded(left, others := [n for n in _FOLDS if n != name]) != _folded(right, others)
    ]
    return tuple(needed or _FOLDS)


def _folded(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = _FOLDS[name](text)
    return text


def _single_spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _without_marks(text: str) -> str:
    return _single_spaced(_MARK.sub(_blank, text))


def _blank(mark: re.Match[str]) -> str:
    is_punctuation = mark[1] and mark[1] not in _READ_ALOUD and unicodedata.category(mark[1])[0] == "P"
    return " " if is_punctuation else mark[0]


_FOLDS: dict[str, Callable[[str], str]] = {
    WHITESPACE: _single_spaced,
    INVISIBLE: as_seen,
    CASE: str.casefold,
    PUNCTUATION: _without_marks,
}
