"""The texts to measure with: the folder named on the command line, and the project's own seeds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.absent import Absent
from stories.text import Block, Document, Kind, parse_versions
from stories.text.sentences import split_sentences

BETWEEN = "\n\n"
"""What joins the paragraphs of a text, here and in the quotes to be found again."""

REVISIONS = ("versions_fomc", "versions_18f")

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of `.jsonl` files, one record a line."""

    path: Path

    def records(self, name: str) -> list[dict[str, Any]]:
        file = self.path / f"{name}.jsonl"
        if not file.is_file():
            raise Absent(f"no file {file}")
        return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]

    def revisions(self, name: str) -> list[Revision]:
        return [Revision.of(record) for record in self.records(name)]


@dataclass(frozen=True, slots=True)
class Revision:
    """A real text and its next version, by paragraphs: pairs of numbers of those kept as they were and those edited
    where they stood."""

    id: str
    left: list[str]
    right: list[str]
    kept: list[tuple[int, int]]
    edited: list[tuple[int, int]]

    @classmethod
    def of(cls, record: dict[str, Any]) -> Revision:
        kept = [(left, right) for left, right in record["kept"]]
        edited = [(left, right) for left, right, *_ in record["edited_in_place"]]
        return cls(record["id"], record["a"], record["b"], kept, edited)

    def documents(self) -> tuple[Document, Document]:
        return of_paragraphs(self.left), of_paragraphs(self.right)

    def out_of_order(self, kept: tuple[int, int]) -> bool:
        """Whether another kept paragraph stands before it on one side and after it on the other."""
        return any((kept[0] - left) * (kept[1] - right) < 0 for left, right in self.kept)


def of_paragraphs(paragraphs: list[str]) -> Document:
    """Each given paragraph is one, cut into sentences by the project's own rule."""
    blocks, text = _laid_out(paragraphs)
    sentences = [sentence for block in blocks for sentence in split_sentences(text, block.start, block.end)]
    return as_read(Document(text, blocks, tuple(sentences), language="en"))


def of_sentences(sentences: list[str]) -> Document:
    """Each given sentence is one, and a paragraph of its own, as wire copy is laid out."""
    blocks, text = _laid_out(sentences)
    return as_read(Document(text, blocks, tuple(block.range for block in blocks), language="en"))


def _laid_out(pieces: list[str]) -> tuple[tuple[Block, ...], str]:
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(Kind.PARAGRAPH, at, at + len(piece)))
        at += len(piece) + len(BETWEEN)
    return tuple(blocks), BETWEEN.join(pieces)


@cache
def seed(version: str) -> Document:
    """By its number: "004", or "001-older" and "001-newer" for the two texts that file holds."""
    number, _, which = version.partition("-")
    [path] = SEEDS.glob(f"{number}_*.txt")
    return parse_versions(path.read_text("utf-8"), name=path.name)[0 if which == "older" else -1]


def lines(document: Document) -> list[str]:
    """A block a line: the form that programs made for lines do best with."""
    return [document.quote(block.range) for block in document.blocks]


def as_read(document: Document) -> Document:
    """Itself, with what every use of a text asks of it worked out: what it is known by, how long it is."""
    _ = document.digest, document.body_words
    return document
