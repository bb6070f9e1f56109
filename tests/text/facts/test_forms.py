"""Written forms of numbers and dates with their values: forms.txt beside this module."""

from pathlib import Path

import pytest

from stories.text import Kind
from stories.text.facts import NUMBER
from tests.build import document

ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("forms.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("form", "kind", "value"), ROWS)
def test_a_form_is_read_as_its_value(form, kind, value):
    text = document((Kind.PARAGRAPH, f"It was told: {form}, and no more."))
    found = [str(fact.value) for fact in text.facts.of(kind, range(len(text.sentences)))]
    assert found == ([] if value == "none" else [value])


def test_the_table_holds_at_least_two_hundred_forms():
    assert len(ROWS) >= 200
    assert {kind for _, kind, _ in ROWS} == {NUMBER, "date"}
