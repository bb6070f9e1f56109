"""The forms of an English verb, by rule and by a table of those that do not go by it."""

from __future__ import annotations

from functools import cache

from stories.text.words import table_rows


def forms(verb: str) -> tuple[str, ...]:
    """All of them, each once: "deny", "denies", "denied", "denying"; a British l is doubled too."""
    doing = tuple(f"{_without_e(stem)}ing" for stem in _stems(verb))
    return tuple(dict.fromkeys((verb, _third(verb), *pasts(verb), *doing)))


def pasts(verb: str) -> tuple[str, ...]:
    """Its past and its participle."""
    return _irregular().get(verb) or tuple(map(_past, _stems(verb)))


def is_past(word: str) -> bool:
    """Whether it may be one, by its look."""
    return word.endswith("ed") or word in _irregular_pasts()


@cache
def _irregular_pasts() -> frozenset[str]:
    return frozenset(past for pasts in _irregular().values() for past in pasts)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {verb: tuple(pasts) for verb, *pasts in map(str.split, table_rows("irregular_verbs.txt"))}


_VOWELS = "aeiou"
_DOUBLING = (
    "dmit",
    "mmit",
    "rmit",
    "bmit",
    "efer",
    "nfer",
    "sfer",
    "quit",
    "cur",
    "pel",
    "bel",
    "cel",
    "vel",
    "run",
    "bar",
    "nap",
)
"""Endings of longer verbs whose last letter is doubled: "admitted", "expelled"."""

_BOTH = ("cel", "vel")
"""Of these only by the British: "canceled", "cancelled"."""


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _past(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _stems(verb: str) -> tuple[str, ...]:
    """What "ed" and "ing" are put behind: two where the British double what others do not."""
    sounds = verb.replace("qu", "q")
    is_closed = len(sounds) > 2 and sounds[-1] not in "aeiouwxy" and sounds[-2] in _VOWELS and sounds[-3] not in _VOWELS
    is_short = sum(letter in _VOWELS for letter in sounds) == 1
    if is_closed and (is_short or verb.endswith(_DOUBLING)):
        return (f"{verb}{verb[-1]}", verb) if verb.endswith(_BOTH) else (f"{verb}{verb[-1]}",)
    return (verb,)


def _without_e(stem: str) -> str:
    if stem.endswith("ie"):
        return f"{stem[:-2]}y"
    return stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem
