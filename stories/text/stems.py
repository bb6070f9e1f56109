"""What a sentence is known by: the openings of its words, or pairs of characters where there are no spaces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from stories.text.confusables import as_seen
from stories.text.tokens import is_word
from stories.text.words import OPENING, zipf

Stems = dict[str, None]
"""A sentence's words as compared, each once, in order of appearance. Five letters of a word count: Pashinyan and
Pashinian, defence and defense, failure and failures agree in five."""

COMMONEST = 6.9
"""From here on the Zipf scale a word says nothing of what a sentence is about: "the", "of", "for", "that", "with"."""

LONGEST = 40
"""Letters of a word that are looked at; the longest in a dictionary has 45."""


def stems(tokens: Sequence[str], spaceless: bool) -> Stems:
    """In a script without spaces, pairs of neighbouring characters."""
    if spaceless:
        characters = as_seen("\n".join([token.casefold() for token in tokens if is_word(token)])).split("\n")
        if len(characters) > 1:
            return dict.fromkeys(first + second for first, second in pairwise(characters))
    are_short = max(map(len, tokens), default=0) <= LONGEST  # as nearly all are: the rest need not be asked
    content = dict.fromkeys(map(_known_stem if are_short else _stem, tokens))
    content.pop("", None)
    return content or dict.fromkeys([token.casefold() for token in tokens])


def _stem(token: str) -> str:
    return _known_stem(token if len(token) <= LONGEST else token[:LONGEST])


@lru_cache(maxsize=20_000)  # as many words as a newspaper uses in a week
def _known_stem(token: str) -> str:
    """The opening of a word that says something; nothing for a mark and for the commonest words."""
    if not is_word(token):
        return ""
    word = _bare(as_seen(token.casefold())[:OPENING])
    return word if zipf(word) < COMMONEST else ""


def _bare(word: str) -> str:
    """Latin letters without their accents: one desk writes Núñez, another Nunez."""
    if word.isascii():
        return word
    return "".join(normalize("NFD", letter)[0] if letter < _BEYOND_LATIN else letter for letter in word)


_BEYOND_LATIN = "\u0250"
