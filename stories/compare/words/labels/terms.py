"""The words of one side of a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stories.compare.words.labels.tokens import Signs, signs_of, token
from stories.text.document import Range

_NEGATED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}

STEMS = frozenset(_NEGATED.values())
"""Verbs of which "n't" leaves other letters: "wo"."""


class Cut(NamedTuple):
    """Some tokens in a row, as written, and where each stands in the text."""

    texts: list[str]
    places: list[Range]


@dataclass(slots=True)
class Term:
    """A word or a mark; `key` and `signs` as in tokens.py."""

    start: int
    end: int
    text: str
    key: str
    is_word: bool
    signs: Signs


def reach(items: Sequence[Term]) -> Range | None:
    return (items[0].start, items[-1].end) if items else None


def read_words(cut: Cut, is_english: bool) -> list[Term]:
    """Each word and mark by itself, but that "didn't" is read as "did not"."""
    found: list[Term] = []
    for text, (start, end) in zip(cut.texts, cut.places, strict=True):
        key, is_word, signs, is_contracted = token(text)
        item = Term(start, end, text, key, is_word, signs)
        if is_contracted and is_english:
            found += _negated(item)
        else:
            found.append(item)
    return found


def _negated(word: Term) -> Iterator[Term]:
    """The verb and its "not", each with its own letters."""
    cut = word.end - len("n't")
    stem, rest = word.text[: cut - word.start], word.text[cut - word.start :]
    if stem:
        key = _NEGATED.get(word.key, word.key[:-3])
        yield Term(word.start, cut, stem, key, True, signs_of(stem, key))
    yield Term(cut, word.end, rest, "not", True, signs_of(rest, "not"))
