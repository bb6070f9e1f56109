"""The changes of words in a row, by the tokens that each takes on either side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from stories.text.document import Document, Range

if TYPE_CHECKING:
    from stories.compare.differences.facing import Row

MOST = 200
"""Changes in one row; where more words differ, facts answer to each other by chance."""

NEAR = 6
"""Tokens in front of a change and behind it that are looked at."""


class Turn(NamedTuple):
    """`tokens` are those of the change on either side, by number: an empty range, where the words would stand, on the
    side that has none. `words` is how many words they are, `sentences` are those it begins and ends in, `within` all
    their tokens."""

    row: Row
    tokens: tuple[range, range]
    words: tuple[int, int]
    sentences: tuple[range, range]
    within: tuple[range, range]

    @property
    def is_of_both(self) -> bool:
        return bool(self.tokens[0] and self.tokens[1])

    def behind(self, side: int) -> range:
        """Some tokens that follow it in its sentence."""
        last = self.tokens[side].stop
        return range(last, min(self.within[side].stop, last + NEAR))


def turns_of(row: Row, documents: tuple[Document, Document]) -> list[Turn]:
    """In the order of the record. Outside its changes both sides of a row read alike: where one side has no words, its
    place is counted from the change before."""
    if len(row.passage.changes) > MOST:
        return []
    return list(_joined(_turns(row, documents)))


def _joined(turns: Iterable[Turn]) -> Iterator[Turn]:
    """What was cut and what was added in one place are one."""
    last: Turn | None = None
    for turn in turns:
        if last and all(a.stop == b.start for a, b in zip(last.tokens, turn.tokens, strict=True)):
            last = _one(last, turn)
        else:
            if last:
                yield last
            last = turn
    if last:
        yield last


def _one(turn: Turn, following: Turn) -> Turn:
    """Each side from where the one begins to where the other ends."""
    (left, right), (later_left, later_right) = turn.tokens, following.tokens
    (old, new), (more_old, more_new) = turn.words, following.words
    return Turn(
        turn.row,
        (range(left.start, later_left.stop), range(right.start, later_right.stop)),
        (old + more_old, new + more_new),
        (_reach(turn.sentences[0], following.sentences[0]), _reach(turn.sentences[1], following.sentences[1])),
        (_reach(turn.within[0], following.within[0]), _reach(turn.within[1], following.within[1])),
    )


def _reach(one: range, other: range) -> range:
    return range(min(one.start, other.start), max(one.stop, other.stop))


def _turns(row: Row, documents: tuple[Document, Document]) -> Iterator[Turn]:
    numbered = documents[0].numbered, documents[1].numbered
    sides = [
        range(one.firsts[sentences.start], one.firsts[sentences.stop])
        for one, sentences in zip(numbered, row.sentences, strict=True)
    ]
    after = [side.start for side in sides]
    for change in row.passage.changes:
        left, right = (
            range(one.first_at(span[0]), one.first_at(span[1])) if span else None
            for one, span in zip(numbered, (change.left, change.right), strict=True)
        )
        if not (left or right):
            continue  # white space, or what nobody sees
        if not left:
            left = _empty(after[0] + (right.start if right else 0) - after[1], sides[0])
        if not right:
            right = _empty(after[1] + left.start - after[0], sides[1])
        after = [left.stop, right.stop]
        sentences = tuple(_sentences(*side) for side in zip(documents, (left, right), row.sentences, strict=True))
        within = tuple(
            range(one.firsts[of.start], one.firsts[of.stop]) for one, of in zip(numbered, sentences, strict=True)
        )
        yield Turn(row, (left, right), change.words, (sentences[0], sentences[1]), (within[0], within[1]))


def _empty(at: int, side: range) -> range:
    at = min(max(at, side.start), side.stop)
    return range(at, at)


def _sentences(document: Document, tokens: range, row: range) -> range:
    firsts = document.numbered.firsts
    first = bisect_right(firsts, tokens.start) - 1
    last = bisect_right(firsts, max(tokens.stop - 1, tokens.start)) - 1
    return range(max(min(first, row.stop - 1), row.start), max(min(last, row.stop - 1), row.start) + 1)


def span_of(document: Document, tokens: range) -> Range:
    places = document.numbered.places
    return places[tokens.start][0], places[tokens.stop - 1][1]
