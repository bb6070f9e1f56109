"""The words two texts share in order, found by rapidfuzz (by diff-match-patch in long texts) and cleaned of crumbs."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from stories.compare.effort import Effort
from stories.text.language import FUNCTION_WORDS
from stories.text.tokens import is_word

CRUMB = 5
"""So many times as much must change on either side of words that carry meaning before they are shared by chance."""

_MORE_ENGLISH = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him "
    "his how i if in into is it its more most no not of on one or our out over said say says she so some such than "
    "that the their them then there these they this those to up us was we were what when which while who will with "
    "would you your".split()
)

CARRY_LITTLE = _MORE_ENGLISH.union(*FUNCTION_WORDS.values())
"""Words that two phrases share without having anything in common, in the languages we know."""

QUOTATION_MARKS = frozenset('"“”„«»「」『』')
"""Never crumbs: one mark of a pair would be shown as changed with the words beside it."""

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


def matches(left: Sequence[str], right: Sequence[str], effort: Effort) -> list[Match]:
    """The runs of tokens that are kept, in order; empty where the effort does not suffice."""
    if left == right:
        return [Match(0, 0, len(left))] if left else []
    found = _shortest_edit(left, right, effort)
    return _without_crumbs(found, left, right)


def _shortest_edit(left: Sequence[str], right: Sequence[str], effort: Effort) -> list[Match]:
    if len(left) * len(right) <= LARGEST_TABLE:
        return [Match(*block) for block in Indel.opcodes(left, right).as_matching_blocks()[:-1]]
    return _shortest_edit_of_long(left, right, effort)


def _shortest_edit_of_long(left: Sequence[str], right: Sequence[str], effort: Effort) -> list[Match]:
    most = isqrt(effort.edited)
    edits = Indel.distance(left, right, score_cutoff=most)
    if edits > most:
        effort.is_coarse = True
        return []
    effort.edited -= edits * edits
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


def _without_crumbs(found: list[Match], left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Without the "of the" and the commas that two rewritten phrases share by chance."""
    ends = Match(len(left), len(right), 0)
    kept = [Match(0, 0, 0)]
    ahead = found[::-1]
    while ahead:
        match = ahead.pop()
        before, after = kept[-1], ahead[-1] if ahead else ends
        cut = match.left - before.left - before.size, after.left - match.left - match.size
        added = match.right - before.right - before.size, after.right - match.right - match.size
        if _is_crumb(match, left, cut, added):
            if len(kept) > 1:
                ahead.append(kept.pop())  # it may be a crumb now
        else:
            kept.append(match)
    return kept[1:]


def _is_crumb(match: Match, left: Sequence[str], cut: tuple[int, int], added: tuple[int, int]) -> bool:
    """`cut` and `added` count the tokens that change before and after the shared ones."""
    before, after = max(cut[0], added[0]), max(cut[1], added[1])
    weight = match.size
    shared = left[match.left : match.left + weight]
    if not (before and after) or weight >= before + after or not QUOTATION_MARKS.isdisjoint(shared):
        return False
    if not any(cut) or not any(added) or (any(map(is_word, shared)) and not (all(cut) and all(added))):
        weight *= 3  # in "{quickly} and {quietly}" the "and" is no crumb of two rewritten phrases
    if all(token.lower() in CARRY_LITTLE or not is_word(token) for token in shared):
        return weight < before + after
    return CRUMB * weight <= min(before, after)
