"""Passages that came or went whole, with what they stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing
from stories.compare.differences.kinds import PASSAGE
from stories.compare.record import PassageKind
from stories.text.document import BODY


def find(facing: Facing, found: Sequence[Difference]) -> Iterator[Difference]:
    """Of the body."""
    for row in facing.rows:
        kind = row.passage.kind
        if kind not in (PassageKind.CUT, PassageKind.ADDED):
            continue
        side = int(kind is PassageKind.ADDED)
        sentences = row.sentences[side]
        if facing.kind_of(side, sentences[0]) not in BODY:
            continue
        document = facing.documents[side]
        words = document.numbered.reach(sentences)
        told = Stated(words, document.quote(words))
        how = How.ADDED if side else How.DROPPED
        yield Difference(PASSAGE, how, None if side else told, told if side else None, passages=(row.number,))
