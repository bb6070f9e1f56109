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
    """Outside quotations. What is negated is told as a negation."""
    known, keys, span = poles(language_of(words)), words.keys, words.of(sentence)
    if not known or (not words.is_english and words.kinds[sentence] in _HEADS):
        return  # "quatre blessés, un suspect en fuite": the tables of other languages are for sentences with verbs
    quoted = words.document.quotations
    for at in words.where(sentence, known.get):
        told = [listed for listed in known[keys[at]] if _stands_at(listed[0], keys, at, span.stop)]
        if not told or quoted.around(words.places[at][0]) or _is_negated(words, at, span.start):
            continue
        longest = len(told[0][0])
        start, end = words.span(at, at + longest)
        for phrase, pole in told:
            if len(phrase) == longest:
                yield Fact(OUTCOME, start, end, sentence, pole, words.text[start:end])


_HEADS = frozenset({"headline", "kicker", "subhead"})


def _stands_at(phrase: Phrase, keys: Sequence[str], at: int, stop: int) -> bool:
    """Whether a phrase whose first word stands there stands there whole."""
    last = at + len(phrase)
    return len(phrase) == 1 or (last <= stop and tuple(keys[at:last]) == phrase)


def language_of(words: Words) -> str:
    return "en" if words.is_english else (words.document.language or "").split("-")[0]


_NEGATING = frozenset(
    "nicht kein keine keinen keiner nie niemand pas jamais aucun aucune sans no nunca sin nadie".split()
)
"""In other languages, close in front of what is negated."""

_CLOSE = 4
"""Words: "n'a pas encore été", "nicht wegen Mordes"."""


def _is_negated(words: Words, at: int, first: int) -> bool:
    if words.is_english:
        return is_negated(words, at, first)
    return not _NEGATING.isdisjoint(words.keys[max(at - _CLOSE, first) : at])


@cache
def poles(language: str) -> dict[str, list[tuple[Phrase, Pole]]]:
    """The phrases of a language by their first words, the longest first."""
    found: dict[str, list[tuple[Phrase, Pole]]] = {}
    for row in _rows(language):
        named, _, listed = row.partition(":")
        group, name = named.split()
        for phrase in listed.split(","):
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, Pole(group, name)))
    for phrases in found.values():
        phrases.sort(key=lambda listed: -len(listed[0]))
    return found


def _rows(language: str) -> list[str]:
    if language == "en":
        return table_rows("outcomes.txt")
    return [row.removeprefix(f"{language} ") for row in table_rows("outcomes_abroad.txt") if row[:3] == f"{language} "]
