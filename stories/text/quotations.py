"""Quotations: where they stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from stories.text.patterns import compiled

if TYPE_CHECKING:
    from stories.text.document import Document, Range

_OPENING = {
    "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", "‚": "‘", "‹": "›", "›": "‹›", "「": "」", "『": "』",
}  # fmt: skip
"""Mark that opens to those that close: “English”, „German“, »German«, ”Swedish”, »Danish», «French»."""

_MARKS = compiled(r"[\"“”„”«»‚‘‹›「」『』]")
_ALSO_CLOSE = frozenset('"”»›')
"""Marks that open only where a word follows and none stands before."""

_SINGLE_OPEN = compiled(r"[‘'](?<!\w.)(?=\w)")  # the mark first: it is what is quick to look for
_SINGLE_CLOSE = compiled(r"[’'](?<=[\w.,!?…].)(?!\w)")


def quotations(text: str, start: int, end: int) -> list[Range]:
    """What stands between quotation marks in this block, marks aside. A quotation that is not closed goes on to the end
    of its paragraph: the next one opens with a mark again."""
    found: list[Range] = []
    opened: int | None = None
    closing = ""
    for mark in _MARKS.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign in _ALSO_CLOSE and not _may_open(text, mark.start(), start):
                continue  # inches, or a mark gone astray
            if sign == '"' or sign in _OPENING:
                opened, closing = mark.end(), _OPENING.get(sign, '"')
        elif sign in closing:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found or _single_quotations(text, start, end)


def _may_open(text: str, at: int, start: int) -> bool:
    if text[at] == '"':
        return not text[at + 1 : at + 2].isspace()
    return text[at + 1 : at + 2].isalnum() and (at == start or text[at - 1].isspace() or text[at - 1] in "([—–-")


def _single_quotations(text: str, start: int, end: int) -> list[Range]:
    """Between ‘ and ’, only where every one that opens is closed: an apostrophe looks the same."""
    if text.find("'", start, end) < 0 and text.find("‘", start, end) < 0:
        return []
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
    """Of one document, in the order of its text."""

    def __init__(self, document: Document) -> None:
        text = document.text
        self._found = [found for block in document.blocks for found in quotations(text, block.start, block.end)]
        self._starts = [start for start, _ in self._found]

    def within(self, span: Range) -> list[Range]:
        """The parts of this range that are quoted."""
        first, last = span
        near = self._found[max(bisect_right(self._starts, first) - 1, 0) : bisect_right(self._starts, last)]
        return [(max(start, first), min(end, last)) for start, end in near if start < last and first < end]

    def around(self, at: int) -> Range | None:
        """The quotation a position stands in."""
        before = bisect_right(self._starts, at) - 1
        return self._found[before] if before >= 0 and at <= self._found[before][1] else None
