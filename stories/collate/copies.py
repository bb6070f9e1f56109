"""Near copies of one text: a story of a thousand updates is weighed by the few that stand for them."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from stories.collate.fingerprint import Fingerprint
from stories.collate.likeness import are_near_copies

Id = TypeVar("Id", bound=Hashable)

MOST_TRIED = 8
"""Texts that one is compared with at the most before it stands for itself: those that share most of its telling
runs."""

FEWEST_RUNS = 2
"""Telling runs that two near copies share at the least, unless one has fewer; the least alike share three on average.
Where chance will have it otherwise both stand for themselves, and are weighed as others are."""

LATER = 4_000_000
"""A day after all that texts tell."""


def in_fixed_order(fingerprints: Mapping[Id, Fingerprint]) -> list[Id]:
    """An order that the texts alone decide: by the day, for an update that comes later stands for nothing then."""

    def place(key: Id) -> tuple[int, str, str]:
        fingerprint = fingerprints[key]
        return fingerprint.day or LATER, fingerprint.digest, str(key)

    return sorted(fingerprints, key=place)


class NearCopies(Generic[Id]):
    """For each text of several, added in their fixed order, the one that stands for it: the first that it is a near
    copy of, or itself."""

    def __init__(self, fingerprints: Mapping[Id, Fingerprint], sides: Mapping[Id, Id], days: int) -> None:
        self.fingerprints = fingerprints
        self.sides = sides
        self.days = days
        self.stands_for: dict[Id, Id] = {}
        self._holders: dict[Id | None, _Holders[Id]] = defaultdict(_Holders)
        self._last: dict[Id | None, tuple[str, int | None, Id]] = {}

    def add(self, key: Id) -> None:
        mine, side = self.fingerprints[key], self.sides.get(key)
        digest, day, first = self._last.get(side, ("", None, key))
        # In their order those that read the same follow each other.
        first = first if (digest, day) == (mine.digest, mine.day) else self._near(key)
        self._last[side] = mine.digest, mine.day, first
        self.know(key, first)

    def know(self, key: Id, first: Id) -> None:
        """That this one stands for it."""
        self.stands_for[key] = first
        if first == key:
            self._holders[self.sides.get(key)].add(key, self.fingerprints[key].telling_runs)

    def _near(self, key: Id) -> Id:
        mine, holders = self.fingerprints[key], self._holders[self.sides.get(key)]
        runs = mine.telling_runs
        shared = Counter(first for run in runs for first in holders.of(run))
        fewest = min(FEWEST_RUNS, len(runs))
        likely = (first for first, held in shared.most_common(MOST_TRIED) if held >= fewest)
        found = (first for first in likely if are_near_copies(mine, self.fingerprints[first], self.days))
        return next(found, key)


class _Holders(Generic[Id]):
    """Texts by their telling runs. Of each run that which came last, and with it the place of the one before: a list
    for each run took five times as much, and most are of one text."""

    def __init__(self) -> None:
        self._keys: list[Id] = []
        self._last: dict[int, int] = {}
        self._holder, self._before = array("I", [0]), array("I", [0])

    def add(self, key: Id, runs: Iterable[int]) -> None:
        for run in runs:
            self._before.append(self._last.get(run, 0))
            self._last[run] = len(self._holder)
            self._holder.append(len(self._keys))
        self._keys.append(key)

    def of(self, run: int) -> list[Id]:
        """In the order in which they came."""
        found: list[Id] = []
        at = self._last.get(run, 0)
        while at:
            found.append(self._keys[self._holder[at]])
            at = self._before[at]
        return found[::-1]


def near_copies(fingerprints: Mapping[Id, Fingerprint], sides: Mapping[Id, Id], days: int) -> dict[Id, Id]:
    """For each text the one that stands for it. `sides` names those that must stand apart from others, each with the
    side it is on: such a text counts as a copy on its own side alone."""
    copies = NearCopies(fingerprints, sides, days)
    for key in in_fixed_order(fingerprints):
        copies.add(key)
    return copies.stands_for


def added_to(known: Mapping[Id, Id], fingerprints: Mapping[Id, Fingerprint], days: int) -> dict[Id, Id]:
    """For each text the one that stands for it: for those that are known, as it is known."""
    copies = NearCopies(fingerprints, {}, days)
    for first in sorted(set(known.values()), key=str):
        copies.know(first, first)
    for key in in_fixed_order({key: one for key, one in fingerprints.items() if key not in known}):
        copies.add(key)
    return {**copies.stands_for, **known}


def with_more(fingerprints: Mapping[Id, Fingerprint], known: Mapping[Id, Id], days: int) -> dict[Id, Id] | None:
    """What `near_copies` gives, where it is known for all texts but a few: None where one of these stands for itself,
    for then it may stand for others as well."""
    copies = NearCopies(fingerprints, {}, days)
    firsts = {first: fingerprints[first] for first in known.values()}
    more = {key: fingerprint for key, fingerprint in fingerprints.items() if key not in known}
    for key in in_fixed_order({**firsts, **more}):
        if key in firsts:
            copies.know(key, key)
            continue
        copies.add(key)
        if copies.stands_for[key] == key:
            return None
    return {**known, **copies.stands_for}
