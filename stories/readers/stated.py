"""What a file's format states about its story, beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stories.text import Basis
from stories.text.dates import canonical_time


class Stated(StrEnum):
    """What a fact is about: also the `what` of the decision it becomes."""

    IDENTITY = "identity"
    REVISION = "revision"
    OUTLET = "outlet"
    AGENCY = "agency"
    PUBLISHED = "published"
    CHANGED = "changed"
    LANGUAGE = "language"
    STATUS = "status"
    HELD_UNTIL = "held until"
    REPLACES = "replaces"


TIMES = frozenset({Stated.PUBLISHED, Stated.CHANGED, Stated.HELD_UNTIL})
"""Those whose value is a time, in any form of ISO 8601."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`field` names where the file says so, in the format's own words ("dc:date"); `words` quotes what stands there if
    that is written otherwise than the value. A time that is not ISO 8601 raises ValueError."""

    what: Stated
    value: str
    field: str
    words: str = ""
    basis: Basis = Basis.TEXT

    def __post_init__(self) -> None:
        if self.what in TIMES and canonical_time(self.value) is None:
            raise ValueError(f"the field {self.field} gives no time in ISO 8601: {self.value!r}")
