"""All that an arrangement depends on, gathered from the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef

from stories.archive import index
from stories.archive.change import Change, Progress, silent
from stories.archive.write import batches
from stories.collate import NOW, Arrival, Candidate, Fingerprint, Key, Repair, firsts
from stories.collate.aside import Aside
from stories.collate.copies import near_copies
from stories.collate.dispatches import Dispatch, goes_on
from stories.collate.handles import UNDATED, Handles, handles_of
from stories.collate.known import claims_of, dated
from stories.collate.likeness import LINKED, likeness
from stories.collate.meeting import meet
from stories.collate.repairs import Bindings
from stories.collate.stories import Grouping
from stories.models import Act, Bundle, Handle, Item, Source, Version
from stories.models import Fingerprint as FingerprintRow
from stories.models import Repair as RepairRow
from stories.models.names import known_names
from stories.models.stories import VersionQuerySet
from stories.text.names import Names

ASKED = 100
"""Texts that are looked up, and weighed against what they meet, at a time: memory does not grow with their number."""


MOST_TOGETHER = 1_000
"""Versions of stories that are linked, from one to the next, and all arranged together where one of them is touched: a
busy archive links most of what it holds. Of more, only the CLOSEST stories that a text is linked with itself are
arranged with it, whatever these are linked with."""

CLOSEST = 2

MOST_OF_MANY = 24
"""Texts of such stories that one is weighed against: those that share most telling words with it."""

Place = tuple[int | None, int | None, int | None, str | None, datetime | None, list[dict[str, Any]]]
"""Where a version stands: what its row has in the fields of PLACE."""

PLACE = ("article", "number", "same_as", "published", "held_until", "decisions")


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a stored version stands today, and since which act. `linked` is the same for stories that are linked,
    `first` the version that stands for it, `filed` the day under which it is looked up, 0 for none; None where it is
    not looked up."""

    pk: int
    story: int | None
    linked: int | None
    first: int | None
    filed: int | None
    touched: int
    place: Place

    @property
    def article(self) -> int | None:
        return self.place[0]


