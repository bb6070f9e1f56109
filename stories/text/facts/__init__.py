"""What a text states, sentence by sentence."""

from stories.text.facts.fact import (
    ATTRIBUTION,
    CERTAINTY,
    DATE,
    KINDS,
    NAME,
    NEGATION,
    NUMBER,
    OUTCOME,
    QUOTE,
    Fact,
)
from stories.text.facts.facts import Facts

__all__ = [
    "ATTRIBUTION", "CERTAINTY", "DATE", "KINDS", "NAME", "NEGATION", "NUMBER", "OUTCOME", "QUOTE", "Fact", "Facts",
]  # fmt: skip
