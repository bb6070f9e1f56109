"""Numbers and measures as news texts write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from stories.text.words import table_rows

if TYPE_CHECKING:
    from stories.compare.labels.terms import Term

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
_FIGURES = re.compile(rf"\d{{1,3}}(?:,\d{{3}}){{1,6}}{_DECIMALS}|\d{{1,18}}{_DECIMALS}")
_FRACTION = re.compile(r"(?:(\d{1,3})-)?([1-9]\d?)/([234568]|10|16|32)")  # not 9/11
_RANGE = re.compile(r"(\d[\d.,]*)-(\d[\d.,]*)")
_FINE = Decimal("0.0001")  # a third, however it is written
_GROUP = re.compile(r"\d{3}")
_WITH_UNIT = re.compile(r"([0-9][0-9.,]*)-?([a-z][a-z/]*|%)")
_DASHES = ("–", "-")
_HEDGES = frozenset("about around approximately roughly some nearly almost just".split())
CURRENCIES = frozenset("$£€")
_MOST_WORDS = 8  # "nine hundred and ninety-nine thousand nine hundred and ninety-nine"

WORDS = frozenset({*_NUMERALS, *_SCALES} - {"one", "zero"})
"""Without "one", which is a pronoun as often."""

OPENERS = frozenset(_NUMERALS) | _HEDGES
"""Words that a number may begin with."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`step` is the size of the last digit written, `unit` how the unit is written, "" where there is none; of a range,
    "3 to 5 feet", `number` is where it begins and `upto` where it ends."""

    number: Decimal
    step: Decimal
    unit: str
    upto: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """An amount, and in brackets behind it the same in other units. `raw` is the text of figures that cannot be read,
    10:30, 1.000, or not for certain: the amounts are what 400m or 86F may be."""

    amounts: tuple[Amount, ...]
    raw: str = ""
    is_hedged: bool = False


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    """How a unit is written, words joined by hyphens, to what it measures and its size."""
    rows = (row.split("|") for row in table_rows("units.txt"))
    return {form: (what.strip(), Decimal(size.strip())) for what, size, forms in rows for form in forms.split()}


def read_number(tokens: Sequence[Term], at: int, is_english: bool) -> tuple[int, Number] | None:
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


def _raw(tokens: Sequence[Term], at: int) -> tuple[int, Number] | None:
    if not tokens[at].text[0].isdecimal():
        return None
    end = _end_of_groups(tokens, at)
    raw = " ".join(token.text for token in tokens[at:end])
    return end, Number(_may_be(tokens[at].key), raw)


def _may_be(key: str) -> tuple[Amount, ...]:
    """400m are metres or millions, 86F degrees or, as 18F, a name."""
    glued = _WITH_UNIT.fullmatch(key)
    figures = _figures(glued[1]) if glued and glued[2] in ("m", "f") else None
    if not (glued and figures):
        return ()
    number, step = figures
    if glued[2] == "f":
        return (Amount(number, step, "f"),)
    return Amount(number, step, "metres"), Amount(number * _SCALES["million"], step * _SCALES["million"], "")


def _end_of_groups(tokens: Sequence[Term], at: int) -> int:
    """Where figures written in groups of three end: 12 500."""
    end = at + 1
    if 0 < len(tokens[at].text) <= 3 and tokens[at].text.isdecimal():
        while end < len(tokens) and tokens[end].start == tokens[end - 1].end + 1 and _GROUP.fullmatch(tokens[end].text):
            end += 1
    return end


def _amount(tokens: Sequence[Term], at: int) -> tuple[int, Amount] | None:
    if at >= len(tokens):
        return None
    key = tokens[at].key
    if key[-1] in CURRENCIES and at + 1 < len(tokens):
        if found := _plain(tokens, at + 1) or _with_scale(tokens, at + 1, ("m", "bn", "tn")):
            return found[0], Amount(found[1], found[2], key)
        return None
    if found := _plain(tokens, at) or _with_scale(tokens, at, ("bn", "tn")):
        end, number, step = found
        end, upto = _upto(tokens, at, end)
        end, unit = _unit(tokens, end)
        return end, Amount(number, step, unit, upto)
    if not key[0].isdecimal():
        return None
    if (ends := _RANGE.fullmatch(key)) and (low := _figures(ends[1])) and (high := _figures(ends[2])):
        end, unit = _unit(tokens, at + 1)
        return end, Amount(*low, unit, high[0])
    if (glued := _WITH_UNIT.fullmatch(key)) and glued[2] in units() and glued[2] != "f":
        figures = _figures(glued[1])
        return (at + 1, Amount(*figures, glued[2])) if figures else None
    return None


def _with_scale(tokens: Sequence[Term], at: int, scales: Sequence[str]) -> tuple[int, Decimal, Decimal] | None:
    """$20m, 3bn."""
    glued = _WITH_UNIT.fullmatch(tokens[at].key)
    figures = _figures(glued[1]) if glued and glued[2] in scales else None
    if not (glued and figures):
        return None
    scale = _SCALES["million" if glued[2] == "m" else glued[2]]
    return at + 1, figures[0] * scale, figures[1] * scale


def _upto(tokens: Sequence[Term], start: int, end: int) -> tuple[int, Decimal | None]:
    """Of the number between them, where the range that it opens ends: 5–8; two to three, not "from two to three"."""
    if end + 1 >= len(tokens):
        return end, None
    if tokens[end].key in _DASHES:
        is_range = tokens[end].start == tokens[end - 1].end and tokens[end].end == tokens[end + 1].start
    else:
        is_range = tokens[end].key == "to" and not (start and tokens[start - 1].key == "from")
    found = _plain(tokens, end + 1) if is_range else None
    return (found[0], found[1]) if found else (end, None)


def _unit(tokens: Sequence[Term], at: int) -> tuple[int, str]:
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


def _plain(tokens: Sequence[Term], at: int) -> tuple[int, Decimal, Decimal] | None:
    """Figures or words, with a scale: 1,000; 1.2 million; twenty-five; one hundred and fifty thousand."""
    key = tokens[at].key
    if key[0].isdecimal():
        end = _end_of_groups(tokens, at)
        read = _figures(key) if end == at + 1 else _figures("".join(token.text for token in tokens[at:end]))
        if read is None:
            return None
        number, step = read
        if end < len(tokens) and step == 1 and "/" in tokens[end].key and (over := _fraction(tokens[end].key)):
            number, step, end = number + over[0], over[1], end + 1
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


def _numeral_at(tokens: Sequence[Term], at: int) -> bool:
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
    """Number and step."""
    if not _FIGURES.fullmatch(text):
        return _fraction(text)
    number = Decimal(text.replace(",", ""))
    return number, Decimal(1).scaleb(int(number.as_tuple().exponent))


def _fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """1/4, 1-1/4, 1¼."""
    if "/" not in text and text[-1].isnumeric() and text[:-1].isdecimal():
        part = Decimal(unicodedata.numeric(text[-1])).quantize(_FINE)
        return (Decimal(text[:-1]) + part, part) if 0 < part < 1 else None
    found = _FRACTION.fullmatch(text)
    if not found or int(found[2]) >= int(found[3]):
        return None
    step = (1 / Decimal(found[3])).quantize(_FINE)
    return Decimal(found[1] or 0) + (Decimal(found[2]) / Decimal(found[3])).quantize(_FINE), step
