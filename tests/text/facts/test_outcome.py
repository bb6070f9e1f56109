"""The outcomes that a sentence states."""

import pytest

from stories.text.facts.outcome import Pole, poles
from tests.text.facts.stated import stated, words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twelve people were killed near Tolvik.", ["killed"]),
        ("The driver is in critical condition.", ["critical condition"]),
        ("The cook pleaded not guilty.", ["pleaded not guilty", "not guilty"]),
        ("Nobody was killed near Tolvik.", []),
        ("The cook was not seriously hurt.", []),
        ("There were no deaths on the quay.", []),
        ("Lund said: “We lost the boat.”", []),
        ("The man was sent off.", ["sent off"]),
    ],
)
def test_the_words_of_an_outcome(sentence, expected):
    assert list(dict.fromkeys(words("outcome", sentence))) == expected


def test_a_word_may_be_a_pole_of_several_groups():
    _, facts = stated("outcome", "The bank hiked or reduced its rate, which fell.")
    assert {fact.key for fact in facts} == {
        Pole("rate", "raise"),
        Pole("rate", "cut"),
        Pole("direction", "down"),
        Pole("step", "plain"),
    }


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_no_pole_of_the_table_stands_alone(language):
    named = {pole for listed in poles(language).values() for _, pole in listed}
    groups = [pole.group for pole in named]
    assert [group for group in groups if groups.count(group) < 2] == []
