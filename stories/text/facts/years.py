"""Years, their quarters, decades, centuries."""

from __future__ import annotations

import re

from stories.text.facts.days import Day
from stories.text.facts.sentence import CENTURY, COUNTED, DECADE, YEAR, Sentence
from stories.text.facts.when import Found, When
from stories.text.patterns import compiled

_BY_FIGURES = compiled(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}")
_YEARS = compiled(r"((?:1[5-9]|20)\d\d)-(\d\d|\d{4})")
_BEFORE_A_YEAR = frozenset("for through throughout till into around of fiscal than since".split())
_BEFORE_A_KNOWN_YEAR = frozenset("the a its his her their that our".split())
_REACHING = frozenset("runs run ran running extends extend extended extending lasts valid back prior".split())
"""Before "to": "the lease runs to 2031"."""

_QUARTERS = "first second third fourth".split()
QUARTER = compiled(r"q([1-4])|(first|second|third|fourth)-quarter")


def years(said: Sentence, at: int) -> Found:
    """1994–1998, the 2019-20 season, from 1994 to 1998, the 1990s, 11/30/09."""
    key = said.key(at)
    if _BY_FIGURES.fullmatch(key) or DECADE.fullmatch(key):
        return at + 1, When(span=key.replace("'", ""))
    if found := _YEARS.fullmatch(key):
        return at + 1, _of_years(found[1], found[2])
    if (century := CENTURY.fullmatch(key)) or (key[-1].isalpha() and said.key(at + 1) == "century"):
        return at + 2 - bool(century), When(span=f"{century[1] if century else key} century")
    if not YEAR.fullmatch(key):
        return None
    joint, last = said.key(at + 1), said.key(at + 2)
    is_range = joint in ("–", "-") or (joint, said.key(at - 1)) in (("to", "from"), ("and", "between"))
    if is_range and (YEAR.fullmatch(last) or (joint != "and" and re.fullmatch(r"\d\d", last))):
        return at + 3, _of_years(key, last)
    return _year(said, at)


def _year(said: Sentence, at: int) -> Found:
    """For 2031; the 2019 raid, the raid of 2019; but no number of people and no part of a name."""
    before, behind = said.key(at - 1), said.key(at + 1)
    token = said.tokens[at + 1] if at + 1 < len(said.keys) else "."
    is_named = before == "of" and said.tokens[at - 2][0].isupper() if at > 1 else False
    is_counted = behind.endswith("s") or behind in COUNTED
    is_end = before == "to" and said.key(at - 2) in _REACHING
    if (is_end or before in _BEFORE_A_YEAR) and not is_named and not is_counted and not token[0].isupper():
        return at + 1, When(Day(year=int(said.key(at))))
    if before in _BEFORE_A_KNOWN_YEAR and token[0].islower() and behind not in COUNTED:
        return at + 1, When(Day(year=int(said.key(at))))
    return None


def quarter(said: Sentence, at: int) -> Found:
    """Q3 2031, the third-quarter results."""
    found = QUARTER.fullmatch(said.key(at))
    part = f"{found[2] or _QUARTERS[int(found[1]) - 1]} quarter" if found else ""
    ahead = at + 1 + (said.key(at + 1) == "of")
    if YEAR.fullmatch(said.key(ahead)):
        return ahead + 1, When(Day(year=int(said.key(ahead))), edge=f"{part} of")
    return at + 1, When(span=part)


def _of_years(first: str, last: str) -> When:
    last = last if len(last) == 4 else first[:2] + last
    return When(Day(year=int(first)), upto=When(Day(year=int(last))))


def is_quarter(key: str) -> bool:
    return bool(QUARTER.fullmatch(key))
