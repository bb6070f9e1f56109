"""Spans and parts of them: last week, late September, at dawn, in spring; times by name, and those not set."""

from __future__ import annotations

from stories.text.facts.amounts import all_units, read_amount
from stories.text.facts.calendar_days import calendar
from stories.text.facts.days import MONTH_NAMES, WEEKDAY_NAMES, Day
from stories.text.facts.named_times import NTHS, SMALL_HOURS, SUN, UNSET, feast_at, unset_at
from stories.text.facts.sentence import CENTURY, DECADE, EDGES, PARTS, YEAR, Sentence
from stories.text.facts.when import Found, When
from stories.text.facts.years import years

SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
SPANS = frozenset("week weekend fortnight month quarter year season decade century".split())
NEAR = {"last": "last", "next": "next", "this": "this", "past": "last", "previous": "last", "coming": "next"} | {
    "following": "following"
}
OF_EDGES = {"end": "end of", "beginning": "start of", "start": "start of", "middle": "mid"} | {
    "turn": "start of",
    "close": "end of",
}
ENDS = {"year-end": "year", "end-year": "year", "month-end": "month", "quarter-end": "quarter"}
_NTH_UNITS = frozenset({"day", "days", "week", "weeks", "weekend", "month", *WEEKDAY_NAMES})
_NTH_SPANS = frozenset("day week month year season".split())
_OWN = frozenset("its their his her".split())
_BEFORE_A_SEASON = frozenset(
    "in of by since until till during for over told to into before after from through".split()
) | {""}
_LONGER = frozenset("last month|next month|this month|last year|next year|this year|year|season".split("|"))
_BEFORE_A_PART = frozenset(
    "at in before after by until till from since around about near towards toward during into on through to".split()
)
ORDERS = frozenset("first second third fourth".split())


def edged(said: Sentence, at: int) -> Found:
    """Late September, mid-2032, the end of June, the first half of next year."""
    key, ahead = said.key(at), at + 1
    if key.startswith("mid-"):
        return _of_edge(said, at, "mid", key.removeprefix("mid-"))
    if key in SMALL_HOURS and said.key(ahead) == "hours":
        found = _within(said, ahead + 2, "early hours of") if said.key(ahead + 1) in ("of", "on") else None
        return found if found and found[1].day else (ahead + 1, When(span="early hours"))
    if key in EDGES:
        if found := _part(said, ahead, at - 1):
            return found[0], found[1]._replace(edge=EDGES[key])
        ahead += said.key(ahead) in ("in", "on", "-")
        return _within(said, ahead, EDGES[key])
    if key in OF_EDGES and (said.key(ahead) == "of" or said.key(ahead) in NEAR):
        return _within(said, ahead + (said.key(ahead) == "of"), OF_EDGES[key])
    if key in NTHS and said.key(ahead + 1) in ("of", "in") and said.key(ahead) in _NTH_UNITS:
        found = _within(said, ahead + 2, f"{key} {said.key(ahead)} of")
        is_of_longer = found and (found[1].sort in ("month", "year", "feast") or found[1].span in _LONGER)
        return found if is_of_longer else None
    if key in NTHS and said.key(ahead) in _NTH_SPANS and said.key(at - 1) in _OWN:
        return ahead + 1, When(span=f"{key} {said.key(ahead)}")
    if key in ORDERS and said.key(ahead) in ("half", "quarter"):
        part = f"{key} {said.key(ahead)}"
        if said.key(ahead + 1) == "of" and (found := _within(said, ahead + 2, f"{part} of")):
            return found
        return (ahead + 1, When(span=part)) if part.endswith("quarter") else None
    return None


def _of_edge(said: Sentence, at: int, edge: str, rest: str) -> Found:
    if YEAR.fullmatch(rest):
        return at + 1, When(Day(year=int(rest)), edge=edge)
    if rest in MONTH_NAMES:
        return at + 1, When(Day(month=MONTH_NAMES[rest]), edge=edge)
    if DECADE.fullmatch(rest):
        return at + 1, When(span=rest.replace("'", ""), edge=edge)
    if rest in ("morning", "afternoon", "evening"):
        return at + 1, When(span=rest, edge=edge)
    return None


def _within(said: Sentence, at: int, edge: str) -> Found:
    at += said.key(at) == "the"
    key = said.key(at)
    if YEAR.fullmatch(key):
        return at + 1, When(Day(year=int(key)), edge=edge)
    if DECADE.fullmatch(key) or (key[:1].isdecimal() and (CENTURY.fullmatch(key) or said.key(at + 1) == "century")):
        found = years(said, at)
        return (found[0], found[1]._replace(edge=edge)) if found else None
    found = near(said, at) or calendar(said, at) or season(said, at) or feast(said, at)
    if found is None and key in SPANS:
        found = at + 1, When(span=key)
    if found is None or (found[1].day and found[1].day.from_today is not None and not edge):
        return None
    return found[0], found[1]._replace(edge=edge)


