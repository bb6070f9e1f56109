"""Another source, where the text says who said it."""

from dataclasses import replace

import pytest

from stories.compare import compare
from tests.build import document


def labels(old, new, language="en"):
    found = compare(replace(document(old), language=language), replace(document(new), language=language))
    return [label.name for passage in found.passages for change in passage.changes for label in change.labels]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The army said it fell on its own.", "A spokesman said it fell on its own."),
        ("It fell on its own, the army said.", "It fell on its own, a spokesman said."),
        ("It fell on its own, according to officials.", "It fell on its own, according to residents."),
    ],
)
def test_other_words_for_who_said_it_are_another_source_in_english(old, new):
    assert labels(old, new) == ["attribution"]
    assert labels(old, new, "es") == ["wording"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The army said it fell on its own.", "He said it fell on its own."),  # he may be the army's
        ("The army said it fell on its own.", "Our army said it fell on its own."),
        ("The army feared it fell on its own.", "A spokesman feared it fell on its own."),
    ],
)
def test_what_may_be_the_same_source_is_other_words(old, new):
    assert labels(old, new) == ["wording"]
