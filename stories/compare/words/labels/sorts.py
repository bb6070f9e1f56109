"""What words can differ in and state the same, the heaviest first: the order in which a change lists its labels."""

WORDING = "wording"
UNIT, STYLE, SPELLING = "unit", "style", "spelling"
INVISIBLE, CASE, PUNCTUATION, WHITESPACE = "invisible", "case", "punctuation", "whitespace"

OF_WORDS = (WORDING, UNIT, STYLE, SPELLING, INVISIBLE, CASE, PUNCTUATION, WHITESPACE)

RANKS = {WORDING: 2, UNIT: 1, STYLE: 1, SPELLING: 1}
"""How much one matters beside the others; the rest change no word."""
