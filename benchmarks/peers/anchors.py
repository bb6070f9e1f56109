"""Finding a quote again by exact search, else by letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from rapidfuzz import fuzz

LEAST = 60
"""Partial ratio from which a place is taken, out of 100."""


def find(text: str, quote: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Of several exact places, the one whose surroundings read most like the quote's."""
    places = [(found.start(), found.start() + len(quote)) for found in re.finditer(f"(?={re.escape(quote)})", text)]
    if places:
        return max(places, key=lambda place: _surroundings(text, place, prefix, suffix))
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=LEAST)
    return (found.dest_start, found.dest_end) if found else None


def _surroundings(text: str, place: tuple[int, int], prefix: str, suffix: str) -> int:
    before, after = text[max(0, place[0] - len(prefix)) : place[0]], text[place[1] : place[1] + len(suffix)]
    return _alike(reversed(before), reversed(prefix)) + _alike(after, suffix)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters agree before the first that does not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
