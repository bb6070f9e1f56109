"""One difference of facts, as the record holds it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from stories.text.document import Range


class How(StrEnum):
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"


class Stated(NamedTuple):
    """A fact on one side: its words, and its value as text ("21 dead", "2020-11-09")."""

    words: Range
    value: str

    def to_dict(self) -> dict[str, Any]:
        return {"words": self.words, "value": self.value}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Stated:
        start, end = record["words"]
        return cls((start, end), record["value"])


Words = tuple[Range | None, Range | None]
"""Where one thing is told, on the left and on the right."""


class Difference(NamedTuple):
    """`kind` is one of the table in kinds.py. `left` is None where the fact was added, `right` where it was dropped.
    `reason` says, as a value of the kind's own, why the two differ; `states`, of a passage that came or went, what it
    tells; `speakers` are who says a quotation on either side, "" where nobody is named; `passages` are the numbers of
    those it rests on; `also` is where else in these the two texts tell the same, in the order of the right text."""

    kind: str
    how: How
    left: Stated | None
    right: Stated | None
    reason: str = ""
    speakers: tuple[str, str] = ("", "")
    states: tuple[str, ...] = ()
    passages: tuple[int, ...] = ()
    weight: int = 0
    ignored: bool = False
    also: tuple[Words, ...] = ()

    @property
    def all_words(self) -> tuple[Words, ...]:
        """All that it rests on, its own words first."""
        return (self.left and self.left.words, self.right and self.right.words), *self.also

    def is_shown_by(self, left: Range | None, right: Range | None) -> bool:
        """Whether one of these, the words of a change, is among its own."""
        return any(_meet(left, lefts) or _meet(right, rights) for lefts, rights in self.all_words)

    def swapped(self) -> Difference:
        """As the other side sees it, the numbers of its passages aside."""
        also = in_order((right, left) for left, right in self.also)
        how = _OTHER_WAY.get(self.how, self.how)
        return self._replace(how=how, left=self.right, right=self.left, speakers=self.speakers[::-1], also=also)

    def place(self) -> tuple[object, ...]:
        """Where it comes in the record: as the right text is read, and what it has no more, as the left."""
        words = [stated.words for stated in (self.right, self.left) if stated]
        return self.passages, words, self.kind, self.reason

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "how": self.how.value,
            "left": self.left and self.left.to_dict(),
            "right": self.right and self.right.to_dict(),
            "reason": self.reason,
            "speakers": self.speakers,
            "states": self.states,
            "passages": self.passages,
            "weight": self.weight,
            "ignored": self.ignored,
            "also": self.also,
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Difference:
        return cls(
            record["kind"],
            How(record["how"]),
            record["left"] and Stated.from_dict(record["left"]),
            record["right"] and Stated.from_dict(record["right"]),
            record["reason"],
            (record["speakers"][0], record["speakers"][1]),
            tuple(record["states"]),
            tuple(record["passages"]),
            record["weight"],
            record["ignored"],
            tuple((_range(left), _range(right)) for left, right in record["also"]),
        )


_OTHER_WAY = {How.DROPPED: How.ADDED, How.ADDED: How.DROPPED}


def in_order(words: Iterable[Words]) -> tuple[Words, ...]:
    """As the right text is read, and what it has not, as the left."""
    return tuple(sorted(words, key=lambda sides: (sides[1] or (), sides[0] or ())))


def _meet(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _range(stored: list[int] | None) -> Range | None:
    return (stored[0], stored[1]) if stored else None
