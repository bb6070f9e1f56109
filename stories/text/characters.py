"""Which characters a script's words are made of, as the inside of a regular expression's [...]."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

SCRIPTS = range(0x20000)
"""The planes scripts live in. What little stands beyond them (rare Han, tags, selectors) is given by hand."""

_BEYOND = "\U000e0001-\U000e01ef"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_RARE_HAN = "\U00020000-\U0003ffff"

_SPACELESS = (
    (0x0E01, 0x0E30), (0x0E32, 0x0E33), (0x0E40, 0x0E46), (0x0E81, 0x0EB0), (0x0EC0, 0x0EC6),  # Thai, Lao
    (0x1000, 0x102A), (0x1050, 0x1055), (0x1780, 0x17B3), (0x1950, 0x19DF), (0x1A20, 0x1A54),  # Burmese, Khmer, Tai
    (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3041, 0x3096), (0x309D, 0x309F),  # kana
    (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31FF), (0x3400, 0x4DBF),  # bopomofo, Han
    (0x4E00, 0x9FFF), (0xA000, 0xA48C), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x1B000, 0x1B2FF),  # Yi
)  # fmt: skip
"""Letters of scripts written without spaces: there one character is one word. (Korean and Ethiopic have spaces.)"""

UNSEEN_LETTERS_AND_MARKS = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
)  # fmt: skip
"""Joiners, fillers and variation selectors: Unicode files them under letters and marks, yet nothing of them is seen."""


class Classes(NamedTuple):
    """`word`: what words with spaces between them are made of. `character`: a word by itself.
    `extend`: belongs to the character before it. `unseen`: takes no room on the page."""

    word: str
    character: str
    extend: str
    unseen: str


@cache
def classes() -> Classes:
    """Read from Python's own Unicode tables, about 30 ms: only texts beyond plain Latin ask for it."""
    category = [unicodedata.category(chr(point)) for point in SCRIPTS]
    spaceless = _points(_SPACELESS)
    unseen = _points(UNSEEN_LETTERS_AND_MARKS).union(p for p in SCRIPTS if category[p] == "Cf")
    marks = {point for point in SCRIPTS if category[point][0] == "M"}
    letters = {point for point in SCRIPTS if chr(point).isalnum()} | {ord("_")}
    return Classes(
        word=_inside((letters | marks | unseen) - spaceless) + _BEYOND,
        character=_inside(spaceless) + _RARE_HAN,
        extend=_inside(marks | unseen) + _SKIN_TONES + _BEYOND,
        unseen=_inside(unseen) + _BEYOND,
    )


def _points(runs: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in runs for point in range(first, last + 1)}


def _inside(points: set[int]) -> str:
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
