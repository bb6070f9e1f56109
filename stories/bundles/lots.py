"""A bundle in lots that are planned, and stored, one after the other: memory does not grow with its files.

What is not linked with a text changes nothing about it. So texts that nothing connects, neither what they read, nor
what was decided, nor what is stored, need not be in memory together."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from django.conf import settings

from stories.archive.change import Change, Progress
from stories.archive.gathered import last_act
from stories.archive.rows import Slugs
from stories.archive.settle import about_to_change, as_shown, must_be_current
from stories.archive.write import batches
from stories.bundles.edits import own, own_repairs_naming
from stories.bundles.plan import Plan
from stories.bundles.prepared import Prepared
from stories.bundles.preview import stories_shown
from stories.bundles.read import ReadItem
from stories.bundles.received import read_back
from stories.bundles.spool import Shelf
from stories.bundles.store import begin, imported, planned, put
from stories.collate import Candidate, Field, Fingerprint, Key, Repair, RepairKind
from stories.collate.dispatches import Dispatch, Dispatches
from stories.collate.handles import handles_of
from stories.collate.known import dated, ran_by_hand
from stories.collate.parts import Parts, Place
from stories.collate.repairs import Bindings
from stories.models import Act, Bundle, ReceivedItem, ReceivedText, Source
from stories.models import Repair as RepairRow
from stories.models.names import known_names
from stories.models.repairs import RepairQuerySet

TOGETHER = 500
"""Texts of a lot, unless more are connected; and items that give no text."""

AT_A_TIME = 100


class Lot(NamedTuple):
    """Items of a bundle, by their ids, in order, and the sources that these are of or that repairs connect with them:
    the `units` by number, those that are not here by their hashes. `texts` is how many of them are arranged."""

    units: Sequence[int]
    items: Sequence[int]
    elsewhere: Sequence[str]
    texts: int


def plan_in_lots(bundle: Bundle, progress: Progress) -> Prepared:
    """What storing the bundle would make of the archive, as rows that wait to be kept; `planned` says what each raises.
    Lots of which it turns out that something stored connects them are planned once more, as one."""
    stamp = last_act()
    lots = Lots(bundle, progress)
    prepared = Prepared(bundle, stamp)
    reached_by: dict[int, int] = {}
    while waiting := [lot for lot in lots if not prepared.holds(lot.units)]:
        done = 0
        alone: set[tuple[int, Place]] = set()
        for lot in waiting:
            if lots.parts.sources.size(lot.units[0]) != len(lot.units):
                continue  # it was joined with another meanwhile
            made = lots.plan(lot, _from(done, lot.texts, progress))
            for stored in _reached(made):
                lots.parts.join(reached_by.setdefault(stored, lot.units[0]), lot.units[0])
            alone |= lots.not_looked_up(made, lot)
            prepared.put(made, lot.units, lot.items)
            done += lot.texts
        if alone:
            lots.parts.ask(alone)  # of all lots at once: each time all that was looked up is gone through
    for items in lots.giving_no_text():
        prepared.put(lots.plan(Lot((), items, (), 0), progress), (), items)
    return prepared


ASIDE = (Act.Did.SIGNED_IN, Act.Did.SIGNED_OUT, Act.Did.MADE_ACCOUNT, Act.Did.LOOKED_AT, Act.Did.CANCELLED)
"""Acts that change nothing of the archive."""

NEVER_STORED = (Bundle.State.RECEIVED, Bundle.State.PLANNED, Bundle.State.THROWN_AWAY)
"""What was done with these changes nothing of it either: this bundle, while it waits, and others."""


def archive_changed(bundle: Bundle, stamp: int | None = None) -> bool:
    """Whether anything did since the act, or since the last that the bundle's plan knew of."""
    since = Act.objects.filter(pk__gt=bundle.stamp if stamp is None else stamp)
    return since.exclude(did__in=ASIDE).exclude(bundle__state__in=NEVER_STORED).exists()


def store_in_lots(bundle: Bundle, shelf: Shelf, by: str) -> None:
    """Store what the bundle's rows show, a lot after the other, in one transaction under the lock. Raises Stale where
    the archive changed since in what any of them is about."""
    lots = sorted({*_numbers(bundle.received_items), *_numbers(bundle.planned)})
    if archive_changed(bundle):
        for lot in lots:
            must_be_current(_as_shown(bundle, lot).proposal.gathered)
    begin(bundle)
    act = imported(bundle, by, _new_texts(bundle))
    slugs = Slugs()
    capped = 0
    for lot in lots:
        made = _as_shown(bundle, lot)
        about_to_change.send(sender=Change, gathered=made.proposal.gathered)
        slugs.and_also(made.proposal.place_rows(act, put(made, shelf, bundle)))
        capped += len(made.proposal.capped)
    slugs.settle()
    Bundle.objects.filter(pk=bundle.pk).update(capped=bundle.capped + capped)


