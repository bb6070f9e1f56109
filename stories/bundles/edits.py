"""What a person changes of a plan before it is stored: repairs that belong to the bundle, and files left out. Only the
stories that a change touches are planned anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from stories.archive.by_hand import Refused, gesture_values
from stories.archive.change import silent
from stories.archive.gathered import are_linked, sources_in
from stories.archive.settle import MOST_TRIES, Overtaken, take_turns
from stories.archive.write import batches
from stories.bundles.claims import values_stated
from stories.bundles.plan import Plan
from stories.bundles.preview import count, forget_arranged, keep_outcomes, keep_stories
from stories.bundles.read import ReadItem
from stories.bundles.receive import must_be_done
from stories.bundles.received import read_back
from stories.bundles.store import planned, rarely_collecting
from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.meeting import meet
from stories.collate.repairs import validate
from stories.jobs.run import Run
from stories.models import Act, Bundle, Gesture, Job, PlannedStory, ReceivedItem, ReceivedText, Version
from stories.models import Repair as RepairRow
from stories.models.repairs import RepairQuerySet

AT_ONCE = 250
"""Texts that are planned anew while somebody waits: some half a second. More are a job's."""


class TooMany(Exception):
    """Texts to be planned anew while somebody waits."""


def make(bundle: Bundle, repairs: Iterable[Repair], by: str, why: str = "", run: Run | None = None) -> Gesture:
    """Make repairs of the bundle's own as one gesture: they take force when it is stored. `run` is the job's that makes
    them, if any does. Raises Refused where they contradict others or the texts, ValueError for one that means nothing;
    TooMany where no job does it and it should."""
    wanted = tuple(dict.fromkeys(repairs))
    for repair in wanted:
        validate(repair)
    if not wanted:
        raise ValueError("Choose at least one version.")
    _must_fit(run, len(wanted))
    giving_way = _giving_way(bundle, wanted)
    now = timezone.now()
    shown = tuple(replace(repair, by=by, at=now.isoformat(), why=why) for repair in wanted)

    def keep() -> Gesture:
        _take_apart(giving_way, by)
        gesture = Gesture.objects.create(by=by, at=now, why=why, bundle=bundle)
        RepairRow.objects.bulk_create((RepairRow.of(gesture, repair) for repair in wanted), batch_size=100)
        Act.record(by, Act.Did.EDITED, bundle=bundle, gesture=gesture, why=why)
        return gesture

    return _rework(bundle, wanted, keep, run, adding=shown, without=giving_way)


def _giving_way(bundle: Bundle, wanted: Sequence[Repair]) -> set[int]:
    """The repairs of the bundle, by id, that gave to a text what it is given now."""
    given = {(repair.one, repair.what) for repair in wanted if repair.kind is RepairKind.GIVEN}
    found: set[int] = set()
    for hashes in batches({key.source for key, _ in given}):
        rows = own(bundle).filter(kind=RepairKind.GIVEN.value, one_source__in=hashes)
        for pk, what, *key in rows.values_list("pk", "what", "one_source", "one_draft", "one_part"):
            if (Key(*key), what) in given:
                found.add(pk)
    return found


def _take_apart(repairs: Collection[int], by: str) -> None:
    """Take repairs back, and leave what else their gestures made as it is: they are a gesture of their own from now
    on, where they are not the whole of theirs."""
    of: dict[int, list[int]] = defaultdict(list)
    for some in batches(repairs):
        for pk, gesture in RepairRow.objects.filter(pk__in=some).order_by("pk").values_list("pk", "gesture"):
            of[gesture].append(pk)
    for gesture in Gesture.objects.filter(pk__in=of).select_related("bundle").order_by("pk"):
        mine = of[gesture.pk]
        if gesture.repairs.count() > len(mine):
            gesture = Gesture.objects.create(by=gesture.by, at=gesture.at, why=gesture.why, bundle=gesture.bundle)
            for some in batches(mine):
                RepairRow.objects.filter(pk__in=some).update(gesture=gesture)
        _undo(gesture, by)


def take_back(gesture: Gesture, by: str, run: Run | None = None) -> Gesture:
    """Take a change to a plan back. Raises Refused, TooMany."""
    bundle = gesture.bundle
    if bundle is None or gesture.undone_at is not None:
        raise Refused("That change is taken back already.")

    def keep() -> Gesture:
        _undo(gesture, by)
        return gesture

    without = set(gesture.repairs.values_list("pk", flat=True))
    _must_fit(run, len(without))
    return _rework(bundle, gesture_values(gesture), keep, run, without=without, taking=True)


def _undo(gesture: Gesture, by: str) -> None:
    gesture.undone_at, gesture.undone_by = timezone.now(), by
    gesture.save(update_fields=["undone_at", "undone_by"])
    Act.record(by, Act.Did.UNDID_REPAIR, bundle=gesture.bundle, gesture=gesture)


