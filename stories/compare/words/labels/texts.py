"""One document as its changes are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from stories.compare.words.labels.terms import Cut, Term, read_values, read_words
from stories.text.document import Document, Range

_TRIED = 20  # places where a word is looked at, in a text that may hold it a thousand times


class Text:
    """`date` is the one to read it by, in ISO 8601; one known to the month alone dates nothing."""

    def __init__(self, document: Document, date: str | None = None) -> None:
        self.document = document
        self.text = document.text
        self.date = date[:10] if date and len(date) >= len("2020-11-09") else None
        self.is_english = document.is_english
        numbered = document.numbered
        self._tokens, self._places, self._starts = numbered.tokens, numbered.places, numbered.starts

    def cut(self, start: int, end: int) -> Cut:
        """The tokens that begin inside a range."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return Cut(self._tokens[first:last], self._places[first:last])

    def cut_around(self, start: int, end: int, window: Range, belongs: Callable[[str], bool]) -> Cut:
        """With those on either side that belong to the tokens of the range, as far as they stand in the window, and one
        more before them. Three figures in a row are a table, not a value."""
        tokens, places = self._tokens, self._places
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        low, high = window
        while first > 0 and places[first - 1][0] >= low and belongs(tokens[first - 1]):
            if tokens[first - 1][0].isdecimal() and _are_figures(tokens[first - 1 : first + 4]):
                break
            first -= 1
        while last < len(places) and places[last][0] < high and belongs(tokens[last]):
            if tokens[last][0].isdecimal() and _are_figures(tokens[last : last - 5 if last >= 5 else None : -1]):
                break
            last += 1
        if first > 0 and places[first - 1][0] >= low:
            first -= 1
        return Cut(tokens[first:last], places[first:last])

    def items(self, start: int, end: int) -> list[Term]:
        return self.values(self.cut(start, end))

    def values(self, cut: Cut) -> list[Term]:
        return read_values(read_words(cut, self.is_english), self.is_english)

    def sentence(self, at: int) -> Range:
        """The sentence a position stands in, or the one before it."""
        sentences = self.document.sentences
        return sentences[max(bisect_right(sentences, (at, len(self.text) + 1)) - 1, 0)]

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


def _are_figures(tokens: list[str]) -> bool:
    """Whether three figures come first, with commas between them or not."""
    words = [word for word in tokens if word != ","][:3]
    return len(words) == 3 and all(word[0].isdecimal() for word in words)


Texts = tuple[Text, Text]
Spans = tuple[Range, Range]
"""Of a change: what faces each other, one of them perhaps empty."""


def are_english(texts: Texts) -> bool:
    return texts[0].is_english and texts[1].is_english
