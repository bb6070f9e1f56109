"""Whether two numbers or measures are one value."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from stories.compare.words.labels.numbers import Amount, Number
from stories.text.facts.figures import units
from stories.text.spelling import is_same_word

_NO_FRACTION = re.compile(r"(?<=\d)\.0{1,2}(?!\d)")

SAME, SPELLED, CONVERTED, DIFFERENT = "same", "spelled", "converted", "different"

NEAR = Decimal("0.05")
"""Two measures in different units are one value when they differ by no more than this share of the larger, or by no
more than rounding: 10 kilometres are 6.2 miles, and AP writes "6 miles (10 kilometres)"."""


_RIVALS = ({"dollars", "euros", "sterling"}, {"share", "points"})
"""What is easily taken for each other: the same figure of another of these is another value. Of other figures nobody
knows: £5 may be $6."""


def relation(left: Number, right: Number) -> tuple[str | None, str | None]:
    """How two numbers stand to each other, None where nobody can tell; and what the one is in the other's unit."""
    if left.raw and right.raw:
        return _of_unread(left, right)
    is_certain = not (left.raw or right.raw)  # what 400m may be can show that two are one, not that they differ
    pairs = [(a, b, _between(a, b)) for a in left.amounts for b in right.amounts]
    for a, b, found in pairs:
        if found in (SAME, SPELLED) and (len(left.amounts) == len(right.amounts) or not is_certain):
            if left.is_hedged != right.is_hedged:
                return None, None  # "about" came or went
            return found, None
        if found in (SAME, SPELLED, CONVERTED):
            return CONVERTED, _conversion(a, b) if found == CONVERTED else None
    return (DIFFERENT, None) if is_certain and any(found == DIFFERENT for *_, found in pairs) else (None, None)


def _of_unread(left: Number, right: Number) -> tuple[str | None, str | None]:
    """Figures that differ are another number; the same with other marks between them may be none: 1.000 and 1,000."""
    one, other = _in_plain_digits(left.raw), _in_plain_digits(right.raw)
    if one == other:
        return SAME, None
    figures = ["".join(filter(str.isdecimal, raw)) for raw in (one, other)]
    rests = ["".join(filter(str.isalpha, raw)) for raw in (one, other)]
    return (DIFFERENT, None) if figures[0] != figures[1] and rests[0] == rests[1] else (None, None)


def _in_plain_digits(raw: str) -> str:
    """Of any script, and without a fraction of nothing: 7.0-magnitude."""
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in raw)
    return _NO_FRACTION.sub("", plain)


def _between(left: Amount, right: Amount) -> str | None:
    """Of ranges both ends are asked."""
    low = _of_figures(left, right)
    if low is None or left.upto is right.upto is None:
        return low
    if left.upto is None or right.upto is None:
        return DIFFERENT
    high = _of_figures(replace(left, number=left.upto), replace(right, number=right.upto))
    return low if low == high else DIFFERENT


def _of_figures(left: Amount, right: Amount) -> str | None:
    if not left.unit and not right.unit:
        return SAME if left.number == right.number else DIFFERENT
    if not (left.unit and right.unit):
        return None
    (left_what, left_size), (right_what, right_size) = units()[left.unit], units()[right.unit]
    if left_what != right_what:
        are_rivals = any({left_what, right_what} <= rivals for rivals in _RIVALS)
        return DIFFERENT if are_rivals and left.number == right.number else None
    if left_size == right_size:
        if left.number != right.number:
            return DIFFERENT
        return SPELLED if left.unit != right.unit and is_same_word(left.unit, right.unit) else SAME
    offset = Decimal(32) if left_what == "temperature" else Decimal(0)
    sizes = [(left, left_size), (right, right_size)]
    values = [(amount.number - (offset if size != 1 else 0)) * size for amount, size in sizes]
    rounding = (left.step * left_size + right.step * right_size) / 2
    apart = abs(values[0] - values[1])
    near = apart <= max(rounding, NEAR * max(map(abs, values)) if not offset else rounding)
    return CONVERTED if near else DIFFERENT


def _conversion(left: Amount, right: Amount) -> str:
    """ "43 miles are 69.2 km": the unit written first in the table comes last."""
    (what, left_size), (_, right_size) = units()[left.unit], units()[right.unit]
    forms = list(units())
    one, other = sorted((left, right), key=lambda amount: forms.index(amount.unit), reverse=True)
    one_size, other_size = (left_size, right_size) if one is left else (right_size, left_size)
    if what == "temperature":
        value = (one.number - 32) * one_size if one_size != 1 else one.number * one_size / other_size + 32
    else:
        value = one.number * one_size / other_size
    return f"{one.number:f} {one.unit} are {value.quantize(Decimal('0.1')).normalize():f} {other.unit}"
