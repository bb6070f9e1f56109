"""Dates as news texts write them, read only where they can be read one way."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = tuple(
    re.compile(rf"(?:{_WEEKDAY})?{form}", re.IGNORECASE)
    for form in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}")
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?")
_LABEL = re.compile(r"(?:(?:first )?published|posted|updated|last updated|date)\b(?: on| at)?\s*:?\s*", re.IGNORECASE)


def read_date(words: str) -> str | None:
    """ISO 8601 to the precision written, or None: "November 09, 2020" gives "2020-11-09".

    A form that can be read two ways (09/11/2020), or that names no year, gives None.
    """
    words = words.strip()
    if _ISO.fullmatch(words):
        return _iso(words)
    for form in _WRITTEN:
        if found := form.fullmatch(words):
            return _written(found)
    return _rfc(words)


def date_line(line: str) -> str | None:
    """The date of a line that holds nothing else but perhaps a word such as "Published", or None."""
    label = _LABEL.match(line)
    return read_date(line[label.end() :] if label else line)


def leading_date(line: str) -> tuple[int, str] | None:
    """Where a "date 2020-11-09" that opens a longer line ends, and the date it gives; or None."""
    label = _LABEL.match(line)
    found = _ISO.match(line, label.end()) if label else None
    if found is None or not line[found.end() : found.end() + 1].isspace():
        return None
    value = _iso(found.group())
    return (found.end(), value) if value else None


def _iso(words: str) -> str | None:
    try:
        moment = datetime.fromisoformat(words.replace(" Z", "Z"))
    except ValueError:
        return None
    if len(words) == len("2020-11-09"):
        return moment.date().isoformat()
    return moment.isoformat(timespec="auto" if moment.second else "minutes")


def _written(found: re.Match[str]) -> str | None:
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return None


def _rfc(words: str) -> str | None:
    if not re.match(r"[A-Z][a-z]{2}, \d", words):
        return None
    try:
        return parsedate_to_datetime(words).isoformat(timespec="minutes")
    except (TypeError, ValueError):
        return None
