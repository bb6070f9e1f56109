"""A version's text cut into typed blocks and sentences: the record every other part reads."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from stories.text.facts import Facts
from stories.text.numbered import Numbered
from stories.text.quotations import Quotations
from stories.text.sentences import split_sentences

Range = tuple[int, int]
"""A half-open range of Unicode code points in a document's text."""


class Kind(StrEnum):
    """What a block is."""

    SLUG = "slug"
    OUTLET = "outlet"
    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
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
    NAVIGATION = "navigation"
    ENDING = "ending"
    UNKNOWN = "unknown"


BODY = frozenset({Kind.PARAGRAPH, Kind.SUBHEAD})
"""The kinds that carry the story itself; all others stand around it."""

_PROSE = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.NOTE, Kind.CONTRIBUTOR, Kind.STANDFIRST, Kind.UNKNOWN})
"""The kinds written in sentences; of any other, a block is one."""


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
    `words` quotes the text it rests on and `share` is the share of text (0 to 1) where the rule rests on one. Where the
    basis is a person, `by` is who that was and `at` is when, in ISO 8601.
    """

    what: str
    value: str
    basis: Basis
    rule: str
    words: str = ""
    share: float | None = None
    by: str = ""
    at: str = ""

    def to_dict(self) -> dict[str, Any]:
        # Field by field, which takes a fifth of the time of asdict(): an arrangement writes thousands.
        return {
            "what": self.what,
            "value": self.value,
            "basis": self.basis.value,
            "rule": self.rule,
            "words": self.words,
            "share": self.share,
            "by": self.by,
            "at": self.at,
        }

    @classmethod
    def from_dict(cls, decided: Mapping[str, Any]) -> Decision:
        """Back from `to_dict()`, of today or of before decisions said who made them."""
        return cls(**{**decided, "basis": Basis(decided["basis"])})


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


def sentences_in(text: str, blocks: Iterable[Block], language: str | None) -> tuple[Range, ...]:
    """The sentences of these blocks of a text in that language, in their order."""
    found: list[Range] = []
    for block in blocks:
        if block.kind in _PROSE:
            found += split_sentences(text, block.start, block.end, language)
        else:
            found.append(block.range)
    return tuple(found)


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

    def without_ending(self, length: int) -> Document:
        """The document without its last `length` code points, where an earlier story ends it that may not be read: and
        without what is detected only there."""
        end = len(self.text) - length
        text = self.text[:end].rstrip()
        blocks = tuple(block for block in self.blocks if block.end <= end)
        sentences = tuple(sentence for sentence in self.sentences if sentence[1] <= end)
        decisions = tuple(decision for decision in self.decisions if decision.words in text)
        return replace(self, text=text, blocks=blocks, sentences=sentences, decisions=decisions)

    def in_language(self, language: str | None) -> Document:
        """The document as one in this language: its sentences end as they do there."""
        if language == self.language:
            return self
        return replace(self, language=language, sentences=sentences_in(self.text, self.blocks, language))

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
    def facts(self) -> Facts:
        """What it states."""
        return Facts(self)

    @cached_property
    def body_words(self) -> int:
        """How many words the body has; headline, captions and the like aside."""
        return self.numbered.count_words_of(BODY)

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, of the text, its blocks, its language and its direction. Sentences follow from these; what
        a person can name or date otherwise is no part of it."""
        told = {
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "language": self.language,
            "direction": self.direction,
        }
        canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def reading(self) -> dict[str, Any]:
        """What there is to keep of the document, as JSON can hold it; `from_dict` reads it back. Its sentences are not:
        they follow the parser of today; nor is its name: its source may be called otherwise."""
        return {
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "date": self.date,
            "language": self.language,
            "direction": self.direction,
            "decisions": [decision.to_dict() for decision in self.decisions],
        }

    @classmethod
    def from_dict(cls, reading: Mapping[str, Any], name: str = "") -> Document:
        """Back from `reading()`, called `name`. Sentences and a name, as old readings hold too, are not read."""
        text = reading["text"]
        blocks = tuple(Block(**{**block, "kind": Kind(block["kind"])}) for block in reading["blocks"])
        return cls(
            text,
            blocks,
            sentences_in(text, blocks, reading["language"]),
            reading["date"],
            reading["language"],
            reading["direction"],
            tuple(map(Decision.from_dict, reading["decisions"])),
            name,
        )

    def to_dict(self) -> dict[str, Any]:
        """One side of `writethru.comparison/2` (docs/formats.md)."""
        return {
            "name": self.name,
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "sentences": [list(sentence) for sentence in self.sentences],
        }
