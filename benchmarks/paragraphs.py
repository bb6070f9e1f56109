"""What becomes of the paragraphs of real revisions: kept, edited where they stood, called moved; texts rebuilt."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from benchmarks.absent import Absent
from benchmarks.measures import Score, summed
from benchmarks.peers import wikidiff2
from benchmarks.peers.wikidiff2 import Answers
from benchmarks.rebuilt import rebuilds
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import REVISIONS, Folder, Revision
from stories.compare import Comparison, PassageKind, compare
from stories.compare.record import MOVED
from stories.text import Document, Range


def kept_paragraphs(folder: Folder) -> Iterator[Row]:
    for name in REVISIONS:
        try:
            yield from _of(name, folder.revisions(name))
        except Absent as absent:
            yield Row.absent(f"kept paragraphs, {name}", absent)


def _of(name: str, revisions: list[Revision]) -> Iterator[Row]:
    records = [compare(*revision.documents()) for revision in revisions]
    ours = [_told_by(record) for record in records]
    missing = ""
    try:
        theirs = [wikidiff2.answers(revision.left, revision.right) for revision in revisions]
    except Absent as absent:
        theirs, missing = [], str(absent)
    measures: dict[str, tuple[Goal, Callable[[Revision, Answers], Score]]] = {
        "kept paragraphs reported unchanged": (Goal("≥", 1), _unchanged),
        "kept paragraphs in order, not called moved": (Goal("≥", 1), _in_place),
        "paragraphs edited in place, aligned": (Goal("≥", 0.98), _aligned),
    }
    for measure, (goal, count) in measures.items():
        peer = Figure(wikidiff2.NAME, None, missing)
        if theirs:
            peer = _share(wikidiff2.NAME, map(count, revisions, theirs))
        yield Row(f"{measure}, {name}", "share", _share(OURS, map(count, revisions, ours)), (peer,), goal)
    whole = [rebuilds(record.to_dict()) for record in records]
    figure = Figure(OURS, sum(whole) / len(whole), f"{sum(whole)} of {len(whole)} comparisons")
    yield Row(f"both texts rebuilt from the record, {name}", "share", figure, goal=Goal("≥", 1))


def _share(program: str, parts: Iterator[Score]) -> Figure:
    found = summed(parts)
    return Figure(program, found.recall, f"{found.right} of {found.wanted}")


def _unchanged(revision: Revision, told: Answers) -> Score:
    return Score.of(told.kept, set(revision.kept))


def _in_place(revision: Revision, told: Answers) -> Score:
    in_order = {pair for pair in revision.kept if not revision.out_of_order(pair)}
    return Score.of(in_order - told.moved, in_order)


def _aligned(revision: Revision, told: Answers) -> Score:
    """A passage, or a line, holds something of both paragraphs."""
    return Score.of(told.kept | told.edited, set(revision.edited))


def _told_by(record: Comparison) -> Answers:
    """Our passages as pairs of paragraphs. A pair is kept where all of both stands in passages that are the same."""
    kinds: dict[tuple[int, int], set[PassageKind]] = defaultdict(set)
    touched_left, touched_right = set[int](), set[int]()
    moved = set[tuple[int, int]]()
    for passage in record.passages:
        left, right = _paragraphs(record.left, passage.left), _paragraphs(record.right, passage.right)
        for pair in product(left, right):
            kinds[pair].add(passage.kind)
            if MOVED in passage.labels:
                moved.add(pair)
        if passage.kind is not PassageKind.SAME:
            touched_left |= left
            touched_right |= right
    kept = {pair for pair in kinds if pair[0] not in touched_left and pair[1] not in touched_right}
    return Answers(kept, kinds.keys() - kept, moved)


def _paragraphs(document: Document, sentences: Sequence[Range]) -> set[int]:
    starts = [block.start for block in document.blocks]
    return {bisect_right(starts, start) - 1 for start, _ in sentences}
