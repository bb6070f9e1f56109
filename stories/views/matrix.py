"""Share of text carried, every version against every other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stories.models import Version

STEPS = 5
"""Tones of a cell. More could not be told apart, and the figure stands in the cell anyway."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How much of the row's version `other` carries, 0 to 1; None where the two are one. `tone` is 0 to STEPS."""

    other: Version
    share: float | None
    tone: int


@dataclass(frozen=True, slots=True)
class Line:
    version: Version
    cells: tuple[Cell, ...]


def matrix(versions: Sequence[Version]) -> list[Line]:
    """One line a version, in the order given; nothing where there is nothing to set against each other."""
    if len(versions) < 2:
        return []
    return [Line(one, tuple(_cell(one, other) for other in versions)) for one in versions]


def _cell(one: Version, other: Version) -> Cell:
    share = None if one.pk == other.pk else one.carried.get(str(other.pk), 0.0)
    return Cell(other, share, 0 if share is None else round(share * STEPS))
