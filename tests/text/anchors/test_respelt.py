from __future__ import annotations

import pytest

from stories.text import find_anchor
from tests.text.marked import where


@pytest.mark.parametrize(
    ("quote", "new"),
    [
        ("Pashinyan", "The text quotes [Pashinian] at length."),
        ("time zone", "In every [timezone] there is."),
        ("blogpost", "Read our [blog post] again."),
        ("How To Use It", "Next: [how to use it]."),
        ("Karabakh’s", "It was [Karabakh's] largest city."),
        ("“Over!”", "He wrote: [“over”]"),
    ],
)
def test_a_few_words_are_found_in_another_spelling(quote: str, new: str) -> None:
    assert where(new, quote) == new


@pytest.mark.parametrize("new", ["It begins this process anew.", "It employs few processors.", "The trial began."])
def test_a_few_words_are_not_found_in_others_that_look_like_them(new: str) -> None:
    assert where(new, "the process") == new


def test_surroundings_help_to_know_a_name_again() -> None:
    assert where("He was born in Shushi.", "Shusha") == "He was born in Shushi."
    assert (
        where("They took [Shushi] on Sunday.", "Shusha", "They took ", " on Sunday.") == "They took [Shushi] on Sunday."
    )


def test_another_figure_is_not_another_spelling() -> None:
    assert where("It fell by 40 percent.", "30 percent") == "It fell by 40 percent."


def test_of_thousands_in_another_spelling_the_nearest_is_meant() -> None:
    text = "Shushi, " * 5_000
    assert find_anchor(text, "SHUSHI", start=30_001) == (30_000, 30_006)
