"""Days as news texts name them, and whether two of them are one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from stories.text.patterns import compiled


class Term(Protocol):
    """A word or a mark, with its place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "sept": 9,
    **{name: number for number, name in enumerate(_MONTHS, 1)},
}  # fmt: skip
_ALSO_WORDS = frozenset({"march", "may", "mar", "jan", "dec", "apr", "jun", "jul", "aug", "oct", "sep"})
"""Months that are words or names too ("may", "Jan"): read as months only beside a day, a year or "in"."""

NAMES_TOO = frozenset({"may", "jan"})
"""Theresa May, Jan Brueghel."""

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FROM_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
_BEFORE_A_YEAR = frozenset("in since until from before after during by".split())
_BEFORE_A_MONTH = _BEFORE_A_YEAR | frozenset("of early mid late last next this to".split())
_DAY = compiled(r"([12]?\d|3[01]|0[1-9])(?:st|nd|rd|th)?")
_YEAR = compiled(r"(?:19|20)\d\d")
_ISO = compiled(r"\d{4}-\d\d-\d\d")

WORDS = frozenset({*MONTH_NAMES, *WEEKDAY_NAMES, *FROM_TODAY})


@dataclass(frozen=True, slots=True)
class Day:
    """As much as the words say: November 9 has no year, Monday nothing but the day of the week (Monday is 0)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    from_today: int | None = None


def read_day(tokens: Sequence[Term], at: int) -> tuple[int, Day] | None:
    """Where the day that begins at this token ends, and what it is; or None."""
    start = at + (tokens[at].key == "on")
    if start >= len(tokens):
        return None
    key = tokens[start].key
    if key in FROM_TODAY:
        return (start + 1, Day(from_today=FROM_TODAY[key])) if start == at else None
    if key in WEEKDAY_NAMES:
        weekday = WEEKDAY_NAMES.index(key)
        after = _skip(tokens, start + 1, ",")
        written = _written(tokens, after)
        if written:
            end, day = written
            return end, Day(day.year, day.month, day.day, weekday)
        return start + 1, Day(weekday=weekday)
    if key[0] in "0123456789" and _ISO.fullmatch(key):
        return start + 1, Day(*map(int, key.split("-")))
    if key in MONTH_NAMES or key[0] in "0123456789":
        if found := _written(tokens, start):
            return found
        is_season = at + 1 < len(tokens) and tokens[at + 1].key == "–" and tokens[at + 1].start == tokens[at].end
        if start == at and at and _YEAR.fullmatch(key) and tokens[at - 1].key in _BEFORE_A_YEAR and not is_season:
            return at + 1, Day(year=int(key))
    return None


def _written(tokens: Sequence[Term], at: int) -> tuple[int, Day] | None:
    """November 9, 2020; 9 Nov. 2020; November 2020; November."""
    if at >= len(tokens):
        return None
    first = tokens[at].key
    if first in MONTH_NAMES:
        month = MONTH_NAMES[first]
        after = _skip(tokens, at + 1, ".")
        day = _DAY.fullmatch(tokens[after].key) if after < len(tokens) else None
        if day:
            end = after + 1
            year_at = _skip(tokens, end, ",")
            if year_at < len(tokens) and _YEAR.fullmatch(tokens[year_at].key):
                return year_at + 1, Day(int(tokens[year_at].key), month, int(day[1]))
            return end, Day(None, month, int(day[1]))
        if after < len(tokens) and _YEAR.fullmatch(tokens[after].key):
            return after + 1, Day(int(tokens[after].key), month)
        before = tokens[at - 1].key if at else ""
        if not tokens[at].text[0].isupper() or (first in _ALSO_WORDS and before not in _BEFORE_A_MONTH):
            return None
        if first in NAMES_TOO and before == "to":
            return None  # "according to May"
        return at + 1, Day(month=month)
    day = _DAY.fullmatch(first)
    if day and at + 1 < len(tokens) and tokens[at + 1].key in MONTH_NAMES:
        month = MONTH_NAMES[tokens[at + 1].key]
        end = _skip(tokens, at + 2, ".")
        year_at = _skip(tokens, end, ",")
        if year_at < len(tokens) and _YEAR.fullmatch(tokens[year_at].key):
            return year_at + 1, Day(int(tokens[year_at].key), month, int(day[1]))
        # A full stop is the month's only where it was cut short: "on 9 November." ends a sentence.
        return (end if len(tokens[at + 1].key) <= len("sept") else at + 2), Day(None, month, int(day[1]))
    return None


def _skip(tokens: Sequence[Term], at: int, mark: str) -> int:
    return at + 1 if at < len(tokens) and tokens[at].key == mark else at


def same_day(left: Day, right: Day, left_date: str | None, right_date: str | None) -> tuple[bool | None, str | None]:
    """Whether both are one day, None where nobody can tell; and the day they both are.

    A text without a date is read by the date of the other. That may show that two days are one ("today" is a Monday),
    never that they are not: the text may be of another day. A year that comes to a month is a fact of its own, unless
    a date shows that it was meant before.
    """
    if left == right and left.from_today is None:
        return True, None  # "on Saturday", "Saturday": whichever it is
    dates = left_date or right_date, right_date or left_date
    if None not in (left.month, right.month) and left.day is right.day is None:
        months = _with_year(left, dates[0]), _with_year(right, dates[1])
        return (True, f"{months[0].year}-{months[0].month:02}") if months[0] == months[1] else (False, None)
    lefts, rights = _days(left, dates[0]), _days(right, dates[1])
    if lefts and rights:
        if both := lefts & rights:
            [day] = sorted(both)[:1]
            return True, day.isoformat()
        if (left_date and right_date) or not (_leans(left) or _leans(right)):
            return False, None
    if None not in (left.weekday, right.weekday) and left.weekday != right.weekday:
        return False, None
    told = [(a, b) for a, b in zip(_fields(left), _fields(right), strict=True) if a is not None and b is not None]
    if told and any(a != b for a, b in told):
        return False, None
    if told and left.day == right.day and left.month == right.month:
        return True, None
    return None, None


def _with_year(month: Day, of_text: str | None) -> Day:
    """A month without a year is the one nearest to the date of its text; half a year off it may be either."""
    if month.year or not month.month or not of_text:
        return month
    today = date.fromisoformat(of_text)
    ahead = (month.month - today.month + 6) % 12 - 6
    return month if ahead == -6 else replace(month, year=today.year + (today.month + ahead - 1) // 12)


def _fields(day: Day) -> tuple[int | None, int | None, int | None]:
    return day.year, day.month, day.day


def _leans(day: Day) -> bool:
    """On the date of the text."""
    return day.from_today is not None or (day.weekday is not None and day.day is None) or day.year is None


def _days(day: Day, of_text: str | None) -> set[date] | None:
    """The days this may be in a text of that date: a Monday is the last one or the next one."""
    try:
        if day.year and day.month and day.day:
            return {date(day.year, day.month, day.day)}
        if of_text is None:
            return None
        today = date.fromisoformat(of_text)
        if day.from_today is not None:
            return {today + timedelta(days=day.from_today)}
        if day.month and day.day:
            years = [date(year, day.month, day.day) for year in (today.year - 1, today.year, today.year + 1)]
            return {min(years, key=lambda candidate: abs(candidate - today))}
        if day.weekday is not None and day.month is None:
            near = (today + timedelta(days=days) for days in range(-6, 7))
            return {candidate for candidate in near if candidate.weekday() == day.weekday}
    except (ValueError, OverflowError):  # there is no November 31, and no day before the year 1
        return None
    return None
