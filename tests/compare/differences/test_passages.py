"""What came or went whole is told; what the other text says in other words is not."""

import pytest

from stories.compare import compare
from stories.text import parse
from tests.compare.differences.told import AROUND, told

HARBOUR = (
    "About 1,500 people were evacuated from the town on Monday by bus, police said.",
    "Bakers gave them bread.",
    "The ferry to Rill was cancelled, the school closed, and hospitals stopped taking visitors.",
    "A cousin of the mayor lent tents.",
    "Heavy rain had fallen on the hills since the middle of January.",
)


def texts(*more):
    return "\n\n".join((*HARBOUR, *more))


@pytest.mark.parametrize(
    "more",
    [
        "The mayor, who flew home from a summit on Tuesday, will open an inquiry into the cranes.",
        "Engineers had warned of rust in both cranes twelve years ago.",
        "Some 900 people remain without light, the grid said.",
    ],
)
def test_what_the_other_text_has_nothing_of_is_told(more):
    assert told("passage", texts(), texts(more)) == [(None, more)]


@pytest.mark.parametrize(
    "more",
    [
        "Police had 1,500 people go by bus.",
        "Hospitals in the hills lent the police a bus.",
    ],
)
def test_what_is_made_of_words_that_are_told_is_not(more):
    assert told("passage", texts(), texts(more)) == []


def test_a_figure_in_another_form_is_none_that_a_passage_brings():
    left = f"{AROUND}\n\nThe fund holds 61,000 shares."
    right = f"{left}\n\nThe investigators, led by Ana Brusk, spoke of about 61,000 shares and of a yacht."
    (one,) = [one for one in compare(parse(left), parse(right)).differences if one.kind == "passage"]
    assert one.states == ("Ana Brusk",)
