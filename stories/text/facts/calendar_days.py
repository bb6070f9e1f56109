"""Days, weekdays and months, and from which to which."""

from __future__ import annotations

import re
from typing import NamedTuple

from stories.text.facts.clock import HALVES
from stories.text.facts.days import MONTH_NAMES, WEEKDAY_NAMES, Day, read_day
from stories.text.facts.sentence import COUNTED, PARTS, TO, YEAR, Sentence
from stories.text.facts.when import Found, When
from stories.text.patterns import compiled

_HABITS = frozenset("mornings afternoons evenings nights".split())
DAY = compiled(r"[12]?\d|3[01]")
_DAYS = compiled(r"([12]?\d|3[01])-([12]?\d|3[01])")
_BEHIND_A_DAY = frozenset(
    "in at on and or to for with as but if when after before by from will the a an this next".split()
)
_BEYOND = (("day", "after"), ("day", "before"))
_HENCE = ("week", "fortnight")
"""Behind a weekday: Tuesday week."""
_YEAR = 4  # letters: fewer figures are a day of the month or none
_LONGEST_DAY = 9  # tokens: "Monday, Nov. 9, 2020", and what follows it


def calendar(said: Sentence, at: int) -> Found:
    """November 9, 2020; on Monday morning; November 9-12; 9–12 November."""
    if at >= len(said.keys) or _is_of_name(said, at):
        return None
    if found := _days_of_month(said, at):
        return found
    read = _day(said, at)
    if read is None:
        return None
    end, day = read
    if said.key(end) in _HABITS:
        return None
    if (said.key(at - 2), said.key(at - 1)) in _BEYOND and day.from_today:
        return end, When(Day(from_today=2 * day.from_today))
    if day.weekday is not None and not day.day and said.key(end) in _HENCE and said.keys[at] == said.as_written[at]:
        return end + 1, When(day, span=said.key(end))
    if day.day and not day.year and said.key(end) in COUNTED and said.key(end - 1) == str(day.day):
        return end - 1, When(Day(month=day.month))
    if said.key(end) in PARTS and (day.weekday is not None or day.from_today is not None):
        return end + 1, When(day, span=said.key(end))
    last = said.key(end + 1)
    if day.month and not (day.day or day.year) and said.key(end) == "of" and YEAR.fullmatch(said.key(end + 1)):
        return end + 2, When(Day(int(said.key(end + 1)), day.month))
    is_joined = said.key(end) in TO or said.key(end) in ("and", "or")
    if day.day and day.month and is_joined and DAY.fullmatch(last) and _is_last(said, end + 2):
        return end + 2, When(day, upto=When(Day(day.year, day.month, int(last))))
    return end, When(day)


def _is_last(said: Sentence, at: int) -> bool:
    """Whether no hour, and nothing that is counted, follows a day: "on May 3 and 12 people"."""
    return (said.key(at) not in HALVES and not said.key(at)[:1].isalpha()) or said.key(at) in _BEHIND_A_DAY


def _day(said: Sentence, at: int) -> tuple[int, Day] | None:
    key = said.key(at)
    if key[:1].isdecimal() and len(key) < _YEAR and said.key(at + 1) not in MONTH_NAMES:
        return None  # "12 people"
    first = max(at - 1, 0)
    near = slice(first, at + _LONGEST_DAY)
    cut = zip(said.places[near], said.tokens[near], said.keys[near], strict=True)
    read = read_day([_Word(start, end, text, key) for (start, end), text, key in cut], at - first)
    return (first + read[0], read[1]) if read else None


def _days_of_month(said: Sentence, at: int) -> Found:
    key = said.key(at)
    if key in MONTH_NAMES and (days := _DAYS.fullmatch(said.key(at + 1))):
        end, month, first, last = at + 2, MONTH_NAMES[key], days[1], days[2]
    elif said.key(at + 3) in MONTH_NAMES and said.key(at + 1) in TO and DAY.fullmatch(key):
        end, month, first, last = at + 4, MONTH_NAMES[said.key(at + 3)], key, said.key(at + 2)
    elif said.key(at + 1) in MONTH_NAMES and (days := _DAYS.fullmatch(key)):
        end, month, first, last = at + 2, MONTH_NAMES[said.key(at + 1)], days[1], days[2]
    elif said.key(at + 1) == "of" and said.key(at + 2) in MONTH_NAMES and re.fullmatch(r"\d{1,2}(st|nd|rd|th)", key):
        year = int(said.key(at + 3)) if YEAR.fullmatch(said.key(at + 3)) else None
        return at + 3 + bool(year), When(Day(year, MONTH_NAMES[said.key(at + 2)], int(key[:-2])))
    else:
        return None
    if not DAY.fullmatch(last):
        return None
    return end, When(Day(None, month, int(first)), upto=When(Day(None, month, int(last))))


def _is_of_name(said: Sentence, at: int) -> bool:
    """The Sunday Mirror; but "said Monday. Police", "Monday June 4"."""
    if said.key(at) not in WEEKDAY_NAMES or said.key(at - 1) in ("on", "last", "next"):
        return False
    if at + 1 >= len(said.keys) or not said.tokens[at + 1][0].isupper():
        return False
    return said.keys[at + 1] not in MONTH_NAMES and said.keys[at + 1] not in PARTS


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str
