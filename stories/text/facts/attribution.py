"""Who says it, and how far the writer stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stories.text.facts.fact import ATTRIBUTION, Fact
from stories.text.facts.words import Words
from stories.text.words import OPENING, table_rows

SAYS = "says"


class Saying(NamedTuple):
    """`source` are the words that name who says it, as written, "" where nobody is named; `about` what they are known
    by; `stance` is the verb's group in the table of reporting verbs."""

    source: str
    about: frozenset[str]
    stance: str
    is_generic: bool
    """ "Officials", "a spokesman": nobody whom a name would not tell more of."""

    is_named: bool
    """Whether some word of it has a capital."""

    def __str__(self) -> str:
        return self.source


@cache
def stances() -> dict[str, str]:
    """Reporting verb to its group."""
    rows = (row.split(":") for row in table_rows("reporting.txt"))
    return {verb: stance for stance, verbs in rows for verb in verbs.split()}


_OTHER_VERBS = frozenset(
    "added adds announced declared noted warned replied explained wrote writes tells posted".split()
)
_HEDGES = frozenset("allegedly reportedly purportedly alleged".split())
_DO_MORE = frozenset("wrote writes reported reports report posted announced added adds noted".split())
"""They tell of words only where "that" follows or the sentence ends with them."""

_NOT_SAID = frozenset("not to never did does could cannot can".split())
_BESIDE_VERB = frozenset("has have had also later earlier previously then now since repeatedly both".split())
_BOUNDS = frozenset(', ; : . ( ) \u201c \u201d " — – -- \u2018 ? ! …'.split())
_CLAUSES = frozenset(
    "that and but while as when because after before although though which if where than or so".split()
)
_ENDS = _CLAUSES | frozenset("who on at by during late early about monday tuesday wednesday thursday friday".split())
_PRONOUNS = frozenset("he she it they we i you who that which this there those others one".split())
_OPENS = frozenset("the a an his her its their one two three some several many another".split())
_LONGEST = 15  # tokens of a source: "a spokeswoman for the county's emergency services"
BODIES = frozenset("company firm group agency department ministry office center centre".split())
"""Which of them, the words beside them tell, or what was named before."""

_EVIDENCE = frozenset("evidence data results result figures study survey tests test findings analysis research".split())
"""What confirms without a word being said."""

_SHORTEST = 3  # letters of a word that a source is known by
_TITLE = 4  # letters: "Capt."
_GENERIC = frozenset(
    "official officials authority authorities source sources witness witnesses resident residents spokesman "
    "spokeswoman spokesperson spokesmen statement media people expert experts analyst analysts observers locals man "
    "woman aide aides report reports neighbors neighbours survivors survivor participants critics supporters many "
    "some others".split()
)
_LITTLE = _OPENS | frozenset("of for in from at with to were was is are been be its s 's who".split())
_CLAIMS = frozenset("responsibility victory credit asylum lives".split())
"""What is claimed without a word being said."""

_BEING = frozenset("is are was were be been being".split())


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """In English, outside quotations, where somebody speaks. The key is what the source is known by."""
    if not words.is_english:
        return
    span, keys, known = words.of(sentence), words.keys, _verbs()
    for at in words.where(sentence, known.get):
        stance = known[keys[at]]
        if words.document.quotations.around(words.places[at][0]):
            continue
        source = _source(words, at, span)
        if source is not None and (stance == SAYS or _EVIDENCE.isdisjoint(keys[source.start : source.stop])):
            said = _saying(words, source, stance, span)
            first, last = words.span(min(at, source.start), max(at + 1, source.stop))
            yield Fact(ATTRIBUTION, first, last, sentence, said.about, said)


