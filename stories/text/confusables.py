"""Differences that nobody sees: characters that take no room, letters that print like others."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from stories.text.characters import classes
from stories.text.patterns import compiled
from stories.text.tokens import only_latin

_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјѕорсухһԁԛԝүΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι",
    "ABESIJKMHOPCTYXaeijsopcyxhdqwyABEZHIKMNOPTYXovi",
)
"""Cyrillic and Greek letters that print like Latin ones: the single letters of Unicode TR 39."""


def as_seen(text: str) -> str:
    """The text as the eye takes it: two that differ and are seen alike must never be called the same."""
    if only_latin(text):
        return text
    return _unseen().sub("", unicodedata.normalize("NFC", text)).translate(_LOOK_ALIKE)


@cache
def _unseen() -> re.Pattern[str]:
    return compiled(f"[{classes().unseen}]")
