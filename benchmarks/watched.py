"""A measurement in a process of its own, watched from outside: its memory, and whether it still lives."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from time import monotonic

from benchmarks.imported import MEASURED, MEASURING, Grouping, Outcome

LOOK = 0.05
"""Seconds between two looks at its memory."""

SAY = 30
"""Seconds between two lines that say it lives."""


def watched(command: Sequence[str], environment: Mapping[str, str], name: str, seconds: int) -> Outcome:
    """What a process found that prints MEASURING, then MEASURED with its outcome, each on a line of its own."""
    started = [*command, str(seconds)]
    with subprocess.Popen(
        started, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            found, peak = _followed(process, name, monotonic() + seconds + SAY)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # its children too, where it did not live to end them
    if process.returncode in (-signal.SIGALRM, -signal.SIGKILL) and found is None:
        return Outcome(failed=f"given up after {seconds:,} s, or killed", too_long=True)
    if found is None:
        return Outcome(failed="failed; what it said is above")
    grouping = Grouping(**found["grouping"]) if found["grouping"] else None
    own = found["megabytes"]
    return Outcome(found["seconds"], found["queries"], max(own, peak), found["runs"], grouping, found["links_kept"])


def _followed(process: subprocess.Popen[str], name: str, end: float) -> tuple[dict | None, float]:
    """Its outcome, if it had one, and the most megabytes that it and its children held while it measured."""
    start = said = monotonic()
    measuring, peak, found = False, 0.0, None
    for line in _lines(process):
        now = monotonic()
        if line is None:
            held = megabytes(process.pid)
            peak = max(peak, held) if measuring else peak
            if now - said >= SAY:
                said = now
                sys.stderr.write(f"{name}: {now - start:.0f} s, {held:.0f} MB\n")
            if now > end:
                break
        elif line.startswith(MEASURING):
            measuring = True
        elif line.startswith(MEASURED):
            measuring, found = False, json.loads(line.removeprefix(MEASURED))
    return found, peak


def _lines(process: subprocess.Popen[str]) -> Iterator[str | None]:
    """Each line it prints, and None whenever it is time to look."""
    assert process.stdout is not None  # noqa: S101 - it was started with a pipe
    with DefaultSelector() as selector:
        selector.register(process.stdout, EVENT_READ)
        while True:
            if not selector.select(LOOK):
                yield None
            elif line := process.stdout.readline():
                yield line
            else:
                process.wait()
                return


def megabytes(process: int) -> float:
    """That a process and all its descendants hold now. What two of them share counts for both; of one that has ended
    nothing counts."""
    return sum(_held(each) for each in _family(process))


def _held(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def _family(process: int) -> Iterator[int]:
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))
