"""The items of a bundle read: bytes, drafts, and the versions that each draft holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from stories.bundles.opening import Opened
from stories.collate import Candidate, Key
from stories.readers import Draft, Unreadable, documents, read
from stories.text import Document
from stories.text.names import Names


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item, its drafts and the documents of each, oldest first; or why it gives nothing to read."""

    item: Opened
    sha256: str = ""
    drafts: tuple[Draft, ...] = ()
    documents: tuple[tuple[Document, ...], ...] = ()
    failure: str = ""

    @property
    def warning(self) -> str:
        return "; ".join(dict.fromkeys(draft.warning for draft in self.drafts if draft.warning))

    def candidates(self, names: tuple[str, ...]) -> list[Candidate]:
        """A candidate for each version; `names` are the names of all files of these bytes."""
        return [
            Candidate(Key(self.sha256, draft, part), document, len(parts), names)
            for draft, parts in enumerate(self.documents)
            for part, document in enumerate(parts)
        ]


def read_items(items: Iterable[Opened], names: Names) -> list[ReadItem]:
    return [_read(item, names) for item in items]


def _read(item: Opened, names: Names) -> ReadItem:
    if item.failure or item.skipped:
        return ReadItem(item, failure=item.failure)
    try:
        drafts = read(item.path, item.content)
    except Unreadable as error:
        return ReadItem(item, failure=str(error))
    held = tuple(tuple(documents(draft, names)) for draft in drafts)
    return ReadItem(item, hashlib.sha256(item.content).hexdigest(), tuple(drafts), held)
