"""English words that often speak of one thing: "soldiers" and "troops", "town" and "city"."""

from __future__ import annotations

from functools import cache, lru_cache

from stories.text.words import table_rows


@lru_cache(maxsize=10_000)  # more than the table has
def related(opening: str) -> frozenset[str]:
    """The openings (see OPENING) of words related to those that open like this; none where the table has none."""
    return frozenset(_rows().get(opening, "").split())


@cache
def _rows() -> dict[str, str]:
    """The others of a row stay one string until they are asked for: a comparison needs few of the 7,000 rows."""
    rows = (row.partition(" ") for row in table_rows("related.txt"))
    return {opening: others for opening, _, others in rows}
