"""The items of a bundle read: bytes, drafts, and the versions that each draft holds.

Of each item only what the arrangement asks stays in memory. A large bundle is read by several processes, a few files
at a time: reading takes most of an import's time, and shares nothing.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import chain, islice

from stories.archive.change import Progress, silent
from stories.bundles.manifest import TAKEN, Line, Unusable, is_manifest, lines_of
from stories.bundles.opening import Opened
from stories.bundles.spool import Spool
from stories.collate import Candidate, Fingerprint, Key
from stories.collate.aside import Place
from stories.readers import Draft, Unreadable, documents, read
from stories.text.names import Names

READ_ALONE = 150
"""Items that are read by the process itself. To start others takes as long as to read about so many."""

AT_A_TIME = 20
"""Items that another process reads at a time."""

ASKED_EVERY = 0.5
"""Seconds between two looks at whether to go on while others read: one file of 2 MB can take them half a minute."""


def nothing() -> None:
    pass


_NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A text of an item: which draft it is of, which of its `parts`, what it is recognised by, and where its reading is
    set aside (`Document.reading()`, as JSON)."""

    draft: int
    part: int
    parts: int
    fingerprint: Fingerprint
    reading: Place


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item, the versions it holds and where its bytes are set aside; or why it gives nothing to read. `stated` is
    what a manifest says of other files."""

    path: str
    sha256: str = ""
    skipped: str = ""
    failure: str = ""
    warning: str = ""
    media_type: str = ""
    encoding: str = ""
    content: Place = _NOWHERE
    versions: tuple[ReadVersion, ...] = ()
    left_out: bool = False
    stated: tuple[Line, ...] = ()

    def candidates(self, names: tuple[str, ...]) -> list[Candidate]:
        """A candidate for each version; `names` are the names of all files of these bytes."""
        return [
            Candidate(Key(self.sha256, one.draft, one.part), one.fingerprint, one.parts, names) for one in self.versions
        ]


def read_items(items: Iterable[Opened], names: Names, spool: Spool, progress: Progress = silent) -> list[ReadItem]:
    """In the order given; a few are opened, and held in memory, at a time."""
    found: list[ReadItem] = []
    for item, told in read_each(items, names):
        found.append(set_aside(told, item.content, spool))
        progress("files read", len(found))
    return found


def read_each(
    items: Iterable[Opened], names: Names, meanwhile: Callable[[], None] = nothing
) -> Iterator[tuple[Opened, Told]]:
    """In the order given; a few are opened, and held in memory, at a time. `meanwhile` is asked now and then while
    others read: it ends the reading by raising, and what they are at is not waited for."""
    waiting = iter(items)
    alone = ((item, _read(item, names)) for item in islice(waiting, READ_ALONE))
    return chain(alone, _read_by_others(waiting, names, meanwhile))


Told = tuple[ReadItem, list[bytes]]
"""An item, and the readings of its versions."""


def set_aside(told: Told, content: bytes, spool: Spool) -> ReadItem:
    """The item, with its bytes, the readings and what these are recognised by kept in the spool."""
    item, readings = told
    if not item.versions:
        return item
    kept = (
        replace(one, fingerprint=one.fingerprint.set_aside(spool), reading=spool.keep(reading))
        for one, reading in zip(item.versions, readings, strict=True)
    )
    return replace(item, content=spool.keep(content), versions=tuple(kept))


def _read(item: Opened, names: Names) -> Told:
    told = ReadItem(item.path, skipped=item.skipped, failure=item.failure)
    if item.failure or item.skipped:
        return told, []
    if is_manifest(item.path):
        return _read_manifest(item), []
    try:
        return read_drafts(item, read(item.path, item.content), names)
    except Unreadable as error:
        return replace(told, failure=str(error)), []


def _read_manifest(item: Opened) -> ReadItem:
    try:
        return ReadItem(item.path, skipped=TAKEN, stated=tuple(lines_of(item.path, item.content)))
    except Unusable as error:
        return ReadItem(item.path, failure=str(error))


def read_drafts(item: Opened, drafts: Sequence[Draft], names: Names) -> Told:
    """The versions of an item's drafts."""
    versions: list[ReadVersion] = []
    readings: list[bytes] = []
    for number, draft in enumerate(drafts):
        parts = documents(draft, names)
        for part, document in enumerate(parts):
            versions.append(ReadVersion(number, part, len(parts), Fingerprint.of(document), _NOWHERE))
            readings.append(json.dumps(document.reading(), separators=(",", ":")).encode())
    told = ReadItem(
        item.path,
        hashlib.sha256(item.content).hexdigest(),
        warning="; ".join(dict.fromkeys(draft.warning for draft in drafts if draft.warning)),
        media_type=drafts[0].media_type,
        encoding=drafts[0].encoding,
        versions=tuple(versions),
    )
    return told, readings


def _read_by_others(
    items: Iterator[Opened], names: Names, meanwhile: Callable[[], None]
) -> Iterator[tuple[Opened, Told]]:
    """The items read by as many processes as there are processors, in the order given."""
    batch = list(islice(items, AT_A_TIME))
    if not batch:
        return
    processes = os.cpu_count() or 1
    # Not forked: what starts an import may have threads, and open connections.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, _begin, (names,))
    running: deque[tuple[list[Opened], Future[list[Told]]]] = deque()
    try:
        while batch or running:
            while batch and len(running) < 3 * processes:
                running.append((batch, pool.submit(_read_batch, batch)))
                batch = list(islice(items, AT_A_TIME))
            sent, result = running.popleft()
            while not wait([result], ASKED_EVERY).done:
                meanwhile()
            yield from zip(sent, result.result(), strict=True)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


_names: Names
"""Those known to a reading process."""


def _begin(names: Names) -> None:
    global _names
    _names = names
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Where the import is killed, nobody else would end its reading processes."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _read_batch(items: list[Opened]) -> list[Told]:
    return [_read(item, _names) for item in items]
