"""What is stored, as planning asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db.models import Count, Max

from stories.collate import Signature, Told
from stories.collate.stories import FEWEST_TELLING
from stories.models import Bundle, Source, Version
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

    def neighbours(self, hashes: Collection[str], signatures: Iterable[Signature]) -> list[Told]:
        stories: set[int] = set()
        for batch in _batches(hashes):
            held = Version.objects.filter(source__sha256__in=batch)
            stories.update(held.values_list("article__story_id", flat=True))
        for signature in signatures:
            stories.update(_stories_like(signature))
        told = [one for batch in _batches(stories) for one in self._told(batch)]
        return sorted(told, key=lambda one: one.key)

    def _told(self, stories: Collection[int]) -> Iterable[Told]:
        versions = Version.objects.filter(article__story__in=stories).select_related("source", "article")
        for version in versions.defer("source__content"):
            self._paths[version.source.sha256] = version.source.path
            decided = version.article.decided("outlet")
            outlet = Decision(**{**decided, "basis": Basis(decided["basis"])}) if decided else None
            yield Told(version.source.sha256, version.part, version.document, outlet, version.article.story_id)


def _stories_like(signature: Signature) -> Iterable[int]:
    """The stories with a version that shares enough telling words: found by index, however many there are."""
    shared = Version.objects.filter(telling_words__word__in=signature.telling).annotate(shared=Count("telling_words"))
    return shared.filter(shared__gte=FEWEST_TELLING).values_list("article__story_id", flat=True)


Value = TypeVar("Value", int, str)


def _batches(values: Iterable[Value]) -> Iterable[list[Value]]:
    ordered = sorted(values)
    return (ordered[at : at + _BATCH] for at in range(0, len(ordered), _BATCH))
