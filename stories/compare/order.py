"""The order of a comparison's passages, and of the changes in each: as the right text is read, old before new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from stories.compare.align.chain import heaviest_chain

if TYPE_CHECKING:
    from stories.compare.record import Change, Passage
    from stories.text.document import Range


def in_reading_order(passages: Iterable[Passage]) -> list[Passage]:
    """Rows with a right side follow the right text. A cut follows the row of what stood before it on the left, unless
    that row has moved away; so between two rows that kept their places, cuts stand before additions."""
    passages = list(passages)
    on_right = sorted([passage for passage in passages if passage.right], key=attrgetter("right"))
    on_left = sorted([passage for passage in passages if passage.left], key=attrgetter("left"))
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
    chain = heaviest_chain(starts, lambda n: facing[n].left[-1][1] - facing[n].left[0][0])
    return {id(facing[n]) for n in chain}


def old_before_new(left: Sequence[Range], right: Sequence[Range], changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of one passage in reading order, and of those in one place first what is cut, then what is added."""
    left_at, right_at = (left[0][0], right[0][0]) if left and right else (0, 0)
    place = 0
    places = []
    for change in changes:
        kept = change.left[0] - left_at if change.left else change.right[0] - right_at if change.right else 0
        left_at = change.left[1] if change.left else left_at + kept
        right_at = change.right[1] if change.right else right_at + kept
        if kept or (change.left and change.right):
            place += 1
        places.append((place, change.left is None))
        place += bool(change.left and change.right)
    return tuple(changes[n] for n in sorted(range(len(changes)), key=places.__getitem__))
