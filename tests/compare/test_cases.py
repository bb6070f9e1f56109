"""Golden pairs in cases/aligning-* and cases/words-*: old.txt, new.txt, and expected.txt, written from reading the two.

expected.txt has a section for each thing it speaks of:

    [passages]   kind, labels: old sentences → new sentences, a bar between two; one side where the other reads alike
    [sentences]  old = new, every pair that answers to each other
    [words]      old words → new words, every change
    [unit]       what is counted: word or character

`…` stands for the rest of a sentence; as the last line of a section it says that there is more than what is listed.
`seeds: 001#1 001` takes two of the real texts.

Where we fall short, today.txt holds the sections that come out otherwise, as they come out, and docs/tricky-cases.md
tells of it.
"""

import re
from pathlib import Path

import pytest

from stories.compare import Comparison, Passage, PassageKind, compare
from stories.compare.mirror import mirrored
from stories.text import Document, Range, parse
from tests import seeds

CASES = sorted(
    path for path in (Path(__file__).parent / "cases").iterdir() if path.name.startswith(("aligning-", "words-"))
)
SHORTFALLS = [case for case in CASES if (case / "today.txt").exists()]
NOTHING = "(nothing)"


def sections(file: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = lines = []
        elif line and not line.startswith(("#", "seeds: ")):
            lines.append(line)
    return found


def texts(case: Path) -> tuple[Document, Document]:
    named = re.search(r"^seeds: (\S+) (\S+)$", (case / "expected.txt").read_text("utf-8"), re.MULTILINE)
    if named is None:
        return parse((case / "old.txt").read_text("utf-8")), parse((case / "new.txt").read_text("utf-8"))
    return seed(named[1]), seed(named[2])


def seed(name: str) -> Document:
    number, _, version = name.partition("#")
    return seeds.versions(number)[int(version or 0) - 1]


def as_lines(found: Comparison) -> dict[str, list[str]]:
    return {
        "passages": [passage_in_a_line(found, passage) for passage in found.passages],
        "sentences": [f"{found.left.quote(pair.left)} = {found.right.quote(pair.right)}" for pair in found.sentences],
        "words": [
            f"{words(found.left, change.left)} → {words(found.right, change.right)}"
            for passage in found.passages
            for change in passage.changes
        ],
        "unit": [found.summary.unit],
    }


def passage_in_a_line(found: Comparison, passage: Passage) -> str:
    left, right = " | ".join(map(found.left.quote, passage.left)), " | ".join(map(found.right.quote, passage.right))
    sides = left or right if passage.kind is PassageKind.SAME or not (left and right) else f"{left} → {right}"
    return f"{', '.join([passage.kind, *passage.labels])}: {sides}"


def words(document: Document, span: Range | None) -> str:
    return document.quote(span).strip() if span else NOTHING


def as_written(lines: list[str], wished: list[str]) -> list[str]:
    """The lines, each in the words of the wished one that it answers to: so a failure shows nothing else."""
    if wished[-1] == "…":
        return [wish for wish in wished if wish == "…" or any(answers(line, wish) for line in lines)]
    return [wished[at] if at < len(wished) and answers(line, wished[at]) else line for at, line in enumerate(lines)]


def answers(line: str, wish: str) -> bool:
    return re.fullmatch(re.sub(r"(\\ )?…", "[^|→=]*", re.escape(wish)), line) is not None


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_a_person_would_say(case: Path) -> None:
    wished = sections(case / "expected.txt")
    today = sections(case / "today.txt") if case in SHORTFALLS else {}
    found = as_lines(compare(*texts(case)))
    assert {name: as_written(found[name], today.get(name, lines)) for name, lines in wished.items()} == wished | today
    mended = [name for name in today if as_written(found[name], wished[name]) == wished[name]]
    assert mended == []


def test_every_shortfall_is_told_of() -> None:
    told = (Path(__file__).parents[2] / "docs" / "tricky-cases.md").read_text("utf-8")
    assert [case.name for case in SHORTFALLS if f"`{case.name}`" not in told] == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_other_side_sees_the_same(case: Path) -> None:
    old, new = texts(case)
    assert compare(new, old) == mirrored(compare(old, new))
