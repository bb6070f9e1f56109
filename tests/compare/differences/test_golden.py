"""Golden pairs in cases/: old.txt, new.txt, and expected.txt, what is right to say of the two.

    [said]      kind: old words → new words; a difference, or a label of words; `…` for words not asked for
    [not said]  kinds of which nothing is said

Where a line is not reached, today.txt holds the lines of `said` that are missing and of `not said` that are told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from stories.compare import Comparison, compare
from stories.compare.differences.difference import How
from stories.compare.differences.kinds import KIND
from stories.text import Document, Range, parse

CASES = sorted((Path(__file__).parent / "cases").iterdir())
ANYTHING = "…"


def read(case: Path) -> tuple[list[str], list[str]]:
    said, _, not_said = (case / "expected.txt").read_text("utf-8").partition("\n[not said]\n")
    return said.splitlines()[1:], not_said.strip().split(", ")


def told(found: Comparison) -> list[tuple[str, str, str]]:
    """Kind, old words, new words: of all differences, and of the labels of words."""
    differences = [
        (one.kind, *words(found, one.left and one.left.words, one.right and one.right.words))
        for one in found.differences
        if one.how is not How.MOVED
    ]
    labels = [
        (label.name, *words(found, label.left, label.right))
        for passage in found.passages
        for change in passage.changes
        for label in change.labels
        if label.name not in KIND
    ]
    return differences + labels


def words(found: Comparison, left: Range | None, right: Range | None) -> tuple[str, str]:
    return quoted(found.left, left), quoted(found.right, right)


def quoted(document: Document, span: Range | None) -> str:
    return " ".join(document.quote(span).split()) if span else ""


def is_told(line: str, lines: list[tuple[str, str, str]]) -> bool:
    kind, _, wanted = line.partition(": ")
    old, new = wanted.split(" → ")
    return any(name == kind and fits(old, left) and fits(new, right) for name, left, right in lines)


def fits(wanted: str, words: str) -> bool:
    return wanted == ANYTHING or (bool(words) and (wanted in words or words in wanted))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_said_of_two_texts_is_right(case: Path) -> None:
    said, not_said = read(case)
    old, new = (parse((case / f"{side}.txt").read_text("utf-8")) for side in ("old", "new"))
    lines = told(compare(old, new))
    missing = [line for line in said if line and not is_told(line, lines)]
    false = [f"{kind}: {left} → {right}" for kind, left, right in lines if kind in not_said]
    today = case / "today.txt"
    assert missing + false == (today.read_text("utf-8").splitlines() if today.exists() else [])
