"""The fourth stage: what stands in another order has moved, or met by chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.equal import FEWEST_WORDS_MOVED
from stories.text.document import BODY

FEWEST_SHARED_ELSEWHERE = 4
"""Words that two sentences out of order must share."""


def moved(alignment: Alignment) -> Alignment:
    """Without what is too weak, or too short, to be looked for elsewhere."""
    return _without_chance_meetings(_without_weak_moves(alignment))


def _without_weak_moves(alignment: Alignment) -> Alignment:
    _, out_of_order = alignment.body_in_order()
    return _without(alignment, {group for group in out_of_order if _shares_too_little(alignment, group)})


def _shares_too_little(alignment: Alignment, group: Group) -> bool:
    """What reads alike on both sides has moved, however little it shares."""
    if alignment.left.text_of(group.left) == alignment.right.text_of(group.right):
        return False
    lefts, rights = alignment.stems_of(group.left, group.right)
    return len(lefts[group.left[0]].keys() & rights[group.right[0]].keys()) < FEWEST_SHARED_ELSEWHERE


def _without_chance_meetings(alignment: Alignment) -> Alignment:
    """Short sentences ("No.", a lone quotation mark) are no move, nor do they alone join two paragraphs that say
    more."""
    left, right = alignment.left, alignment.right
    short = [
        group
        for group in alignment.groups
        if left.weight_of(group.left) < FEWEST_WORDS_MOVED and left.kinds[group.left.start] in BODY
    ]
    if not short:
        return alignment
    ties = Counter([(left.homes[group.left.start], right.homes[group.right.start]) for group in alignment.groups])
    _, out_of_order = alignment.body_in_order()
    dropped = set(out_of_order).intersection(short)
    for group in short:
        home, other_home = left.homes[group.left.start], right.homes[group.right.start]
        says_more = group.left != left.spans[home] and group.right != right.spans[other_home]
        if says_more and ties[home, other_home] == 1:
            dropped.add(group)
    return _without(alignment, dropped)


def _without(alignment: Alignment, dropped: set[Group]) -> Alignment:
    if not dropped:
        return alignment
    return replace(alignment, groups=tuple([group for group in alignment.groups if group not in dropped]))
