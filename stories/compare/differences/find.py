"""All differences of two texts, each kind by its own rules, and how much each of them matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from stories.compare.differences import (
    attribution,
    certainty,
    date,
    name,
    negation,
    number,
    outcome,
    quote,
)
from stories.compare.differences.correction import corrected
from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing
from stories.compare.differences.kinds import FORMS
from stories.compare.differences.passages import with_passages
from stories.compare.differences.weight import weigh
from stories.compare.record import Passage, SentencePair
from stories.text.document import Document
from stories.text.facts import ATTRIBUTION, DATE, NUMBER, OUTCOME

Find = Callable[[Facing], Iterable[Difference]]

FINDERS: Sequence[Find] = (
    number.find,
    date.find,
    name.find,
    quote.find,
    outcome.find,
    negation.find,
    certainty.find,
    attribution.find,
)
"""One a kind."""


def find_differences(
    left: Document,
    right: Document,
    dates: tuple[str | None, str | None],
    rows: Sequence[Passage],
    pairs: Sequence[SentencePair],
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """As the right text is read; and beside them what is one value in another form. `rows` are the passages in their
    order, `pairs` the sentences that answer to each other."""
    facing = Facing((left, right), dates, rows, pairs)
    found = _told_once(_found(facing))
    forms = tuple(one for one in found if one.kind in FORMS)
    differences = [one for one in found if one.kind not in FORMS]
    differences = corrected(facing, differences)
    differences = with_passages(facing, differences)
    return tuple(sorted((weigh(one, facing) for one in differences), key=Difference.place)), forms


def _told_once(found: Iterable[Difference]) -> list[Difference]:
    """Of two of one kind in the same words, that which says why: another speaker is another source, told by both. And
    of two kinds that tell the same, the more exact: "most" and "all", "late 2027", who "denied" it."""
    kept: list[Difference] = []
    by_kind: dict[str, list[Difference]] = {}
    for one in sorted(found, key=lambda one: (_AFTER.get(one.kind, 0), not one.reason)):
        told = by_kind.setdefault(one.kind, [])
        others = (other for kind in _TOLD_BY.get(one.kind, ()) for other in by_kind.get(kind, ()))
        if not any(_share_words(one, other) for other in (*told, *others)):
            told.append(one)
            kept.append(one)
    return kept


_TOLD_BY = {OUTCOME: (NUMBER, DATE), ATTRIBUTION: (OUTCOME,)}
_AFTER = {OUTCOME: 1, ATTRIBUTION: 2}


def _share_words(one: Difference, other: Difference) -> bool:
    pairs = (one.left, other.left), (one.right, other.right)
    return all((a is None) == (b is None) for a, b in pairs) and all(
        a.words[0] < b.words[1] and b.words[0] < a.words[1] for a, b in pairs if a and b
    )


def _found(facing: Facing) -> Iterator[Difference]:
    for find in FINDERS:
        yield from find(facing)
