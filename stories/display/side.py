"""What a comparison shows on either side: a version of the archive, or a text that is not stored yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stories.display.wording import IN_SHORT
from stories.text import Document


@dataclass(frozen=True, slots=True)
class Side:
    """A text, what it is called, and where it stands. `id` and `article` tell it and its article from others; `pk` is
    the version's, None for a text that is not stored. `notes` must be known before a word of it is used, each the rest
    of a sentence."""

    id: str
    pk: int | None
    document: Document
    published: str | None
    number: int
    article: str
    name: str
    is_ours: bool
    agency: str | None
    agency_decision: dict[str, Any] | None
    address: str
    notes: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """ "AFP, inferred": whose copy it is, and how that is known, as short as can be."""
        if not self.agency_decision:
            return "agency not known"
        return f"{self.agency}, {IN_SHORT[self.agency_decision['basis']]}"
