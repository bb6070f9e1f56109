"""The first stage: blocks, then sentences, that both sides have word for word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.chain import IndexPair
from stories.compare.align.equal import equal
from stories.text.numbered import Numbered


def exact(alignment: Alignment) -> Alignment:
    return _identical_sentences(_identical_blocks(alignment))


def _identical_blocks(alignment: Alignment) -> Alignment:
    left, right = alignment.left, alignment.right
    pairs = equal(left.block_keys, right.block_keys, lambda b: left.weight_of(left.spans[b]))
    return alignment.with_groups([_of_blocks(left, right, left.spans[b], right.spans[c]) for b, c in pairs])


def _of_blocks(left: Numbered, right: Numbered, lefts: range, rights: range) -> Group:
    if len(lefts) == len(rights):
        return Group(lefts, rights, tuple(zip(lefts, rights, strict=True)))
    return Group(lefts, rights, _overlapping(left, right, lefts, rights))


def _overlapping(left: Numbered, right: Numbered, lefts: range, rights: range) -> tuple[IndexPair, ...]:
    """The sentences of two blocks with one text, which readings of two languages have cut differently."""
    shift = right.sentences[rights[0]][0] - left.sentences[lefts[0]][0]
    return tuple(
        (i, j)
        for i in lefts
        for j in rights
        if right.sentences[j][0] - shift < left.sentences[i][1] and left.sentences[i][0] < right.sentences[j][1] - shift
    )


def _identical_sentences(alignment: Alignment) -> Alignment:
    """Among what is left over, held in its place by the blocks already paired."""
    left, right = alignment.left, alignment.right
    lefts, rights = alignment.free()
    if {left.sentence_keys[i] for i in lefts}.isdisjoint([right.sentence_keys[j] for j in rights]):
        return alignment
    left_keys, left_numbers = _sentence_keys(left, [group.left for group in alignment.groups])
    right_keys, right_numbers = _sentence_keys(right, [group.right for group in alignment.groups])
    pairs = equal(left_keys, right_keys, lambda m: left.weight_of(left_numbers[m]))
    return alignment.with_groups(
        [Group.of(left_numbers[m][0], right_numbers[n][0]) for m, n in pairs if not isinstance(left_keys[m], int)]
    )


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
