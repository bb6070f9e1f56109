"""Words that two rewritten phrases share by chance: marked as kept they would cut the change into confetti."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from stories.compare.words.matching import Match
from stories.text.language import FUNCTION_WORDS
from stories.text.tokens import is_word

CRUMB = 5
"""So many times as much must change on either side of words that carry meaning before they are shared by chance."""

LONGEST_ISLAND = 4
"""So many words, one of them with meaning, are part of the change around them where twice as many are replaced before
them and after them: of "fighting heavily since late September" and "fighting for six weeks over the region, … since
1994" the "since" tells two things."""

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
    kept = [Match(0, 0, 0)]
    ahead = [Match(len(left), len(right), 0), *reversed(found)]
    while len(ahead) > 1:
        match = ahead.pop()
        (i, j, size), (before_i, before_j, before), (after_i, after_j, _) = match, kept[-1], ahead[-1]
        cut, added = i - before_i - before, j - before_j - before
        cut_after, added_after = after_i - i - size, after_j - j - size
        if size < max(cut, added) + max(cut_after, added_after) and (
            _is_crumb(left[i : i + size], (cut, cut_after), (added, added_after), idle)
            or _is_weak_island(
                left[i : i + size],
                (left[i - cut : i], right[j - added : j]),
                (left[i + size : after_i], right[j + size : after_j]),
                idle,
            )
        ):
            if len(kept) > 1:
                ahead.append(kept.pop())  # it may be a crumb now
        else:
            kept.append(match)
    return kept[1:]


def _is_crumb(shared: Sequence[str], cut: tuple[int, int], added: tuple[int, int], idle: Set[str]) -> bool:
    """`cut` and `added` count the tokens that change before and after the shared ones."""
    before, after = max(cut[0], added[0]), max(cut[1], added[1])
    if not (before and after) or (all(cut) and all(added) and not QUOTATION_MARKS.isdisjoint(shared)):
        return False
    weight = len(shared)
    if not any(cut) or not any(added) or (any(map(is_word, shared)) and not (all(cut) and all(added))):
        weight *= 3  # in "{quickly} and {quietly}" the "and" is no crumb of two rewritten phrases
    if all(token.lower() in idle or not is_word(token) for token in shared):
        return weight < before + after
    return CRUMB * weight <= min(before, after)


Replaced = tuple[Sequence[str], Sequence[str]]
"""Tokens of the left and those of the right that stand in their place."""


def _is_weak_island(shared: Sequence[str], before: Replaced, after: Replaced, idle: Set[str]) -> bool:
    """Whether little is kept between words that were replaced. A figure, or what may be a name, is no little: that it
    stayed is worth showing."""
    if not all([*before, *after]) or not QUOTATION_MARKS.isdisjoint(shared):
        return False
    words = [token for token in shared if is_word(token)]
    telling = [word for word in words if word.lower() not in idle]
    if len(words) > LONGEST_ISLAND or len(telling) != 1 or not _is_lower_case(telling[0]):
        return False
    changed = [max([sum(map(is_word, tokens)) for tokens in side]) for side in (before, after)]
    return 2 * len(words) <= min(changed)


def _is_lower_case(word: str) -> bool:
    return word.islower() and not any(map(str.isdecimal, word))
