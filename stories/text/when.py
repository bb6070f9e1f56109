"""When a text came out, and when it was changed, as far as its lines say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from stories.text import notes
from stories.text.datelines import Dateline
from stories.text.dates import Moment, day_of_the_year, days_within, moments_of, read_date, whole_year
from stories.text.document import Basis, Decision, Kind
from stories.text.lines import Lines, Part
from stories.text.patterns import compiled
from stories.text.slugs import day_of

_OF_A_DAY = len("2020-11-09")
_SAYING_WHEN = frozenset(Kind) - {Kind.PARAGRAPH, Kind.CAPTION, Kind.SUBHEAD, Kind.HEADLINE, Kind.STANDFIRST}


_ENDS_WITH_A_YEAR = compiled(r"\(END/[A-Z]{2,4}(?:/[A-Z]{2,4})*/(?P<year>\d\d)\)")  # "(END/IPS/WO/DL/97)"


class Days:
    """Those of a text's parts. 03/05/2021 is the third of May wherever people speak anything but English."""

    def __init__(self, parts: Sequence[Part], lines: Lines, is_in_english: bool) -> None:
        self._parts = parts
        self._datelines = [read_dateline(part, lines) for part in parts if part.kind is Kind.DATELINE]
        self._day_first = not is_in_english

    @cached_property
    def published(self) -> str | None:
        """The day of the lines above the story ("Published …", "Updated …") on which it came out, or else its
        dateline's, or else that of the first line that has one: a service's, a desk's stamp, the day until which it is
        held."""
        first = min((day for day, is_of_a_change in self._above if not is_of_a_change), default=None)
        first = first or min((day for day, _ in self._above), default=None)
        below = [part.value for part in self._parts if part.kind in (Kind.DATE, Kind.ENDING)]
        beside = [day for day, _, _ in self._beside]
        day = first or next(filter(None, (*(said.date for said in self._datelines), *below, *beside)), None)
        day = day or self._told_twice() or self._read_by_its_language()
        # A stamp of the same day tells the time as well: "LA PAZ, Sept 6, 2012 (AFP) -", and "AFP 061520 GMT SEP 12".
        timed = (told for told in (*below, *beside) if told and day and told.startswith(f"{day}T"))
        return next(timed, day)

    def decisions(self) -> Iterator[Decision]:
        """Those about days that no date line tells alone."""
        for day, rule, words in self._beside:
            yield Decision("date", day, Basis.TEXT, rule, words)
        changed = max((day for day, _ in self._above), default="")
        if self.published and changed > self.published:
            words = " ".join(part.text for part in self._parts if part.kind is Kind.DATE)
            yield Decision("changed", changed, Basis.TEXT, "the last of the days above the story", words)

    @cached_property
    def _above(self) -> list[tuple[str, bool]]:
        """The days that the lines above a story say, each with its hour where one of them says that; and whether it is
        that of a change."""
        above = [*takewhile(lambda part: part.kind is not Kind.PARAGRAPH, self._parts)]
        dated = [part for part in above if part.kind is Kind.DATE]
        stated = [Moment(part.value, False) for part in dated if part.value not in (None, read_date(part.text))]
        moments = stated or [one for part in dated for one in moments_of(part.text, self._day_first)]
        told = [(value, is_of_a_change) for value, is_of_a_change in moments if value]
        timed = {day[:_OF_A_DAY] for day, _ in told if len(day) > _OF_A_DAY}
        return [one for one in told if len(one[0]) > _OF_A_DAY or one[0] not in timed]

    def _told_twice(self) -> str | None:
        """The day of a dateline that names no year, where another line names it with the year: "La Paz, 2 ago (EFE).-",
        and below "02/08/2012"."""
        opening = next((part.text for part in self._parts if part.kind is Kind.DATELINE), "")
        if (own := day_of_the_year(opening)) is None:
            return None
        others = (part.text for part in self._parts if part.kind in _SAYING_WHEN)
        days = (day for text in others if any(map(str.isdigit, text)) for day in days_within(text))
        same = (day for day in days if day[_OF_A_DAY - len(own) : _OF_A_DAY] == own)
        ends = (
            found for part in self._parts if part.kind is Kind.ENDING if (found := _ENDS_WITH_A_YEAR.match(part.text))
        )
        return next(iter((*same, *(read_date(f"{whole_year(found['year'])}-{own}") for found in ends))), None)

    def _read_by_its_language(self) -> str | None:
        """The day that a line says in figures, where its language tells which of them is the day."""
        said = (part for part in self._parts if part.kind in (Kind.DATE, Kind.ENDING))
        days = (read_date(part.text, day_first=True) for part in said if self._day_first)
        return next(filter(None, days), None)

    @cached_property
    def _beside(self) -> list[tuple[str, str, str]]:
        """The days that lines say which are no dates: the day, the rule, the words."""
        return [*_days_beside(self._parts)]


def _days_beside(parts: Sequence[Part]) -> Iterator[tuple[str, str, str]]:
    for part in parts:
        if part.kind is Kind.SLUG and (day := read_date(day_of(part.text) or "")):
            yield day, "the day of a service's line", part.text
        if part.kind is Kind.NOTE and part.value == notes.Meaning.HELD and (day := notes.held_until(part.text)):
            yield day, "the day until which it is held", part.text


def read_dateline(part: Part, lines: Lines) -> Dateline:
    """What a block says that is known to be a dateline: one without a dash is none but above a sentence."""
    said = lines.dateline(part.text)
    if said is None or said.end < len(part.text):
        said = lines.dateline(f"{part.text} A") or said
    return said or Dateline(len(part.text), part.value, None, None)
