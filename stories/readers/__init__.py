"""Bytes from outside in, a draft out: one module a format. Knows no database."""

from stories.readers.draft import Draft, Unreadable
from stories.readers.plain import read

__all__ = ["Draft", "Unreadable", "read"]
