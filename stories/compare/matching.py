"""The words two texts share in order, found by rapidfuzz (by diff-match-patch in long texts) and cleaned of crumbs."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import isqrt
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from stories.compare.effort import Effort
from stories.text.tokens import is_word

CRUMB = 5
"""So many times as much must change on either side of words that carry meaning before they are shared by chance."""

FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him "
    "his how i if in into is it its more most no not of on one or our out over said say says she so some such than "
    "that the their them then there these they this those to up us was we were what when which while who will with "
    "would you your".split()
)
"""English words that two phrases share without having anything in common."""

LARGEST_TABLE = 1_000_000
"""Words times words that rapidfuzz compares whole, in less than a millisecond: paragraphs, not books. Beyond that
diff-match-patch needs only as much as has changed."""

_SURROGATES = 0xD800, 0x800
"""Both compare characters, so each word becomes one; these are none."""

_differ = diff_match_patch()
_differ.Diff_Timeout = 0  # the same two texts must give the same answer on any machine


class Match(NamedTuple):
    """`size` tokens that are the same from `left` on the one side and from `right` on the other."""

    left: int
    right: int
    size: int


def matches(left: Sequence[str], right: Sequence[str], effort: Effort) -> list[Match]:
    """The runs of tokens that are kept, in order; empty where the effort does not suffice."""
    if left == right:
        return [Match(0, 0, len(left))] if left else []
    found = _shortest_edit(left, right, effort)
    return _without_crumbs(found, left, right)


def _shortest_edit(left: Sequence[str], right: Sequence[str], effort: Effort) -> list[Match]:
    left_code, right_code = as_characters(left, right)
    if len(left) * len(right) <= LARGEST_TABLE:
        return [Match(*block) for block in Indel.opcodes(left_code, right_code).as_matching_blocks() if block.size]
    return _shortest_edit_of_long(left_code, right_code, effort)


def _shortest_edit_of_long(left_code: str, right_code: str, effort: Effort) -> list[Match]:
    most = isqrt(effort.edited)
    edits = Indel.distance(left_code, right_code, score_cutoff=most)
    if edits > most:
        effort.is_coarse = True
        return []
    effort.edited -= edits * edits
    found = []
    i = j = 0
    for operation, run in _differ.diff_main(left_code, right_code, False):
        if operation == 0:
            found.append(Match(i, j, len(run)))
        i += len(run) * (operation <= 0)
        j += len(run) * (operation >= 0)
    return found


def as_characters(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[str, str]:
    """Equal characters for equal tokens. There are 1.1 million to give out, one for each word of a 2 MB text."""
    first_surrogate, surrogates = _SURROGATES
    code: dict[Hashable, str] = {}
    for token in (*left, *right):
        if token not in code:
            code[token] = chr(len(code) + surrogates * (len(code) >= first_surrogate))
    return "".join(map(code.__getitem__, left)), "".join(map(code.__getitem__, right))


def _without_crumbs(found: list[Match], left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Without the "of the" and the commas that two rewritten phrases share by chance."""
    kept = list(found)
    at = 0
    while at < len(kept):
        match = kept[at]
        before = kept[at - 1] if at else Match(0, 0, 0)
        after = kept[at + 1] if at + 1 < len(kept) else Match(len(left), len(right), 0)
        cut = match.left - before.left - before.size, after.left - match.left - match.size
        added = match.right - before.right - before.size, after.right - match.right - match.size
        if _is_crumb([left[match.left + n] for n in range(match.size)], cut, added):
            del kept[at]
            at = max(at - 1, 0)  # the one before may be a crumb now
        else:
            at += 1
    return kept


def _is_crumb(shared: Sequence[str], cut: tuple[int, int], added: tuple[int, int]) -> bool:
    """`cut` and `added` count the tokens that change before and after the shared ones."""
    before, after = max(cut[0], added[0]), max(cut[1], added[1])
    if not (before and after):
        return False
    weight = len(shared)
    if not any(cut) or not any(added) or (any(map(is_word, shared)) and not (all(cut) and all(added))):
        weight *= 3  # in "{quickly} and {quietly}" the "and" is no crumb of two rewritten phrases
    if all(token.lower() in FUNCTION_WORDS or not is_word(token) for token in shared):
        return weight < before + after
    return CRUMB * weight <= min(before, after)
