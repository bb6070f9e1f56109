"""What a measure is in the unit of another."""

from __future__ import annotations

from stories.text.facts.amounts import Amount, all_units


def conversion(left: Amount, right: Amount) -> str:
    """ "43 miles are 69.2 km": into the unit that the table has first. Empty where either is no measure."""
    units = [*all_units()]
    if left.what != right.what or left.unit not in units or right.unit not in units:
        return ""
    into, one = sorted((left, right), key=lambda amount: units.index(amount.unit))
    low, high = (celsius(end, one) if one.what == "temperature" else end * one.size / into.size for end in one[:2])
    is_or_are = "is" if one.low == one.high == 1 else "are"
    return f"{_in_words(one)} {is_or_are} {_in_words(Amount(round(low, 1), round(high, 1), into.unit))}"


def celsius(degrees: float, of: Amount) -> float:
    """Of degrees as that amount counts them."""
    return degrees if of.size == 1 else (degrees - 32) * of.size


def _in_words(amount: Amount) -> str:
    unit = amount.unit
    if amount.low == amount.high == 1:
        return str(amount)
    plurals = (f"{unit}s", f"{unit}es", unit.replace("foot", "feet"))
    known = (form for form in plurals if form in all_units() and len(unit) > len("km"))
    return str(amount).replace(unit, next(known, unit))
