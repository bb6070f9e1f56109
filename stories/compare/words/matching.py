"""The words two texts share in order, found by rapidfuzz, by diff-match-patch in long texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from stories.compare.budget import Budget

LARGEST_TABLE = 1_000_000
"""Words times words that rapidfuzz compares whole, in less than a millisecond: paragraphs, not books. Beyond that
diff-match-patch needs only as much as has changed."""

_SURROGATES = 0xD800, 0x800
"""No characters of their own: how many, and from which code point on."""

_differ = diff_match_patch()
_differ.Diff_Timeout = 0  # the same two texts must give the same answer on any machine


class Match(NamedTuple):
    """`size` tokens that are the same from `left` on the one side and from `right` on the other."""

    left: int
    right: int
    size: int


def matches(left: list[str], right: list[str], budget: Budget) -> list[Match]:
    """The runs of tokens that are kept, in order; empty where the budget does not suffice. From the other side they are
    the same, whatever stands around these tokens.

    Often as many can be kept in another way: of "later Wednesday on cuts" and "on Wednesday for cuts" either the day or
    the "on". Of the two ways found, from the left and from the right, the one that keeps more letters counts.
    """
    if len(left) * len(right) > LARGEST_TABLE:
        if left > right:
            return _mirrored(_matches_of_long(right, left, budget))
        return _matches_of_long(left, right, budget)
    from_left, from_right = _matches_of_short(left, right), _mirrored(_matches_of_short(right, left))
    if from_left == from_right:
        return from_left
    more = _letters(left, from_left) - _letters(left, from_right)
    return from_left if more > 0 or (more == 0 and left <= right) else from_right


def _mirrored(found: Sequence[Match]) -> list[Match]:
    return [Match(left, right, size) for right, left, size in found]


def _letters(tokens: Sequence[str], kept: Sequence[Match]) -> int:
    return sum([len(token) for match in kept for token in tokens[match.left : match.left + match.size]])


def _matches_of_short(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    return [Match(*block) for block in Indel.opcodes(left, right).as_matching_blocks()[:-1]]


def _matches_of_long(left: Sequence[str], right: Sequence[str], budget: Budget) -> list[Match]:
    most = isqrt(budget.edited)
    edits = Indel.distance(left, right, score_cutoff=most)
    if edits > most:
        budget.is_coarse = True
        return []
    budget.edited -= edits * edits
    found = []
    i = j = 0
    for operation, run in _differ.diff_main(*_as_characters(left, right), False):
        if operation == 0:
            found.append(Match(i, j, len(run)))
        i += len(run) * (operation <= 0)
        j += len(run) * (operation >= 0)
    return found


def _as_characters(left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
    """Equal characters for equal tokens, all that diff-match-patch compares. There are 1.1 million to give out, one for
    each word of a 2 MB text."""
    first_surrogate, surrogates = _SURROGATES
    code: dict[str, str] = {}
    for token in (*left, *right):
        if token not in code:
            code[token] = chr(len(code) + surrogates * (len(code) >= first_surrogate))
    return "".join(map(code.__getitem__, left)), "".join(map(code.__getitem__, right))
