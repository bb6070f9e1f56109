"""Where a change begins and ends. If "Anna Petrosyan" is now "Anna Sargsyan and Anna Petrosyan", what came may be
"Sargsyan and Anna" or "Anna Sargsyan and": both are true, the second is what a person would mark. And no edit cuts
through a number written with spaces or a name of several words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from stories.compare.align.rows import Row
from stories.compare.words.cleanup import idle_words
from stories.compare.words.edits import Edit
from stories.text.document import Kind, Range
from stories.text.facts import days
from stories.text.facts.spellings import is_one_name
from stories.text.facts.titles import titles
from stories.text.numbered import Numbered
from stories.text.patterns import compiled
from stories.text.tokens import is_word
from stories.text.words import RAREST, zipf

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
            side, span, within = (right, edit.right, row.right) if first == last else (left, edit.left, row.left)
            kept = min(first - start, _FARTHEST), min(following - last, _FARTHEST)
            by = _best_shift(side, span, side.tokens_of(within), kept, idle)
            edit = Edit((first + by, last + by), (other_first + by, other_last + by))
        start = edit.left[1] + 1  # so that no two edits come to meet
        found.append(edit)
    return found


def _best_shift(side: Numbered, span: Range, within: slice, kept: tuple[int, int], idle: Set[str]) -> int:
    """By how many code points, below zero for back. `within` are the row's tokens, `kept` the code points that both
    sides have before and after. `idle` are words that carry little: a phrase begins with them."""
    text, (start, end), (kept_before, kept_after) = side.text, span, kept
    back = on = 0
    while back < kept_before and text[start - back - 1] == text[end - back - 1]:
        back += 1
    while on < kept_after and text[start + on] == text[end + on]:
        on += 1
    if not (back or on):
        return 0
    tokens = _Tokens(side, start - back, end + on, within)
    costs = {}
    for by in range(-back, on + 1):
        if tokens.is_edge(start + by) and tokens.is_edge(end + by):
            ends = tokens.cost(start + by, idle), tokens.cost(end + by, idle)
            costs[by] = sum(ends), min(ends), abs(by), by
    return min(costs, key=costs.__getitem__, default=0)


class _Tokens:
    """Those of a stretch of one side, and one more on either side of it, all `within` the row."""

    def __init__(self, side: Numbered, start: int, end: int, within: slice) -> None:
        first = max(bisect_left(side.places, (start, start)) - 1, within.start)
        last = min(bisect_left(side.places, (end, end)) + 1, within.stop)
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


_REACH = 60
"""Code points looked at on either side: longer than most names and numbers."""

_SPACE = "[ \xa0\u202f]"
_GROUP = compiled(r"\d{3}(?!\d)")
_FIRST_GROUP = compiled(r"(?<![\w.,])(?:[1-9]\d{0,2}|0\d+)$")
_GROUPS_BEFORE = compiled(rf"(?<![\w.,])(?:[1-9]\d{{0,2}}|0\d+)(?:{_SPACE}\d{{3}})*{_SPACE}$")
_GROUPS_AFTER = compiled(rf"(?:{_SPACE}\d{{3}}(?!\d))+")
"""12 500 francs, 0800 123 456: groups of three digits, the first of them shorter or a dialling code."""

_NAME = r"[^\W\d_a-z]\w*(?:[-'’]\w+)*"
_WORDS_BEFORE = compiled(rf"(?:\b{_NAME} (?:of )?)+$")
_WORDS_AFTER = compiled(rf"(?: (?:of )?{_NAME})+\b")

_POSSESSIVE = compiled(r"['’]s?$")

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
