"""English verbs in their forms: "take", "takes", "taking", "took", "taken"."""

from __future__ import annotations

from functools import cache, lru_cache

from stories.text.words import table_rows

_VOWELS = "aeiou"
_SHORTEST = 3
"""Letters of a verb at least, in front of an ending: "sing" and "red" have none."""

_DOUBLED = frozenset("bdgklmnprtv")
"""Consonants that are written twice before an ending: "planned", "occurring"."""


@cache
def _irregular() -> dict[str, str]:
    """A form to its verb; of a form that two verbs share, the first."""
    found: dict[str, str] = {}
    for row in table_rows("irregular_verbs.txt"):
        verb, *forms = row.split()
        for form in (verb, *forms):
            found.setdefault(form, verb)
    return found


@lru_cache(maxsize=20_000)  # as many words as a newspaper uses in a week
def verb_of(word: str) -> str:
    """What all forms of a lower-case verb have in common: not always a word ("clos" of "closing")."""
    if word in _irregular():
        return _bare(_irregular()[word])
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 2:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and not (ending == "s" and rest.endswith("s")):
            return _bare(_irregular().get(rest) or _irregular().get(f"{rest}e") or rest)
    return _bare(word)


def _bare(verb: str) -> str:
    while verb.endswith("e") and len(verb) > _SHORTEST:
        verb = verb[:-1]
    return verb[:-1] if len(verb) > _SHORTEST and verb[-1] == verb[-2] and verb[-1] in _DOUBLED else verb


@cache
def forms_of(verb: str) -> tuple[str, ...]:
    """All forms of a verb, itself first."""
    listed: tuple[str, ...] = ()
    for row in table_rows("irregular_verbs.txt"):
        if row.split()[0] == verb:
            listed = tuple(row.split()[1:])
    if verb == "be":
        return (verb, *listed)
    is_hissing = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
    in_y = verb.endswith("y") and verb[-2] not in _VOWELS
    third = verb[:-1] + "ies" if in_y else verb + ("es" if is_hissing else "s")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubles = len(verb) >= _SHORTEST and verb[-1] in _DOUBLED and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = (stem, stem + stem[-1]) if doubles else (stem,)  # "planned", "offered": both are made, one is written
    going_on = tuple(f"{one}ing" for one in stems)
    past = (verb[:-1] + "ied",) if in_y else tuple(f"{one}ed" for one in stems) if verb[-2:] != "ee" else (f"{verb}d",)
    return (verb, third, *going_on, *(listed or past))


def is_past(word: str) -> bool:
    """Whether a form, lower-case, may tell of what was done; "cut" and "set" may."""
    return word.endswith("ed") or word in _PAST_OF_BEING or (word in _irregular() and word not in _verbs())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row.split()[0] for row in table_rows("irregular_verbs.txt") if len(row.split()) > 1)


_PAST_OF_BEING = frozenset("was were had has have been did".split())
