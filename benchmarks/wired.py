"""How the search for takes of one article grows with what an agency sends in a day."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from itertools import product
from random import Random

from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder
from benchmarks.timing import taken
from stories.collate import Candidate, Key
from stories.collate.known import Known
from stories.text import BUILT_IN, parse

SIZES = (500, 2_000, 8_000)
PLACES = [
    (begun + ended).title()
    for begun, ended in product(
        (
            "bar",
            "cor",
            "del",
            "fen",
            "gar",
            "hol",
            "kin",
            "lam",
            "mor",
            "nor",
            "pel",
            "ros",
            "sul",
            "tor",
            "ver",
            "win",
        ),
        ("ton", "wick", "ford", "ley", "mouth", "by", "worth", "stead"),
    )
]
SHAPES: dict[str, Callable[[int, str], str]] = {
    "updates without a keyword": lambda number, place: f"UPDATE {number % 4 + 1}-{place} pays for bridge\n\n",
    "a keyword for every third": lambda number, place: f"BC-{place} Bridge {number // 3}, {number % 3 + 1}st Ld,0100\n",
    "one keyword": lambda number, place: f"BC-Weather, {number % 3 + 1}st Ld,0100\n{place} pays for bridge\n\n",
    "each replaces one keyword": lambda number, _: (
        f"BC-Weather, {number % 3 + 1}st Ld,0100\nEds: Replaces BC-Weather.\n\n"
    ),
    "each goes on from one number": lambda number, place: (
        f"a{number % 2:04} 03-04 0097\nBC-{place}, 1st Ld, a0000,0100\n\n"
    ),
}


def wire(_: Folder) -> Iterator[Row]:
    """Four times as many should take four times as long, and half as much again is still called near-linear. Texts are
    made up, all of one agency, day and few words; memory is what is held at once beyond the texts."""
    for shape, head in SHAPES.items():
        notes, seconds = [], []
        for size in SIZES:
            candidates = list(_dispatches(head, size))
            seconds.append(taken(lambda some=candidates: Known(some, [], BUILT_IN)) / 1e9)  # type: ignore[misc]
            notes.append(f"{size:,}: {seconds[-1]:.2f} s, {_megabytes(candidates):.0f} MB")
        ratio = seconds[-1] / seconds[-2]
        yield Row(
            f"takes, {shape}, from {SIZES[-2]:,} to {SIZES[-1]:,} dispatches of a day",
            "times longer",
            Figure(OURS, ratio, "; ".join(notes)),
            goal=Goal("≤", 6),
        )


def _dispatches(head: Callable[[int, str], str], size: int) -> Iterator[Candidate]:
    random = Random(1)  # noqa: S311
    for number in range(size):
        names = random.sample(PLACES, 6)
        told = "\n\n".join(
            f"{names[at]} council said {names[at + 1]} would pay {random.randint(10, 9_999)} dollars for the bridge."
            for at in range(5)
        )
        sent = f"04-Mar-2019 {number % 24:02}:{number % 60:02}:00 GMT"
        text = f"{head(number, names[0])}LONDON, March 4 (Reuters) - {told}\n\n{sent}"
        made = Candidate.of(Key(f"{number:064}", 0, 0), parse(text))
        _ = made.facts  # read once, as the archive has it
        yield made


def _megabytes(candidates: list[Candidate]) -> float:
    tracemalloc.start()
    try:
        Known(candidates, [], BUILT_IN)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
