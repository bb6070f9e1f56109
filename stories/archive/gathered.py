"""All that an arrangement depends on, gathered from the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Count, Max, Q

from stories.archive.change import Change
from stories.collate import Candidate, Key, Repair, Signature
from stories.collate.stories import FEWEST_TELLING, LINKED, likeness
from stories.models import Act, Item, Source, TellingWord, Version
from stories.models import Repair as RepairRow
from stories.models.names import known_names
from stories.text.names import Names

BATCH = 500
"""Values in one query: SQLite takes 999 at least."""


@dataclass(frozen=True)
class Gathered:
    """What to arrange, as it would be after a change, and where it stands today: the ids of the stored versions by
    their keys, and those that lose their place. `stamp` is the last act that was known of."""

    stamp: int
    change: Change
    names: Names
    candidates: tuple[Candidate, ...]
    repairs: tuple[Repair, ...]
    stored: Mapping[Key, int] = field(repr=False)
    leaving: frozenset[int] = frozenset()

    def is_stale(self) -> bool:
        """Whether what was gathered may be otherwise by now. Asked under the lock; only what was added since is looked
        at, so that changes about different stories do not hinder each other."""
        acts = Act.objects.filter(pk__gt=self.stamp)
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
        rows = touched.values_list("pk", "digest", "identity", "replaces")
        mine = set(self.stored.values())
        digests = {one.document.digest for one in self.candidates}
        identities = set(_identities(self.candidates))
        for pk, digest, identity, replaces in rows:
            if pk in mine or digest in digests or (identity or None) in identities or (replaces or None) in identities:
                return True
        return any(self._would_meet(pk) for pk in self._sharing_words())

    def _sharing_words(self) -> Iterator[int]:
        told: dict[int, set[str]] = defaultdict(set)
        for pk, word in TellingWord.objects.filter(version__touched__gt=self.stamp).values_list("version", "word"):
            told[pk].add(word)
        for pk, words in told.items():
            if any(len(words & one.signature.telling) >= FEWEST_TELLING for one in self.candidates):
                yield pk

    def _would_meet(self, pk: int) -> bool:
        other = Signature.of(Version.objects.get(pk=pk).document)
        return any(likeness(one.signature, other) >= LINKED for one in self.candidates)


def last_act() -> int:
    return Act.objects.aggregate(last=Max("pk"))["last"] or 0


def gather(change: Change) -> Gathered:
    """Everything that the arrangement of what the change is about depends on."""
    return _Gathering(change).done()


class _Gathering:
    """Goes from text to text: to those of one story or draft, those that a repair names, those that read the same or
    state one identity, and those alike enough to tell one story."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.stamp = last_act()
        self.rows: dict[int, Version] = {}
        self.candidates: dict[Key, Candidate] = {one.key: one for one in change.new}
        self.standing: set[Key] = set(self.candidates)
        self.repairs: set[Repair] = set()
        self.asked: set[str] = set()
        self.met: dict[int, list[Candidate]] = {}

    def done(self) -> Gathered:
        reached = list(self.change.new)
        pending = (
            set(self.change.seeds) | self._named_by_hand(_sources_in(self.change.repairs)) | self._bound_to(reached)
        )
        while pending or reached:
            while pending:
                fresh = self._keep(self._load(self._whole(pending) - self.rows.keys()))
                reached += fresh
                pending = self._bound_to(fresh)
            pending, reached = self._alike(reached), []
        stored = {version.key: pk for pk, version in self.rows.items()}
        leaving = {pk for pk, version in self.rows.items() if version.article_id and version.key not in self.standing}
        arranged = tuple(one for key, one in sorted(self.candidates.items()) if key in self.standing)
        names = self.change.names or known_names()
        return Gathered(
            self.stamp, self.change, names, arranged, tuple(sorted(self.repairs)), stored, frozenset(leaving)
        )

    def _bound_to(self, candidates: Sequence[Candidate]) -> set[int]:
        """The stored versions that belong with them whatever they read."""
        found = self._named_by_hand({one.key.source for one in candidates})
        digests = {one.document.digest for one in candidates}
        for batch in batches(digests):
            found |= set(Version.objects.arranged().filter(digest__in=batch).values_list("pk", flat=True))
        for batch in batches(set(_identities(candidates))):
            stated = Q(identity__in=batch) | Q(replaces__in=batch)
            found |= set(Version.objects.arranged().filter(stated).values_list("pk", flat=True))
        return found - self.rows.keys()

    def _named_by_hand(self, sources: set[str]) -> set[int]:
        """The stored versions that repairs connect with the sources, through sources that are not here as well."""
        reached: set[str] = set()
        while asking := sources - self.asked:
            self.asked |= asking
            reached |= asking
            found = self._repairs_naming(asking)
            self.repairs |= found
            sources = _sources_in(found)
        pks: set[int] = set()
        for batch in batches(reached):
            pks |= set(Version.objects.filter(source__sha256__in=batch).values_list("pk", flat=True))
        return pks - self.rows.keys()

    def _repairs_naming(self, sources: set[str]) -> set[Repair]:
        found = {one for one in self.change.repairs if not sources.isdisjoint(_sources_in([one]))}
        for batch in batches(sources):
            rows = RepairRow.objects.standing().naming(batch).exclude(gesture__in=self.change.undone)
            found |= set(rows.values_of())
        return found

    def _whole(self, pks: set[int]) -> set[int]:
        """With the other versions of their stories and of their drafts."""
        found = set(pks)
        for batch in batches(pks):
            rows = Version.objects.filter(pk__in=batch)
            stories = {story for story in rows.values_list("article__story", flat=True) if story}
            drafts = set(rows.values_list("source", "draft"))
            for some in batches(stories):
                found |= set(Version.objects.filter(article__story__in=some).values_list("pk", flat=True))
            beside = Version.objects.filter(source__in={source for source, _ in drafts})
            found |= {pk for pk, *draft in beside.values_list("pk", "source", "draft") if tuple(draft) in drafts}
        return found

    def _load(self, pks: Collection[int]) -> list[tuple[Version, Candidate, bool]]:
        """Rows with the candidates they are, and whether they stand; what was erased is none."""
        loaded: list[tuple[Version, Candidate, bool]] = []
        for batch in batches(pks):
            rows = Version.objects.filter(pk__in=batch, source__erased_at=None).select_related("source", "article")
            versions = list(rows.defer("source__content", "carried"))
            files = self._files({version.source_id for version in versions})
            for version in versions:
                sha256 = version.source.sha256
                names = (*files.get(version.source_id, ()), *self.change.sighted.get(sha256, ()))
                readable = self.change.readable.get(version.pk, version.readable)
                candidate = Candidate(version.key, version.document, version.parts, tuple(sorted(names)), readable)
                loaded.append((version, candidate, bool(names)))
        return loaded

    def _files(self, sources: Collection[int]) -> dict[int, list[str]]:
        """The names of the files that hold each source and stand: without any, the source does not stand."""
        files: dict[int, list[str]] = defaultdict(list)
        for batch in batches(sources):
            for item in Item.objects.of_sources(batch):
                left_out = self.change.left_out.get(item.pk, item.left_out)
                stands = self.change.bundles.get(item.bundle_id, item.bundle.undone_at is None)
                if stands and not left_out and item.source_id:
                    files[item.source_id].append(item.path)
        return files

    def _keep(self, loaded: Iterable[tuple[Version, Candidate, bool]]) -> list[Candidate]:
        fresh = []
        for version, candidate, stands in loaded:
            self.rows[version.pk] = version
            self.candidates[candidate.key] = candidate
            fresh.append(candidate)
            if stands:
                self.standing.add(candidate.key)
        return fresh

    def _alike(self, reached: Sequence[Candidate]) -> set[int]:
        """The versions of the stories that hold a text alike enough to one of those reached."""
        known = {version.article.story_id for version in self.rows.values() if version.article}
        stories = {story for one in reached for story in _stories_like(one.signature)} - known
        for batch in batches(stories - self.met.keys()):
            here = Version.objects.arranged().filter(article__story__in=batch)
            for version, candidate, _ in self._load(set(here.values_list("pk", flat=True))):
                self.met.setdefault(version.in_article.story_id or 0, []).append(candidate)
        linked = {story for story in stories if _linked(self.met.get(story, ()), reached)}
        found: set[int] = set()
        for batch in batches(linked):
            found |= set(Version.objects.filter(article__story__in=batch).values_list("pk", flat=True))
        return found


def _linked(candidates: Iterable[Candidate], others: Sequence[Candidate]) -> bool:
    return any(likeness(one.signature, other.signature) >= LINKED for one in candidates for other in others)


def _stories_like(signature: Signature) -> Iterable[int]:
    """The stories with a version that shares enough telling words: found by index, however many there are."""
    words = Version.objects.arranged().filter(telling_words__word__in=signature.telling)
    shared = words.annotate(shared=Count("telling_words")).filter(shared__gte=FEWEST_TELLING)
    return shared.exclude(article=None).values_list("article__story_id", flat=True)


def _sources_in(repairs: Iterable[Repair]) -> set[str]:
    return {key.source for repair in repairs for key in (repair.one, repair.other) if key}


def _identities(candidates: Iterable[Candidate]) -> Iterator[str]:
    for one in candidates:
        for what in ("identity", "replaces"):
            if decision := one.document.decided(what):
                yield decision.value


Value = TypeVar("Value", int, str)


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    ordered = sorted(values)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
