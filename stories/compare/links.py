"""Sentences rewritten: which of the left's are told again by which of the right's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stories.compare.chain import IndexPair, heaviest_chain
from stories.compare.likeness import Likeness

CERTAIN = 0.55
"""Alike enough to be one sentence wherever it stands; such links show where the others are to be looked for."""

IN_PLACE = 0.3
"""Enough for two sentences that stand between the same certain neighbours."""

ELSEWHERE = 0.45
"""Enough for two sentences out of order, if they share `FEWEST_SHARED_ELSEWHERE` words that carry meaning."""

FEWEST_SHARED_ELSEWHERE = 4

BESIDE = 0.1
"""What a link gains for each side on which the neighbours of its sentences are linked to each other."""

HELD = 0.5
"""The part of a sentence that a neighbour's partner must tell beyond what the neighbour does, to be linked to it too."""


class Link(NamedTuple):
    """`score` orders candidates; it is the likeness, and what the neighbours add to it."""

    score: float
    left: int
    right: int


def likely_links(likeness: Likeness, anchors: Sequence[IndexPair]) -> dict[int, Link]:
    """One to one, by left sentence. `anchors` are sentences already paired, rising on both sides."""
    candidates = [Link(likeness.of(i, j), i, j) for i, j in likeness.shared]
    taken = _Taken()
    taken.best_of(link for link in candidates if link.score >= CERTAIN)
    place = _Places(anchors, taken.by_left.values())
    near = (link._replace(score=link.score + BESIDE * place.linked_beside(link)) for link in candidates if place.same(link))
    taken.best_of(link for link in near if link.score >= IN_PLACE)
    taken.best_of(link for link in candidates if link.score >= ELSEWHERE)
    place = _Places(anchors, taken.by_left.values())
    return {
        i: link
        for i, link in taken.by_left.items()
        if (i, link.right) in place.kept_order or _may_have_moved(likeness, i, link.right)
    }


def certain_links(likeness: Likeness) -> dict[int, Link]:
    """Of a kind whose order says nothing: captions, credits, notes."""
    taken = _Taken()
    taken.best_of(link for i, j in likeness.shared if (link := Link(likeness.of(i, j), i, j)).score >= CERTAIN)
    return taken.by_left


def _may_have_moved(likeness: Likeness, i: int, j: int) -> bool:
    return likeness.of(i, j) >= ELSEWHERE and likeness.count_shared(i, j) >= FEWEST_SHARED_ELSEWHERE


class _Taken:
    """Links made so far, each sentence used once."""

    def __init__(self) -> None:
        self.by_left: dict[int, Link] = {}
        self._rights: set[int] = set()

    def best_of(self, candidates: Iterable[Link]) -> None:
        for link in sorted(candidates, key=lambda link: (-link.score, link.left, link.right)):
            if link.left not in self.by_left and link.right not in self._rights:
                self.by_left[link.left] = link
                self._rights.add(link.right)


class _Places:
    """Where a sentence stands among those that are paired already and kept their order."""

    def __init__(self, anchors: Sequence[IndexPair], links: Iterable[Link]) -> None:
        pairs = sorted([*anchors, *((link.left, link.right) for link in links)])
        chain = [pairs[n] for n in heaviest_chain(pairs, [1] * len(pairs))]
        self.kept_order = set(chain)
        self._lefts = [i for i, _ in chain]
        self._rights = [j for _, j in chain]

    def same(self, link: Link) -> bool:
        return bisect_left(self._lefts, link.left) == bisect_left(self._rights, link.right)

    def linked_beside(self, link: Link) -> int:
        _, i, j = link
        return ((i - 1, j - 1) in self.kept_order) + ((i + 1, j + 1) in self.kept_order)


def widened(links: dict[int, Link], likeness: Likeness) -> list[Link]:
    """One sentence told in two, two in one: further links of free sentences beside a linked one, strongest first."""
    linked_right = {link.right: link for link in links.values()}
    found = []
    for i in likeness.stems_left:
        if i not in links:
            for neighbour in (i - 1, i + 1):
                if (link := links.get(neighbour)) is not None:
                    held = likeness.held(likeness.stems_left[i], likeness.stems_left[neighbour], likeness.stems_right[link.right])
                    found.append(Link(held, i, link.right))
    for j in likeness.stems_right:
        if j not in linked_right:
            for neighbour in (j - 1, j + 1):
                if (link := linked_right.get(neighbour)) is not None:
                    held = likeness.held(likeness.stems_right[j], likeness.stems_right[neighbour], likeness.stems_left[link.left])
                    found.append(Link(held, link.left, j))
    return sorted((link for link in found if link.score >= HELD), key=lambda link: (-link.score, link.left, link.right))
