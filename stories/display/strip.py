"""Where in the text the changes are: the text's rows as one narrow drawing, its left half the left text's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stories.display.rows import Row

LEAST = 30
"""Characters a row counts for at least, so that a one-line change can still be seen and hit."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A row in the drawing: where it begins and how tall it is, in characters of text."""

    start: int
    length: int
    kind: str
    row: int
    on_left: bool
    on_right: bool


@dataclass(frozen=True, slots=True)
class Strip:
    length: int
    segments: tuple[Segment, ...]


def strip(rows: Iterable[Row]) -> Strip:
    at = 0
    segments = []
    for row in rows:
        length = max(row.length, LEAST)
        segments.append(Segment(at, length, row.kind, row.number, bool(row.left), bool(row.right)))
        at += length
    return Strip(at, tuple(segments))