def _numbers(rows: Any) -> set[int]:
    return set(rows.order_by().values_list("lot", flat=True).distinct())


def _as_shown(bundle: Bundle, lot: int) -> Plan:
    """The plan of a lot, as its rows keep it."""
    items = read_back(bundle.received_items.filter(lot=lot))
    repairs = own_repairs_naming(bundle, {one.sha256 for one in items if one.sha256})
    proposing = as_shown(stories_shown(bundle, lot), bundle.stamp)
    return planned(bundle.name, items, repairs, proposing=proposing)


def _new_texts(bundle: Bundle) -> int:
    """Of how many versions the texts are not here, those of left-out files among them."""
    here = Source.objects.values("sha256")
    texts = ReceivedText.objects.filter(item__bundle=bundle).exclude(item__sha256__in=here).order_by()
    return texts.values("item__sha256", "draft", "part").distinct().count()


def _from(before: int, texts: int, progress: Progress) -> Progress:
    return lambda doing, done: progress(doing, before + min(done, texts))


def _reached(made: Plan) -> set[int]:
    """The stored stories that it arranges, by their ids, and what has a place in none: by theirs, negative."""
    gathered = made.proposal.gathered
    return {one.story or -one.pk for one in gathered.stored.values()} | {-pk for pk in gathered.leaving}


