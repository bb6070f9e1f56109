"""Words that make room for others of another degree: "hopes to reopen", "will reopen"; "is likely", "is certain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from stories.compare.differences.facing import Facing
from stories.compare.differences.turns import Turn
from stories.text.words import table_rows

_MOST = 4
"""Words of a change, a side: "is almost certain to", "may"."""

_LITTLE = frozenset("to be is are was were been being has have had that it a an the its".split())
"""What may stand beside them there."""


def is_of_degree(facing: Facing, turn: Turn) -> bool:
    """Whether all that changed is how much, the same word following."""
    if not (turn.is_of_both and max(turn.words) <= _MOST and _goes_on(facing, turn)):
        return False
    told = [facing.facts[side].words.keys[tokens.start : tokens.stop + 1] for side, tokens in enumerate(turn.tokens)]
    left, right = (dict((*_steps(keys), *_steps(keys[:-1]))) for keys in told)
    return any(left[scale] != right[scale] for scale in left.keys() & right.keys())


def _goes_on(facing: Facing, turn: Turn) -> bool:
    """Whether a word stands behind it, and nothing of it is quoted."""
    for side, tokens in enumerate(turn.tokens):
        words, quotations = facing.facts[side].words, facing.documents[side].quotations
        behind = words.keys[tokens.stop : min(tokens.stop + 1, turn.within[side].stop)]
        if not behind or not behind[0][0].isalpha() or quotations.around(words.places[tokens.start][0]):
            return False
    return True


def _steps(keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """On each scale the step that these words are, if they are nothing else."""
    for first in range(len(keys)):
        for last in range(first + 1, len(keys) + 1):
            scales = _scales().get(" ".join(keys[first:last]), {})
            if scales and _LITTLE.issuperset((*keys[:first], *keys[last:])):
                yield from scales.items()


@cache
def _scales() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in table_rows("degrees.txt"):
        scale, _, steps = row.partition(": ")
        for step, listed in enumerate(steps.split(" < ")):
            for phrase in listed.split(", "):
                found.setdefault(phrase, {})[scale] = step
    return found
