"""One change as it is looked into word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stories.compare.labels.found import LabelsFound
from stories.compare.labels.terms import Cut, Term, reach, read_words
from stories.compare.labels.texts import Spans, Texts, are_english


class Difference:
    """`tokens` are the words and marks of both sides, `keys` what all of these are known by."""

    __slots__ = ("_explained", "cuts", "found", "is_english", "keys", "spans", "texts", "tokens")

    def __init__(self, texts: Texts, spans: Spans, cuts: tuple[Cut, Cut], found: LabelsFound) -> None:
        self.texts, self.spans, self.cuts, self.found = texts, spans, cuts, found
        self.is_english = are_english(texts)
        left, right = read_words(cuts[0], texts[0].is_english), read_words(cuts[1], texts[1].is_english)
        self.tokens = left, right
        self.keys = {token.key for token in (*left, *right)}
        self._explained: set[tuple[int, int]] = set()

    def add(self, name: str, left: Sequence[Term], right: Sequence[Term], why: str | None = None) -> None:
        self.found.add(name, reach(left), reach(right), why)

    def explain(self, side: int, words: Iterable[Term]) -> None:
        """These words have their label: they are no other wording besides."""
        self._explained.update([(side, word.start) for word in words])

    def unexplained(self, side: int, words: list[Term]) -> list[Term]:
        explained = self._explained
        return [word for word in words if (side, word.start) not in explained] if explained else words

    @property
    def is_explained(self) -> bool:
        """Whether any of its words are."""
        return bool(self._explained)

    def is_sentence(self, side: int) -> bool:
        tokens = self.tokens[side]
        return bool(tokens) and tokens[-1].key in (".", "!", "?") and tokens[0].text[0].isupper()

    @property
    def is_sentence_alone(self) -> bool:
        """Whether a whole sentence comes or goes."""
        return any(not self.tokens[1 - side] and self.is_sentence(side) for side in (0, 1))
