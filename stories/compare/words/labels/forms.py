"""Differences that leave the words as they were: white space, capitals, punctuation, what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from stories.compare.words.labels.sorts import CASE, INVISIBLE, PUNCTUATION, WHITESPACE, WORDING
from stories.text.confusables import as_seen
from stories.text.patterns import compiled

_SPACE = compiled(r"\s+")
_DASH = compiled(r"(?<=\d)[-–‑‐](?=\d)")
"""Of a range: whichever the house has."""

_ELLIPSIS = compiled(r"\.(?:\s?\.){2,}")

_MARK = compiled(r"(?<=\d)[^\w\s](?=\d)|[-−+.](?=\d)|([^\w\s]|(?<![^\W_])_(?![^\W_]))")
"""A mark, a teletype's underscore for a dash among them; outside the group where it belongs to a number (1.5 is not 15,
-5 is not 5)."""

_NO_LETTER = compiled("[^a-z0-9]+")

READ_ALOUD = "%&#@"
"""Unicode calls these punctuation; a newsroom does not."""


def sorts_of_change(left: str, right: str) -> tuple[str, ...]:
    """The fewest labels that account for the whole difference; `wording` where the words are not the same."""
    if _begin_otherwise(left, right) or (left.isascii() and right.isascii() and _letters(left) != _letters(right)):
        return (WORDING,)  # most changes: no need to look for what nobody sees
    if left != right and left.isascii() and left.lower() == right.lower():
        return (CASE,)
    if _folded(left, _FOLDS) != _folded(right, _FOLDS):
        return (WORDING,)
    for name in _FOLDS:
        if _folded(left, (name,)) == _folded(right, (name,)):
            return (name,)
    needed = [
        name for name in _FOLDS if _folded(left, others := [n for n in _FOLDS if n != name]) != _folded(right, others)
    ]
    return tuple(needed or _FOLDS)


def _begin_otherwise(left: str, right: str) -> bool:
    """Whether both begin with a plain letter, and not with the same."""
    one, other = left[:1].lower(), right[:1].lower()
    return one != other and one.isalpha() and other.isalpha() and (one + other).isascii()


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())


def _folded(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = _FOLDS[name](text)
    return text


def _single_spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _without_marks(text: str) -> str:
    return _single_spaced(_MARK.sub(_blank, _DASH.sub("-", _ELLIPSIS.sub("…", text))))


def _blank(mark: re.Match[str]) -> str:
    is_punctuation = mark[1] and mark[1] not in READ_ALOUD and unicodedata.category(mark[1])[0] == "P"
    return " " if is_punctuation else mark[0]


_FOLDS: dict[str, Callable[[str], str]] = {
    WHITESPACE: _single_spaced,
    INVISIBLE: as_seen,
    CASE: str.lower,  # not casefold, by which Masse is Maße
    PUNCTUATION: _without_marks,
}
