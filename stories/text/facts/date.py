"""The days, times and spans a sentence states."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache

from stories.text.dates import MONTHS, WEEKDAYS
from stories.text.facts.amounts import may_open_number
from stories.text.facts.calendar_days import DAY, calendar
from stories.text.facts.clock import CLOCK_WORDS, HOURS, MINUTES, continental, times
from stories.text.facts.days import FROM_TODAY, MONTH_NAMES, WEEKDAY_NAMES, Day
from stories.text.facts.fact import DATE, Fact
from stories.text.facts.named_times import NTHS, SMALL_HOURS, SOON, SUN_OPENINGS, feast_openings, may_be_feast
from stories.text.facts.sentence import EDGES, PARTS, YEAR, Sentence
from stories.text.facts.spans import (
    ENDS,
    NEAR,
    OF_EDGES,
    ORDERS,
    SEASONS,
    SPANS,
    ago,
    bare_part,
    edged,
    end_of_span,
    feast,
    near,
    season,
    unset,
)
from stories.text.facts.when import UNKNOWN_HALF, Found, When
from stories.text.facts.words import KEPT_WORDS, Words, asked
from stories.text.facts.years import is_quarter, quarter, years


def read(words: Words, sentence: int) -> Iterator[Fact]:
    numbers = words.of(sentence)
    opener = _opener(words, numbers)
    places = words.where(sentence, opener)
    if opener is _may_open and (feasts := _feasts(words, numbers, sentence)):
        places = sorted([*places, *feasts])
    if not places:
        return
    is_surely_english = words.is_english and words.document.language is not None
    said = _sentence(words, numbers)
    is_ago = "ago" in said.keys
    begun = numbers.start
    for at in places:
        if at < begun:
            continue
        found = _when(said, at - numbers.start, is_ago) if words.is_english else None
        if found is None and not is_surely_english:
            found = _foreign(said, at - numbers.start)
        if found:
            end, value = found
            begun = numbers.start + end
            yield Fact(DATE, *words.span(at, begun), sentence, _key(value), value)


def _sentence(words: Words, numbers: range) -> Sentence:
    span = slice(numbers.start, numbers.stop)
    as_written = words.keys[span]
    return Sentence(words.places[span], words.tokens[span], as_written, [*map(_without_s, as_written)])


def _opener(words: Words, numbers: range) -> Callable[[str], bool]:
    if words.document.language is None:
        return _may_open_anywhere
    if not words.is_english:
        return _may_open_elsewhere
    is_ago = "ago" in words.all and "ago" in words.keys[numbers.start : numbers.stop]
    return _may_open_or_count if is_ago else _may_open


def _feasts(words: Words, numbers: range, sentence: int) -> list[int]:
    """Where one may begin that nothing else begins with: with a capital, and as far as the next word tells."""
    return [
        at
        for at in words.where(sentence, _may_open_feast)
        if words.tokens[at][0].isupper()
        and may_be_feast(_without_s(words.keys[at]), words.keys[at + 1] if at + 1 < numbers.stop else ".")
    ]


def _key(when: When) -> Hashable:
    clock = None if when.clock is None else when.clock % UNKNOWN_HALF
    return clock, when.day, when.span, when.edge, when.upto and _key(when.upto)


_OPENERS = frozenset(
    {
        *MONTH_NAMES,
        *WEEKDAY_NAMES,
        *FROM_TODAY,
        *SEASONS,
        *NEAR,
        *EDGES,
        *OF_EDGES,
        *ORDERS,
        *CLOCK_WORDS,
        *HOURS,
        *MINUTES,
    }
    | {"tonight", "weekend", "recent", "date"}
    | NTHS
    | SMALL_HOURS
    | SOON
    | PARTS
    | SUN_OPENINGS
    | set(ENDS)
    | SPANS
    | {"new"}
)


@asked
@lru_cache(maxsize=KEPT_WORDS)
def _may_open(key: str) -> bool:
    key = _without_s(key)
    return key in _OPENERS or key[0].isdecimal() or key.startswith("mid-") or is_quarter(key)


@asked
@lru_cache(maxsize=KEPT_WORDS)
def _may_open_feast(key: str) -> bool:
    """And nothing else: "the" of the Fourth, "independence" of its day."""
    return not _may_open(key) and _without_s(key) in feast_openings()


@lru_cache(maxsize=KEPT_WORDS)
def _may_open_or_count(key: str) -> bool:
    """A week ago."""
    return _may_open(key) or _may_open_feast(key) or may_open_number(key)


@lru_cache(maxsize=KEPT_WORDS)
def _may_open_anywhere(key: str) -> bool:
    """In a text of no known language."""
    return _may_open_or_count(key) or _may_open_elsewhere(key)


@lru_cache(maxsize=KEPT_WORDS)
def _may_open_elsewhere(key: str) -> bool:
    return key[0].isdecimal() or key in WEEKDAYS


_THIS = frozenset("este ce questo diesen diesem".split())
"""Before a weekday it is the day on which it is told, as "today" is."""


def _when(said: Sentence, at: int, is_ago: bool) -> Found:
    if is_ago and (found := ago(said, at)):
        return found
    for reader in _readers_of(said.keys[at]):
        if found := reader(said, at):
            return found
    return None


def _foreign(said: Sentence, at: int) -> Found:
    """What rests on no English word: times, and the names of days and months that table has of all languages."""
    if found := continental(said, at):
        return found
    key = said.key(at)
    if key in WEEKDAYS:
        is_day = len(key) > 3 and key not in WEEKDAY_NAMES and said.key(at - 1) not in _THIS
        return (at + 1, When(Day(weekday=WEEKDAYS[key]))) if is_day else None
    if not DAY.fullmatch(key.rstrip(".")):
        return None
    ahead = at + 1 + (said.key(at + 1) in (".", "de", "º"))
    month = MONTHS.get(said.key(ahead))
    if month is None or len(said.key(ahead)) < 3:
        return None
    year_at = ahead + 1 + (said.key(ahead + 1) in ("de", "del"))
    if YEAR.fullmatch(said.key(year_at)):
        return year_at + 1, When(Day(int(said.key(year_at)), month, int(key)))
    return ahead + 1, When(Day(None, month, int(key)))


@lru_cache(maxsize=KEPT_WORDS)
def _readers_of(key: str) -> Sequence[Callable[[Sentence, int], Found]]:
    """Of what may begin with a word, in this order."""
    if key[0].isdecimal():
        return times, years, calendar
    openers = (
        (times, {*CLOCK_WORDS, *HOURS, *MINUTES}),
        (feast, feast_openings()),
        (edged, {*EDGES, *OF_EDGES, *ORDERS, *NTHS, *SMALL_HOURS}),
        (near, {*NEAR, "tonight", "recent"}),
        (calendar, {*MONTH_NAMES, *WEEKDAY_NAMES, *FROM_TODAY}),
        (season, {*SEASONS, "weekend"}),
        (bare_part, {*PARTS, *SUN_OPENINGS}),
        (unset, {*SOON, "date"}),
        (end_of_span, {*ENDS, *SPANS, "new"}),
    )
    if is_quarter(key):
        return (quarter,)
    found = tuple(reader for reader, words in openers if key in words)
    return (edged, *found) if key.startswith("mid-") else found


@lru_cache(maxsize=KEPT_WORDS)
def _without_s(key: str) -> str:
    """Tuesday's vote, last year's floods."""
    bare = key.removesuffix("'s")
    return bare if bare in _OPENERS or bare in SPANS else key
