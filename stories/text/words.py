"""Words of a text, how common they are, and which spellings are mistakes."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path

from stories.text.patterns import compiled

_TABLES = Path(__file__).parent / "tables"
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")

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


@cache
def phrases(of: str) -> tuple[str, ...]:
    """The phrases of that name in the tables, in lower case, as regular expressions, the longest first."""
    return tuple(map(_expression, sorted(listed(of), key=lambda phrase: (-len(phrase), phrase))))


@cache
def listed(of: str) -> frozenset[str]:
    """The phrases of that name in the tables of lines, of pages and of takes, as they are written there."""
    return frozenset(phrase.strip() for said in _rows().get(of, ()) for phrase in said.split("|"))


@cache
def _rows() -> dict[str, list[str]]:
    """What stands behind each name: of a hundred and more each is asked for, and all stand in the same tables."""
    found: dict[str, list[str]] = {}
    for row in chain.from_iterable(map(table_rows, ("lines.txt", "pages.txt", "takes.txt"))):
        name, _, said = row.partition(":")
        found.setdefault(name, []).append(said)
    return found


def any_of(of: str) -> str:
    """An alternation of those phrases, for use inside a regular expression."""
    return f"(?:{'|'.join(phrases(of))})"


def telling(of: str) -> frozenset[str]:
    """The longest word of each of those phrases: a line without any of them has no such phrase."""
    return frozenset(max(re.findall(r"[^\W_]+", phrase), key=len) for phrase in listed(of))


def openings(of: str) -> set[str]:
    """The first words of those phrases."""
    return {found.group() for phrase in phrases(of) if (found := re.match(r"[^\W\d_]+", phrase))}


def _expression(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"[^\W\d_]*").replace("'", "['’]").replace(r"\ ", " ").replace(r"\-", "-")


def table_rows(table: str) -> list[str]:
    """The lines of one of the tables beside this module, comments aside."""
    lines = (_TABLES / table).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
