"""What may be spent on one comparison: a count of work, not of time, so that every machine stops at the same point."""

from __future__ import annotations

MOST_COMPARED = 200_000
"""Times that two sentences are found to share a word or to have related ones. Two rewrites of a story need 3,000, a
real revision less, a revision of 100,000 words less than all of these; two unrelated texts of that length would need
40 million."""

MOST_EDITED = 1_000_000
"""Squares of the words that change between two sentences, added up, for diff-match-patch walks about so many steps.
A story rewritten whole needs 30,000."""


class Budget:
    """What is left to spend, and whether something was left undone for want of it."""

    def __init__(self) -> None:
        self.compared = MOST_COMPARED
        self.edited = MOST_EDITED
        self.is_coarse = False
