"""The words that differ inside one row, as ranges: take them out and what is left reads alike on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stories.compare.align.alignment import Group
from stories.compare.align.rows import Row
from stories.compare.budget import Budget
from stories.compare.words.cleanup import idle_words, without_crumbs
from stories.compare.words.matching import matches
from stories.text.document import Range
from stories.text.numbered import Numbered

TOO_LITTLE_SHARED = 0.25
"""Below this share of common words two sentences are shown whole, old then new: marks would be confetti. "The incident
occurred near the border with the Azerbaijan exclave of Nakhchivan" against "The helicopter was shot down as it flew
near the border with the Azerbaijani exclave of Nakhchivan, which is surrounded by Armenia, Iran and Turkey" has .48."""


class Edit(NamedTuple):
    """What is cut and what is added in one place. One of the ranges may be empty, not both."""

    left: Range
    right: Range


Stretch = tuple[Range, Range]
"""A stretch of either side that reads the same."""


def edits(left: Numbered, right: Numbered, row: Row, budget: Budget) -> tuple[list[Edit], bool]:
    """The row's edits in reading order, and whether any of its sentences share enough for word marks."""
    (left_at, left_end), (right_at, right_end) = left.reach(row.left), right.reach(row.right)
    found: list[Edit] = []
    shares_enough = False
    for group in row.groups:
        lefts, rights = left.reach(group.left), right.reach(group.right)
        found += _beside_groups(left, right, (left_at, lefts[0]), (right_at, rights[0]))
        stretches = _stretches(left, right, group, budget)
        shares_enough |= bool(stretches)
        found += _between(left, right, lefts, rights, stretches)
        left_at, right_at = lefts[1], rights[1]
    found += _beside_groups(left, right, (left_at, left_end), (right_at, right_end))
    return found, shares_enough


def _stretches(left: Numbered, right: Numbered, group: Group, budget: Budget) -> list[Stretch]:
    if left.text_of(group.left) == right.text_of(group.right):
        return [(left.reach(group.left), right.reach(group.right))]
    lefts, rights = left.tokens_of(group.left), right.tokens_of(group.right)
    left_tokens, right_tokens = left.tokens[lefts], right.tokens[rights]
    idle = idle_words(left.language, right.language)
    kept = without_crumbs(matches(left_tokens, right_tokens, budget), left_tokens, right_tokens, idle)
    shared = sum([left.words_among(lefts.start + i, lefts.start + i + size) for i, _, size in kept])
    words = left.words_among(lefts.start, lefts.stop) + right.words_among(rights.start, rights.stop)
    if 2 * shared < TOO_LITTLE_SHARED * words:
        return []
    left_places, right_places = left.places[lefts], right.places[rights]
    old, new = left.text, right.text
    stretches: list[Stretch] = []
    for i, j, size in kept:
        start, end = left_places[i][0], left_places[i + size - 1][1]
        other_start, other_end = right_places[j][0], right_places[j + size - 1][1]
        if old[start:end] == new[other_start:other_end]:
            stretches.append(((start, end), (other_start, other_end)))
        else:  # the words agree, the white space between them does not
            stretches += zip(left_places[i : i + size], right_places[j : j + size], strict=True)
    return stretches


def _between(left: Numbered, right: Numbered, lefts: Range, rights: Range, stretches: list[Stretch]) -> Iterator[Edit]:
    left_at, right_at = lefts[0], rights[0]
    for left_stretch, right_stretch in [*stretches, ((lefts[1], lefts[1]), (rights[1], rights[1]))]:
        edit = _trimmed(left, right, (left_at, left_stretch[0]), (right_at, right_stretch[0]))
        if edit.left[0] < edit.left[1] or edit.right[0] < edit.right[1]:
            yield edit
        left_at, right_at = left_stretch[1], right_stretch[1]


def _beside_groups(left: Numbered, right: Numbered, lefts: Range, rights: Range) -> Iterator[Edit]:
    """Sentences that answer to nothing: where both sides have some, the new ones do not replace the old ones."""
    if left.text[slice(*lefts)] == right.text[slice(*rights)]:
        return
    for edit in _between(left, right, lefts, rights, []):
        if left.text[slice(*edit.left)].strip() and right.text[slice(*edit.right)].strip():
            yield Edit(edit.left, (edit.right[0], edit.right[0]))
            yield Edit((edit.left[1], edit.left[1]), edit.right)
        else:
            yield edit


def _trimmed(left: Numbered, right: Numbered, lefts: Range, rights: Range) -> Edit:
    """Without the white space that both begin or end with."""
    (first, last), (other_first, other_last) = lefts, rights
    if first == last or other_first == other_last:
        return Edit(lefts, rights)
    old, new = left.text, right.text
    while first < last and other_first < other_last and old[first] == new[other_first] and old[first].isspace():
        first, other_first = first + 1, other_first + 1
    while (
        first < last and other_first < other_last and old[last - 1] == new[other_last - 1] and old[last - 1].isspace()
    ):
        last, other_last = last - 1, other_last - 1
    return Edit((first, last), (other_first, other_last))
