"""Which sentences of one document answer to which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stories.compare.align.chain import IndexPair, heaviest_chain
from stories.compare.align.exact import FEWEST_WORDS_MOVED, exact
from stories.compare.align.links import certain_links, further_links, likely_links, one_to_one, without_weak_moves
from stories.compare.align.near import near
from stories.compare.align.similarity import Link, Vocabulary, similarity
from stories.compare.budget import Budget
from stories.text.document import BODY, Kind
from stories.text.numbered import Numbered

ONE_OF_ITS_KIND = frozenset({Kind.SLUG, Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE, Kind.DATE})
"""A story has one of each: the new one answers to the old one, whatever they say."""


class Group(NamedTuple):
    """Neighbouring sentences of the left that answer to neighbouring sentences of the right, by number."""

    left: range
    right: range


Pair = tuple[int, int, float]
"""Two sentences that answer to each other, by number, and how alike they are (0 to 1)."""


@dataclass(slots=True)
class Alignment:
    """`groups` share no sentence; `pairs` are the single links, n:m."""

    groups: list[Group] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def free_of(self, left: Numbered, right: Numbered) -> tuple[list[int], list[int]]:
        """The sentences of either side that answer to nothing yet."""
        free_left = set(range(len(left.sentences))).difference(*[group.left for group in self.groups])
        free_right = set(range(len(right.sentences))).difference(*[group.right for group in self.groups])
        return sorted(free_left), sorted(free_right)


def align(left: Numbered, right: Numbered, budget: Budget) -> Alignment:
    alignment = Alignment()
    _identical_blocks(left, right, alignment)
    free_left, free_right = alignment.free_of(left, right)
    if free_left and free_right:
        _identical_sentences(left, right, free_left, free_right, alignment)
        free_left, free_right = alignment.free_of(left, right)
    for kind in _kinds_of_both(left, free_left, right, free_right):
        lefts = [i for i in free_left if left.kinds[i] is kind]
        rights = [j for j in free_right if right.kinds[j] is kind]
        if kind in ONE_OF_ITS_KIND:
            _one_of_its_kind(left, right, lefts, rights, alignment)
        else:
            _rewritten(kind, left, right, lefts, rights, alignment, budget)
    _without_chance_meetings(left, right, alignment)
    alignment.groups.sort(key=lambda group: group.left.start)
    alignment.pairs.sort()
    return alignment


def _without_chance_meetings(left: Numbered, right: Numbered, alignment: Alignment) -> None:
    """Drop what is too short to be looked for elsewhere ("No.", a lone quotation mark) where it is out of order now
    that the rest is paired, and where it is all that joins two paragraphs that say more."""
    groups = alignment.groups
    short = [
        group
        for group in groups
        if left.weight_of(group.left) < FEWEST_WORDS_MOVED and left.kinds[group.left.start] in BODY
    ]
    if not short:
        return
    ties = Counter([(left.homes[group.left.start], right.homes[group.right.start]) for group in groups])
    moved = moved_groups(left, right, groups)
    dropped = set()
    for group in short:
        home, other_home = left.homes[group.left.start], right.homes[group.right.start]
        says_more = group.left != left.spans[home] and group.right != right.spans[other_home]
        if group in moved or (says_more and ties[home, other_home] == 1):
            dropped.add(group)
    unpaired = {i for group in dropped for i in group.left}
    alignment.groups = [group for group in groups if group not in dropped]
    alignment.pairs = [pair for pair in alignment.pairs if pair[0] not in unpaired]


def _kinds_of_both(
    left: Numbered, free_left: Sequence[int], right: Numbered, free_right: Sequence[int]
) -> Iterator[Kind]:
    """But for addresses, for an address answers to itself alone."""
    both = {left.kinds[i] for i in free_left} & {right.kinds[j] for j in free_right}
    return (kind for kind in Kind if kind in both and kind is not Kind.URL)


def _identical_blocks(left: Numbered, right: Numbered, alignment: Alignment) -> None:
    for b, c in exact(left.block_keys, right.block_keys, lambda b: left.weight_of(left.spans[b])):
        lefts, rights = left.spans[b], right.spans[c]
        alignment.groups.append(Group(lefts, rights))
        alignment.pairs += [(i, j, 1.0) for i, j in _overlapping(left, right, lefts, rights)]


def _overlapping(left: Numbered, right: Numbered, lefts: range, rights: range) -> Iterable[IndexPair]:
    """The sentences of two blocks with one text. Readings of two languages may cut it differently."""
    if len(lefts) == len(rights):
        return zip(lefts, rights, strict=True)
    shift = right.sentences[rights[0]][0] - left.sentences[lefts[0]][0]
    return [
        (i, j)
        for i in lefts
        for j in rights
        if right.sentences[j][0] - shift < left.sentences[i][1] and left.sentences[i][0] < right.sentences[j][1] - shift
    ]


def _identical_sentences(
    left: Numbered, right: Numbered, lefts: Sequence[int], rights: Sequence[int], alignment: Alignment
) -> None:
    """Among what is left over, held in its place by the blocks already paired."""
    if {left.sentence_keys[i] for i in lefts}.isdisjoint([right.sentence_keys[j] for j in rights]):
        return
    left_keys, left_numbers = _sentence_keys(left, [group.left for group in alignment.groups])
    right_keys, right_numbers = _sentence_keys(right, [group.right for group in alignment.groups])
    for m, n in exact(left_keys, right_keys, lambda m: left.weight_of(left_numbers[m])):
        if not isinstance(left_keys[m], int):
            [i], [j] = left_numbers[m], right_numbers[n]
            alignment.groups.append(Group(range(i, i + 1), range(j, j + 1)))
            alignment.pairs.append((i, j, 1.0))


def _sentence_keys(side: Numbered, paired: Sequence[range]) -> tuple[list[Hashable], list[range]]:
    """One key for every group already paired, its number, and one for every sentence that is not."""
    group_at = {numbers.start: n for n, numbers in enumerate(paired)}
    keys: list[Hashable] = []
    places: list[range] = []
    number = 0
    while number < len(side.sentences):
        group = group_at.get(number)
        keys.append(side.sentence_keys[number] if group is None else group)
        places.append(range(number, number + 1) if group is None else paired[group])
        number = places[-1].stop
    return keys, places


def _one_of_its_kind(
    left: Numbered, right: Numbered, lefts: Sequence[int], rights: Sequence[int], alignment: Alignment
) -> None:
    group = Group(_run(lefts), _run(rights))
    alignment.groups.append(group)
    alignment.pairs.append((group.left.start, group.right.start, 0.0))


def _run(numbers: Sequence[int]) -> range:
    """The first of the numbers and those that follow it without a gap."""
    stop = next((n for n, number in enumerate(numbers) if number != numbers[0] + n), len(numbers))
    return range(numbers[0], numbers[0] + stop)


def _rewritten(
    kind: Kind,
    left: Numbered,
    right: Numbered,
    lefts: Sequence[int],
    rights: Sequence[int],
    alignment: Alignment,
    budget: Budget,
) -> None:
    spaceless = left.is_spaceless or right.is_spaceless
    left_stems, right_stems = left.stems_of(lefts, spaceless), right.stems_of(rights, spaceless)
    pins = _pins(left, right, alignment.groups) if kind in BODY else []
    pairs = near(left, right, lefts, rights, pins) if kind in BODY else []
    of_left, of_right = {i for i, _ in pairs}, {j for _, j in pairs}
    free_left = {i: stems for i, stems in left_stems.items() if i not in of_left}
    free_right = {j: stems for j, stems in right_stems.items() if j not in of_right}
    links: list[Link] = []
    single: list[Link] = []
    if free_left and free_right:
        among = len(left.sentences) + len(right.sentences)
        is_english = left.is_english and right.is_english and not spaceless
        vocabulary = Vocabulary(free_left, free_right, among, budget, is_english)
        if kind in BODY:
            sizes = len(left.sentences), len(right.sentences)
            links = likely_links(vocabulary, sorted([*pins, *pairs]), sizes)
            single = one_to_one(links)
            unmoved = [*alignment.groups, *_groups(pairs, ())]
            moved = moved_groups(left, right, [*unmoved, *_groups(_pairs_of(single), ())])
            single = without_weak_moves(single, {group.left.start for group in moved}, vocabulary)
        else:
            links = single = certain_links(vocabulary)
    pairs += _pairs_of(single)
    further = further_links(pairs, left_stems, right_stems) if free_left or free_right else []
    alignment.groups += _groups(pairs, _pairs_of(further))
    for i, j in sorted({*pairs, *_pairs_of(links), *_pairs_of(further)}):
        alignment.pairs.append((i, j, similarity(left_stems[i], right_stems[j])))


def _pairs_of(links: Iterable[Link]) -> list[IndexPair]:
    return [(i, j) for _, i, j in links]


def _pins(left: Numbered, right: Numbered, groups: Sequence[Group]) -> list[IndexPair]:
    """The first and last sentences of the body's passages that kept their order."""
    body = [group for group in groups if left.kinds[group.left.start] in BODY]
    body.sort(key=lambda group: group.left.start)
    firsts = [(group.left.start, group.right.start) for group in body]
    chain = heaviest_chain(firsts, lambda n: left.weight_of(body[n].left))
    return [firsts[n] for n in chain] + [
        (body[n].left[-1], body[n].right[-1]) for n in chain if len(body[n].left) > 1 < len(body[n].right)
    ]


