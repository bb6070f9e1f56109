"""One version as the arrangement asks of it, and the key it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from stories.collate.file_names import FileName, agreed
from stories.collate.fingerprint import Facts, Fingerprint
from stories.text.document import Decision, Document
from stories.text.unseen import visible


class Key(NamedTuple):
    """What a version goes by for ever: the SHA-256 (in hex) of the file it came in, which of the file's drafts it is,
    and which part of the draft, oldest first, both from 0."""

    source: str
    draft: int
    part: int

    def __str__(self) -> str:
        return f"{self.source}:{self.draft}:{self.part}"


class Arrival(NamedTuple):
    """When a file came, as far as it tells an order: a later one came under the same path, from the same folder that is
    watched, where it is `watched`, or by hand. `at` sorts."""

    watched: str
    path: str
    at: tuple[str, int]


NOW = ("~", 0)
"""When something came that is not stored yet: after all that is."""


def firsts(came: Iterable[Arrival]) -> tuple[Arrival, ...]:
    """Of those under one path the first: what comes again is no newer for it."""
    found: dict[tuple[str, str], Arrival] = {}
    for one in sorted(came):
        found.setdefault((one.watched, one.path), one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version to arrange: of its text, what it is recognised by and what it says of itself. `parts`: how many its
    draft holds. `names`: those of the files that it came in, every one, in order; `arrivals`: when each first did. Of
    one that is not `readable` no word may be shown anywhere else: in no title, slug or decision. One that `hides` an
    earlier text which is not readable holds its words too: what is detected in it is not quoted."""

    key: Key
    fingerprint: Fingerprint
    parts: int = 1
    names: tuple[str, ...] = ()
    readable: bool = True
    hides: bool = False
    arrivals: tuple[Arrival, ...] = ()

    @classmethod
    def of(
        cls, key: Key, document: Document, parts: int = 1, names: tuple[str, ...] = (), readable: bool = True
    ) -> Candidate:
        """Of a document that was read just now."""
        return cls(key, Fingerprint.of(document), parts, names, readable)

    @property
    def digest(self) -> str:
        """The document's: equal for texts that read the same."""
        return self.fingerprint.digest

    @property
    def facts(self) -> Facts:
        return self.fingerprint.facts

    def decided(self, what: str) -> Decision | None:
        """The first that it says about `what`, or None."""
        return self.facts.decided(what)

    @property
    def is_newest(self) -> bool:
        """Whether it is the whole text of its draft, and not an earlier story inside it."""
        return self.key.part == self.parts - 1

    def on(self, day: int | None) -> Candidate:
        """The same, published on another day."""
        return replace(self, fingerprint=replace(self.fingerprint, day=day))

    def quoted(self, decision: Decision) -> Decision:
        """What it says of itself, as others may show it: without its words where they may not be read."""
        return decision if self.is_quotable else replace(decision, words="")

    @property
    def is_quotable(self) -> bool:
        return self.readable and not self.hides

    @property
    def file(self) -> str:
        """The first, in order, of the names of the files that it came in: without their folders, and as it is shown."""
        return visible(min((name.rsplit("/", 1)[-1] for name in self.names), default=self.key.source[:12]))

    @property
    def hint(self) -> FileName | None:
        """What the names of its files hint at, as far as they agree."""
        return agreed(self.names)

    @property
    def name(self) -> str:
        """The file's, with a number where it is an earlier part of its draft: "story.txt#1"."""
        return self.file if self.is_newest else f"{self.file}#{self.key.part + 1}"
