"""Times of day: 5:30 p.m., 2045 GMT, half past six, 18h15."""

from __future__ import annotations

from stories.text.facts.sentence import EDGES, TO, Sentence
from stories.text.facts.when import UNKNOWN_HALF, Found, When
from stories.text.patterns import compiled

CLOCK_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
HALVES = {"a.m.": 0, "a.m": 0, "am": 0, "p.m.": 720, "p.m": 720, "pm": 720}
_ZONES = frozenset("gmt utc".split())
_HALVES_OF_DAY = {"morning": 0, "afternoon": 720, "evening": 720}
_BEFORE_A_TIME = frozenset("at around about until till by from before after since near towards toward".split())
HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
PARTS_OF_AN_HOUR = {"half": 30, "quarter": 15}
MINUTES = PARTS_OF_AN_HOUR | {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
"""Before "past" and "to"."""
_TIME = compiled(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_TWO_TIMES = compiled(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?[-–](\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_CONTINENTAL = compiled(r"(\d{1,2})h(\d\d)?")
_FOUR = compiled(r"[012]\d[0-5]\d")


def times(said: Sentence, at: int) -> Found:
    """5:30 p.m., 3–9pm, 2045 GMT, noon."""
    if found := _glued(said, at):
        return found
    first = _time(said, at)
    ahead = first[0] if first else at + 1
    is_joined = said.key(ahead) in TO or (said.key(ahead) == "and" and said.key(at - 1) == "between")
    if is_joined and (last := _time(said, ahead + 1)):
        if first:
            return last[0], When(clock=first[1], upto=When(clock=last[1]))
        bare = _TIME.fullmatch(said.key(at))  # of "3 to 9 p.m." the first has no half of its own
        if bare and not bare[3] and last[1] < UNKNOWN_HALF and int(bare[1]) <= 12:
            clock = int(bare[1]) % 12 * 60 + int(bare[2] or 0) + last[1] // 720 * 720
            return last[0], When(clock=clock, upto=When(clock=last[1]))
    return (first[0], When(clock=first[1])) if first else None


def _glued(said: Sentence, at: int) -> Found:
    """9am-5pm, 9-11 a.m."""
    found = _TWO_TIMES.fullmatch(said.key(at))
    half = found and (found[6] or (said.key(at + 1) if said.key(at + 1) in HALVES else ""))
    if not found or not half or max(int(found[1]), int(found[4])) > 12:
        return None
    first, last = (
        int(hour) % 12 * 60 + int(minute or 0) + HALVES[of]
        for hour, minute, of in ((found[1], found[2], found[3] or half), (found[4], found[5], half))
    )
    return at + 1 + (not found[6]), When(clock=first, upto=When(clock=last))


def _time(said: Sentence, at: int) -> tuple[int, int] | None:
    key, behind = said.key(at), said.key(at + 1)
    if key in CLOCK_WORDS:
        return at + 1, CLOCK_WORDS[key]
    if key in MINUTES and (found_past := _past(said, at)):
        return found_past
    if key in PARTS_OF_AN_HOUR:
        return None
    if key in HOURS and (found_half := _half_of_day(said, at + 1)):
        end, minutes = found_half
        return end, (HOURS.index(key) + 1) % 12 * 60 + minutes
    if key in HOURS and (behind == "o'clock" or behind in HALVES):
        hour = HOURS.index(key) + 1
        return at + 2, hour % 12 * 60 + HALVES[behind] if behind in HALVES else UNKNOWN_HALF + 60 * hour
    if _FOUR.fullmatch(key):
        is_time = (behind in _ZONES or (behind, said.key(at + 2)) == ("local", "time")) and int(key) < 2400
        return (at + 1 + (behind in _ZONES), int(key[:2]) * 60 + int(key[2:])) if is_time else None
    found = _TIME.fullmatch(key)
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if 0 < hour <= 12 and not found[3] and (found_half := _half_of_day(said, at + 1)):
        end, minutes = found_half
        return end, hour % 12 * 60 + minute + minutes
    half = found[3] or (behind if behind in HALVES else "")
    end = at + 1 + (not found[3] and bool(half))
    if half:
        return (end, hour % 12 * 60 + minute + HALVES[half]) if 0 < hour <= 12 else None
    if behind == "o'clock":
        return at + 2, UNKNOWN_HALF + 60 * hour
    if not found[2] or ":" not in key:
        return None
    end += behind in _ZONES
    is_known = hour > 12 or hour == 0 or len(found[1]) == 2 or behind in _ZONES
    return end, 60 * hour + minute + (0 if is_known else UNKNOWN_HALF)


def _past(said: Sentence, at: int) -> tuple[int, int] | None:
    """Half past six; a quarter to nine; half past six in the evening. Of "ten to six" the half of the day has to be
    told: ten to six what?"""
    word, joint, key = said.key(at), said.key(at + 1), said.key(at + 2)
    if key not in HOURS or joint not in ("past", "to") or (joint == "to" and word == "half"):
        return None
    if joint == "to" and said.key(at - 1) == "from":
        return None
    minutes = MINUTES[word] * (1 if joint == "past" else -1)
    minutes = (60 * (HOURS.index(key) + 1) + minutes) % 720
    if found := _half_of_day(said, at + 3):
        end, half = found
        return end, minutes + half
    is_sure = joint == "past" or word in PARTS_OF_AN_HOUR
    return (at + 3, UNKNOWN_HALF + minutes) if is_sure else None


def _half_of_day(said: Sentence, at: int) -> tuple[int, int] | None:
    """In the morning, in the evening: where that ends, and the minutes it adds. Of "this morning" the time alone is
    read, and only where one is told: "at 6.15 this morning"."""
    if (said.key(at), said.key(at + 1)) == ("at", "night"):
        return at + 2, 720
    if (said.key(at), said.key(at + 1)) == ("in", "the"):
        ahead = at + 2 + (said.key(at + 2) in EDGES)
        half = _HALVES_OF_DAY.get(said.key(ahead))
        return (ahead + 1, half) if half is not None else None
    if said.key(at) == "this" and said.key(at - 2) in _BEFORE_A_TIME:
        half = _HALVES_OF_DAY.get(said.key(at + 1))
        return (at, half) if half is not None else None
    return None


def continental(said: Sentence, at: int) -> Found:
    """18h15, 18:00, 18.00 Uhr."""
    key = said.key(at)
    if found := _CONTINENTAL.fullmatch(key):
        hour, minute = int(found[1]), int(found[2] or 0)
    elif (found := _TIME.fullmatch(key)) and found[2] and (":" in key or said.key(at + 1) in ("uhr", "horas", "h")):
        hour, minute = int(found[1]), int(found[2])
    else:
        return None
    is_named = said.key(at + 1) in ("uhr", "horas", "h")
    return (at + 1 + is_named, When(clock=60 * hour + minute)) if hour < 24 and minute < 60 else None
