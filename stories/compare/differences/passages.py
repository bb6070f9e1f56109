"""Passages that came or went: whole ones, sentences of a row that answer to nothing, clauses. With what they stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice
from textwrap import shorten

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.kinds import PASSAGE
from stories.text.document import BODY, Document, Range
from stories.text.facts import NAME, NUMBER, OUTCOME, QUOTE
from stories.text.facts.words import key_of
from stories.text.stems import stems

CLAUSE = 5
"""Words, from which on what came or went inside a sentence is a statement of its own and no turn of phrase."""

TOLD = 0.5
NEARLY_ALL = 0.75
"""The share of its words that two sentences of the other text hold, from which on a passage is told there; and where
it has a figure or a name that the other text lacks."""

MOST_STATED = 4
LONGEST_STATED = 48
"""Facts, and letters of each, that stand for what a passage tells."""

_MARKS = ' \t\n,.;:–—-()"“”'


def with_passages(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """The differences, and of the body what came or went whole and the other text does not tell elsewhere. What came or
    went inside such a passage is stated by it, and is no line of its own."""
    passages = list(_passages(facing))
    return [one for one in found if not any(_holds(passage, one) for passage in passages)] + passages


def _holds(passage: Difference, one: Difference) -> bool:
    """Whether a fact came or went with a passage."""
    pairs = (passage.left, one.left), (passage.right, one.right)
    return passage.how is one.how and all(
        inner is None or (outer and outer.words[0] <= inner.words[0] and inner.words[1] <= outer.words[1])
        for outer, inner in pairs
    )


def _passages(facing: Facing) -> Iterator[Difference]:
    for row in facing.rows:
        for side, words in _came_or_went(facing, row):
            document = facing.documents[side]
            if not _is_told(facing, 1 - side, document, words):
                stated = Stated(words, document.quote(words))
                how = How.ADDED if side else How.DROPPED
                left, right = (None, stated) if side else (stated, None)
                states = tuple(_states(facing, row, side, words))
                yield Difference(PASSAGE, how, left, right, states=states, passages=(row.number,))


def _states(facing: Facing, row: Row, side: int, span: Range) -> Iterator[str]:
    """Of what it tells in words that the other text has nowhere, those that tell it shortest."""
    facts, sentences = facing.facts[side], row.sentences[side]
    found = (fact for kind in (OUTCOME, NUMBER, QUOTE, NAME) for fact in facts.of(kind, sentences))
    inside = (fact for fact in found if span[0] <= fact.start and fact.end <= span[1])
    others, document = facing.word_sets[1 - side], facing.documents[side]
    new = (fact for fact in inside if not others.issuperset(facts.words.keys_in(fact.span)))
    for fact in islice(new, MOST_STATED):
        yield shorten(document.quote(fact.span), LONGEST_STATED, placeholder=" …")


def _came_or_went(facing: Facing, row: Row) -> Iterator[tuple[int, Range]]:
    for side, document in enumerate(facing.documents):
        sentences = row.sentences[side]
        if not sentences or row.is_same or facing.kind_of(side, sentences[0]) not in BODY:
            continue
        if not row.faces:
            yield side, document.numbered.reach(sentences)
            continue
        alone = [
            span for span in document.sentences[sentences.start : sentences.stop] if span not in facing.linked[side]
        ]
        yield from ((side, span) for span in alone)
        yield from ((side, span) for span in _clauses(row, side, document) if not _touches(span, alone))


def _clauses(row: Row, side: int, document: Document) -> Iterator[Range]:
    for change in row.passage.changes:
        words, others = (change.right, change.left) if side else (change.left, change.right)
        if words and not others and change.words[side] >= CLAUSE:
            yield _bare(document.text, words)


def _bare(text: str, span: Range) -> Range:
    """Without the marks and the white space around it."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _touches(span: Range, others: Sequence[Range]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_told(facing: Facing, side: int, document: Document, words: Range) -> bool:
    """Whether that side tells it too."""
    numbered = document.numbered
    tokens = numbered.tokens[numbered.first_at(words[0]) : numbered.first_at(words[1])]
    least = NEARLY_ALL if _names_another(tokens, facing.word_sets[side]) else TOLD
    return facing.elsewhere[side].tells(stems(tokens, numbered.is_spaceless), least)


def _names_another(tokens: Sequence[str], others: Set[str]) -> bool:
    """Whether it has a figure, or a word with a capital that opens nothing, which the other text has nowhere."""
    return any(
        (token[0].isdecimal() or (at > 0 and token[0].isupper())) and key_of(token) not in others
        for at, token in enumerate(tokens)
    )
