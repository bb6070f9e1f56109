"""The words marked in one row, which rest on that row alone: what stands elsewhere in either text changes no mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stories.compare.align.rows import Row
from stories.compare.budget import Budget
from stories.compare.words.boundaries import slid, whole_units
from stories.compare.words.edits import Edit, edits
from stories.text.numbered import Numbered


class Marks(NamedTuple):
    """In reading order. `is_whole`: the two sides share too little for word marks, and all of the row is one edit."""

    edits: Sequence[Edit]
    is_whole: bool

    def swapped(self) -> Marks:
        return Marks([Edit(right, left) for left, right in self.edits], self.is_whole)


def marks(left: Numbered, right: Numbered, row: Row, budget: Budget) -> Marks:
    """Compared in an order fixed by the row's own texts; seen from the other side all is mirrored."""
    if left.text_of(row.left) > right.text_of(row.right):
        return _marks(right, left, row.swapped(), budget).swapped()
    return _marks(left, right, row, budget)


def _marks(left: Numbered, right: Numbered, row: Row, budget: Budget) -> Marks:
    found, share_enough = edits(left, right, row, budget)
    found = slid(left, right, row, found) if share_enough else [Edit(left.reach(row.left), right.reach(row.right))]
    return Marks(whole_units(left, right, row, found), not share_enough)
