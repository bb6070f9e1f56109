"""How much a difference matters: its kind first, then where it stands, then how much of the text rests on it."""

from __future__ import annotations

from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.kinds import KIND
from stories.text.document import Kind

STEP = 1000
"""A step of rank."""

_HEAD = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.KICKER})


def weigh(one: Difference, facing: Facing) -> Difference:
    return one._replace(weight=KIND[one.kind].rank * STEP + _place(one, facing))


def _place(one: Difference, facing: Facing) -> int:
    """Up to 999: headline, then lede, then the nearer to the top of the body."""
    places = []
    for side, stated in enumerate((one.left, one.right)):
        if stated:
            document = facing.documents[side]
            sentence = sentence_at(document, stated.words[0])
            if facing.kind_of(side, sentence) in _HEAD:
                return STEP - 1
            places.append(sentence / max(len(document.sentences), 1))
    return int((1 - min(places, default=1)) * (STEP - 2))
