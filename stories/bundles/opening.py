"""A folder, a zip or one file, or files that were sent, opened into items. Nothing is ever unpacked to disk."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from stories.bundles import zips


class NothingUsable(Exception):
    """A path that gives no items at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one item, bytes of a whole bundle, items in a bundle."""

    item_bytes: int
    bundle_bytes: int
    items: int


@dataclass(frozen=True, slots=True)
class Opened:
    """One item: its bytes, or why there are none. `skipped` items are no texts and nobody misses them. Of files that
    were sent, which of them it is or is inside, and its place in that zip."""

    path: str
    content: bytes = b""
    failure: str = ""
    skipped: str = ""
    file: int = 0
    entry: int | None = None


class Items:
    """The items of a bundle, in the order of their paths. Each is opened when its turn comes: one is in memory at a
    time. Going through them raises NothingUsable where they hold more than was seen before."""

    def __init__(self, opening: Callable[[], AbstractContextManager[Iterable[Waiting]]], count: int, most: int) -> None:
        self._opening = opening
        self._count = count
        self._most = most

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Opened]:
        return self.without(set())

    def without(self, done: Collection[tuple[int, int | None]]) -> Iterator[Opened]:
        """Those aside whose place among what was sent is given: these are not opened."""
        size = 0
        with self._opening() as waiting:
            for one in sorted(waiting, key=lambda one: one.path):
                if one.place in done:
                    continue
                opened = one.open()
                size += len(opened.content)
                if size > self._most:
                    raise NothingUsable(f"more than {self._most:,} bytes; bring it in as several bundles")
                yield opened


class Waiting(NamedTuple):
    """An item that is not opened yet, and how many bytes of it are going to be read."""

    path: str
    size: int
    open: Callable[[], Opened]
    place: tuple[int, int | None] = (0, None)


def open_bundle(path: Path, limits: Limits) -> Items:
    """The items at `path`. Raises NothingUsable."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise NothingUsable(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise NothingUsable(f"{path}: {_not_opened(error)}") from error
    if stat.S_ISDIR(mode):
        return _items(lambda: _in_files(_of_folder(path, limits), limits), limits, f"{path}: the folder is empty")
    if not stat.S_ISREG(mode):
        raise NothingUsable(f"{path}: neither a file nor a folder")
    if is_archive(path.name):
        _must_open(path, limits)  # of a lone one that is broken nothing is left to tell
    return _items(lambda: _in_files([_of_disk(path.resolve(), Path(path.name), limits)], limits), limits, "")


def _must_open(path: Path, limits: Limits) -> None:
    try:
        with path.open("rb") as file:
            open_archive(str(path), file, limits).close()
    except OSError as error:
        raise NothingUsable(f"{path}: {_not_opened(error)}") from error


def _items(opening: Callable[[], AbstractContextManager[Iterable[Waiting]]], limits: Limits, empty: str) -> Items:
    """All items, or NothingUsable as soon as they are more than a bundle may hold."""
    count = size = 0
    with opening() as waiting:
        for one in waiting:
            count += 1
            size += one.size
            if count > limits.items:
                raise NothingUsable(f"more than {limits.items:,} items; bring them in as several bundles")
            if size > limits.bundle_bytes:
                raise NothingUsable(f"more than {limits.bundle_bytes:,} bytes; bring it in as several bundles")
    if not count:
        raise NothingUsable(empty)
    return Items(opening, count, limits.bundle_bytes)


MOST_ARCHIVES = 100
"""Zips of one bundle: all are open at once while it is read."""


class Sent(NamedTuple):
    """A file that was sent, or lies in a folder: under which path, how many bytes of it are going to be read, or why it
    was not kept; what opens it for reading; and why nobody misses it, if nobody does."""

    number: int
    path: str
    size: int
    failure: str
    open: Callable[[], IO[bytes]]
    skipped: str = ""


def open_sent(sent: Sequence[Sent], limits: Limits) -> Items:
    """The items of files that were sent. Raises NothingUsable."""
    return _items(lambda: _in_files(sent, limits), limits, "no file was sent")


@contextmanager
def _in_files(files: Iterable[Sent], limits: Limits) -> Iterator[Iterable[Waiting]]:
    """What is in a zip stands for the zip, wherever it came from; a zip inside a zip is not opened. One that is broken,
    or one too many, is an item itself. What is in a lone zip has the paths that it has there."""
    with ExitStack() as stack:
        yield _each_in(files, limits, stack)


