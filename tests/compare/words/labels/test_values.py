"""Dates and measures that a change cuts through."""

import pytest

from stories.compare.words.labels.texts import Text
from stories.compare.words.labels.values import whole_values, with_whole_values
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


@pytest.mark.parametrize(
    ("old", "new", "spans", "widened", "items"),
    [
        ("On 9 November.", "On 8 November.", ("9", "8"), ("On 9 November", "On 8 November"), ["on 9 november"]),
        ("It is 70 km off.", "It is 80 km off.", ("70", "80"), ("70 km", "80 km"), ["70 km"]),
        ("It is 70 km off.", "It is 80 miles off.", ("70", "80"), ("70", "80"), ["70"]),  # the unit is another too
        ("He saw 70 at once.", "He saw 80 at once.", ("70", "80"), ("70", "80"), ["70"]),
    ],
)
def test_a_change_inside_a_value_is_one_of_the_whole_value(old, new, spans, widened, items):
    both = texts(old, new)
    wide, (left, _) = with_whole_values(both, (place(old, spans[0]), place(new, spans[1])))
    assert wide == (place(old, widened[0]), place(new, widened[1]))
    assert [item.text for item in left] == items


def test_of_a_row_of_figures_only_the_one_before_is_read():
    row = "41 42 43 44 45 46 47, 48, 49, 50"
    start, end = place(row, "45")
    around = Text(document(row)).cut_around(start, end, (0, len(row)), str.isprintable)
    assert around.texts == ["44", "45"]
