"""The words of one side of a change, values read: "about 43 miles" is one item, and so is "on Monday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stories.compare.words.labels.numbers import Number, read_number
from stories.compare.words.labels.tokens import Signs, signs_of, token
from stories.text.document import Range
from stories.text.facts.days import Day, read_day

_NEGATED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}

STEMS = frozenset(_NEGATED.values())
"""Verbs of which "n't" leaves other letters: "wo"."""


class Cut(NamedTuple):
    """Some tokens in a row, as written, and where each stands in the text."""

    texts: list[str]
    places: list[Range]


@dataclass(slots=True)
class Term:
    """A word or a mark, or several that mean one value; `key` and `signs` as in tokens.py."""

    start: int
    end: int
    text: str
    key: str
    is_word: bool
    signs: Signs
    value: Number | Day | None = None


def reach(items: Sequence[Term]) -> Range | None:
    return (items[0].start, items[-1].end) if items else None


def read_words(cut: Cut, is_english: bool) -> list[Term]:
    """Each word and mark by itself, but that "didn't" is read as "did not"."""
    found: list[Term] = []
    for text, (start, end) in zip(cut.texts, cut.places, strict=True):
        key, is_word, signs, is_contracted, _ = token(text)
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


def read_values(words: list[Term], is_english: bool) -> list[Term]:
    """The same, but what is of one value is one item."""
    found: list[Term] = []
    at = 0
    while at < len(words):
        read = _read_value(words, at, is_english)
        if read is None:
            found.append(words[at])
            at += 1
        else:
            after, value = read
            key = " ".join(word.key for word in words[at:after])
            found.append(Term(words[at].start, words[after - 1].end, key, key, True, (key, type(value)), value))
            at = after
    return found


def _read_value(words: list[Term], at: int, is_english: bool) -> tuple[int, Number | Day] | None:
    """Where the value that begins here ends, and what it is."""
    if not token(words[at].text).may_open_value:
        return None
    return (read_day(words, at) if is_english else None) or read_number(words, at, is_english)
