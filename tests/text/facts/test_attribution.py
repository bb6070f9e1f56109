"""Who a sentence says it was that said it."""

import pytest

from tests.text.facts.stated import stated


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The dam holds, the water board said.", ["the water board"]),
        ("The water board said that the dam holds.", ["The water board"]),
        ("“The dam holds,” said Kari Lund.", ["Kari Lund"]),
        ("The dam holds, said Kari Lund, a spokeswoman for the board.", ["Kari Lund, a spokeswoman for the board"]),
        ("The dam holds, its builder, Dorn Works, said on Monday.", ["its builder, Dorn Works"]),
        ("The dam holds, according to a study.", ["a study"]),
        ("They worked according to a plan.", []),
        ("“The dam holds,” said Dr. Kari Lund.", ["Dr. Kari Lund"]),
        ("The dam holds, he said.", [""]),
        ("Residents were told to leave.", []),
        ("The ministry did not say why.", []),
        ("A gang claimed responsibility for it.", []),
        ("Evidence confirms that trade slowed.", []),
        ("Dorn wrote a letter.", []),
        ("The thief allegedly took a van.", []),
    ],
)
def test_the_source(sentence, source):
    assert [fact.value.source for fact in stated("attribution", sentence)[1]] == source
