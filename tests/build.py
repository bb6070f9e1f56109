"""Plain builders with fixed values."""

from stories.text import Block, Document, Kind, Range
from stories.text.sentences import split_sentences

Piece = str | tuple[Kind, str]
"""A paragraph's text, or another kind of block with its text."""


def document(*pieces: Piece, name: str = "") -> Document:
    """Of these blocks, cut into sentences as the parser does: document((Kind.SUBHEAD, "Talks"), "They met.")."""
    typed = [(Kind.PARAGRAPH, piece) if isinstance(piece, str) else piece for piece in pieces]
    text = "\n\n".join(words for _, words in typed)
    blocks: list[Block] = []
    sentences: list[Range] = []
    at = 0
    for kind, words in typed:
        blocks.append(Block(kind, at, at + len(words)))
        sentences += split_sentences(text, at, at + len(words))
        at += len(words) + len("\n\n")
    return Document(text, tuple(blocks), tuple(sentences), name=name)
