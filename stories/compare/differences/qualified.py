"""What is told of a thing by a word in front of it: who stands behind it, which side of a place it is on."""

from __future__ import annotations

from collections.abc import Iterator

from stories.compare.differences.facing import Facing
from stories.compare.differences.namesakes import is_one
from stories.text.facts.name import DIRECTIONS, has_capital
from stories.text.facts.words import Words

_BEHIND = frozenset(
    "backed led allied controlled held owned funded run based born made built trained supported".split()
)
"""How a name is joined to what stands behind it: the Norvia-backed government."""

_SIDES = {**{way: at for way, at in DIRECTIONS.items() if way.endswith("ern")}, "central": "central"}
"""Of a place: in western Sarn."""

_Told = dict[tuple[str, str], dict[str, range]]
"""How a thing is told of and the thing, by whatever stands in front of it: where it first does."""


def others(facing: Facing) -> Iterator[tuple[range, range]]:
    """The tokens of both, where each text has one such word for a thing, and not the same: "the Norvia-backed
    government", "the Sarn-backed government"; "in central Belk", "in western Belk"."""
    left, right = (_qualified(facts.words) for facts in facing.facts)
    for thing in sorted(left.keys() & right.keys()):
        one, other = left[thing], right[thing]
        if len(one) == len(other) == 1:
            ((was, here),), ((now, there),) = one.items(), other.items()
            if not is_one((was,), (now,)):
                yield here, there


def _qualified(words: Words) -> _Told:
    found: _Told = {}
    for key in [key for key in words.all if "-" in key or key in _SIDES]:
        side = _SIDES.get(key)
        name, _, how = ("", "", "") if side else key.rpartition("-")
        if not side and (how not in _BEHIND or not name):
            continue
        for at in words.tokens_of(key):
            following = words.tokens[at + 1] if at + 1 < len(words.tokens) else "."
            is_told = words.tokens[at][0].islower() and has_capital(following) if side else _is_of_name(words, at)
            if is_told:
                thing = "" if side else how, words.folded[at + 1]
                found.setdefault(thing, {}).setdefault(side or name, range(at, at + 2))
                if words.keys[at - 1] in ("and", "or") and words.keys[at - 2] in _SIDES:
                    found[thing].setdefault(words.keys[at - 2], range(at - 2, at + 2))  # "eastern and western Belk"
    return found


def _is_of_name(words: Words, at: int) -> bool:
    """Whether a name is joined there to what stands behind it, and a thing follows."""
    return has_capital(words.tokens[at]) and words.tokens[at + 1 : at + 2] != [] and words.tokens[at + 1][0].islower()
