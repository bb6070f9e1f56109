"""Names: one name in two spellings, or another name.

Desks write foreign names by different tables: Pashinyan and Pashinian, Vahram and Vagram, Nakhchivan and Nakhcivan,
Gaddafi and Kadhafi. What the tables agree on is the consonants, roughly; so two names are one when their consonants
fall into the same classes in the same order and hardly a vowel differs. Iran and Iraq, Johnson and Johnston, Austria
and Australia are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from stories.text.facts.folding import folded
from stories.text.patterns import compiled
from stories.text.words import table_rows

_SINGLE_SOUNDS = (  # in this order; a capital stands for one sound
    (compiled("^(?:gi|yi)(?=[aeou])"), "i"),  # Giannis, Yiannis
    (compiled("(?<=[dt])h"), ""),  # Kadhafi, Gaddafi
    (compiled("ph"), "f"),  # Stephan, Stefan: before the h is taken for a sound
    (compiled("ks"), "x"),  # Aleksey, Alexei
    (compiled("q[uv]i"), "kvi"),  # Lindquist, Lindqvist
    (compiled("sch|sh|ş|š|ș"), "S"),
    (compiled("tch|tsch|ch|ç|č|ć|c(?=[ei])"), "C"),
    (compiled("zh|dzh|dj|ž"), "Z"),
    (compiled("ts|tz"), "T"),
    (compiled("kh|gh|ck|q|g|k|x|c|h(?=.)"), "K"),  # Vahram, Vagram; Gaddafi, Qaddafi, Kadhafi
    (compiled("[fwv]"), "V"),  # Sergeev, Sergeeff; Wiktor, Viktor
    (compiled("z"), "s"),
    (compiled("h$"), ""),  # Sarah, Sara
    (compiled("ou|oo"), "u"),
    (compiled("[yj]"), "i"),
    (compiled(r"(.)\1+"), r"\1"),  # Odessa, Odesa
)
_LETTERS = str.maketrans({"ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"})
_MARKED = "şšșçčćž"
_VOWELS = "aeiou"
_NEAR = ({"o", "u"}, {"e", "i"}, {"a", "e"})  # Osama, Usama; Essam, Issam; Ahmad, Ahmed
_FIRST_NAME = 6  # letters: Carlo and Carla, Mario and Maria, Antonio aside
_LONGEST = 40  # letters: longer words are no names
_ROMAN = compiled("[IVXLCDM]+")


ONE_NAME = "one name in two spellings"
"""Why a name label says little."""


def is_one_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Of the words of two names: whether all of them are spellings of the same."""
    if len(left) == len(right):
        return all(a == b or is_one_word(a, b) for a, b in zip(left, right, strict=True))
    return False


def is_fuller_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is the other with a first name before it: Poghosyan, Vagram Pogosian."""
    shorter, longer = sorted((left, right), key=len)
    return 0 < len(shorter) < len(longer) <= len(shorter) + 2 and is_one_name(longer[-len(shorter) :], shorter)


@cache
def _two_names() -> dict[str, int]:
    rows = (row.split("|") for row in table_rows("two_names.txt"))
    return {name.strip(): number for number, row in enumerate(rows) for name in row}


def is_initials(left: Sequence[str], right: Sequence[str]) -> bool:
    """GAO, Government Accountability Office."""
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) == 1 < len(longer) and shorter[0] == "".join(word[0] for word in longer if word[0].isupper())


def has_two_names(left: Sequence[str], right: Sequence[str]) -> bool:
    """Burma and Myanmar."""
    place = _two_names().get(" ".join(left).lower())
    return place is not None and place == _two_names().get(" ".join(right).lower())


def is_numeral(word: str) -> bool:
    """Charles III, World War II: told apart by each letter."""
    return _ROMAN.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def is_one_word(left: str, right: str) -> bool:
    """Both as written, with a capital; a place may carry two: Shusha and Shushi, Burma and Myanmar."""
    if max(len(left), len(right)) > _LONGEST:
        return False
    left, right = (name.removesuffix("’s").removesuffix("'s") for name in (left, right))
    if is_numeral(left) or is_numeral(right):
        return False
    if has_two_names([left], [right]):
        return True
    if left != right and folded(left) == folded(right):
        return True  # José, Jose
    if left == right or not (left.isalpha() or "-" in left) or not (right.isalpha() or "-" in right):
        return False
    shorter, longer = sorted((left.lower(), right.lower()), key=len)
    if longer.startswith(shorter):
        return longer[len(shorter) :] == shorter[-1]  # Zelensky, Zelenskyy; not Azerbaijan, Azerbaijani
    if len(longer) <= _FIRST_NAME and {shorter[-1], longer[-1]} == {"a", "o"} and shorter[:-1] == longer[:-1]:
        return False  # Maria and Mario are two people; Lukashenko and Lukashenka are one
    one, other = _sounds(left), _sounds(right)
    consonants = [_without(sounds, _VOWELS) for sounds in (one, other)]
    if consonants[0] != consonants[1] or len(consonants[0]) < 2:
        return False
    if one[0] != other[0] and {one[0], other[0]} not in _NEAR:
        return False
    return _vowels_apart(one, other, len(consonants[0])) <= (1 if len(consonants[0]) <= 3 else 2)


@lru_cache(maxsize=4096)
def sounds(name: str) -> str:
    """What all spellings of a name agree on: its consonants, in their classes."""
    return _without(_sounds(name), _VOWELS)


@lru_cache(maxsize=4096)
def _sounds(name: str) -> str:
    folded = "".join(
        letter if letter in _MARKED else unicodedata.normalize("NFD", letter)[0] for letter in name.lower()
    ).translate(_LETTERS)
    for pattern, sound in _SINGLE_SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


def _without(sounds: str, left_out: str) -> str:
    return "".join(sound for sound in sounds if sound not in left_out)


def _vowels_apart(left: str, right: str, consonants: int) -> int:
    """How many vowels differ between names whose consonants agree, gap by gap. In a short name one put for another
    counts twice: Gaza is not Giza. But not where the two sound alike (Khaled, Khalid), and in the shortest names only
    at the opening (Osama, Usama; not Lyon, Leon)."""
    gaps = [re.split(f"[^{_VOWELS}]", sounds) for sounds in (left, right)]
    apart = 0
    for place, (a, b) in enumerate(zip(*gaps, strict=True)):
        apart += abs(len(a) - len(b))
        for x, y in zip(a, b, strict=False):
            is_near = {x, y} in _NEAR and (consonants > 2 or not place)
            apart += 0 if x == y else 1 if is_near or consonants > 3 else 2
    return apart
