"""One document as its changes are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from stories.compare.words.labels.terms import Cut
from stories.text.document import Document, Range
from stories.text.facts import Fact

_TRIED = 20  # places where a word is looked at, in a text that may hold it a thousand times


class Text:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.is_english = document.is_english
        numbered = document.numbered
        self._tokens, self._places, self._starts = numbered.tokens, numbered.places, numbered.starts

    def cut(self, start: int, end: int) -> Cut:
        """The tokens that begin inside a range."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return Cut(self._tokens[first:last], self._places[first:last])

    def sentence(self, at: int) -> Range:
        """The sentence a position stands in, or the one before it."""
        return self.document.sentences[self._sentence_number(at)]

    def fact_before(self, kind: str, at: int) -> Fact | None:
        """In that sentence the last of a kind that begins there or before."""
        sentence = self._sentence_number(at)
        facts = self.document.facts.of(kind, range(sentence, sentence + 1))
        last = bisect_right(facts, at, key=lambda fact: fact.start)
        return facts[last - 1] if last else None

    def _sentence_number(self, at: int) -> int:
        return max(bisect_right(self.document.sentences, (at, len(self.text) + 1)) - 1, 0)

    def has_name(self, word: str) -> bool:
        """Whether the word stands with its capital where no sentence begins."""
        at = -1
        for _ in range(_TRIED):
            at = self.text.find(f" {word}", at + 1)
            if at <= 0:
                return False
            if self.text[at - 1].islower() or self.text[at - 1] == ",":
                return True
        return False


Texts = tuple[Text, Text]
Spans = tuple[Range, Range]
"""Of a change: what faces each other, one of them perhaps empty."""


def are_english(texts: Texts) -> bool:
    return texts[0].is_english and texts[1].is_english
