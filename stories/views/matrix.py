"""Share of text carried, the newest version of every article against that of every other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from stories.display.wording import percent
from stories.models import Shares, Version
from stories.views.updates import each_way, side_by_side

STEPS = 5
"""Tones of a cell. More could not be told apart, and the figure stands in the cell anyway."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How much of the row's version the column's carries, 0 to 1, and where the two stand side by side; None where they
    are one. `tone` is 0 to STEPS."""

    share: float | None
    address: str

    @property
    def tone(self) -> str:
        return str(round((self.share or 0.0) * STEPS))

    @property
    def figure(self) -> str:
        return percent(self.share or 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    version: Version
    cells: tuple[Cell, ...]


def matrix(versions: Sequence[Version], shares: Shares) -> list[Line]:
    """One line a version, in the order given; nothing where there is nothing to set against each other. For the
    articles of a page: its cells are as many as the square of these."""
    if len(versions) < 2:
        return []
    carried: dict[tuple[int, int], float] = {}
    for one, other in combinations(versions, 2):
        carried[one.pk, other.pk], carried[other.pk, one.pk] = each_way(shares, one, other)
    form = side_by_side()
    pairs = [[(one.pk, other.pk) for other in versions] for one in versions]
    cells = [tuple(Cell(carried.get(pair), form.format(*pair)) for pair in row) for row in pairs]
    return [Line(version, row) for version, row in zip(versions, cells, strict=True)]
