"""The negations that a sentence states, and what each governs."""

import pytest

from tests.text.facts.stated import stated, words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The boat was not found.", ["not"]),
        ("The boat wasn't found.", ["wasn't"]),
        ("The boat sailed without a licence.", ["without"]),
        ("It was not immediately clear who fired.", ["not immediately clear"]),
        ("It was not clearly marked.", ["not"]),
        ("It was not yet certain who fired.", ["not yet certain"]),
        ("It was not certainly the case.", ["not"]),
        ("The cause is unknown.", ["unknown"]),
        ("An unknown number of sheep drowned.", []),
        ("She works for Engineers Without Walls.", []),
        ("The minister left No 10 at noon.", []),
        ("Bus No. 5 was late.", []),
        ("There is not just one roof.", []),
        ("No fewer than 40 boats sank.", []),
        ("Nobody asked whether or not it was safe.", ["Nobody"]),
        ("The town does without a pool.", []),
        ("The bell has yet to ring.", ["yet"]),
        ("The bell rang yet again.", []),
        ("The court would neither confirm nor deny it.", ["neither"]),
        ("Two trawlers were cancelled.", ["cancelled"]),
        ("“It is not over,” Lund told them.", []),
    ],
)
def test_the_words_of_a_negation(sentence, expected):
    assert words("negation", sentence) == expected


def test_it_is_known_by_what_it_governs():
    _, facts = stated("negation", "The firm had not yet been licensed to fish.")
    assert [fact.key for fact in facts] == ["licen"]
