"""How long the page of a story takes, however many versions tell it; best left alone on its machine. Takes about two
minutes. The stories are made up, in a database of their own that is gone afterwards."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import command
from benchmarks.grown import laid_out, prose, revised
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.timing import taken
from stories.text import Document, parse

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 15
"""Times that a page is asked for, after one that is not counted."""

WORDS = 500
"""Of a text."""

REVISED = 0.06
"""Share of the sentences that an update cuts, adds, edits or moves."""

SIZES = (50, 200, 400, 1_000)
QUICK = (50, 400)

GOALS = {400: Goal("≤", 100), 1_000: Goal("≤", 300)}
"""Milliseconds, by the versions of the story."""

WEIGHT = {1_000: Goal("≤", 300)}
"""Kilobytes of HTML."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the versions of a story are shared out."""

    outlets: int
    updates: int

    def __str__(self) -> str:
        return f"{self.outlets:,} outlet{'s' * (self.outlets > 1)} × {self.updates:,}"


def shapes(versions: int) -> list[Shape]:
    return [Shape(1, versions), Shape(versions, 1), Shape(versions // 10, 10)]


def revisions(count: int) -> list[Document]:
    """Each text a light revision of the one before it, and about as long; no two read the same."""
    found = []
    sentences = prose(WORDS, 1)
    length = len(sentences)
    for number in range(count):
        found.append(parse(laid_out([*sentences, f"Update {number} follows."])))
        sentences = [*revised(sentences, number, REVISED), *prose(WORDS, number)][:length]
    return found


def story_pages(sizes: Sequence[int]) -> Iterator[Row]:
    """Of the versions of one article each is a revision of the one before."""
    from benchmarks.told import tell

    client, documents = _reader(), revisions(max(sizes))
    for size in sizes:
        for shape in shapes(size):
            told = [documents[at * shape.updates : (at + 1) * shape.updates] for at in range(shape.outlets)]
            story = tell(f"{shape.outlets}-{shape.updates}", told)
            yield from _of_page(client, story.get_absolute_url(), f"story page, {shape}", size)


def _of_page(client: Client, address: str, name: str, versions: int) -> Iterator[Row]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask() -> None:
        if (status := client.get(address).status_code) != 200:
            raise RuntimeError(f"{address} answers {status}")

    ask()
    times = [taken(ask) / 1e6 for _ in range(ROUNDS)]
    with CaptureQueriesContext(connection) as captured:
        kilobytes = len(client.get(address).content) / 1000
    note = f"median of {ROUNDS}; {len(captured)} queries; {kilobytes:,.0f} kB"
    yield Row(name, "ms", Figure(OURS, median(times), note), goal=GOALS.get(versions))
    if goal := WEIGHT.get(versions):
        yield Row(f"{name}, HTML", "kB", Figure(OURS, kilobytes), goal=goal)


def _reader() -> Client:
    """Somebody who may read and no more."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user = User.objects.create_user("reader")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@contextmanager
def database() -> Iterator[None]:
    """Django set up with an empty SQLite database and a data folder that nothing else uses."""
    with TemporaryDirectory(prefix="writethru-pages-") as folder:
        for name in [name for name in os.environ if name.startswith("WRITETHRU_")]:
            del os.environ[name]
        os.environ["WRITETHRU_DATA_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/pages.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--quick", action="store_true", help="stories of 50 and 400 versions alone")
    options = parser.parse_args(arguments)
    with database():
        rows = list(story_pages(QUICK if options.quick else SIZES))
    command.show(rows, command.heading("Django's test client on SQLite, warm"), options.json)


if __name__ == "__main__":
    main()
