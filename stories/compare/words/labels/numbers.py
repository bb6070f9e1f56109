"""Numbers and measures as news texts write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from stories.text.facts.figures import CURRENCIES, NUMERALS, SCALES, figures, fraction, numeral, units

if TYPE_CHECKING:
    from stories.compare.words.labels.terms import Term

_RANGE = re.compile(r"(\d[\d.,]*)-(\d[\d.,]*)")
_GROUP = re.compile(r"\d{3}")
_WITH_UNIT = re.compile(r"([0-9][0-9.,]*)-?([a-z][a-z/]*|%)")
_DASHES = ("–", "-")
_HEDGES = frozenset("about around approximately roughly some nearly almost just".split())
_MOST_WORDS = 8  # "nine hundred and ninety-nine thousand nine hundred and ninety-nine"

WORDS = frozenset({*NUMERALS, *SCALES} - {"one", "zero"})
"""Without "one", which is a pronoun as often."""

OPENERS = frozenset(NUMERALS) | _HEDGES
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
    read = figures(glued[1]) if glued and glued[2] in ("m", "f") else None
    if not (glued and read):
        return ()
    number, step = read
    if glued[2] == "f":
        return (Amount(number, step, "f"),)
    return Amount(number, step, "metres"), Amount(number * SCALES["million"], step * SCALES["million"], "")


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
    if (ends := _RANGE.fullmatch(key)) and (low := figures(ends[1])) and (high := figures(ends[2])):
        end, unit = _unit(tokens, at + 1)
        return end, Amount(*low, unit, high[0])
    if (glued := _WITH_UNIT.fullmatch(key)) and glued[2] in units() and glued[2] != "f":
        read = figures(glued[1])
        return (at + 1, Amount(*read, glued[2])) if read else None
    return None


def _with_scale(tokens: Sequence[Term], at: int, scales: Sequence[str]) -> tuple[int, Decimal, Decimal] | None:
    """$20m, 3bn."""
    glued = _WITH_UNIT.fullmatch(tokens[at].key)
    read = figures(glued[1]) if glued and glued[2] in scales else None
    if not (glued and read):
        return None
    scale = SCALES["million" if glued[2] == "m" else glued[2]]
    return at + 1, read[0] * scale, read[1] * scale


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
        read = figures(key) if end == at + 1 else figures("".join(token.text for token in tokens[at:end]))
        if read is None:
            return None
        number, step = read
        if end < len(tokens) and step == 1 and "/" in tokens[end].key and (over := fraction(tokens[end].key)):
            number, step, end = number + over[0], over[1], end + 1
    else:
        if numeral(key) is None:
            return None
        number, step, end = Decimal(0), Decimal(1), at
        part = Decimal(0)
        while end < len(tokens) and end - at < _MOST_WORDS:
            key = tokens[end].key
            value = numeral(key)
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
    while end < len(tokens) and tokens[end].key in SCALES:
        number, step = number * SCALES[tokens[end].key], step * SCALES[tokens[end].key]
        end += 1
    return end, number, step


def _numeral_at(tokens: Sequence[Term], at: int) -> bool:
    return at < len(tokens) and numeral(tokens[at].key) is not None
