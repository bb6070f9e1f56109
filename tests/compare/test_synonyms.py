"""What related words add to the likeness of two sentences."""

from stories.compare.align.similarity import Vocabulary
from stories.compare.align.synonyms import related_words, told_otherwise
from stories.compare.budget import Budget
from stories.text.stems import stems

SOLDIERS = "Soldiers entered Shushi"
TROOPS = "Troops entered Shushi"


def alike(left, right, *, budget=None, is_english=True, least=0.1):
    """How alike two sentences are that stand among ten, or None where they are less so than the least."""
    sides = {0: stems(left.split(), False)}, {0: stems(right.split(), False)}
    vocabulary = Vocabulary(*sides, 10, budget or Budget(), is_english)
    return next((found.likeness for found in vocabulary.alike(least)), None)


def test_a_related_word_counts_half():
    to_left, to_right = related_words({"soldi": [0]}, {"troop": [7]})
    assert told_otherwise({0: {"soldi": None}}, {"troop": [7]}, to_left, {"troop": 20}, Budget()) == {0: {7: 20}}
    assert told_otherwise({7: {"troop": None}}, {"soldi": [0]}, to_right, {"soldi": 10}, Budget()) == {7: {0: 10}}
    shared = alike(SOLDIERS, "Tourists entered Shushi")
    assert shared < alike(SOLDIERS, TROOPS) < (1 + shared) / 2 + 0.01


def test_a_word_that_both_have_is_not_counted_again_for_a_related_one():
    here = {0: {"soldi": None, "troop": None}}
    there = {"soldi": [7], "troop": [7, 8]}
    to_left, _ = related_words({"soldi": [0], "troop": [0]}, there)
    assert told_otherwise(here, there, to_left, {"soldi": 10, "troop": 20}, Budget()) == {0: {}}


def test_a_word_that_many_sentences_have_has_no_related_ones():
    assert related_words({"soldi": [0]}, {"troop": [5, 6, 7, 8]})[0] == {"soldi": {"troop"}}
    assert related_words({"soldi": [0]}, {"troop": [5, 6, 7, 8, 9]})[0] == {}


def test_related_words_alone_make_no_two_sentences_alike():
    assert alike("Soldiers wounded", "Troops injured") is None


def test_in_another_language_a_word_is_no_other_word():
    assert alike(SOLDIERS, TROOPS, is_english=False) < alike(SOLDIERS, TROOPS)


def test_where_the_effort_does_not_suffice_related_words_are_left_out_and_it_says_so():
    budget = Budget()
    budget.compared = 2  # for the two words shared
    assert alike(SOLDIERS, TROOPS, budget=budget) == alike(SOLDIERS, TROOPS, is_english=False)
    assert budget.is_coarse
