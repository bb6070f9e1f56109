"""The labels of one change as they are found: one of each name, resting on all the words it was found by."""

from __future__ import annotations

from stories.compare.record import Label
from stories.compare.words.labels.sorts import CASE, OF_WORDS, PUNCTUATION, WHITESPACE, WORDING
from stories.text.document import Range

_FORMAL = (CASE, PUNCTUATION, WHITESPACE)

Ranges = tuple[Range | None, Range | None]

_ORDER = {name: place for place, name in enumerate(OF_WORDS)}


class LabelsFound:
    __slots__ = ("labels",)

    def __init__(self) -> None:
        self.labels: dict[str, Label] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.labels

    def add(self, name: str, lefts: Range | None, rights: Range | None, why: str | None = None) -> None:
        was = self.labels.get(name)
        if was is not None:
            lefts, rights = _joined(was.left, lefts), _joined(was.right, rights)
            why = was.why or why
        self.labels[name] = Label(name, lefts, rights, None, why)

    def drop(self, name: str) -> None:
        self.labels.pop(name, None)

    def in_order(self) -> tuple[Label, ...]:
        """The heaviest first. Other words account for their capitals and marks."""
        labels = self.labels
        if len(labels) > 1:
            if WORDING in labels:
                for name in _FORMAL:
                    self.drop(name)
            return tuple(sorted(labels.values(), key=_place))
        return tuple(labels.values())


def _place(label: Label) -> int:
    return _ORDER[label.name]


def _joined(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
