"""What sort of change: the differences a text can have that leave its words as they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from stories.compare.characters import classes
from stories.compare.words import only_latin

WHITESPACE, INVISIBLE, CASE, PUNCTUATION, WORDING = "whitespace", "invisible", "case", "punctuation", "wording"

_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјѕорсухһԁԛԝүΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι",
    "ABESIJKMHOPCTYXaeijsopcyxhdqwyABEZHIKMNOPTYXovi",
)
"""Cyrillic and Greek letters that print like Latin ones: the single letters of Unicode TR 39."""

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[^\w\s%&#@+$€£°§]+(?!\d)|(?<!\d)[^\w\s%&#@+$€£°§]+")
"""Punctuation, but for what stands inside a number (1.5 is not 15, -5 is not 5) and what is read aloud."""


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


def _without_unseen(text: str) -> str:
    if only_latin(text):
        return text
    return _unseen().sub("", unicodedata.normalize("NFC", text)).translate(_LOOK_ALIKE)


def _without_marks(text: str) -> str:
    return _single_spaced(_MARKS.sub(" ", text))


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{classes().unseen}]")


_FOLDS: dict[str, Callable[[str], str]] = {
    WHITESPACE: _single_spaced,
    INVISIBLE: _without_unseen,
    CASE: str.casefold,
    PUNCTUATION: _without_marks,
}
