"""What the two commands share: their arguments, and rows that say what is absent."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.absent import Absent
from benchmarks.table import Row, as_json, as_text
from benchmarks.texts import Folder
from stories.compare import ENGINE

Measure = Callable[[Folder], Iterable[Row]]


def arguments(program: str, about: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{program}", description=about)
    parser.add_argument("data", type=Path, metavar="DATA", help="the folder of texts to measure with")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--only", metavar="WORD", default="", help="only the measures whose name holds this word")
    return parser


def rows(measures: dict[str, Measure], only: str, folder: Folder) -> Iterator[Row]:
    """Of each measure, or one row that says what it lacks."""
    for name, measure in measures.items():
        if only in name:
            try:
                yield from measure(folder)
            except Absent as absent:
                yield Row.absent(name, absent)


def show(measured: Iterable[Row], heading: str, json: bool) -> None:
    printed = as_json if json else as_text
    sys.stdout.write(printed(list(measured), heading))


def heading(how: str) -> str:
    """When, on what, and with which peers: a figure means little without them."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, engine {ENGINE}, {machine}. {how}"
