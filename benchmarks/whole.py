"""Time of a whole comparison, labels and all, from documents already read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from benchmarks import gold
from benchmarks.measures import geometric_mean
from benchmarks.peers import wikidiff2, words
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import REVISIONS, Folder, as_read, lines
from benchmarks.timing import Timed, Times, interleaved, taken
from stories.compare import compare
from stories.text import Document

ROUNDS = 5

UNIT = "ms, geometric mean"


@dataclass(frozen=True, slots=True)
class Pair:
    left: Document
    right: Document


def seeds(_: Folder) -> Iterator[Row]:
    """All pairs of versions."""
    pairs = [Pair(*pair.documents()) for pair in gold.pairs()]
    times = interleaved(_programs(), pairs, ROUNDS)
    yield _row(f"whole comparison, seeds, {len(pairs)} pairs", times, range(len(pairs)), Goal("≤", 0.5, wikidiff2.NAME))


def revisions(folder: Folder) -> Iterator[Row]:
    pairs: list[Pair] = []
    parts: dict[str, range] = {}
    for name in REVISIONS:
        found = [Pair(*revision.documents()) for revision in folder.revisions(name)]
        parts[name] = range(len(pairs), len(pairs) + len(found))
        pairs += found
    times = interleaved(_programs(), pairs, ROUNDS)
    goal = Goal("≤", 1, wikidiff2.NAME)
    yield _row(f"whole comparison, real revisions, {len(pairs)} pairs", times, range(len(pairs)), goal)
    for name, part in parts.items():
        yield _row(f"whole comparison, {name}, {len(part)} pairs", times, part)


def _programs() -> dict[str, Timed[Pair]]:
    def whole(program: Callable[[str, str], object]) -> Timed[Pair]:
        return lambda pair: taken(lambda: program(pair.left.text, pair.right.text))

    return {
        OURS: _ours,
        wikidiff2.NAME: lambda pair: wikidiff2.nanoseconds(lines(pair.left), lines(pair.right)),
        **{name: whole(program) for name, program in words.PROGRAMS.items()},
    }


def _ours(pair: Pair) -> int:
    # Nothing that comparing worked out before is at hand.
    left, right = as_read(copy(pair.left)), as_read(copy(pair.right))
    return taken(lambda: compare(left, right))


def _row(measure: str, times: dict[str, Times], of: Sequence[int], goal: Goal | None = None) -> Row:
    ours, *peers = (_figure(name, mine, of) for name, mine in times.items())
    return Row(measure, UNIT, ours, tuple(peers), goal)


def _figure(program: str, times: Times, of: Sequence[int]) -> Figure:
    if times.missing:
        return Figure(program, None, times.missing)
    each = [times.smallest[number] / 1e6 for number in of]
    over = len(times.over.intersection(of))
    notes = [f"minima of {times.rounds} rounds", f"longest {max(each):,.3g}"]
    if over:
        notes.append(f"{over} given up after 2 s and counted as that")
    return Figure(program, geometric_mean(each), "; ".join(notes))