def _each_in(files: Iterable[Sent], limits: Limits, stack: ExitStack) -> Iterator[Waiting]:
    waiting = iter(files)
    first = list(islice(waiting, 2))
    archives = _Archives(limits, stack, len(first) == 1)
    for one in chain(first, waiting):
        here = Opened(one.path, failure=one.failure, skipped=one.skipped or _no_text(one.path), file=one.number)
        if here.failure or here.skipped:
            yield _as_it_is(here)
        elif is_archive(one.path):
            yield from archives.inside(one, here)
        else:
            yield Waiting(one.path, one.size, partial(_read, one, here, limits), (one.number, None))


TOO_MANY_ARCHIVES = f"more than {MOST_ARCHIVES} zip archives in one bundle; bring this one in as another"

FOLDERS_AN_ITEM = 1
"""Entries that are folders, for each item that a bundle may have: all entries are in memory while it is read."""


class _Archives:
    """The zips of a bundle, and how many entries of all of them there may still be."""

    def __init__(self, limits: Limits, stack: ExitStack, is_lone: bool) -> None:
        self._limits = limits
        self._stack = stack
        self._is_lone = is_lone
        self._count = 0
        self._entries = most_entries(limits)

    def inside(self, sent: Sent, here: Opened) -> list[Waiting]:
        self._count += 1
        if self._count > MOST_ARCHIVES:
            return [_as_it_is(replace(here, failure=TOO_MANY_ARCHIVES))]
        try:
            file = self._stack.enter_context(sent.open())
            archive = self._stack.enter_context(open_archive(sent.path, file, self._limits, self._entries))
        except NothingUsable as error:
            return [_as_it_is(replace(here, failure=str(error).removeprefix(f"{sent.path}: ")))]
        except OSError as error:
            return [_as_it_is(replace(here, failure=_not_opened(error)))]
        entries = archive.infolist()
        self._entries -= len(entries)
        taken = zips.names_taken(entries)
        folder = "" if self._is_lone else f"{sent.path}/"
        waiting = [
            _waiting(archive, entry, replace(here, path=folder + _shown(entry), entry=at), taken, self._limits)
            for at, entry in enumerate(entries)
            if not zips.holds_nothing(entry)
        ]
        return waiting or [_as_it_is(replace(here, failure="the archive is empty"))]


def most_entries(limits: Limits) -> int:
    return limits.items * (1 + FOLDERS_AN_ITEM)


def _shown(entry: zipfile.ZipInfo) -> str:
    name = "/".join(zips.parts_of(entry.filename)) or "(no name)"
    return name if len(name) <= zips.MOST_NAMED else f"{name[:SHOWN_OF_A_NAME]}…"


SHOWN_OF_A_NAME = 100
"""Characters of a name that is too long."""


def _waiting(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, here: Opened, taken: set[tuple[str, ...]], limits: Limits
) -> Waiting:
    place = here.file, here.entry
    if why := _no_text(here.path):
        return Waiting(here.path, 0, lambda: replace(here, skipped=why), place)
    if damage := zips.damage_of(entry):
        told = replace(here, skipped=damage.said) if damage.skipped else replace(here, failure=damage.said)
        return Waiting(here.path, 0, lambda: told, place)
    if zips.parts_of(entry.filename) in taken:
        return Waiting(here.path, 0, lambda: replace(here, failure=TAKEN_NAME), place)
    return Waiting(here.path, 0, lambda: _entry(archive, entry, here, limits), place)


TAKEN_NAME = "another entry of this archive has the same name; which of them is meant is not told"


def _read(sent: Sent, here: Opened, limits: Limits) -> Opened:
    try:
        with sent.open() as file:
            content = file.read(limits.item_bytes + 1)
    except OSError as error:
        return replace(here, failure=_not_opened(error))
    return replace(_sized(sent.path, content, limits), file=sent.number)


def _not_opened(error: OSError) -> str:
    return f"cannot be opened: {error.strerror}"


def is_archive(path: str) -> bool:
    """Whether a file that was sent is to be opened: by its name, for a .docx is a zip, too, and no archive."""
    return path.lower().endswith(".zip")


