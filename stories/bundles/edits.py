"""What a person changes of a plan before it is stored: repairs that belong to the bundle, and files left out. Only the
stories that a change touches are planned anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
from stories.bundles.receive import must_be_done, must_be_planned
from stories.bundles.received import read_back
from stories.bundles.store import planned, rarely_collecting
from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.meeting import meet
from stories.collate.repairs import validate
from stories.jobs.run import Run
from stories.jobs.words import WRITING
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
    for gesture in _gestures(of):
        mine = of[gesture.pk]
        if gesture.repairs.count() > len(mine):
            gesture = Gesture.objects.create(by=gesture.by, at=gesture.at, why=gesture.why, bundle=gesture.bundle)
            for some in batches(mine):
                RepairRow.objects.filter(pk__in=some).update(gesture=gesture)
        _undo(gesture, by)


def _gestures(pks: Iterable[int]) -> Iterator[Gesture]:
    for some in batches(pks):
        yield from Gesture.objects.filter(pk__in=some).select_related("bundle").order_by("pk")


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
    named = (bundle.received_items.filter(pk__in=some).exclude(sha256="") for some in batches(items))
    hashes = {sha256 for some in named for sha256 in some.values_list("sha256", flat=True)}
    keys = [Key(*key) for texts in _texts_of(bundle, hashes) for key in texts.values_list(*_KEY)]
    if not keys:
        raise ValueError("Choose at least one file that could be read.")
    _must_fit(run, len(keys))

    def keep() -> None:
        did = Act.Did.LEFT_OUT if left_out else Act.Did.PUT_BACK
        Act.record(by, did, bundle=bundle, after={"files": sum(some.count() for some in _items_of(bundle, hashes))})

    about = [Repair(RepairKind.GIVEN, key) for key in keys]
    _rework(bundle, about, keep, run, marks=(hashes, left_out), taking=left_out)


def _must_fit(run: Run | None, texts: int) -> None:
    if run is None and texts > AT_ONCE:
        raise TooMany


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

Marks = tuple[Collection[str], bool]
"""Files, by their hashes, that are to be left out, or put back."""

_KEY = ("item__sha256", "draft", "part")


def _items_of(bundle: Bundle, hashes: Iterable[str]) -> Iterator[QuerySet[ReceivedItem]]:
    return (bundle.received_items.filter(sha256__in=some) for some in batches(hashes))


def _texts_of(bundle: Bundle, hashes: Iterable[str]) -> Iterator[QuerySet[ReceivedText]]:
    return (ReceivedText.objects.filter(item__bundle=bundle, item__sha256__in=some) for some in batches(hashes))


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
            run.step(WRITING, 0)
        with transaction.atomic():
            take_turns()
            mine = Bundle.objects.filter(pk=bundle.pk, state=bundle.state, revision=bundle.revision)
            if not mine.update(revision=bundle.revision + 1):
                continue
            # Under the bundle's lock, which whoever begins a job takes first: looked at before, one could come between.
            must_be_done(bundle.jobs.unended().exclude(pk=run and run.job.pk))
            done = keep()
            marked, left_out = marks or ((), False)
            for some in _items_of(bundle, marked):
                some.update(left_out=left_out)
            for pks in batches(rows):
                PlannedStory.objects.filter(pk__in=pks).only("pk").delete()
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


_Tie = tuple[str, str | int]
"""What planned stories have in common that are planned together: that they are linked, state one address or identity,
or take versions from one story that is here."""


def _is_linked(by: str) -> _Tie:
    return "linked", by


def _states(value: str) -> _Tie:
    return "states", value


def _goes_on(story: int) -> _Tie:
    return "goes on", story


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
        self.rows: set[int] = set()

    def plan(self) -> tuple[Plan, list[int], list[int]]:
        """The plan of what is touched, the items it is made of, and the ids of the rows that it replaces."""
        self._add(self._named() | self._tied_to(map(_goes_on, self._stories_named())))
        while True:
            hashes = self._hashes()
            texts = sum(some.count() for some in _texts_of(self.bundle, hashes))
            _must_fit(self.run, texts)
            if self.run:
                self.run.step("reading back", 0, texts)
            read = self._read(hashes)
            repairs = self._repairs({one.sha256 for one in read if one.sha256})
            progress = self.run.progress if self.run else silent
            made = planned(self.bundle.name, read, repairs, progress, may_contradict=self.taking)
            reached = {one.story for one in made.proposal.gathered.stored.values() if one.story}
            more = self._tied_to(map(_goes_on, reached)) | (self._met_by(made) if self.is_dated else set())
            if not self._add(more):
                return made, [one.content.start for one in read], list(self.rows)

    def _add(self, pks: set[int]) -> bool:
        """With all that they are tied to. Whether there was anything new in it."""
        before = len(self.rows)
        while pks := pks - self.rows:
            self.rows |= pks
            pks = self._tied_to(set().union(*map(self._ties.__getitem__, pks)))
        return len(self.rows) > before

    def _named(self) -> set[int]:
        """The planned stories of the texts that the change names, and of those that state the same as one of these:
        whose it is may be told otherwise now."""
        found: set[int] = set()
        stated: set[_Tie] = set()
        for texts in _texts_of(self.bundle, {key.source for key in self.keys}):
            for planned_in, said in texts.values_list("planned", "said").iterator():
                found |= {planned_in} - {None}
                stated |= set(map(_states, values_stated(said)))
        return found | self._tied_to(stated)

    @cached_property
    def _ties(self) -> defaultdict[int, set[_Tie]]:
        """By the planned stories: what those have in common with which they are planned together."""
        found: defaultdict[int, set[_Tie]] = defaultdict(set)
        for pk, linked, existing in self.bundle.planned.order_by().values_list("pk", "linked", "existing"):
            found[pk] = {_is_linked(linked), *map(_goes_on, existing)}
        texts = ReceivedText.objects.filter(STATING, item__bundle=self.bundle).exclude(planned=None)
        for pk, said in texts.values_list("planned", "said").iterator():
            found[pk or 0] |= set(map(_states, values_stated(said)))
        return found

    @cached_property
    def _tied(self) -> dict[_Tie, set[int]]:
        """The planned stories, by what they have in common."""
        found: defaultdict[_Tie, set[int]] = defaultdict(set)
        for pk, ties in self._ties.items():
            for tie in ties:
                found[tie].add(pk)
        return dict(found)

    def _tied_to(self, ties: Iterable[_Tie]) -> set[int]:
        return set().union(*(self._tied.get(tie, ()) for tie in ties))

    def _stories_named(self) -> set[int]:
        """Those of the archive that hold what the change names."""
        found: set[int] = set()
        for batch in batches({key.source for key in self.keys}):
            placed = Version.objects.arranged().filter(source__sha256__in=batch, article__story__isnull=False)
            found |= set(placed.values_list("article__story", flat=True))
        return found

    def _hashes(self) -> set[str]:
        """Of the files that hold what is touched."""
        found = {key.source for key in self.keys}
        for some in batches(self.rows):
            texts = ReceivedText.objects.filter(planned__in=some)
            found |= set(texts.values_list("item__sha256", flat=True))
        return found

    def _repairs(self, sources: set[str]) -> tuple[Repair, ...]:
        """The bundle's own that will stand, as far as they connect anything with the sources."""
        return (*own_repairs_naming(self.bundle, sources, self.without), *self.adding)

    def _read(self, hashes: set[str]) -> list[ReadItem]:
        """In the order in which all of the bundle is read back."""
        found = {one.content.start: one for items in _items_of(self.bundle, hashes) for one in read_back(items)}
        ordered = self.bundle.received_items.order_by("path", "pk").values_list("pk", flat=True)
        read = [found[pk] for pk in ordered if pk in found]
        if self.marks is None:
            return read
        marked, left_out = self.marks
        return [replace(one, left_out=left_out) if one.sha256 in marked else one for one in read]

    def _met_by(self, made: Plan) -> set[int]:
        """The planned stories of other texts of the bundle that tell one event with one of those that the change names,
        on the day that counts for it now."""
        gathered, days = made.proposal.gathered, settings.STORY_DAYS
        texts = [gathered.counted(one) for one in gathered.candidates if one.key in self.keys]
        found: set[int] = set()
        others = ReceivedText.objects.filter(item__bundle=self.bundle, item__left_out=False).exclude(planned=None)
        rows = others.order_by("pk").values_list("pk", "planned", "day")
        dated = [(pk, day) for pk, planned_in, day in rows if planned_in not in self.rows]
        for text in texts[:MOST_DATED] if dated else ():
            near = [pk for pk, day in dated if text.day is None or (day and abs(day - text.day) <= days)]
            for some in batches(near[:MOST_NEAR]):
                for other in ReceivedText.objects.filter(pk__in=some).defer("reading").iterator():
                    print_of = other.fingerprint
                    if meet(text, print_of, days) and are_linked(text, print_of):
                        found.add(other.planned_id or 0)
        return found


MOST_DATED = 50
"""Texts of one change whose likes are looked for; storing looks for those of all."""

MOST_NEAR = 400
"""Texts of the same days that one whose date was changed is weighed against; storing looks at all of them."""
