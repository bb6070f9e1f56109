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
        ("The Daily Mail reported that he had left.", "He had left."),
        ("He had left on Sunday, the Daily Mail reported.", "He had left on Sunday."),
        ('"I have left," the minister wrote to his party.', '"I have left," the minister claimed to his party.'),
        ("The Daily Mail reported that he had left.", "A friend of his reported that he had left."),
    ],
)
def test_to_report_or_to_write_that_it_is_so_is_to_say_it(old, new):
    assert labels(old, new)[0] == "attribution"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The engineer wrote a script for it.", "The engineer made a script for it."),
        ("Since then the company reported two losses.", "Since then the company suffered two losses."),
        ("The engineer wrote a script for it.", "A colleague wrote a script for it."),
    ],
)
def test_who_writes_a_script_says_nothing(old, new):
    assert labels(old, new) == ["wording"]


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
