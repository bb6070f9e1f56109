"""The sorts of change, the heaviest first: the order in which a change lists its labels. Those of facts come from the
differences, the others from the words."""

from stories.compare.differences.kinds import CORRECTION, STYLE, UNIT
from stories.text.facts import ATTRIBUTION, CERTAINTY, DATE, NAME, NEGATION, NUMBER, OUTCOME, QUOTE

__all__ = [
    "ATTRIBUTION", "CASE", "CERTAINTY", "CORRECTION", "DATE", "INVISIBLE", "LABELS", "NAME", "NEGATION", "NUMBER",
    "OF_FACTS",
    "OF_WORDS", "OUTCOME", "PUNCTUATION", "QUOTE", "SPELLING", "STYLE", "UNIT", "WHITESPACE", "WORDING",
]  # fmt: skip

WORDING = "wording"
SPELLING = "spelling"
INVISIBLE, CASE, PUNCTUATION, WHITESPACE = "invisible", "case", "punctuation", "whitespace"

OF_FACTS = (OUTCOME, NEGATION, NUMBER, NAME, CORRECTION, QUOTE, CERTAINTY, DATE, ATTRIBUTION)
OF_WORDS = (WORDING, UNIT, STYLE, SPELLING, INVISIBLE, CASE, PUNCTUATION, WHITESPACE)
LABELS = OF_FACTS + OF_WORDS
