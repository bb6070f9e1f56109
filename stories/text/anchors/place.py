"""Somewhere a quote may stand now, and how far it reaches there."""

from __future__ import annotations

from typing import NamedTuple

from stories.text.anchors.page import Page
from stories.text.anchors.sought import Sought
from stories.text.document import Range

# Where no space parts words, marks of the words before touch those after: “…。”“…”, 他说：“…”.
_CLOSING = "，、。．：；！？」』）》】"
_OPENING = "「『（《【“"


class Place(NamedTuple):
    """The greatest is the best."""

    evidence: float
    nearness: int
    start: int
    end: int

    @classmethod
    def at(cls, start: int, end: int, evidence: float, sought: Sought) -> Place:
        return cls(evidence, -sought.distance(start), start, end)

    @property
    def range(self) -> Range:
        return self.start, self.end


def first_character(page: Page, word: int, sought: Sought) -> int:
    """Where a place that opens with this word begins: at the marks that touch the word, such as a quotation mark, if
    the quote began with one."""
    limit, start = page.gap_before(word)
    if sought.quote.lstrip()[0].isalnum():
        return start
    while start > limit and not page.text[start - 1].isspace() and page.text[start - 1] not in _CLOSING:
        start -= 1
    return start


def last_character(page: Page, word: int, sought: Sought) -> int:
    """Where a place that closes with this word ends: after the marks that touch it if the quote ended with one."""
    end, limit = page.gap_after(word)
    if sought.quote.rstrip()[-1].isalnum():
        return end
    while end < limit and not page.text[end].isspace() and page.text[end] not in _OPENING:
        end += 1
    return end
