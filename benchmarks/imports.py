"""How long an import takes as the archive grows, on made-up archives of which the truth is known; best left alone on
its machine. The quick form takes about a minute, the whole some minutes and more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from math import fsum, inf, log
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

from benchmarks import command
from benchmarks.absent import Absent
from benchmarks.bases import bases, statements
from benchmarks.imported import FIRST, HUNDRED_MORE, ONE_MORE, Outcome
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder
from benchmarks.watched import watched

GOALS = {
    (ONE_MORE, 400): Goal("≤", 0.15),
    (ONE_MORE, 1_600): Goal("≤", 0.6),
    (HUNDRED_MORE, 10_000): Goal("≤", 3),
    (HUNDRED_MORE, 100_000): Goal("≤", 6),
    (FIRST, 10_000): Goal("≤", 60),
}
"""Seconds, on two cores."""

MEMORY = {(FIRST, 10_000): Goal("≤", 600)}
GROWTH = Goal("≤", 1.1)
KEPT = Goal("≥", 0.995)

SIZES = {ONE_MORE: (50, 200, 400, 1_600), HUNDRED_MORE: (1_000, 10_000, 100_000), FIRST: (1_000, 10_000)}
QUICK = {ONE_MORE: (50, 200, 400), HUNDRED_MORE: (1_000,)}

NAMES = {
    ONE_MORE: "one more version into a story",
    HUNDRED_MORE: "100 more versions into an archive",
    FIRST: "first bundle",
}

Run = Callable[[str, int], Outcome]
"""Measures one kind at one size."""


def import_rows(kind: str, sizes: Sequence[int], run: Run) -> Iterator[Row]:
    """A row for each size, those above one that failed not tried; then how the time grows."""
    outcomes: dict[int, Outcome] = {}
    for size in sizes:
        given_up = next((smaller for smaller, one in outcomes.items() if one.failed), None)
        if given_up is None:
            outcomes[size] = run(kind, size)
        else:
            outcomes[size] = Outcome(failed=f"not tried, after {given_up:,}", too_long=outcomes[given_up].too_long)
    for size, outcome in outcomes.items():
        yield from _of_one(kind, size, outcome)
    if len(sizes) > 1:
        yield _growth(kind, outcomes)


def _of_one(kind: str, size: int, outcome: Outcome) -> Iterator[Row]:
    name = f"{NAMES[kind]} of {size:,}"
    goal = GOALS.get((kind, size))
    if outcome.failed:
        yield Row(name, "s", Figure(OURS, inf if outcome.too_long else None, outcome.failed), goal=goal)
        return
    runs = f"median of {outcome.runs} runs; " if outcome.runs > 1 else ""
    note = f"{runs}{outcome.queries:,} queries; {outcome.megabytes:,.0f} MB"
    yield Row(name, "s", Figure(OURS, outcome.seconds, note), goal=goal)
    if bound := MEMORY.get((kind, size)):
        yield Row(f"{name}, peak memory", "MB", Figure(OURS, outcome.megabytes), goal=bound)
    yield from _grouping(size, outcome)


def _grouping(size: int, outcome: Outcome) -> Iterator[Row]:
    """How the rows that were stored group the versions, held against the truth."""
    if (told := outcome.grouping) is None:
        return
    note = (
        f"precision {told.precision:.3f}, recall {told.recall:.3f}; {told.found:,} groups of {told.stories:,} stories"
    )
    yield Row(f"grouping of {size:,} files", "B³ F1", Figure(OURS, told.f1, note))
    whole = f"of {told.joined:,} pairs joined at all"
    if outcome.links_kept is not None:
        kept = Figure(OURS, outcome.links_kept, "of those between texts that stand for their near copies")
        yield Row(f"links kept against look-ups without caps, {size:,} files", "share", kept, goal=KEPT)
    yield Row(f"pairs of stories joined by reuse, {size:,} files", "count", Figure(OURS, told.by_reuse, whole))
    yield Row(f"pairs of stories joined by a template, {size:,} files", "count", Figure(OURS, told.by_template, whole))


def _growth(kind: str, outcomes: Mapping[int, Outcome]) -> Row:
    seconds = {size: one.seconds for size, one in outcomes.items() if not one.failed}
    name = f"{NAMES[kind]}, growth"
    if len(seconds) < 2:
        return Row(name, "exponent", Figure(OURS, None, "fewer than two sizes were measured"), goal=GROWTH)
    note = "over " + ", ".join(f"{size:,}" for size in seconds)
    return Row(name, "exponent", Figure(OURS, slope(seconds), note), goal=GROWTH)


def slope(seconds: Mapping[int, float]) -> float:
    """The exponent of growth: of the line that fits the logarithms best. 1 where twice the size takes twice as long."""
    points = [(log(size), log(taken)) for size, taken in seconds.items()]
    across, up = (fsum(values) / len(points) for values in zip(*points, strict=True))
    return fsum((x - across) * (y - up) for x, y in points) / fsum((x - across) ** 2 for x, _ in points)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the databases of the measurements are made: files in a temporary folder, or databases on the PostgreSQL
    server of an address."""

    postgres: str = ""

    def __str__(self) -> str:
        return "PostgreSQL" if self.postgres else "SQLite"

    @contextmanager
    def fresh(self) -> Iterator[dict[str, str]]:
        """The environment of a process that has a data folder and an empty database to itself."""
        with TemporaryDirectory(prefix="writethru-") as folder:
            kept = {name: value for name, value in os.environ.items() if not name.startswith("WRITETHRU_")}
            own = {"WRITETHRU_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
            if not self.postgres:
                yield kept | own | {"DATABASE_URL": f"sqlite:///{folder}/measured.sqlite3"}
                return
            name = f"writethru_measured_{os.getpid()}"
            self._ask(f"CREATE DATABASE {name}")
            try:
                yield kept | own | {"DATABASE_URL": urlunsplit(urlsplit(self.postgres)._replace(path=f"/{name}"))}
            finally:
                self._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _ask(self, statement: str) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise Absent("no psycopg; pip install 'psycopg[binary]'") from error
        with psycopg.connect(self.postgres, autocommit=True) as connection:
            connection.execute(statement.encode())


def in_its_own_process(folder: Folder, server: Server, kind: str, size: int) -> Outcome:
    with server.fresh() as environment:
        arguments = ["-m", "benchmarks.imported", kind, str(size), str(folder.path.absolute())]
        return watched([sys.executable, *arguments], environment, f"{NAMES[kind]} of {size:,}", _limit(size))


def _limit(size: int) -> int:
    """Seconds after which a measurement ends itself, with all that had to be stored before it."""
    return 600 if size < 10_000 else 3_600 if size < 100_000 else 14_400


def measures(sizes: Mapping[str, Sequence[int]], server: Server) -> dict[str, command.Measure]:
    def of(kind: str, folder: Folder) -> Iterable[Row]:
        bases(folder), statements(folder)  # what is absent is said before anything starts
        return import_rows(kind, sizes[kind], partial(in_its_own_process, folder, server))

    return {NAMES[kind]: partial(of, kind) for kind in sizes}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = command.arguments("imports", __doc__)
    parser.add_argument("--quick", action="store_true", help="only one more version, and 100 more into 1,000")
    parser.add_argument("--postgres", metavar="URL", default="", help="measure on this server instead of SQLite")
    options = parser.parse_args(arguments)
    server = Server(options.postgres)
    rows = command.rows(measures(QUICK if options.quick else SIZES, server), options.only, Folder(options.data))
    heading = command.heading(f"{server}; each measurement in a process and a database of its own")
    command.show(rows, heading, options.json)


if __name__ == "__main__":
    main()