def end_of_span(said: Sentence, at: int) -> Found:
    """At year-end; before the year is out; but in the new year is the next."""
    key, behind = said.key(at), said.keys[at + 1 : at + 3]
    if key in ENDS:
        return at + 1, When(span=ENDS[key], edge="end of")
    if key in SPANS and said.key(at - 1) == "the" and behind in (["is", "out"], ["is", "over"], ["was", "out"]):
        return at + 3, When(span=f"this {key}", edge="end of")
    if key == "new" and said.key(at - 1) == "the" and behind[:1] == ["year"]:
        return at + 2, When(span="next year", edge="start of")
    return None


def near(said: Sentence, at: int) -> Found:
    """Last week, next spring, this morning, tonight, in recent months."""
    key, behind = said.key(at), said.key(at + 1)
    if key == "tonight":
        return at + 1, When(span=key)
    if key == "recent" and behind in ("days", "weeks", "months", "years"):
        return at + 2, When(span=f"recent {behind}")
    if key not in NEAR or (key == "past" and said.key(at - 1) == "half"):
        return None
    if behind in PARTS or behind in SPANS:
        return at + 2, When(span=f"{NEAR[key]} {behind}")
    if behind in SEASONS:
        return at + 2, When(span=f"{NEAR[key]} {SEASONS[behind]}")
    return calendar(said, at + 1) if behind in WEEKDAY_NAMES or behind in MONTH_NAMES else None


def season(said: Sentence, at: int) -> Found:
    """In spring, the summer of 2019, over the weekend."""
    key = said.key(at)
    if key == "weekend":
        return at + 1, When(span=key)
    if key not in SEASONS:
        return None
    before, two_before = said.key(at - 1), said.key(at - 2)
    is_when = before in ("in", "of", "by", "since", "until", "during", "late", "early") or (
        before == "the" and two_before in _BEFORE_A_SEASON
    )
    year = said.key(at + 2) if said.key(at + 1) in ("of", "in") else said.key(at + 1)
    if YEAR.fullmatch(year):
        return at + 2 + (said.key(at + 1) in ("of", "in")), When(Day(year=int(year)), span=SEASONS[key])
    behind = said.key(at + 1)
    is_when = is_when and not (key in ("spring", "fall") and behind in ("in", "of"))
    return (at + 1, When(span=SEASONS[key])) if is_when else None


def _part(said: Sentence, at: int, before: int) -> Found:
    """At dawn, in the early afternoon, until the evening rush hour, on the night of May 3; but no new dawn, and no
    evening of songs. What goes before it stands at `before`."""
    key = said.key(at)
    before -= said.key(before) == "the"
    if said.key(before) not in _BEFORE_A_PART:
        return None
    for end in (at + 2, at + 1):
        if name := SUN.get(" ".join(said.keys[at:end])):
            return _on_day(said, end, name) if said.key(end) != "of" else None
    if key not in PARTS:
        return None
    if said.key(at + 1) == "of" and (day := calendar(said, at + 2)) and not day[1].span:
        return (day[0], day[1]._replace(span=key)) if day[1].sort == "day" else None
    if key == "night":
        return None
    if said.key(at + 1) == "rush" and key != "afternoon":
        return at + 2 + (said.key(at + 2) == "hour"), When(span=f"{key} rush hour")
    return at + 1, When(span=key)


def _on_day(said: Sentence, at: int, name: str) -> tuple[int, When]:
    """At dawn, at first light on Tuesday."""
    day = calendar(said, at + 1) if said.key(at) == "on" else None
    return (day[0], day[1]._replace(span=name)) if day and day[1].sort == "day" else (at, When(span=name))


def bare_part(said: Sentence, at: int) -> Found:
    return _part(said, at, at - 1)


def feast(said: Sentence, at: int) -> Found:
    found = feast_at(said.as_written, at)
    if found is None or not said.tokens[at][0].isupper():
        return None
    end, feast = found
    is_fixed = feast.day is not None and feast.day.month is not None
    return end, When(feast.day, span="" if is_fixed else feast.name)


def unset(said: Sentence, at: int) -> Found:
    end = unset_at(said.keys, at)
    return (end, When(span=UNSET)) if end else None


def ago(said: Sentence, at: int) -> Found:
    """Two years ago."""
    keys = said.keys[at : at + 8]
    if "ago" not in keys:
        return None
    if keys[0] in ("a", "an") and len(keys) > 2 and keys[2] == "ago" and (unit := all_units().get(keys[1])):
        return at + 3, When(span=f"1 {unit.name} ago")
    read = read_amount(keys, 0, len(keys)) if keys[0] not in ("a", "an") else None
    if read is None or read[0] >= len(keys) or keys[read[0]] != "ago" or read[1].what != "time":
        return None
    return at + read[0] + 1, When(span=f"{read[1]} ago")
