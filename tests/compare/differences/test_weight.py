"""What is told first: what matters most of what is sure."""

from __future__ import annotations

from stories.compare import compare
from stories.text import parse
from tests.compare.differences.told import AROUND


def ranked(left: str, right: str) -> list[str]:
    found = compare(parse(left), parse(right)).differences
    return [one.kind for one in sorted(found, key=lambda one: -one.weight)]


def test_an_outcome_in_a_small_change_comes_before_a_figure():
    left = f"{AROUND}\n\nThe tug carried 6 men. Its owner was acquitted of fraud on Monday."
    right = f"{AROUND}\n\nThe tug carried 7 men. Its owner was convicted of fraud on Monday."
    assert ranked(left, right) == ["outcome", "number"]


def test_one_in_a_sentence_worded_anew_comes_behind_it():
    old, new = (f"{AROUND}\n\n{{}}\n\nIt cost {crowns} crowns to tow the tug." for crowns in (30, 40))
    left = old.format("Police questioned a baker from Sarn on Monday over the theft of two cranes.")
    right = new.format("A baker from the town of Sarn was charged on Monday with stealing two cranes, as urged.")
    assert ranked(left, right)[:2] == ["number", "outcome"]


def test_a_date_that_changed_is_told_once():
    left = f"{AROUND}\n\nThe bank expected to reach its target in late 2031."
    right = f"{AROUND}\n\nThe bank expected to reach its target in early 2031."
    assert ranked(left, right) == ["date"]
