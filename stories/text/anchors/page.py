"""A text and its words, as quotes are looked for in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stories.text.characters import classes
from stories.text.document import Range
from stories.text.patterns import compiled
from stories.text.words import OPENING

# What links point to says nothing: "[MyUSA] (https://my.usa.gov/)" is MyUSA, "strategyhttps://18f.gsa.gov/" a strategy.
_ADDRESS = compiled(r"(?<=\])\s?\(\s?[^()\s]{1,2000}\)|https?://[^\s<>\"”’)\]]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, and of each of its words: how it is spelt, what it is known by, where it stands."""

    text: str
    spelt: Sequence[str]
    keys: Sequence[str]
    """How the word opens; a character of a script without spaces together with the one after it."""
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Page:
        spelt: list[str] = []
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        said = _ADDRESS.sub(lambda address: " " * len(address.group()), text).replace("’", "'")
        for word in _words().finditer(said):
            start, spelling = word.start(), word.group().casefold()
            spelt.append(spelling)
            keys.append(word.group(1) + word.group(2) if word.lastindex else spelling[:OPENING])
            starts.append(start)
            ends.append(word.end())
        return cls(text, spelt, keys, starts, ends)

    def words_in(self, stretch: Range) -> range:
        return range(bisect_left(self.starts, stretch[0]), bisect_right(self.ends, stretch[1]))

    def gap_before(self, word: int) -> Range:
        return (self.ends[word - 1] if word else 0), self.starts[word]

    def gap_after(self, word: int) -> Range:
        return self.ends[word], (self.starts[word + 1] if word + 1 < len(self.starts) else len(self.text))


@cache
def _words() -> re.Pattern[str]:
    """The groups hold a character that is a word by itself and the next one, if that is one too."""
    word, character, extend, _ = classes()
    return compiled(rf"([{character}])[{extend}]*(?=([{character}]?))|[^\W_][{word}]*(?:'[{word}]+)*")


@cache
def _inside_word() -> re.Pattern[str]:
    return compiled(rf"[{classes().word}]{{2}}")


def breaks_word(text: str, position: int) -> bool:
    """Whether a word of a script with spaces goes on across this position."""
    return position > 0 and _inside_word().match(text, position - 1) is not None