def open_archive(shown: str, file: IO[bytes], limits: Limits, most: int | None = None) -> zipfile.ZipFile:
    """A zip of no more than a bundle may hold, and of so many entries at `most`. Raises NothingUsable."""
    try:
        archive = zips.open_zip(file, most_entries(limits) if most is None else most)
    except zips.Untrue as error:
        raise NothingUsable(f"{shown}: {error}") from error
    except _BROKEN as error:
        raise NothingUsable(f"{shown}: a broken zip archive ({error}); send it anew, or the files in it") from error
    try:
        _refuse_bombs(shown, archive, limits)
    except NothingUsable:
        archive.close()
        raise
    return archive


def _of_folder(folder: Path, limits: Limits) -> Iterator[Sent]:
    """Its files, and what stands in for files that nobody would see there: a link to a folder, a folder that cannot be
    opened. Raises NothingUsable where it cannot itself."""
    broken: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=broken.append):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *links]):
            yield _of_disk(Path(parent, name), Path(parent, name).relative_to(folder), limits)
    for error in broken:
        path = Path(error.filename)
        if path == folder:
            raise NothingUsable(f"{folder}: {_not_opened(error)}") from error
        yield _of_disk(path, path.relative_to(folder), limits)._replace(failure=_not_opened(error), skipped="")


def _of_disk(path: Path, inside: Path, limits: Limits) -> Sent:
    shown = in_unicode(inside)

    def opened() -> IO[bytes]:
        return path.open("rb")

    try:
        told = path.lstat()
    except OSError as error:
        return Sent(0, shown, 0, _not_opened(error), opened)
    if not stat.S_ISREG(told.st_mode):
        return Sent(0, shown, 0, "", opened, zips.NOT_PLAIN)
    return Sent(0, shown, told.st_size if told.st_size <= limits.item_bytes else 0, "", opened)


def in_unicode(path: Path) -> str:
    """A path in Unicode; bytes of a name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _as_it_is(opened: Opened) -> Waiting:
    return Waiting(opened.path, 0, lambda: opened, (opened.file, opened.entry))


def _sized(shown: str, content: bytes, limits: Limits) -> Opened:
    if len(content) > limits.item_bytes:
        return Opened(shown, failure=f"larger than the {limits.item_bytes:,} bytes that one item may have")
    return Opened(shown, content)


def _no_text(shown: str) -> str:
    """Why a file is passed over by its name alone, or nothing."""
    hidden = any(part in _OF_SYSTEMS or (part[0] == "." and part != "..") for part in PurePosixPath(shown).parts)
    return "a hidden or system file" if hidden else ""


_OF_SYSTEMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def _refuse_bombs(shown: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Python opens archives whose entries share bytes, so that 60 KB claim 10 GB: totals and overlap are checked
    before anything is read."""
    entries = archive.infolist()
    files = [entry for entry in entries if not zips.holds_nothing(entry)]
    if len(files) > limits.items:
        raise NothingUsable(f"{shown}: {len(files):,} items, more than the {limits.items:,} a bundle may hold")
    if sum(entry.file_size for entry in files) > limits.bundle_bytes:
        raise NothingUsable(f"{shown}: unpacks to more than the {limits.bundle_bytes:,} bytes a bundle may have")
    if names := zips.overlapping(entries, archive.start_dir):
        one, other = (f"“{name[:SHOWN_OF_A_NAME]}”" for name in names)
        wrong = f"its entries {one} and {other} overlap" if names[1] else f"its entry {one} goes on beyond its end"
        raise NothingUsable(f"{shown}: {wrong}; it is not a plain zip")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, here: Opened, limits: Limits) -> Opened:
    try:
        with archive.open(entry) as file:
            content = file.read(limits.item_bytes + 1)
    except _BROKEN as error:
        why = "its packed bytes are damaged" if isinstance(error, zlib.error) else str(error)[:MOST_SAID]
        return replace(here, failure=f"broken inside the archive: {why}; send it anew")
    if len(content) < min(entry.file_size, limits.item_bytes + 1):
        has = f"it has {len(content):,} bytes and says that it has {entry.file_size:,}"
        return replace(here, failure=f"broken inside the archive: {has}; send it anew")
    return replace(_sized(here.path, content, limits), file=here.file, entry=here.entry)


MOST_SAID = 300
"""Characters of what Python says of an entry: it may quote a name of 60 kB."""
