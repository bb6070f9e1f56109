"""English verbs in their forms, by rule and by a table of those that do not go by it."""

from __future__ import annotations

from functools import cache, lru_cache

from stories.text.words import table_rows

_VOWELS = "aeiou"

BEING = frozenset("is are was were be been being".split())
"""In front of what somebody is, or of what was done to him."""


@cache
def forms(verb: str) -> tuple[str, ...]:
    """All of them, each once: "deny", "denies", "denied", "denying"; a British l is doubled too."""
    present = _PRESENT.get(verb) or (third(verb),)
    return tuple(dict.fromkeys((verb, *present, *pasts(verb), *map(_doing, _stems(verb)))))


_PRESENT = {"be": ("is", "are", "am"), "have": ("has",)}


def pasts(verb: str) -> tuple[str, ...]:
    """Its past and its participle."""
    return _irregular().get(verb) or tuple(map(_past, _stems(verb)))


def participles(verb: str) -> tuple[str, ...]:
    """What stands behind "was": "struck" and "stricken"."""
    return pasts(verb)[1:] if len(_irregular().get(verb, ())) > 1 else pasts(verb)


def is_past(word: str) -> bool:
    """Whether a lower-case word may be one, by its look: "cut" may, "come" is a verb whose past is another."""
    if word.endswith("ed"):
        return True
    own = _irregular().get(word, ())
    return own[0] == word if own else word in _verbs_of_forms()[1]


@lru_cache(maxsize=20_000)  # as many words as a newspaper uses in a week
def verb_of(word: str) -> str:
    """What all forms of a lower-case verb have in common: not always a word ("clos" of "closing")."""
    irregular = _verbs_of_forms()[0]
    if word in irregular:
        return _bare(irregular[word])
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 2:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and not (ending == "s" and rest.endswith("s")):
            return _bare(rest)
    return _bare(word)


_SHORTEST = 3
"""Letters of a verb at least, in front of an ending: "sing" and "red" have none."""


def _bare(verb: str) -> str:
    while verb.endswith("e") and len(verb) > _SHORTEST:
        verb = verb[:-1]
    return verb[:-1] if len(verb) > _SHORTEST and verb[-1] == verb[-2] and verb[-1] in _DOUBLED else verb


_DOUBLED = frozenset("bdgklmnprtv")
"""Consonants that are written twice before an ending: "planned", "occurring"."""


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {verb: tuple(pasts) for verb, *pasts in map(str.split, table_rows("irregular_verbs.txt"))}


@cache
def _verbs_of_forms() -> tuple[dict[str, str], frozenset[str]]:
    """The forms of the table to their verbs, of a form that two verbs share the first; those that are pasts."""
    found: dict[str, str] = {}
    for verb in _irregular():
        for form in forms(verb):
            found.setdefault(form, verb)
    return found, frozenset(past for pasts in _irregular().values() for past in pasts)


_DOUBLING = tuple("dmit mmit rmit bmit efer nfer sfer quit cur pel bel cel vel run bar nap gin get bid set".split())
"""Endings of longer verbs whose last letter is doubled: "admitted", "expelled"."""

_BOTH = ("cel", "vel")
"""Of these only by the British: "canceled", "cancelled"."""


def third(verb: str) -> str:
    """Its third person: "denies"."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if _ends_in_y(verb) else f"{verb}s"


def _past(stem: str) -> str:
    if _ends_in_y(stem):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS


def _doing(stem: str) -> str:
    if stem.endswith("ie"):
        return f"{stem[:-2]}ying"
    is_silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and len(stem) > len("be")
    return f"{stem[:-1] if is_silent else stem}ing"


def _stems(verb: str) -> tuple[str, ...]:
    """What "ed" and "ing" are put behind: two where the British double what others do not."""
    sounds = verb.replace("qu", "q")
    is_closed = len(sounds) > 2 and sounds[-1] not in "aeiouwxy" and sounds[-2] in _VOWELS and sounds[-3] not in _VOWELS
    is_short = sum(letter in _VOWELS for letter in sounds) == 1
    if is_closed and (is_short or verb.endswith(_DOUBLING)):
        return (f"{verb}{verb[-1]}", verb) if verb.endswith(_BOTH) else (f"{verb}{verb[-1]}",)
    return (verb,)
