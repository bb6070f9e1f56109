"""Two runs of items put side by side: which answer to each other, and what sort of difference that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stories.compare.words.labels.forms import sorts_of_change
from stories.compare.words.labels.sorts import CASE, SPELLING, STYLE
from stories.compare.words.labels.style import is_same_style
from stories.compare.words.labels.terms import STEMS, Term
from stories.compare.words.labels.texts import Texts, are_english
from stories.compare.words.labels.tokens import Sign
from stories.text.facts.spellings import ONE_NAME, is_one_word
from stories.text.spelling import is_same_word

MOST_CELLS = 900
"""Thirty words against thirty: beyond, a rewrite is not looked into word by word."""


class Sort(NamedTuple):
    """A label's name and why it is given."""

    name: str
    why: str | None = None


class Pair(NamedTuple):
    """Items that answer to each other, as runs of the two lists; where one run is empty, words come or go."""

    left: range
    right: range
    sorts: tuple[Sort, ...] | None  # None: nothing is known but that they differ


def pairs(left: Sequence[Term], right: Sequence[Term], texts: Texts) -> list[Pair]:
    """All items of both sides in order, so that as much as possible answers to something."""
    answers = _answers(left, right, texts)
    matched = _heaviest(left, answers, len(right)) if any(answers) else []
    side_by_side: list[Pair] = []
    i = j = 0
    for a, b in [*matched, (len(left), len(right))]:
        if a > i or b > j:
            side_by_side.append(Pair(range(i, a), range(j, b), None))
        if a < len(left):
            side_by_side.append(Pair(range(a, a + 1), range(b, b + 1), answers[a][b]))
        i, j = a + 1, b + 1
    return side_by_side


Answers = list[dict[int, tuple[Sort, ...]]]
"""For each item of the left those of the right that answer to it, and what tells the two apart."""


def _answers(left: Sequence[Term], right: Sequence[Term], texts: Texts) -> Answers:
    standing: dict[Sign, list[int]] = {}
    for j, item in enumerate(right):
        for sign in item.signs:
            standing.setdefault(sign, []).append(j)
    found: Answers = []
    for item in left:
        near = [places for sign in item.signs if (places := standing.get(sign))]
        found.append(_answers_to(item, right, set().union(*near), texts) if near else {})
    return found


def _answers_to(item: Term, right: Sequence[Term], near: Iterable[int], texts: Texts) -> dict[int, tuple[Sort, ...]]:
    compared_with = ((j, compared(item, right[j], texts)) for j in near)
    return {j: sorts for j, sorts in compared_with if sorts is not None}


def _heaviest(left: Sequence[Term], answers: Answers, high: int) -> list[tuple[int, int]]:
    """Of all answers those in order on both sides that account for the most."""
    nothing = [0] * (high + 1)
    best = [nothing] * (len(left) + 1)  # how much of both is accounted for from here on
    for i in range(len(left) - 1, -1, -1):
        if answers[i]:
            best[i] = _best_from(best[i + 1], {j: _worth(left[i], sorts) for j, sorts in answers[i].items()})
        else:
            best[i] = best[i + 1]
    matched: list[tuple[int, int]] = []
    i = j = 0
    while best[i][j]:
        sorts = answers[i].get(j)
        if sorts is not None and best[i][j] == best[i + 1][j + 1] + _worth(left[i], sorts):
            matched.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return matched


def _best_from(below: list[int], worths: dict[int, int]) -> list[int]:
    """One more item of the left, which is worth so much beside each that answers to it."""
    row = below.copy()
    most = 0
    for j in range(max(worths), -1, -1):
        if j in worths and below[j + 1] + worths[j] > most:
            most = below[j + 1] + worths[j]
        if most > row[j]:
            row[j] = most
        else:
            most = row[j]
    return row


def _worth(item: Term, sorts: tuple[Sort, ...]) -> int:
    """Words that are the same count most, marks least."""
    if not item.is_word:
        return 1
    return 4 if not sorts else 3


def compared(left: Term, right: Term, texts: Texts) -> tuple[Sort, ...] | None:
    """What tells two items apart, () where nothing does, None where they do not answer to each other."""
    if left.text == right.text:
        return ()
    if left.key == right.key and left.key:
        formal = tuple(Sort(name) for name in sorts_of_change(left.text, right.text) if name != "wording")
        return formal or (() if left.key in STEMS else (Sort(STYLE),))
    if not (left.is_word and right.is_word):
        return (Sort(STYLE),) if is_same_style(left.key, right.key) else None
    if not are_english(texts):
        return None
    capitals = left.text[0].isupper() + right.text[0].isupper()
    if is_same_word(left.key, right.key):
        return (Sort(SPELLING), Sort(CASE)) if capitals == 1 else (Sort(SPELLING),)
    if is_same_style(left.key, right.key):
        return (Sort(STYLE),)
    if capitals == 2 and is_one_word(left.text, right.text):
        return (Sort(STYLE, ONE_NAME),)
    return None
