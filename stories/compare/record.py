"""What a comparison of two documents holds. HTML, JSON and text are three readers of this record.

Of its parts there are hundreds in each comparison: named tuples, which are made in a third of the time of a dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from stories.compare.differences.difference import Difference
from stories.text.document import Document, Range

FORMAT = "writethru.comparison/2"

MOVED, SPLIT, MERGED = "moved", "split", "merged"
PASSAGE_LABELS = (MOVED, SPLIT, MERGED)


class PassageKind(StrEnum):
    SAME = "same"
    EDITED = "edited"
    REPLACED = "replaced"
    CUT = "cut"
    ADDED = "added"


class ChangeKind(StrEnum):
    CUT = "cut"
    ADDED = "added"
    REPLACED = "replaced"


def _range(stored: list[int]) -> Range:
    start, end = stored
    return start, end


def _range_or_none(stored: list[int] | None) -> Range | None:
    return None if stored is None else _range(stored)


class Label(NamedTuple):
    """What sort of change, with the words it rests on. `speakers` are those a quotation has on either side; `why`
    says what the words do not show: "both 2020-11-09"."""

    name: str
    left: Range | None
    right: Range | None
    speakers: tuple[str | None, str | None] | None = None
    why: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "left": self.left,
            "right": self.right,
            "speakers": self.speakers,
            "why": self.why,
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Label:
        return cls(
            record["name"],
            _range_or_none(record["left"]),
            _range_or_none(record["right"]),
            record.get("speakers") and (record["speakers"][0], record["speakers"][1]),
            record.get("why"),
        )


class Change(NamedTuple):
    """Words that differ: one range a side, None on the side that has none, and how many `words` each side has of it.
    `weight` ranks changes by how much they matter (differences/weight.py). An ignored change is still recorded; it only
    does not count."""

    kind: ChangeKind
    left: Range | None
    right: Range | None
    words: tuple[int, int]
    weight: int
    labels: tuple[Label, ...]
    ignored: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "left": self.left,
            "right": self.right,
            "words": self.words,
            "weight": self.weight,
            "ignored": self.ignored,
            "labels": [label.to_dict() for label in self.labels],
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Change:
        return cls(
            ChangeKind(record["kind"]),
            _range_or_none(record["left"]),
            _range_or_none(record["right"]),
            _range(record["words"]),
            record["weight"],
            tuple(map(Label.from_dict, record["labels"])),
            record["ignored"],
        )


class Passage(NamedTuple):
    """A row: the sentences of the left that answer to those of the right; one side empty for cut and added.

    Normally a paragraph facing a paragraph. Where the sentences of one paragraph answer to several, or in another
    order, each run of sentences has a row of its own. Outside its changes both sides of an edited passage read alike.
    """

    kind: PassageKind
    left: tuple[Range, ...]
    right: tuple[Range, ...]
    labels: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "labels": self.labels,
            "left": self.left,
            "right": self.right,
            "changes": [change.to_dict() for change in self.changes],
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Passage:
        return cls(
            PassageKind(record["kind"]),
            tuple(map(_range, record["left"])),
            tuple(map(_range, record["right"])),
            tuple(record["labels"]),
            tuple(map(Change.from_dict, record["changes"])),
        )


class SentencePair(NamedTuple):
    """Two sentences that answer to each other, and how alike they are (0 to 1)."""

    left: Range
    right: Range
    similarity: float

    def to_dict(self) -> dict[str, Any]:
        return {"left": self.left, "right": self.right, "similarity": self.similarity}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> SentencePair:
        return cls(_range(record["left"]), _range(record["right"]), record["similarity"])


@dataclass(frozen=True, slots=True)
class Words:
    """Of the body: left = same + cut + replaced[0], right = same + added + replaced[1]."""

    left: int
    right: int
    same: int
    cut: int
    added: int
    replaced: tuple[int, int]

    def to_dict(self) -> dict[str, Any]:
        return {
            "left": self.left,
            "right": self.right,
            "same": self.same,
            "cut": self.cut,
            "added": self.added,
            "replaced": self.replaced,
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """Shares and words are of the body, captions and the like aside. Labels and differences are counted
    wherever they stand."""

    similarity: float
    left_carried: float
    right_carried: float
    words: Words
    labels: dict[str, int]
    hidden: dict[str, int]
    differences: dict[str, int]
    coarse: bool
    unit: str  # "word" or "character"

    def to_dict(self) -> dict[str, Any]:
        return {
            "similarity": self.similarity,
            "left_carried": self.left_carried,
            "right_carried": self.right_carried,
            "words": self.words.to_dict(),
            "labels": self.labels,
            "hidden": self.hidden,
            "differences": self.differences,
            "coarse": self.coarse,
            "unit": self.unit,
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Summary:
        words = record["words"]
        return cls(**{**record, "words": Words(**{**words, "replaced": _range(words["replaced"])})})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`passages` follow the right text from top to bottom, each cut where it stood; `sentences` rise on the left."""

    engine: str
    left: Document
    right: Document
    passages: tuple[Passage, ...]
    sentences: tuple[SentencePair, ...]
    differences: tuple[Difference, ...]
    summary: Summary

    def findings(self) -> dict[str, Any]:
        """All that comparing found, without the texts: what there is to keep beside the two documents."""
        return {
            "engine": self.engine,
            "passages": [passage.to_dict() for passage in self.passages],
            "sentences": [pair.to_dict() for pair in self.sentences],
            "differences": [one.to_dict() for one in self.differences],
            "summary": self.summary.to_dict(),
        }

    def to_dict(self) -> dict[str, Any]:
        """The JSON of docs/formats.md."""
        return {"format": FORMAT, "left": self.left.to_dict(), "right": self.right.to_dict(), **self.findings()}

    @classmethod
    def from_findings(cls, left: Document, right: Document, findings: dict[str, Any]) -> Comparison:
        """Back from `findings()` or `to_dict()`, of the same two documents."""
        return cls(
            findings["engine"],
            left,
            right,
            tuple(map(Passage.from_dict, findings["passages"])),
            tuple(map(SentencePair.from_dict, findings["sentences"])),
            tuple(map(Difference.from_dict, findings["differences"])),
            Summary.from_dict(findings["summary"]),
        )
