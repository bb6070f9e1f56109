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
from stories.compare.differences.difference import Difference, How
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.kinds import FORMS
from stories.compare.differences.name import NOT_NAMED, SPEAKS
from stories.compare.differences.passages import with_passages
from stories.compare.differences.retold import without_what_is_retold
from stories.compare.differences.weight import weigh
from stories.compare.record import Passage, SentencePair
from stories.text.document import Document
from stories.text.facts import ATTRIBUTION, CERTAINTY, NEGATION, OUTCOME, QUOTE

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
    differences = _without_speakers_told(facing, _without_speakers_of_two(facing, differences))
    differences = corrected(facing, differences)
    differences = without_what_is_retold(facing, with_passages(facing, differences))
    return tuple(sorted((weigh(one, facing) for one in differences), key=Difference.place)), forms


def _without_speakers_of_two(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """Without another source for what is not the same: in its sentence one quotation went, and in that of the other
    side another one came."""
    lone = {
        (side, sentence_at(facing.documents[side], stated.words[0]))
        for one in found
        if one.kind == QUOTE and one.how in (How.DROPPED, How.ADDED)
        for side, stated in enumerate((one.left, one.right))
        if stated
    }

    def is_of_two(one: Difference) -> bool:
        sides = (one.left, one.right)
        return one.kind == ATTRIBUTION and all(
            stated and (side, sentence_at(facing.documents[side], stated.words[0])) in lone
            for side, stated in enumerate(sides)
        )

    return [one for one in found if not is_of_two(one)]


def _without_speakers_told(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """Without the name of who speaks in one text alone, in a sentence of which a source or a quotation is told; and
    without one set beside what is told of a source: "said the mayor, Ana Vrba"."""
    told = {place for one in found if one.kind in (ATTRIBUTION, QUOTE) for place in _sentences(facing, one)}
    ends = {
        (side, stated.words[1] + apart)
        for one in found
        if one.kind == ATTRIBUTION
        for side, stated in enumerate((one.left, one.right))
        if stated
        for apart in (1, 2)
    }

    def is_told(one: Difference) -> bool:
        if one.reason == SPEAKS:
            return not told.isdisjoint(_sentences(facing, one))
        starts = {(side, stated.words[0]) for side, stated in enumerate((one.left, one.right)) if stated}
        return one.reason == NOT_NAMED and not ends.isdisjoint(starts)

    return [one for one in found if not is_told(one)]


def _sentences(facing: Facing, one: Difference) -> Iterator[tuple[int, int]]:
    """The side and the number of those that its own words begin in."""
    for side, stated in enumerate((one.left, one.right)):
        if stated:
            yield side, sentence_at(facing.documents[side], stated.words[0])


def _told_once(found: Iterable[Difference]) -> list[Difference]:
    """Of two of one kind in the same words that which says why: another speaker is another source, told by both. What
    turned out otherwise is told beside nothing else of the same words but how sure they are: "late 2027" that becomes
    "early 2027" is a date, and who denied and then admitted it is no other source."""
    kept: list[Difference] = []
    told: dict[int, list[Difference]] = {}
    for one in sorted(found, key=lambda one: (_SURENESS.get(one.kind, 0), not one.reason)):
        near = [other for at in _reach(one) for other in told.get(at, ()) if _are_rivals(one.kind, other.kind)]
        if not any(_share_words(one, other) and (one.kind == other.kind or one.how is other.how) for other in near):
            kept.append(one)
            for at in _reach(one):
                told.setdefault(at, []).append(one)
    return kept


_STRETCH = 500
"""Letters: only what stands in one such stretch of a text is asked whether it shares words."""


def _reach(one: Difference) -> range:
    """The stretches that it stands in, of the left text where it has words there."""
    stated = one.left or one.right
    return range(stated.words[0] // _STRETCH, stated.words[1] // _STRETCH + 1) if stated else range(0)


_SURENESS = {OUTCOME: 1, NEGATION: 2, CERTAINTY: 2, ATTRIBUTION: 2}
"""In this order; before them comes what is read exactly: figures, dates, names and quotations."""

_TOLD_BESIDE = FORMS | {CERTAINTY}


def _are_rivals(one: str, other: str) -> bool:
    return one == other or (OUTCOME in (one, other) and _TOLD_BESIDE.isdisjoint((one, other)))


def _share_words(one: Difference, other: Difference) -> bool:
    pairs = (one.left, other.left), (one.right, other.right)
    return all((a is None) == (b is None) for a, b in pairs) and all(
        a.words[0] < b.words[1] and b.words[0] < a.words[1] for a, b in pairs if a and b
    )


def _found(facing: Facing) -> Iterator[Difference]:
    for find in FINDERS:
        yield from find(facing)
