"""What a version of a planned story is."""

from __future__ import annotations

NEW, UPDATE, RETURNS, SIGHTING, KNOWN, HERE = "new", "update", "returns", "sighting", "known", "here"
UNORDERED = "unordered"
"""A new text; one that follows another of its article; one that was undone and would stand again; known words that
came again; known bytes; one that is here and not in this bundle; or a new one of which nothing tells whether it
follows."""

ADDED = (NEW, UPDATE, UNORDERED)
"""What is no version here yet."""
