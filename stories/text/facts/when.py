"""A time as a sentence states it."""

from __future__ import annotations

from typing import NamedTuple

from stories.text.facts.days import WEEKDAY_NAMES, Day
from stories.text.facts.named_times import DAYPARTS, UNSET, feast_names

UNKNOWN_HALF = 1440  # minutes that mark an hour of which nobody says whether it is in the morning
_NAMES = "January February March April May June July August September October November December".split()

_FROM_TODAY = {0: "today", -1: "yesterday", 1: "tomorrow"} | {
    2: "the day after tomorrow", -2: "the day before yesterday",
}  # fmt: skip


class When(NamedTuple):
    """A day as far as it is told, a time of day in minutes, or a span in words ("last week"); `edge` says which part of
    it, `upto` where it ends. A time is from `UNKNOWN_HALF` on where it may be of either half of the day."""

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
    if one >= UNKNOWN_HALF or other >= UNKNOWN_HALF:
        return one % 720 == other % 720
    return one == other


def _clock(minutes: int) -> str:
    if minutes >= UNKNOWN_HALF:
        hour, minute = divmod(minutes - UNKNOWN_HALF, 60)
        return f"{hour}:{minute:02}" if minute else f"{hour} o'clock"
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _day(day: Day) -> str:
    if day.from_today is not None:
        return _FROM_TODAY[day.from_today]
    if day.year:
        return "-".join([f"{day.year}", *(f"{part:02}" for part in (day.month, day.day) if part)])
    if day.month:
        return f"{_NAMES[day.month - 1]} {day.day}" if day.day else _NAMES[day.month - 1]
    return WEEKDAY_NAMES[day.weekday or 0].capitalize()


Found = tuple[int, When] | None
"""Where it ends, by the words of its sentence, and what it is."""
