"""Time to read a seed into a document."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from markdown_it import MarkdownIt

from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import SEEDS, Folder
from benchmarks.timing import taken
from stories.text import parse_versions

ROUNDS = 15


def seeds(_: Folder) -> Iterator[Row]:
    """All versions a file holds."""
    files = {path.name[:3]: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    markdown = MarkdownIt("commonmark", {"html": False})
    ours: dict[str, list[float]] = {name: [] for name in files}
    theirs: list[float] = []
    for _round in range(ROUNDS):
        for name, text in files.items():
            ours[name].append(taken(lambda text=text: parse_versions(text)) / 1e6)  # type: ignore[misc]
        theirs.append(taken(lambda: markdown.parse(files["004"])) / 1e6)
    each = {name: median(times) for name, times in ours.items()}
    how = f"medians of {ROUNDS} rounds"
    note = f"{how}; " + ", ".join(f"{name}: {time:.2f}" for name, time in each.items())
    yield Row("parsing a seed", "ms, median of the seeds", Figure(OURS, median(each.values()), note), goal=Goal("≤", 3))
    peer = Figure("markdown-it-py alone", median(theirs), how)
    yield Row("parsing seed 004", "ms", Figure(OURS, each["004"], how), (peer,))
