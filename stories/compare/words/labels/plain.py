"""Changes that can be nothing but other words. Most are, and to see it takes only each word by itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from stories.compare.words.labels.forms import READ_ALOUD
from stories.compare.words.labels.found import Ranges
from stories.compare.words.labels.pairing import MOST_CELLS
from stories.compare.words.labels.style import style_words
from stories.compare.words.labels.terms import Cut
from stories.compare.words.labels.tokens import KEPT_WORDS, token
from stories.text.confusables import as_seen
from stories.text.document import Range
from stories.text.facts.spellings import is_one_word
from stories.text.facts.titles import honorifics
from stories.text.spelling import one_spelling

FORM = "form"
"""A courtesy title, or a verb with its "not"."""

ODD = "odd"
"""A mark that is read aloud, or something that is not what it looks like."""

OF_STYLE, CAPITAL, VARIANT = "of style", "capital", "variant"


def plain_wording(cuts: tuple[Cut, Cut], both: Ranges) -> Ranges | None:
    """The words that a change rests on which is `wording` for certain; None where it has to be looked into. `both` is
    the whole change."""
    (left, left_places), (right, right_places) = cuts
    hints, other_hints = _hints_of(left), _hints_of(right)
    either = hints | other_hints
    if FORM in either:
        return None
    if not (left and right):
        return both
    if ODD in either or not hints.isdisjoint(other_hints - {CAPITAL, VARIANT}) or len(left) * len(right) > MOST_CELLS:
        return None
    shared = {*map(_known_by, left)}.intersection(map(_known_by, right))
    if shared and (VARIANT in either or not shared.isdisjoint([*_ends(left), *_ends(right)])):
        return None
    if CAPITAL in hints and CAPITAL in other_hints and (shared or _may_be_names(left, right)):
        return None
    words = _reach_of(left, left_places), _reach_of(right, right_places)
    return words if any(words) else None


@lru_cache(maxsize=KEPT_WORDS)
def _hints(text: str) -> frozenset[str]:
    """What else than `wording` a word could earn a change: by itself, or together with the like on the other side."""
    key, is_word, _, is_contracted = token(text)
    found = []
    if is_contracted or key in honorifics():
        found.append(FORM)
    if not (is_word or _is_punctuation(text)) or as_seen(text) != text:
        found.append(ODD)
    if key in style_words():
        found.append(OF_STYLE)
    if text[0].isupper():
        found.append(CAPITAL)
    if one_spelling(key) != key:
        found.append(VARIANT)
    return frozenset(found)


def _hints_of(texts: list[str]) -> frozenset[str]:
    return _NONE.union(*map(_hints, texts))


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=KEPT_WORDS)
def _known_by(text: str) -> str:
    """The same for two words or marks that answer to each other."""
    key, is_word, *_ = token(text)
    return one_spelling(key) if is_word else key


def _may_be_names(left: list[str], right: list[str]) -> bool:
    """Whether nothing but words with capitals stands on either side, or one of them may be one of the others."""
    names, other_names = ([text for text in texts if text[0].isupper()] for texts in (left, right))
    words, other_words = ([text for text in texts if token(text).is_word] for texts in (left, right))
    if len(names) == len(words) and len(other_names) == len(other_words):
        return True
    return any(is_one_word(name, other) for name in names for other in other_names)


def _ends(texts: list[str]) -> list[str]:
    """What the first and the last word are known by."""
    found = [text for text in texts if token(text).is_word]
    return [_known_by(found[0]), _known_by(found[-1])] if found else []


def _reach_of(texts: list[str], places: list[Range]) -> Range | None:
    """From the first word to the last, without the marks around them."""
    if token(texts[0]).is_word and token(texts[-1]).is_word:
        return places[0][0], places[-1][1]
    found = [place for text, place in zip(texts, places, strict=True) if token(text).is_word]
    return (found[0][0], found[-1][1]) if found else None


def _is_punctuation(mark: str) -> bool:
    return all(unicodedata.category(sign)[0] == "P" and sign not in READ_ALOUD for sign in mark)
