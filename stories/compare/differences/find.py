"""All differences of two texts, each kind by its own rules, and how much each of them matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from stories.compare.differences import attribution, certainty, negation, outcome, passages
from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing
from stories.compare.differences.weight import weigh
from stories.compare.record import Passage, SentencePair
from stories.text.document import Document

Find = Callable[[Facing], Iterable[Difference]]

FINDERS: Sequence[Find] = (outcome.find, negation.find, certainty.find, attribution.find)
"""One a kind."""


def find_differences(
    left: Document,
    right: Document,
    dates: tuple[str | None, str | None],
    rows: Sequence[Passage],
    pairs: Sequence[SentencePair],
) -> tuple[Difference, ...]:
    """In the order in which the right text is read; `rows` are the passages of the record in their order, `pairs` the
    sentences that answer to each other."""
    facing = Facing((left, right), dates, rows, pairs)
    found = list(_found(facing))
    found += passages.find(facing, found)
    return tuple(sorted((weigh(one, facing) for one in found), key=Difference.place))


def _found(facing: Facing) -> Iterator[Difference]:
    for find in FINDERS:
        yield from find(facing)
