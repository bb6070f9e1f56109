"""How true what is said of two texts is, against what editors wrote down that differs in them.

`python -m benchmarks.differences DATA --half odd [--pair NAME] [--kind KIND]` prints every line told with its verdict,
and what was missed, to be read by eye. Only the odd half chooses rules.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder, of_paragraphs, seed
from stories.compare import Comparison, compare
from stories.compare.differences.difference import Difference, How
from stories.compare.differences.weight import precedence
from stories.text import Document, parse
from stories.text.document import Range

GOLD = Path(__file__).parent / "gold" / "differences"
SHORT = GOLD / "short"
PASSAGE, QUOTE = "passage", "quote"
PRECISE = ("number", "date", "name", "quote")
KINDS = (*PRECISE, "outcome", "certainty", "negation", "attribution", PASSAGE)
SHORT_KINDS = tuple(kind for kind in KINDS if kind not in (QUOTE, PASSAGE))
FIRST = 5

RIGHT, WRONG, OPEN = "right", "wrong", "open"
"""Open: it tells what one may argue about, or that a passage came or went which makes one half of a change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One difference that an editor wrote down, its words found in the texts."""

    kinds: frozenset[str]
    kind: str
    spans: tuple[Range | None, Range | None]
    is_doubtful: bool
    is_important: bool

    def is_of_one_side(self) -> bool:
        return None in self.spans

    def meets(self, spans: Spans) -> bool:
        """Whether some of its words are shared, and on no side that both have none."""
        shared = [_overlap(a, b) for a, b in zip(self.spans, spans, strict=True) if a and b]
        return bool(shared) and all(shared)

    def holds(self, spans: Spans) -> bool:
        """Whether all words of what is told stand in this entry's, which came or went."""
        return self.is_of_one_side() and all(
            span is None or (own is not None and own[0] <= span[0] and span[1] <= own[1])
            for own, span in zip(self.spans, spans, strict=True)
        )


Spans = tuple[Range | None, Range | None]


class Pair(NamedTuple):
    name: str
    half: str
    comparison: Comparison
    entries: list[Entry]


class Told(NamedTuple):
    one: Difference
    spans: Spans
    verdict: str
    is_important: bool


def differences_told(folder: Folder) -> Iterator[Row]:
    """By kind: of what is told the share that is right, of what differs the share that is told."""
    read = [(pair, verdicts(pair)) for pair in pairs(folder)]
    for half in ("odd", "even"):
        of_half = [(pair, told) for pair, told in read if pair.half == half]
        for kind in KINDS:
            yield from _rows_of_kind(half, kind, of_half)
        yield from _rows_of_first_lines(half, of_half)
    for half in ("odd", "even"):
        short = [(pair, verdicts(pair)) for kind in SHORT_KINDS for pair in rows(kind, half)]
        for kind in SHORT_KINDS:
            yield from _rows_of_kind(f"short, {half}", kind, short)


def _rows_of_kind(half: str, kind: str, read: Sequence[tuple[Pair, list[Told]]]) -> Iterator[Row]:
    told = [line for _, lines in read for line in lines if line.one.kind == kind and line.verdict != OPEN]
    right = sum(line.verdict == RIGHT for line in told)
    wanted = [(entry, lines) for pair, lines in read for entry in pair.entries if entry.kind == kind]
    wanted = [(entry, lines) for entry, lines in wanted if not entry.is_doubtful]
    found = sum(is_found(entry, lines) for entry, lines in wanted)
    goals = (0.95, 0.9) if kind in PRECISE else (0.85, 0.6)
    yield _row(f"differences, {half}: {kind}, right", right, len(told), goals[0])
    yield _row(f"differences, {half}: {kind}, found", found, len(wanted), goals[1])


def _rows_of_first_lines(half: str, read: Sequence[tuple[Pair, list[Told]]]) -> Iterator[Row]:
    first = [lines[:FIRST] for pair, lines in read if lines or any(not entry.is_doubtful for entry in pair.entries)]
    worth = sum(bool(lines) and lines[0].verdict == RIGHT for lines in first)
    among = [line for lines in first for line in lines]
    yield _row(f"differences, {half}: first line worth telling", worth, len(first), 0.9)
    yield _row(f"differences, {half}: first five worth telling", _right(among), len(among), 0.8)
    important = sum(line.is_important for line in among)
    yield _row(f"differences, {half}: first five among the most important", important, len(among), None)


def _right(lines: Sequence[Told]) -> int:
    return sum(line.verdict == RIGHT for line in lines)


def _row(name: str, part: int, whole: int, goal: float | None) -> Row:
    figure = Figure(OURS, part / whole if whole else None, f"{part} of {whole}")
    return Row(name, "share", figure, (), Goal("≥", goal) if goal else None)


