"""Sentences in which little has changed: found where they stood, by one comparison of all words between two pins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from stories.compare.align.alignment import Alignment, Group
from stories.compare.align.chain import IndexPair
from stories.compare.words.matching import LARGEST_TABLE
from stories.text.document import BODY, Kind
from stories.text.numbered import Numbered

ONE_OF_ITS_KIND = frozenset({Kind.SLUG, Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE, Kind.DATE})
"""A story has one of each: the new one answers to the old one, whatever they say."""

SETTLED = 0.8
"""The share of the words of two sentences, marks counted, that stand in both in one order: so much alike, neither needs
to be looked for elsewhere."""


def near(alignment: Alignment) -> Alignment:
    """The second stage. It also pairs what a story has one of, where that is not the same."""
    found: list[Group] = []
    free = alignment.free_by_kind()
    pins = pinned(alignment) if free else []
    for kind, lefts, rights in free:
        if kind in ONE_OF_ITS_KIND:
            found.append(_of_runs(_first_run(lefts), _first_run(rights)))
        elif kind in BODY:
            for of_left, of_right in gaps(lefts, rights, pins):
                found += _in_gap(_Row(alignment.left, of_left), _Row(alignment.right, of_right))
    return alignment.with_groups(found)


def pinned(alignment: Alignment) -> list[IndexPair]:
    """The first and last sentences of the body's passages that kept their order: what answers to what is free between
    two of them is looked for there first."""
    pins = []
    for group in alignment.body_in_order()[0]:
        pins.append((group.left[0], group.right[0]))
        if len(group.left) > 1 < len(group.right):
            pins.append((group.left[-1], group.right[-1]))
    return pins


def _first_run(numbers: Sequence[int]) -> range:
    """The first of the numbers and those that follow it without a gap."""
    stop = next((n for n, number in enumerate(numbers) if number != numbers[0] + n), len(numbers))
    return range(numbers[0], numbers[0] + stop)


def _of_runs(lefts: range, rights: range) -> Group:
    return Group(lefts, rights, ((lefts[0], rights[0]),))


def gaps(
    lefts: Sequence[int], rights: Sequence[int], pins: Sequence[IndexPair]
) -> Iterator[tuple[list[int], list[int]]]:
    """The sentences between the same two pins, where both sides have some."""
    on_left = _by_gap(lefts, [i for i, _ in pins])
    on_right = _by_gap(rights, [j for _, j in pins])
    for gap, between in on_left.items():
        if gap in on_right:
            yield between, on_right[gap]


def _by_gap(free: Sequence[int], chained: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number in free:
        found.setdefault(bisect_left(chained, number), []).append(number)
    return found


class _Row:
    """The words of some sentences in one row. Sentence n of them ends before word `ends[n]`; `homes` has n for each."""

    def __init__(self, side: Numbered, sentences: Sequence[int]) -> None:
        self.sentences = sentences
        self.tokens: list[str] = []
        self.homes: list[int] = []
        self.ends: list[int] = []
        self.sizes: list[int] = []
        for n, i in enumerate(sentences):
            start, end = side.firsts[i], side.firsts[i + 1]
            self.tokens += side.tokens[start:end]
            self.homes += [n] * (end - start)
            self.ends.append(len(self.tokens))
            self.sizes.append(end - start)


def _in_gap(left: _Row, right: _Row) -> Iterator[Group]:
    if len(left.tokens) * len(right.tokens) > LARGEST_TABLE:
        return
    shared: dict[IndexPair, int] = {}
    for i, j, size in Indel.opcodes(left.tokens, right.tokens).as_matching_blocks():
        end = i + size
        while i < end:
            m, n = left.homes[i], right.homes[j]
            run = min(end, left.ends[m]) - i
            run = min(run, right.ends[n] - j)
            shared[m, n] = shared.get((m, n), 0) + run
            i, j = i + run, j + run
    for (m, n), words in shared.items():
        if 2 * words >= SETTLED * (left.sizes[m] + right.sizes[n]):
            yield Group.of(left.sentences[m], right.sentences[n])
