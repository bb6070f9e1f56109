"""The outcomes that a sentence states."""

import pytest

from stories.text import parse
from stories.text.facts.outcome import Pole, poles, read_wide, wide_poles
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mill will keep its bell.", ["keep"]),
        ("The keep of the castle burned down.", ["burned down"]),
        ("A raise was on the list.", []),
        ("She said so in a press release.", []),
        ("The flood cut them off on Monday.", []),
        ("The net was cut away.", []),
        ("The doctor was fighting for her life.", ["fighting for her life"]),
        ("Lund said: “We scrapped it.”", []),
    ],
)
def test_the_words_of_the_wide_table(sentence, expected):
    facts = parse(sentence).facts.words
    assert list(dict.fromkeys(fact.value for fact in read_wide(facts, 0))) == expected


def test_no_pole_of_the_wide_table_stands_alone():
    groups = [
        pole.group
        for pole in {pole for by_second in wide_poles().values() for listed in by_second.values() for _, pole in listed}
    ]
    assert [group for group in groups if groups.count(group) < 2] == []
