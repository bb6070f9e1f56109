"""A common noun that makes room for another of its sort: "outside a bakery", "outside a mosque"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.turns import Turn
from stories.text.verbs import third
from stories.text.words import table_rows

_ARTICLES = frozenset(("a", "an"))

_COUNTED = frozenset(
    "route highway interstate motorway autobahn line flight gate platform runway terminal room ward block unit reactor "
    "pier dock berth camp sector zone district precinct hangar stage carriage channel".split()
)
"""What is told apart by its number."""


def others(facing: Facing, row: Row) -> Iterator[tuple[range, range]]:
    """The tokens of both, where the same words stand around them and neither text has the other's word."""
    for turn in facing.turns.get(row.number, ()) if facing.is_english else ():
        if not turn.is_of_both or max(turn.words) > 2:
            continue
        found = [_noun(facing, turn, side) for side in (0, 1)]
        if found[0] is not None and found[1] is not None:
            left, right = facing.facts[0].words.keys[found[0]], facing.facts[1].words.keys[found[1]]
            if left[0].isdigit() and right[0].isdigit():
                if _is_new(facing, 1, found[0], 0) and _is_new(facing, 0, found[1], 1):
                    yield range(found[0] - 1, found[0] + 1), range(found[1] - 1, found[1] + 1)
            elif _are_apart(left, right) and not (_is_told(facing, 1, left) or _is_told(facing, 0, right)):
                yield range(found[0], found[0] + 1), range(found[1], found[1] + 1)


def _noun(facing: Facing, turn: Turn, side: int) -> int | None:
    """The one word of a change, an article in front of it aside, that opens no sentence and is not quoted; a figure
    only behind what is told apart by it."""
    words, tokens = facing.facts[side].words, turn.tokens[side]
    at = tokens.stop - 1
    if not _ARTICLES.issuperset(words.keys[tokens.start : at]) or tokens.start == turn.within[side].start:
        return None
    if facing.documents[side].quotations.around(words.places[at][0]):
        return None
    if words.keys[at][0].isdigit():
        return at if words.keys[at - 1] in _COUNTED and words.tokens[at - 1][0].isupper() else None
    return at if words.tokens[at].islower() else None


def _is_new(facing: Facing, side: int, at: int, own: int) -> bool:
    """Whether that text has this thing by this number nowhere: "Route 9"."""
    keys, words = facing.facts[own].words.keys, facing.facts[side].words
    return not any(words.keys[other - 1] == keys[at - 1] for other in words.tokens_of(keys[at]))


def _are_apart(left: str, right: str) -> bool:
    """Of one line of the table, and not one thing by two words."""
    return any(line == other and sort != another for line, sort in _known(left) for other, another in _known(right))


def _is_told(facing: Facing, side: int, key: str) -> bool:
    """Whether that text has the thing too, in whatever number or word."""
    return any(not _words_of(one).isdisjoint(facing.word_sets[side]) for one in _known(key))


_Thing = tuple[str, int]


def _known(key: str) -> frozenset[_Thing]:
    return _things().get(key, frozenset())


@cache
def _things() -> dict[str, frozenset[_Thing]]:
    """For a noun in singular and plural its line and its place there."""
    found: dict[str, frozenset[_Thing]] = {}
    for row in table_rows("things.txt"):
        line, _, listed = row.partition(": ")
        for number, joined in enumerate(listed.split(" | ")):
            for noun in joined.split("/"):
                for form in (noun, third(noun)):
                    found[form] = found.get(form, frozenset()) | {(line, number)}
    return found


@cache
def _words_of(thing: _Thing) -> frozenset[str]:
    return frozenset(word for word, told in _things().items() if thing in told)
