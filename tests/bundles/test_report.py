"""The report of an import as a terminal shows it."""

import pytest

from stories.bundles.receipt import safe
from stories.bundles.report import in_words

BUNDLE = {"id": None, "name": "bundle\x1b]0;owned\x07", "stored": 0, "known": 0, "failed": 1, "skipped": 0, "capped": 0}


def shown(path, message=""):
    items = [{"path": path, "outcome": "failed", "message": message}]
    return in_words({"bundle": BUNDLE, "stories": [], "decisions": [], "items": items})


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("story.txt", "  story.txt: failed"),
        ("überschrift 北京 😀.txt", "  überschrift 北京 😀.txt: failed"),
        ("a\n  b.txt: stored", r"  a\n  b.txt: stored: failed"),
        ("red\x1b[31m.txt", r"  red\x1b[31m.txt: failed"),
        ("csi\x9b31m.txt", r"  csi\x9b31m.txt: failed"),
        ("txt.\N{RIGHT-TO-LEFT OVERRIDE}exe", r"  txt.\u202eexe: failed"),
        ("a\N{LINE SEPARATOR}b\N{ZERO WIDTH SPACE}c", r"  a\u2028b\u200bc: failed"),
        ("surrogate\udcff.txt", r"  surrogate\udcff.txt: failed"),
        ("C:\\new\\x41.txt", "  C:\\new\\x41.txt: failed"),
    ],
)
def test_a_file_name_is_shown_on_one_line_with_what_nobody_sees_escaped(path, line):
    assert line in shown(path).split("\n")


def test_nothing_of_a_report_commands_the_terminal():
    words = shown("a.txt", "cannot read “\x1b[2J”")
    assert "\x1b" not in words
    assert "\x07" not in words
    assert words.endswith(r"bundle\x1b]0;owned\x07: 0 stored, 0 known, 1 failed, 0 skipped")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1+1", "＠A1"])
def test_a_cell_that_a_spreadsheet_would_run_is_kept_from_it(cell):
    assert safe(cell) == f"'{cell}"
