"""Where an edited quote may begin, and where it may end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stories.text.anchors.page import Page
from stories.text.anchors.place import first_character, last_character
from stories.text.anchors.sought import UNKNOWN, Sought
from stories.text.words import OPENING

KNOWN_CONTEXT = 0.5
"""Surroundings this alike mark an edge where neither a sentence nor a word of the quote does: the words next to it may
all be new."""


class Edge(NamedTuple):
    """The first or last word of a place; of two signs, what stands beyond the edge and whether a sentence begins or
    ends here as one did there, how much is seen."""

    word: int
    position: int
    signs: float


def beginnings(page: Page, sought: Sought, stretch: range, begun: Sequence[int]) -> Iterator[Edge]:
    """Where a sentence begins, where the quote's first word stands, and where its surroundings end."""
    opening = {bisect_left(page.starts, position): position for position in begun}
    for word in stretch:
        opens = word in opening
        position = opening[word] if opens else first_character(page, word, sought)
        context = sought.context_before(page.text, position)
        if opens or page.keys[word] == sought.page.keys[0] or context > KNOWN_CONTEXT:
            yield Edge(word, position, context + (opens if sought.begins_sentence else UNKNOWN))


def ends(page: Page, sought: Sought, stretch: range, ended: Sequence[int]) -> Iterator[Edge]:
    """Where a sentence ends, where the quote's last word stands, and where its surroundings begin again."""
    is_bare = sought.quote.rstrip()[-1].isalnum()  # without a stop, if at the end of its sentence
    closing = {bisect_right(page.ends, position) - 1: position for position in reversed(ended)}
    for word in stretch:
        closes = word in closing
        position = closing[word] if closes and not is_bare else last_character(page, word, sought)
        context = sought.context_after(page.text, position)
        # By the letters: the key of a character without spaces holds what stands after the quote.
        if closes or page.spelt[word][:OPENING] == sought.page.spelt[-1][:OPENING] or context > KNOWN_CONTEXT:
            yield Edge(word, position, context + (closes if sought.ends_sentence else UNKNOWN))
