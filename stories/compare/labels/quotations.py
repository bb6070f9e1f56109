"""Quotations: where they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from stories.text.document import Document, Range

_OPENING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}
_MARKS = re.compile(r"[\"“”„«»「」『』]")
_SINGLE_OPEN = re.compile(r"[‘'](?<!\w.)(?=\w)")  # the mark first: it is what is quick to look for
_SINGLE_CLOSE = re.compile(r"[’'](?<=[\w.,!?…].)(?!\w)")


def quotations(text: str, start: int, end: int) -> list[Range]:
    """What stands between quotation marks in this block, marks aside. A quotation that is not closed goes on to the end
    of its paragraph: the next one opens with a mark again."""
    found: list[Range] = []
    opened: int | None = None
    closing = ""
    for mark in _MARKS.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign == '"' and text[mark.end() : mark.end() + 1].isspace():
                continue  # inches, or a mark gone astray
            if sign == '"' or sign in _OPENING:
                opened, closing = mark.end(), _OPENING.get(sign, '"')
        elif sign in closing:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found or _single_quotations(text, start, end)


def _single_quotations(text: str, start: int, end: int) -> list[Range]:
    """Between ‘ and ’, only where every one that opens is closed: an apostrophe looks the same."""
    opens = [mark.end() for mark in _SINGLE_OPEN.finditer(text, start, end)]
    if not opens:
        return []
    closes = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
    pairs = list(zip(opens, closes, strict=False))
    in_turn = all(opened < closed for opened, closed in pairs) and all(
        closed < opened for (_, closed), (opened, _) in pairwise(pairs)
    )
    return pairs if in_turn and len(opens) == len(closes) else []


class Quotations:
    """Of one document, each block read once and only when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts: list[int] = []
        self._by_block: dict[int, list[Range]] = {}

    def within(self, span: Range) -> list[Range]:
        """The parts of this range that are quoted."""
        found = self._near(span[0])
        if not found:
            return []
        near = found[max(bisect_right(found, (span[0], span[0])) - 1, 0) : bisect_right(found, (span[1], span[1]))]
        return [(max(start, span[0]), min(end, span[1])) for start, end in near if start < span[1] and span[0] < end]

    def around(self, at: int) -> Range | None:
        """The quotation a position stands in."""
        found = self._near(at)
        before = bisect_right(found, (at, len(self._document.text))) - 1
        return found[before] if before >= 0 and at <= found[before][1] else None

    def block_at(self, at: int) -> int:
        if not self._starts:
            self._starts = [block.start for block in self._document.blocks]
        return max(bisect_right(self._starts, at) - 1, 0)

    def _near(self, at: int) -> list[Range]:
        """All of the block a position stands in."""
        number = self.block_at(at)
        if number not in self._by_block:
            block = self._document.blocks[number]
            self._by_block[number] = quotations(self._document.text, block.start, block.end)
        return self._by_block[number]
