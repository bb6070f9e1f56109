"""How sure a text is of what it tells: a hedge, or what is yet to come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from stories.text.facts.fact import CERTAINTY, Fact
from stories.text.facts.words import KEPT_WORDS, Words

HEDGED, TO_COME, WOULD = "hedged", "to come", "would"
"""The sorts of certainty: it may not be so; it is planned; it would be so, or somebody said that it will."""

_HEDGES = frozenset(
    "may might could likely probably possibly perhaps maybe apparently allegedly alleged suspected reportedly "
    "presumably presumed supposedly seemingly purportedly purported potentially potential apparent unconfirmed "
    "preliminary provisional provisionally tentative tentatively conceivably arguably".split()
)
_BEFORE_TO = frozenset(
    "believed thought appears appeared appear appearing seems seemed seem rumored rumoured said reported understood "
    "feared assumed".split()
)
"""Hedges only before "to" or "that", or before what was suffered: "is believed to be", "feared dead"."""

_SUFFERED = frozenset("dead killed drowned hurt injured trapped lost missing buried responsible".split())

_PLANS = frozenset(
    "expected plans planned planning plan intends intended intend scheduled due set going hopes hoped aims expects "
    "hope proposes proposed wants decided agreed voted chose pledged promised vowed threatens threatened threatening "
    "tried tries trying attempted sought seeks seeking prepares preparing slated poised ready".split()
)
"""To come, before "to": "is expected to be charged"."""

_DATED = frozenset("due scheduled slated set".split())
"""To come, before "for" too: "is scheduled for Friday"."""

_WEIGHED = frozenset("considering considers weighing mulling mulls".split())

_BEING = frozenset("is are was were be been being it's".split())

_TELLING = (
    _HEDGES
    | _BEFORE_TO
    | _PLANS
    | _WEIGHED
    | frozenset("possible would will shall accused looked looks is are".split())
)
"""All words that may open one."""


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations. The key says which sort it is, the value is the word."""
    if not words.is_english:
        return
    span = words.of(sentence)
    for at in words.where(sentence, _may_tell):
        value = _value(words, at, span)
        if value and not words.document.quotations.around(words.places[at][0]):
            start, end = words.span(at, at + 1)
            yield Fact(CERTAINTY, start, end, sentence, value, words.keys[at])


@lru_cache(maxsize=KEPT_WORDS)
def _may_tell(key: str) -> bool:
    return key in _TELLING or key.endswith("'ll")


def _value(words: Words, at: int, span: range) -> str:
    key = words.keys[at]
    if key in _HEDGES:
        return HEDGED if _hedges(words, at, span) else ""
    following = words.keys[at + 1] if at + 1 < span.stop else ""
    if key == "possible":
        before = words.keys[at - 1] if at > span.start else ""
        return HEDGED if following == "that" or before in ("a", "of", "the") else ""
    if key == "would":
        return WOULD
    if key in ("will", "shall") or key.endswith("'ll"):
        return TO_COME
    before = words.keys[at - 1] if at > span.start else ""
    if key in _BEFORE_TO and (following in ("to", "that") or (following in _SUFFERED and key != "said")):
        return HEDGED if before in _BEING or key[:4] in ("appe", "seem") or following in _SUFFERED else ""
    if key in ("accused", "looked", "looks") and following in ("of", "like"):
        return HEDGED
    if key in _WEIGHED or (key in _DATED and following == "for"):
        return TO_COME
    if key in ("is", "are") and following == "to" and words.keys[at + 2 : at + 3] != ["blame"]:
        return TO_COME
    return TO_COME if key in _PLANS and following == "to" else ""


def _hedges(words: Words, at: int, span: range) -> bool:
    """Not the month of May, "could not"."""
    key = words.keys[at]
    following = words.keys[at + 1] if at + 1 < span.stop else ""
    before = words.keys[at - 1] if at > span.start else ""
    if key == "may":
        return words.tokens[at] == "may" or (not following[:1].isdigit() and bool(before) and words.tokens[at] == "MAY")
    if key == "could":
        return following not in ("not", "no", "only", "hardly")
    if key in ("likely", "possibly", "probably"):
        return before not in ("most", "not", "un")
    return True
