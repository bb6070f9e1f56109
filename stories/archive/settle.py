"""Changing the archive: planned outside the transaction, looked at once more under the lock, stored whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.dispatch import Signal

from stories.archive.change import Change, Progress, silent
from stories.archive.gathered import Gathered, Gathering, ids_of
from stories.archive.rows import Slugs, place_rows
from stories.collate import ArrangedStory, Arranging, Key
from stories.models import Act

about_to_change = Signal()
"""Sent with what was `gathered` for a change, under the lock, before its rows are written."""

MOST_TRIES = 5
"""Plans made before an act gives up because others, about the same stories, were faster each time."""


class Overtaken(Exception):
    """Other changes came first each time. The message says so."""


@dataclass(frozen=True)
class Proposal:
    """What a change would make of the stories that it touches."""

    change: Change
    gathered: Gathered
    stories: tuple[ArrangedStory, ...]

    @property
    def capped(self) -> frozenset[Key]:
        """The texts that led to more others than could be looked at."""
        return self.gathered.capped.union(*(story.capped for story in self.stories))

    def bring_rows(self, act: Act, added: Mapping[Key, int] | None = None) -> None:
        """Bring the rows to it; `added` are the ids of the versions that were stored with it, by their keys."""
        self.place_rows(act, added or {}).settle()

    def place_rows(self, act: Act, added: Mapping[Key, int]) -> Slugs:
        """The same, but for the slugs."""
        return place_rows(self.stories, self.gathered, added, act.pk)


Proposing = Callable[[Change, Progress], Proposal]


def propose(change: Change, progress: Progress = silent) -> Proposal:
    """`progress` ends it by raising."""
    gathering = Gathering(change, progress=progress)
    while True:
        gathered = gathering.done()
        arranging = _arranging(gathered)
        # A text that comes to stand for its near copies was not looked up before.
        unasked = arranging.leading - gathered.known
        if not unasked:
            counting = partial(_counting, progress, len(change.new), len(gathered.candidates))
            stories = arranging.stories(counting("arranging"), counting("comparing texts"))
            return Proposal(change, gathered.without(arranging.unchanged), tuple(stories))
        gathering.look_up(unasked)


def _counting(progress: Progress, new: int, candidates: int, doing: str) -> Callable[[int], None]:
    """Of all that is arranged so much is done: told as a part of what is new, where anything is."""
    return lambda done: progress(doing, done * (new or candidates) // candidates)


def as_shown(stories: tuple[ArrangedStory, ...], stamp: int) -> Proposing:
    """What proposes these stories, which were arranged before, for a change of the same versions, as long as the
    archive says of them what it did at the act `stamp`. Nothing is looked for: what it takes is loaded. Raises Stale
    where that is not all of it."""
    stands_for = {key: first for story in stories for key, first in story.stands_for.items()}
    needed = stands_for.keys() | {story.linked for story in stories}

    def proposed(change: Change, progress: Progress = silent) -> Proposal:
        new = {one.key for one in change.new}
        seeds = change.seeds | ids_of(needed - new)
        gathering = Gathering(replace(change, seeds=seeds), ())
        gathering.take_as_asked(stands_for.values())
        gathered = replace(gathering.done(), change=change, stamp=stamp)
        others = {one.key for one in gathered.candidates} - stands_for.keys()
        if not needed <= gathering.candidates.keys() or not others.isdisjoint(new):
            raise Stale
        return Proposal(change, gathered.without(others), stories)  # the others stay as they are

    return proposed


def arranged(gathered: Gathered) -> Proposal:
    arranging = _arranging(gathered)
    return Proposal(gathered.change, gathered.without(arranging.unchanged), tuple(arranging.stories()))


def _arranging(gathered: Gathered) -> Arranging:
    return Arranging(
        gathered.candidates,
        gathered.repairs,
        gathered.names,
        settings.STORY_DAYS,
        gathered.before,
        gathered.is_partial,
    )


Planned = TypeVar("Planned")
Stored = TypeVar("Stored")


def settle(
    plan: Callable[[], Planned], proposal: Callable[[Planned], Proposal], store: Callable[[Planned], Stored]
) -> Stored:
    """Store what `plan` gives, all of it or nothing. Where another change about the same stories came between, the plan
    is made anew; after MOST_TRIES raises Overtaken."""

    def keep(planned: Planned) -> Stored:
        gathered = proposal(planned).gathered
        must_be_current(gathered)
        about_to_change.send(sender=Change, gathered=gathered)
        return store(planned)

    return taking_turns(plan, keep)


def taking_turns(plan: Callable[[], Planned], store: Callable[[Planned], Stored]) -> Stored:
    """The same, where what stores a plan says under the lock whether it still stands, by raising Stale."""
    for _ in range(MOST_TRIES):
        planned = plan()
        try:
            with transaction.atomic():
                take_turns()
                return store(planned)
        except Stale:
            continue
    raise Overtaken(
        f"Other changes to the same stories came first, {MOST_TRIES} times in a row. Nothing was changed; try again."
    )


def must_be_current(gathered: Gathered) -> None:
    """Under the lock. Raises Stale."""
    if gathered.is_stale():
        raise Stale


class Stale(Exception):
    """Something that a plan depends on was changed since it was made."""


# Any number will do: it names the lock that keeps changes apart on PostgreSQL. SQLite's transactions are
# IMMEDIATE and keep themselves apart.
_LOCK = 7_469_746


def take_turns() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
