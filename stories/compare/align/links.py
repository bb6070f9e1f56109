"""Sentences rewritten: which of the left's are told again by which of the right's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.beside import told_beside
from stories.compare.align.chain import IndexPair, heaviest_chain
from stories.compare.align.near import ONE_OF_ITS_KIND, SETTLED, gaps, pinned
from stories.compare.align.scoring import telling_links
from stories.compare.align.similarity import Alike, Link, Vocabulary
from stories.compare.align.stated import Stated
from stories.compare.budget import Budget
from stories.text.document import BODY, Kind

CERTAIN = 0.5
"""Alike enough to be one sentence wherever it stands; such links show where the others are to be looked for. "Shushi's
position above the regional capital Stepanakert, which is about 10km to the north, gives strategic advantage to whomever
holds it" and "Shushi's position just 6 miles (10 kilometres) from the regional capital of Stepanakert gives strategic
advantage to whoever holds it" have .54."""

CHAINED = 0.3
"""Enough to show where others are to be looked for, if neither of the two is closer to another."""

LEAST = 0.12
"""Less alike than this are two sentences that share a common word or two, whatever speaks for them besides."""

TOLD = 0.15
"""From here on words for who says so are looked for among those that two sentences share; less is hardly a link."""


def linked(alignment: Alignment, stated: Stated, budget: Budget) -> Alignment:
    """The third stage: each sentence with the one that most speaks for, and what else tells it."""
    free = alignment.free_by_kind()
    pins = pinned(alignment) if free else []
    sizes = len(alignment.left.sentences), len(alignment.right.sentences)
    groups: list[Group] = []
    told_again: list[Link] = []
    for kind, free_left, free_right in free:
        if kind is Kind.URL or kind in ONE_OF_ITS_KIND:
            continue  # an address answers to itself alone
        lefts, rights = alignment.stems_of(free_left, free_right)
        vocabulary = Vocabulary(lefts, rights, sum(sizes), budget, alignment.is_english)
        links = likely_links(vocabulary, stated, pins, sizes) if kind in BODY else certain_links(vocabulary)
        single = one_to_one(links)
        groups += [Group.of(i, j) for _, i, j in single]
        chosen = set(single)
        told_again += [link for link in links if link not in chosen]
    return replace(alignment.with_groups(groups), told_again=tuple(told_again))


def likely_links(vocabulary: Vocabulary, stated: Stated, pins: Sequence[IndexPair], sizes: IndexPair) -> list[Link]:
    """n:m, strongest first. `pins` are sentences already paired, rising on both sides; `sizes` count those of either
    side, paired or not."""
    alike = [
        pair
        for pair in vocabulary.alike(LEAST)
        if pair.likeness < TOLD or not stated.only_say_who(pair.left, pair.right, vocabulary)
    ]
    certain = _certain(vocabulary, alike, pins)
    paired = [*pins, *((i, j) for share, i, j in certain if share >= SETTLED)]
    lefts, rights = {i for i, _ in paired}, {j for _, j in paired}
    alike = [pair for pair in alike if pair.left not in lefts and pair.right not in rights]
    chain = _in_order([*pins, *((i, j) for _, i, j in certain)])
    chain = _in_order([*chain, *_mutual(alike)])
    found = _elsewhere_or_beside(telling_links(vocabulary, stated, alike, paired, chain, sizes), certain, vocabulary)
    told = {(i, j) for _, i, j in found}
    found += [link for link in certain if (link.left, link.right) not in told]
    return sorted(found, key=_best_first)


def _elsewhere_or_beside(links: Iterable[Link], certain: Iterable[Link], vocabulary: Vocabulary) -> list[Link]:
    """What stands beside a certain link and is told with it is looked for nowhere else."""
    pairs = [(i, j) for _, i, j in certain]
    beside = {(i, j) for _, i, j in told_beside(pairs, vocabulary.lefts, vocabulary.rights)}
    lefts = {i for i, _ in beside}.difference([i for i, _ in pairs])
    rights = {j for _, j in beside}.difference([j for _, j in pairs])
    return [
        link for link in links if (link.left, link.right) in beside or not (link.left in lefts or link.right in rights)
    ]


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
