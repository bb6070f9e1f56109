"""How things turned out: killed or injured, rose or fell, raised or kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stories.text.facts.fact import OUTCOME, Fact
from stories.text.facts.negation import is_negated
from stories.text.facts.words import Words
from stories.text.words import table_rows


class Pole(NamedTuple):
    """Of two poles of one group only one can be true of one thing."""

    group: str
    name: str


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations. What is negated is told as a negation."""
    if not words.is_english:
        return
    keys, span = words.keys, words.of(sentence)
    quoted = words.document.quotations
    for at in words.where(sentence, poles().get):
        if quoted.around(words.places[at][0]) or is_negated(words, at, span.start):
            continue
        longest = 0
        for phrase, pole in poles()[keys[at]]:
            length = len(phrase)
            if length < longest:
                break
            if at + length <= span.stop and tuple(keys[at : at + length]) == phrase:
                longest = length
                start, end = words.span(at, at + length)
                yield Fact(OUTCOME, start, end, sentence, pole, words.text[start:end])


@cache
def poles() -> dict[str, list[tuple[tuple[str, ...], Pole]]]:
    """The phrases of the table by their first words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Pole]]] = {}
    for row in table_rows("outcomes.txt"):
        named, _, listed = row.partition(":")
        group, name = named.split()
        for phrase in listed.split(","):
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, Pole(group, name)))
    for phrases in found.values():
        phrases.sort(key=lambda listed: -len(listed[0]))
    return found
