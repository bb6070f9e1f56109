"""Figures and numerals: what the signs and the words of a number are worth, and what units there are."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from stories.text.patterns import compiled
from stories.text.words import table_rows

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMERALS = {
    **{word: Decimal(value) for value, word in enumerate(ONES)},
    **{word: Decimal(10 * value) for value, word in enumerate(TENS, 2)},
}
CURRENCIES = frozenset("$£€")

DECIMALS = r"(?:\.(?:[0-9]{1,2}|[0-9]{4,6}))?"  # not three: 1.000 is a thousand in half of Europe
_FIGURES = compiled(rf"\d{{1,3}}(?:,\d{{3}}){{1,6}}{DECIMALS}|\d{{1,18}}{DECIMALS}")
_FRACTION = compiled(r"(?:(\d{1,3})-)?([1-9]\d?)/([234568]|10|16|32)")  # not 9/11
_FINE = Decimal("0.0001")  # a third, however it is written


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    """How a unit is written, words joined by hyphens, to what it measures and its size."""
    rows = (row.split("|") for row in table_rows("units.txt"))
    return {form: (what.strip(), Decimal(size.strip())) for what, size, forms in rows for form in forms.split()}


@lru_cache(maxsize=2048)
def figures(text: str) -> tuple[Decimal, Decimal] | None:
    """Number and step."""
    if not _FIGURES.fullmatch(text):
        return fraction(text)
    number = Decimal(text.replace(",", ""))
    return number, Decimal(1).scaleb(int(number.as_tuple().exponent))


def fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """1/4, 1-1/4, 1¼."""
    if "/" not in text and text[-1].isnumeric() and text[:-1].isdecimal():
        part = Decimal(unicodedata.numeric(text[-1])).quantize(_FINE)
        return (Decimal(text[:-1]) + part, part) if 0 < part < 1 else None
    found = _FRACTION.fullmatch(text)
    if not found or int(found[2]) >= int(found[3]):
        return None
    step = (1 / Decimal(found[3])).quantize(_FINE)
    return Decimal(found[1] or 0) + (Decimal(found[2]) / Decimal(found[3])).quantize(_FINE), step
