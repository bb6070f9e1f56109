"""Dates as news texts write them, read only where they can be read one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from itertools import groupby, pairwise
from typing import NamedTuple

from stories.text.patterns import compiled
from stories.text.words import any_of, openings, table_rows


def _any_of(names: Iterable[str]) -> str:
    """One of these, the longest first, those of one first letter together: most words are done with by that."""
    by_letter = groupby(sorted(names, key=lambda name: (name[0], -len(name), name)), key=lambda name: name[0])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(one[1:]) for one in alike)})" for first, alike in by_letter
    )


MONTHS = {name: number for number, names in enumerate(table_rows("months.txt"), start=1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(table_rows("weekdays.txt")) for name in names.split()}
_WEEKDAY = rf"(?:{_any_of(WEEKDAYS)})\.?"
_MISSPELT = r"jan[aruy]{3,5}|feb[aruy]{4,6}|aug[ust]{2,4}|sep[tembr]{5,7}|oct[ober]{3,5}|nov[embr]{4,6}|dec[embr]{4,6}"
"""A letter lost, doubled or out of its place after the first three, in the long names: "Novemer 27, 2005" (ECB+)."""


def _month_of(names: Iterable[str]) -> str:
    return rf"(?P<month>(?:{_any_of(names)}|{_MISSPELT})(?![^\W\d_]))\.?"


_MONTH = _month_of(MONTHS)
_IN_FULL = 5
"""Letters of a name that is no shortened one."""
_BEFORE_ITS_DAY = frozenset("jan feb mar apr may jun june jul july aug sep sept oct nov dec kovo mayo".split())
_MONTH_FIRST = _month_of(name for name in MONTHS if len(name) >= _IN_FULL or name in _BEFORE_ITS_DAY)
"""Short names stand before the day in English and Lithuanian alone, of those that leave the year to the end: "Mag 6" is
no 6 May, nor "out 44"."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|\.| d\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?: г\.| года\b| r\.)?"
_OF = r"(?:of |de )?"
_WRITTEN = (
    *(
        rf"{form}(?:(?: ?[,،]\s*|\s+){_OF}{_YEAR})?"
        for form in (rf"{_MONTH_FIRST}(?:\s+|(?<=\.)){_DAY}", rf"{_DAY}(?:\s+|(?<=\.)){_OF}{_MONTH}")
    ),
    rf"{_YEAR}\.\s{_MONTH}\s{_DAY}",  # "2009. február 11."
    rf"{_DAY}-?{_MONTH}-?{_YEAR}",  # "14-JUN-1988", "14Jun1988"
    rf"{_DAY}-{_MONTH}-(?P<year>\d\d)",  # "21-GEN-11"
)
_BY_FIGURES = r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:19|20)?\d\d)"
_EASTERN = (
    r"\d{4}年 ?\d{1,2}月 ?\d{1,2}日(?:[(（][^)）]{1,2}[)）])?(?: ?\d{1,2}[時时点:]\d{1,2}分?(?::\d\d)?)?"
    r"|\d{1,2}月\d{1,2}日(?: ?\d{1,2}(?::\d\d|[時时]\d{1,2}分))?"
    r"|\d{4}[/.] ?\d{1,2}[/.] ?\d{1,2}\.?(?:[- ]\d{1,2}:\d\d(?::\d\d)?)?"  # "2018/11/05-14:22", "2018. 11. 05. 14:22"
)
_ISO = (
    r"\d{4}-\d\d-\d\d(?:[T -]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?= \d\d[.:]\d\d|\Z)"  # "20090512 16.02"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.]| ?[hu] ?)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d\d)?|[hu]\b)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    r"(?P<hour>\d{1,2})\s?(?P<half>[ap])\.?\s?m\b\.?",
    r"(?P<hour>\d{1,2})(?P<minute>\d\d)\s(?P<half>[ap])m\b",
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s(?:GMT|UTC|[A-Z]{1,3}S?T)\b)",  # "0203 GMT"
)
_LABEL = rf"{any_of('time of')}(?: time)?(?![^\W\d])"
_SPAN = rf"(?:{any_of('hours')}|{any_of('in years')})"
_SMALL_WORDS = (
    "on at le el am il à a um alle ore om den v kl klo klokka klokken klockan kello em às las saat h hs en op and "
    "в у u o ob".split()
)

