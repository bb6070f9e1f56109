"""Time to read a seed into a document, and how it grows where one line stands again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from markdown_it import MarkdownIt

from benchmarks import command
from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import SEEDS, Folder, as_read
from benchmarks.timing import taken
from stories.text import parse_versions
from stories.text.lines import shared_lines

ROUNDS = 15


def _nanoseconds(text: str) -> int:
    """What a text costs of which no line was read before: all versions it holds."""
    shared_lines.cache_clear()
    return taken(lambda: [as_read(document) for document in parse_versions(text)])


def seeds(_: Folder) -> Iterator[Row]:
    files = {path.name[:3]: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    markdown = MarkdownIt("commonmark", {"html": False})
    ours: dict[str, list[float]] = {name: [] for name in files}
    theirs: list[float] = []
    for _round in range(ROUNDS):
        for name, text in files.items():
            ours[name].append(_nanoseconds(text) / 1e6)
        theirs.append(taken(lambda: markdown.parse(files["004"])) / 1e6)
    each = {name: median(times) for name, times in ours.items()}
    how = f"medians of {ROUNDS} rounds"
    note = f"{how}; " + ", ".join(f"{name}: {time:.2f}" for name, time in each.items())
    yield Row("parsing a seed", "ms, median of the seeds", Figure(OURS, median(each.values()), note), goal=Goal("≤", 3))
    peer = Figure("markdown-it-py alone", median(theirs), how)
    yield Row("parsing seed 004", "ms", Figure(OURS, each["004"], how), (peer,))


SHAPES = {
    "bylines": "By Jane Roe\n\n",
    "bylines, no line between": "By Jane Roe\n",
    "notes": "Eds: adds\n",
    "slug lines": "AM-Dike Break, 2nd Ld\n\n",
    "short lines": "ab cd\n",
    "indented lines": "   ab cd\n",
    "banners": "EARLIER STORY FOLLOWS:\n\n",
    "capitals": "RIVERTON ",
    "brackets": "(",
    "dots": ". ",
    "sentences": "It rained on the town today. ",
    "entities": "&amp;",
}
LETTERS = (20_000, 200_000, 2_000_000)


def lines(_: Folder) -> Iterator[Row]:
    """One thing again and again; ten times as much should take ten times as long, and half as much again is still
    called near-linear."""
    for shape, words in SHAPES.items():
        texts = [words * (size // len(words)) for size in LETTERS]
        seconds = [_nanoseconds(text) / 1e9 for text in texts]
        note = ", ".join(f"{size:,} letters: {time:.2f} s" for size, time in zip(LETTERS, seconds, strict=True))
        yield Row(
            f"reading {shape}, from 200,000 to 2,000,000 letters",
            "times longer",
            Figure(OURS, seconds[-1] / seconds[-2], note),
            goal=Goal("≤", 15),
        )


MEASURES: dict[str, command.Measure] = {
    "parsing a seed": seeds,
    "reading one line again and again": lines,
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = command.arguments("reading", __doc__).parse_args(arguments)
    rows = command.rows(MEASURES, options.only, Folder(options.data))
    command.show(rows, command.heading("Figures of texts of which no line was read before"), options.json)


if __name__ == "__main__":
    main()
