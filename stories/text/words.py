"""Words of a text, how common they are, and which spellings are mistakes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

OPENING = 5
"""Letters a word is known by where its endings do not matter ("Azerbaijan", "Azerbaijani")."""


def words(text: str) -> list[str]:
    """The words of a text as written, figures included, punctuation aside."""
    return _WORD.findall(text)


def zipf(word: str) -> float:
    """How common English words that open like this lower-case word are: log10 of their uses in a billion words,
    7.8 for "the", and 4.0 for all that are no commoner than that."""
    return common_openings().get(word[:OPENING], RAREST)


RAREST = 4.0


@cache
def common_openings() -> dict[str, float]:
    """The openings of words commoner than RAREST, on the Zipf scale."""
    rows = (row.split() for row in table_rows("common_openings.txt"))
    return {opening: float(value) for value, *openings in rows for opening in openings}


@cache
def misspellings() -> dict[str, str]:
    """Misspelt word to the right one, both in lower case."""
    return dict(row.lower().split() for row in table_rows("misspellings.txt"))


@cache
def american_spellings() -> dict[str, str]:
    """British spelling to the American one, both in lower case; -ise and -yse aside."""
    return dict(row.split() for row in table_rows("american_british.txt"))


def table_rows(table: str) -> list[str]:
    """The lines of one of the tables beside this module, comments aside."""
    lines = (_TABLES / table).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
