"""What a person decided about versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stories.collate.candidate import Key


class RepairKind(StrEnum):
    """What is decided about one version, or about two."""

    GIVEN = "given"
    ONE_STORY = "one story"
    NOT_ONE_STORY = "not one story"
    ONE_ARTICLE = "one article"
    NOT_ONE_ARTICLE = "not one article"
    ONE_TEXT = "one text"
    BEFORE = "before"
    CORRECTS = "corrects"
    KILLS = "kills"
    REPLACES = "replaces"


SYMMETRIC = frozenset(
    {
        RepairKind.ONE_STORY,
        RepairKind.NOT_ONE_STORY,
        RepairKind.ONE_ARTICLE,
        RepairKind.NOT_ONE_ARTICLE,
        RepairKind.ONE_TEXT,
    }
)
"""Those that say the same whichever of the two is named first."""

LATER = frozenset({RepairKind.CORRECTS, RepairKind.KILLS, RepairKind.REPLACES})
"""Those whose `one` came after the `other`."""


class Field(StrEnum):
    """What can be given to a version. An empty value says that it is not known, and that nothing detected counts."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PUBLISHED = "published"
    TITLE = "title"
    HELD_UNTIL = "held until"


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """One decision of a person, about `one` version or about it and the `other`: `one` is before, corrects, kills or
    replaces the other. `what` and `value` are for what is given.

    `gesture` tells which repairs were one click; `by`, `at` (ISO 8601) and `why` say who, when and for what reason."""

    kind: RepairKind
    one: Key
    other: Key | None = None
    what: str = ""
    value: str = ""
    gesture: int = 0
    by: str = ""
    at: str = ""
    why: str = ""

    @property
    def pair(self) -> tuple[Key, Key] | None:
        """The two versions; where one is to be before the other, that one first. None unless there are two."""
        if self.other is None or self.kind is RepairKind.GIVEN:
            return None
        if self.kind in LATER or (self.kind in SYMMETRIC and self.other < self.one):
            return self.other, self.one
        return self.one, self.other

    @property
    def decision(self) -> Decided:
        """What is decided, whoever decided it: equal for repairs that say the same."""
        return self.kind, self.pair or (self.one,), self.what, self.value

    @property
    def earliness(self) -> tuple[str, ...]:
        """What places it among repairs that say the same: who said it first, then fixed."""
        return self.at, self.by, f"{self.gesture:020}", self.why, str(self.one)

    @property
    def impossible(self) -> str:
        """Why it cannot stand whatever else does, as a sentence for a person; empty where it can. The parts of one
        draft are of one article, and each is before the next."""
        if self.kind is RepairKind.GIVEN:
            return ""
        if self.pair is None:
            return "It says of one version what can only be said of two."
        if self.one == self.other:
            return "It names one version twice."
        earlier, later = self.pair
        are_parts = earlier[:2] == later[:2]
        if self.kind is RepairKind.ONE_TEXT and not are_parts:
            return "Only parts of one text can be taken as one."
        if self.kind in (RepairKind.NOT_ONE_STORY, RepairKind.NOT_ONE_ARTICLE) and are_parts:
            return "The two are parts of one text, and so of one article."
        if are_parts and later.part < earlier.part:
            return "The two are parts of one text, and the earlier part was there first."
        return ""


Decided = tuple[RepairKind, tuple[Key, ...], str, str]


def each_once(repairs: Iterable[Repair]) -> dict[Decided, Repair]:
    """By what they decide, in order; of those that decide the same, the earliest."""
    earliest: dict[Decided, Repair] = {}
    for repair in sorted(repairs, key=lambda repair: (repair.decision, repair.earliness)):
        earliest.setdefault(repair.decision, repair)
    return earliest


_DAY = r"\d{4}(-\d\d(-\d\d)?)?"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?"


def moment(value: str) -> datetime | None:
    """The time that is given to the precision of a year, a month, a day or a moment, at its beginning; None if it is
    none of these."""
    if re.fullmatch(_DAY, value, re.ASCII):
        value += "0001-01-01"[len(value) :]
    elif not re.fullmatch(_MOMENT, value, re.ASCII):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def as_iso(value: str) -> str:
    """A moment as people type it, "2020-11-09 17:52", in ISO 8601; whatever else it is as it stands."""
    return re.sub(r"\A(\d{4}-\d\d-\d\d) (?=\d\d:)", r"\1T", value, flags=re.ASCII)


