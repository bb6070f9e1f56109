"""Which sentences stand in one row: a paragraph facing a paragraph, or runs of sentences where they were re-cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stories.compare.align.alignment import Alignment, Group
from stories.compare.record import MERGED, MOVED, SPLIT
from stories.text.numbered import Numbered


class Row(NamedTuple):
    """Sentences of the left facing sentences of the right, by number; one side empty for cut and added. `groups` say
    which of them answer to which; `labels`, what befell the row as a whole."""

    left: range
    right: range
    groups: tuple[Group, ...] = ()
    moved: bool = False
    labels: tuple[str, ...] = ()

    def swapped(self) -> Row:
        return Row(self.right, self.left, tuple([group.swapped() for group in self.groups]), self.moved, self.labels)


def rows(alignment: Alignment) -> list[Row]:
    """Every sentence of either side in exactly one row, two-sided rows first."""
    left, right = alignment.left, alignment.right
    moved = {group.left.start for group in alignment.body_in_order()[1]}
    facing: list[Row] = []
    recut: list[Row] = []
    for group in alignment.groups:
        lefts, rights, _ = group
        row = Row(lefts, rights, (group,), lefts.start in moved)
        if lefts and lefts == left.spans[left.homes[lefts.start]] and rights == right.spans[right.homes[rights.start]]:
            facing.append(row._replace(labels=_labels(row.moved, group.is_split, group.is_merged)))
        else:
            recut.append(row)
    if recut:
        facing += _labelled(left, right, _whole_paragraphs(left, right, list(_runs(left, right, recut))))
    return [
        *facing,
        *(Row(run, range(0)) for run in _uncovered(left, [row.left for row in facing])),
        *(Row(range(0), run) for run in _uncovered(right, [row.right for row in facing])),
    ]


def _runs(left: Numbered, right: Numbered, recut: Sequence[Row]) -> Iterator[Row]:
    """Rows of one group that follow each other on both sides, from one paragraph to one, with what is free between
    them."""
    linked = {j for row in recut for j in row.right}
    run = [recut[0]]
    for row in recut[1:]:
        if (
            row.moved == run[0].moved
            and left.homes[run[0].left[0]] == left.homes[row.left[-1]]
            and right.homes[run[0].right[0]] == right.homes[row.right[-1]]
            and run[-1].right.stop <= row.right.start
            and linked.isdisjoint(range(run[-1].right.stop, row.right.start))
        ):
            run.append(row)
        else:
            yield _joined(run)
            run = [row]
    yield _joined(run)


def _joined(run: Sequence[Row]) -> Row:
    first, last = run[0], run[-1]
    return Row(
        range(first.left.start, last.left.stop),
        range(first.right.start, last.right.stop),
        tuple([group for row in run for group in row.groups]),
        first.moved,
    )


def _whole_paragraphs(left: Numbered, right: Numbered, runs: Sequence[Row]) -> list[Row]:
    """A run that alone joins its two paragraphs takes in the rest of both."""
    homes = [(_homes(left, run.left), _homes(right, run.right)) for run in runs]
    on_left = Counter([home for lefts, _ in homes for home in lefts])
    on_right = Counter([home for _, rights in homes for home in rights])
    whole = []
    for run, (lefts, rights) in zip(runs, homes, strict=True):
        if len(lefts) == 1 == len(rights) and on_left[lefts[0]] == 1 == on_right[rights[0]]:
            run = Row(left.spans[lefts[0]], right.spans[rights[0]], run.groups, run.moved)
        whole.append(run)
    return whole


def _homes(side: Numbered, sentences: range) -> range:
    """The blocks a run of sentences stands in."""
    return range(side.homes[sentences[0]], side.homes[sentences[-1]] + 1) if sentences else range(0)


def _uncovered(side: Numbered, covered: Iterable[range]) -> Iterator[range]:
    """Runs of the sentences left over, none longer than its paragraph."""
    taken: set[int] = set()
    for run in covered:
        taken.update(run)
    if len(taken) == len(side.sentences):
        return
    for span in side.spans:
        run = range(span.start, span.start)
        for i in span:
            if i not in taken:
                run = range(run.start if run else i, i + 1)
            elif run:
                yield run
                run = range(i, i)
        if run:
            yield run


def _labelled(left: Numbered, right: Numbered, facing: Sequence[Row]) -> Iterator[Row]:
    """A paragraph or a sentence split in two, or two merged into one. A paragraph that has moved away from the rest of
    its own was not split for that."""
    links = {
        (b, c) for row in facing if not row.moved for b in _homes(left, row.left) for c in _homes(right, row.right)
    }
    of_left, of_right = Counter([b for b, _ in links]), Counter([c for _, c in links])
    in_several = {b for b, rows_of in of_left.items() if rows_of > 1}
    of_several = {c for c, rows_of in of_right.items() if rows_of > 1}
    for row in facing:
        split = any(group.is_split for group in row.groups)
        merged = any(group.is_merged for group in row.groups)
        if not row.moved:
            split |= not in_several.isdisjoint(_homes(left, row.left))
            merged |= not of_several.isdisjoint(_homes(right, row.right))
        yield row._replace(labels=_labels(row.moved, split, merged))


def _labels(moved: bool, split: bool, merged: bool) -> tuple[str, ...]:
    if not (moved or split or merged):
        return ()
    return tuple([name for name, holds in ((MOVED, moved), (SPLIT, split), (MERGED, merged)) if holds])
