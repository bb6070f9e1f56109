"""Text in, facts about the text out. Knows no Django and can be used as a library."""

from stories.text.anchors import find_anchor
from stories.text.document import BODY, Basis, Block, Decision, Document, Kind, Range
from stories.text.names import BUILT_IN, Agency, Names, Outlet
from stories.text.parse import PARSER, GivenBlock, document_of, parse, parse_versions

__all__ = [
    "BODY",
    "BUILT_IN",
    "PARSER",
    "Agency",
    "Basis",
    "Block",
    "Decision",
    "Document",
    "GivenBlock",
    "Kind",
    "Names",
    "Outlet",
    "Range",
    "document_of",
    "find_anchor",
    "parse",
    "parse_versions",
]