@dataclass(frozen=True)
class Gathered:
    """What to arrange, as it would be after a change, and where it stands today: the stored versions by their keys, and
    the ids of those that lose their place. `known` are the texts of which is known what they are linked with, `asked`
    those that were looked up for it, and `capped` those of these that led to more than could be looked at; `is_partial`
    where of what is linked only a part is here; `beside` are the ids of stored versions, linked with these, that stay
    as they are, and `namesakes` those of these that state an address or an identity which something new states; `stamp`
    is the last act that was known of."""

    stamp: int
    change: Change
    names: Names
    candidates: tuple[Candidate, ...]
    repairs: tuple[Repair, ...]
    stored: Mapping[Key, Stored] = field(repr=False)
    leaving: Mapping[int, Candidate] = field(default_factory=dict)
    asked: Mapping[Key, Fingerprint] = field(default_factory=dict, repr=False)
    capped: frozenset[Key] = frozenset()
    is_partial: bool = False
    beside: Mapping[Key, int] = field(default_factory=dict, repr=False)
    namesakes: Mapping[Key, tuple[Candidate, Stored]] = field(default_factory=dict, repr=False)

    def without(self, unchanged: Collection[Key]) -> Gathered:
        """All but versions that are linked with the others and stay as they are."""
        if not unchanged:
            return self
        return replace(
            self,
            candidates=tuple(one for one in self.candidates if one.key not in unchanged),
            stored={key: one for key, one in self.stored.items() if key not in unchanged},
            beside={key: one.pk for key, one in self.stored.items() if key in unchanged},
            namesakes=self._namesakes(unchanged),
        )

    def _namesakes(self, keys: Collection[Key]) -> dict[Key, tuple[Candidate, Stored]]:
        stated = {(one.what, one.value) for new in self.change.new for one in claims_of(new)}
        return {
            one.key: (one, self.stored[one.key])
            for one in (self.candidates if stated else ())
            if one.key in keys and any((claim.what, claim.value) in stated for claim in claims_of(one))
        }

    @property
    def before(self) -> Grouping[Key] | None:
        """How the stored versions are grouped, where it is known that nothing but what is new can change that."""
        change = self.change
        if not change.new:
            return None  # what is asked for is to group anew
        if self.repairs or self.leaving or change.bundles or change.left_out or change.readable or change.undone:
            return None
        if self._is_any_spoken_of():
            return None
        keys = {one.pk: key for key, one in self.stored.items()}
        stands_for: dict[Key, Key] = {}
        groups: dict[int, set[Key]] = defaultdict(set)
        linked: dict[Key, Key] = {}
        for key, one in self.stored.items():
            if one.first not in keys or one.linked is None or one.story is None:
                return None
            if one.linked not in keys and not self.is_partial:
                return None
            same = keys.setdefault(one.linked, key)  # of those that are here, the first
            stands_for[key], linked[key] = keys[one.first], same
            groups[one.story].add(key)
        return Grouping(list(groups.values()), stands_for, linked)

    def _is_any_spoken_of(self) -> bool:
        """Whether something new speaks of another text, or is spoken of: that may change what is said of others."""
        new = [handles_of(one.facts) for one in self.change.new]
        if any(one.names for one in new):
            return True
        goes_by = {handle for one in new for handle in one.goes_by}
        return bool(goes_by) and any(
            not goes_by.isdisjoint(handles_of(one.facts).names) for one in self.candidates if one.key in self.stored
        )

    @cached_property
    def known(self) -> set[Key]:
        return {key for key, one in self.stored.items() if one.filed is not None} | self.asked.keys()

    @property
    def ids(self) -> dict[Key, int]:
        """Those of the stored versions."""
        return {**self.beside, **{key: one.pk for key, one in self.stored.items()}}

    def counted(self, candidate: Candidate) -> Fingerprint:
        """Its fingerprint, on the day that counts for it."""
        return dated(candidate, self._bindings).fingerprint

    @cached_property
    def _bindings(self) -> Bindings:
        return Bindings.of(self.repairs)

    def is_stale(self) -> bool:
        """Whether what was gathered may be otherwise by now. Asked under the lock; only what was added since is looked
        at, so that changes about different stories do not hinder each other."""
        acts = Act.objects.filter(pk__gt=self.stamp)
        if not acts.exists():
            return False
        if acts.filter(did__in=[Act.Did.NAMED, Act.Did.UNDID_NAME, Act.Did.REDID_NAME]).exists():
            return True
        hashes = {one.key.source for one in self.candidates} | {key.source for key in self.stored}
        fresh = {one.key.source for one in self.change.new}
        if any(Source.objects.filter(sha256__in=batch).exists() for batch in batches(fresh)):
            return True
        repairs = RepairRow.objects.filter(gesture__touched__gt=self.stamp)
        return any(repairs.naming(batch).exists() for batch in batches(hashes)) or self._is_touched()

    def _is_touched(self) -> bool:
        touched = Version.objects.filter(touched__gt=self.stamp)
        mine = {one.pk for one in self.stored.values()}
        stories = {one.story for one in self.stored.values() if one.story}
        digests = {one.digest for one in self.candidates}
        rows = touched.values_list("pk", "article__story", "digest")
        if any(pk in mine or story in stories or digest in digests for pk, story, digest in rows):
            return True
        handles = {window[0] for one in self.candidates for window in handles_of(one.facts).windows()}
        if handles & set(Handle.objects.filter(version__touched__gt=self.stamp).values_list("handle", flat=True)):
            return True
        filed = FingerprintRow.objects.exclude(filed=None).filter(version__touched__gt=self.stamp)
        others = index.fingerprints_of(filed.values_list("pk", flat=True))
        mine_filed = [self.counted(one) for one in self.candidates if one.key in self.known]
        return any(
            meet(one, other, settings.STORY_DAYS)
            and (are_linked(one, other) or may_go_on(Dispatch.of(one, self.names), other, self.names))
            for other in others.values()
            for one in mine_filed
        )


