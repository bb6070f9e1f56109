"""Ways of writing one thing that house styles tell apart."""

from __future__ import annotations

from functools import cache

from stories.text.words import table_rows


@cache
def groups() -> dict[str, int]:
    """A form in lower case to the number of its group; a full stop that ends an abbreviation is no part of it."""
    rows = (row.split("|") for row in table_rows("styles.txt"))
    return {form.strip(): number for number, row in enumerate(rows) for form in row}


def is_same_style(left: str, right: str) -> bool:
    forms = groups()
    return left in forms and forms[left] == forms.get(right)


@cache
def style_words() -> frozenset[str]:
    """Words that begin, or are, one of the forms."""
    return frozenset(form.split()[0] for form in groups())
