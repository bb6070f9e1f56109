"""Edits widened, so that none cuts through a number written with spaces or a name of several words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stories.compare.crumbs import idle_words
from stories.compare.edits import Edit
from stories.compare.labels import days
from stories.compare.labels.names import is_one_name
from stories.compare.labels.style import titles
from stories.compare.rows import Row
from stories.text.document import Kind
from stories.text.numbered import Numbered
from stories.text.words import RAREST, zipf

_REACH = 60
"""Code points looked at on either side: longer than most names and numbers."""

_SPACE = "[ \xa0\u202f]"
_GROUP = re.compile(r"\d{3}(?!\d)")
_FIRST_GROUP = re.compile(r"(?<![\w.,])(?:[1-9]\d{0,2}|0\d+)$")
_GROUPS_BEFORE = re.compile(rf"(?<![\w.,])(?:[1-9]\d{{0,2}}|0\d+)(?:{_SPACE}\d{{3}})*{_SPACE}$")
_GROUPS_AFTER = re.compile(rf"(?:{_SPACE}\d{{3}}(?!\d))+")
"""12 500 francs, 0800 123 456: groups of three digits, the first of them shorter or a dialling code."""

_NAME = r"[^\W\d_a-z]\w*(?:[-'’]\w+)*"
_WORDS_BEFORE = re.compile(rf"(?:\b{_NAME} (?:of )?)+$")
_WORDS_AFTER = re.compile(rf"(?: (?:of )?{_NAME})+\b")

_POSSESSIVE = re.compile(r"['’]s?$")

_WITH_NAMES = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.NOTE})
"""In a headline all words may have capitals."""


def whole_units(left: Numbered, right: Numbered, row: Row, edits: Sequence[Edit]) -> list[Edit]:
    """The edits of one row, in reading order. What stands between two of them is the same on both sides, so each is
    widened by as many code points on either: "New York → New Delhi", though only the second word differs."""
    found: list[Edit] = []
    start, end = left.reach(row.left)
    with_names = left.kinds[row.left.start] in _WITH_NAMES
    for edit, following in zip(edits, [*(edit.left[0] for edit in edits[1:]), end], strict=True):
        (first, last), (other_first, other_last) = edit
        if first < last and other_first < other_last and _may_be_part(left.text[first], left.text[last - 1]):
            old, new = left.text[first:last], right.text[other_first:other_last]
            before = left.text[max(start, first - _REACH) : first]
            after = left.text[last : min(following, last + _REACH)]
            back, on = _digits_before(before, old, new), _digits_after(after, old, new)
            if with_names and _is_another_name(old.split(), new.split()):
                back = back or _name_before(left, right, edit, before)
                on = on or _name_after(after)
            edit = Edit((first - back, last + on), (other_first - back, other_last + on))
        start = edit.left[1]
        found.append(edit)
    return found


def _may_be_part(first: str, last: str) -> bool:
    """Of a number or a name, by the first and the last character of an edit."""
    return first.isupper() or first.isdecimal() or last.isdecimal()


def _is_another_name(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Or a part of one. A word in another spelling stands by itself: "Pashinyan → Pashinian", "U.N.'s → U.N."."""
    if not news or not all(map(_is_name, [*olds, *news])) or is_one_name(olds, news):
        return False
    return [_POSSESSIVE.sub("", word) for word in olds] != [_POSSESSIVE.sub("", word) for word in news]


def _digits_before(kept: str, old: str, new: str) -> int:
    """How much of what is kept before an edit belongs to the number that it begins with."""
    groups = _GROUPS_BEFORE.search(kept) if _GROUP.match(old) and _GROUP.match(new) else None
    return len(groups[0]) if groups else 0


def _digits_after(kept: str, old: str, new: str) -> int:
    groups = _GROUPS_AFTER.match(kept) if _FIRST_GROUP.search(old) and _FIRST_GROUP.search(new) else None
    return len(groups[0]) if groups else 0


def _name_before(left: Numbered, right: Numbered, edit: Edit, kept: str) -> int:
    """How much of what is kept before an edit belongs to the name that it begins with."""
    words = _WORDS_BEFORE.search(kept)
    length = reach = 0
    for word in reversed(words[0].split() if words else []):
        length += len(word) + 1
        if word != "of":
            opens = _opens_sentence(left, edit.left[0] - length) or _opens_sentence(right, edit.right[0] - length)
            if not _is_name(word) or (opens and zipf(word.lower()) > RAREST):
                break
            reach = length
    return reach


def _name_after(kept: str) -> int:
    words = _WORDS_AFTER.match(kept)
    length = reach = 0
    for word in words[0].split() if words else []:
        length += len(word) + 1
        if word != "of":
            if not _is_name(word):
                break
            reach = length
    return reach


def _is_name(word: str) -> bool:
    """Or a part of one: an office, a day and "The" are none."""
    lower = word.lower()
    return word[0].isupper() and lower not in titles() and lower not in days.WORDS and lower not in idle_words("en")


def _opens_sentence(side: Numbered, position: int) -> bool:
    """There a capital is no sign of a name."""
    number = bisect_left(side.sentences, (position, position))
    return number < len(side.sentences) and side.sentences[number][0] == position
