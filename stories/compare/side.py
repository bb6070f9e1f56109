"""One document made ready for comparing: its sentences numbered, each with its block and, once asked for, its words."""

from __future__ import annotations

from bisect import bisect_left

from stories.text.document import Document, Kind, Range
from stories.text.tokens import count_words


class Side:
    """Sentences go by number. `spans[b]` numbers the sentences of block b, `homes[i]` is the block of sentence i."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sentences = document.sentences
        self.spans: list[range] = []
        self.homes: list[int] = []
        self.kinds: list[Kind] = []
        for home, block in enumerate(document.blocks):
            first = len(self.homes)
            span = range(first, bisect_left(self.sentences, (block.end, block.end), first))
            self.spans.append(span)
            self.homes += [home] * len(span)
            self.kinds += [block.kind] * len(span)
        self.is_spaceless = document.is_spaceless
        self._pattern = document.token_pattern
        self._tokens: dict[int, list[str]] = {}

    def reach(self, sentences: range) -> Range:
        return self.sentences[sentences[0]][0], self.sentences[sentences[-1]][1]

    def text_of(self, sentences: range) -> str:
        """The sentences as written, with the white space between them."""
        return self.document.text[self.sentences[sentences[0]][0] : self.sentences[sentences[-1]][1]]

    def tokens(self, sentence: int) -> list[str]:
        """Words and marks as written."""
        if sentence not in self._tokens:
            self._tokens[sentence] = self._pattern.findall(self.document.text, *self.sentences[sentence])
        return self._tokens[sentence]

    def tokens_of(self, sentences: range) -> list[str]:
        return [token for i in sentences for token in self.tokens(i)]

    def places_of(self, sentences: range) -> list[Range]:
        """Where each of `tokens_of` stands in the text."""
        finditer = self._pattern.finditer
        return [token.span() for i in sentences for token in finditer(self.document.text, *self.sentences[i])]

    def weight_of(self, sentences: range) -> int:
        """Words and marks."""
        return sum(len(self.tokens(i)) for i in sentences)

    def count_words(self, span: Range) -> int:
        return count_words(self._pattern.findall(self.document.text, *span))
