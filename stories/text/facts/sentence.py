"""The words of one sentence, to be asked for the times that begin among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stories.text.patterns import compiled

PARTS = frozenset("morning afternoon evening night".split())
EDGES = {"early": "early", "mid": "mid", "late": "late"}
TO = ("to", "–", "-", "until", "through")
COUNTED = frozenset("people men women percent % miles km metres meters feet dollars euros pounds".split())
YEAR = compiled(r"(?:1[5-9]|20)\d\d")
DECADE = compiled(r"(?:1[5-9]|20)\d0'?s")
CENTURY = compiled(r"(\d{1,2}(?:st|nd|rd|th))-century")


class Sentence(NamedTuple):
    places: Sequence[tuple[int, int]]
    tokens: Sequence[str]
    as_written: Sequence[str]
    keys: Sequence[str]
    """In lower case, without "'s" where a time goes before it."""

    def key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""
