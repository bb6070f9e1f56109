"""How sure a text is of what it tells: a hedge, what is yet to come, what is in doubt, what is beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from stories.text.facts.fact import CERTAINTY, Fact
from stories.text.facts.figures import NUMERALS
from stories.text.facts.negation import is_negated
from stories.text.facts.words import KEPT_WORDS, Words, asked
from stories.text.verbs import forms
from stories.text.words import table_rows

HEDGED, TO_COME, WOULD, DOUBTED, SURE = "hedged", "to come", "would", "doubted", "sure"
"""The sorts of certainty: it may not be so; it is planned; it would be so, or somebody said that it will; it is rather
not so; it is so beyond doubt."""

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

_THOUGHT = frozenset("believe suspect fear think assume presume".split())
"""Hedges behind those who think so: "officers suspect a spark"."""

_MANY = frozenset("police they we who some many most".split())

_PLANS = frozenset(
    "expected plans planned planning plan intends intended intend scheduled due set going hopes hoped aims expects "
    "hope proposes proposed wants decided agreed voted chose pledged promised vowed threatens threatened threatening "
    "tried tries trying attempted sought seeks seeking prepares preparing slated poised ready".split()
)
"""To come, before "to": "is expected to be charged"."""

_DATED = frozenset("due scheduled slated set".split())
"""To come, before "for" too: "is scheduled for Friday"."""

_DEALS = frozenset("deal agreement accord pact truce settlement compromise ceasefire decision merger sale".split())
_AS_FAR_AS = 6
"""Words: "close to a free trade agreement"."""

_BEING = frozenset("is are was were be been being it's".split())
_IDLE_BEFORE = frozenset("as than as-yet what".split())
"""Before "expected": nothing is told of what comes."""

_LEADING_ON = frozenset("to that of for on with whether if is was were as have be a an".split())
"""At the end of a phrase they lead on to the statement, and are no words of the fact."""

FINDING = frozenset("found established showed shows concluded determined ruled finds".split())
LONGEST_FINDER = 10
"""Words of who finds something to be so."""

_TELLING = (
    FINDING
    | _HEDGES
    | _BEFORE_TO
    | _PLANS
    | _THOUGHT
    | frozenset("possible would will shall accused looked looks is are close closer".split())
)
"""All words that may open one."""


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations. The key says which sort it is, the value is the word, of a phrase the first."""
    if not words.is_english:
        return
    span, keys = words.of(sentence), words.keys
    last = span.start
    for at in words.where(sentence, _may_tell):
        if at < last or not (_tells_alone(keys[at]) or (at + 1 < span.stop and keys[at + 1] in phrases()[keys[at]])):
            continue
        sort, length = _phrase(words, at, span)
        value = _value(words, at, span) if sort is None else sort
        if value and not words.document.quotations.around(words.places[at][0]):
            last = at + length
            told = last
            while told > at + 1 and words.keys[told - 1] in _LEADING_ON:
                told -= 1
            start, end = words.span(at, told)
            yield Fact(CERTAINTY, start, end, sentence, value, words.keys[at])


@asked
@lru_cache(maxsize=KEPT_WORDS)
def _may_tell(key: str) -> bool:
    return _tells_alone(key) or key in phrases()


@lru_cache(maxsize=KEPT_WORDS)
def _tells_alone(key: str) -> bool:
    """Whatever the next word: of "the", "in" and "to" phrases are made, and few of them stand anywhere."""
    return key in _TELLING or key.endswith("'ll") or "" in phrases().get(key, ())


def _phrase(words: Words, at: int, span: range) -> tuple[str | None, int]:
    """The sort and the length of the longest phrase of the table that stands there; negated it says another thing, or
    nothing."""
    by_second = phrases().get(words.keys[at], {})
    second = words.keys[at + 1] if at + 1 < span.stop else ""
    for phrase, sort in (*by_second.get(second, ()), *by_second.get("", ())):
        if tuple(words.keys[at : min(at + len(phrase), span.stop)]) == phrase:
            if words.keys[at - 1 : at] == ["yet"] or is_negated(words, at, span.start):
                return (HEDGED if sort == SURE else ""), len(phrase)
            if phrase[0].startswith("weigh") and _presses(words.keys[at + 1 : min(at + 4, span.stop)]):
                return "", len(phrase)
            is_adverb = phrase[0].endswith("ly")  # "would definitely be"
            if sort == SURE and not is_adverb and not _OPEN_BEFORE.isdisjoint(words.keys[max(at - 2, span.start) : at]):
                return "", len(phrase)
            if phrase[0].startswith("expect") and at > span.start and words.keys[at - 1] in _IDLE_BEFORE:
                return "", len(phrase)
            return sort, len(phrase)
    return None, 1


def _presses(behind: Sequence[str]) -> bool:
    """ "Weighed about 300 pounds", "weighed them", "weighs on prices": who does so considers nothing."""
    return not _PRESSED.isdisjoint(behind[:1]) or any(key[0].isdecimal() or key in NUMERALS for key in behind)


