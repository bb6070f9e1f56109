"""The days, times and spans a sentence states."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stories.text.dates import MONTHS, WEEKDAYS
from stories.text.facts.amounts import all_units, may_open_number, read_amount
from stories.text.facts.days import FROM_TODAY, MONTH_NAMES, WEEKDAY_NAMES, Day, read_day
from stories.text.facts.fact import DATE, Fact
from stories.text.facts.named_times import (
    DAYPARTS,
    NTHS,
    SMALL_HOURS,
    SOON,
    SUN,
    UNSET,
    feast_at,
    feast_names,
    feast_openings,
    unset_at,
)
from stories.text.facts.words import KEPT_WORDS, Words

_HABITS = frozenset("mornings afternoons evenings nights".split())
_PARTS = frozenset("morning afternoon evening night".split())
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_SPANS = frozenset("week weekend fortnight month quarter year season decade century".split())
_NEAR = {"last": "last", "next": "next", "this": "this", "past": "last", "previous": "last", "coming": "next"}
_EDGES = {"early": "early", "mid": "mid", "late": "late"}
_OF_EDGES = {"end": "end of", "beginning": "start of", "start": "start of", "middle": "mid"}
_NTH_UNITS = frozenset({"day", "days", "week", "weeks", "weekend", "month", *WEEKDAY_NAMES})
_NTH_SPANS = frozenset("day week month year season".split())
_OWN = frozenset("its their his her".split())
_BEFORE_A_SEASON = frozenset(
    "in of by since until till during for over told to into before after from through".split()
) | {""}
_LONGER = frozenset("last month|next month|this month|last year|next year|this year|year|season".split("|"))
_QUARTERS = "first second third fourth".split()
_BEFORE_A_PART = frozenset(
    "at in before after by until till from since around about near towards toward during into on through to".split()
)
_ORDERS = frozenset("first second third fourth".split())
_CLOCK_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
_HALVES = {"a.m.": 0, "a.m": 0, "am": 0, "p.m.": 720, "p.m": 720, "pm": 720}
_ZONES = frozenset("gmt utc".split())
_HALVES_OF_DAY = {"morning": 0, "afternoon": 720, "evening": 720}
_BEFORE_A_TIME = frozenset("at around about until till by from before after since near towards toward".split())
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_TWO_TIMES = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?[-–](\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_CONTINENTAL = re.compile(r"(\d{1,2})h(\d\d)?")
_FOUR = re.compile(r"[012]\d[0-5]\d")
_BY_FIGURES = re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}")
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d)-(\d\d|\d{4})")
_BEFORE_A_YEAR = frozenset("for through throughout till into around of fiscal than since".split())
_BEFORE_A_KNOWN_YEAR = frozenset("the a its his her their that our".split())
_COUNTED = frozenset("people men women percent % miles km metres meters feet dollars euros pounds".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0'?s")
_QUARTER = re.compile(r"q([1-4])|(first|second|third|fourth)-quarter")
_CENTURY = re.compile(r"(\d{1,2}(?:st|nd|rd|th))-century")
_DAY = re.compile(r"[12]?\d|3[01]")
_DAYS = re.compile(r"([12]?\d|3[01])-([12]?\d|3[01])")
_TO = ("to", "–", "-", "until", "through")
_BEHIND_A_DAY = frozenset(
    "in at on and or to for with as but if when after before by from will the a an this next".split()
)
_LONGEST_DAY = 9  # tokens: "Monday, Nov. 9, 2020", and what follows it
_UNKNOWN_HALF = 1440  # minutes that mark an hour of which nobody says whether it is in the morning


class When(NamedTuple):
    """A day as far as it is told, a time of day in minutes, or a span in words ("last week"); `edge` says which part of
    it, `upto` where it ends. A time is from `_UNKNOWN_HALF` on where it may be of either half of the day."""

    day: Day | None = None
    clock: int | None = None
    span: str = ""
    edge: str = ""
    upto: When | None = None

    @property
    def sort(self) -> str:
        """What is never one with another: a time of day and a day, a year and a week."""
        if self.clock is not None:
            return "clock"
        day = self.day
        if day is None:
            return _sort_of_span(self.span)
        if day.weekday is not None or day.from_today is not None or day.day:
            return "day"
        return "month" if day.month else "year"

    def __str__(self) -> str:
        words = _clock(self.clock) if self.clock is not None else _day(self.day) if self.day else ""
        order = (self.edge, words, self.span) if self.day else (self.edge, self.span, words)
        one = " ".join(filter(None, order))
        return f"{one} to {self.upto}" if self.upto else one


def _sort_of_span(span: str) -> str:
    return "part" if span in DAYPARTS else "feast" if span in feast_names() else UNSET if span == UNSET else "span"


def is_same_clock(one: int, other: int) -> bool:
    if one >= _UNKNOWN_HALF or other >= _UNKNOWN_HALF:
        return one % 720 == other % 720
    return one == other


def _clock(minutes: int) -> str:
    if minutes >= _UNKNOWN_HALF:
        hour, minute = divmod(minutes - _UNKNOWN_HALF, 60)
        return f"{hour}:{minute:02}" if minute else f"{hour} o'clock"
    return f"{minutes // 60:02}:{minutes % 60:02}"


_NAMES = "January February March April May June July August September October November December".split()


def _day(day: Day) -> str:
    if day.from_today is not None:
        return {0: "today", -1: "yesterday", 1: "tomorrow"}[day.from_today]
    if day.year:
        return "-".join([f"{day.year}", *(f"{part:02}" for part in (day.month, day.day) if part)])
    if day.month:
        return f"{_NAMES[day.month - 1]} {day.day}" if day.day else _NAMES[day.month - 1]
    return WEEKDAY_NAMES[day.weekday or 0].capitalize()


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str


def read(words: Words, sentence: int) -> Iterator[Fact]:
    numbers = words.of(sentence)
    places = words.where(sentence, _opener(words, numbers))
    if not places:
        return
    is_surely_english = words.is_english and words.document.language is not None
    said = _Sentence(words, numbers)
    begun = numbers.start
    for at in places:
        if at < begun:
            continue
        found = said.when(at - numbers.start) if words.is_english else None
        if found is None and not is_surely_english:
            found = said.foreign(at - numbers.start)
        if found:
            end, value = found
            begun = numbers.start + end
            yield Fact(DATE, *words.span(at, begun), sentence, _key(value), value)


def _opener(words: Words, numbers: range) -> Callable[[str], bool]:
    if words.document.language is None:
        return _may_open_anywhere
    if not words.is_english:
        return _may_open_elsewhere
    is_ago = "ago" in words.all and "ago" in words.keys[numbers.start : numbers.stop]
    return _may_open_or_count if is_ago else _may_open


def _key(when: When) -> Hashable:
    clock = None if when.clock is None else when.clock % _UNKNOWN_HALF
    return clock, when.day, when.span, when.edge, when.upto and _key(when.upto)


_OPENERS = frozenset(
    {
        *MONTH_NAMES,
        *WEEKDAY_NAMES,
        *FROM_TODAY,
        *_SEASONS,
        *_NEAR,
        *_EDGES,
        *_OF_EDGES,
        *_ORDERS,
        *_CLOCK_WORDS,
        *_HOURS,
    }
    | {"tonight", "weekend", "recent", "half", "quarter", "date"}
    | NTHS
    | SMALL_HOURS
    | SOON
    | _PARTS
    | set(SUN)
)


@lru_cache(maxsize=KEPT_WORDS)
def _may_open(key: str) -> bool:
    key = _without_s(key)
    return (
        key in _OPENERS or key[0].isdecimal() or key.startswith("mid-") or key in feast_openings() or _is_quarter(key)
    )


def _is_quarter(key: str) -> bool:
    return bool(_QUARTER.fullmatch(key))


def _may_open_or_count(key: str) -> bool:
    """A week ago."""
    return _may_open(key) or may_open_number(key)


@lru_cache(maxsize=KEPT_WORDS)
def _may_open_anywhere(key: str) -> bool:
    """In a text of no known language."""
    return _may_open_or_count(key) or _may_open_elsewhere(key)


@lru_cache(maxsize=KEPT_WORDS)
def _may_open_elsewhere(key: str) -> bool:
    return key[0].isdecimal() or key in WEEKDAYS


_THIS = frozenset("este ce questo diesen diesem".split())
"""Before a weekday it is the day on which it is told, as "today" is."""

Found = tuple[int, When] | None


class _Sentence:
    """Its words, each asked for what begins there."""

    def __init__(self, words: Words, numbers: range) -> None:
        span = slice(numbers.start, numbers.stop)
        self._places, self._tokens, self._as_written = words.places[span], words.tokens[span], words.keys[span]
        self._keys = [*map(_without_s, self._as_written)]
        self._has_ago = "ago" in self._keys

    def key(self, at: int) -> str:
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def when(self, at: int) -> Found:
        if self._has_ago and (found := self._ago(at)):
            return found
        for reader in _readers_of(self._keys[at]):
            if found := reader(self, at):
                return found
        return None

    def foreign(self, at: int) -> Found:
        """What rests on no English word: times, and the names of days and months that table has of all languages."""
        if found := self._continental(at):
            return found
        key = self.key(at)
        if key in WEEKDAYS:
            is_day = len(key) > 3 and key not in WEEKDAY_NAMES and self.key(at - 1) not in _THIS
            return (at + 1, When(Day(weekday=WEEKDAYS[key]))) if is_day else None
        if not _DAY.fullmatch(key.rstrip(".")):
            return None
        ahead = at + 1 + (self.key(at + 1) in (".", "de", "º"))
        month = MONTHS.get(self.key(ahead))
        if month is None or len(self.key(ahead)) < 3:
            return None
        year_at = ahead + 1 + (self.key(ahead + 1) in ("de", "del"))
        if _YEAR.fullmatch(self.key(year_at)):
            return year_at + 1, When(Day(int(self.key(year_at)), month, int(key)))
        return ahead + 1, When(Day(None, month, int(key)))

    def _continental(self, at: int) -> Found:
        """18h15, 18:00, 18.00 Uhr."""
        key = self.key(at)
        if found := _CONTINENTAL.fullmatch(key):
            hour, minute = int(found[1]), int(found[2] or 0)
        elif (found := _TIME.fullmatch(key)) and found[2] and (":" in key or self.key(at + 1) in ("uhr", "horas", "h")):
            hour, minute = int(found[1]), int(found[2])
        else:
            return None
        is_named = self.key(at + 1) in ("uhr", "horas", "h")
        return (at + 1 + is_named, When(clock=60 * hour + minute)) if hour < 24 and minute < 60 else None

    def _ago(self, at: int) -> Found:
        """Two years ago."""
        keys = self._keys[at : at + 8]
        if "ago" not in keys:
            return None
        if keys[0] in ("a", "an") and len(keys) > 2 and keys[2] == "ago" and (unit := all_units().get(keys[1])):
            return at + 3, When(span=f"1 {unit.name} ago")
        read = read_amount(keys, 0, len(keys)) if keys[0] not in ("a", "an") else None
        if read is None or read[0] >= len(keys) or keys[read[0]] != "ago" or read[1].what != "time":
            return None
        return at + read[0] + 1, When(span=f"{read[1]} ago")

    def _times(self, at: int) -> Found:
        """5:30 p.m., 3–9pm, 2045 GMT, noon."""
        if found := self._glued(at):
            return found
        first = self._time(at)
        ahead = first[0] if first else at + 1
        is_joined = self.key(ahead) in _TO or (self.key(ahead) == "and" and self.key(at - 1) == "between")
        if is_joined and (last := self._time(ahead + 1)):
            if first:
                return last[0], When(clock=first[1], upto=When(clock=last[1]))
            bare = _TIME.fullmatch(self.key(at))  # of "3 to 9 p.m." the first has no half of its own
            if bare and not bare[3] and last[1] < _UNKNOWN_HALF and int(bare[1]) <= 12:
                clock = int(bare[1]) % 12 * 60 + int(bare[2] or 0) + last[1] // 720 * 720
                return last[0], When(clock=clock, upto=When(clock=last[1]))
        return (first[0], When(clock=first[1])) if first else None

    def _glued(self, at: int) -> Found:
        """9am-5pm, 9-11 a.m."""
        found = _TWO_TIMES.fullmatch(self.key(at))
        half = found and (found[6] or (self.key(at + 1) if self.key(at + 1) in _HALVES else ""))
        if not found or not half or max(int(found[1]), int(found[4])) > 12:
            return None
        first, last = (
            int(hour) % 12 * 60 + int(minute or 0) + _HALVES[of]
            for hour, minute, of in ((found[1], found[2], found[3] or half), (found[4], found[5], half))
        )
        return at + 1 + (not found[6]), When(clock=first, upto=When(clock=last))

    def _time(self, at: int) -> tuple[int, int] | None:
        key, behind = self.key(at), self.key(at + 1)
        if key in _CLOCK_WORDS:
            return at + 1, _CLOCK_WORDS[key]
        if key in ("half", "quarter"):
            return self._past(at)
        if key in _HOURS and (found_half := self._half_of_day(at + 1)):
            end, minutes = found_half
            return end, (_HOURS.index(key) + 1) % 12 * 60 + minutes
        if key in _HOURS and (behind == "o'clock" or behind in _HALVES):
            hour = _HOURS.index(key) + 1
            return at + 2, hour % 12 * 60 + _HALVES[behind] if behind in _HALVES else _UNKNOWN_HALF + 60 * hour
        if _FOUR.fullmatch(key):
            is_time = (behind in _ZONES or (behind, self.key(at + 2)) == ("local", "time")) and int(key) < 2400
            return (at + 1 + (behind in _ZONES), int(key[:2]) * 60 + int(key[2:])) if is_time else None
        found = _TIME.fullmatch(key)
        if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        if 0 < hour <= 12 and not found[3] and (found_half := self._half_of_day(at + 1)):
            end, minutes = found_half
            return end, hour % 12 * 60 + minute + minutes
        half = found[3] or (behind if behind in _HALVES else "")
        end = at + 1 + (not found[3] and bool(half))
        if half:
            return (end, hour % 12 * 60 + minute + _HALVES[half]) if 0 < hour <= 12 else None
        if behind == "o'clock":
            return at + 2, _UNKNOWN_HALF + 60 * hour
        if not found[2] or ":" not in key:
            return None
        end += behind in _ZONES
        is_known = hour > 12 or hour == 0 or len(found[1]) == 2 or behind in _ZONES
        return end, 60 * hour + minute + (0 if is_known else _UNKNOWN_HALF)

    def _past(self, at: int) -> tuple[int, int] | None:
        """Half past six; a quarter to nine; half past six in the evening."""
        joint, key = self.key(at + 1), self.key(at + 2)
        if key not in _HOURS or joint not in ("past", "to") or (joint == "to" and self.key(at) == "half"):
            return None
        minutes = (30 if self.key(at) == "half" else 15) * (1 if joint == "past" else -1)
        minutes = (60 * (_HOURS.index(key) + 1) + minutes) % 720
        if found := self._half_of_day(at + 3):
            end, half = found
            return end, minutes + half
        return at + 3, _UNKNOWN_HALF + minutes

    def _half_of_day(self, at: int) -> tuple[int, int] | None:
        """In the morning, in the evening: where that ends, and the minutes it adds. Of "this morning" the time alone is
        read, and only where one is told: "at 6.15 this morning"."""
        if (self.key(at), self.key(at + 1)) == ("at", "night"):
            return at + 2, 720
        if (self.key(at), self.key(at + 1)) == ("in", "the"):
            ahead = at + 2 + (self.key(at + 2) in _EDGES)
            half = _HALVES_OF_DAY.get(self.key(ahead))
            return (ahead + 1, half) if half is not None else None
        if self.key(at) == "this" and self.key(at - 2) in _BEFORE_A_TIME:
            half = _HALVES_OF_DAY.get(self.key(at + 1))
            return (at, half) if half is not None else None
        return None

    def _years(self, at: int) -> Found:
        """1994–1998, the 2019-20 season, from 1994 to 1998, the 1990s, 11/30/09."""
        key = self.key(at)
        if _BY_FIGURES.fullmatch(key) or _DECADE.fullmatch(key):
            return at + 1, When(span=key.replace("'", ""))
        if found := _YEARS.fullmatch(key):
            return at + 1, _of_years(found[1], found[2])
        if (century := _CENTURY.fullmatch(key)) or (key[-1].isalpha() and self.key(at + 1) == "century"):
            return at + 2 - bool(century), When(span=f"{century[1] if century else key} century")
        if not _YEAR.fullmatch(key):
            return None
        joint, last = self.key(at + 1), self.key(at + 2)
        is_range = joint in ("–", "-") or (joint, self.key(at - 1)) in (("to", "from"), ("and", "between"))
        if is_range and (_YEAR.fullmatch(last) or (joint != "and" and re.fullmatch(r"\d\d", last))):
            return at + 3, _of_years(key, last)
        return self._year(at)

    def _year(self, at: int) -> Found:
        """For 2031; the 2019 raid, the raid of 2019; but no number of people and no part of a name."""
        before, behind = self.key(at - 1), self.key(at + 1)
        token = self._tokens[at + 1] if at + 1 < len(self._keys) else "."
        is_named = before == "of" and self._tokens[at - 2][0].isupper() if at > 1 else False
        is_counted = behind.endswith("s") or behind in _COUNTED
        if before in _BEFORE_A_YEAR and not is_named and not is_counted and not token[0].isupper():
            return at + 1, When(Day(year=int(self.key(at))))
        if before in _BEFORE_A_KNOWN_YEAR and token[0].islower() and behind not in _COUNTED:
            return at + 1, When(Day(year=int(self.key(at))))
        return None

    def _edged(self, at: int) -> Found:
        """Late September, mid-2032, the end of June, the first half of next year."""
        key, ahead = self.key(at), at + 1
        if key.startswith("mid-"):
            return self._of_edge(at, "mid", key.removeprefix("mid-"))
        if key in SMALL_HOURS and self.key(ahead) == "hours":
            found = self._within(ahead + 2, "early hours of") if self.key(ahead + 1) in ("of", "on") else None
            return found if found and found[1].day else (ahead + 1, When(span="early hours"))
        if key in _EDGES:
            if found := self._part(ahead, at - 1):
                return found[0], found[1]._replace(edge=_EDGES[key])
            ahead += self.key(ahead) in ("in", "on", "-")
            return self._within(ahead, _EDGES[key])
        if key in _OF_EDGES and (self.key(ahead) == "of" or self.key(ahead) in _NEAR):
            return self._within(ahead + (self.key(ahead) == "of"), _OF_EDGES[key])
        if key in NTHS and self.key(ahead + 1) in ("of", "in") and self.key(ahead) in _NTH_UNITS:
            found = self._within(ahead + 2, f"{key} {self.key(ahead)} of")
            is_of_longer = found and (found[1].sort in ("month", "year", "feast") or found[1].span in _LONGER)
            return found if is_of_longer else None
        if key in NTHS and self.key(ahead) in _NTH_SPANS and self.key(at - 1) in _OWN:
            return ahead + 1, When(span=f"{key} {self.key(ahead)}")
        if key in _ORDERS and self.key(ahead) in ("half", "quarter"):
            part = f"{key} {self.key(ahead)}"
            if self.key(ahead + 1) == "of" and (found := self._within(ahead + 2, f"{part} of")):
                return found
            return (ahead + 1, When(span=part)) if part.endswith("quarter") else None
        return None

    def _quarter(self, at: int) -> Found:
        """Q3 2031, the third-quarter results."""
        found = _QUARTER.fullmatch(self.key(at))
        part = f"{found[2] or _QUARTERS[int(found[1]) - 1]} quarter" if found else ""
        ahead = at + 1 + (self.key(at + 1) == "of")
        if _YEAR.fullmatch(self.key(ahead)):
            return ahead + 1, When(Day(year=int(self.key(ahead))), edge=f"{part} of")
        return at + 1, When(span=part)

    def _part(self, at: int, before: int) -> Found:
        """At dawn, in the early afternoon, until the evening rush hour; but no new dawn, and no evening of songs. What
        goes before it stands at `before`."""
        key = self.key(at)
        before -= self.key(before) == "the"
        if self.key(before) not in _BEFORE_A_PART:
            return None
        if key in SUN:
            return (at + 1, When(span=SUN[key])) if self.key(at + 1) != "of" else None
        if key not in _PARTS or key == "night":
            return None
        if self.key(at + 1) == "rush" and key != "afternoon":
            return at + 2 + (self.key(at + 2) == "hour"), When(span=f"{key} rush hour")
        return at + 1, When(span=key)

    def _bare_part(self, at: int) -> Found:
        return self._part(at, at - 1)

    def _feast(self, at: int) -> Found:
        found = feast_at(self._as_written, at)
        if found is None or not self._tokens[at][0].isupper():
            return None
        end, feast = found
        is_fixed = feast.day is not None and feast.day.month is not None
        return end, When(feast.day, span="" if is_fixed else feast.name)

    def _unset(self, at: int) -> Found:
        end = unset_at(self._keys, at)
        return (end, When(span=UNSET)) if end else None

    def _of_edge(self, at: int, edge: str, rest: str) -> Found:
        if _YEAR.fullmatch(rest):
            return at + 1, When(Day(year=int(rest)), edge=edge)
        if rest in MONTH_NAMES:
            return at + 1, When(Day(month=MONTH_NAMES[rest]), edge=edge)
        if _DECADE.fullmatch(rest):
            return at + 1, When(span=rest.replace("'", ""), edge=edge)
        if rest in ("morning", "afternoon", "evening"):
            return at + 1, When(span=rest, edge=edge)
        return None

    def _within(self, at: int, edge: str) -> Found:
        at += self.key(at) == "the"
        key = self.key(at)
        if _YEAR.fullmatch(key):
            return at + 1, When(Day(year=int(key)), edge=edge)
        if _DECADE.fullmatch(key) or (
            key[:1].isdecimal() and (_CENTURY.fullmatch(key) or self.key(at + 1) == "century")
        ):
            found = self._years(at)
            return (found[0], found[1]._replace(edge=edge)) if found else None
        found = self._near(at) or self._calendar(at) or self._season(at) or self._feast(at)
        if found is None and key in _SPANS:
            found = at + 1, When(span=key)
        if found is None or (found[1].day and found[1].day.from_today is not None and not edge):
            return None
        return found[0], found[1]._replace(edge=edge)

    def _near(self, at: int) -> Found:
        """Last week, next spring, this morning, tonight, in recent months."""
        key, behind = self.key(at), self.key(at + 1)
        if key == "tonight":
            return at + 1, When(span=key)
        if key == "recent" and behind in ("days", "weeks", "months", "years"):
            return at + 2, When(span=f"recent {behind}")
        if key not in _NEAR or (key == "past" and self.key(at - 1) == "half"):
            return None
        if behind in _PARTS or behind in _SPANS:
            return at + 2, When(span=f"{_NEAR[key]} {behind}")
        if behind in _SEASONS:
            return at + 2, When(span=f"{_NEAR[key]} {_SEASONS[behind]}")
        return self._calendar(at + 1) if behind in WEEKDAY_NAMES or behind in MONTH_NAMES else None

    def _calendar(self, at: int) -> Found:
        """November 9, 2020; on Monday morning; November 9-12; 9–12 November."""
        if at >= len(self._keys) or self._is_of_name(at):
            return None
        if found := self._days_of_month(at):
            return found
        read = self._day(at)
        if read is None:
            return None
        end, day = read
        if self.key(end) in _HABITS:
            return None
        if day.day and not day.year and self.key(end) in _COUNTED and self.key(end - 1) == str(day.day):
            return end - 1, When(Day(month=day.month))
        if self.key(end) in _PARTS and (day.weekday is not None or day.from_today is not None):
            return end + 1, When(day, span=self.key(end))
        last = self.key(end + 1)
        if day.month and not (day.day or day.year) and self.key(end) == "of" and _YEAR.fullmatch(self.key(end + 1)):
            return end + 2, When(Day(int(self.key(end + 1)), day.month))
        is_joined = self.key(end) in _TO or self.key(end) in ("and", "or")
        if day.day and day.month and is_joined and _DAY.fullmatch(last) and self._is_last(end + 2):
            return end + 2, When(day, upto=When(Day(day.year, day.month, int(last))))
        return end, When(day)

    def _is_last(self, at: int) -> bool:
        """Whether no hour, and nothing that is counted, follows a day: "on May 3 and 12 people"."""
        return (self.key(at) not in _HALVES and not self.key(at)[:1].isalpha()) or self.key(at) in _BEHIND_A_DAY

    def _day(self, at: int) -> tuple[int, Day] | None:
        first = max(at - 1, 0)
        near = slice(first, at + _LONGEST_DAY)
        cut = zip(self._places[near], self._tokens[near], self._keys[near], strict=True)
        read = read_day([_Word(start, end, text, key) for (start, end), text, key in cut], at - first)
        return (first + read[0], read[1]) if read else None

    def _days_of_month(self, at: int) -> Found:
        key = self.key(at)
        if key in MONTH_NAMES and (days := _DAYS.fullmatch(self.key(at + 1))):
            end, month, first, last = at + 2, MONTH_NAMES[key], days[1], days[2]
        elif self.key(at + 3) in MONTH_NAMES and self.key(at + 1) in _TO and _DAY.fullmatch(key):
            end, month, first, last = at + 4, MONTH_NAMES[self.key(at + 3)], key, self.key(at + 2)
        elif self.key(at + 1) in MONTH_NAMES and (days := _DAYS.fullmatch(key)):
            end, month, first, last = at + 2, MONTH_NAMES[self.key(at + 1)], days[1], days[2]
        elif (
            self.key(at + 1) == "of" and self.key(at + 2) in MONTH_NAMES and re.fullmatch(r"\d{1,2}(st|nd|rd|th)", key)
        ):
            year = int(self.key(at + 3)) if _YEAR.fullmatch(self.key(at + 3)) else None
            return at + 3 + bool(year), When(Day(year, MONTH_NAMES[self.key(at + 2)], int(key[:-2])))
        else:
            return None
        if not _DAY.fullmatch(last):
            return None
        return end, When(Day(None, month, int(first)), upto=When(Day(None, month, int(last))))

    def _is_of_name(self, at: int) -> bool:
        """The Sunday Mirror; but "said Monday. Police", "Monday June 4"."""
        if self.key(at) not in WEEKDAY_NAMES or self.key(at - 1) in ("on", "last", "next"):
            return False
        if at + 1 >= len(self._keys) or not self._tokens[at + 1][0].isupper():
            return False
        return self._keys[at + 1] not in MONTH_NAMES and self._keys[at + 1] not in _PARTS

    def _season(self, at: int) -> Found:
        """In spring, the summer of 2019, over the weekend."""
        key = self.key(at)
        if key == "weekend":
            return at + 1, When(span=key)
        if key not in _SEASONS:
            return None
        before, two_before = self.key(at - 1), self.key(at - 2)
        is_when = before in ("in", "of", "by", "since", "until", "during", "late", "early") or (
            before == "the" and two_before in _BEFORE_A_SEASON
        )
        year = self.key(at + 2) if self.key(at + 1) in ("of", "in") else self.key(at + 1)
        if _YEAR.fullmatch(year):
            return at + 2 + (self.key(at + 1) in ("of", "in")), When(Day(year=int(year)), span=_SEASONS[key])
        behind = self.key(at + 1)
        is_when = is_when and not (key in ("spring", "fall") and behind in ("in", "of"))
        return (at + 1, When(span=_SEASONS[key])) if is_when else None


@lru_cache(maxsize=KEPT_WORDS)
def _readers_of(key: str) -> Sequence[Callable[[_Sentence, int], Found]]:
    """Of what may begin with a word, in this order."""
    if key[0].isdecimal():
        return _Sentence._times, _Sentence._years, _Sentence._calendar
    openers = (
        (_Sentence._times, {*_CLOCK_WORDS, *_HOURS, "half", "quarter"}),
        (_Sentence._feast, feast_openings()),
        (_Sentence._edged, {*_EDGES, *_OF_EDGES, *_ORDERS, *NTHS, *SMALL_HOURS}),
        (_Sentence._near, {*_NEAR, "tonight", "recent"}),
        (_Sentence._calendar, {*MONTH_NAMES, *WEEKDAY_NAMES, *FROM_TODAY}),
        (_Sentence._season, {*_SEASONS, "weekend"}),
        (_Sentence._bare_part, {*_PARTS, *SUN}),
        (_Sentence._unset, {*SOON, "date"}),
    )
    if _is_quarter(key):
        return (_Sentence._quarter,)
    found = tuple(reader for reader, words in openers if key in words)
    return (_Sentence._edged, *found) if key.startswith("mid-") else found


@lru_cache(maxsize=KEPT_WORDS)
def _without_s(key: str) -> str:
    """Tuesday's vote, last year's floods."""
    bare = key.removesuffix("'s")
    return bare if bare in _OPENERS or bare in _SPANS else key


def _of_years(first: str, last: str) -> When:
    last = last if len(last) == 4 else first[:2] + last
    return When(Day(year=int(first)), upto=When(Day(year=int(last))))
