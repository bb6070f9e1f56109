"""Words that stand before a name and are no part of it: courtesy titles, offices, ranks."""

from __future__ import annotations

from functools import cache

from stories.text.words import table_rows


@cache
def honorifics() -> frozenset[str]:
    return frozenset(table_rows("honorifics.txt"))


@cache
def titles() -> frozenset[str]:
    """Words of offices, which are no part of a name: "Prime Minister"."""
    return frozenset(word for row in table_rows("titles.txt") for word in row.split())
