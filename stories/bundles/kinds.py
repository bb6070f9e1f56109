"""What a version of a planned story is."""

from __future__ import annotations

NEW, UPDATE, RETURNS, SIGHTING, KNOWN, HERE = "new", "update", "returns", "sighting", "known", "here"
"""A new text; one that follows another of its article; one that was undone and would stand again; known words that
came again; known bytes; or one that is here and not in this bundle."""
