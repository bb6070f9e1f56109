"""Attributions that only changed their place: cut in one sentence of a paragraph, added in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from stories.compare.labels.found import LabelsFound
from stories.compare.labels.materiality import weight
from stories.compare.labels.sorts import ATTRIBUTION, WORDING
from stories.compare.record import Change, Label, Passage
from stories.text.numbered import Numbered
from stories.text.words import words

_Place = tuple[int, int]
"""A passage and one of its changes, by number."""


def attributed_elsewhere(left: Numbered, right: Numbered, passages: Sequence[Passage]) -> list[Passage]:
    """The passages, where "said Paul Hart" that went from one sentence to the next is other words and no more: who said
    what stands in the paragraph is the same."""
    found = list(passages)
    for number, at in _moved(left, right, passages):
        changes = list(found[number].changes)
        changes[at] = _worded(left, right, changes[at])
        found[number] = found[number]._replace(changes=tuple(changes))
    return found


def _moved(left: Numbered, right: Numbered, passages: Sequence[Passage]) -> Iterator[_Place]:
    cut: dict[tuple[object, ...], list[_Place]] = defaultdict(list)
    added: dict[tuple[object, ...], list[_Place]] = defaultdict(list)
    for number, at, label in _attributions(passages):
        if label.left and label.right:
            continue
        said = _said(left, label.left) if label.left else _said(right, label.right) if label.right else []
        if len(said) > 1:  # a verb alone names no source
            passage = passages[number]
            paragraphs = left.block_at(passage.left[0][0]), right.block_at(passage.right[0][0])
            (cut if label.left else added)[*paragraphs, *said].append((number, at))
    for both in cut.keys() & added.keys():
        for pair in zip(cut[both], added[both], strict=False):
            yield from pair


def _attributions(passages: Iterable[Passage]) -> Iterator[tuple[int, int, Label]]:
    for number, passage in enumerate(passages):
        for at, change in enumerate(passage.changes):
            for label in change.labels:
                if label.name == ATTRIBUTION:
                    yield number, at, label


def _said(side: Numbered, span: tuple[int, int]) -> list[str]:
    """ "Said Paul Hart" and "Paul Hart said" alike."""
    return sorted(words(side.text[span[0] : span[1]].lower()))


def _worded(left: Numbered, right: Numbered, change: Change) -> Change:
    found = LabelsFound()
    found.labels = {label.name: label for label in change.labels}
    attribution = found.labels.pop(ATTRIBUTION)
    found.add(WORDING, attribution.left, attribution.right)
    labels = found.in_order()
    touched = max(side.count_words(span) for side, span in ((left, change.left), (right, change.right)) if span)
    return change._replace(labels=labels, weight=weight(labels, touched))
