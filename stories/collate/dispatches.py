"""A wire's dispatches: which are takes of one article, in what order, and of which others they speak."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from heapq import nlargest, nsmallest
from itertools import pairwise

from stories.collate.candidate import Candidate, Key
from stories.collate.fingerprint import Facts, Fingerprint
from stories.collate.handles import (
    LAST_DAY,
    NAMED_DAYS,
    Handles,
    clock_of,
    handles_of,
    is_sent,
    moment_of,
    short,
    topic_of,
    topics_handle,
)
from stories.collate.likeness import DAYS, copy, event
from stories.collate.meeting import FEWEST_TELLING, MOST_MET, meet
from stories.text.dates import DATE, WEEKDAYS, read_date
from stories.text.dispatches import ADVISORY, FLASH, OF_ITS_HEADLINE
from stories.text.document import Decision
from stories.text.named import said_take
from stories.text.names import Names
from stories.text.takes import (
    BESIDE,
    CORRECTS,
    FIRST,
    NARROWING,
    RELATIONS,
    REPLACES,
    UNNUMBERED,
    bare,
    headline_handle,
    is_handle,
    rank,
)
from stories.text.words import OPENING

MOST_COMPARED = 40
"""Dispatches that one is compared with at the most: undated ones of one keyword, or those that share most telling words
with what no keyword binds."""

PLACE, WRITER, TOPIC, HEADLINE, MARKED, TELLING, LIKE = 1.5, 1.0, 1.5, 3.5, 0.75, 0.63, 3.9
"""What it weighs that two texts of an agency have one dateline, who wrote them, a list of topics, the words of their
headlines, a mark of a take, a telling word, or tell the same: for where they agree, and the first three against where
they do not. Fitted by logistic regression on the pairs of the bundles in tests/collate that were read, and rounded."""

ENOUGH, SURE, DOUBTFUL, ELSEWHERE = 3.8, 7.6, 0.7, 1.4
"""What all that weighs together from which a take goes on, with a mark or a topic, from the one that weighs most; and
from which any two are of one article. That takes more where the one is not surely the agency's own, and more again
where they were not sent from one place."""

SAME_TEXT = 0.3
"""Share of the shorter text's runs of words from which two texts of one agency and day are of one article: a take keeps
whole paragraphs of the one before. Of the texts in the bundles that are not, two share .28 at the most."""

MOST_TELLING = 8
MOST_BETWEEN = 5
"""Minutes between the time that a desk says of a dispatch and the one that its stamp does."""

STEM, FEWEST_LETTERS = 5, 4
"""Letters by which words of headlines are compared, and of the shortest that are."""

ANY_YEAR = 2000
"""That has every day."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a desk goes by where no keyword binds, worked out once: each dispatch is weighed against many. `places` are
    those of its dateline, folded, and `day` is month and day there; `writers` the initials of who signed it; `topics`
    the slugs that are lists of such; `beside` is what a piece is that stands beside the report ("factbox");
    `headline` has the words of the headline, as far as they are alike whatever their endings."""

    places: frozenset[str]
    day: str | None
    writers: frozenset[str]
    topics: frozenset[str]
    beside: str
    headline: frozenset[str]
    is_flash: bool

    @classmethod
    def of(cls, facts: Facts, agency: str) -> Told:
        dateline, signed = facts.decided("dateline"), facts.decided("signed")
        headline = bare(facts.headline)
        beside = BESIDE.match(headline)
        topics = map(topic_of, facts.decisions_about(("slug",)))
        words = re.findall(r"\w+", headline.lower())
        return cls(
            frozenset(_places(dateline.value) if dateline else ()),
            _day_said(dateline.words) if dateline else None,
            frozenset(signed.value.split() if signed else ()) - {agency.casefold()},
            frozenset(filter(None, topics)),
            beside["what"].lower() if beside else "",
            frozenset(word[:STEM] for word in words if len(word) >= FEWEST_LETTERS),
            any(one.value == FLASH for one in facts.decisions_about(("take",))),
        )


def _places(dateline: str) -> Iterator[str]:
    """ "BOREUM-DO/SEOUL" has two, and so has "Villar (Huesca)"."""
    parts = re.split(r"[/()\[\]]", dateline.casefold().split(",")[0])
    return (place for part in parts if (place := part.strip()))


def _day_said(dateline: str) -> str | None:
    found = re.search(DATE, dateline)
    day = (read_date(found.group()) or read_date(f"{found.group()} {ANY_YEAR}")) if found else None
    return day[5:] if day else None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One text as a dispatch. `rank` places it among the takes of its article; None where nothing marks it. `relation`
    is what it says of another, `named` the decisions that say so. One that nothing shows to be the agency's `own` may
    be the copy of an outlet that nobody names: it can be spoken of, and is a take of nothing."""

    fingerprint: Fingerprint
    agency: str
    outlet: str
    handles: Handles
    moment: datetime | None
    rank: float | None
    mark: str
    relation: str
    named: tuple[Decision, ...]
    is_advisory: bool
    is_own: bool
    told: Told

    @classmethod
    def of(cls, fingerprint: Fingerprint, names: Names) -> Dispatch | None:
        """None for a text that nothing shows to be an agency's, and that bears no mark of a take."""
        facts = fingerprint.facts
        handles = handles_of(facts)
        marks = [*facts.decisions_about(("take",))]
        if not (marks or is_sent(facts) or any(map(is_handle, (*handles.goes_by, *handles.names)))):
            return None
        agency, outlet = facts.decided("agency"), facts.decided("outlet")
        numbered = [(place, one.value) for one in marks if (place := rank(one.value)) is not None]
        # A number says more than how pressing it is: "URGENT" may stand above a third lead.
        best = max([one for one in numbered if one[0] > FIRST] or numbered, default=(None, ""))
        if best[0] is None and any(one.value == "update" for one in facts.decisions_about(("note",))):
            best = UNNUMBERED, ""
        said = [one for one in facts.decisions_about(RELATIONS) if is_handle(one.value)] if not outlet else []
        relation = said[0].what if said else ""
        told = Told.of(facts, names.agency(agency.value) if agency else "")
        is_flash = told.is_flash or (best[0] or FIRST) < FIRST
        return cls(
            fingerprint,
            names.agency(agency.value) if agency else "",
            names.outlet(outlet.value) if outlet else "",
            handles,
            _by_greenwich(moment_of(facts.date)),
            best[0],
            best[1],
            relation,
            tuple(one for one in said if one.what == relation),
            outlet is None and facts.decided(ADVISORY) is not None,
            outlet is not None
            or facts.decided("wire") is not None
            or (agency is None and is_flash)
            or (is_sent(facts) and best[0] is not None and not _is_a_papers_too(best[1], marks)),
            told,
        )

    def as_ran(self) -> Dispatch:
        """The same, said to be an outlet's: no advisory, and it speaks of no other."""
        if not self.is_advisory:
            return self
        handles = replace(self.handles, names=())
        return replace(self, relation="", named=(), handles=handles, is_advisory=False)

    @property
    def day(self) -> int | None:
        return self.fingerprint.day

    @property
    def is_marked(self) -> bool:
        return self.rank is not None and self.rank != FIRST

    @property
    def slugs(self) -> list[str]:
        return [handle for handle in self.handles.goes_by if handle.startswith("slug:")]

    @property
    def is_flash(self) -> bool:
        """Whether it says no more than a headline, or is marked as what is sent before the first take, and names no
        agency."""
        return not self.agency and not self.outlet and (self.told.is_flash or (self.rank or FIRST) < FIRST)

    @property
    def clock(self) -> str | None:
        """The time of day at which it was sent, where it tells no moment."""
        stated = self.fingerprint.facts.decided("clock")
        return stated.value if stated and self.moment is None else None

    def is_beside(self, other: Dispatch) -> bool:
        """Whether the two may be one agency's."""
        return not self.agency or not other.agency or self.agency == other.agency


