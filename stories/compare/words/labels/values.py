"""Values that a change cuts through: only the 9 of "9 November" may have changed, but no person would mark that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from stories.compare.words.labels import numbers
from stories.compare.words.labels.terms import Term
from stories.compare.words.labels.texts import Spans, Text, Texts
from stories.compare.words.labels.tokens import KEPT_WORDS, token
from stories.text.document import Range
from stories.text.facts import days, figures

FEW = 8
"""Words and marks on both sides together, among which a number may come or go: ", worth about $5 million,"."""

_WITHIN_VALUE = 20  # code points that may stay the same inside one: "6 kilometres (", "1,000 hectares"

_WINDOW = 30  # code points on either side of a change, where the rest of a date or a measure may stand

_INSIDE = numbers.OPENERS | set("on and to – , . ( ) c f".split())
"""Of a value's words those that are more often something else."""

Items = tuple[list[Term], list[Term]]


@cache
def value_words() -> frozenset[str]:
    """Words that a number, measure or date is made of."""
    units = {part for form in figures.units() for part in form.split("-")}
    return frozenset(units | numbers.WORDS | days.WORDS | {"one"}) - {"c", "f", "us$"}


def values_to_read(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words of a change may be of values that answer to each other. A figure on one side of a rewrite, or
    in a clause that comes or goes, answers to nothing."""
    if len(left) + len(right) <= FEW:
        return any(map(_may_be_of_value, left)) or any(map(_may_be_of_value, right))
    return _may_hold_value(left) and _may_hold_value(right)


def _may_hold_value(words: Sequence[str]) -> bool:
    """Or be cut off before one."""
    return any(map(_is_of_value, words)) or (bool(words) and words[-1].lower() == "on")


@lru_cache(maxsize=KEPT_WORDS)
def _is_of_value(word: str) -> bool:
    return word[0].isdecimal() or word in figures.CURRENCIES or token(word).key in value_words()


@lru_cache(maxsize=KEPT_WORDS)
def _may_be_of_value(word: str) -> bool:
    return _is_of_value(word) or word.lower() == "on"


def whole_values(texts: Texts, edits: Sequence[Spans]) -> list[Spans]:
    """The edits, those joined that cut through one date or measure: of "November 9" and "9 Nov. 2020" the 9 is the
    same, but no person would mark the rest in two pieces."""
    joined: list[Spans] = []
    for lefts, rights in edits:
        if joined:
            was_lefts, was_rights = joined[-1]
            kept = was_lefts[1], lefts[0]
            if 0 < kept[1] - kept[0] <= _WITHIN_VALUE and _holds_value_words(texts[0].text[slice(*kept)]):
                sides = (was_lefts, kept, lefts), (was_rights, (was_rights[1], rights[0]), rights)
                if _is_one_value(texts, sides):
                    joined[-1] = (was_lefts[0], lefts[1]), (was_rights[0], rights[1])
                    continue
        joined.append((lefts, rights))
    return joined


def _holds_value_words(kept: str) -> bool:
    words = list(filter(None, (word.strip(".,()") for word in kept.lower().split())))
    if len(words) > 1 and all(word[0].isdecimal() for word in words):
        return False  # of a table
    return any(word[0].isdecimal() or word in value_words() for word in words)


def _is_one_value(texts: Texts, sides: tuple[tuple[Range, Range, Range], ...]) -> bool:
    """Whether what stands between two edits is a part of one value, and both edits are parts of it or of the one
    across."""
    before = after = False
    for text, (old, (start, end), new) in zip(texts, sides, strict=True):
        between = text.text[start:end]
        start, end = start + len(between) - len(between.lstrip()), end - len(between) + len(between.rstrip())
        items = text.items(max(old[0], start - _WINDOW), min(new[1], end + _WINDOW))
        holding = [item for item in items if item.value is not None and item.start <= start and end <= item.end]
        if not holding:
            return False
        before |= holding[0].start < start
        after |= end < holding[0].end
    return before and after


def with_whole_values(texts: Texts, spans: Spans) -> tuple[Spans, Items]:
    """A change widened on both sides to hold the whole of a date or measure, and its items. Where the rest of the
    measure has changed as well, what stands here is read by itself."""
    windows = _around(texts[0], *spans[0]), _around(texts[1], *spans[1])
    wide = spans
    for _ in range(3):
        befores, afters = zip(*map(_beyond, windows, wide), strict=True)
        before, after = max(befores), max(afters)
        if not (before or after):
            break
        (left_start, left_end), (right_start, right_end) = wide
        wide = (left_start - before, left_end + after), (right_start - before, right_end + after)
    if wide != spans and not _is_same_around(texts, spans, wide):
        return spans, (texts[0].items(*spans[0]), texts[1].items(*spans[1]))
    return wide, (_touched(windows[0], wide[0]), _touched(windows[1], wide[1]))


def _around(text: Text, start: int, end: int) -> list[Term]:
    """Of the sentence it stands in, all that is near and could be of one value with it, and the word before that."""
    first, last = text.sentence(start)
    window = max(min(first, start), start - _WINDOW), min(max(last, end), end + _WINDOW)
    return text.values(text.cut_around(start, end, window, _may_be_inside))


@lru_cache(maxsize=KEPT_WORDS)
def _may_be_inside(word: str) -> bool:
    """Whether a word can be a part of a value that has others."""
    key = token(word).key
    return _is_of_value(word) or "-" in key or key[-1] in figures.CURRENCIES or key in _INSIDE


def _touched(items: Sequence[Term], span: Range) -> list[Term]:
    start, end = span
    return [item for item in items if item.start < end and start < item.end]


def _beyond(items: Sequence[Term], span: Range) -> tuple[int, int]:
    """How far the items that a range touches reach out of it, before and after."""
    touched = _touched(items, span)
    if not touched:
        return 0, 0
    return max(span[0] - touched[0].start, 0), max(touched[-1].end - span[1], 0)


def _is_same_around(texts: Texts, spans: Spans, wide: Spans) -> bool:
    """Whether both sides have the same words in what a change was widened by."""
    left, right = texts[0].text, texts[1].text
    (left_start, left_end), (right_start, right_end) = spans
    (wide_left, wide_left_end), (wide_right, wide_right_end) = wide
    return (
        min(wide_left, wide_right) >= 0
        and left[wide_left:left_start] == right[wide_right:right_start]
        and left[left_end:wide_left_end] == right[right_end:wide_right_end]
    )
