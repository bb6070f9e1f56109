"""What two sentences state, where the words that they share do not settle whether it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Set
from math import sqrt
from typing import NamedTuple

from stories.compare.align.similarity import MOST_BY_CHANCE, Vocabulary, uncommonness_of
from stories.text.facts import ATTRIBUTION, NUMBER, Fact, Facts
from stories.text.facts.amounts import AGE, COUNT, ORDINAL, PART, SCORE, VAGUE
from stories.text.facts.words import Words
from stories.text.stems import Stems, stems

MOST_OF = 0.6
"""So great a part of the words that two sentences share names who says it …"""

BESIDES = 0.22
"""… and so little do they share besides, that nothing is told twice: "a statement from the foreign ministry said the
conflict was a factor in the incident" and 'it apologised for the "tragic incident", the foreign ministry said in a
statement'."""

ABOUT_AS_MANY = 2.0
"""A toll, a price, a distance hardly doubles from one telling to the next."""


class _Telling(NamedTuple):
    """A sentence's words: those that name who says so, and all but the words for who says so. Where nobody is said to
    say so, any word may name him."""

    names: Set[str]
    said: Set[str]


_Sizes = dict[tuple[str, str], float]


class Stated:
    """The facts of two texts, read sentence by sentence where they are asked for."""

    def __init__(self, left: Facts, right: Facts) -> None:
        self._facts = left, right
        self._told: tuple[dict[int, bool], dict[int, bool]] = {}, {}
        self._tellings: tuple[dict[int, _Telling], dict[int, _Telling]] = {}, {}
        self._numbers: tuple[dict[int, _Sizes], dict[int, _Sizes]] = {}, {}

    def only_say_who(self, left: int, right: int, vocabulary: Vocabulary) -> bool:
        """Whether two sentences share words for who says it, no name among these, and hardly anything that is said."""
        if not (self._is_told(0, left) or self._is_told(1, right)):
            return False
        one, other = self._telling(0, left), self._telling(1, right)
        if not one.names.isdisjoint(other.names):
            return False
        shared = vocabulary.lefts[left].keys() & vocabulary.rights[right].keys()
        said = one.said & other.said & shared
        if len(said) > MOST_BY_CHANCE or vocabulary.weight(shared - said) < MOST_OF * vocabulary.weight(shared):
            return False
        return uncommonness_of(said) <= BESIDES * sqrt(uncommonness_of(one.said) * uncommonness_of(other.said))

    def _is_told(self, side: int, sentence: int) -> bool:
        """Whether somebody is said to say so."""
        known = self._told[side]
        if sentence not in known:
            known[sentence] = bool(self._sources(side, sentence))
        return known[sentence]

    def _sources(self, side: int, sentence: int) -> list[Fact]:
        return self._facts[side].of(ATTRIBUTION, range(sentence, sentence + 1))

    def _telling(self, side: int, sentence: int) -> _Telling:
        known = self._tellings[side]
        if sentence not in known:
            known[sentence] = self._read(side, sentence)
        return known[sentence]

    def _read(self, side: int, sentence: int) -> _Telling:
        words = self._facts[side].words
        numbered = words.document.numbered
        first_at = numbered.first_at
        who = {at for fact in self._sources(side, sentence) for at in range(first_at(fact.start), first_at(fact.end))}
        if not who:
            said = _telling_of(numbered.stems_of([sentence], False)[sentence])
            return _Telling(said, said)
        said = _known_by(words, [at for at in words.of(sentence) if at not in who])
        names = [at for at in who if words.tokens[at][0].isupper() and not words.is_small(words.keys[at])]
        return _Telling(_known_by(words, names), said)

    def count_alike(self, left: int, right: int) -> bool:
        """Whether both state a number of one kind, the one about as great as the other: a toll and a toll."""
        lefts = self._sizes(0, left)
        rights = self._sizes(1, right) if lefts else {}
        return any(
            max(lefts[kind], rights[kind]) <= ABOUT_AS_MANY * min(lefts[kind], rights[kind])
            for kind in lefts.keys() & rights.keys()
        )

    def _sizes(self, side: int, sentence: int) -> _Sizes:
        """How great each number is, the last of a kind: by what it measures, or by what happened to those it counts."""
        known = self._numbers[side]
        if sentence not in known:
            facts = self._facts[side].of(NUMBER, range(sentence, sentence + 1))
            numbers = [fact.value for fact in facts if not fact.value.is_weak]
            known[sentence] = {
                (number.amount.what, number.role or number.noun if number.amount.unit == COUNT else ""): (
                    number.amount.low * number.amount.size
                )
                for number in numbers
                if number.amount.what not in (AGE, ORDINAL, PART, SCORE, VAGUE) and number.amount.low > 0
            }
        return known[sentence]


def _known_by(words: Words, numbers: Iterable[int]) -> Set[str]:
    """What these tokens are known by."""
    return _telling_of(stems([words.tokens[at] for at in numbers], False))


def _telling_of(known_by: Stems) -> Set[str]:
    """Not "a" and "I", which no table of common words has."""
    return {stem for stem in known_by if len(stem) > 1}
