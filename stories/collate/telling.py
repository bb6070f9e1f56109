"""The words of a document that tell what it is about, and what each weighs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from stories.text.document import Document, Kind
from stories.text.patterns import compiled
from stories.text.words import OPENING, words, zipf


def sentences_of(document: Document, *kinds: Kind) -> list[list[str]]:
    """The words of each sentence of the blocks of these kinds, but for the number that a block has in a list."""
    found = []
    for block in document.blocks_of(*kinds):
        number = _LIST_NUMBER.match(document.text, *block.range)
        begun = number.end() if number else block.start
        found += [_words(document.text[max(start, begun) : end]) for start, end in document.sentences_of(block)]
    return found


# 3.1, 1,200 and 10:30 are one figure each, and the 1 of "1. The river rose" is none: two texts of different stories had
# a list and halves of decimals in common, and were joined for it.
_FIGURE_OF_PARTS = compiled(r"(?<![^\W_])(\d+(?:[.,:]\d+)+[^\W\d_]*)(?![^\W_])")
_MAY_HAVE_PARTS = compiled(r"\d[.,:]\d")
_THOUSANDS = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LIST_NUMBER = compiled(r"\(?\d{1,2}[.)](?=\s)")


def _words(sentence: str) -> list[str]:
    """The words as written, figures whole; 1,200 is 1200, as others write it."""
    if not _MAY_HAVE_PARTS.search(sentence):
        return words(sentence)
    found: list[str] = []
    for at, part in enumerate(_FIGURE_OF_PARTS.split(sentence)):
        if at % 2 == 0:  # what lies between two figures
            found += words(part)
        else:
            found.append(part.replace(",", "") if _THOUSANDS.fullmatch(part) else part)
    return found


# A word weighs what it is rarer than "said" and its like. All weights were chosen on the odd topics of ECB+.
_COMMON = 6.5
_FIGURE = 2.5
_CAPITALISED = 1.5


class Token(NamedTuple):
    word: str
    opening: str
    weight: float
    is_name: bool
    is_figure: bool


def telling_words(sentences: Iterable[list[str]]) -> list[Token]:
    """The telling words. The table of common words is English: in another language only names and figures tell."""
    return [
        token
        for sentence in sentences
        for place, word in enumerate(sentence)
        if (token := _token(word, place > 0)) is not None
    ]


@lru_cache(maxsize=50_000)
def _token(word: str, is_inside: bool) -> Token | None:
    """What a word tells, inside its sentence or as the first of it; None where it tells nothing."""
    capital = word[0].isupper()
    weight = _weight(word) * (_CAPITALISED if capital else 1.0)
    return Token(word, word.lower()[:OPENING], weight, capital and is_inside, word[0].isdigit()) if weight else None


def _weight(word: str) -> float:
    if not any(map(str.isalpha, word)):
        return _FIGURE
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return max(0.0, _COMMON - zipf(plain)) if len(plain) > 2 else 0.0
