"""The words of a comparison as they are shown: runs of text, each marked one way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stories.display.units import Side
from stories.text.document import Kind


class Mark(StrEnum):
    """How a run of words is shown."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"


MARK_OF: dict[Side, Mark] = {"left": Mark.CUT, "right": Mark.ADDED}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one side's text, marked one way. `stop` numbers the change it belongs to; the first place where
    that change is seen is its address. `unseen` names a character that nobody would see or tell from another."""

    text: str
    mark: Mark = Mark.SAME
    stop: int | None = None
    is_first: bool = False
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Sentences of one passage inside one block. `whole` marks all of them at once (a passage cut, added or replaced);
    `before` is the white space since the sentence above. A moved span is of one end of its passage, which that stop is;
    `is_end` where it opens that end, of several blocks perhaps. `side` is the one it is of, the right where it
    is of both."""

    pieces: tuple[Piece, ...]
    before: str = ""
    whole: Mark = Mark.SAME
    stop: int | None = None
    is_first: bool = False
    moved: int | None = None
    is_end: bool = False
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, or the part of it that stands in this row; `side` as of its spans."""

    kind: Kind
    embedded: bool
    spans: tuple[Span, ...]
    side: Side = "right"
