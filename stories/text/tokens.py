"""A text cut into tokens: what a person would call a word, a number, a mark.

White space is never a token: it is what lies between two of them. Every other character belongs to exactly one.
"""

from __future__ import annotations

import re
from functools import cache

from stories.text.characters import classes
from stories.text.patterns import compiled

_BEYOND_LATIN = compiled(r"[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u22ff]")
"""Anything but Latin letters, typographic marks, currency and arrows: other scripts, marks, emoji, the unseen."""


def _pattern(word: str, others: str) -> re.Pattern[str]:
    joined = (
        rf"{word}+(?:(?=[-'’‑.,:/])(?:"  # most words end here
        rf"[-'’‑]{word}+"  # Mi-24, Shushi's
        rf"|(?<=\d)[.,:/](?=\d){word}+"  # 1,000, 10:30
        r"|(?<=\b[^\W\d_])(?:\.[^\W\d_]\b)+\.?"  # U.S., a.m.
        r"))*"
    )
    return compiled(rf"{joined}|(?<![^\s(])[-−](?=\d){joined}|-{{2,}}|\.{{2,}}|{others}")  # -5, but 2-1


@cache
def _latin() -> re.Pattern[str]:
    return _pattern(r"\w", r"\S")


@cache
def _any_script() -> re.Pattern[str]:
    word, character, extend, _ = classes()
    return _pattern(
        f"[{word}]",
        rf"[{character}][{extend}]*"
        r"|[\U0001f1e6-\U0001f1ff]{2}"  # a flag
        rf"|\S(?:\u200d[^\w\s]|[{extend}])*",  # an emoji with all that belongs to it
    )


@cache
def _one_character() -> re.Pattern[str]:
    return compiled(f"[{classes().character}]")


def only_latin(text: str) -> bool:
    return not _BEYOND_LATIN.search(text)


def token_pattern(text: str) -> re.Pattern[str]:
    """The pattern that cuts this text and any part of it. Latin text both cut alike, the plain one faster."""
    return _latin() if only_latin(text) else _any_script()


def is_word(token: str) -> bool:
    """Not a mere mark: something that counts when words are counted."""
    return token[0].isalnum() or (len(token) > 1 and any(map(str.isalnum, token)))


def written_without_spaces(text: str) -> bool:
    """True where most letters belong to scripts in which one character is one word."""
    if only_latin(text):
        return False
    letters = sum(map(str.isalpha, text))
    return 2 * len(_one_character().findall(text)) > letters
