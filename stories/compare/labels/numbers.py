"""Numbers and measures as news texts write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from stories.text.words import table_rows

if TYPE_CHECKING:
    from stories.compare.labels.items import Item

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMERALS = {
    **{word: Decimal(value) for value, word in enumerate(_ONES)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
}
_SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9),
    "trillion": Decimal(10**12), "bn": Decimal(10**9), "tn": Decimal(10**12),
}  # fmt: skip
_DECIMALS = r"(?:\.(?:[0-9]{1,2}|[0-9]{4,6}))?"  # not three: 1.000 is a thousand in half of Europe
_FIGURES = re.compile(rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}{_DECIMALS}|[0-9]{{1,18}}{_DECIMALS}")
_WITH_UNIT = re.compile(r"([0-9][0-9.,]*)-?([a-z][a-z/]*|%)")
_HEDGES = frozenset("about around approximately roughly some nearly almost just".split())
CURRENCIES = frozenset("$£€")
_MOST_WORDS = 8  # "nine hundred and ninety-nine thousand nine hundred and ninety-nine"

WORDS = frozenset({*_NUMERALS, *_SCALES} - {"one", "zero"})
"""Without "one", which is a pronoun as often."""

OPENERS = frozenset(_NUMERALS) | _HEDGES
"""Words that a number may begin with."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`step` is the size of the last digit written, `unit` how the unit is written, "" where there is none."""

    number: Decimal
    step: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Number:
    """An amount, and in brackets behind it the same in other units. `raw` is the text of figures that cannot be read:
    2-1, 10:30, 1.000."""

    amounts: tuple[Amount, ...]
    raw: str = ""
    is_hedged: bool = False


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    """How a unit is written, words joined by hyphens, to what it measures and its size."""
    rows = (row.split("|") for row in table_rows("units.txt"))
    return {form: (what.strip(), Decimal(size.strip())) for what, size, forms in rows for form in forms.split()}


def read_number(tokens: Sequence[Item], at: int, is_english: bool) -> tuple[int, Number] | None:
    """Where the number that begins at this token ends, and what it is; or None."""
    if not is_english:
        return _raw(tokens, at)
    hedged = tokens[at].key in _HEDGES
    first = _amount(tokens, at + hedged)
    if first is None:
        return None if hedged else _raw(tokens, at)
    end, amount = first
    if hedged and not amount.unit:
        return None  # "about 1,000 people": the word before counts by itself
    amounts = [amount]
    if amount.unit and end + 2 < len(tokens) and tokens[end].key == "(":
        other = _amount(tokens, end + 1)
        if other and other[1].unit and other[0] < len(tokens) and tokens[other[0]].key == ")":
            end = other[0] + 1
            amounts.append(other[1])
    return end, Number(tuple(amounts), is_hedged=hedged)


def _raw(tokens: Sequence[Item], at: int) -> tuple[int, Number] | None:
    text = tokens[at].text
    return (at + 1, Number((), raw=text)) if text[0].isdecimal() else None


def _amount(tokens: Sequence[Item], at: int) -> tuple[int, Amount] | None:
    if at >= len(tokens):
        return None
    key = tokens[at].key
    if key[-1] in CURRENCIES and at + 1 < len(tokens):
        if found := _plain(tokens, at + 1):
            return found[0], Amount(found[1], found[2], key)
        return None
    if found := _plain(tokens, at):
        end, number, step = found
        end, unit = _unit(tokens, end)
        return end, Amount(number, step, unit)
    if key[0] in "0123456789" and (glued := _WITH_UNIT.fullmatch(key)) and glued[2] in units() and glued[2] != "f":
        figures = _figures(glued[1])
        return (at + 1, Amount(*figures, glued[2])) if figures else None
    return None


def _unit(tokens: Sequence[Item], at: int) -> tuple[int, str]:
    """The longest unit that begins at this token."""
    if at >= len(tokens) or tokens[at].key not in _unit_openings():
        return at, ""
    for size in (3, 2, 1):
        form = "-".join(token.key for token in tokens[at : at + size])
        if form in units() and at + size <= len(tokens):
            return at + size, form
    return at, ""


@cache
def _unit_openings() -> frozenset[str]:
    return frozenset(opening for form in units() for opening in (form, form.split("-")[0]))


def _plain(tokens: Sequence[Item], at: int) -> tuple[int, Decimal, Decimal] | None:
    """Figures or words, with a scale: 1,000; 1.2 million; twenty-five; one hundred and fifty thousand."""
    key = tokens[at].key
    if key[0] in "0123456789":
        read = _figures(key)
        if read is None:
            return None
        number, step = read
        end = at + 1
    else:
        if _numeral(key) is None:
            return None
        number, step, end = Decimal(0), Decimal(1), at
        part = Decimal(0)
        while end < len(tokens) and end - at < _MOST_WORDS:
            key = tokens[end].key
            value = _numeral(key)
            if value is not None:
                part += value
            elif key == "hundred":
                part *= 100
            elif key == "thousand":
                number, part = number + part * 1000, Decimal(0)
            elif not (key == "and" and tokens[end - 1].key in ("hundred", "thousand") and _numeral_at(tokens, end + 1)):
                break
            end += 1
        number += part
    while end < len(tokens) and tokens[end].key in _SCALES:
        number, step = number * _SCALES[tokens[end].key], step * _SCALES[tokens[end].key]
        end += 1
    return end, number, step


def _numeral_at(tokens: Sequence[Item], at: int) -> bool:
    return at < len(tokens) and _numeral(tokens[at].key) is not None


def _numeral(key: str) -> Decimal | None:
    if key in _NUMERALS:
        return _NUMERALS[key]
    tens, _, ones = key.partition("-")
    if tens in _TENS and ones in _ONES[1:10]:
        return _NUMERALS[tens] + _NUMERALS[ones]
    return None


@lru_cache(maxsize=2048)
def _figures(text: str) -> tuple[Decimal, Decimal] | None:
    if not _FIGURES.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ""))
    return number, Decimal(1).scaleb(int(number.as_tuple().exponent))