def leave_out(bundle: Bundle, items: Collection[int], left_out: bool, by: str, run: Run | None = None) -> None:
    """Leave files out, by their ids, or put them back: all of the same bytes. Raises Refused, TooMany."""
    hashes = set(bundle.received_items.filter(pk__in=items).exclude(sha256="").values_list("sha256", flat=True))
    mine = bundle.received_items.filter(sha256__in=hashes)
    keys = [
        Key(*key) for key in ReceivedText.objects.filter(item__in=mine).values_list("item__sha256", "draft", "part")
    ]
    if not keys:
        raise ValueError("Choose at least one file that could be read.")
    _must_fit(run, len(keys))

    def keep() -> None:
        did = Act.Did.LEFT_OUT if left_out else Act.Did.PUT_BACK
        Act.record(by, did, bundle=bundle, after={"files": mine.count()})

    about = [Repair(RepairKind.GIVEN, key) for key in keys]
    _rework(bundle, about, keep, run, marks=(mine, left_out), taking=left_out)


def _must_fit(run: Run | None, texts: int) -> None:
    if run is None and texts > AT_ONCE:
        raise TooMany


def must_be_planned(bundle: Bundle) -> None:
    if bundle.state != Bundle.State.PLANNED:
        raise Refused("Only what was read and is not stored yet can be changed here.")


def own_repairs_naming(bundle: Bundle, sources: Collection[str], without: Collection[int] = ()) -> tuple[Repair, ...]:
    """Those that connect anything with the sources, `without` some, by their ids."""
    found: dict[int, Repair] = {}
    asked: set[str] = set()
    asking = set(sources) if own(bundle).exists() else set()
    while asking := asking - asked:
        asked |= asking
        for hashes in batches(asking):
            rows = own(bundle).naming(hashes).select_related("gesture")
            found |= {row.pk: row.value_of() for row in rows if row.pk not in without}
        asking = sources_in(found.values())
    return tuple(found[pk] for pk in sorted(found))


def own(bundle: Bundle) -> RepairQuerySet:
    return RepairRow.objects.filter(gesture__bundle=bundle, gesture__undone_at=None)


Kept = TypeVar("Kept")

Marks = tuple[QuerySet[ReceivedItem], bool]
"""Items that are to be left out, or put back."""


def _rework(
    bundle: Bundle,
    about: Sequence[Repair],
    keep: Callable[[], Kept],
    run: Run | None,
    adding: Sequence[Repair] = (),
    without: Collection[int] = (),
    marks: Marks | None = None,
    taking: bool = False,
) -> Kept:
    """Plan the stories anew that a change is `about`, with the repairs that it is `adding` and `without` some, by id,
    and keep both. Of two changes at once the later one is planned on top of the other. `taking` something away is not
    refused for what still contradicts the archive: it is the way out."""
    for _ in range(MOST_TRIES):
        bundle.refresh_from_db()
        must_be_planned(bundle)
        with rarely_collecting():
            made, items, rows = _Touched(bundle, about, run, adding, without, marks, taking).plan()
        if run:
            run.step("writing down", 0)
        with transaction.atomic():
            take_turns()
            mine = Bundle.objects.filter(pk=bundle.pk, state=bundle.state, revision=bundle.revision)
            if not mine.update(revision=bundle.revision + 1):
                continue
            # Under the bundle's lock, which whoever begins a job takes first: looked at before, one could come between.
            must_be_done(bundle.jobs.unended().exclude(pk=run and run.job.pk))
            done = keep()
            if marks:
                marks[0].update(left_out=marks[1])
            PlannedStory.objects.filter(pk__in=rows).only("pk").delete()
            forget_arranged(bundle)
            keep_stories(bundle, made)
            keep_outcomes(items, made)
            bundle.revision += 1
            count(bundle)
            bundle.save(update_fields=["counts", "warned"])
            if run:
                run.must_end(Job.State.DONE)
            return done
    raise Overtaken("Others changed the same bundle at the same time. Nothing was changed; try again.")


STATING = Q(said__contains='["own address"') | Q(said__contains='["identity"')


