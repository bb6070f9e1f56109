from __future__ import annotations

import pytest

from stories.text import find_anchor
from tests.text.marked import where


def test_a_quote_that_still_stands_there_is_found_wherever_it_moved() -> None:
    new = "Rain fell again on Monday. [The bridge is closed.] Nobody was hurt."
    assert where(new, "The bridge is closed.", "It rained. ", " Officials met.", 11) == new


def test_of_two_alike_the_one_in_its_surroundings_is_meant_though_the_other_is_nearer() -> None:
    new = "The army said it fired. Later the ministry [said] it did not."
    assert where(new, "said", "the ministry ", " it did not", start=9) == new


def test_of_two_in_other_surroundings_the_nearer_is_meant() -> None:
    new = "The road to Shusha is closed. The road to [Shusha] is closed."
    assert where(new, "Shusha", start=45) == new


def test_a_word_is_not_found_inside_another() -> None:
    assert where("The others left.", "he", "Then ", " left") == "The others left."


def test_part_of_a_word_is_found_if_the_quote_was_one() -> None:
    assert where("Th[e o]thers left.", "e o", "Th", "ne left") == "Th[e o]thers left."


def test_a_short_quote_at_several_places_is_gone_if_none_of_them_is_its_own() -> None:
    new = "Talks begin on Tuesday in Geneva. A second round follows on Tuesday next week."
    assert where(new, "Tuesday", "Two soldiers were killed on ", ", both of them conscripts.", 28) == new


def test_marks_and_emoji_are_found_as_they_are_or_not_at_all() -> None:
    assert where("Well[ — 👩‍👩‍👧]!", " — 👩‍👩‍👧") == "Well[ — 👩‍👩‍👧]!"
    assert where("Well - 👨‍👨‍👦!", " — 👩‍👩‍👧") == "Well - 👨‍👨‍👦!"


@pytest.mark.parametrize("quote", ["", " ", "\n\n"])
def test_a_blank_quote_is_never_found(quote: str) -> None:
    assert find_anchor("It rained.\n\n It stopped.", quote) is None
