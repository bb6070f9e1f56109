"""Dates and measures that a change cuts through."""

import pytest

from stories.compare.words.labels.texts import Text
from stories.compare.words.labels.values import is_on_before_a_day, whole_values
from tests.build import document

OLD, NEW = "It fell on November 9, they say.", "It fell on 9 Nov. 2020, they say."


def place(text, words):
    return text.index(words), text.index(words) + len(words)


def texts(old, new):
    return Text(document(old)), Text(document(new))


def test_two_edits_in_one_date_are_one():
    edits = [(place(OLD, "November "), (11, 11)), ((21, 21), place(NEW, " Nov. 2020"))]
    assert whole_values(texts(OLD, NEW), edits) == [(place(OLD, "November 9"), place(NEW, "9 Nov. 2020"))]


def test_two_edits_with_a_word_between_them_are_two():
    old, new = "It fell today, they say.", "It was lost today, we say."
    edits = [(place(old, "fell"), place(new, "was lost")), (place(old, "they"), place(new, "we"))]
    assert whole_values(texts(old, new), edits) == edits


def test_an_edit_on_either_side_of_a_measure_and_the_one_in_its_brackets_are_two():
    old, new = "A fire of 14 acres (6 hectares) burns.", "A fire of 22 acres (9 hectares) burns."
    edits = [(place(old, "14"), place(new, "22")), (place(old, "6"), place(new, "9"))]
    assert whole_values(texts(old, new), edits) == edits


@pytest.mark.parametrize(
    ("old", "new", "is_so"),
    [
        ("It fell on Saturday.", "It fell Saturday.", True),
        ("It fell on 9 November.", "It fell 9 November.", True),
        ("It fell on ice.", "It fell ice.", False),
        ("It fell on Saturday.", "It fell down Saturday.", False),
    ],
)
def test_the_word_before_a_day_comes_or_goes(old, new, is_so):
    both, end = texts(old, new), len("It fell ")
    spans = place(old, "on "), (end, end + new[end:].find("Saturday") if "down" in new else end)
    cuts = both[0].cut(*spans[0]), both[1].cut(*spans[1])
    assert is_on_before_a_day(both, spans, cuts) == is_so
