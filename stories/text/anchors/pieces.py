"""A very long quote, found by pieces of it."""

from __future__ import annotations

from stories.text.anchors.page import Page
from stories.text.anchors.rewritten import rewritten
from stories.text.anchors.sought import CONTEXT, Sought
from stories.text.anchors.verbatim import verbatim
from stories.text.document import Range

MANY = 200
"""Words up to which a quote is looked for as one. A longer one is looked for by pieces of half that length."""

_PIECES = 4  # evenly spread: both ends and two between them


def in_pieces(page: Page, sought: Sought) -> Range | None:
    """From the first to the last of the pieces that are found, if they are half of those looked for."""
    pieces = (_piece(sought, number) for number in range(_PIECES))
    found = [place for piece in pieces if (place := verbatim(page.text, piece) or rewritten(page, piece))]
    if 2 * len(found) < _PIECES:
        return None
    return min(start for start, _ in found), max(end for _, end in found)


def _piece(sought: Sought, number: int) -> Sought:
    old, size = sought.page, MANY // 2
    first = (len(old.keys) - size) * number // (_PIECES - 1)
    start = 0 if number == 0 else old.starts[first]
    end = len(old.text) if number == _PIECES - 1 else old.ends[first + size - 1]
    return Sought.of(
        old.text[start:end],
        (sought.prefix + old.text[max(0, start - CONTEXT) : start])[-CONTEXT:],
        (old.text[end : end + CONTEXT] + sought.suffix)[:CONTEXT],
        None if sought.start is None else sought.start + start,
    )
