"""Words that stand before a name and are no part of it: courtesy titles, offices, ranks; and what roles there are."""

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


@cache
def roles() -> dict[str, str]:
    """What somebody is by office, rank, trade or kin, to the first of the words for it: "attorney" to "lawyer"."""
    rows = (row.split(" | ") for row in table_rows("roles.txt"))
    return {word: words[0] for words in rows for word in words}


@cache
def persons() -> frozenset[str]:
    """What somebody is called beside these: "the victim", "a passenger"."""
    return frozenset(table_rows("persons.txt"))


LESSER = frozenset("deputy vice assistant acting interim associate".split())
"""Before a role: who has it is another, or has it in another way."""

OF_ROLES = LESSER | frozenset(
    "prime foreign defence defense interior finance health justice education economy labor labour trade transport "
    "energy environment agriculture culture police fire army navy battalion chief first second lance staff flight "
    "petty younger older elder half".split()
)
"""What stands before a role and belongs to it: "foreign minister"."""