class _Touched:
    """What a change to a plan touches: the stories of the texts that it names, and those that are linked with what it
    makes of them."""

    def __init__(
        self,
        bundle: Bundle,
        about: Sequence[Repair],
        run: Run | None,
        adding: Sequence[Repair],
        without: Collection[int],
        marks: Marks | None,
        taking: bool,
    ) -> None:
        self.bundle = bundle
        self.run = run
        self.adding = adding
        self.without = without
        self.marks = marks
        self.taking = taking
        self.keys = {key for repair in about for key in (repair.one, repair.other) if key}
        self.is_dated = any(repair.what == Field.PUBLISHED for repair in about) or marks is not None
        self.rows: dict[int, PlannedStory] = {}

    def plan(self) -> tuple[Plan, list[int], list[int]]:
        """The plan of what is touched, the items it is made of, and the ids of the rows that it replaces."""
        self._add(self._of_texts(self._texts_of(self.keys)) | self._stating_the_same())
        self._add(self._going_on_with(self._stories_named()))
        while True:
            items = self._items()
            texts = ReceivedText.objects.filter(item__in=items.order_by().values("pk")).count()
            _must_fit(self.run, texts)
            if self.run:
                self.run.step("reading back", 0, texts)
            read = self._read(items)
            repairs = self._repairs({one.sha256 for one in read if one.sha256})
            progress = self.run.progress if self.run else silent
            made = planned(self.bundle.name, read, repairs, progress, may_contradict=self.taking)
            reached = {one.story for one in made.proposal.gathered.stored.values() if one.story}
            more = self._going_on_with(reached) | (self._met_by(made) if self.is_dated else set())
            if not self._add(more):
                return made, [one.content.start for one in read], list(self.rows)

    def _add(self, pks: set[int]) -> bool:
        """With all that they are linked with, and all that state the same of themselves. Whether there was anything new
        in it."""
        before = len(self.rows)
        while pks := pks - self.rows.keys():
            linked = set(self.bundle.planned.filter(pk__in=pks).values_list("linked", flat=True))
            if not linked:
                break
            found = self.bundle.planned.filter(linked__in=linked).only("pk")
            self.rows |= {row.pk: row for row in found}
            pks = self._stating_the_same()
        return len(self.rows) > before

    def _texts_of(self, keys: Iterable[Key]) -> QuerySet[ReceivedText]:
        hashes = {key.source for key in keys}
        return ReceivedText.objects.filter(item__bundle=self.bundle, item__sha256__in=hashes)

    def _of_texts(self, texts: QuerySet[ReceivedText]) -> set[int]:
        return set(texts.exclude(planned=None).values_list("planned", flat=True))

    def _stories_named(self) -> set[int]:
        """Those of the archive that hold what the change names."""
        found: set[int] = set()
        for batch in batches({key.source for key in self.keys}):
            placed = Version.objects.arranged().filter(source__sha256__in=batch, article__story__isnull=False)
            found |= set(placed.values_list("article__story", flat=True))
        return found

    def _going_on_with(self, stories: set[int]) -> set[int]:
        """The planned stories that take versions from these."""
        rows = self.bundle.planned.exclude(pk__in=self.rows).exclude(existing=[]).values_list("pk", "existing")
        return {pk for pk, existing in rows if not stories.isdisjoint(existing)}

    def _stating_the_same(self) -> set[int]:
        """The planned stories of texts that state an address or an identity which one of those that are touched states:
        whose it is may be told otherwise now."""
        told = self._texts_of(self.keys).values_list("said", flat=True)
        mine = set().union(*map(values_stated, told.iterator()), *map(self._stated.__getitem__, self.rows))
        return {pk for pk, values in self._stated.items() if not mine.isdisjoint(values)}

    @cached_property
    def _stated(self) -> defaultdict[int, set[str]]:
        """By the planned stories, the addresses and identities that their texts state."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        texts = ReceivedText.objects.filter(STATING, item__bundle=self.bundle).exclude(planned=None)
        for pk, said in texts.values_list("planned", "said").iterator():
            found[pk or 0] |= values_stated(said)
        return found

    def _items(self) -> QuerySet[ReceivedItem]:
        hashes = {key.source for key in self.keys}
        mine = ReceivedText.objects.filter(planned__in=self.rows).values("item__sha256")
        items = self.bundle.received_items.exclude(sha256="")
        return items.filter(sha256__in=mine) | items.filter(sha256__in=hashes)

    def _repairs(self, sources: set[str]) -> tuple[Repair, ...]:
        """The bundle's own that will stand, as far as they connect anything with the sources."""
        return (*own_repairs_naming(self.bundle, sources, self.without), *self.adding)

    def _read(self, items: QuerySet[ReceivedItem]) -> list[ReadItem]:
        read = read_back(items)
        if self.marks is None:
            return read
        marked = set(self.marks[0].values_list("sha256", flat=True))
        return [replace(one, left_out=self.marks[1]) if one.sha256 in marked else one for one in read]

    def _met_by(self, made: Plan) -> set[int]:
        """The planned stories of other texts of the bundle that tell one event with one of those that the change names,
        on the day that counts for it now."""
        gathered, days = made.proposal.gathered, settings.STORY_DAYS
        texts = [gathered.counted(one) for one in gathered.candidates if one.key in self.keys]
        found: set[int] = set()
        others = ReceivedText.objects.filter(item__bundle=self.bundle, item__left_out=False)
        others = others.exclude(planned__in=self.rows).exclude(planned=None).defer("reading")
        if not others.exists():
            return found
        for text in texts[:MOST_DATED]:
            near = others if text.day is None else others.filter(day__range=(text.day - days, text.day + days))
            for other in near[:MOST_NEAR].iterator():
                print_of = other.fingerprint
                if meet(text, print_of, days) and are_linked(text, print_of):
                    found.add(other.planned_id or 0)
        return found


MOST_DATED = 50
"""Texts of one change whose likes are looked for; storing looks for those of all."""

MOST_NEAR = 400
"""Texts of the same days that one whose date was changed is weighed against; storing looks at all of them."""
