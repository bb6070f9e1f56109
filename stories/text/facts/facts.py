"""The facts of one document, read when they are asked for and kept as long as it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from stories.text.facts import attribution, certainty, date, name, negation, number, outcome, quote
from stories.text.facts.fact import (
    ATTRIBUTION,
    CERTAINTY,
    DATE,
    KINDS,
    NAME,
    NEGATION,
    NUMBER,
    OUTCOME,
    QUOTE,
    Fact,
)
from stories.text.facts.persons import Person, persons
from stories.text.facts.words import Words

if TYPE_CHECKING:
    from stories.text.document import Document

Read = Callable[[Words, int], Iterator[Fact]]
"""The facts of one kind in one sentence, by its number, in the order of their words."""

READERS: Mapping[str, Read] = {
    NUMBER: number.read,
    DATE: date.read,
    NAME: name.read,
    QUOTE: quote.read,
    ATTRIBUTION: attribution.read,
    CERTAINTY: certainty.read,
    NEGATION: negation.read,
    OUTCOME: outcome.read,
}


class Facts:
    def __init__(self, document: Document) -> None:
        self.words = Words(document)
        self._found: dict[str, dict[int, tuple[Fact, ...]]] = {kind: {} for kind in KINDS}
        self._everywhere: dict[str, dict[Hashable, list[Fact]]] = {}

    def of(self, kind: str, sentences: range) -> list[Fact]:
        """Those of some sentences, in the order of their words."""
        known = self._found[kind]
        found: list[Fact] = []
        for sentence in sentences:
            facts = known.get(sentence)
            if facts is None:
                is_read = self.words.states(sentence)
                facts = known[sentence] = tuple(READERS[kind](self.words, sentence)) if is_read else ()
            if facts:
                found += facts
        return found

    def everywhere(self, kind: str) -> Mapping[Hashable, list[Fact]]:
        """Those of the whole text by their keys."""
        if kind not in self._everywhere:
            by_key: dict[Hashable, list[Fact]] = {}
            for fact in self.of(kind, range(len(self.words.kinds))):
                by_key.setdefault(fact.key, []).append(fact)
            self._everywhere[kind] = by_key
        return self._everywhere[kind]

    @cached_property
    def persons(self) -> Mapping[str, Sequence[Person]]:
        """Of whom it may tell what became of them, by what they are known by."""
        return persons(self.words, [name for names in self.everywhere(NAME).values() for name in names])
