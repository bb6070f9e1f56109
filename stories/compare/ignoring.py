"""A comparison with some labels left out of what counts as changed."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from stories.compare.record import Change, Comparison
from stories.compare.summary import summary


def ignoring(comparison: Comparison, labels: Set[str]) -> Comparison:
    """A change is ignored when all its labels are, a difference when its kind is. Both stay in the record; the summary
    says how much is hidden."""
    passages = tuple(
        passage._replace(changes=tuple(_marked(change, labels) for change in passage.changes))
        if passage.changes
        else passage
        for passage in comparison.passages
    )
    differences = tuple(one._replace(ignored=one.kind in labels) for one in comparison.differences)
    found = summary(comparison.left, comparison.right, passages, differences, comparison.summary.coarse)
    return replace(comparison, passages=passages, differences=differences, summary=found)


def _marked(change: Change, labels: Set[str]) -> Change:
    return change._replace(ignored=all(label.name in labels for label in change.labels))
