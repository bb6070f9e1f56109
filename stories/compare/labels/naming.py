"""Names that make room for names, where the text shows that they are names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stories.compare.labels.difference import Difference
from stories.compare.labels.sorts import STYLE
from stories.compare.labels.style import style_words
from stories.compare.labels.terms import Term
from stories.compare.labels.texts import Text
from stories.text.facts import days
from stories.text.facts.spellings import (
    ONE_NAME,
    has_two_names,
    is_feminine,
    is_fuller_name,
    is_initials,
    is_numeral,
    is_one_name,
)
from stories.text.facts.titles import honorifics, titles

FULLER_NAME = "one name, told more fully"

AMONG = 6
"""Words on both sides together: with more words around them, two names need not answer to each other."""

_WITHIN_SENTENCE = 200  # code points on either side that show whether all words of a headline have capitals

_COMMON = frozenset("the a an in on at it he she they we i but and this that these those there after before".split())


def label_fuller_name(change: Difference, left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Poghosyan, Vagram Pogosian: the first name is no other word. Whether this is all the change does."""
    if len(left) == len(right) or not (_have_capitals(left) and _have_capitals(right)):
        return False
    if not is_fuller_name([item.text for item in left], [item.text for item in right]):
        return False
    if not (_are_names(change.texts[0], left) and _are_names(change.texts[1], right)):
        return False
    change.add(STYLE, left, right, FULLER_NAME)
    return True


def label_names(change: Difference, olds: list[Term], news: list[Term]) -> bool:
    """Whether a name makes room for another form of it."""
    if not (olds and news and _have_capitals(olds) and _have_capitals(news)):
        return False
    left, right = [item.text for item in olds], [item.text for item in news]
    if not all(map(is_numeral, (*left, *right))) and not (
        _are_names(change.texts[0], olds) and _are_names(change.texts[1], news)
    ):
        return False
    if is_initials(left, right):
        change.add(STYLE, olds, news)
    elif is_one_name(left, right) or has_two_names(left, right):
        change.add(STYLE, olds, news, ONE_NAME)
    elif is_fuller_name(left, right):
        change.add(STYLE, olds, news, FULLER_NAME)
    else:
        return False
    return True


def label_names_among_words(change: Difference, olds: list[Term], news: list[Term]) -> None:
    """ "England raised", "Japan kept": the only name of either side makes room for the other's, where both open or both
    close what changed."""
    if sum(token.is_word for side in change.tokens for token in side) > AMONG:
        return
    lefts, rights = _lone_name(olds), _lone_name(news)
    if not (lefts and rights) or (len(lefts), len(rights)) == (len(olds), len(news)):
        return
    if any(a.text.startswith(b.text) or b.text.startswith(a.text) for a in lefts for b in rights):
        return  # Macs, Mac: another form of the word
    if not ((lefts[0] is olds[0] and rights[0] is news[0]) or (lefts[-1] is olds[-1] and rights[-1] is news[-1])):
        return
    if label_names(change, lefts, rights):
        change.explain(0, lefts)
        change.explain(1, rights)


def _lone_name(words: list[Term]) -> list[Term]:
    """The words with capitals, where they stand in one run; whether they name anything, the text around them tells."""
    capitals = [at for at, item in enumerate(words) if item.text[0].isupper()]
    if not capitals or capitals[-1] - capitals[0] >= len(capitals):
        return []
    return words[capitals[0] : capitals[-1] + 1]


def without_honorifics(change: Difference, words: list[Term], side: int) -> list[Term]:
    """ "Mr Poghosyan" and "Poghosyan": the courtesy title is style where a name follows it that stays."""
    if change.keys.isdisjoint(honorifics()):
        return words
    kept = []
    for item, following in zip(words, [*words[1:], None], strict=False):
        goes_too = following is not None and following.text[0].isupper()
        if not goes_too and _is_honorific(change.texts[side], item):
            change.add(STYLE, [] if side else [item], [item] if side else [])
        else:
            kept.append(item)
    return kept


def _is_honorific(text: Text, item: Term) -> bool:
    if item.key not in honorifics() or not item.text[0].isupper():
        return False
    following = text.text[item.end : item.end + 4].lstrip(". \u00a0")
    return following[:1].isupper()


def _have_capitals(words: Sequence[Term]) -> bool:
    return all(item.text[0].isupper() for item in words)


def _are_names(text: Text, words: Sequence[Term]) -> bool:
    """Of words with capitals. These are no sign at the head of a sentence, nor in a headline that sets all its words in
    them."""
    if any(item.value is not None or item.key in no_names() for item in words):
        return False
    at = words[0].start
    first, last = text.sentence(at)
    first, last = max(first, at - _WITHIN_SENTENCE), min(last, at + _WITHIN_SENTENCE)
    if not text.text[first:at].strip("\"'“‘”’«» "):
        return text.has_name(words[0].text)
    around = [word for word in text.text[first:last].split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in around) < max(len(around), 8)


@cache
def no_names() -> frozenset[str]:
    """Words in lower case whose capital is no sign of a name."""
    return (_COMMON | titles() | style_words() | days.WORDS) - days.NAMES_TOO


def _share_opening(left: Sequence[str], right: Sequence[str]) -> bool:
    """Azerbaijan and Azerbaijani, Armenia and Armenians: another form of the word, not another place. Petrova is not
    another form of Petrov but another person."""
    return any(a[:5] == b[:5] and not is_feminine(a, b) for a in left for b in right)
