"""Whether the other text holds the words of a passage or a quotation: then it did not come or go."""

from __future__ import annotations

from stories.compare.differences.facing import Facing
from stories.compare.differences.passages import TOLD, TOLD_IN_PARTS
from stories.text.document import Range
from stories.text.stems import Stems, stems


def is_told_there(facing: Facing, side: int, span: Range) -> bool:
    """Whether the text across from that side holds the words of this range."""
    return facing.elsewhere[1 - side].tells(_stems(facing, side, span), TOLD)


FEWEST, PARTS = 5, 3
"""Words that say something, of which a few sentences do not hold nearly all by chance; and those sentences."""


def is_told_in_parts(facing: Facing, side: int, span: Range) -> bool:
    """Whether a few sentences of the text across, wherever they stand, hold nearly all of them or words related."""
    known_by, there = _stems(facing, side, span), facing.elsewhere[1 - side]
    return len(known_by) >= FEWEST and there.knows(known_by, there.nearest(known_by)[:PARTS]) >= TOLD_IN_PARTS


def _stems(facing: Facing, side: int, span: Range) -> Stems:
    numbered = facing.documents[side].numbered
    tokens = numbered.tokens[numbered.first_at(span[0]) : numbered.first_at(span[1])]
    return stems(tokens, numbered.is_spaceless)