def _by_greenwich(moment: datetime | None) -> datetime | None:
    """One that tells no zone is taken for Greenwich's."""
    return moment and (moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _is_a_papers_too(mark: str, marks: Iterable[Decision]) -> bool:
    """Whether a mark is one that papers write before a headline as well: of no number, "UPDATE: Six dead in fire"."""
    is_numbered = any(map(str.isdigit, mark))
    return not is_numbered and all(one.rule == OF_ITS_HEADLINE for one in marks if one.value == mark)


def goes_on(one: Dispatch, other: Dispatch) -> float:
    """How likely, above 0, the one is a take of the article of the other, of one agency or one outlet's updates of its
    copy, where no keyword and no number binds them."""
    if (one.agency, one.outlet) != (other.agency, other.outlet) and not (one.is_flash or other.is_flash):
        return 0.0
    if not (one.is_beside(other) and (one.agency or other.agency)):
        return 0.0
    if one.is_advisory or other.is_advisory or not (one.is_own or other.is_own):
        return 0.0
    if (one.slugs and other.slugs) or one.told.beside != other.told.beside or not _may_be_of_one_day(one, other):
        return 0.0
    if _agree(one.told.places, other.told.places) < 0 and not (
        _share_a_name(one, other) or _are_of_one_hand(one, other)
    ):
        return 0.0
    if one.day != other.day and not (_goes_on_overnight(one, other) or _goes_on_overnight(other, one)):
        return 0.0
    if _list_other_topics(one, other) or _begins_anew(one, other) or _begins_anew(other, one):
        return 0.0
    weight = _weight(one, other)
    if one.is_own and other.is_own and copy(one.fingerprint, other.fingerprint) >= SAME_TEXT:
        weight = max(weight, SURE + ELSEWHERE)
    is_take = one.is_marked and one.is_own and other.is_own
    return weight if weight >= (ENOUGH if is_take else _sure(one, other)) else 0.0


def _sure(one: Dispatch, other: Dispatch) -> float:
    is_doubtful = not (one.is_own and other.is_own)
    return SURE + DOUBTFUL * is_doubtful + ELSEWHERE * (_agree(one.told.places, other.told.places) < 0)


def _weight(one: Dispatch, other: Dispatch) -> float:
    """Of all that speaks for one article of both. The places that they were sent from speak once."""
    places = {word for place in one.told.places | other.told.places for word in re.findall(r"\w+", place)}
    named = {word[:OPENING] for word in places} | _DAYS_OF_THE_WEEK
    told = len(({*one.fingerprint.telling} & {*other.fingerprint.telling}) - named)
    mine, theirs = (some.told.headline - {word[:STEM] for word in places} for some in (one, other))
    return (
        PLACE * _agree(one.told.places, other.told.places)
        + WRITER * _agree(one.told.writers, other.told.writers)
        + TOPIC * _agree(one.told.topics, other.told.topics)
        + HEADLINE * max(_in_common(mine, theirs), _flashed(one, other), _flashed(other, one))
        + MARKED * ((one.is_marked or other.is_marked) and one.rank != other.rank)
        + TELLING * min(told, MOST_TELLING)
        + LIKE * max(event(one.fingerprint, other.fingerprint), copy(one.fingerprint, other.fingerprint))
    )


_DAYS_OF_THE_WEEK = {day[:OPENING] for day in WEEKDAYS}


def _may_be_of_one_day(one: Dispatch, other: Dispatch) -> bool:
    """By their dates, or else by the days that their datelines say without a year: what is sent on the next day is
    another day's news, but for what goes on overnight."""
    if one.day is not None and other.day is not None:
        return abs(one.day - other.day) <= 1
    return not (one.told.day and other.told.day) or one.told.day == other.told.day


def _list_other_topics(one: Dispatch, other: Dispatch) -> bool:
    """Whether the lists of both have no topic in common: takes keep most of theirs, and an agency's other language has
    its own words for each."""
    mine, theirs = ({part for topic in some.told.topics for part in re.split("[/-]", topic)} for some in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _begins_anew(one: Dispatch, other: Dispatch) -> bool:
    """Whether the one bears no mark and was sent after a take that is marked as a later one: an agency that marks those
    begins with what bears no mark."""
    if one.rank is not None or one.moment is None or other.moment is None:
        return False
    return (other.rank or FIRST) > FIRST and other.moment < one.moment


def _goes_on_overnight(before: Dispatch, after: Dispatch) -> bool:
    """Whether the one, where it is of the day before the other, may be what that goes on from: an unmarked text of
    another day is that day's own, however alike their pattern."""
    if before.day is None or after.day is None:
        return True
    is_within_a_day = before.moment is None or after.moment is None or _within_a_day(before, after)
    return before.day < after.day and (after.rank or FIRST) > FIRST and is_within_a_day


def _agree(mine: Collection[str], theirs: Collection[str]) -> int:
    """1 where they share one, -1 where both have some and share none."""
    if not mine or not theirs:
        return 0
    return -1 if set(mine).isdisjoint(theirs) else 1


def _share_a_name(one: Dispatch, other: Dispatch) -> bool:
    """Whether they name somebody or something in common, beside the places that they were sent from."""
    places = [word for place in (*one.told.places, *other.told.places) for word in place.split()]
    shared = {name for name in one.fingerprint.event if name[0] == "n"} & other.fingerprint.event.keys()
    return any(not any(place.startswith(name[1:]) for place in places) for name in shared)


def _are_of_one_hand(one: Dispatch, other: Dispatch) -> bool:
    """Whether one list of topics stands above both and one writer's initials below."""
    return _agree(one.told.topics, other.told.topics) > 0 and _agree(one.told.writers, other.told.writers) > 0


def _flashed(flash: Dispatch, other: Dispatch) -> float:
    """How much of a flash the other tells: it says no more than a headline, and has little else to be known by."""
    words = flash.told.headline
    if not words or not flash.told.is_flash:
        return 0.0
    told = {word[1 : STEM + 1] for word in other.fingerprint.event if word[0] == "w"}
    return len(words & (told | other.told.headline)) / len(words)


def _in_common(mine: Collection[str], theirs: Collection[str]) -> float:
    fewer = min(len(mine), len(theirs))
    return len(set(mine) & set(theirs)) / fewer if fewer else 0.0


class Dispatches:
    """Those among the candidates; of `ran` a person says that an outlet ran them. `advisories` are those that tell no
    story of their own; `capped`, once takes were looked for, those that met more others than could be looked at."""

    def __init__(self, candidates: Iterable[Candidate], names: Names, ran: Collection[Key] = ()) -> None:
        found = ((one.key, Dispatch.of(one.fingerprint, names)) for one in candidates)
        self.by_key: dict[Key, Dispatch] = {
            key: one.as_ran() if key in ran else one for key, one in found if one is not None
        }
        self.capped: set[Key] = set()
        self._in_time: dict[str, list[tuple[int, str, Key]]] = {}
        self._spoken_of: dict[Key, Mapping[Key, Decision]] = {}
        self.advisories = {key for key, one in self.by_key.items() if one.is_advisory}
        self._going_by: dict[str, list[Key]] = defaultdict(list)
        for key, one in self.by_key.items():
            for handle in one.handles.goes_by:
                self._going_by[handle].append(key)

    def are_two(self, one: Key, other: Key) -> bool:
        """Whether two say that they are of two days, or that one of them stands beside the report."""
        mine, theirs = self.by_key.get(one), self.by_key.get(other)
        if mine is None or theirs is None:
            return False
        return mine.told.beside != theirs.told.beside or not _may_be_of_one_day(mine, theirs)

    def of_one_article(self) -> Iterator[tuple[Key, Key]]:
        """Pairs that are takes of one article: of one agency, keyword and day, one of them marked as a take; what says
        that it replaces, corrects or goes on from another, with that one; and what goes on from another by what both
        tell."""
        for handle, keys in self._going_by.items():
            if handle.startswith("slug:"):
                yield from self._of_one_keyword(keys)
        for key, one in self.by_key.items():
            if key not in self.advisories and one.is_own:
                yield from ((target, key) for target in self.earlier_than(key) if self.by_key[target].is_own)
        yield from self._told_alike()

    def _of_one_keyword(self, keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
        by_day: dict[int | None, list[Key]] = defaultdict(list)
        for key in keys:
            by_day[self.by_key[key].day].append(key)
        for day, some in by_day.items():
            if day is None:
                continue
            for lot in self._by_agency(some):
                if any(self.by_key[key].is_marked for key in lot):
                    yield from pairwise(lot)
            yield from self._overnight(by_day.get(day - 1, ()), some)
        if None in by_day and len(keys) > MOST_COMPARED:
            self.capped.update(by_day[None])
        for key in by_day.get(None, ()):
            yield from (
                (other, key) for other in keys[:MOST_COMPARED] if other != key and self._may_be_takes(other, key)
            )

    def _by_agency(self, keys: Sequence[Key]) -> list[list[Key]]:
        """Those of each agency; what names none is with the only one there is."""
        lots: dict[str, list[Key]] = defaultdict(list)
        for key in keys:
            lots[self.by_key[key].agency].append(key)
        unnamed = lots.pop("", [])
        if len(lots) == 1:
            next(iter(lots.values())).extend(unnamed)
        elif unnamed:
            lots[""] = unnamed
        return list(lots.values())

    def _overnight(self, before: Sequence[Key], keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
        """What goes on after midnight with the keyword of the evening."""
        going_on = [key for key in keys if self.by_key[key].handles.goes_on_by_night]
        last = before
        if going_on and len(before) > MOST_MET:
            self.capped.update(going_on)
            last = nlargest(MOST_MET, before, key=lambda key: self._time(self.by_key[key], 0, key))
        for key in going_on:
            one = self.by_key[key]
            for earlier in last:
                other = self.by_key[earlier]
                is_later = (other.rank or FIRST) < (one.rank or FIRST)
                if is_later and one.is_beside(other) and _within_a_day(other, one):
                    yield earlier, key

    def _may_be_takes(self, one: Key, other: Key) -> bool:
        """Whether two of one keyword, one of them undated, have more than that in common: place and day of their
        datelines, or what they tell."""
        mine, theirs = self.by_key[one], self.by_key[other]
        is_take = (mine.is_marked or theirs.is_marked) and mine.is_beside(theirs)
        are_of_one_place = _agree(mine.told.places, theirs.told.places)
        if are_of_one_place < 0 or not _may_be_of_one_day(mine, theirs):
            return False
        is_dated_alike = are_of_one_place > 0 and mine.told.day is not None and mine.told.day == theirs.told.day
        return is_take and (is_dated_alike or meet(mine.fingerprint, theirs.fingerprint, DAYS))

    def _told_alike(self) -> Iterator[tuple[Key, Key]]:
        """Each take that no keyword binds, with the one it goes on from most likely."""
        going_on = {key: one for key, one in self.by_key.items() if not one.slugs}
        agencies = {one.agency for one in going_on.values()} - {""}
        holders: dict[str, list[Key]] = defaultdict(list)
        for key, one in self.by_key.items():
            for word in _looked_up_by(one) if one.is_flash or one.agency in agencies else ():
                holders[word].append(key)
        for key, one in going_on.items():
            if any(len(holders[word]) > MOST_MET for word in _looked_up_by(one)):
                self.capped.add(key)
            shared = Counter(other for word in _looked_up_by(one) for other in holders[word][:MOST_MET])
            met = (
                (-words, other) for other, words in shared.items() if words >= FEWEST_TELLING and other[:2] != key[:2]
            )
            others = [other for _, other in nsmallest(MOST_COMPARED, met)]
            scores = [(goes_on(one, self.by_key[other]), other) for other in others]
            yield from ((other, key) for score, other in scores if score >= _sure(one, self.by_key[other]))
            for is_before in (self._may_be_before, self._is_before, self._is_marked_before):
                before = [(score, other) for score, other in scores if score and is_before(other, key)]
                if before:
                    yield max(before)[1], key

    def _is_before(self, other: Key, key: Key) -> bool:
        """Whether the mark of the other is that of an earlier take."""
        return (self.by_key[other].rank or FIRST) < (self.by_key[key].rank or FIRST)

    def _is_marked_before(self, other: Key, key: Key) -> bool:
        """Whether the other is marked as an earlier take: what goes on from the first take goes on from that too."""
        return self.by_key[other].is_marked and self._is_before(other, key)

    def _may_be_before(self, other: Key, key: Key) -> bool:
        """Whether the other may be what a take goes on from; a bulletin goes on from nothing, and belongs with what
        comes after it."""
        mine, theirs = self.by_key[key].rank or FIRST, self.by_key[other].rank or FIRST
        return theirs <= mine or mine < FIRST

    def earlier_than(self, key: Key) -> dict[Key, str]:
        """The dispatches that one says it replaces, corrects or goes on from, each with the words that say so."""
        one = self.by_key[key]
        found = {
            other: next((told.words for told in one.fingerprint.facts.decisions if handle[7:] in told.words), "")
            for handle in one.handles.goes_on_from
            for other in self._latest_before(one, key, handle)
            if other[:2] != key[:2] and _may_speak_of(one, self.by_key[other])
        }
        if one.relation in (REPLACES, CORRECTS):
            found |= {target: decision.words for target, decision in self.spoken_of(key).items()}
        return found

    def spoken_of(self, key: Key) -> Mapping[Key, Decision]:
        """The versions that a dispatch names, each with the words that do so: by number rather than by headline, by
        headline rather than by keyword; of several by the day and the time that it says."""
        if key not in self._spoken_of:
            self._spoken_of[key] = self._found(key)
        return self._spoken_of[key]

    def first_spoken_of(self, key: Key) -> Key | None:
        """Of those that it names the one that came first."""
        return min(self.spoken_of(key), key=lambda one: (self.by_key[one].day or LAST_DAY, one), default=None)

    def _found(self, key: Key) -> dict[Key, Decision]:
        one = self.by_key[key]
        narrowing = [decision.value for decision in one.named if decision.value.startswith(NARROWING)]
        tells_one = any(said.startswith(("take", "time")) for said in narrowing) and not any(
            decision.value.startswith("headline:") for decision in one.named
        )
        by_number = any(decision.value.startswith("serial:") for decision in one.named)
        for kind in ("serial:", "headline:", "slug:", "topics:", "sent:"):
            found: dict[Key, Decision] = {}
            for decision, handle in _looked_for(one, kind):
                found |= {target: decision for target in self._named(key, handle) if target not in found}
            if by_number and kind != "serial:":
                # Another number is another dispatch: it waits for the one that it names.
                found = {target: decision for target, decision in found.items() if not self._has_a_number(target)}
            if found:
                if kind == "sent:":
                    found = self._sent_then(one, found)
                if kind == "topics:" and not tells_one:
                    continue  # which of all that is filed so, nothing tells
                # A number is one dispatch's: only of what day, where numbers come round again.
                narrowing = [said for said in narrowing if kind != "serial:" or said.startswith("day:")]
                kept = self._narrowed(found if kind == "serial:" else self._headed(found, one), narrowing)
                if one.relation == CORRECTS and kind != "serial:":
                    kept = self._holding(kept, one)
                return self._latest(kept) if one.relation == REPLACES and kind == "slug:" and not narrowing else kept
        return {}

    def _holding(self, found: Mapping[Key, Decision], one: Dispatch) -> dict[Key, Decision]:
        """Those that have any of the figures that a correction tells, if any do: what is wrong stands in them."""
        figures = one.fingerprint.figures.by_opening.keys()
        kept = {
            key: said for key, said in found.items() if figures & self.by_key[key].fingerprint.figures.by_opening.keys()
        }
        return kept or dict(found)

    def _sent_then(self, one: Dispatch, found: Mapping[Key, Decision]) -> dict[Key, Decision]:
        """Of the texts sent at the time that one names those of its day, and of what it tells; a desk's word about the
        only one sent then need not tell of it."""
        of_day = {target: said for target, said in found.items() if self.by_key[target].day == one.day}
        if one.is_advisory and len(of_day) == 1 and one.day is not None:
            return of_day
        return {key: said for key, said in of_day.items() if meet(one.fingerprint, self.by_key[key].fingerprint, DAYS)}

    def _has_a_number(self, key: Key) -> bool:
        return any(handle.startswith("serial:") for handle in self.by_key[key].handles.goes_by)

    def _meant(self, found: Mapping[Key, Decision]) -> dict[Key, Decision]:
        """Of several of which none tells the time that is said of one, the one that bears no mark, as it is named
        without; or none."""
        unmarked = [key for key in found if self.by_key[key].rank is None]
        if len(found) < 2:
            return dict(found)
        return {unmarked[0]: found[unmarked[0]]} if len(unmarked) == 1 else {}

    def _latest(self, found: Mapping[Key, Decision]) -> dict[Key, Decision]:
        """Of the takes of a keyword the last: what is replaced is what stood until then."""
        last = max(
            found, key=lambda key: (self.by_key[key].rank or FIRST, self.by_key[key].day or 0, key), default=None
        )
        return {last: found[last]} if last is not None else {}

    def _named(self, key: Key, handle: str) -> list[Key]:
        one = self.by_key[key]
        return [
            other
            for other in self._latest_before(one, key, short(handle))
            if other[:2] != key[:2] and _may_speak_of(one, self.by_key[other])
        ]

    def _latest_before(self, one: Dispatch, key: Key, handle: str) -> Sequence[Key]:
        """Those that go by a handle; of more than can be looked at, the last ones that came before."""
        keys: Sequence[Key] = self._going_by.get(handle, ())
        if len(keys) <= MOST_MET:
            return keys
        self.capped.add(key)
        if handle not in self._in_time:
            self._in_time[handle] = sorted(self._time(self.by_key[other], 0, other) for other in keys)
        ordered = self._in_time[handle]
        until = bisect_left(ordered, self._time(one, LAST_DAY, key))
        return [other for _, _, other in ordered[max(until - MOST_MET, 0) : until]]

    def _time(self, one: Dispatch, undated: int, key: Key) -> tuple[int, str, Key]:
        return one.day or undated, one.moment.isoformat() if one.moment else "", key

    def _headed(self, found: Mapping[Key, Decision], one: Dispatch) -> dict[Key, Decision]:
        """Those whose headline begins as a dispatch quotes it, if any does."""
        quoted = tuple(decision.value for decision in one.named if decision.value.startswith("headline:"))
        if not quoted:
            return dict(found)
        headlines = {key: headline_handle(self.by_key[key].fingerprint.facts.headline) for key in found}
        kept = {key: decision for key, decision in found.items() if headlines[key].startswith(quoted)}
        return kept or dict(found)

    def _narrowed(self, found: Mapping[Key, Decision], narrowing: Sequence[str]) -> dict[Key, Decision]:
        """Those of the take, the day and the time that are said. Of the day before or after, where a desk counts its
        days by another clock than the stamp does."""
        kept = dict(found)
        for kind in ("take", "day", "time"):
            said = {handle.partition(":")[2] for handle in narrowing if handle.startswith(kind)}
            if not said:
                continue
            told = {key: _told(self.by_key[key], kind) for key in kept}
            all_told = set().union(*told.values())
            if kind == "time" and said.isdisjoint(all_told):
                said = {clock for clock in all_told if any(_are_near(clock, one) for one in said)}
                if not said:
                    kept = self._meant(kept)
                    continue
            if kind == "day" and said.isdisjoint(all_told):
                said = {day for one in said for day in _days_around(one)}
            if kind == "take" and said.isdisjoint(all_told):
                # "the 2nd Ld" may be a "2nd Ld-Writethru"
                told = {key: {take.partition(".")[0] for take in takes} for key, takes in told.items()}
                said = {take.partition(".")[0] for take in said}
                all_told = set().union(*told.values())
            if kind != "day" and said.isdisjoint(all_told):
                continue
            is_exact = kind == "take"
            kept = {
                key: decision for key, decision in kept.items() if told[key] & said or (not told[key] and not is_exact)
            }
        return kept


def _looked_for(one: Dispatch, kind: str) -> Iterator[tuple[Decision, str]]:
    """What one names of a kind, and the handle by which that is looked for: what it calls a keyword may be a list of
    topics."""
    for decision in one.named:
        if decision.value.startswith(kind):
            yield decision, decision.value
        elif kind == "topics:" and decision.value.startswith("slug:"):
            yield decision, topics_handle(decision.value)


def _are_near(clock: str, other: str) -> bool:
    """Whether two times of day lie so close that they may be of one dispatch: written, and sent."""
    minutes = [int(one[:2]) * 60 + int(one[2:]) for one in (clock, other)]
    return abs(minutes[0] - minutes[1]) <= MOST_BETWEEN


def _looked_up_by(one: Dispatch) -> Iterator[str]:
    """Its telling words and those of its headline; a topic counts as enough of them."""
    yield from dict.fromkeys((*one.fingerprint.telling, *sorted(one.told.headline)))
    yield from (f"{topic} {number}" for topic in one.told.topics for number in range(FEWEST_TELLING))


def _told(one: Dispatch, kind: str) -> set[str]:
    facts = one.fingerprint.facts
    if kind == "take":
        return {take for said in facts.decisions if said.what == "take" and (take := said_take(said.value))}
    if kind == "day":
        return {date.fromordinal(one.day).isoformat()[5:]} if one.day else set()
    return {clock_of(facts)} - {""}


def _days_around(day: str) -> Iterator[str]:
    """The day before and the day after one, each as month and day."""
    said = date.fromisoformat(f"2000-{day}")
    return ((said + timedelta(days=days)).isoformat()[5:] for days in (-1, 1))


def _may_speak_of(one: Dispatch, other: Dispatch) -> bool:
    """Whether the one may speak of the other: of one agency, and not of what came later, or long before."""
    if not one.is_beside(other) or (one.moment and other.moment and other.moment > one.moment):
        return False
    return one.day is None or other.day is None or 0 <= one.day - other.day <= NAMED_DAYS


def _within_a_day(before: Dispatch, after: Dispatch) -> bool:
    if before.moment is None or after.moment is None:
        return False
    return timedelta() <= after.moment - before.moment <= timedelta(days=1)
