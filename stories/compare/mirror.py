"""A comparison seen from the other side; and the order of its passages and of the changes in each, which the right text
gives: as it is read, old before new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from stories.compare.align.chain import heaviest_chain
from stories.compare.differences.difference import Difference
from stories.compare.record import (
    MERGED,
    PASSAGE_LABELS,
    SPLIT,
    Change,
    ChangeKind,
    Comparison,
    Label,
    Passage,
    PassageKind,
    SentencePair,
    Summary,
)
from stories.text.document import Range

_CHANGES = {ChangeKind.CUT: ChangeKind.ADDED, ChangeKind.ADDED: ChangeKind.CUT}
_PASSAGES = {PassageKind.CUT: PassageKind.ADDED, PassageKind.ADDED: PassageKind.CUT}
_LABELS = {SPLIT: MERGED, MERGED: SPLIT}


def mirrored(comparison: Comparison) -> Comparison:
    """Left and right, cut and added, split and merged change places, and nothing else does."""
    facing = [_passage(passage) for passage in comparison.passages]
    passages = in_reading_order(facing)
    places = {id(passage): number for number, passage in enumerate(passages)}
    numbers = [places[id(passage)] for passage in facing]
    differences = [_difference(one, numbers) for one in comparison.differences]
    return Comparison(
        comparison.engine,
        comparison.right,
        comparison.left,
        tuple(passages),
        tuple(sorted(SentencePair(right, left, alike) for left, right, alike in comparison.sentences)),
        tuple(sorted(differences, key=Difference.place)),
        _summary(comparison.summary),
    )


def _passage(passage: Passage) -> Passage:
    if passage.kind is PassageKind.SAME and not passage.labels:
        return Passage(passage.kind, passage.right, passage.left)
    return Passage(
        _PASSAGES.get(passage.kind, passage.kind),
        passage.right,
        passage.left,
        tuple(sorted((_LABELS.get(label, label) for label in passage.labels), key=PASSAGE_LABELS.index)),
        old_before_new(passage.right, passage.left, [_change(change) for change in passage.changes]),
    )


def _change(change: Change) -> Change:
    kind, left, right, (old, new), weight, labels, ignored = change
    swapped = tuple([_label(label) for label in labels])
    return Change(_CHANGES.get(kind, kind), right, left, (new, old), weight, swapped, ignored)


def _label(label: Label) -> Label:
    speakers = label.speakers and (label.speakers[1], label.speakers[0])
    return Label(label.name, label.right, label.left, speakers, label.why)


def _difference(one: Difference, numbers: Sequence[int]) -> Difference:
    """Passage n of the one side is `numbers[n]` of the other."""
    return one.swapped()._replace(passages=tuple(sorted(numbers[n] for n in one.passages)))


def _summary(summary: Summary) -> Summary:
    words = summary.words
    return replace(
        summary,
        left_carried=summary.right_carried,
        right_carried=summary.left_carried,
        words=replace(
            words, left=words.right, right=words.left, cut=words.added, added=words.cut, replaced=words.replaced[::-1]
        ),
        labels=dict(sorted((_LABELS.get(name, name), count) for name, count in summary.labels.items())),
    )


def in_reading_order(passages: Iterable[Passage]) -> list[Passage]:
    """Rows with a right side follow the right text. A cut follows the row of what stood before it on the left, unless
    that row has moved away; so between two rows that kept their places, cuts stand before additions."""
    passages = list(passages)
    on_right = sorted([passage for passage in passages if passage.right], key=attrgetter("right"))
    on_left = sorted([passage for passage in passages if passage.left], key=attrgetter("left"))
    in_place = _in_place([passage for passage in on_left if passage.right])
    cuts: list[Passage] = []
    cuts_after: dict[int, list[Passage]] = {-1: cuts}
    for passage in on_left:
        if not passage.right:
            cuts.append(passage)
        elif id(passage) in in_place:
            cuts_after[id(passage)] = cuts = []
    ordered = cuts_after[-1]
    for passage in on_right:
        ordered.append(passage)
        ordered += cuts_after.get(id(passage), ())
    return ordered


def _in_place(facing: list[Passage]) -> set[int]:
    """The rows that stand in order on both sides, by id; what stands around the body may be out of order without having
    been called moved, and weighs little."""
    facing = [passage for passage in facing if "moved" not in passage.labels]
    starts = [(passage.left[0][0], passage.right[0][0]) for passage in facing]
    chain = heaviest_chain(starts, lambda n: facing[n].left[-1][1] - facing[n].left[0][0])
    return {id(facing[n]) for n in chain}


def old_before_new(left: Sequence[Range], right: Sequence[Range], changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of one passage in reading order, and of those in one place first what is cut, then what is added."""
    left_at, right_at = (left[0][0], right[0][0]) if left and right else (0, 0)
    place = 0
    places = []
    for change in changes:
        kept = change.left[0] - left_at if change.left else change.right[0] - right_at if change.right else 0
        left_at = change.left[1] if change.left else left_at + kept
        right_at = change.right[1] if change.right else right_at + kept
        if kept or (change.left and change.right):
            place += 1
        places.append((place, change.left is None))
        place += bool(change.left and change.right)
    return tuple(changes[n] for n in sorted(range(len(changes)), key=places.__getitem__))
