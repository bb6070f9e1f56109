"""The sorts of change, the heaviest first: the order in which a change lists its labels."""

NUMBER, DATE, NAME, NEGATION, QUOTE = "number", "date", "name", "negation", "quote"
ATTRIBUTION, CORRECTION, WORDING = "attribution", "correction", "wording"
UNIT, STYLE, SPELLING = "unit", "style", "spelling"
INVISIBLE, CASE, PUNCTUATION, WHITESPACE = "invisible", "case", "punctuation", "whitespace"

LABELS = (
    NUMBER, DATE, NAME, NEGATION, QUOTE, ATTRIBUTION, CORRECTION, WORDING,
    UNIT, STYLE, SPELLING, INVISIBLE, CASE, PUNCTUATION, WHITESPACE,
)  # fmt: skip
