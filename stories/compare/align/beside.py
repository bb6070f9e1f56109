"""One sentence told in several, several told in one: what stands beside a linked sentence may be told with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stories.compare.align.chain import IndexPair
from stories.compare.align.similarity import Link, told_besides
from stories.text.stems import Stems

TOLD_BESIDES = 0.5
"""The share of what a sentence says, beyond what its neighbour does, that the neighbour's partner must tell for a link
to both: of "… it sank a military ferry. Two sailors were killed." and "… a ferry was sunk, killing two sailors" .61."""


def told_beside(pairs: Iterable[IndexPair], lefts: Mapping[int, Stems], rights: Mapping[int, Stems]) -> list[Link]:
    """Links of a free sentence to its neighbour's partner, and of the one beside it in the next round; in each the
    strongest first. `pairs` are one to one; `lefts` and `rights` are the words of all these sentences, linked and
    free."""
    found: list[Link] = []
    partner_of_left = dict(pairs)
    partner_of_right = {j: i for i, j in partner_of_left.items()}
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
