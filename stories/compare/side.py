"""One document made ready for comparing: its sentences numbered, each with its block and its words."""

from __future__ import annotations

from dataclasses import dataclass

from stories.compare.words import count_words, token_pattern, written_without_spaces
from stories.text.document import Document, Kind, Range


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences go by number. `spans[b]` numbers the sentences of block b, `homes[i]` is the block of sentence i,
    `tokens[i]` its words and marks as written."""

    document: Document
    spans: list[range]
    homes: list[int]
    tokens: list[list[str]]
    spaceless: bool

    @classmethod
    def of(cls, document: Document) -> Side:
        findall = token_pattern(document.text).findall
        spans: list[range] = []
        homes: list[int] = []
        for home, block in enumerate(document.blocks):
            first = len(homes)
            while len(homes) < len(document.sentences) and document.sentences[len(homes)][0] < block.end:
                homes.append(home)
            spans.append(range(first, len(homes)))
        return cls(
            document=document,
            spans=spans,
            homes=homes,
            tokens=[findall(document.text, start, end) for start, end in document.sentences],
            spaceless=written_without_spaces(document.text),
        )

    @property
    def sentences(self) -> tuple[Range, ...]:
        return self.document.sentences

    def kind_of(self, sentence: int) -> Kind:
        return self.document.blocks[self.homes[sentence]].kind

    def reach(self, sentences: range) -> Range:
        return self.sentences[sentences[0]][0], self.sentences[sentences[-1]][1]

    def text_of(self, sentences: range) -> str:
        """The sentences as written, with the white space between them."""
        return self.document.quote(self.reach(sentences))

    def weight_of(self, sentences: range) -> int:
        """Words and marks."""
        return sum(len(self.tokens[i]) for i in sentences)

    def tokens_of(self, sentences: range) -> list[str]:
        return [token for i in sentences for token in self.tokens[i]]

    def places_of(self, sentences: range) -> list[Range]:
        """Where each of `tokens_of` stands in the text."""
        finditer = token_pattern(self.document.text).finditer
        return [token.span() for i in sentences for token in finditer(self.document.text, *self.sentences[i])]

    def count_words(self, span: Range) -> int:
        return count_words(token_pattern(self.document.text).findall(self.document.text, *span))
