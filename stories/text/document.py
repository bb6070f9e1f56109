"""A version's text cut into typed blocks and sentences: the record every other part reads."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from stories.text.numbered import Numbered
from stories.text.quotations import Quotations

Range = tuple[int, int]
"""A half-open range of Unicode code points in a document's text."""


class Kind(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    CONTRIBUTOR = "contributor"
    RELATED = "related"
    URL = "url"


BODY = frozenset({Kind.PARAGRAPH, Kind.SUBHEAD})
"""The kinds that carry the story itself; all others stand around it."""


class Basis(StrEnum):
    """What a decision rests on."""

    MANIFEST = "manifest"
    TEXT = "text"
    INFERRED = "inferred"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something detected, with what it rests on.

    `what` names the fact ("agency", "outlet", "date", …), `rule` says in words how it was found,
    `words` quotes the text it rests on and `share` is the share of text (0 to 1) where the rule rests on one.
    """

    what: str
    value: str
    basis: Basis
    rule: str
    words: str = ""
    share: float | None = None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Block:
    """One typed piece of a text. `value` is what the block means where it means one thing:
    an ISO date, an agency's name, an address."""

    kind: Kind
    start: int
    end: int
    value: str | None = None
    embedded: bool = False
    """True where the block belongs to an earlier version quoted whole inside this one."""

    @property
    def range(self) -> Range:
        return self.start, self.end

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "start": self.start,
            "end": self.end,
            "value": self.value,
            "embedded": self.embedded,
        }


@dataclass(frozen=True)
class Document:
    """A text, its blocks in reading order and the sentences inside them.

    Blocks cover the text but for the blank line between two of them; sentences cover each block but for
    the white space between two of them. `date` is ISO 8601 to the precision known ("2020-11-09"), with the
    zone where one is stated. `language` is a BCP 47 tag or None where it is not known.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Range, ...]
    date: str | None = None
    language: str | None = None
    direction: str = "ltr"
    decisions: tuple[Decision, ...] = ()
    name: str = field(default="", compare=False)

    def block_at(self, position: int) -> Block:
        """The block a position stands in, or the one before it."""
        return self.blocks[self.numbered.block_at(position)]

    def quote(self, span: Range) -> str:
        return self.text[span[0] : span[1]]

    def blocks_of(self, *kinds: Kind) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind in kinds)

    def sentences_of(self, block: Block) -> tuple[Range, ...]:
        first = bisect_left(self.sentences, (block.start, block.start))
        last = bisect_left(self.sentences, (block.end, block.end))
        return self.sentences[first:last]

    def decided(self, what: str) -> Decision | None:
        """The first decision about `what`, or None."""
        return next((decision for decision in self.decisions if decision.what == what), None)

    @property
    def is_english(self) -> bool:
        """Or of no known language: short texts tell none, and English tables match nothing but English words."""
        return self.language is None or self.language.split("-")[0] == "en"

    @cached_property
    def numbered(self) -> Numbered:
        """Its sentences and tokens, as comparing reads them."""
        return Numbered(self)

    @cached_property
    def quotations(self) -> Quotations:
        """Where it quotes."""
        return Quotations(self)

    @cached_property
    def body_words(self) -> int:
        """How many words the body has; headline, captions and the like aside."""
        return self.numbered.count_words_of(BODY)

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, of all that a comparison reads: everything but the name and the decisions."""
        read = {key: value for key, value in self.reading().items() if key not in ("name", "decisions")}
        canonical = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def made_ready(self) -> Document:
        """Itself, with all worked out that comparing asks of one document alone: parsed once, compared often."""
        _ = self.body_words, self.digest, self.quotations
        return self

    def reading(self) -> dict[str, Any]:
        """All of the document as JSON can hold it; `from_dict` reads it back."""
        return {
            **self.to_dict(),
            "date": self.date,
            "language": self.language,
            "direction": self.direction,
            "decisions": [decision.to_dict() for decision in self.decisions],
        }

    @classmethod
    def from_dict(cls, reading: dict[str, Any]) -> Document:
        return cls(
            reading["text"],
            tuple(Block(**{**block, "kind": Kind(block["kind"])}) for block in reading["blocks"]),
            tuple((start, end) for start, end in reading["sentences"]),
            reading["date"],
            reading["language"],
            reading["direction"],
            tuple(Decision(**{**decision, "basis": Basis(decision["basis"])}) for decision in reading["decisions"]),
            reading["name"],
        )

    def to_dict(self) -> dict[str, Any]:
        """One side of `writethru.comparison/1` (docs/formats.md)."""
        return {
            "name": self.name,
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "sentences": [list(sentence) for sentence in self.sentences],
        }
