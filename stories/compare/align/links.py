"""Sentences rewritten: which of the left's are told again by which of the right's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from stories.compare.align.chain import IndexPair, heaviest_chain
from stories.compare.align.near import SETTLED, gaps
from stories.compare.align.scoring import telling_links
from stories.compare.align.similarity import Alike, Link, Vocabulary, told_besides
from stories.text.stems import Stems

CERTAIN = 0.5
"""Alike enough to be one sentence wherever it stands; such links show where the others are to be looked for. "Shushi's
position above the regional capital Stepanakert, which is about 10km to the north, gives strategic advantage to whomever
holds it" and "Shushi's position just 6 miles (10 kilometres) from the regional capital of Stepanakert gives strategic
advantage to whoever holds it" have .54."""

CHAINED = 0.3
"""Enough to show where others are to be looked for, if neither of the two is closer to another."""

LEAST = 0.12
"""Less alike than this are two sentences that share a common word or two, whatever speaks for them besides."""

FEWEST_SHARED_ELSEWHERE = 4
"""Words that two sentences out of order must share."""

TOLD_BESIDES = 0.5
"""The share of a sentence that a neighbour's partner must tell, beyond what the neighbour does, for a link to both."""


def likely_links(vocabulary: Vocabulary, pins: Sequence[IndexPair], sizes: IndexPair) -> list[Link]:
    """n:m, strongest first. `pins` are sentences already paired, rising on both sides; `sizes` count those of either
    side, paired or not."""
    alike = list(vocabulary.alike(LEAST))
    certain = _certain(vocabulary, alike, pins)
    paired = [*pins, *((i, j) for share, i, j in certain if share >= SETTLED)]
    lefts, rights = {i for i, _ in paired}, {j for _, j in paired}
    alike = [pair for pair in alike if pair.left not in lefts and pair.right not in rights]
    chain = _in_order([*pins, *((i, j) for _, i, j in certain)])
    chain = _in_order([*chain, *_mutual(alike)])
    found = telling_links(alike, paired, chain, sizes)
    told = {(i, j) for _, i, j in found}
    found += [link for link in certain if (link.left, link.right) not in told]
    return sorted(found, key=_best_first)


def _certain(vocabulary: Vocabulary, alike: Sequence[Alike], pins: Sequence[IndexPair]) -> list[Link]:
    """One to one: from both ends of each gap between the pins, where little but words has changed; then the rest."""
    links = {(i, j): Link(share, i, j) for share, i, j, _ in alike if share >= CERTAIN}
    taken = _Taken()
    for lefts, rights in gaps(list(vocabulary.lefts), list(vocabulary.rights), pins):
        for step in (1, -1):
            for pair in zip(lefts[::step], rights[::step], strict=False):
                if pair not in links or not taken.take(links[pair]):
                    break
    taken.best_of(links.values())
    return list(taken.by_left.values())


def certain_links(vocabulary: Vocabulary) -> list[Link]:
    """One to one, of a kind whose order says nothing: captions, credits, notes."""
    return one_to_one(Link(share, i, j) for share, i, j, _ in vocabulary.alike(CERTAIN))


def one_to_one(links: Iterable[Link]) -> list[Link]:
    taken = _Taken()
    taken.best_of(links)
    return list(taken.by_left.values())


def without_weak_moves(links: Iterable[Link], moved: Set[int], vocabulary: Vocabulary) -> list[Link]:
    """`moved` are the left sentences that left the order of the others: these must have more in common."""
    return [
        link
        for link in links
        if link.left not in moved or vocabulary.count_shared(link.left, link.right) >= FEWEST_SHARED_ELSEWHERE
    ]


def _best_first(link: Link) -> tuple[float, int, int]:
    return -link.score, link.left, link.right


def _mutual(alike: Sequence[Alike]) -> Iterator[IndexPair]:
    """Pairs of which neither is closer to another."""
    on_left: dict[int, float] = {}
    on_right: dict[int, float] = {}
    for share, i, j, _ in alike:
        on_left[i] = max(share, on_left.get(i, 0))
        on_right[j] = max(share, on_right.get(j, 0))
    return ((i, j) for share, i, j, _ in alike if share == on_left[i] == on_right[j] and share >= CHAINED)


class _Taken:
    """Links made so far, each sentence used once."""

    def __init__(self) -> None:
        self.by_left: dict[int, Link] = {}
        self._rights: set[int] = set()

    def best_of(self, candidates: Iterable[Link]) -> None:
        for link in sorted(candidates, key=_best_first):
            self.take(link)

    def take(self, link: Link) -> bool:
        """Whether both were free."""
        if link.left in self.by_left or link.right in self._rights:
            return False
        self.by_left[link.left] = link
        self._rights.add(link.right)
        return True


def _in_order(pairs: Iterable[IndexPair]) -> list[IndexPair]:
    """The most pairs that rise on both sides; of a sentence that has several, the first."""
    by_left: dict[int, int] = {}
    rights: set[int] = set()
    for i, j in pairs:
        if i not in by_left and j not in rights:
            by_left[i] = j
            rights.add(j)
    ordered = sorted(by_left.items())
    return [ordered[n] for n in heaviest_chain(ordered, lambda _: 1)]


def further_links(links: Iterable[IndexPair], lefts: Mapping[int, Stems], rights: Mapping[int, Stems]) -> list[Link]:
    """One sentence told in several, several told in one: a free sentence linked to its neighbour's partner, and the one
    beside it in the next round; in each the strongest first. `lefts` and `rights` are the words of all these sentences,
    linked and free."""
    partner_of_left = dict(links)
    partner_of_right = {j: i for i, j in partner_of_left.items()}
    new_left, new_right = set(partner_of_left), set(partner_of_right)
    found: list[Link] = []
    while new_left or new_right:
        told = [Link(share, i, j) for share, i, j in _told_beside(new_left, partner_of_left, lefts, rights)]
        told += [Link(share, i, j) for share, j, i in _told_beside(new_right, partner_of_right, rights, lefts)]
        told.sort(key=_best_first)
        new_left = {i for _, i, _ in told} - partner_of_left.keys()
        new_right = {j for _, _, j in told} - partner_of_right.keys()
        for _, i, j in told:
            partner_of_left.setdefault(i, j)
            partner_of_right.setdefault(j, i)
        found += told
    return found


def _told_beside(
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
