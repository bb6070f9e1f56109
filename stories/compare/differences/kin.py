"""Whose kin it is, said otherwise: "her husband and a daughter", "whose husband and son"; "two of his sons", "his two
nephews"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from stories.compare.differences.facing import Facing, sentence_at
from stories.text.document import Range
from stories.text.facts.words import asked

_ALIKE = (
    frozenset("son daughter nephew niece grandson granddaughter stepson stepdaughter".split()),
    frozenset("father mother uncle aunt cousin grandfather grandmother stepfather stepmother".split()),
    frozenset("brother cousin brother-in-law".split()),
    frozenset("sister cousin sister-in-law".split()),
)
"""Nobody is two of a line to one, nor does one word of a line say of A to B what another says of B to A, as "father"
and "son" do."""

_ANYBODY = frozenset(
    "child children kid kids boy boys girl girls parent parents grandchild grandchildren relative relatives family "
    "families kin".split()
)
"""A sentence with these may mean the same people."""


def kin(facing: Facing) -> Iterator[tuple[Range, Range]]:
    """Of sentences that answer to each other, where each has the one word for kin that the other text has nowhere."""
    if not facing.is_english:
        return
    told = [{_KIN[key] for key in _KIN.keys() & words} for words in facing.word_sets]
    if not all(told):
        return
    for pair in facing.pairs:
        sentences = [
            sentence_at(document, span[0])
            for document, span in zip(facing.documents, (pair.left, pair.right), strict=True)
        ]
        left, right = (_alone(facing, side, sentence, told[1 - side]) for side, sentence in enumerate(sentences))
        if left and right and any({left[0], right[0]} <= line for line in _ALIKE):
            yield left[1], right[1]


def kindred() -> frozenset[str]:
    """Each such word, for one and for many."""
    return frozenset(_KIN)


def _alone(facing: Facing, side: int, sentence: int, there: Set[str]) -> tuple[str, Range] | None:
    words = facing.facts[side].words
    found = [at for at in words.where(sentence, _is_kin) if _KIN[words.keys[at]] not in there]
    if len(found) != 1 or words.where(sentence, _is_anybody):
        return None
    return _KIN[words.keys[found[0]]], words.places[found[0]]


@asked
def _is_kin(key: str) -> bool:
    return key in _KIN


@asked
def _is_anybody(key: str) -> bool:
    return key in _ANYBODY


_KIN = {f"{word}{ending}": word for line in _ALIKE for word in line for ending in ("", "s", "'s", "s'")}
