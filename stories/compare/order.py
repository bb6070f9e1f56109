"""The order of a comparison's rows: the right text from top to bottom, each cut where it stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stories.compare.chain import heaviest_chain

if TYPE_CHECKING:
    from stories.compare.record import Passage


def in_reading_order(passages: Iterable[Passage]) -> list[Passage]:
    """Rows with a right side follow the right text. A cut follows the row of what stood before it on the left, unless
    that row has moved away; so between two rows that kept their places, cuts stand before additions."""
    passages = list(passages)
    on_right = sorted((passage for passage in passages if passage.right), key=lambda passage: passage.right)
    on_left = sorted((passage for passage in passages if passage.left), key=lambda passage: passage.left)
    in_place = _in_place([passage for passage in on_left if passage.right])
    cuts: list[Passage] = []
    cuts_after: dict[int, list[Passage]] = {-1: cuts}
    for passage in on_left:
        if not passage.right:
            cuts.append(passage)
        elif id(passage) in in_place:
            cuts_after[id(passage)] = cuts = []
    ordered = cuts_after[-1]
    for passage in on_right:
        ordered.append(passage)
        ordered += cuts_after.get(id(passage), ())
    return ordered


def _in_place(facing: list[Passage]) -> set[int]:
    """The rows that stand in order on both sides, by id; what stands around the body may be out of order without having
    been called moved, and weighs little."""
    facing = [passage for passage in facing if "moved" not in passage.labels]
    starts = [(passage.left[0][0], passage.right[0][0]) for passage in facing]
    weights = [passage.left[-1][1] - passage.left[0][0] for passage in facing]
    return {id(facing[n]) for n in heaviest_chain(starts, weights)}
