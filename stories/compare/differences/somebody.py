"""What somebody is of whom the other text says no more than that it was a man: a man was shot, a soldier was shot."""

from __future__ import annotations

from collections.abc import Iterator

from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.kin import kindred
from stories.text.facts import NAME, OUTCOME, Fact
from stories.text.facts.name import ROLE
from stories.text.facts.words import Words

_ANYBODY = frozenset("person man woman boy girl teenager".split())
_ONE = frozenset("a an one".split())

_FAR = 4
"""Words from the article to the noun: "a 41-year-old local man"."""

_MORE = frozenset("second third fourth fifth other".split())
"""Not whom the other text tells of."""


def others(facing: Facing) -> Iterator[tuple[range, range]]:
    """The tokens of both, of two sentences that answer to each other and tell one outcome, where one has nobody but
    anybody, and the other one of some calling that the first text does not have."""
    if all(map(_ANYBODY.isdisjoint, facing.word_sets)):
        return
    for pair in facing.pairs:
        left, right = (sentence_at(one, span[0]) for one, span in zip(facing.documents, pair[:2], strict=True))
        if facing.row_of(0, left).is_same or _outcomes(facing, 0, left).isdisjoint(_outcomes(facing, 1, right)):
            continue
        for side, at, other in ((0, left, right), (1, right, left)):
            anybody, calling = _anybody(facing, side, at), _calling(facing, 1 - side, other)
            if anybody and calling:
                yield (calling, anybody) if side else (anybody, calling)


def _outcomes(facing: Facing, side: int, sentence: int) -> set[object]:
    return {fact.key for fact in facing.facts[side].of(OUTCOME, range(sentence, sentence + 1))}


def _roles(facing: Facing, side: int, sentence: int) -> list[Fact]:
    facts = facing.facts[side].of(NAME, range(sentence, sentence + 1))
    return [fact for fact in facts if fact.value.sort == ROLE]


def _anybody(facing: Facing, side: int, sentence: int) -> range | None:
    words = facing.facts[side].words
    found = [at for at in words.of(sentence) if words.keys[at] in _ANYBODY]
    if len(found) != 1 or _roles(facing, side, sentence):
        return None
    return _with_article(words, sentence, found[0], found[0] + 1)


def _calling(facing: Facing, side: int, sentence: int) -> range | None:
    words, numbered = facing.facts[side].words, facing.documents[side].numbered
    found = _roles(facing, side, sentence)
    if len(found) != 1 or found[0].value.words[-1] in kindred():
        return None
    if found[0].key in facing.facts[1 - side].everywhere(NAME):
        return None
    return _with_article(words, sentence, numbered.first_at(found[0].start), numbered.first_at(found[0].end))


def _with_article(words: Words, sentence: int, first: int, last: int) -> range | None:
    """From the article on, where one stands before it with nothing but words between."""
    for at in range(first - 1, max(first - _FAR, words.of(sentence).start) - 1, -1):
        if words.keys[at] in _ONE:
            return range(at, last)
        if not words.keys[at][0].isalnum() or words.keys[at] in _MORE:
            return None
    return None
