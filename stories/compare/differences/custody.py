"""Somebody whose arrest one text says was ordered and the other that it was made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stories.compare.differences.facing import Facing
from stories.text.document import Kind
from stories.text.facts import NAME, OUTCOME, Fact
from stories.text.facts.negation import is_negated
from stories.text.facts.titles import roles
from stories.text.facts.words import Words

_ARREST = frozenset("arrest arrested detention detained".split())
_ORDERING = frozenset("order orders ordered warrant warrants".split())
_DONE = frozenset("arrested detained".split())
_BEING = frozenset("has have had been was were is are".split())
_LEADING = frozenset("of for warrant the former ousted".split())
"""Between an arrest and who is arrested."""

_REFUSING = frozenset("refused refuses rejected rejects quashed quashes lifted lifts withdrew withdrawn".split())
"""In front of an order that is none."""

_FAR, _NEAR = 4, 3
"""Words between an order and the arrest; between the arrest and the name."""

_MOST = 20
"""Arrests of one text's opening that are tried with those of the other's."""


class _Told(NamedTuple):
    fact: Fact
    name: Fact


def ordered_and_made(facing: Facing) -> Iterator[tuple[Fact, Fact]]:
    """What the ledes and headlines tell of one person, of both texts the first. Not where the text that tells of the
    order tells of any arrest that was made."""
    if not (facing.is_english and all(_ARREST & words for words in facing.word_sets)):
        return
    for side in (0, 1):
        ordered = _of_opening(facing, side, is_made=False)
        made = _of_opening(facing, 1 - side, is_made=True) if ordered and not _tells_of_arrest(facing, side) else []
        pairs = ((one, other) for one in ordered for other in made if _are_one_person(one.name, other.name))
        for one, other in pairs:
            yield (other.fact, one.fact) if side else (one.fact, other.fact)
            return


def _are_one_person(one: Fact, other: Fact) -> bool:
    """By the whole name or a part of it that ends or begins it: De Lima, Leila de Lima."""
    shorter, longer = sorted((tuple(one.value.words), tuple(other.value.words)), key=len)
    return longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter


def _of_opening(facing: Facing, side: int, is_made: bool) -> list[_Told]:
    """The lede's first, then the headline's; no more of them than are tried with each other."""
    return [*islice(_in_opening(facing, side, is_made), _MOST)]


def _in_opening(facing: Facing, side: int, is_made: bool) -> Iterator[_Told]:
    heads = [at for at, kind in enumerate(facing.documents[side].numbered.kinds) if kind is Kind.HEADLINE][:1]
    for sentence in (facing.lede(side), *heads):
        if sentence >= 0:
            names = [one for one in facing.facts[side].of(NAME, range(sentence, sentence + 1)) if not one.value.sort]
            yield from _told(facing.facts[side].words, sentence, names, is_made)


def _told(words: Words, sentence: int, names: list[Fact], is_made: bool) -> Iterator[_Told]:
    span, first_at = words.of(sentence), words.document.numbered.first_at
    begins = [first_at(name.start) for name in names]
    for at in span:
        first = _made_at(words, at, span) if is_made else _ordered_at(words, at, span)
        if first is None:
            continue
        before = first if is_made else at
        near = slice(max(bisect_left(begins, before) - 1, 0), bisect_right(begins, at + 1 + _NEAR))
        for name, begin in zip(names[near], begins[near], strict=True):
            end = first_at(name.end)
            is_owner = words.keys[end - 1].endswith("'s")
            is_behind = at < begin and _lead_to_name(words.keys[at + 1 : begin]) and not is_owner
            is_before = end == before and is_owner != is_made
            if is_behind or is_before:
                start, stop = words.span(first, at + 1)
                yield _Told(Fact(OUTCOME, start, stop, sentence, None, words.text[start:stop]), name)


def _lead_to_name(between: Sequence[str]) -> bool:
    """ "The arrest of the former president": not of somebody beside whom the name stands."""
    return all(key in _LEADING or key in roles() for key in between)


def _ordered_at(words: Words, at: int, span: range) -> int | None:
    """Where the words for an order begin that lead to this word: "ordered the arrest", "a warrant to arrest"."""
    if words.keys[at] not in _ARREST:
        return None
    before = range(max(span.start, at - 1 - _FAR), at)
    first = next((one for one in before if words.keys[one] in _ORDERING), None)
    if first is None or is_negated(words, first, span.start):
        return None
    return None if _REFUSING & set(words.keys[max(span.start, first - _FAR) : first]) else first


def _made_at(words: Words, at: int, span: range) -> int | None:
    """Where the words begin that say that somebody was arrested; not "is to be arrested", "not arrested"."""
    if words.keys[at] not in _DONE or _ordered_at(words, at, span) is not None:
        return None
    first = at
    while first > span.start and words.keys[first - 1] in _BEING:
        first -= 1
    before = words.keys[max(span.start, first - 2) : first]
    return None if _OPEN & set(before) else first


_OPEN = frozenset("be being to not never n't if unless could should may might would will yet".split())


def _tells_of_arrest(facing: Facing, side: int) -> bool:
    words = facing.facts[side].words
    sentences = range(len(facing.documents[side].sentences))
    spans = (words.of(sentence) for sentence in sentences)
    return any(words.keys[at] in _DONE and _made_at(words, at, span) is not None for span in spans for at in span)
