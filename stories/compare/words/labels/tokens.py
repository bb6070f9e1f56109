"""What a word or a mark says by itself, wherever it stands: worked out once for each."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from stories.compare.words.labels.style import groups
from stories.text.confusables import as_seen
from stories.text.spelling import one_spelling
from stories.text.tokens import is_word

KEPT_WORDS = 20_000
"""As many as a newspaper uses in a week."""

_LONGEST_KEPT = 40  # letters: what is longer hardly comes again, and may be a megabyte

_STRAIGHT = str.maketrans("’‘‑", "''-")

Sign = str | int
Signs = tuple[Sign, ...]
"""Two words that answer to each other have one in common."""

_CAPITAL = "A"
"""The sign of all words with a capital; what else they are known by has none."""


class Token(NamedTuple):
    """`key` is what it is known by: lower case, apostrophes straight, nothing unseen."""

    key: str
    is_word: bool
    signs: Signs
    is_contracted: bool
    """ "didn't", "cannot"."""


def token(text: str) -> Token:
    return _token(text) if len(text) <= _LONGEST_KEPT else _token.__wrapped__(text)


@lru_cache(maxsize=KEPT_WORDS)
def _token(text: str) -> Token:
    key = text.lower() if text.isascii() else as_seen(text).lower().translate(_STRAIGHT) or text
    is_contracted = key.endswith("n't") or key == "cannot"
    return Token(key, text[0].isalnum() or is_word(text), signs_of(text, key), is_contracted)


def signs_of(text: str, key: str) -> Signs:
    signs: set[Sign] = {key, one_spelling(key)}
    if key in groups():
        signs.add(groups()[key])
    if text[0].isupper():
        signs.add(_CAPITAL)
    return tuple(signs)
