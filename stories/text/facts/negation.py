"""Words that turn a statement round, and what they govern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from stories.text.facts.fact import NEGATION, Fact
from stories.text.facts.words import KEPT_WORDS, Words, asked
from stories.text.verbs import forms
from stories.text.words import OPENING, table_rows

PLAIN, HIDDEN, AKIN, OPEN = "not", "lacks", "stops", "not clear"
"""The values of a negation: it negates and does no more; it does so with a meaning of its own; it may stand for one in
other words; it says that something is not known."""

_PLAIN = frozenset("not no never none nobody nothing neither nor cannot nowhere".split())
_UNKNOWN = frozenset("unclear unknown".split())
_OF_ITSELF = frozenset("confi verif subst estab chang".split())
"""Negated they say how sure the text is, or that a thing was kept: "not confirmed", "no change"."""

_KNOWN = frozenset("clear known certain".split())
OPENING_UP = _UNKNOWN | _KNOWN
"""A text without any of these says of nothing that it is not known."""

_GOVERNING_LITTLE = frozenset(
    "a an any the be been being is are was were has have had having do does did will would can could may might must "
    "should shall to immediately yet immediate longer of that it so as by in on at for with from report reports sign "
    "signs evidence word indication there this their its his her very".split()
)
_REACH = 6  # tokens: "did not immediately or publicly say"
_IDIOMS = frozenset("only just least doubt matter later sooner fewer less unlike far until wonder nearly".split())
"""Behind a negation they make a phrase that negates nothing: "not only", "no fewer than", "no doubt"."""


@cache
def _values() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table_rows("negations.txt"):
        value, _, listed = row.partition(": ")
        for word in listed.split(", "):
            for form in forms(word[1:]) if word[0] == "~" else (word,):
                found.setdefault(form, value)
    plain = dict.fromkeys((*_PLAIN, "yet"), PLAIN)
    return found | dict.fromkeys(_UNKNOWN, OPEN) | plain


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations. The key is what is governed, by its opening."""
    if not words.is_english:
        return
    span = words.of(sentence)
    for at in words.where(sentence, _value):
        value = _value(words.keys[at])
        if words.document.quotations.around(words.places[at][0]) or _is_idle(words, at, span):
            continue
        last = at + 1
        key = governed(words, at, span.stop)
        if value == PLAIN and (known := _known_behind(words, last, span.stop, key)) is not None:
            value, last = OPEN, known + 1
        if value == PLAIN and key in _OF_ITSELF:
            value = AKIN
        start, end = words.span(at, last)
        yield Fact(NEGATION, start, end, sentence, OPEN if value == OPEN else key, value)


def _known_behind(words: Words, first: int, stop: int, governed_word: str) -> int | None:
    """Where the word is that a negation governs, if it says that something is known: "not yet certain"."""
    near = range(first, min(first + _REACH, stop))
    known = next((at for at in near if (key := words.keys[at]) in _KNOWN and key[:OPENING] == governed_word), None)
    return None if known is None or words.keys[known + 1 : known + 2] == ["to"] else known


@asked
@lru_cache(maxsize=KEPT_WORDS)
def _value(key: str) -> str:
    return _values().get(key) or (PLAIN if key.endswith("n't") else "")


@lru_cache(maxsize=KEPT_WORDS)
def _is_plain(key: str) -> bool:
    return key in _PLAIN or key.endswith("n't")


def governed(words: Words, at: int, last: int) -> str:
    """The opening of the first word that says something behind this one, "" where none is near."""
    if words.keys[at] in _NOBODY:
        return ""
    keys = words.keys[at + 1 : min(at + 1 + _REACH, last)]
    if words.keys[at] in _OF_NOUNS and keys and keys[0] in _ALSO_NOUNS:
        return keys[0]
    for place, following in enumerate(keys):
        is_light = following in _EXPECTED and keys[place + 1 : place + 2] == ["to"] and place + 2 < len(keys)
        if following[0].isalpha() and following not in _GOVERNING_LITTLE and not is_light:
            return following[:OPENING]
    return ""


_OF_NOUNS = frozenset(("no", "without"))
_ALSO_NOUNS = frozenset("will might must can may".split())
_EXPECTED = frozenset("expected believed thought known certain due set scheduled".split())
"""Before "to": "not expected to weaken" says of weakening that it is not."""


def is_negated(words: Words, at: int, first: int) -> bool:
    """Whether a negation stands close in front of a word: "not seriously hurt", "no deaths"."""
    for key in reversed(words.keys[max(at - 3, first) : at]):
        if _is_plain(key):
            return True
        if not key[0].isalpha():
            return False
    return False


def _is_idle(words: Words, at: int, span: range) -> bool:
    """ "No. 5", "No 10", "Engineers Without Walls", "not only", "whether or not", "an unknown number", "do without"."""
    token, key = words.tokens[at], words.keys[at]
    before = words.keys[at - 1] if at > span.start else ""
    following = words.keys[at + 1 : min(at + 3, span.stop)]
    if key == "yet" and (following[:1] != ["to"] or before not in _HAVING):
        return True
    if key in _NONE and _compares(words.keys[at + 1 : min(at + LONGEST_COMPARED, span.stop)]):
        return True
    if key == "no" and any(one[0].isdigit() for one in [one for one in following if one != "."][:1]):
        return True
    if token[0].isupper() and before and words.tokens[at - 1][0].isalpha():
        return True  # a word with a capital inside a sentence: part of a name, or of a title
    if following and (following[0] in _IDIOMS or following == ["more", "than"]):
        return True
    if key in _UNKNOWN:
        return before not in _BEING
    if (key.startswith("den") and before == "nor") or (key == "nor" and following[:1] == ["deny"]):
        return True  # "neither confirmed nor denied"
    return before in ("or", "if", "why", "than") or (key == "without" and before in _DOING)


_NONE = frozenset("no never nobody none nothing not".split())
LONGEST_COMPARED = 16


def _compares(keys: list[str]) -> bool:
    """ "No harvest has been so poor since": it was the poorest."""
    first = next((at for at, key in enumerate(keys) if key in ("so", "such", "as")), len(keys))
    return not {"since", "before"}.isdisjoint(keys[first:])


_NOBODY = frozenset("nobody none nothing nowhere".split())
"""They govern nothing: what follows is told of somebody."""

_BEING = frozenset("is was are were be been remain remains remained it's still also".split())
_HAVING = frozenset("has have had is are was were having".split())
_DOING = frozenset("do does did go goes went".split())
