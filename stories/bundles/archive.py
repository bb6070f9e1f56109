"""What is stored, as planning asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.db.models import Count, Max

from stories.collate import Signature, Told
from stories.collate.stories import FEWEST_TELLING, LINKED, likeness
from stories.models import Bundle, Source, Story, Version
from stories.text import Basis, Decision

_BATCH = 500  # values in one query: SQLite takes 999 at least


class StoredArchive:
    """The database, as it stood when this was made; `stamp` tells whether it has changed since."""

    def __init__(self) -> None:
        self.stamp: int = Bundle.objects.aggregate(last=Max("pk"))["last"] or 0
        self._paths: dict[str, str] = {}

    def known(self, hashes: Collection[str]) -> Collection[str]:
        for batch in _batches(hashes):
            self._paths |= dict(Source.objects.filter(sha256__in=batch).values_list("sha256", "path"))
        return self._paths.keys() & set(hashes)

    def path_of(self, hash_: str) -> str:
        return self._paths[hash_]

    def stems(self, stems: Collection[str], besides: Collection[int]) -> Collection[str]:
        found: set[str] = set()
        for batch in _batches(stems):
            stories = Story.objects.filter(stem__in=batch).values_list("pk", "stem")
            found.update(stem for pk, stem in stories if pk not in besides)
        return found

    def neighbours(self, hashes: Collection[str], signatures: Iterable[Signature]) -> list[Told]:
        told: dict[int, list[Told]] = {}
        for batch in _batches(hashes):
            held = Version.objects.filter(source__sha256__in=batch).values_list("article__story_id", flat=True)
            told |= self._stories(set(held) - told.keys())
        reached = [*signatures, *_signatures(told.values())]
        met: dict[int, list[Told]] = {}
        while reached:
            candidates = {story for signature in reached for story in _stories_like(signature)}
            met |= self._stories(candidates - met.keys() - told.keys())
            linked = {story for story, versions in met.items() if _linked(_signatures([versions]), reached)}
            reached = _signatures(met[story] for story in linked)
            told |= {story: met.pop(story) for story in linked}
        return sorted((one for versions in told.values() for one in versions), key=lambda one: one.key)

    def _stories(self, stories: Collection[int]) -> dict[int, list[Told]]:
        """The versions of each story."""
        told: dict[int, list[Told]] = {story: [] for story in stories}
        for batch in _batches(stories):
            for one in self._told(batch):
                if one.story is not None:
                    told[one.story].append(one)
        return told

    def _told(self, stories: Collection[int]) -> Iterable[Told]:
        versions = Version.objects.filter(article__story__in=stories).select_related("source", "article")
        for version in versions.defer("source__content"):
            self._paths[version.source.sha256] = version.source.path
            decided = version.article.decided("outlet")
            outlet = Decision(**{**decided, "basis": Basis(decided["basis"])}) if decided else None
            yield Told(version.source.sha256, version.part, version.document, outlet, version.article.story_id)


def _signatures(stories: Iterable[Iterable[Told]]) -> list[Signature]:
    return [one.signature for versions in stories for one in versions]


def _linked(signatures: Iterable[Signature], others: Sequence[Signature]) -> bool:
    return any(likeness(one, other) >= LINKED for one in signatures for other in others)


def _stories_like(signature: Signature) -> Iterable[int]:
    """The stories with a version that shares enough telling words: found by index, however many there are."""
    shared = Version.objects.filter(telling_words__word__in=signature.telling).annotate(shared=Count("telling_words"))
    return shared.filter(shared__gte=FEWEST_TELLING).values_list("article__story_id", flat=True)


Value = TypeVar("Value", int, str)


def _batches(values: Iterable[Value]) -> Iterable[list[Value]]:
    ordered = sorted(values)
    return (ordered[at : at + _BATCH] for at in range(0, len(ordered), _BATCH))
