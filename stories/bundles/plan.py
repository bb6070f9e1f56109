"""What a bundle would store, worked out before anything is stored."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from stories.bundles.opening import Opened
from stories.collate import ArrangedStory, Signature, Told, arrange
from stories.collate.arrange import Key
from stories.readers import Draft, Unreadable, read
from stories.text import Decision, Document, parse_versions


class Archive(Protocol):
    """What planning asks of what is already stored."""

    stamp: int

    def known(self, hashes: Collection[str]) -> Collection[str]:
        """Those of the SHA-256 hashes whose bytes are stored."""

    def neighbours(self, hashes: Collection[str], signatures: Iterable[Signature]) -> list[Told]:
        """Every version of every story that holds one of the sources, or that links from text to text connect with
        one of them or with one of the signatures: all that the arrangement of these depends on."""

    def path_of(self, hash_: str) -> str:
        """The path of a stored source."""

    def stems(self, stems: Collection[str], besides: Collection[int]) -> Collection[str]:
        """Those of the stems that stored stories have, some stories aside."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One item read, or why it gives nothing to read."""

    item: Opened
    sha256: str = ""
    draft: Draft | None = None
    documents: tuple[Document, ...] = ()
    failure: str = ""

    @property
    def outlet(self) -> Decision | None:
        """The outlet that any of its versions names, the newest first."""
        return next(filter(None, (one.decided("outlet") for one in reversed(self.documents))), None)


@dataclass(frozen=True, slots=True)
class PlannedItem:
    path: str
    outcome: str
    message: str


@dataclass(frozen=True)
class Plan:
    """`readings` are the sources to store; `told` every version of the stories concerned, stored ones included."""

    name: str
    stamp: int
    items: tuple[PlannedItem, ...]
    readings: tuple[Reading, ...]
    told: Mapping[Key, Told]
    stories: tuple[ArrangedStory, ...]
    slugs: tuple[str, ...]
    """Of the stories, as they will be once stored."""
    paths: Mapping[str, str] = field(repr=False)
    """Path of each source concerned, by its hash."""

    @property
    def new(self) -> set[Key]:
        """The versions it would store."""
        return {key for key, one in self.told.items() if one.story is None}


def read_items(items: Iterable[Opened]) -> list[Reading]:
    return [_read(item) for item in items]


def _read(item: Opened) -> Reading:
    if item.failure or item.skipped:
        return Reading(item, failure=item.failure)
    try:
        draft = read(item.path, item.content)
    except Unreadable as error:
        return Reading(item, failure=str(error))
    documents = tuple(parse_versions(draft.text, draft.media_type, item.path))
    return Reading(item, hashlib.sha256(item.content).hexdigest(), draft, documents)


def plan(name: str, readings: Sequence[Reading], archive: Archive) -> Plan:
    """The plan for a bundle called `name`. Depends on what it holds and on what is stored, not on any order."""
    usable = {reading.sha256: reading for reading in reversed(readings) if reading.documents}
    known = set(archive.known(usable))
    new = [reading for sha256, reading in usable.items() if sha256 not in known]
    signatures = [Signature.of(document) for reading in new for document in reading.documents]
    stored = archive.neighbours(known, signatures)
    told, same = _without_repeats(stored, new)
    by_key = {one.key: one for one in (*stored, *told)}
    items = tuple(_outcome(reading, usable, known, same, archive) for reading in readings)
    paths = {reading.sha256: reading.item.path for reading in new}
    paths |= {one.source: archive.path_of(one.source) for one in stored}
    stories = arrange(by_key.values())
    slugs = tuple(_slugs(stories, by_key, archive))
    return Plan(name, archive.stamp, items, tuple(new), by_key, tuple(stories), slugs, paths)


def marked(stem: str, digests: Iterable[str]) -> str:
    """The slug of one of several stories of one stem, told apart by their texts."""
    return f"{stem}-{min(digests)[:6]}"


def _slugs(stories: Sequence[ArrangedStory], told: Mapping[Key, Told], archive: Archive) -> Iterator[str]:
    """Each story's stem, with a mark where another story has it too."""
    stems = Counter(story.slug for story in stories)
    concerned = {pk for story in stories for pk in story.stories}
    taken = archive.stems(stems.keys(), concerned)
    for story in stories:
        if stems[story.slug] == 1 and story.slug not in taken:
            yield story.slug
        else:
            keys = (key for article in story.articles for key in article.versions)
            yield marked(story.slug, (told[key].document.digest for key in keys))


def _without_repeats(stored: Sequence[Told], new: Iterable[Reading]) -> tuple[list[Told], dict[str, str]]:
    """The versions to add, without those whose text the same outlet is known to have published; and, for the sources
    that hold nothing else, the name of that version. Unnamed outlets may have run the same text: theirs all count."""
    published = {(one.outlet.value, one.document.text): one.document.name for one in stored if one.outlet}
    told: list[Told] = []
    same: dict[str, str] = {}
    for reading in sorted(new, key=lambda reading: reading.sha256):
        fresh = []
        for part, document in enumerate(reading.documents):
            twin = (reading.outlet.value, document.text) if reading.outlet else None
            if twin is None or twin not in published:
                fresh.append(Told(reading.sha256, part, document, reading.outlet))
                if twin is not None:
                    published[twin] = document.name
            else:
                same[reading.sha256] = published[twin]
        if fresh:
            same.pop(reading.sha256, None)
        told += fresh
    return told, same


def _outcome(
    reading: Reading, usable: Mapping[str, Reading], known: Collection[str], same: Mapping[str, str], archive: Archive
) -> PlannedItem:
    path = reading.item.path
    if reading.item.skipped:
        return PlannedItem(path, "skipped", reading.item.skipped)
    if reading.failure or reading.draft is None:
        return PlannedItem(path, "failed", reading.failure)
    if reading.sha256 in known:
        return PlannedItem(path, "known", f"stored before as {archive.path_of(reading.sha256)}")
    if usable[reading.sha256] is not reading:
        return PlannedItem(path, "known", f"the same bytes as {usable[reading.sha256].item.path}")
    if reading.sha256 in same:
        return PlannedItem(path, "known", f"the same text as {same[reading.sha256]}; its bytes are kept")
    return PlannedItem(path, "stored", reading.draft.warning)
