"""Two documents in, the record of what changed out. Knows no Django and can be used as a library."""

from stories.compare.differences.kinds import LABELS
from stories.compare.engine import ENGINE, compare
from stories.compare.ignoring import ignoring
from stories.compare.record import Change, ChangeKind, Comparison, Label, Passage, PassageKind, Summary

__all__ = [
    "ENGINE", "LABELS", "Change", "ChangeKind", "Comparison", "Label", "Passage", "PassageKind", "Summary", "compare",
    "ignoring",
]  # fmt: skip
