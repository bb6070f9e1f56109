"""Whether a passage that came or went is told as one: if the other text holds its words, it is not."""

from __future__ import annotations

from stories.compare.differences.facing import Facing
from stories.compare.differences.passages import TOLD
from stories.text.document import Range
from stories.text.stems import stems


def is_told_there(facing: Facing, side: int, span: Range) -> bool:
    """Whether the text across from that side holds the words of this range."""
    numbered = facing.documents[side].numbered
    tokens = numbered.tokens[numbered.first_at(span[0]) : numbered.first_at(span[1])]
    return facing.elsewhere[1 - side].tells(stems(tokens, numbered.is_spaceless), TOLD)
