"""Statements in other languages that are negated or hedged in one text alone, where nothing else differs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stories.compare.differences.difference import Difference, How
from stories.compare.differences.facing import Facing
from stories.compare.differences.turns import Turn
from stories.text.facts.outcome import language_of
from stories.text.words import table_rows

SMALL = 4
"""Words: in a longer change the statement is another one."""

_ALIKE = 4
"""Letters by which the forms of a word are known: "rendre", "rendu"."""

_IDLE_BEHIND = frozenset("nur seulement solo sólo solamente sólo".split())
""" "Not only" negates nothing."""


def cue_differences(facing: Facing, kind: str) -> Iterator[Difference]:
    if facing.is_english or not facing.is_of_one_language:
        return
    cues = _cues(language_of(facing.facts[0].words), kind)
    for turns in facing.turns.values() if cues else ():
        for turn in turns:
            if max(turn.words) <= SMALL and any(_is_cued(facing, turn, side, cues) for side in (0, 1)):
                left, right = (
                    facing.stated(side, range(tokens.start, min(tokens.stop + 1, turn.within[side].stop)))
                    for side, tokens in enumerate(turn.tokens)
                )
                yield Difference(kind, How.CHANGED, left, right, passages=(turn.row.number,))


def _is_cued(facing: Facing, turn: Turn, side: int, cues: frozenset[str]) -> bool:
    """Whether this side has a cue, the sentence across has none, and the other words of the change are the same."""
    words, others = facing.facts[side].words, facing.facts[1 - side].words
    mine = [words.keys[at] for at in turn.tokens[side]]
    behind = words.keys[turn.tokens[side].stop : turn.within[side].stop][:1]
    if cues.isdisjoint(mine) or not _IDLE_BEHIND.isdisjoint([*mine, *behind]) or not behind:
        return False
    if not turn.tokens[1 - side] and turn.tokens[1 - side].start >= turn.within[1 - side].stop:
        return False
    if any(others.keys[at] in cues for at in turn.within[1 - side]) or _is_quoted(facing, turn, side):
        return False
    theirs = [others.keys[at] for at in turn.tokens[1 - side]]
    content = [key for key in mine if key not in cues and len(key) >= _ALIKE and key.isalpha()]
    return all(any(_are_alike(key, other) for other in theirs) for key in content)


def _are_alike(one: str, other: str) -> bool:
    """ "Rendre" and "rendu", "n'était" and "était"."""
    return one[:_ALIKE] == other[:_ALIKE] or one[-_ALIKE:] == other[-_ALIKE:]


def _is_quoted(facing: Facing, turn: Turn, side: int) -> bool:
    start = facing.documents[side].numbered.places[turn.tokens[side].start][0]
    return bool(facing.documents[side].quotations.around(start))


@cache
def _cues(language: str, kind: str) -> frozenset[str]:
    rows = (row.partition(": ") for row in table_rows("cues_abroad.txt"))
    return frozenset(word for named, _, listed in rows if named == f"{language} {kind}" for word in listed.split(", "))