def are_linked(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts that met tell one event, as far as the two alone tell."""
    return likeness(one, other, settings.STORY_DAYS).value >= LINKED


def may_go_on(dispatch: Dispatch | None, other: Fingerprint, names: Names) -> bool:
    """Whether two texts are takes of one article by what they tell, as far as the two alone tell."""
    if dispatch is None:
        return False
    theirs = Dispatch.of(other, names)
    return theirs is not None and max(goes_on(dispatch, theirs), goes_on(theirs, dispatch)) > 0


def last_act() -> int:
    return Act.objects.aggregate(last=Max("pk"))["last"] or 0


class Gathering:
    """Goes from text to text: to those of one story or draft, or of stories that are linked, to those that a repair
    names, that read the same, that go by a handle which one goes by or is named by, and to those that are linked with
    one of which nobody knew yet: of what is new the `leading`, where these are known, or else those that stand for
    their near copies."""

    def __init__(self, change: Change, leading: Collection[Key] | None = None, progress: Progress = silent) -> None:
        self.change = change
        self._progress = progress
        self._leading = leading
        self.names = change.names or known_names()
        self.stamp = last_act()
        self.stored: dict[Key, Stored] = {}
        self.pks: set[int] = set()
        self.candidates: dict[Key, Candidate] = {one.key: one for one in change.new}
        self.standing: set[Key] = set(self.candidates)
        self.repairs: set[Repair] = set()
        self.sources: set[str] = set()
        self.asked: dict[Key, Fingerprint] = {}
        self.capped: set[Key] = set()
        self.is_partial = False
        self._aside = Aside()
        named = self._named_by_hand({source for one in change.repairs for source in sources_in([one])})
        self._reach(set(change.seeds) | named | self._bound_to(change.new))
        self.look_up(self._fresh())

    def done(self) -> Gathered:
        arranged = tuple(one for key, one in sorted(self.candidates.items()) if key in self.standing)
        placed = {key: one for key, one in self.stored.items() if one.article or one.filed is not None}
        return Gathered(
            self.stamp,
            self.change,
            self.names,
            arranged,
            tuple(sorted(self.repairs)),
            self.stored,
            {one.pk: self.candidates[key] for key, one in placed.items() if key not in self.standing},
            self.asked,
            frozenset(self.capped),
            self.is_partial,
        )

    def look_up(self, keys: Iterable[Key]) -> None:
        """Go on to what these are alike enough to: to what is linked with that, too."""
        wanted = sorted(set(keys) - self.asked.keys())
        bindings = Bindings.of(self.repairs)
        found: set[int] = set()
        for at in range(0, len(wanted), ASKED):
            found |= self._linked(wanted[at : at + ASKED], bindings)
            self._progress("looking for what is here", at)
        self._reach(found)

    def take_as_asked(self, keys: Iterable[Key]) -> None:
        """These were looked up before, and nothing was found that is not here."""
        bindings = Bindings.of(self.repairs)
        here = (self.candidates[key] for key in keys if key in self.candidates)
        self.asked |= {one.key: dated(one, bindings).fingerprint for one in here}

    def _fresh(self) -> set[Key]:
        """Those of which nobody knows yet what they are linked with: of what is new, those that stand for their near
        copies; and what is dated otherwise than it is filed."""
        bindings = Bindings.of(self.repairs)
        fresh = set(self._leading if self._leading is not None else self._standing_for_others(bindings))
        for key, one in self.stored.items():
            if (
                one.filed is not None
                and (dated(self.candidates[key], bindings).fingerprint.day or UNDATED) != one.filed
            ):
                fresh.add(key)
        return fresh

    def _standing_for_others(self, bindings: Bindings) -> Iterable[Key]:
        new = {one.key: dated(one, bindings).fingerprint for one in self.change.new}
        return near_copies(new, {}, settings.STORY_DAYS).values()

    def _linked(self, keys: Sequence[Key], bindings: Bindings) -> set[int]:
        """The stored versions, each of a story not reached yet, that tell one story with one of the texts."""
        texts = {key: dated(self.candidates[key], bindings).fingerprint for key in keys}
        self.asked |= texts
        met = index.met_by(texts, settings.STORY_DAYS)
        self.capped |= met.capped
        story_of, linked = _stories_of({pk for found in met.versions.values() for pk in found} - self.pks)
        many = _of_many(linked.values())
        weighed = {key: _weighed(shared, linked, many) for key, shared in met.versions.items()}
        others = index.fingerprints_of(set().union(*weighed.values()))
        reached: set[int | None] = {one.story for one in self.stored.values()}
        found: set[int] = set()
        for key, text in texts.items():
            dispatch = Dispatch.of(text, self.names)
            close: dict[int | None, tuple[float, int]] = {}
            for pk in sorted(weighed[key]):
                if story_of[pk] in reached:
                    continue
                if linked[pk] in many:
                    value = likeness(text, others[pk], settings.STORY_DAYS).value
                    close[story_of[pk]] = max(close.get(story_of[pk], (0.0, 0)), (value, -pk))
                elif are_linked(text, others[pk]) or may_go_on(dispatch, others[pk], self.names):
                    reached.add(story_of[pk])
                    found.add(pk)
            closest = sorted((value, pk) for value, pk in close.values() if value >= LINKED)[::-1]
            if closest:
                self.capped.add(key)
            found |= {-pk for _, pk in closest[:CLOSEST]}
        return found

    def _reach(self, pks: set[int]) -> None:
        """Load what is wanted, with all that belongs with it whatever it reads."""
        while pks := pks - self.pks:
            pks = self._bound_to(self._load_whole(pks))

    def _load_whole(self, pks: set[int]) -> list[Candidate]:
        """With the other versions of their stories, of those that are linked with these, and of their drafts. Of many
        that are linked, only the stories themselves."""
        linked: dict[int, set[int]] = defaultdict(set)
        apart: set[int] = set()
        for batch in batches(pks):
            rows = Version.objects.filter(pk__in=batch).values_list("pk", "article__story", "article__story__linked")
            for pk, story, same in rows:
                linked[same].add(story) if same else apart.add(pk)
        fresh: list[Candidate] = []
        many = _of_many(linked)
        self.is_partial |= bool(many)
        for some in batches(linked.keys() - many):
            fresh += self._load(Version.objects.filter(article__story__linked__in=some))
        for some in batches(set().union(*(linked[same] for same in many))):
            fresh += self._load(Version.objects.filter(article__story__in=some))
        for batch in batches(apart):
            drafts = Version.objects.filter(source=OuterRef("source"), draft=OuterRef("draft"), pk__in=batch)
            fresh += self._load(Version.objects.filter(Exists(drafts)))
        return fresh

    def _bound_to(self, candidates: Iterable[Candidate]) -> set[int]:
        """The stored versions that belong with them whatever they read. What reads the same as one that has a place is
        of its story already."""
        mine = list(candidates)
        found = self._named_by_hand({one.key.source for one in mine})
        digests = {one.digest for one in mine if one.key not in self.stored or not self.stored[one.key].story}
        for batch in batches(digests):
            found |= set(Version.objects.arranged().filter(digest__in=batch).values_list("pk", flat=True))
        lots = (mine[at : at + ASKED] for at in range(0, len(mine), ASKED))
        return found.union(*map(self._connected, lots)) - self.pks

    def _connected(self, candidates: Iterable[Candidate]) -> set[int]:
        """The stored versions that a handle connects with one of them."""
        mine = {one.key: one for one in candidates}
        told = {key: handles_of(one.facts) for key, one in mine.items()}
        met = index.connected_by({key: [*one.windows()] for key, one in told.items() if one.goes_by or one.names})
        self.capped |= met.capped
        wanted = {pk for versions in met.versions.values() for pk in versions} | self._going_on(mine, told)
        found: set[int] = set()
        for batch in batches(wanted - self.pks):
            found |= set(Version.objects.arranged().filter(pk__in=batch).values_list("pk", flat=True))
        return found

    def _going_on(self, own: Mapping[Key, Candidate], told: Mapping[Key, Handles]) -> set[int]:
        """The stored texts of an agency that one of these, its own as well, may be a take of one article with."""
        windows = {key: [*one.of_wires()] for key, one in told.items()}
        met = index.connected_by({key: some for key, some in windows.items() if some})
        self.capped |= met.capped
        others = index.fingerprints_of({pk for versions in met.versions.values() for pk in versions} - self.pks)
        found: set[int] = set()
        for key, versions in met.versions.items():
            dispatch = Dispatch.of(own[key].fingerprint, self.names)
            found |= {pk for pk in versions if pk in others and may_go_on(dispatch, others[pk], self.names)}
        return found

    def _named_by_hand(self, sources: set[str]) -> set[int]:
        """The stored versions that repairs connect with the sources, through sources that are not here as well."""
        named: set[str] = set()
        while asking := sources - self.sources:
            self.sources |= asking
            found = self._repairs_naming(asking)
            self.repairs |= found
            sources = sources_in(found)
            named |= sources
        pks: set[int] = set()
        for batch in batches(named):
            pks |= set(Version.objects.filter(source__sha256__in=batch).values_list("pk", flat=True))
        return pks - self.pks

    def _repairs_naming(self, sources: set[str]) -> set[Repair]:
        found = {one for one in self.change.repairs if not sources.isdisjoint(sources_in([one]))}
        if self._has_repairs:
            for batch in batches(sources):
                rows = RepairRow.objects.standing().naming(batch).exclude(gesture__in=self.change.undone)
                found |= set(rows.values_of())
        return found

    @cached_property
    def _has_repairs(self) -> bool:
        return RepairRow.objects.standing().exists()

    def _load(self, versions: VersionQuerySet) -> list[Candidate]:
        """Rows with the candidates they are; what was erased is none."""
        fresh: list[Candidate] = []
        rows = FingerprintRow.objects.filter(version__in=versions.order_by().values("pk"))
        files = self._files(versions)
        for pk, source, sha256, draft, part, parts, readable, *told in rows.values_list(*_LOADED).iterator(ASKED):
            if pk in self.pks:
                continue
            self.pks.add(pk)
            sighted = [Arrival(self.change.watched, path, NOW) for path in self.change.sighted.get(sha256, ())]
            came = [*files.get(source, ()), *sighted]
            names = tuple(sorted(one.path for one in came))
            key = Key(sha256, draft, part)
            digest, day, runs, weights, said, story, linked, first, filed, touched = told[: -len(PLACE)]
            fingerprint = Fingerprint.unpacked(digest, day, runs, weights, said, self._aside)
            may_be_read = self.change.readable.get(pk, readable)
            fresh.append(Candidate(key, fingerprint, parts, names, may_be_read, arrivals=firsts(came)))
            place = cast("Place", tuple(told[-len(PLACE) :]))
            self.stored[key] = Stored(pk, story, linked, first, filed, touched, place)
            self.candidates[key] = fresh[-1]
            if names:
                self.standing.add(key)
        return fresh

    def _files(self, versions: VersionQuerySet) -> dict[int, list[Arrival]]:
        """The files that hold each one's source and stand: without any, the source does not stand. What one bundle
        brought by hand came at once; what landed in a folder, one after the other."""
        files: dict[int, list[Arrival]] = defaultdict(list)
        items = Item.objects.filter(source__in=versions.order_by().values("source")).order_by("path", "pk")
        of_bundles = (f"bundle__{field}" for field in ("state", "watched", "stored_at", "at"))
        rows = items.values_list("pk", "path", "source", "left_out", "bundle", *of_bundles)
        for pk, path, source, left_out, bundle, state, watched, stored_at, began_at in rows.iterator():
            stands = self.change.bundles.get(bundle, state == Bundle.State.STORED)
            if stands and not self.change.left_out.get(pk, left_out):
                at = (stored_at or began_at).isoformat()
                files[source].append(Arrival(watched, path, (at, pk if watched else 0)))
        return files


_LOADED = (
    *("version", "version__source", "version__source__sha256", "version__draft", "version__part", "version__parts"),
    *("version__readable", "version__digest", "day", "runs", "told", "said"),
    *("version__article__story", "version__article__story__linked", "first", "filed", "version__touched"),
    *(f"version__{field}" for field in PLACE),
)


def _weighed(shared: Mapping[int, int], linked: Mapping[int, int | None], many: set[int]) -> set[int]:
    """Which of the versions that a text meets it is weighed against: all, but of those whose stories are linked with
    too many only the few that share most with it."""
    here = shared.keys() & linked.keys()
    of_many = {pk for pk in here if linked[pk] in many}
    most = sorted(of_many, key=lambda pk: (-shared[pk], pk))[:MOST_OF_MANY]
    return (here - of_many) | set(most)


def _stories_of(pks: Iterable[int]) -> tuple[dict[int, int | None], dict[int, int | None]]:
    """Of the versions, by id, the stories, and what these are linked by."""
    stories: dict[int, int | None] = {}
    linked: dict[int, int | None] = {}
    for batch in batches(pks):
        rows = Version.objects.filter(pk__in=batch).values_list("pk", "article__story", "article__story__linked")
        for pk, story, same in rows:
            stories[pk], linked[pk] = story, same
    return stories, linked


def _of_many(linked: Iterable[int | None]) -> set[int]:
    """Those by which stories of more versions are linked than are arranged together."""
    found: set[int] = set()
    for batch in batches({same for same in linked if same}):
        versions = Version.objects.filter(article__story__linked__in=batch).order_by()
        counted = versions.values_list("article__story__linked").annotate(count=Count("pk"))
        found |= {same for same, _ in counted.filter(count__gt=MOST_TOGETHER)}
    return found


def ids_of(keys: Collection[Key]) -> set[int]:
    """Of those that are stored."""
    found: set[int] = set()
    for batch in batches({key.source for key in keys}):
        rows = Version.objects.filter(source__sha256__in=batch).values_list("pk", "source__sha256", "draft", "part")
        found |= {pk for pk, *key in rows if Key(*key) in keys}
    return found


def sources_in(repairs: Iterable[Repair]) -> set[str]:
    """The hashes of those that they name."""
    return {key.source for repair in repairs for key in (repair.one, repair.other) if key}
