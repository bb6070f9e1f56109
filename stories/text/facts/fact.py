"""One fact that a sentence states."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, NamedTuple

NUMBER, DATE, NAME, QUOTE = "number", "date", "name", "quote"
ATTRIBUTION, NEGATION, OUTCOME, CERTAINTY = "attribution", "negation", "outcome", "certainty"

KINDS = (NUMBER, DATE, NAME, QUOTE, ATTRIBUTION, NEGATION, OUTCOME, CERTAINTY)


class Fact(NamedTuple):
    """`start` and `end` are its words, in code points; `sentence` is the number of the sentence they stand in. `key` is
    the same for two facts that are one wherever they stand; `value` is what the kind's own module reads, and a record
    writes its `str()`."""

    kind: str
    start: int
    end: int
    sentence: int
    key: Hashable
    value: Any

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end
