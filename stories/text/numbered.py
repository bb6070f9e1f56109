"""A document's sentences by number, each with its block, and its tokens in one row: what comparing reads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from stories.text.stems import Stems, stems
from stories.text.tokens import is_word, token_pattern, written_without_spaces

if TYPE_CHECKING:
    from stories.text.document import Document, Kind, Range


class Numbered:
    """`spans[b]` numbers the sentences of block b and `homes[i]` is the block of sentence i; the tokens of sentence i
    are those from `firsts[i]` to `firsts[i + 1]`, each with its place in the text."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.sentences = document.sentences
        self.language, self.is_english = document.language, document.is_english
        self.is_spaceless = written_without_spaces(self.text)
        self._number_sentences(document)
        self._cut_tokens()

    def _number_sentences(self, document: Document) -> None:
        self.spans: list[range] = []
        self.homes: list[int] = []
        self.kinds: list[Kind] = []
        for home, block in enumerate(document.blocks):
            first = len(self.homes)
            span = range(first, bisect_left(self.sentences, (block.end, block.end), first))
            self.spans.append(span)
            self.homes += [home] * len(span)
            self.kinds += [block.kind] * len(span)
        self._block_starts = [block.start for block in document.blocks]
        self._blocks = document.blocks

    def _cut_tokens(self) -> None:
        text = self.text
        cut, span = token_pattern(text).finditer, re.Match.span
        places: list[Range] = []
        firsts = [0]
        for start, end in self.sentences:
            places += map(span, cut(text, start, end))
            firsts.append(len(places))
        self.places = places
        self.firsts = firsts
        self.starts = [start for start, _ in places]
        self.tokens = [text[start:end] for start, end in places]
        # Most words open with a letter.
        self._words_before = [0, *accumulate([token[0].isalnum() or is_word(token) for token in self.tokens])]

    @cached_property
    def stems(self) -> list[Stems]:
        """What each sentence is known by."""
        firsts = self.firsts
        return [stems(self.tokens[firsts[i] : firsts[i + 1]], self.is_spaceless) for i in range(len(self.sentences))]

    @cached_property
    def block_keys(self) -> list[tuple[Kind, str]]:
        """The kind and the words of each block: where these are equal in two texts, so is the block."""
        return [(block.kind, self.text[block.start : block.end]) for block in self._blocks]

    @cached_property
    def sentence_keys(self) -> list[tuple[Kind, str]]:
        """The same of each sentence."""
        return [(kind, self.text[start:end]) for kind, (start, end) in zip(self.kinds, self.sentences, strict=True)]

    def reach(self, sentences: range) -> Range:
        return self.sentences[sentences[0]][0], self.sentences[sentences[-1]][1]

    def text_of(self, sentences: range) -> str:
        """The sentences as written, with the white space between them."""
        return self.text[self.sentences[sentences[0]][0] : self.sentences[sentences[-1]][1]]

    def tokens_of(self, sentences: range) -> slice:
        """Of a run of sentences, words and marks."""
        return slice(self.firsts[sentences[0]], self.firsts[sentences[-1] + 1])

    def weight_of(self, sentences: range) -> int:
        """Words and marks."""
        return self.firsts[sentences.stop] - self.firsts[sentences.start]

    def stems_of(self, numbers: Sequence[int], spaceless: bool) -> dict[int, Stems]:
        """`spaceless`: as a text without spaces is read, which the other side may be."""
        if spaceless == self.is_spaceless:
            return {i: self.stems[i] for i in numbers}
        return {i: stems(self.tokens[self.tokens_of(range(i, i + 1))], spaceless) for i in numbers}

    def first_at(self, position: int) -> int:
        """The number of the first token that begins there or after it."""
        return bisect_left(self.starts, position)

    def count_words(self, span: Range) -> int:
        """Of the tokens that begin inside the range."""
        start, end = span
        first = bisect_left(self.starts, start)
        return self.words_among(first, bisect_left(self.starts, end, first))

    def words_among(self, first: int, last: int) -> int:
        """Of the tokens from `first` to before `last`, how many are words."""
        return self._words_before[last] - self._words_before[first]

    def count_words_of(self, kinds: Set[Kind]) -> int:
        """Of all blocks of these kinds."""
        spans = [span for span in self.spans if span and self.kinds[span.start] in kinds]
        return sum([self.words_among(self.firsts[span.start], self.firsts[span.stop]) for span in spans])

    def block_at(self, position: int) -> int:
        """The number of the block a position stands in, or of the one before it."""
        return bisect_right(self._block_starts, position) - 1
