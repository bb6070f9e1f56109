"""Text in, facts about the text out. Knows no Django and can be used as a library."""

from stories.text.anchors import find_anchor
from stories.text.document import BODY, Basis, Block, Decision, Document, Kind, Range
from stories.text.parse import PARSER, parse, parse_versions

__all__ = [
    "BODY",
    "PARSER",
    "Basis",
    "Block",
    "Decision",
    "Document",
    "Kind",
    "Range",
    "find_anchor",
    "parse",
    "parse_versions",
]
