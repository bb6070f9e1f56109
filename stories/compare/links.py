"""Sentences rewritten: which of the left's are told again by which of the right's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set

from stories.compare.chain import IndexPair, heaviest_chain
from stories.compare.evidence import ENOUGH, weighed
from stories.compare.likeness import Alike, Link, Vocabulary

CERTAIN = 0.5
"""Alike enough to be one sentence wherever it stands; such links show where the others are to be looked for. "Shushi's
position above the regional capital Stepanakert, which is about 10km to the north, gives strategic advantage to whomever
holds it" and "Shushi's position just 6 miles (10 kilometres) from the regional capital of Stepanakert gives strategic
advantage to whoever holds it" have .54."""

SETTLED = 0.8
"""So much alike that neither needs to be looked for elsewhere: a word or two has changed."""

CHAINED = 0.3
"""Enough to show where others are to be looked for, if neither of the two is closer to another."""

LEAST = 0.12
"""Less alike than this are two sentences that share a common word or two, whatever speaks for them besides."""

FEWEST_SHARED_ELSEWHERE = 4
"""Words that two sentences out of order must share."""

TOLD_BESIDES = 0.5
"""The share of a sentence that a neighbour's partner must tell, beyond what the neighbour does, for a link to both."""


def likely_links(vocabulary: Vocabulary, anchors: Sequence[IndexPair], sizes: IndexPair) -> list[Link]:
    """n:m, strongest first. `anchors` are sentences already paired, rising on both sides; `sizes` count those of either
    side, paired or not."""
    certain = _certain(vocabulary, anchors)
    settled = [link for link in certain if link.score >= SETTLED]
    lefts = sorted(vocabulary.lefts.keys() - {link.left for link in settled})
    rights = sorted(vocabulary.rights.keys() - {link.right for link in settled})
    if not (lefts and rights):
        return certain
    alike = list(vocabulary.alike(lefts, rights, LEAST))
    chain = _in_order([*anchors, *((i, j) for _, i, j in certain)])
    chain = _in_order([*chain, *_mutual(alike)])
    paired = [*anchors, *((i, j) for _, i, j in settled)]
    found = [link for link in weighed(alike, paired, chain, sizes) if link.score >= ENOUGH]
    told = {(i, j) for _, i, j in found}
    found += [link for link in certain if (link.left, link.right) not in told]
    return sorted(found, key=_best_first)


def _certain(vocabulary: Vocabulary, anchors: Sequence[IndexPair]) -> list[Link]:
    """One to one: from both ends of each gap between the anchors, then wherever a rare word is shared."""
    taken = _Taken()
    for lefts, rights in _gaps(vocabulary, anchors):
        taken.from_both_ends(lefts, rights, vocabulary)
    lefts, rights = taken.free_of(vocabulary)
    if lefts and rights:
        taken.best_of(link for link in vocabulary.kin(lefts, rights) if link.score >= CERTAIN)
    return list(taken.by_left.values())


def certain_links(vocabulary: Vocabulary) -> list[Link]:
    """One to one, of a kind whose order says nothing: captions, credits, notes."""
    alike = vocabulary.alike(sorted(vocabulary.lefts), sorted(vocabulary.rights), CERTAIN)
    return one_to_one(Link(share, i, j) for share, i, j, _ in alike)


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

    def free_of(self, vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
        return (
            [i for i in vocabulary.lefts if i not in self.by_left],
            [j for j in vocabulary.rights if j not in self._rights],
        )

    def best_of(self, candidates: Iterable[Link]) -> None:
        for link in sorted(candidates, key=_best_first):
            if self._is_free(link):
                self._take(link)

    def from_both_ends(self, lefts: Sequence[int], rights: Sequence[int], vocabulary: Vocabulary) -> None:
        """In a gap where little but words has changed, one end leads through to the other."""
        for step in (1, -1):
            for i, j in zip(lefts[::step], rights[::step], strict=False):
                link = Link(vocabulary.likeness(i, j), i, j)
                if link.score < CERTAIN or not self._is_free(link):
                    break
                self._take(link)

    def _is_free(self, link: Link) -> bool:
        return link.left not in self.by_left and link.right not in self._rights

    def _take(self, link: Link) -> None:
        self.by_left[link.left] = link
        self._rights.add(link.right)


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


def _gaps(vocabulary: Vocabulary, anchors: Sequence[IndexPair]) -> Iterator[tuple[list[int], list[int]]]:
    """The sentences between the same two that kept their order, where both sides have some."""
    on_left = _by_gap(sorted(vocabulary.lefts), [i for i, _ in anchors])
    on_right = _by_gap(sorted(vocabulary.rights), [j for _, j in anchors])
    for gap, lefts in on_left.items():
        if gap in on_right:
            yield lefts, on_right[gap]


def _by_gap(free: Sequence[int], chained: Sequence[int]) -> dict[int, list[int]]:
    gaps: dict[int, list[int]] = {}
    for number in free:
        gaps.setdefault(bisect_left(chained, number), []).append(number)
    return gaps


def further_links(links: Sequence[Link], vocabulary: Vocabulary) -> list[Link]:
    """One sentence told in two, two told in one: a free sentence linked to its neighbour's partner, strongest first."""
    lefts, rights = vocabulary.lefts, vocabulary.rights
    partner_of_left = {link.left: link.right for link in links}
    partner_of_right = {link.right: link.left for link in links}
    found = []
    for i in lefts:
        for neighbour in (i - 1, i + 1):
            if i not in partner_of_left and neighbour in partner_of_left:
                j = partner_of_left[neighbour]
                found.append(Link(vocabulary.told_besides(lefts[i], lefts[neighbour], rights[j]), i, j))
    for j in rights:
        for neighbour in (j - 1, j + 1):
            if j not in partner_of_right and neighbour in partner_of_right:
                i = partner_of_right[neighbour]
                found.append(Link(vocabulary.told_besides(rights[j], rights[neighbour], lefts[i]), i, j))
    told = [link for link in found if link.score >= TOLD_BESIDES]
    return sorted(told, key=_best_first)
