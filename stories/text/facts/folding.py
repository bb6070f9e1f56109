"""A word of a name as it is compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

KEPT_WORDS = 20_000
"""As many as a newspaper uses in a week."""

_LONGEST_KEPT = 40  # letters: what is longer hardly comes again, and may be a megabyte


def folded(token: str) -> str:
    """In lower case, without accents, full stops and what the genitive or an article adds."""
    return _folded(token) if len(token) <= _LONGEST_KEPT else token.lower()


@lru_cache(maxsize=KEPT_WORDS)
def _folded(token: str) -> str:
    word = token.lower().replace("’", "'").replace("‑", "-")
    if not word.isascii():
        word = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    head, mark, tail = word.partition("'")
    if mark and tail == "s":
        word = head
    elif mark and len(head) <= 1 and head in "ld" and tail:
        word = tail  # l'Élysée
    return word.replace(".", "") or word
