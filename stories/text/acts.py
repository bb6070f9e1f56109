"""Words and phrases that tell of one act: "look into" and "investigate"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stories.text.verbs import verb_of
from stories.text.words import table_rows


def acts_at(keys: Sequence[str], at: int) -> frozenset[int]:
    """The lines of the table on which the words stand that begin there."""
    listed = _acts().get(verb_of(keys[at]), ())
    return frozenset(line for rest, line in listed if tuple(keys[at + 1 : at + 1 + len(rest)]) == rest)


@cache
def _acts() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """By what all forms of a first word have in common: the words behind it, and the line."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for line, row in enumerate(table_rows("acts.txt")):
        for act in row.split(","):
            first, *rest = act.split()
            found.setdefault(verb_of(first), []).append((tuple(rest), line))
    return found
