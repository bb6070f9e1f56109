"""Bytes from outside in, drafts and their documents out: one module a format. Knows no database."""

from stories.readers.draft import Draft, Unreadable
from stories.readers.plain import read
from stories.readers.reading import documents
from stories.readers.stated import Fact, Stated
from stories.text import GivenBlock

__all__ = ["Draft", "Fact", "GivenBlock", "Stated", "Unreadable", "documents", "read"]
