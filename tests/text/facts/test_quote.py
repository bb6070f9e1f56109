"""Quotations as a sentence states them."""

import pytest

from stories.text import parse
from stories.text.facts import QUOTE


def quotations(text: str) -> list[str]:
    document = parse(text)
    return [fact.value.text for fact in document.facts.of(QUOTE, range(len(document.sentences)))]


def said(text: str) -> list[tuple[str, ...]]:
    document = parse(text)
    return [fact.value.words for fact in document.facts.of(QUOTE, range(len(document.sentences)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We fled,” he said. “All of us ran.”", ["We fled", "All of us ran"]),
        ("“We fled. All of us ran,” he said.", ["We fled", "All of us ran"]),
        ("He sang “The Glass Harbour”.", []),
        ("They call it “Mendcare”.", []),
        ("They will not “pull the plug” on “Mendcare”.", ["pull the plug", "Mendcare"]),
        ("He called it “rotten”.", ["rotten"]),
        ('every(1.day, "send.mail", at: "19:30")', []),
    ],
)
def test_what_is_quoted_sentence_by_sentence(text, found):
    assert quotations(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“I can't stay,” he said.", "“I cannot stay,” he said."),
        ("“The colour is grey,” he said.", '"The color is gray," he said.'),
        ("“A cease-fire, at 20 per cent,” he said.", "“A ceasefire, at 20 percent,” he said."),
        ("“We [the crew] fled,” he said.", "“We fled,” he said."),
        ("“We—fled!” he said.", "“We fled,” he said."),
    ],
)
def test_the_letters_are_the_same(one, other):
    assert said(one) == said(other)
