"""The fifth stage: what one sentence tells and the other side tells in several stands in one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.beside import told_beside
from stories.compare.align.similarity import Link

MOST_TOGETHER = 4
"""Sentences of either side in a group that has grown: "The city lies along the main road" tells a clause of a sentence
two paragraphs on. What stands farther apart is shown where it stands, and of its links only the stronger counts."""

MOST_BETWEEN = 2
"""Of these, sentences that answer to nothing."""


def grouped(alignment: Alignment) -> Alignment:
    """Of the links to a second sentence those that a row can hold, the strongest first."""
    links = [*_beside_groups(alignment), *alignment.told_again]
    if not links:
        return alignment
    groups = _Groups(alignment)
    for link in links:
        groups.join(link.left, link.right)
    return replace(alignment, groups=groups.in_order(), told_again=())


class _Groups:
    """Those there are, by the sentences of either side: they grow and come together."""

    def __init__(self, alignment: Alignment) -> None:
        self._left, self._right = alignment.left, alignment.right
        self._of_left = {i: group for group in alignment.groups for i in group.left}
        self._of_right = {j: group for group in alignment.groups for j in group.right}

    def join(self, left: int, right: int) -> None:
        """Take in a link, if one group can hold it with all that stands between."""
        lefts, rights = range(left, left + 1), range(right, right + 1)
        joined: list[Group] = []
        while len(found := self._touching(lefts, rights)) > len(joined):
            joined = found
            lefts = _hull([lefts, *[group.left for group in joined]])
            rights = _hull([rights, *[group.right for group in joined]])
            if max(len(lefts), len(rights)) > MOST_TOGETHER:
                return
        pairs = {(left, right)}.union(*[group.pairs for group in joined])
        grown = Group(lefts, rights, tuple(sorted(pairs)))
        if joined and self._may_stand_together(grown):
            self._of_left.update(dict.fromkeys(lefts, grown))
            self._of_right.update(dict.fromkeys(rights, grown))

    def _touching(self, lefts: range, rights: range) -> list[Group]:
        """The groups that have any of these sentences."""
        found = [*map(self._of_left.get, lefts), *map(self._of_right.get, rights)]
        return list({group.left.start: group for group in found if group is not None}.values())

    def _may_stand_together(self, group: Group) -> bool:
        kinds = {*[self._left.kinds[i] for i in group.left], *[self._right.kinds[j] for j in group.right]}
        lonely_left = len(group.left) - len({i for i, _ in group.pairs})
        lonely_right = len(group.right) - len({j for _, j in group.pairs})
        return len(kinds) == 1 and max(lonely_left, lonely_right) <= MOST_BETWEEN

    def in_order(self) -> tuple[Group, ...]:
        groups = {group.left.start: group for group in self._of_left.values()}
        return tuple([groups[start] for start in sorted(groups)])


def _hull(runs: Sequence[range]) -> range:
    return range(min([run.start for run in runs]), max([run.stop for run in runs]))


def _beside_groups(alignment: Alignment) -> list[Link]:
    """What is free and stands beside a single pair."""
    free_left, free_right = alignment.free()
    around_left = {number + step for number in free_left for step in (-1, 1)}
    around_right = {number + step for number in free_right for step in (-1, 1)}
    pairs = [group.pairs[0] for group in alignment.groups if len(group.pairs) == 1]
    pairs = [(i, j) for i, j in pairs if i in around_left or j in around_right]
    stems = alignment.stems_of([*free_left, *[i for i, _ in pairs]], [*free_right, *[j for _, j in pairs]])
    return told_beside(pairs, *stems)
