"""Words that came or went, told where they cut least. If "Anna Petrosyan" is now "Anna Sargsyan and Anna Petrosyan",
what came may be "Sargsyan and Anna" or "Anna Sargsyan and": both are true, the second is what a person would mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from stories.compare.crumbs import idle_words
from stories.compare.edits import Edit
from stories.compare.rows import Row
from stories.text.document import Range
from stories.text.numbered import Numbered
from stories.text.tokens import is_word

_FARTHEST = 1000
"""Code points that an edit is slid over at the most: some sentences. Where a text goes on repeating itself, any of its
places is as good as another."""

_JOINING = frozenset("and or but und oder aber et ou mais y pero e ma и или но".split())
"""What came may begin or end with one of these. No language is asked for: where one of them means something else, no
more is lost than that of two true places the other is shown."""

_ENDING, _PAUSING, _CLOSING = frozenset(".!?…"), frozenset(",;:–—،؛"), frozenset(".!?…,;:،؛。、，")

_BETWEEN_SENTENCES, _BETWEEN_CLAUSES, _BETWEEN_PHRASES, _BETWEEN_WORDS, _INSIDE = 0, 1, 2, 3, 9
"""What it costs to begin or end there. "Inside" is in a name ("Anna Petrosyan"), a date ("March 3"), between a sign and
what it belongs to ("$5", an opening quotation mark)."""


def slid(left: Numbered, right: Numbered, row: Row, edits: Sequence[Edit]) -> list[Edit]:
    """The row's edits in reading order; each that only cuts or only adds stands where it costs least."""
    idle = idle_words(left.language, right.language)
    start, end = left.reach(row.left)
    found: list[Edit] = []
    for edit, following in zip(edits, [*(edit.left[0] - 1 for edit in edits[1:]), end], strict=True):
        (first, last), (other_first, other_last) = edit
        if first == last or other_first == other_last:
            side, span = (right, edit.right) if first == last else (left, edit.left)
            by = _best_shift(side, span, min(first - start, _FARTHEST), min(following - last, _FARTHEST), idle)
            edit = Edit((first + by, last + by), (other_first + by, other_last + by))
        start = edit.left[1] + 1  # so that no two edits come to meet
        found.append(edit)
    return found


def _best_shift(side: Numbered, span: Range, kept_before: int, kept_after: int, idle: Set[str]) -> int:
    """By how many code points, below zero for back. `idle` are words that carry little: a phrase begins with them."""
    text, (start, end) = side.text, span
    back = on = 0
    while back < kept_before and text[start - back - 1] == text[end - back - 1]:
        back += 1
    while on < kept_after and text[start + on] == text[end + on]:
        on += 1
    if not (back or on):
        return 0
    tokens = _Tokens(side, start - back, end + on)
    costs = {}
    for by in range(-back, on + 1):
        if tokens.is_edge(start + by) and tokens.is_edge(end + by):
            ends = tokens.cost(start + by, idle), tokens.cost(end + by, idle)
            costs[by] = sum(ends), min(ends), abs(by), by
    return min(costs, key=costs.__getitem__, default=0)


class _Tokens:
    """Those of a stretch of one side, and one more on either side of it."""

    def __init__(self, side: Numbered, start: int, end: int) -> None:
        first = max(bisect_left(side.places, (start, start)) - 1, 0)
        last = bisect_left(side.places, (end, end)) + 1
        self._places = side.places[first:last]
        self._tokens = side.tokens[first:last]

    def _after(self, position: int) -> int:
        """The number of the first token that ends beyond the position."""
        return bisect_left(self._places, position + 1, key=lambda place: place[1])

    def is_edge(self, position: int) -> bool:
        """Whether it cuts no token."""
        number = self._after(position)
        return number == len(self._places) or self._places[number][0] >= position

    def cost(self, position: int, idle: Set[str]) -> int:
        number = self._after(position)
        if not 0 < number < len(self._places):
            return _BETWEEN_SENTENCES
        before, after = self._tokens[number - 1], self._tokens[number]
        if self._places[number - 1][1] == self._places[number][0]:
            return _BETWEEN_CLAUSES if after in _CLOSING else _INSIDE
        if before in _ENDING:
            return _BETWEEN_SENTENCES
        if before in _PAUSING or after in _PAUSING or before.lower() in _JOINING or after.lower() in _JOINING:
            return _BETWEEN_CLAUSES
        if _is_part_of_a_name(before, idle) and _is_part_of_a_name(after, idle):
            return _INSIDE
        opens_phrase = after.lower() in idle and before.lower() not in idle and is_word(before)
        return _BETWEEN_PHRASES if opens_phrase else _BETWEEN_WORDS


def _is_part_of_a_name(token: str, idle: Set[str]) -> bool:
    """Or of a number or a date."""
    return (token[0].isupper() or token[0].isdecimal()) and token.lower() not in idle
