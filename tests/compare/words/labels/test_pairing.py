"""The words of both sides of a change, side by side."""

import pytest

from stories.compare.words.labels.pairing import pairs
from stories.compare.words.labels.terms import read_words
from stories.compare.words.labels.texts import Text
from tests.build import document


def side_by_side(old, new):
    texts = Text(document(old)), Text(document(new))
    left, right = (read_words(text.cut(0, len(text.text)), True) for text in texts)
    return [
        (
            " ".join(left[i].text for i in pair.left),
            " ".join(right[j].text for j in pair.right),
            pair.sorts if pair.sorts is None else tuple(sort.name for sort in pair.sorts),
        )
        for pair in pairs(left, right, texts)
    ]


def test_words_that_answer_to_nothing_stand_between_those_that_do():
    assert side_by_side("the old harbour", "the new quiet harbor") == [
        ("the", "the", ()),
        ("old", "new quiet", None),
        ("harbour", "harbor", ("spelling",)),
    ]


def test_words_with_nothing_in_common_are_one_pair():
    assert side_by_side("the river", "a bank") == [("the river", "a bank", None)]


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [("harbour harbor", "harbor", "harbor"), ("town :", ": town", "town"), ("a river town", "river town a", "town")],
)
def test_the_same_word_goes_before_one_spelled_alike_a_word_before_a_mark_and_two_before_one(old, new, kept):
    assert (kept, kept, ()) in side_by_side(old, new)


@pytest.mark.parametrize(
    ("old", "new", "sorts"),
    [
        ("Defence", "defense", ("spelling", "case")),
        ("Shushi", "Shusha", ("style",)),
        ("toward", "towards", ("style",)),
        ("don’t", "don't", ()),
    ],
)
def test_what_tells_two_words_apart(old, new, sorts):
    assert side_by_side(old, new)[0][2] == sorts
