"""Words that turn a statement round, and what they govern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from stories.text.facts.fact import NEGATION, Fact
from stories.text.facts.words import KEPT_WORDS, Words
from stories.text.words import OPENING

PLAIN, HIDDEN, AKIN, OPEN = "not", "lacks", "stops", "not clear"
"""The values of a negation: it negates and does no more; it does so with a meaning of its own; it may stand for one in
other words; it says that something is not known."""

_PLAIN = frozenset("not no never none nobody nothing neither nor cannot nowhere".split())
_HIDDEN = frozenset(
    "without unlikely lack lacks lacked lacking deny denies denied denying fail fails failed failing refuse refuses "
    "refused refusing decline declines declined declining unable impossible".split()
)
_AKIN = frozenset(
    "stop stops stopped stopping prevent prevents prevented preventing bar barred ban bans banned banning block "
    "blocks blocked blocking drop dropped dropping scrap scrapped abandon abandoned avoid avoids avoided avoiding "
    "skip skips skipped ignore ignored ignores reject rejects rejected rejecting rejection against only until except "
    "unless hardly barely scarcely rarely seldom few little unhurt unharmed uninjured unscathed escaped unavailable "
    "absent former formerly ruled exclude excluded excludes rather instead halted halt shut closed withhold withheld "
    "illegal wrong wrongly erred improper improperly forbid forbids forbade forbidden prohibit prohibits "
    "prohibited".split()
)
_UNKNOWN = frozenset("unclear unknown".split())
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

_VALUES = {
    **dict.fromkeys(_AKIN, AKIN),
    **dict.fromkeys(_HIDDEN, HIDDEN),
    **dict.fromkeys(_UNKNOWN, OPEN),
    **dict.fromkeys(_PLAIN, PLAIN),
}


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
        start, end = words.span(at, last)
        yield Fact(NEGATION, start, end, sentence, OPEN if value == OPEN else key, value)


def _known_behind(words: Words, first: int, stop: int, governed_word: str) -> int | None:
    """Where the word is that a negation governs, if it says that something is known: "not yet certain"."""
    near = range(first, min(first + _REACH, stop))
    return next((at for at in near if (key := words.keys[at]) in _KNOWN and key[:OPENING] == governed_word), None)


@lru_cache(maxsize=KEPT_WORDS)
def _value(key: str) -> str:
    return _VALUES.get(key) or (PLAIN if key.endswith("n't") else "")


@lru_cache(maxsize=KEPT_WORDS)
def _is_plain(key: str) -> bool:
    return key in _PLAIN or key.endswith("n't")


def governed(words: Words, at: int, last: int) -> str:
    """The opening of the first word that says something behind this one, "" where none is near."""
    if words.keys[at] in _NOBODY:
        return ""
    for following in words.keys[at + 1 : min(at + 1 + _REACH, last)]:
        if following[0].isalpha() and following not in _GOVERNING_LITTLE:
            return following[:OPENING]
    return ""


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
    if key == "no" and any(one[0].isdigit() for one in [one for one in following if one != "."][:1]):
        return True
    if token[0].isupper() and before and words.tokens[at - 1][0].isalpha():
        return True  # a word with a capital inside a sentence: part of a name, or of a title
    if following and (following[0] in _IDIOMS or following == ["more", "than"]):
        return True
    if key in _UNKNOWN:
        return before not in _BEING
    return before in ("or", "if", "why", "than") or (key == "without" and before in _DOING)


_NOBODY = frozenset("nobody none nothing nowhere".split())
"""They govern nothing: what follows is told of somebody."""

_BEING = frozenset("is was are were be been remain remains remained it's still also".split())
_DOING = frozenset("do does did go goes went".split())
