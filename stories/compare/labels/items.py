"""The words of one side of a change, values read: "about 43 miles" is one item, and so is "on Monday"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stories.compare.labels import days, numbers
from stories.compare.labels.days import Day, read_day
from stories.compare.labels.numbers import Number, read_number
from stories.text.document import Document, Range
from stories.text.tokens import is_word, token_pattern
from stories.text.unseen import as_seen

_STRAIGHT = str.maketrans("’‘‑", "''-")
_CONTRACTED = re.compile("n't|annot", re.IGNORECASE)
_NEGATED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_TRIED = 20  # places where a word is looked at, in a text that may hold it a thousand times
_BESIDE = 24  # code points: two words such as "according to"
_OPENERS = numbers.OPENERS | days.WORDS | {"on"}


@dataclass(slots=True)
class Item:
    """A word or a mark, or several that mean one value. `key` is what it is known by: lower case, apostrophes straight,
    nothing unseen."""

    start: int
    end: int
    text: str
    key: str
    is_word: bool
    value: Number | Day | None = None


def is_english(document: Document) -> bool:
    """Or of no known language: short texts tell none, and English tables match nothing but English words."""
    return document.language is None or document.language.split("-")[0] == "en"


class Text:
    """One document as its changes are read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.date = document.date[:10] if document.date and len(document.date) >= len("2020-11-09") else None
        self.is_english = is_english(document)
        self._finditer = token_pattern(document.text).finditer

    def tokens(self, start: int, end: int) -> list[Item]:
        """Each word and mark by itself, but that "didn't" is read as "did not"."""
        piece = self.text[start:end]
        if not piece.isascii() or (self.is_english and _CONTRACTED.search(piece)):
            return list(self._split(start, end))
        return [
            Item(match.start(), match.end(), text := match.group(), text.lower(), text[0].isalnum() or is_word(text))
            for match in self._finditer(self.text, start, end)
        ]

    def _split(self, start: int, end: int) -> Iterator[Item]:
        for match in self._finditer(self.text, start, end):
            text = match.group()
            key = as_seen(text).lower().translate(_STRAIGHT) or text
            first = match.start()
            if self.is_english and (key.endswith("n't") or key == "cannot"):
                cut = match.end() - len("n't")
                if cut > first:
                    yield Item(first, cut, text[: cut - first], _NEGATED.get(key, key[:-3]), True)
                yield Item(cut, match.end(), text[cut - first :], "not", True)
            else:
                yield Item(first, match.end(), text, key, text[0].isalnum() or is_word(text))

    def words_before(self, at: int) -> list[str]:
        """The last two words before a position, in lower case."""
        return self.text[max(at - _BESIDE, 0) : at].lower().split()[-2:]

    def words_after(self, at: int) -> list[str]:
        """The first word after a position, in lower case."""
        return self.text[at : at + _BESIDE].lower().split(None, 1)[:1]

    def items(self, start: int, end: int) -> list[Item]:
        return read_items(self.tokens(start, end), self.is_english)

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


def read_items(tokens: list[Item], is_english: bool) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        read = None
        if not token.key[0].isalpha() or token.key in _OPENERS or "-" in token.key or token.key.endswith("$"):
            read = (read_day(tokens, at) if is_english else None) or read_number(tokens, at, is_english)
        if read is None:
            found.append(token)
            at += 1
        else:
            after, value = read
            first, last = tokens[at], tokens[after - 1]
            key = " ".join(token.key for token in tokens[at:after])
            found.append(Item(first.start, last.end, key, key, True, value))
            at = after
    return found
