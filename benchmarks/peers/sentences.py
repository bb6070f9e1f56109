"""Pairing the sentences of two texts without us. Each returns pairs of numbers, or how strong each pair is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import Differ

from benchmarks.peers import tfidf

Pairs = set[tuple[int, int]]


def difflib_pairs(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """As `difflib.ndiff` shows them: equal ones, and those it sets over each other with a line of hints."""
    pairs: Pairs = set()
    at, to = 0, 0
    waiting: tuple[str, int] | None = None  # the "-" or "?" above, with the number of the sentence cut
    for line in Differ().compare(left, right):
        mark = line[0]
        if mark == " ":
            pairs.add((at, to))
            waiting, at, to = None, at + 1, to + 1
        elif mark == "-":
            waiting, at = ("-", at), at + 1
        elif mark == "+":
            if waiting and waiting[0] == "?":
                pairs.add((waiting[1], to))
                waiting = None
            elif waiting:
                waiting = ("+", waiting[1])
            to += 1
        elif waiting:  # a line of hints: below the sentence cut, or below the one added
            if waiting[0] == "+":
                pairs.add((waiting[1], to - 1))
            waiting = ("?", waiting[1]) if waiting[0] == "-" else None
    return pairs


def mutual_best(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], float]:
    """Pairs that are each other's best by words, with their cosine."""
    rows = _cosines(left, right, tfidf.words)
    best_right = [_best(row) for row in rows]
    best_left = [_best([row[to] for row in rows]) for to in range(len(right))]
    return {(at, to): rows[at][to] for at, to in enumerate(best_right) if rows[at][to] > 0 and best_left[to] == at}


def either_best(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], float]:
    """Pairs of which one is the other's best by runs of letters, with their cosine."""
    rows = _cosines(left, right, tfidf.letters)
    from_left = {(at, _best(row)) for at, row in enumerate(rows)}
    from_right = {(_best([row[to] for row in rows]), to) for to in range(len(right))}
    return {(at, to): rows[at][to] for at, to in from_left | from_right if rows[at][to] > 0}


def _cosines(left: Sequence[str], right: Sequence[str], features: Callable[[str], list[str]]) -> list[list[float]]:
    vectors = tfidf.vectors([*left, *right], features)
    return [[tfidf.cosine(one, other) for other in vectors[len(left) :]] for one in vectors[: len(left)]]


def _best(values: Sequence[float]) -> int:
    return max(range(len(values)), key=values.__getitem__)
