"""How time and memory grow with the text, each comparison in a process of its own with a time limit."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from benchmarks.grown import FACTS
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder

ROUNDS = 3
SECONDS = 5
"""For one comparison of ours or a peer's; the goal is a tenth of it."""

CASES = [
    *((shape, words) for shape in ("similar", "unrelated", "repetitive") for words in (1_000, 10_000, 100_000)),
    ("one word", 1_000_000),
]
PROGRAMS = (OURS, "diff-match-patch by words", "difflib by words")


CUES = "full of cues"
CUES_WORDS = (1_000, 10_000, 100_000)
CUES_SECONDS = 30
"""Every sentence states something of every kind, as no text does: not held to the limit of others."""

OF_FACTS = (
    (FACTS, "facts", CUES, CUES_WORDS),
    (OURS, "differences", CUES, CUES_WORDS),
    (OURS, "differences", "one sentence", (5_000, 50_000)),
    (OURS, "differences", "quotations", (10_000, 100_000)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one comparison, or in `failed` why there is none."""

    milliseconds: float = 0.0
    megabytes: float = 0.0
    read: float = 0.0
    coarse: bool | None = None
    failed: str = ""


def growth(_: Folder) -> Iterator[Row]:
    """Time: the smallest of the runs. Memory: the most beyond what the process held before comparing, of the runs."""
    outcomes: dict[tuple[str, str, int], list[Outcome]] = {}
    for _round in range(ROUNDS):
        for shape, size in CASES:
            for program in PROGRAMS:
                runs = outcomes.setdefault((program, shape, size), [])
                if not any(run.failed for run in runs):
                    runs.append(_run(program, shape, size))
    for shape, size in CASES:
        ours, *peers = (_time(program, outcomes[program, shape, size]) for program in PROGRAMS)
        unit = "letters" if shape == "one word" else "words"
        yield Row(f"growth, {shape}, {size:,} {unit}", "ms", ours, tuple(peers), Goal("≤", 500))
    yield _slope(outcomes)
    for shape in dict.fromkeys(shape for shape, _size in CASES):
        ours, *peers = (
            _memory(program, [runs for (who, what, _size), runs in outcomes.items() if (who, what) == (program, shape)])
            for program in PROGRAMS
        )
        yield Row(f"extra memory, {shape}, at the most", "MB", ours, tuple(peers), Goal("≤", 200))


def growth_of_facts(_: Folder) -> Iterator[Row]:
    """Of facts read and of whole comparisons, where every sentence is full of cues, or says the same as all others but
    for a number. Time and memory as above."""
    for program, what, shape, sizes in OF_FACTS:
        runs: dict[int, list[Outcome]] = {size: [] for size in sizes}
        for _round in range(ROUNDS):
            for size in sizes:
                if not any(run.failed for run in runs[size]):
                    runs[size].append(_run(program, shape, size, CUES_SECONDS))
        for size in sizes:
            yield Row(f"{what}, {shape}, {size:,} words", "ms", _time(OURS, runs[size]))
        yield Row(
            f"{what}, {shape}, from {sizes[-2]:,} to {sizes[-1]:,} words",
            "times longer",
            _times_longer(OURS, *(runs[size] for size in sizes[-2:])),
            goal=Goal("≤", 15),
        )
        yield Row(f"extra memory, {what}, {shape}, at the most", "MB", _memory(OURS, [*runs.values()]))


def _run(program: str, shape: str, size: int, seconds: int = SECONDS) -> Outcome:
    command = [sys.executable, "-m", "benchmarks.grown", program, shape, str(size), str(seconds)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds * 12)
    except subprocess.TimeoutExpired:
        return Outcome(failed=f"not even ready after {seconds * 12} s")
    if done.returncode == -signal.SIGALRM:
        return Outcome(failed=f"given up after {seconds} s")
    if done.returncode:
        return Outcome(failed=(done.stderr.strip().splitlines() or ["killed"])[-1])
    return Outcome(**json.loads(done.stdout))


def _time(program: str, runs: list[Outcome]) -> Figure:
    failed = next((run.failed for run in runs if run.failed), "")
    if failed:
        return Figure(program, inf, failed)
    best = min(runs, key=lambda run: run.milliseconds)
    notes = [f"minimum of {len(runs)} runs", f"{max(run.megabytes for run in runs):.0f} MB more"]
    if best.coarse is not None:
        notes += ["coarse, and says so" if best.coarse else "not coarse", f"read in {best.read:.0f} ms"]
    return Figure(program, best.milliseconds, "; ".join(notes))


def _memory(program: str, cases: list[list[Outcome]]) -> Figure:
    done = [run.megabytes for runs in cases for run in runs if not run.failed]
    failed = sum(any(run.failed for run in runs) for runs in cases)
    note = f"{failed} of {len(cases)} did not finish" if failed else ""
    return Figure(program, max(done, default=inf), note)


def _slope(outcomes: dict[tuple[str, str, int], list[Outcome]]) -> Row:
    """Ten times the words should take ten times as long; half as much again is still called near-linear."""

    ours, *peers = (
        _times_longer(program, *(outcomes[program, "similar", size] for size in (10_000, 100_000)))
        for program in PROGRAMS
    )
    return Row("growth, similar, from 10,000 to 100,000 words", "times longer", ours, tuple(peers), Goal("≤", 15))


def _times_longer(program: str, small: list[Outcome], large: list[Outcome]) -> Figure:
    if any(run.failed for run in [*small, *large]):
        return Figure(program, inf, "one of the two did not finish")
    least = [min(run.milliseconds for run in runs) for runs in (small, large)]
    return Figure(program, least[1] / least[0])
