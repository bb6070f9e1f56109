"""What speaks for two sentences, or against them, beside the words they share: who says so, and how many."""

import pytest

from stories.compare.align.similarity import Vocabulary
from stories.compare.align.stated import Stated
from stories.compare.budget import Budget
from stories.text import parse


def only_say_who(left, right):
    left, right = parse(left), parse(right)
    sides = left.numbered.stems_of([0], False), right.numbered.stems_of([0], False)
    return Stated(left.facts, right.facts).only_say_who(0, 0, Vocabulary(*sides, 20, Budget(), True))


def count_alike(left, right):
    return Stated(parse(left).facts, parse(right).facts).count_alike(0, 0)


def test_two_statements_of_a_ministry_share_who_says_them():
    assert only_say_who(
        "The bridge was closed as a precaution, the transport ministry said in a statement.",
        "A statement from the Vandorian Transport Ministry said the strike would go on for another week.",
    )


def test_what_is_said_twice_is_more_than_who_says_it():
    assert not only_say_who(
        "The bridge was closed as a precaution, the transport ministry said in a statement.",
        "A statement from the Vandorian Transport Ministry said the bridge had been closed.",
    )


def test_what_somebody_with_a_name_says_now_stands_beside_what_he_said():
    assert not only_say_who(
        "The vote will go ahead as planned, Mayor Ilse Torvund told reporters.",
        "Mayor Ilse Torvund told reporters that nothing was certain any more.",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("More than 1,000 people were killed.", "At least 1,200 villagers have been killed."),
        ("The dam lies 15 kilometres from Orlen.", "It is six miles from Orlen to the dam."),
        ("They paid $4 million for it.", "It went for 5 million dollars."),
    ],
)
def test_numbers_of_one_kind_about_as_great_answer_to_each_other(left, right):
    assert count_alike(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two sailors were killed.", "About 30,000 people were killed in the war."),
        ("More than 1,000 people were killed.", "More than 1,200 people were injured."),
        ("The dam lies 15 kilometres from Orlen.", "They paid $15 for it."),
        ("Ola Brandt, 41, is a nurse.", "Per Lund, 40, is a teacher."),
    ],
)
def test_numbers_of_other_kinds_or_sizes_do_not(left, right):
    assert not count_alike(left, right)
