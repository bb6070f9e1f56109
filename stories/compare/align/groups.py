"""The fifth stage: what one sentence tells and the other side tells in several stands in one group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.similarity import Link, told_besides
from stories.text.stems import Stems

TOLD_BESIDES = 0.5
"""The share of a sentence that a neighbour's partner must tell, beyond what the neighbour does, for a link to both."""

MOST_TOGETHER = 4
"""Sentences of either side in a group that has grown: "The city lies along the main road" tells a clause of a sentence
two paragraphs on. What stands farther apart is shown where it stands, and of its links only the stronger counts."""

MOST_BETWEEN = 2
"""Of these, sentences that answer to nothing."""


def grouped(alignment: Alignment) -> Alignment:
    """Of the links to a second sentence those that a row can hold, the strongest first."""
    groups = _Groups(alignment)
    for link in [*_told_beside(alignment), *alignment.told_again]:
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


def _told_beside(alignment: Alignment) -> list[Link]:
    """One sentence told in several, several told in one: a free sentence linked to its neighbour's partner, and the one
    beside it in the next round; in each the strongest first."""
    found: list[Link] = []
    single = [group.pairs[0] for group in alignment.groups if len(group.pairs) == 1]
    partner_of_left = dict(single)
    partner_of_right = {j: i for i, j in single}
    free_left, free_right = alignment.free()
    lefts, rights = alignment.stems_of([*free_left, *partner_of_left], [*free_right, *partner_of_right])
    new_left, new_right = set(partner_of_left), set(partner_of_right)
    while new_left or new_right:
        told = [Link(share, i, j) for share, i, j in _beside(new_left, partner_of_left, lefts, rights)]
        told += [Link(share, i, j) for share, j, i in _beside(new_right, partner_of_right, rights, lefts)]
        told.sort(key=lambda link: (-link.score, link.left, link.right))
        new_left = {i for _, i, _ in told} - partner_of_left.keys()
        new_right = {j for _, _, j in told} - partner_of_right.keys()
        for _, i, j in told:
            partner_of_left.setdefault(i, j)
            partner_of_right.setdefault(j, i)
        found += told
    return found


def _beside(
    linked: Iterable[int], partner_of: Mapping[int, int], here: Mapping[int, Stems], there: Mapping[int, Stems]
) -> Iterator[tuple[float, int, int]]:
    """The free sentences beside these, each with how much of it the neighbour's partner tells, and that partner."""
    for neighbour in linked:
        partner = partner_of[neighbour]
        for free in (neighbour - 1, neighbour + 1):
            if free in here and free not in partner_of:
                share = told_besides(here[free], here[neighbour], there[partner])
                if share >= TOLD_BESIDES:
                    yield share, free, partner
