"""What a wire puts below its story: end marks, desk stamps, sign-offs. None of it is body."""

from __future__ import annotations

import re
from functools import lru_cache

from stories.text.dates import canonical_time, read_date
from stories.text.names import Names

_MARKS = frozenset(
    "end ends endit ende fin fine fim slut slutt einde конец son 终 完 了 "
    "more mehr enditem suite segue forts schluss mf eom 30 "
    "reuter loppu".split()
)
_RULED = re.compile(
    r"(?:\((?:fotos?|photos?|v[ií]deos?|audio)\)\s*)+|"
    r"[\W_]*(?:#[\s#]*#|"
    r"-{1,}\s?30\s?-{1,}|30)[\W_]*|[\W_]*(?:end of|more to come)\b.{0,20}",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(
    r"(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4}|\d{2}) (?P<clock>\d\d:\d\d)(?::\d\d)?"
    r"(?: (?P<zone>GMT|UTC|CET))?(?: [A-Z]{2,4})*"  # "04-Mar-2019 13:07:44 GMT", "28-MAR-17 06:41 NNN"
    r"|[A-Z]{3}\d{4} (?P<iso>\d{4}-\d\d-\d\d)/(?P<isoclock>\d\d:\d\d)"  # "APA0188 2007-01-15/09:52"
    r"|(?:[A-Za-z]{2,6} )?(?P<day2>\d{2})(?P<clock2>[0-2]\d[0-5]\d)\s?(?P<zone2>GMT|[A-Z]{3,4})?\s?"
    r"(?P<month2>[a-zA-ZäåéûÄÅ]{3,4})\.?\s?(?P<year2>\d{2}|\d{4})",  # "AFP 141104 OCT 03", "041834 Sep 12"
)
_STAMP = re.compile(
    r"\W*[A-Z]{2,4}-(?:[A-Z]{1,3}-)*(?P<day>\d{2}-\d{2}-\d{2})(?:\s?(?P<clock>\d{4})\s?(?P<zone>[A-Z]{2,4}))?\W*|"
    r"(?:\d{6}|\d{2}[01]\d{3})\s?(?:[A-Z]{3,4}\s)?[a-zA-Z]{3}\s?\d{2,4}|"  # "261432 nov 20", "231032 GMT NOV 20"
    r"(?:sendt|sent|skickat|sänt|lähetetty|transmitted|moved)\s?:?\s\d{1,2}[:.]\d{2}.{0,16}|"
    r"\d{1,2}[:.h]?\d{2}\s?(?:[A-Z]{3,4}|Uhr)\b.{0,12}|\W*\w{2,6} \d{2}-\d{2} \d{4}(?: ?[A-Z]{3})?\W*|"
    r"[\d.: -]{4,24}[A-Z]{3,4}|\d{1,2}-[A-Za-z]{3}-\d{2,4}(?: \d\d[:.]\d\d)?(?: [A-Z]{2,4})?"
)
_CONTACT = re.compile(
    r"(?:SOURCE|(?i:(?:media |press |investor )?contacts?|kontakt|contact presse|contatti|contacto|renseignements))\b"
    r"(?: ?[:：]? ?.{0,90})?"
    r"|\S+@\S+\.\S+|\+?[\d ()./-]{7,20}"
)
_COPYRIGHT = re.compile(r"\W*(?:copyright|©|\(c\))\W.{0,80}", re.IGNORECASE)
_INITIALS = re.compile(r"[a-zà-ÿа-яё]{1,4}\d?|[A-Z]{2,4}\d?|\d{1,8}")
_JOINED = re.compile(r"/|[A-Z\d]{2,4}-[A-Z]{2,4}")
_MOST_WORDS = 8


def is_ending(line: str, names: Names) -> bool:
    """Whether a line below a story marks its end: "ends", "-30-", "AP-NR-01-01-89 1033EST", "dpa abc xy", "(©NTB)".

    Otherwise than by a mark or a stamp: where it is made of initials alone, joined or beside an agency's name."""
    if _CONTACT.fullmatch(line) and not line.endswith((".", ",")):
        return True
    if len(line.split()) > _MOST_WORDS or line.endswith((",", "?", ":")):
        return False
    if any(form.fullmatch(line) for form in (_RULED, _STAMP, _NAMED_MONTH, _COPYRIGHT)):
        return True
    rest, named = _named(names.forms).subn(" ", line)
    tokens = [token for token in re.split(r"[\W_]+", rest) if token]
    marked = [token for token in tokens if token.lower() in _MARKS]
    if not all(token in marked or _INITIALS.fullmatch(token) for token in tokens):
        return False
    return bool(named or marked or (tokens and _JOINED.search(line))) and not (
        line.endswith(".") and not named and not marked
    )


@lru_cache(maxsize=8)  # names change when somebody edits them
def _named(agencies: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{agencies})(?!\w)|(?<=[/(])(?i:{agencies})(?=[/)])")


def stamped(line: str) -> str | None:
    """The time of a desk's stamp: "AP-NR-01-01-89 1033EST" gives "1989-01-01T10:33-05:00", "041834 Sep 12" (Germany)
    "2012-09-04T18:34"; the day alone where the stamp tells no more."""
    if (named := _NAMED_MONTH.fullmatch(line)) and named["iso"]:
        return read_date(f"{named['iso']} {named['isoclock']}")
    if named:
        day, month, year = (named[part] or named[f"{part}2"] for part in ("day", "month", "year"))
        clock, zone = (named[part] or named[f"{part}2"] or "" for part in ("clock", "zone"))
        clock = clock if ":" in clock else f"{clock[:2]}:{clock[2:]}"
        return read_date(f"{int(day)} {month} {_whole_year(year)} {clock} {zone}".strip())
    found = _STAMP.fullmatch(line)
    if found is None or not found["day"]:
        return None
    month, day, year = found["day"].split("-")
    told, clock = f"{_whole_year(year)}-{month}-{day}", found["clock"]
    timed = read_date(f"{told} {clock[:2]}:{clock[2:]} {found['zone']}") if clock else None
    return timed or canonical_time(told)


def _whole_year(year: str) -> str:
    if len(year) == 4:
        return year
    return str(int(year) + (1900 if int(year) >= 70 else 2000))


_WITHIN = re.compile(
    r"(?<=[.!?\"'”’»)。])\s*(?P<mark>\((?:END|ENDS|FIN|FINE|Ende|©\s?\w+|完|了|终)\)|-30-|ENDS|\(E\))$"
)


def closing_mark(text: str) -> int | None:
    """Where an end mark that closes a paragraph begins, or None."""
    found = _WITHIN.search(text)
    return found.start("mark") if found else None
