"""Words that two rewritten phrases share by chance: marked as kept they would cut the change into confetti."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from stories.compare.matching import Match
from stories.text.language import FUNCTION_WORDS
from stories.text.tokens import is_word

CRUMB = 5
"""So many times as much must change on either side of words that carry meaning before they are shared by chance."""

_ENGLISH = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from had has have he her him "
    "his how i if in into is it its more most no not of on one or our out over said say says she so some such than "
    "that the their them then there these they this those to up us was we were what when which while who will with "
    "would you your".split()
)

QUOTATION_MARKS = frozenset('"“”„«»「」『』')
"""No crumbs between other words, for one mark of a pair would be shown as changed with them."""


@cache
def idle_words(*languages: str | None) -> frozenset[str]:
    """Words that carry little, in these languages (BCP 47); English ones where a language is not known."""
    return frozenset().union(*[_idle_words((language or "en").split("-")[0]) for language in languages])


def _idle_words(language: str) -> frozenset[str]:
    return _ENGLISH if language == "en" else FUNCTION_WORDS.get(language, frozenset())


def without_crumbs(found: list[Match], left: Sequence[str], right: Sequence[str], idle: Set[str]) -> list[Match]:
    """Without the "of the" and the commas that two rewritten phrases share by chance. `idle` are words that carry
    little."""
    ends = Match(len(left), len(right), 0)
    kept = [Match(0, 0, 0)]
    ahead = found[::-1]
    while ahead:
        match = ahead.pop()
        before, after = kept[-1], ahead[-1] if ahead else ends
        cut = match.left - before.left - before.size, after.left - match.left - match.size
        added = match.right - before.right - before.size, after.right - match.right - match.size
        if _is_crumb(match, left, cut, added, idle):
            if len(kept) > 1:
                ahead.append(kept.pop())  # it may be a crumb now
        else:
            kept.append(match)
    return kept[1:]


def _is_crumb(match: Match, left: Sequence[str], cut: tuple[int, int], added: tuple[int, int], idle: Set[str]) -> bool:
    """`cut` and `added` count the tokens that change before and after the shared ones."""
    before, after = max(cut[0], added[0]), max(cut[1], added[1])
    weight = match.size
    if not (before and after) or weight >= before + after:
        return False
    shared = left[match.left : match.left + weight]
    if all(cut) and all(added) and not QUOTATION_MARKS.isdisjoint(shared):
        return False
    if not any(cut) or not any(added) or (any(map(is_word, shared)) and not (all(cut) and all(added))):
        weight *= 3  # in "{quickly} and {quietly}" the "and" is no crumb of two rewritten phrases
    if all(token.lower() in idle or not is_word(token) for token in shared):
        return weight < before + after
    return CRUMB * weight <= min(before, after)