def _groups(pairs: Iterable[IndexPair], further: Iterable[IndexPair]) -> Iterator[Group]:
    """Links as groups; a further one widens the group of its linked sentence where the free one touches it."""
    groups = {i: Group(range(i, i + 1), range(j, j + 1)) for i, j in pairs}
    of_left = {i: i for i in groups}
    of_right = {group.right.start: i for i, group in groups.items()}
    for i, j in further:
        if j in of_right and i not in of_left and (wider := _widened(groups[of_right[j]].left, i)):
            of_left[i] = of_right[j]
            groups[of_right[j]] = groups[of_right[j]]._replace(left=wider)
        elif i in of_left and j not in of_right and (wider := _widened(groups[of_left[i]].right, j)):
            of_right[j] = of_left[i]
            groups[of_left[i]] = groups[of_left[i]]._replace(right=wider)
    yield from groups.values()


def _widened(run: range, number: int) -> range | None:
    if number == run.start - 1:
        return range(number, run.stop)
    return range(run.start, number + 1) if number == run.stop else None


def moved_groups(left: Numbered, right: Numbered, groups: Iterable[Group]) -> set[Group]:
    """The body's groups that left the order of the others; around the body, order says nothing."""
    body = [group for group in groups if left.kinds[group.left.start] in BODY]
    body.sort(key=lambda group: group.left.start)
    firsts = [(group.left.start, group.right.start) for group in body]
    chain = heaviest_chain(firsts, lambda n: left.weight_of(body[n].left) + right.weight_of(body[n].right))
    return set(body).difference([body[n] for n in chain]) if len(chain) < len(body) else set()
