"""British and American, misspelt and right: when two words are one."""

import pytest

from stories.text.spelling import is_same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("apologised", "apologized"),
        ("organisation's", "organization's"),
        ("analysed", "analyzed"),
        ("kilometres", "kilometers"),
        ("travelled", "traveled"),
        ("accidently", "accidentally"),
        ("cease-fire", "ceasefire"),
        ("centre-left", "center-left"),
    ],
)
def test_one_word_in_two_spellings(one, other):
    assert is_same_word(one, other)
    assert is_same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prise", "prize"),
        ("four", "for"),
        ("casual", "causal"),
        ("tonne", "ton"),
        ("desert", "dessert"),
        ("its", "it's"),
    ],
)
def test_two_words_that_look_alike_are_two(one, other):
    assert not is_same_word(one, other)
