"""Not whoever bears a name but somebody beside them: "the rapper was held", "a bodyguard of the rapper was held"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.turns import Turn
from stories.text.facts import NAME, Fact
from stories.text.facts.name import SPEECH
from stories.text.facts.sources import speaking
from stories.text.facts.titles import roles
from stories.text.facts.words import Words
from stories.text.words import table_rows

_MOST = 6
"""Words that make somebody else of a name: "the younger brother of the mayor"."""

_FAR = 6
"""Words and marks between these and the name: "of the former finance minister"."""

_APART = frozenset(", and in at on for with from to who which that".split())
"""Behind these the name is not whose kin it is: "manager of a hotel in Belk"."""

_ANYBODY = frozenset("relative relatives family families kin parent parents sibling siblings".split())
"""They may be told of by these in the other text."""


def beside(facing: Facing, row: Row) -> Iterator[tuple[int, range, range]]:
    """Of each, the side that says who stands beside whom, its words with the name, and on the other side the name's."""
    if not facing.is_english:
        return
    for turn in facing.turns.get(row.number, ()):
        for side in (0, 1):
            if turn.words[side] <= _MOST and turn.words[1 - side] <= 1:
                found = _found(facing, side, turn)
                if found:
                    yield side, *found


def _found(facing: Facing, side: int, turn: Turn) -> tuple[range, range] | None:
    words, tokens = facing.facts[side].words, turn.tokens[side]
    at = next((n for n in tokens if words.keys[n] in _kin() and words.tokens[n].islower()), None)
    if at is None or _is_told(facing, 1 - side, words.keys[at]):
        return None
    name = _of_whom(facing, side, turn, at)
    if name is None:
        return None
    numbered = words.document.numbered
    own = range(numbered.first_at(name.start), numbered.first_at(name.end))
    whole = range(min(tokens.start, own.start), max(at + 1, own.stop))
    if _speaks(words, whole):
        return None
    others = facing.facts[1 - side].of(NAME, turn.sentences[1 - side])
    there = [fact for fact in others if fact.value.words[-1] == name.value.words[-1] and not fact.value.sort]
    if len(there) != 1:
        return None
    numbered = facing.documents[1 - side].numbered
    other = range(numbered.first_at(there[0].start), numbered.first_at(there[0].end))
    return None if _speaks(facing.facts[1 - side].words, other) else (whole, other)


def _of_whom(facing: Facing, side: int, turn: Turn, at: int) -> Fact | None:
    """The name right behind "of", its titles aside, or right before the "'s"."""
    words = facing.facts[side].words
    numbered = words.document.numbered
    for fact in facing.facts[side].of(NAME, turn.sentences[side]):
        first, last = numbered.first_at(fact.start), numbered.first_at(fact.end)
        if fact.value.sort:
            continue
        if words.keys[last - 1].endswith("'s") and last <= at < last + _MOST:
            return fact
        between = words.keys[at + 1 : first]
        if between[:1] == ["of"] and len(between) <= _FAR and _APART.isdisjoint(between):
            return fact
    return None


def _speaks(words: Words, tokens: range) -> bool:
    """Whether a verb of speech stands beside them: that is told of the source."""
    near = words.keys[max(tokens.start - 2, 0) : tokens.start] + words.keys[tokens.stop : tokens.stop + 2]
    return not (SPEECH | speaking()).isdisjoint(near)


def _is_told(facing: Facing, side: int, key: str) -> bool:
    """Whether that text has such a one too."""
    others = facing.word_sets[side]
    single = _kin()[key]
    first = roles().get(single)
    forms = {single, f"{single}s", f"{single}'s"} | {word for word, one in roles().items() if first and one == first}
    return not (forms | _ANYBODY).isdisjoint(others)


@cache
def _kin() -> dict[str, str]:
    """Each, in singular and plural, to its singular."""
    listed = [word for row in table_rows("kin.txt") for word in row.split()]
    return {f"{word}{ending}": word for word in listed for ending in ("", "s")} | {"wives": "wife", "children": "child"}