def no_moment(value: str) -> str:
    """What is said of a value that `moment` does not know."""
    return f"“{value[:40]}” is no year, month, day or time: write it as 2020-11-09 or 2020-11-09 17:52."


def validate(repair: Repair) -> None:
    """Raises ValueError with what is wrong where a repair cannot be understood, whatever else stands."""
    if repair.kind is not RepairKind.GIVEN:
        if repair.other is None:
            raise ValueError(f"{repair.kind.value!r} needs two versions.")
        if repair.what or repair.value:
            raise ValueError(f"{repair.kind.value!r} takes no field and no value.")
        return
    if repair.other is not None:
        raise ValueError("What is given is given to one version, not to two.")
    if repair.what not in set(Field):
        raise ValueError(f"Nothing called {repair.what!r} can be given to a version.")
    if repair.what == Field.PUBLISHED and repair.value and moment(repair.value) is None:
        raise ValueError(no_moment(repair.value))
    if repair.what == Field.HELD_UNTIL and repair.value and not _tells_zone(repair.value):
        raise ValueError(f"{repair.value!r} is no time in ISO 8601 with its time zone.")


def _tells_zone(value: str) -> bool:
    known = moment(value)
    return known is not None and known.tzinfo is not None


@dataclass(frozen=True)
class Bindings:
    """What repairs ask of the arrangement, each kind for itself: that an article is of one story, and the parts of a
    draft are of one article in their order, is not said again. Pairs are in the order of their keys.

    `texts` may name two parts with others between them: those are of the one text too. `order` is by (before, after);
    `marks` by the version that is corrected, killed or replaced. Where several repairs say the same, the earliest."""

    stories: tuple[tuple[Key, Key], ...]
    articles: tuple[tuple[Key, Key], ...]
    apart_stories: tuple[tuple[Key, Key], ...]
    apart_articles: tuple[tuple[Key, Key], ...]
    texts: tuple[tuple[Key, Key], ...]
    order: Mapping[tuple[Key, Key], Repair]
    given: Mapping[tuple[Key, Field], Repair]
    marks: Mapping[Key, tuple[Repair, ...]]

    @classmethod
    def of(cls, repairs: Iterable[Repair]) -> Bindings:
        """From repairs in any order; one that is impossible in itself is passed over."""
        each = [repair for repair in each_once(repairs).values() if not repair.impossible]
        pairs: dict[RepairKind, list[tuple[Key, Key]]] = defaultdict(list)
        marks: dict[Key, list[Repair]] = defaultdict(list)
        for repair in each:
            if repair.pair:
                pairs[repair.kind].append(repair.pair)
            if repair.kind in LATER and repair.other:
                marks[repair.other].append(repair)
        return cls(
            tuple(pairs[RepairKind.ONE_STORY]),
            tuple(pairs[RepairKind.ONE_ARTICLE]),
            tuple(pairs[RepairKind.NOT_ONE_STORY]),
            tuple(pairs[RepairKind.NOT_ONE_ARTICLE]),
            tuple(pairs[RepairKind.ONE_TEXT]),
            _in_order(each),
            _given(each),
            {target: tuple(said) for target, said in sorted(marks.items())},
        )


def _in_order(repairs: Iterable[Repair]) -> dict[tuple[Key, Key], Repair]:
    order: dict[tuple[Key, Key], Repair] = {}
    for repair in sorted(repairs, key=lambda repair: (repair.earliness, repair.kind)):
        if repair.pair and repair.kind not in SYMMETRIC:
            order.setdefault(repair.pair, repair)
    return dict(sorted(order.items()))


def _given(repairs: Iterable[Repair]) -> dict[tuple[Key, Field], Repair]:
    given: dict[tuple[Key, Field], Repair] = {}
    for repair in sorted(repairs, key=lambda repair: (repair.earliness, repair.value)):
        if repair.kind is RepairKind.GIVEN and repair.what in set(Field):
            given.setdefault((repair.one, Field(repair.what)), repair)
    return dict(sorted(given.items()))