def pairs(folder: Folder) -> Iterator[Pair]:
    """The pairs of the gold, compared as this program compares them."""
    for path in sorted([*GOLD.glob("*.json"), *GOLD.glob("*/differences.json")]):
        gold = json.loads(path.read_text("utf-8"))
        comparison = compare(_document(gold["left"], folder), _document(gold["right"], folder))
        name = path.parent.name if path.name == "differences.json" else path.stem
        yield Pair(name, gold["half"], comparison, list(_entries(gold, (comparison.left.text, comparison.right.text))))


def rows(kind: str, half: str) -> Iterator[Pair]:
    """The short pairs of a kind, a paragraph or two each, compared."""
    for number, gold in enumerate(json.loads((SHORT / f"{kind}.{half}.json").read_text("utf-8"))):
        comparison = compare(parse(gold["left"]), parse(gold["right"]))
        texts = comparison.left.text, comparison.right.text
        yield Pair(f"{kind} {number}", half, comparison, list(_entries({"important": (), **gold}, texts)))


def _document(side: str, folder: Folder) -> Document:
    if side.endswith(".txt"):
        return parse((GOLD / side).read_text("utf-8"))
    if "#" in side:
        file, _, place = side.partition("#")
        identity, _, which = place.rpartition("/")
        return of_paragraphs(_records(folder, file.removesuffix(".jsonl"))[identity][which])
    return seed(side)


@cache
def _records(folder: Folder, name: str) -> dict[str, Any]:
    return {record["id"]: record for record in folder.records(name)}


def _entries(gold: dict[str, Any], texts: tuple[str, str]) -> Iterator[Entry]:
    for number, entry in enumerate(gold["differences"]):
        spans = tuple(_place(entry[side], text) for side, text in zip(("left", "right"), texts, strict=True))
        yield Entry(
            frozenset({entry["kind"], *entry.get("also", ())}),
            entry["kind"],
            (spans[0], spans[1]),
            entry.get("doubtful", False),
            number in gold["important"],
        )


def _place(words: str | None, text: str) -> Range | None:
    """Where the words stand, white space folded; each stands once."""
    if words is None:
        return None
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else None


def verdicts(pair: Pair) -> list[Told]:
    """All that the comparison tells, what matters most first."""
    lines = sorted(pair.comparison.differences, key=lambda one: -precedence(one))
    return [_told(one, pair.entries) for one in lines if one.how is not How.MOVED]


def _told(one: Difference, entries: Sequence[Entry]) -> Told:
    spans = one.left.words if one.left else None, one.right.words if one.right else None
    met = [entry for entry in entries if _is_told_by(entry, one.kind, spans)]
    certain = [entry for entry in met if not entry.is_doubtful]
    is_half = one.kind == PASSAGE and any(entry.meets(spans) for entry in entries)
    verdict = RIGHT if certain else OPEN if met or is_half else WRONG
    return Told(one, spans, verdict, any(entry.is_important for entry in certain))


def _is_told_by(entry: Entry, kind: str, spans: Spans) -> bool:
    if kind in entry.kinds and entry.meets(spans):
        return True
    if kind == PASSAGE:  # whatever is said to have come or gone inside it
        return entry.meets(spans) and entry.is_of_one_side()
    return entry.kind in (PASSAGE, QUOTE) and entry.holds(spans)


def is_found(entry: Entry, lines: Sequence[Told]) -> bool:
    """Whether some line tells it; what came or went, a line about the passage it stands in tells as well."""
    return any(
        entry.meets(line.spans)
        and (line.one.kind in entry.kinds or (line.one.kind == PASSAGE and entry.is_of_one_side()))
        for line in lines
    )


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.differences", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--half", default="odd", choices=("odd", "even"))
    parser.add_argument("--pair", default="", help="only pairs whose name holds this")
    parser.add_argument("--kind", default="", help="only this kind")
    parser.add_argument("--short", default="", metavar="KIND", help="the short pairs of a kind instead")
    options = parser.parse_args(arguments)
    read = rows(options.short, options.half) if options.short else pairs(Folder(options.data))
    for pair in read:
        if pair.half == options.half and options.pair in pair.name:
            sys.stdout.write("\n".join(_read_by_eye(pair, options.kind)) + "\n")


def _read_by_eye(pair: Pair, kind: str) -> Iterator[str]:
    yield f"== {pair.name}"
    told = verdicts(pair)
    for line in told:
        if kind in ("", line.one.kind):
            star = "*" if line.is_important else " "
            words = _words(pair, line.spans)
            yield f"{line.verdict:6}{star}{line.one.kind:12}{line.one.how:8}{words} {line.one.reason}"
    for entry in pair.entries:
        if kind in ("", entry.kind) and not entry.is_doubtful and not is_found(entry, told):
            star = "*" if entry.is_important else " "
            yield f"missed{star}{entry.kind:12}{'':8}{_words(pair, entry.spans)}"


def _words(pair: Pair, spans: Spans) -> str:
    sides = pair.comparison.left, pair.comparison.right
    return " → ".join("∅" if span is None else f"“{side.quote(span)}”" for side, span in zip(sides, spans, strict=True))


if __name__ == "__main__":
    main()
