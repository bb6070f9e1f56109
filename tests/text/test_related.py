"""Which words the table of related ones has, and which it has not."""

from stories.text.related import related
from stories.text.words import OPENING


def test_two_words_for_one_thing_are_related_both_ways():
    assert "troop" in related()["soldi"]
    assert "soldi" in related()["troop"]


def test_a_word_that_the_table_lacks_is_related_to_none():
    assert "stepa" not in related()


def test_every_pair_stands_both_ways_and_no_word_beside_itself():
    pairs = {(opening, other) for opening, others in related().items() for other in others}
    assert pairs == {(other, opening) for opening, other in pairs}
    assert not [opening for opening, other in pairs if opening == other or len(opening) > OPENING]
