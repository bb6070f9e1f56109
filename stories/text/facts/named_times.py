"""Times that go by a name: parts of the day, feasts, and those that nobody has set yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stories.text.facts.days import WEEKDAY_NAMES, Day
from stories.text.words import table_rows

DAYPARTS: Mapping[str, tuple[float, float]] = {
    "early hours": (0, 6), "dawn": (4, 9), "breakfast time": (5, 11), "morning": (2, 12), "morning rush hour": (6, 10),
    "lunchtime": (11, 15), "teatime": (14, 19), "dinnertime": (17, 22), "bedtime": (19, 24.5),
    "afternoon": (12, 18.5), "dusk": (16, 22), "evening": (16, 24), "evening rush hour": (16, 20), "night": (18, 30),
}  # fmt: skip
"""By the hours that may be called so, of a summer and of a winter; past midnight they go on from 24."""

SUN = {
    "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "sunup": "dawn", "cockcrow": "dawn", "first light": "dawn",
    "breakfast time": "breakfast time", "breakfast-time": "breakfast time", "breakfasttime": "breakfast time",
    "lunchtime": "lunchtime", "lunch-time": "lunchtime", "lunch time": "lunchtime", "lunch hour": "lunchtime",
    "teatime": "teatime", "tea-time": "teatime", "tea time": "teatime", "dinnertime": "dinnertime",
    "dinner time": "dinnertime", "dinner-time": "dinnertime", "suppertime": "dinnertime", "supper time": "dinnertime",
    "bedtime": "bedtime", "dusk": "dusk", "sunset": "dusk", "sundown": "dusk", "nightfall": "dusk",
    "last light": "dusk", "twilight": "dusk",
}  # fmt: skip
SUN_OPENINGS = frozenset(name.split()[0] for name in SUN)
SMALL_HOURS = frozenset("early small wee".split())
"""Before "hours"."""

UNSET = "not set"
"""Soon; at a date to be announced; indefinitely."""

_UNSET_BEFORE = frozenset("later future unspecified undisclosed undetermined unknown no".split())
_NOT_SOON = frozenset("as so too how very and sooner no anytime".split())
SOON = frozenset("soon shortly indefinitely".split())

EDGES: Mapping[str, tuple[float, float]] = {
    "early": (0, 0.4), "start of": (0, 0.2), "early hours of": (0, 0.25), "mid": (0.3, 0.7), "late": (0.6, 1),
    "end of": (0.8, 1), "first half of": (0, 0.5), "second half of": (0.5, 1), "first quarter of": (0, 0.25),
    "second quarter of": (0.25, 0.5), "third quarter of": (0.5, 0.75), "fourth quarter of": (0.75, 1),
}  # fmt: skip
"""Which part of a month, a year, a day they are."""

_WEEKS = {
    "first": (0, 0.25), "opening": (0, 0.25), "second": (0.2, 0.5), "third": (0.45, 0.75), "fourth": (0.7, 1),
    "fifth": (0.9, 1), "last": (0.75, 1), "final": (0.75, 1),
}  # fmt: skip
NTHS = frozenset(_WEEKS) | frozenset("sixth seventh eighth ninth tenth eleventh twelfth".split())


class Feast(NamedTuple):
    """`season` is from when to when it may fall, as numbers of days (see day_of_year); None where in any month."""

    name: str
    day: Day | None
    season: tuple[int, int] | None


@cache
def feasts() -> Mapping[str, Feast]:
    """By how they are written."""
    found: dict[str, Feast] = {}
    for row in table_rows("holidays.txt"):
        name, days, written = (cell.strip() for cell in row.split("|"))
        first, _, last = (day.strip() for day in days.partition(" to "))
        season = (_numbered(first), _numbered(last or first)) if first else None
        feast = Feast(name, _day_of(name, "" if last else first), season)
        found |= {form.strip(): feast for form in written.split(",")}
    return found


def day_of_year(month: int, day: int) -> int:
    """As if each month had 31 days."""
    return 31 * (month - 1) + day


def _numbered(written: str) -> int:
    month, _, day = written.partition("-")
    return day_of_year(int(month), int(day))


@cache
def seasons() -> Mapping[str, tuple[int, int]]:
    """Of the feasts by name."""
    return {feast.name: feast.season for feast in feasts().values() if feast.season}


def _day_of(name: str, written: str) -> Day | None:
    """Of Good Friday the day of the week, of Christmas none."""
    if written:
        month, _, day = written.partition("-")
        return Day(month=int(month), day=int(day))
    weekday = name.rpartition(" ")[2].lower()
    return Day(weekday=WEEKDAY_NAMES.index(weekday)) if weekday in WEEKDAY_NAMES else None


@cache
def feast_openings() -> Mapping[str, frozenset[str]]:
    """The words that feasts begin with, each with those that may follow it; "" where it stands alone."""
    found: dict[str, set[str]] = {}
    for form in feasts():
        first, *others = form.split()
        found.setdefault(first, set()).add("".join(others[:1]))
    return {first: frozenset(others) for first, others in found.items()}


def may_be_feast(key: str, behind: str) -> bool:
    """Whether one may begin with these two words; a full stop of "St." tells nothing."""
    others = feast_openings().get(key, frozenset())
    return behind == "." or not others.isdisjoint(("", behind))


@cache
def feast_names() -> frozenset[str]:
    return frozenset(feast.name for feast in feasts().values())


_MOST_WORDS = 4  # "Saint Patrick's Day", "Martin Luther King Day"


def feast_at(keys: Sequence[str], at: int) -> tuple[int, Feast] | None:
    """The longest that begins there, and where it ends. A full stop of "St." is passed over."""
    if at < len(keys) and keys[at] != "." and keys[at] not in feast_openings():
        return None  # as nearly all do not
    ahead = [key for key in keys[at : at + _MOST_WORDS + 1] if key != "."]
    if not ahead or ahead[0] not in feast_openings():
        return None
    for size in range(min(_MOST_WORDS, len(ahead)), 0, -1):
        if feast := feasts().get(" ".join(ahead[:size])):
            return at + size + ("." in keys[at : at + size]), feast
    return None


def unset_at(keys: Sequence[str], at: int) -> int | None:
    """Where a time that nobody has set ends, that this word begins."""
    key, before = keys[at], keys[at - 1] if at else ""
    behind = keys[at + 1] if at + 1 < len(keys) else "."
    if key in SOON:
        return None if before in _NOT_SOON or behind in ("as", "after", "before", "enough") else at + 1
    if before in _UNSET_BEFORE:
        return at + 1
    ahead = list(keys[at + 1 : at + 4])
    if ahead[:2] in (["to", "be"], ["yet", "to"]) or ahead == ["still", "to", "be"]:
        return min(at + 4, len(keys))
    return None


def part_of(edge: str) -> tuple[float, float] | None:
    """Which part of the whole an edge is: "late", "first week of"."""
    if edge in EDGES:
        return EDGES[edge]
    return _WEEKS.get(edge.split()[0]) if edge else None


def hours_of(name: str, edge: str) -> tuple[float, float]:
    """Those that a part of the day may be, or the earlier or the later of them."""
    first, last = DAYPARTS[name]
    part = {"early": (0, 0.5), "mid": (0.2, 0.8), "late": (0.4, 1)}.get(edge, (0, 1))
    return first + part[0] * (last - first), first + part[1] * (last - first)
