"""One difference of facts, as the record holds it."""

from __future__ import annotations

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


class Difference(NamedTuple):
    """`kind` is one of the table in kinds.py. `left` is None where the fact was added, `right` where it was dropped.
    `reason` says, as a value of the kind's own, why the two differ; `states`, of a passage that came or went, what it
    tells; `speakers` are who says a quotation on either side, "" where nobody is named; `passages` are the numbers of
    those it rests on."""

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
        )
