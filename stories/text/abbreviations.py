"""Abbreviations of the languages the press writes in, and the words that open sentences after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from stories.text.words import table_rows


class Short(StrEnum):
    """How a sentence may end at an abbreviation's stop; abbreviations.txt says what each means."""

    NAME = "name"
    FIGURE = "figure"
    LAST = "last"
    PLACE = "place"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Of one language. `language` is its first subtag, "" where none is known."""

    language: str
    kinds: Mapping[str, Short]
    openers: frozenset[str]


@lru_cache(maxsize=32)  # a language is what a file says it is
def abbreviations(language: str) -> Abbreviations:
    """Of a language by its first subtag. Where none is known, English words open sentences."""
    kinds: dict[str, Short] = {}
    for languages, kind, listed in (map(str.strip, row.split("|")) for row in table_rows("abbreviations.txt")):
        if languages == "*" or language in languages.split():
            kinds |= dict.fromkeys(listed.split(), Short(kind))
    capital = {short[0].upper() + short[1:]: kind for short, kind in kinds.items() if len(short) > 1}
    return Abbreviations(language, capital | kinds, _openers(language or "en") | _openers("*"))


@cache
def name_particles() -> frozenset[str]:
    """Openers that names open with too: after an initial they say nothing ("M. Le Gall")."""
    return _openers("particles")


def _openers(name: str) -> frozenset[str]:
    rows = (row.split(":") for row in table_rows("openers.txt"))
    return frozenset(word for language, listed in rows if language == name for word in listed.split())
