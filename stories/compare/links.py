"""Sentences rewritten: which of the left's are told again by which of the right's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set

from stories.compare.chain import IndexPair, heaviest_chain
from stories.compare.likeness import Link, Vocabulary

CERTAIN = 0.55
"""Alike enough to be one sentence wherever it stands; such links show where the others are to be looked for. "Shushi's
position above the regional capital Stepanakert, which is about 10km to the north, gives strategic advantage to whomever
holds it" and "Shushi's position just 6 miles (10 kilometres) from the regional capital of Stepanakert gives strategic
advantage to whoever holds it" have .59."""

IN_PLACE = 0.33
"""Enough for two sentences between the same certain neighbours. "The helicopter was shot down near the Nakhchivan
Autonomous Republic, a landlocked exclave …" and "The incident occurred near the border with the Azerbaijan exclave of
Nakhchivan" have .36; 'The Armenian government said there were "persistent battles" …' and "A spokesman for the
president of the separatist government … confirmed that Azerbaijani forces have taken control" have .33 and are two
things."""

ELSEWHERE = 0.45
"""Enough for two sentences out of order, if they share `FEWEST_SHARED_ELSEWHERE` words that carry meaning. "Russia has
a large military base in Armenia, but it is about 150km from …" and "Russia maintains a large military base in northern
Armenia, about 90 miles (150 kilometres) from …" have .5 and stand far apart in AP's two texts."""

FEWEST_SHARED_ELSEWHERE = 4

BESIDE = 0.1
"""What a link gains for each side on which the neighbours of its sentences are linked to each other."""

TOLD_BESIDES = 0.5
"""The share of a sentence that a neighbour's partner must tell, beyond what the neighbour does, for a link to both."""


def likely_links(vocabulary: Vocabulary, anchors: Sequence[IndexPair]) -> dict[int, Link]:
    """One to one, by left sentence. `anchors` are sentences already paired, rising on both sides."""
    taken = _Taken(vocabulary)
    for lefts, rights in _Places(anchors).gaps(taken):
        taken.from_both_ends(lefts, rights)
    taken.best_of(link for link in vocabulary.kin() if link.score >= CERTAIN)
    places = _Places(anchors, taken)
    near = (
        places.with_neighbours(link)
        for lefts, rights in places.gaps(taken)
        for link in vocabulary.alike(lefts, rights, IN_PLACE - 2 * BESIDE)
    )
    taken.best_in_order((link for link in near if link.score >= IN_PLACE), places)
    taken.best_of(vocabulary.alike(taken.free_lefts(), taken.free_rights(), ELSEWHERE))
    return taken.by_left


def certain_links(vocabulary: Vocabulary) -> dict[int, Link]:
    """Of a kind whose order says nothing: captions, credits, notes."""
    taken = _Taken(vocabulary)
    taken.best_of(vocabulary.alike(taken.free_lefts(), taken.free_rights(), CERTAIN))
    return taken.by_left


def without_weak_moves(links: dict[int, Link], moved: Set[int], vocabulary: Vocabulary) -> dict[int, Link]:
    """`moved` are the left sentences that left the order of the others: these must have more in common."""
    return {
        i: link
        for i, link in links.items()
        if i not in moved
        or (
            vocabulary.likeness(i, link.right) >= ELSEWHERE
            and vocabulary.count_shared(i, link.right) >= FEWEST_SHARED_ELSEWHERE
        )
    }


def _best_first(link: Link) -> tuple[float, int, int]:
    return -link.score, link.left, link.right


class _Taken:
    """Links made so far, each sentence used once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.by_left: dict[int, Link] = {}
        self._rights: set[int] = set()
        self._vocabulary = vocabulary

    def free_lefts(self) -> list[int]:
        return [i for i in self._vocabulary.lefts if i not in self.by_left]

    def free_rights(self) -> list[int]:
        return [j for j in self._vocabulary.rights if j not in self._rights]

    def best_of(self, candidates: Iterable[Link]) -> None:
        for link in sorted(candidates, key=_best_first):
            if self._is_free(link):
                self._take(link)

    def best_in_order(self, candidates: Iterable[Link], places: _Places) -> None:
        """Only such links as cross none that stands in its place already."""
        chain = list(places.chain)
        for link in sorted(candidates, key=_best_first):
            at = bisect_left(chain, (link.left, link.right))
            crosses = (at > 0 and chain[at - 1][1] > link.right) or (at < len(chain) and chain[at][1] < link.right)
            if self._is_free(link) and not crosses:
                self._take(link)
                chain.insert(at, (link.left, link.right))

    def from_both_ends(self, lefts: Sequence[int], rights: Sequence[int]) -> None:
        """In a gap where little but words has changed, one end leads through to the other."""
        for step in (1, -1):
            for i, j in zip(lefts[::step], rights[::step], strict=False):
                score = self._vocabulary.likeness(i, j)
                link = Link(score, i, j)
                if score < CERTAIN or not self._is_free(link):
                    break
                self._take(link)

    def _is_free(self, link: Link) -> bool:
        return link.left not in self.by_left and link.right not in self._rights

    def _take(self, link: Link) -> None:
        self.by_left[link.left] = link
        self._rights.add(link.right)


class _Places:
    """Where a sentence stands among those that are paired already and kept their order."""

    def __init__(self, anchors: Sequence[IndexPair], taken: _Taken | None = None) -> None:
        linked = [(link.left, link.right) for link in taken.by_left.values()] if taken else []
        pairs = sorted([*anchors, *linked])
        self.chain = [pairs[n] for n in heaviest_chain(pairs, lambda _: 1)]
        self._in_chain = set(self.chain)
        self._lefts = [i for i, _ in self.chain]
        self._rights = [j for _, j in self.chain]

    def gaps(self, taken: _Taken) -> Iterator[tuple[list[int], list[int]]]:
        """The free sentences between the same two that kept their order, where both sides have some."""
        on_left, on_right = _by_gap(taken.free_lefts(), self._lefts), _by_gap(taken.free_rights(), self._rights)
        for gap, lefts in on_left.items():
            if gap in on_right:
                yield lefts, on_right[gap]

    def with_neighbours(self, link: Link) -> Link:
        score, i, j = link
        beside = ((i - 1, j - 1) in self._in_chain) + ((i + 1, j + 1) in self._in_chain)
        return Link(score + BESIDE * beside, i, j)


def _by_gap(free: Sequence[int], chained: Sequence[int]) -> dict[int, list[int]]:
    gaps: dict[int, list[int]] = {}
    for number in free:
        gaps.setdefault(bisect_left(chained, number), []).append(number)
    return gaps


def further_links(links: dict[int, Link], vocabulary: Vocabulary) -> list[Link]:
    """One sentence told in two, two told in one: a free sentence linked to its neighbour's partner, strongest first."""
    lefts, rights = vocabulary.lefts, vocabulary.rights
    partners = {link.right: link.left for link in links.values()}
    found = []
    for i in lefts:
        for neighbour in (i - 1, i + 1):
            if i not in links and neighbour in links:
                j = links[neighbour].right
                found.append(Link(vocabulary.told_besides(lefts[i], lefts[neighbour], rights[j]), i, j))
    for j in rights:
        for neighbour in (j - 1, j + 1):
            if j not in partners and neighbour in partners:
                i = partners[neighbour]
                found.append(Link(vocabulary.told_besides(rights[j], rights[neighbour], lefts[i]), i, j))
    told = [link for link in found if link.score >= TOLD_BESIDES]
    return sorted(told, key=_best_first)
