"""The fourth stage: what stands in another order has moved, or met by chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.equal import FEWEST_WORDS_MOVED
from stories.compare.align.similarity import share_by_chance
from stories.text.document import BODY


def moved(alignment: Alignment) -> Alignment:
    """Without what is too weak, or too short, to be looked for elsewhere."""
    _, out_of_order = alignment.body_in_order()
    dropped = {group.left.start for group in out_of_order if _is_short(alignment, group) or _met(alignment, group)}
    dropped |= _alone_between_paragraphs(alignment)
    if not dropped:
        return alignment
    return replace(alignment, groups=tuple([group for group in alignment.groups if group.left.start not in dropped]))


def _is_short(alignment: Alignment, group: Group) -> bool:
    """ "No.", a lone quotation mark."""
    return alignment.left.weight_of(group.left) < FEWEST_WORDS_MOVED


def _met(alignment: Alignment, group: Group) -> bool:
    """By chance."""
    lefts, rights = alignment.stems_of(group.left, group.right)
    return all(share_by_chance(lefts[i], rights[j]) for i, j in group.pairs)


def _alone_between_paragraphs(alignment: Alignment) -> set[int]:
    """Short sentences of the body that are all that joins two paragraphs which say more, by their first of the left."""
    left, right = alignment.left, alignment.right
    parts = [
        group
        for group in alignment.groups
        if left.kinds[group.left.start] in BODY
        and group.left != left.spans[left.homes[group.left.start]]
        and group.right != right.spans[right.homes[group.right.start]]
        and _is_short(alignment, group)
    ]
    if not parts:
        return set()
    ties = Counter([_homes(alignment, group) for group in alignment.groups])
    return {group.left.start for group in parts if ties[_homes(alignment, group)] == 1}


def _homes(alignment: Alignment, group: Group) -> tuple[int, int]:
    return alignment.left.homes[group.left.start], alignment.right.homes[group.right.start]
