"""The words of one sentence, to be asked for the times that begin among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

PARTS = frozenset("morning afternoon evening night".split())
EDGES = {"early": "early", "mid": "mid", "late": "late"}
TO = ("to", "–", "-", "until", "through")
COUNTED = frozenset("people men women percent % miles km metres meters feet dollars euros pounds".split())
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DECADE = re.compile(r"(?:1[5-9]|20)\d0'?s")
CENTURY = re.compile(r"(\d{1,2}(?:st|nd|rd|th))-century")


class Sentence(NamedTuple):
    places: Sequence[tuple[int, int]]
    tokens: Sequence[str]
    as_written: Sequence[str]
    keys: Sequence[str]
    """In lower case, without "'s" where a time goes before it."""

    def key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""
