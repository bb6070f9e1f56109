"""One word in two spellings: British and American, hyphenated or not, misspelt or right."""

from __future__ import annotations

from functools import lru_cache

from stories.text.patterns import compiled
from stories.text.words import american_spellings, misspellings

_ISE = compiled(r"(?<=\w\w\w)([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)\Z)")
"""apologised and apologized, analysed and analyzed; never "rise" and "prise", which are other words with a z."""

_LONGEST = 40  # letters: longer words are in no table


def is_same_word(left: str, right: str) -> bool:
    """Both in lower case and different."""
    return one_spelling(left) == one_spelling(right)


@lru_cache(maxsize=20_000)
def one_spelling(word: str) -> str:
    """The same for all spellings of a word in lower case."""
    if len(word) > _LONGEST:
        return word
    stem, possessive = (word[:-2], "'s") if word.endswith("'s") else (word, "")
    return "".join([_of_part(part) for part in stem.split("-")]) + possessive


def _of_part(word: str) -> str:
    word = misspellings().get(word, word)
    word = american_spellings().get(word, word)
    return _ISE.sub(r"\1z", word) if "is" in word or "ys" in word else word