class Lots:
    def __init__(self, bundle: Bundle, progress: Progress) -> None:
        self.bundle = bundle
        self.parts = Parts(settings.STORY_DAYS)
        self._names = known_names()
        arranged = bundle.received_items.filter(left_out=False).exclude(sha256="").order_by("pk")
        self._units = array("Q", sorted({_unit(sha256) for (sha256,) in _rows(arranged, "sha256")}))
        for _ in self._units:
            self.parts.sources.add()
        self._items, self._unit_of = array("Q"), array("I")
        for pk, sha256 in _rows(arranged.order_by("path", "pk"), "pk", "sha256"):
            self._items.append(pk)
            self._unit_of.append(self._number(sha256))
        self._elsewhere: dict[str, int] = {}
        self._join_by_hand()
        self._join_dispatches(self._read(progress))
        self.parts.join_connected(lambda done: progress(LOOKING, done))
        self.parts.pack(TOGETHER)

    def __iter__(self) -> Iterator[Lot]:
        first, texts = self.parts.sources.first, self.parts.texts()
        items: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        for pk, unit in zip(self._items, self._unit_of, strict=True):
            items[first(unit)].append(pk)
        elsewhere: dict[int, list[str]] = defaultdict(list)
        for sha256, unit in self._elsewhere.items():
            elsewhere[first(unit)].append(sha256)
        for lot, units in self.parts.sources.groups().items():
            yield Lot(units, items[lot], elsewhere[lot], texts[lot])

    def giving_no_text(self) -> Iterator[list[int]]:
        arranged = self.bundle.received_items.filter(left_out=False).exclude(sha256="")
        rest = self.bundle.received_items.exclude(pk__in=arranged.values("pk")).order_by("path", "pk")
        pks = list(rest.values_list("pk", flat=True))
        return (pks[at : at + TOGETHER] for at in range(0, len(pks), TOGETHER))

    def plan(self, lot: Lot, progress: Progress) -> Plan:
        items = _items_read(lot.items)
        sources = {one.sha256 for one in items if one.sha256}.union(lot.elsewhere)
        return planned(self.bundle.name, items, own_repairs_naming(self.bundle, sources), progress)

    def not_looked_up(self, made: Plan, lot: Lot) -> set[tuple[int, Place]]:
        """Texts that stand for themselves beside what is stored, and did not beside the bundle alone: by their sources,
        and their places there."""
        new = made.new
        leading = {first for story in made.stories for first in story.stands_for.values() if first in new}
        wanted = {(self._number(key.source), (key.draft, key.part)) for key in leading}
        return wanted - self.parts.asked(set(lot.units))

    def _number(self, sha256: str) -> int:
        """The number of a source: of one that is not arranged with the bundle, a new one."""
        at = bisect_left(self._units, _unit(sha256))
        if at < len(self._units) and self._units[at] == _unit(sha256):
            return at
        if sha256 not in self._elsewhere:
            self._elsewhere[sha256] = self.parts.sources.add()
        return self._elsewhere[sha256]

    def _join_by_hand(self) -> None:
        """What repairs connect, the bundle's own and those that stand, through sources that are not here as well."""
        self._join_named(own(self.bundle))
        standing = RepairRow.objects.standing()
        if not standing.exists():
            return
        asked: set[str] = set()
        arranged = self.bundle.received_items.filter(left_out=False).exclude(sha256="").order_by("pk")
        for sources in _some(sha256 for (sha256,) in _rows(arranged, "sha256")):
            self._join_named(standing.naming(sources))
        while fresh := self._elsewhere.keys() - asked:
            asked |= fresh
            for some in batches(fresh):
                self._join_named(standing.naming(some))

    def _join_named(self, repairs: Any) -> None:
        for one, other, kind in _rows(repairs.order_by("pk"), "one_source", "other_source", "kind"):
            mine = self._number(one)
            if other:
                self.parts.join(mine, self._number(other))
            if kind == RepairKind.NOT_ONE_STORY:
                self.parts.set_apart(mine)

    def _read(self, progress: Progress) -> tuple[list[Candidate], set[Key]]:
        """The dispatches among the texts, and which of them a person says an outlet ran."""
        dispatches: list[Candidate] = []
        ran: set[Key] = set()
        texts = ReceivedText.objects.filter(item__bundle=self.bundle, item__left_out=False)
        pks = array("Q", texts.order_by("digest", "pk").values_list("pk", flat=True).iterator())
        for at in range(0, len(pks), AT_A_TIME):
            candidates = _candidates(pks[at : at + AT_A_TIME])
            bindings = Bindings.of(self._given({one.key.source for one in candidates}))
            ran |= ran_by_hand((one.key for one in candidates), bindings)
            for one in (dated(candidate, bindings) for candidate in candidates):
                key, handles = one.key, handles_of(one.facts)
                kept = self.parts.add(self._number(key.source), (key.draft, key.part), one.fingerprint, handles)
                if Dispatch.of(kept, self._names):
                    dispatches.append(Candidate(key, kept))
            progress(LOOKING, 0)
        return dispatches, ran

    def _given(self, sources: Collection[str]) -> list[Repair]:
        """The days and outlets that are given to texts of these."""
        return [one for some in self._giving for one in some.filter(one_source__in=sources).values_of()]

    @cached_property
    def _giving(self) -> list[RepairQuerySet]:
        given = {"kind": RepairKind.GIVEN.value, "what__in": [Field.PUBLISHED.value, Field.OUTLET.value]}
        both = (some.filter(**given) for some in (own(self.bundle), RepairRow.objects.standing()))
        return [some for some in both if some.exists()]

    def _join_dispatches(self, found: tuple[list[Candidate], set[Key]]) -> None:
        dispatches, ran = found
        for one, other in Dispatches(dispatches, self._names, ran).of_one_article():
            self.parts.join(self._number(one.source), self._number(other.source))


LOOKING = "looking for what belongs together"


def _items_read(items: Sequence[int]) -> list[ReadItem]:
    """As they were read, by their ids, in this order."""
    some = (read_back(ReceivedItem.objects.filter(pk__in=batch)) for batch in batches(items))
    found = {one.content.start: one for one in chain.from_iterable(some)}
    return [found[pk] for pk in items]


def _candidates(texts: Sequence[int]) -> list[Candidate]:
    """In the order of their ids given."""
    fields = ("pk", "item__sha256", "draft", "part", "digest", "day", "runs", "told", "said")
    found = {
        pk: Candidate(Key(*key), Fingerprint.unpacked(digest, day, bytes(runs), told, said))
        for pk, *key, digest, day, runs, told, said in ReceivedText.objects.filter(pk__in=list(texts)).values_list(
            *fields
        )
    }
    return [found[pk] for pk in texts]


def _unit(sha256: str) -> int:
    """The first eight bytes: two sources of the same are planned together, and that is all."""
    return int(sha256[:16], 16)


def _rows(rows: Any, *fields: str) -> Iterator[tuple[Any, ...]]:
    found: Iterator[tuple[Any, ...]] = rows.values_list(*fields).iterator(1_000)
    return found


def _some(values: Iterable[str]) -> Iterator[list[str]]:
    waiting: list[str] = []
    for value in values:
        waiting.append(value)
        if len(waiting) == AT_A_TIME:
            yield waiting
            waiting = []
    yield waiting
