"""Time taken fairly: programs in turn on each text, round after round, the smallest figure of each kept."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter_ns
from types import FrameType
from typing import TypeVar

from benchmarks.absent import Absent

Case = TypeVar("Case")
Timed = Callable[[Case], int]
"""Does its work on a case and answers how many nanoseconds it took, preparations aside."""

LIMIT = 2.0
"""Seconds after which one comparison is given up; it then counts as that long, which flatters the program."""

BUDGET = 20.0
"""Seconds after which a program runs no further round. The first is always run in full."""


class TooLong(Exception):
    pass


@dataclass
class Times:
    """Of one program: nanoseconds for each case, the smallest of `rounds`; `missing` says why there are none."""

    smallest: dict[int, int] = field(default_factory=dict)
    over: set[int] = field(default_factory=set)
    rounds: int = 0
    missing: str = ""

    @property
    def total(self) -> int:
        return sum(self.smallest.values())


def interleaved(programs: Mapping[str, Timed[Case]], cases: Sequence[Case], rounds: int) -> dict[str, Times]:
    """Programs take turns case by case, in the opposite order every second round."""
    times = {name: Times() for name in programs}
    spent = dict.fromkeys(programs, 0)
    for turn in range(rounds):
        running = [name for name in programs if spent[name] < BUDGET * 1e9 and not times[name].missing]
        for number, case in enumerate(cases):
            for name in running if turn % 2 == 0 else reversed(running):
                mine = times[name]
                if mine.missing or number in mine.over:
                    continue
                try:
                    with limited(LIMIT):
                        taken = programs[name](case)
                except TooLong:
                    mine.over.add(number)
                    taken = int(LIMIT * 1e9)
                except Absent as absent:
                    mine.missing = str(absent)
                    continue
                spent[name] += taken
                mine.smallest[number] = min(taken, mine.smallest.get(number, taken))
        for name in running:
            times[name].rounds += 1
    return times


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooLong inside. Only Python code can be stopped so; what runs in C is waited for."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def taken(act: Callable[[], object]) -> int:
    """Nanoseconds."""
    start = perf_counter_ns()
    act()
    return perf_counter_ns() - start
