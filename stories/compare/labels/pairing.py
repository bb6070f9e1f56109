"""Two runs of items put side by side: which answer to each other, and what sort of difference that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stories.compare.labels import numbers
from stories.compare.labels.days import Day, same_day
from stories.compare.labels.forms import sorts_of_change
from stories.compare.labels.items import Item, Text
from stories.compare.labels.names import has_two_names, is_one_word
from stories.compare.labels.numbers import Number
from stories.compare.labels.sorts import CASE, DATE, NAME, NUMBER, SPELLING, STYLE, UNIT
from stories.compare.labels.spelling import is_same_word
from stories.compare.labels.style import is_same_style

MOST_CELLS = 900
"""Thirty words against thirty: beyond, a rewrite is not looked into word by word."""


class Sort(NamedTuple):
    """A label's name and why it is given."""

    name: str
    why: str | None = None


class Pair(NamedTuple):
    """Items that answer to each other, as runs of the two lists; where one run is empty, words come or go."""

    left: range
    right: range
    sorts: tuple[Sort, ...] | None  # None: nothing is known but that they differ


def pairs(left: Sequence[Item], right: Sequence[Item], texts: tuple[Text, Text]) -> list[Pair]:
    """All items of both sides in order, so that as much as possible answers to something."""
    wide, high = len(left), len(right)
    sorts = {}
    for i in range(wide):
        for j in range(high):
            if (found := compared(left[i], right[j], texts)) is not None:
                sorts[i, j] = found
    if not sorts:
        return [Pair(range(wide), range(high), None)]
    best = [[0] * (high + 1) for _ in range(wide + 1)]  # how much of both is accounted for from here on
    for i in range(wide - 1, -1, -1):
        for j in range(high - 1, -1, -1):
            skipped = max(best[i + 1][j], best[i][j + 1])
            if (i, j) in sorts:
                skipped = max(skipped, best[i + 1][j + 1] + _worth(left[i], sorts[i, j]))
            best[i][j] = skipped
    i = j = 0
    matched: list[tuple[int, int]] = []
    while i < wide and j < high:
        if (i, j) in sorts and best[i][j] == best[i + 1][j + 1] + _worth(left[i], sorts[i, j]):
            matched.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    side_by_side: list[Pair] = []
    i = j = 0
    for a, b in [*matched, (wide, high)]:
        if a > i or b > j:
            side_by_side.append(Pair(range(i, a), range(j, b), None))
        if a < wide:
            side_by_side.append(Pair(range(a, a + 1), range(b, b + 1), sorts[a, b]))
        i, j = a + 1, b + 1
    return side_by_side


def _worth(item: Item, sorts: tuple[Sort, ...]) -> int:
    """Words that are the same count most, marks least."""
    if not item.is_word:
        return 1
    return 4 if not sorts else 3


def compared(left: Item, right: Item, texts: tuple[Text, Text]) -> tuple[Sort, ...] | None:
    """What tells two items apart, () where nothing does, None where they do not answer to each other."""
    if left.text == right.text and left.value == right.value:
        return ()
    if left.key == right.key and left.key:
        if left.value is None:
            return tuple(Sort(name) for name in sorts_of_change(left.text, right.text) if name != "wording") or (
                Sort(STYLE),
            )
        return ()
    if left.value is not None and right.value is not None:
        return _of_values(left.value, right.value, texts)
    if left.value is not None or right.value is not None:
        return None
    if not (left.is_word and right.is_word):
        return (Sort(STYLE),) if is_same_style(left.key, right.key) else None
    if not (texts[0].is_english and texts[1].is_english):
        return None
    capitals = left.text[0].isupper() + right.text[0].isupper()
    if is_same_word(left.key, right.key):
        return (Sort(SPELLING), Sort(CASE)) if capitals == 1 else (Sort(SPELLING),)
    if is_same_style(left.key, right.key):
        return (Sort(STYLE),)
    if capitals == 2 and (is_one_word(left.text, right.text) or has_two_names([left.text], [right.text])):
        return (Sort(NAME, ONE_NAME),)
    return None


ONE_NAME = "one name in two spellings"


def _of_values(left: Number | Day, right: Number | Day, texts: tuple[Text, Text]) -> tuple[Sort, ...] | None:
    if isinstance(left, Day) and isinstance(right, Day):
        dates = texts[0].date, texts[1].date
        same, day = same_day(left, right, *dates)
        if same is None:
            return None
        if not same:
            return (Sort(DATE),)
        by_one_date = day and None in dates and (left.day is None or right.day is None)
        return (
            Sort(STYLE, (f"both {day}, by the date of one text" if by_one_date else f"both {day}") if day else None),
        )
    if isinstance(left, Number) and isinstance(right, Number):
        found, why = numbers.relation(left, right)
        sort = {
            numbers.SAME: STYLE,
            numbers.SPELLED: SPELLING,
            numbers.CONVERTED: UNIT,
            numbers.DIFFERENT: NUMBER,
        }.get(found or "")
        return (Sort(sort, why),) if sort else None
    return None
