"""Golden pairs in ../cases/labels-*: old.txt, new.txt, and expected.txt, the changes as a person reads them.

A line is `labels: old words → new words`. In brackets after a label stands why it is given, after a quote who is quoted
(left; right).
`seeds: 000 004` takes two of the real texts. A last line `…` says that there are more changes than those listed.
"""

from pathlib import Path

import pytest

from stories.compare import compare
from stories.compare.record import Change, Comparison, Label
from stories.text import parse
from tests import seeds

CASES = sorted((Path(__file__).parents[2] / "cases").glob("labels-*"))


def in_a_line(found: Comparison, change: Change) -> str:
    sides = (found.left, change.left), (found.right, change.right)
    old, new = (" ".join(text.quote(span).split()) if span else "(nothing)" for text, span in sides)
    return f"{', '.join(map(label_in_words, change.labels))}: {old} → {new}"


def label_in_words(label: Label) -> str:
    speakers = "; ".join(name or "nobody" for name in label.speakers or ())
    told = ", ".join(filter(None, [speakers, label.why]))
    return f"{label.name} ({told})" if told else label.name


@pytest.mark.parametrize("case", CASES, ids=[case.name.removeprefix("labels-") for case in CASES])
def test_the_labels_a_person_would_give(case: Path) -> None:
    expected = [line for line in (case / "expected.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    if expected[0].startswith("seeds: "):
        old, new = map(seeds.newest, expected.pop(0).split()[1:])
    else:
        old, new = (parse((case / f"{side}.txt").read_text("utf-8")) for side in ("old", "new"))
    found = compare(old, new)
    lines = [in_a_line(found, change) for passage in found.passages for change in passage.changes]
    if expected[-1] == "…":
        assert [line for line in expected[:-1] if line not in lines] == []
    else:
        assert lines == expected
