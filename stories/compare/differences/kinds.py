"""The kinds of difference: what each is called on the screen, how much it matters, what may hide it."""

from __future__ import annotations

from typing import NamedTuple

from stories.compare.words.labels.sorts import OF_WORDS, STYLE, UNIT
from stories.text.facts import ATTRIBUTION, CERTAINTY, DATE, NAME, NEGATION, NUMBER, OUTCOME, QUOTE

__all__ = [
    "CHANGE_LABELS", "CORRECTION", "FORMS", "KIND", "LABELS", "PASSAGE", "READ_AROUND", "STYLE", "TABLE", "UNIT",
    "DifferenceKind",
]  # fmt: skip

PASSAGE, CORRECTION = "passage", "correction"


class DifferenceKind(NamedTuple):
    """`rank` is how much one of it matters beside the others, 9 most; `words` is what the screen calls it, `why` what
    speaks for that rank. An ignore rule of its own name hides it; nothing hides a passage."""

    name: str
    rank: int
    words: str
    why: str


TABLE = (
    DifferenceKind(OUTCOME, 9, "outcome", "killed or injured, rose or fell: the story is another one"),
    DifferenceKind(NEGATION, 8, "negation", "a statement turned round"),
    DifferenceKind(NUMBER, 7, "number", "tolls and sums are what headlines are made of"),
    DifferenceKind(CORRECTION, 7, "correction", "the desk itself says that this was wrong"),
    DifferenceKind(QUOTE, 6, "quotation", "somebody is made to say something else"),
    DifferenceKind(NAME, 5, "name", "another person or place: most often a detail of the story"),
    DifferenceKind(CERTAINTY, 5, "certainty", "how sure the text is of what it says"),
    DifferenceKind(DATE, 5, "date", "when it was; most often of the update itself"),
    DifferenceKind(ATTRIBUTION, 4, "source", "who says so"),
    DifferenceKind(PASSAGE, 4, "passage", "what came or went whole, with what it stated"),
)

KIND = {kind.name: kind for kind in TABLE}
"""By its name."""

READ_AROUND = frozenset({OUTCOME, NEGATION, CERTAINTY, ATTRIBUTION})
"""What no figure and no name says but what the words around make of it: sure where few of them changed."""

FORMS = frozenset({STYLE, UNIT})
"""One value in another form: no difference, but what the words of a change show."""

CHANGE_LABELS = (frozenset(KIND) - {PASSAGE}) | FORMS
"""Those that a change is labelled by."""

LABELS = (*(name for name in KIND if name != PASSAGE), *OF_WORDS)
"""All labels of a change, in the order in which it lists them: those of facts, then those of words."""
