"""Which words of two runs are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.compare.budget import Budget
from stories.compare.words.matching import LARGEST_TABLE, matches

words = st.lists(st.sampled_from("a of the Wednesday city".split()), max_size=12)


def kept(left, right):
    return [word for match in matches(left, right, Budget()) for word in left[match.left : match.left + match.size]]


def test_of_as_many_words_those_are_kept_that_say_more():
    old, new = "later Wednesday on cuts".split(), "on Wednesday for cuts".split()
    assert kept(old, new) == kept(new, old) == ["Wednesday", "cuts"]


@given(words, words)
def test_from_the_other_side_the_same_words_are_kept(left, right):
    there, back = matches(left, right, Budget()), matches(right, left, Budget())
    assert [(match.left, match.right) for match in there] == [(match.right, match.left) for match in back]


@pytest.mark.parametrize("flipped", [False, True])
def test_so_it_is_with_long_texts(flipped):
    many = [str(number) for number in range(int(LARGEST_TABLE**0.5) + 1)]
    left, right = [*many, *"later Wednesday on".split()], [*many, *"on Wednesday for".split()]
    if flipped:
        left, right = right, left
    assert kept(left, right) == kept(right, left)