_PRESSED = frozenset("on in down heavily more less him her them".split())
_OPEN_BEFORE = frozenset("to be will would shall should may might could can must until before if once".split())
"""Close before what is sure: "due to be signed" is not."""


@cache
def phrases() -> dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]:
    """The phrases of the table and their sorts by their first words and by their second, "" for none, the longest
    first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for phrase, sort in _listed().items():
        found.setdefault(phrase[0], {}).setdefault("".join(phrase[1:2]), []).append((phrase, sort))
    for by_second in found.values():
        for listed in by_second.values():
            listed.sort(key=lambda one: -len(one[0]))
    return found


def _listed() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in table_rows("certainty.txt"):
        sort, _, listed = row.partition(":")
        for phrase in listed.split(","):
            first, *others = phrase.split()
            for form in forms(first[1:]) if first[0] == "~" else (first,):
                found.setdefault((form, *others), sort)
    return found


def _value(words: Words, at: int, span: range) -> str:
    key = words.keys[at]
    if key in _HEDGES:
        return HEDGED if _hedges(words, at, span) else ""
    following = words.keys[at + 1] if at + 1 < span.stop else ""
    before = words.keys[at - 1] if at > span.start else ""
    if key == "possible":
        return HEDGED if _is_of_noun(before, following) else ""
    if key == "would":
        return WOULD
    if key in ("will", "shall") or key.endswith("'ll"):
        return TO_COME
    if key in _BEFORE_TO and (following in ("to", "that") or (following in _SUFFERED and key != "said")):
        return HEDGED if before in _BEING or key[:4] in ("appe", "seem") or following in _SUFFERED else ""
    if key in _THOUGHT:
        if following == "for":
            return ""  # a worry
        return HEDGED if before in _MANY or (before.endswith("s") and before[:-1].isalpha()) else ""
    if key in ("accused", "looked", "looks") and following in ("of", "like"):
        return HEDGED
    if key in ("close", "closer") and following == "to":
        ahead = words.keys[at + 2 : min(at + 2 + _AS_FAR_AS, span.stop)]
        return TO_COME if ahead and (ahead[0].endswith("ing") or not _DEALS.isdisjoint(ahead)) else ""
    if key in FINDING:
        return SURE if at > span.start + 2 and _is_last(words, at, span) else ""
    if key in _DATED and following == "for":
        return TO_COME
    if key in ("is", "are") and following == "to" and words.keys[at + 2 : at + 3] != ["blame"]:
        return TO_COME
    return TO_COME if key in _PLANS and following == "to" else ""


def _is_of_noun(before: str, following: str) -> bool:
    """ "A possible robbery", not "as soon as possible" or "possible to"."""
    return following[:1].isalpha() and following not in _IDLE_BEHIND and before not in _IDLE_POSSIBLE


_IDLE_POSSIBLE = frozenset("as if where when best not is was it".split())
_IDLE_BEHIND = frozenset("to for only".split())

_SENSED = frozenset("heard seen felt found reached read viewed".split())
"""Behind "could be": what could be heard was there."""

_OPENING_ABILITY = frozenset("before until unless so where whether if".split())
_AS_FAR_BACK = 3
"""Words before "could" in which one of them makes it an ability: "before the crew could land"."""

_NOBODY = frozenset("no nobody none neither nor".split())
_NEAR_NOBODY = 3
"""Words before "may" in which one of these forbids: "no driver may"."""

_MEASURING = frozenset("most not un as more less times equally twice".split())
"""Before "likely" they say how often something is."""


def _is_last(words: Words, at: int, span: range) -> bool:
    """Whether it ends its sentence, with a comma before who finds it so: "a spark lit it, the inquiry found"."""
    if not all(not key[0].isalnum() for key in words.keys[at + 1 : span.stop]):
        return False
    return "," in words.keys[max(at - LONGEST_FINDER, span.start) : at]


def _hedges(words: Words, at: int, span: range) -> bool:
    """Not the month of May, "could not"."""
    key = words.keys[at]
    following = words.keys[at + 1] if at + 1 < span.stop else ""
    before = words.keys[at - 1] if at > span.start else ""
    if key in ("may", "might") and not _NOBODY.isdisjoint(words.keys[max(at - _NEAR_NOBODY, span.start) : at]):
        return False
    if key == "may":
        return words.tokens[at] == "may" or (not following[:1].isdigit() and bool(before) and words.tokens[at] == "MAY")
    if key == "could":
        if not _OPENING_ABILITY.isdisjoint(words.keys[max(at - _AS_FAR_BACK, span.start) : at]):
            return False
        return following not in ("not", "no", "only", "hardly") and _SENSED.isdisjoint(words.keys[at + 2 : at + 3])
    if key in ("likely", "possibly", "probably"):
        return before not in _MEASURING
    return True
