"""What differs inside a change, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.words.labels.changed_words import ChangedWords
from stories.compare.words.labels.forms import sorts_of_change
from stories.compare.words.labels.found import Ranges
from stories.compare.words.labels.naming import label_fuller_name, label_names, without_honorifics
from stories.compare.words.labels.pairing import MOST_CELLS, Pair, pairs
from stories.compare.words.labels.sorts import STYLE, WORDING
from stories.compare.words.labels.style import is_same_style, style_words
from stories.compare.words.labels.terms import Term

FEW = 8
"""Words and marks that come or go, of which each is looked into."""


def label_inside(change: ChangedWords, both: Ranges) -> None:
    """Puts the words side by side. `both` is the whole change."""
    left, right = change.tokens
    is_few = len(left) + len(right) <= FEW
    if len(left) * len(right) > MOST_CELLS or (not (left and right) and not is_few):
        change.found.add(WORDING, *both)
        return
    if change.is_english and label_fuller_name(change, left, right):
        return
    for pair in pairs(left, right, change.texts):
        if pair.sorts is None:
            _label_unpaired(change, pair, (left, right))
        for sort in pair.sorts or ():
            a, b = left[pair.left[0]], right[pair.right[0]]
            if a.key == b.key == "not" and _verb(left, pair.left[0]) != _verb(right, pair.right[0]):
                continue  # "is not", "won't": the verb is another
            change.found.add(sort.name, (a.start, a.end), (b.start, b.end), sort.why)


def _verb(words: Sequence[Term], at: int) -> str:
    """What stands before a "not"."""
    return words[at - 1].key if at else ""


def _label_unpaired(change: ChangedWords, pair: Pair, items: tuple[list[Term], list[Term]]) -> None:
    """Words that come, go or make room for others."""
    old, new = items[0][pair.left.start : pair.left.stop], items[1][pair.right.start : pair.right.stop]
    olds, news = [item for item in old if item.is_word], [item for item in new if item.is_word]
    if not (olds or news):
        change.add(_of_marks(old, new), old, new)
        return
    if change.is_english:
        olds, news = without_honorifics(change, olds, 0), without_honorifics(change, news, 1)
        if not (olds or news):
            return
        if _are_same_style(olds, news):
            change.add(STYLE, olds, news)
            return
        if label_names(change, olds, news):
            return
    change.add(WORDING, olds, news)


def _are_same_style(olds: list[Term], news: list[Term]) -> bool:
    if not (olds and news and olds[0].key in style_words() and news[0].key in style_words()):
        return False
    return is_same_style(" ".join([item.key for item in olds]), " ".join([item.key for item in news]))


def _of_marks(old: list[Term], new: list[Term]) -> str:
    return sorts_of_change(" ".join(item.text for item in old), " ".join(item.text for item in new))[0]