def _saying(words: Words, source: range, stance: str, span: range) -> Saying:
    keys = words.keys[source.start : source.stop]
    if not _PRONOUNS.isdisjoint(keys):
        return Saying("", frozenset(), stance, False, False)
    told = [key for key in keys if len(key) >= _SHORTEST and key not in _LITTLE]
    about = frozenset(key[:OPENING] for key in told if key[0].isalpha() and key not in _GENERIC | BODIES)
    capitals = words.tokens[source.start if source.start > span.start else source.start + 1 : source.stop]
    is_named = any(token[0].isupper() for token in capitals)
    source_words = words.text[slice(*words.span(source.start, source.stop))]
    return Saying(source_words, about, stance, not is_named and not _GENERIC.isdisjoint(keys), is_named)


@cache
def _verbs() -> dict[str, str]:
    """Every word that says, with its stance."""
    said = {**dict.fromkeys(_OTHER_VERBS, SAYS), **stances()}
    return {verb: stance for verb, stance in said.items() if verb not in _HEDGES}


def _source(words: Words, at: int, span: range) -> range | None:
    """The tokens that name who says it; None where nobody does."""
    keys = words.keys
    if keys[at] == "according":
        is_clause = at == span.start or keys[at - 1] in _BOUNDS | _CLAUSES  # "they worked according to a plan"
        return _forward(words, at + 2, span) if is_clause and keys[at + 1 : at + 2] == ["to"] else None
    before = at
    while before > span.start and keys[before - 1] in _BESIDE_VERB:
        before -= 1
    previous = keys[before - 1] if before > span.start else ""
    following = keys[at + 1] if at + 1 < span.stop else ""
    if following in _CLAIMS or (keys[at] == "told" and (previous in _BEING or following == "to")):
        return None
    if previous in _NOT_SAID or (keys[at] in _DO_MORE and not _tells_words(words, at, span)):
        return None
    if previous in _BOUNDS or not previous:
        if previous == "," and (aside := _aside(words, before - 1, span)):
            return aside
        is_inverted = at + 1 < span.stop and (words.tokens[at + 1][0].isupper() or keys[at + 1] in _OPENS)
        return _forward(words, at + 1, span) if is_inverted else None
    return _backward(words, before, span)


def _tells_words(words: Words, at: int, span: range) -> bool:
    following = words.keys[at + 1] if at + 1 < span.stop else "."
    return following in (".", "that", ",")


def _forward(words: Words, first: int, span: range) -> range | None:
    """With an aside that says who it is: "said Beth Harmon, a spokeswoman"."""
    last = _forward_to(words, first, span)
    if last + 1 < span.stop and words.keys[last] == "," and words.keys[last + 1] in _OPENS:
        last = _forward_to(words, last + 1, span)
    return range(first, last) if last > first else None


def _forward_to(words: Words, first: int, span: range) -> int:
    last = first
    while last < min(first + _LONGEST, span.stop) and not _bounds(words, last) and words.keys[last] not in _ENDS:
        last += 1
    return last


def _backward(words: Words, last: int, span: range) -> range | None:
    first = last
    while first > max(last - _LONGEST, span.start) and not _bounds(words, first - 1):
        if words.keys[first - 1] in _CLAUSES:
            break
        first -= 1
    return range(first, last) if first < last else None


def _bounds(words: Words, at: int) -> bool:
    """A mark that ends what names somebody; not the stop of "Dr." or "J."."""
    key = words.keys[at]
    if key != ".":
        return key in _BOUNDS
    short = words.tokens[at - 1] if at else ""
    following = words.tokens[at + 1 : at + 2]
    return not (short[:1].isupper() and len(short) <= _TITLE and following and following[0][0].isupper())


def _aside(words: Words, last: int, span: range) -> range | None:
    """ "Beth Harmon, a spokeswoman," and "its maker, Lysander Bio,": from what stands before the first comma."""
    aside = _backward(words, last, span)
    if aside is None or aside.start <= span.start or words.keys[aside.start - 1] != ",":
        return None
    opens = words.keys[aside.start] in _OPENS or words.tokens[aside.start][0].isupper()
    told = _backward(words, aside.start - 1, span)
    if not opens or told is None or len(told) > _LONGEST // 2:
        return None
    return range(told.start, last)
