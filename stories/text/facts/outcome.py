"""How things turned out: killed or injured, rose or fell, raised or kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


Phrase = tuple[str, ...]


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations. What is negated is told as a negation."""
    if not words.is_english:
        return
    keys, span = words.keys, words.of(sentence)
    quoted = words.document.quotations
    for at in words.where(sentence, poles().get):
        told = [listed for listed in poles()[keys[at]] if _stands_at(listed[0], keys, at, span.stop)]
        if not told or quoted.around(words.places[at][0]) or is_negated(words, at, span.start):
            continue
        longest = len(told[0][0])
        start, end = words.span(at, at + longest)
        for phrase, pole in told:
            if len(phrase) == longest:
                yield Fact(OUTCOME, start, end, sentence, pole, words.text[start:end])


def _stands_at(phrase: Phrase, keys: Sequence[str], at: int, stop: int) -> bool:
    """Whether a phrase whose first word stands there stands there whole."""
    last = at + len(phrase)
    return len(phrase) == 1 or (last <= stop and tuple(keys[at:last]) == phrase)


@cache
def poles() -> dict[str, list[tuple[Phrase, Pole]]]:
    """The phrases of the table by their first words, the longest first."""
    found: dict[str, list[tuple[Phrase, Pole]]] = {}
    for row in table_rows("outcomes.txt"):
        named, _, listed = row.partition(":")
        group, name = named.split()
        for phrase in listed.split(","):
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, Pole(group, name)))
    for phrases in found.values():
        phrases.sort(key=lambda listed: -len(listed[0]))
    return found
