"""Names that make room for another form of themselves, where the text shows that they are names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stories.compare.words.labels.changed_words import ChangedWords
from stories.compare.words.labels.sorts import STYLE
from stories.compare.words.labels.style import style_words
from stories.compare.words.labels.terms import Term
from stories.compare.words.labels.texts import Text
from stories.text.facts import days
from stories.text.facts.spellings import (
    ONE_NAME,
    has_two_names,
    is_fuller_name,
    is_initials,
    is_one_name,
)
from stories.text.facts.titles import honorifics, titles

FULLER_NAME = "one name, told more fully"

_WITHIN_SENTENCE = 200  # code points on either side that show whether all words of a headline have capitals

_COMMON = frozenset("the a an in on at it he she they we i but and this that these those there after before".split())


def label_fuller_name(change: ChangedWords, left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Poghosyan, Vagram Pogosian: the first name is no other word. Whether this is all the change does."""
    if len(left) == len(right) or not (_have_capitals(left) and _have_capitals(right)):
        return False
    if not is_fuller_name([item.text for item in left], [item.text for item in right]):
        return False
    if not (_are_names(change.texts[0], left) and _are_names(change.texts[1], right)):
        return False
    change.add(STYLE, left, right, FULLER_NAME)
    return True


def label_names(change: ChangedWords, olds: list[Term], news: list[Term]) -> bool:
    """Whether a name makes room for another form of it."""
    if not (olds and news and _have_capitals(olds) and _have_capitals(news)):
        return False
    left, right = [item.text for item in olds], [item.text for item in news]
    if not (_are_names(change.texts[0], olds) and _are_names(change.texts[1], news)):
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


def without_honorifics(change: ChangedWords, words: list[Term], side: int) -> list[Term]:
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
    if any(item.key in no_names() for item in words):
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