# Hours from Greenwich, of the zones whose letters mean one. New York's ET is either of two; so is an IST.
_ZONES: dict[str, float] = {
    "eastern standard time": -5,
    "eastern daylight time": -4,
    "central standard time": -6,
    "pacific standard time": -8,
    "pacific daylight time": -7,
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "wet": 0,
    "west": 1,
    "cet": 1,
    "cest": 2,
    "mez": 1,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "adt": -3,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
    "nst": -3.5,
    "ndt": -2.5,
    "sast": 2,
    "eat": 3,
    "pkt": 5,
    "wib": 7,
    "hkt": 8,
    "sgt": 8,
    "pht": 8,
    "awst": 8,
    "kst": 9,
    "jst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}
_UNCLEAR_ZONES = "мск he hne hae et ct mt pt cst cdt mst mdt bst ist msk tsi trt brt wat hrs hs".split()


def _unnamed(form: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", form)


WEEKDAY = rf"(?i:{_WEEKDAY})"
"""A day of the week, for use inside a regular expression."""

DATE = rf"(?i:(?:{_WEEKDAY},?\s+)?(?:{_unnamed('|'.join(_WRITTEN))})(?:,?\s+{_WEEKDAY}(?!\w))?)"
"""A day in words, perhaps with its weekday and its year, for use inside a regular expression."""

# A line that says when is made of these alone.
_PIECE = compiled(
    rf"(?:(?P<iso>{_ISO})|(?P<eastern>{_EASTERN})"
    rf"|(?P<written>{_unnamed('|'.join(_WRITTEN))})|(?P<figures>{_unnamed(_BY_FIGURES)})"
    rf"|(?P<clock>{_unnamed('|'.join(_CLOCK))})|(?P<zone>(?:(?:GMT|UTC) ?)?[+-]\d{{1,2}}(?::?\d\d)?|{_any_of(_ZONES)})"
    rf"|(?P<ago>\d{{1,3}} ?{_SPAN}\.? {any_of('ago')}|(?:il y a|hace|há|vor) \d{{1,3}} {_SPAN})"
    rf"|(?P<unclear>{_any_of(_UNCLEAR_ZONES)})|(?P<label>{_LABEL})|{_WEEKDAY}|{any_of('week day')}\.?"
    r"|Uhr|uur|óra|hod|godz|hrs|[ABP][CM] cycle"  # as databases say
    rf"|{_any_of(_SMALL_WORDS)})"
    # "송고시간2021-11-09 14:05", "7:40更新", "March 3, 20212:20 PM"
    r"(?:(?!\w)|(?<=[ ,][12]\d{3})(?=\d{1,2}:\d\d|[A-Z][a-z]{3})|(?<=[a-z])(?=\d{1,2}:\d\d)"
    r"|(?<=[\u3040-\ud7af])(?=\d)|(?<=\d)(?=[\u3040-\ud7af]))"
    r"(?:[\s:,;.|/·•@()\[\]（）：–—]|-(?!\d))*",
    re.IGNORECASE,
)
_FIGURE = compiled(r"\d")


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """The first three letters of these names, as a pattern that ignores case finds them."""
    return frozenset(name[:3].casefold().replace("ı", "i") for name in names)


_THREE_LETTERS = compiled(r"[A-Za-z]{3}")
_OF_A_DAY = _beginnings([*MONTHS, *WEEKDAYS])
_OF_A_PIECE = _OF_A_DAY | _beginnings(
    [
        *_ZONES,
        *_UNCLEAR_ZONES,
        *openings("time of"),
        *openings("week day"),
        *_SMALL_WORDS,
        "uhr",
        "uur",
        "óra",
        "hod",
        "godz",
        "hrs",
    ]
)


def may_open_a_day(words: str) -> bool:
    """Whether words may begin with the name of a month or of a day of the week: by three Latin letters, most do not."""
    opening = _THREE_LETTERS.match(words)
    return opening is None or opening.group().lower() in _OF_A_DAY


_IS_ISO, _IS_BY_FIGURES = compiled(_ISO), compiled(_BY_FIGURES)
_IS_WRITTEN, _IS_A_CLOCK = ([compiled(form, re.IGNORECASE) for form in forms] for forms in (_WRITTEN, _CLOCK))
_LONGEST_LINE = 120  # code points; "on April 30, 2008 at 4:31 AM, updated April 30, 2008 at 8:33 AM" (ECB+) has 66
_YEAR_OR_MONTH = compiled(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_DAY_AND_CLOCK = compiled(r"[\dW-]+[Tt ][\d:.,Zz+-]+", re.ASCII)  # Python takes any letter for the T
_LEADING = compiled(rf"(?:{_LABEL})(?: on| at)?\s*:?\s*(?P<iso>{_ISO})(?=\s)", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line says when and nothing else: "Updated 3 March 2021, 14:00 GMT", "May 4", "Updated 5:40 p.m. ET"."""
    if len(line) > _LONGEST_LINE or not _FIGURE.search(line):
        return False
    pieces = _pieces(line)
    kinds = {piece.lastgroup for piece in pieces}
    if _is_a_span(pieces) or line.isdigit():
        return False
    return bool(kinds & _DAYS) or {"label", "clock"} <= kinds


_DAYS = {"iso", "written", "figures", "eastern"}
_TO = compiled(r"\s[-–—]\s$")


def is_of_a_date(words: str) -> bool:
    """Whether words stand in front of a day, or are a part of one: "posted", "on"."""
    return bool(_pieces(words))


def is_span(line: str) -> bool:
    """Whether a line says from which day to which something lasts, and nothing else: "June 5, 2021 - July 4, 2021"."""
    return _FIGURE.search(line) is not None and _is_a_span(_pieces(line))


def _is_a_span(pieces: Sequence[re.Match[str]]) -> bool:
    return len(pieces) > 1 and any(
        one.lastgroup in _DAYS and other.lastgroup in _DAYS and _TO.search(one.group())
        for one, other in pairwise(pieces)
    )


class Moment(NamedTuple):
    """A day that a line tells, perhaps with its hour, as ISO 8601, or None where it can be read two ways; and whether
    the line calls it that of a change."""

    value: str | None
    is_of_a_change: bool


def read_date(words: str, day_first: bool = False) -> str | None:
    """ISO 8601 to the precision written, or None: "November 09, 2020" gives "2020-11-09".

    A day that can be read two ways (09/11/2020), or that names no year, gives None, the first unless it is known that
    it says the day before the month; an hour of which nobody can say where it struck (5 p.m. ET) gives the day alone.
    Of several dates the one of the publication is meant: "Posted …, updated …".
    """
    moments = moments_of(words, day_first)
    return next((one.value for one in moments if not one.is_of_a_change), moments[0].value if moments else None)


def moments_of(words: str, day_first: bool = False) -> list[Moment]:
    """The days of a line that says when and nothing else, in its order."""
    moments: list[Moment] = []
    day: date | None = None
    clock: time | None = None
    labelled = False
    pieces = _pieces(words)
    for before, piece in zip([None, *pieces], pieces, strict=False):
        said = piece[piece.lastgroup] if piece.lastgroup else ""
        if piece.lastgroup in _DAYS:
            if moments and piece.lastgroup == "eastern" and not said[:4].isdigit():
                continue  # "（2月18日更新）" says no year
            read = _iso(said) or _written(said) or _by_figures(said, day_first) or _eastern(said)
            clock = read.timetz() if isinstance(read, datetime) else clock if day is None else None
            day = read
            moments.append(Moment(None, labelled))
            labelled = False
        elif piece.lastgroup == "clock" and clock and before and before.group().endswith("("):
            break  # "0203 GMT (1003 HKT)" says one moment twice
        elif piece.lastgroup == "clock":
            clock = _clock(said)
        elif piece.lastgroup == "zone" and clock:
            zone = _zone(said)
            clock = clock.replace(tzinfo=zone) if zone else None
        elif piece.lastgroup == "unclear":
            clock = None
        elif piece.lastgroup == "label":
            is_of_a_change = _CHANGED.search(said) is not None
            is_behind = bool(moments) and said[0] > _LAST_WESTERN  # "09:12更新"
            is_behind = is_behind and before is not None and before.group() == before[before.lastgroup or 0]
            if is_behind:
                moments[-1] = moments[-1]._replace(is_of_a_change=is_of_a_change)
            labelled = is_of_a_change and not is_behind
        if moments and day:
            moments[-1] = moments[-1]._replace(value=_to_iso(day, clock))
    return moments


_CHANGED = compiled(any_of("of a change"), re.IGNORECASE)
_LAST_WESTERN = "\u2fff"


def day_of_the_year(words: str) -> str | None:
    """The day that words tell and no year: "08-06" of "La Paz, 6 ago (EFE).-", "NAMUR 06/08 (BELGA)"; or None."""
    found = _DAY_WITHIN.search(words)
    if found is None:
        return None
    day = read_date(f"{found['written'].rstrip('.')} {_LEAP}") if found["written"] else None
    if found["first"]:
        day = _to_iso(read, None) if (read := _day(_LEAP, int(found["second"]), int(found["first"]))) else None
    return day[5:] if day else None


_LEAP = 2000
_DAY_WITHIN = compiled(
    rf"(?<![\w.])(?:(?P<written>{DATE})|(?P<first>\d{{1,2}})[./](?P<second>\d{{1,2}})\.?)(?![\w/]|\.\d)"
)


def days_within(words: str) -> list[str]:
    """The full days in words that say other things too, each in all the ways in which it can be read."""
    said = [found.group() for found in _FULL_WITHIN.finditer(words)]
    read = (day for one in said for day in (read_date(one), read_date(one, day_first=True), _month_first(one)))
    return [*dict.fromkeys(filter(None, read))]


_FULL_WITHIN = compiled(rf"(?<![\w.-])(?:{_ISO}|{_unnamed(_BY_FIGURES)}|{DATE})(?![\w-])")


def _month_first(words: str) -> str | None:
    found = _IS_BY_FIGURES.fullmatch(words)
    day = _day(whole_year(found["year"]), int(found["first"]), int(found["second"])) if found else None
    return _to_iso(day, None) if day else None


def canonical_time(said: str) -> str | None:
    """A time in any form of ISO 8601 (a year, a month, a day, or day and hour with or without a zone), as documents
    write it; None for what is none. "20201109T1800Z" gives "2020-11-09T18:00+00:00"."""
    if _YEAR_OR_MONTH.fullmatch(said):
        return said
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        pass
    try:
        read = datetime.fromisoformat(said)
    except ValueError:
        return None
    return _to_iso(read, read.timetz()) if _DAY_AND_CLOCK.fullmatch(said) else None


def leading_date(line: str) -> tuple[int, str] | None:
    """Where a "date 2020-11-09" that opens a longer line ends, and the date it gives; or None."""
    found = _LEADING.match(line)
    value = read_date(found["iso"]) if found else None
    return (found.end(), value) if found and value else None


def _pieces(line: str) -> list[re.Match[str]]:
    """The pieces of a line that is made of nothing else; of any other, none."""
    line = line.strip("()|•·▪ ")
    opening = _THREE_LETTERS.match(line)
    if opening and opening.group().lower() not in _OF_A_PIECE:
        return []  # as most lines open
    pieces: list[re.Match[str]] = []
    at = 0
    while at < len(line) <= _LONGEST_LINE:
        piece = _PIECE.match(line, at)
        if piece is None:
            return []
        pieces.append(piece)
        at = piece.end()
    return pieces


def _iso(words: str) -> date | None:
    if not _IS_ISO.fullmatch(words):
        return None
    try:
        day, hour = words[: len("2020-11-09")], words[len("2020-11-09") :].replace(" Z", "Z")
        moment = datetime.fromisoformat(day if words.isdigit() or not hour else f"{day}T{hour[1:]}")
    except ValueError:
        return None
    return moment.date() if len(words) == len("2020-11-09") else moment


def _eastern(words: str) -> date | None:
    """The day alone: such a line says no zone."""
    found = re.match(r"(\d{4})[年/.] ?(\d{1,2})[月/.] ?(\d{1,2})", words)
    return _day(*map(int, found.groups())) if found else None


def _written(words: str) -> date | None:
    for form in _IS_WRITTEN:
        found = form.fullmatch(words)
        if found and found["year"]:
            return _day(whole_year(found["year"]), _month(found["month"]), int(found["day"]))
    return None


def _month(name: str) -> int:
    """By the longest known name that opens it; 0 for none."""
    openings = (name.lower()[:end] for end in range(len(name), 0, -1))
    return next((MONTHS[opening] for opening in openings if opening in MONTHS), 0)


def _by_figures(words: str, day_first: bool) -> date | None:
    found = _IS_BY_FIGURES.fullmatch(words)
    if found is None:
        return None
    year, first, second = whole_year(found["year"]), int(found["first"]), int(found["second"])
    if words.count(".") == 2 or (day_first and second <= 12):  # with full stops the day comes first everywhere
        return _day(year, second, first)
    if len(found["year"]) < len("2013"):  # "8/17/13" can be read one way alone, "10/9/10" cannot
        return _day(year, first, second) if words.count("/") == 2 and second > 12 else None
    if first <= 12 and second <= 12 and first != second:
        return None
    return _day(year, min(first, second), max(first, second))


def whole_year(year: str) -> int:
    """Of two figures from 1970 to 2069: before that nobody wrote so."""
    return int(year) + (0 if len(year) > 2 else 2000 if year < "70" else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(words: str) -> time | None:
    words = _FOUR_FIGURES.sub(r"\1:\2", words)
    for form in _IS_A_CLOCK:
        if found := form.fullmatch(words):
            said = found.groupdict(default="0")
            hour = int(said["hour"])
            if said["half"] != "0":
                hour = hour % 12 + 12 * (said["half"].lower() == "p")
            try:
                return time(hour, int(said.get("minute", 0)), int(said.get("second", 0)))
            except ValueError:
                return None
    return None


_FOUR_FIGURES = compiled(r"^(\d\d)(\d\d)$")


def _zone(words: str) -> timezone | None:
    if words.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[words.lower()]))
    found = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", words)
    if found is None:
        return None
    east = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-east if found[1] == "-" else east) if east < timedelta(days=1) else None


def _to_iso(day: date, clock: time | None) -> str:
    if clock is None:
        return date(day.year, day.month, day.day).isoformat()
    return datetime.combine(day, clock).isoformat(timespec="auto" if clock.second or clock.microsecond else "minutes")
