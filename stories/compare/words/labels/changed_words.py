"""One change as it is looked into word by word."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.words.labels.found import LabelsFound
from stories.compare.words.labels.terms import Cut, Term, reach, read_words
from stories.compare.words.labels.texts import Texts, are_english


class ChangedWords:
    """`tokens` are the words and marks of both sides, `keys` what all of these are known by."""

    __slots__ = ("found", "is_english", "keys", "texts", "tokens")

    def __init__(self, texts: Texts, cuts: tuple[Cut, Cut], found: LabelsFound) -> None:
        self.texts, self.found = texts, found
        self.is_english = are_english(texts)
        left, right = read_words(cuts[0], texts[0].is_english), read_words(cuts[1], texts[1].is_english)
        self.tokens = left, right
        self.keys = {token.key for token in (*left, *right)}

    def add(self, name: str, left: Sequence[Term], right: Sequence[Term], why: str | None = None) -> None:
        self.found.add(name, reach(left), reach(right), why)
