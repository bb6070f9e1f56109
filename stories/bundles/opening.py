"""A folder, a zip or one file, or files that were sent, opened into items. Nothing is ever unpacked to disk."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple


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
    if path.is_dir():
        return _items(lambda: _in_files(_of_folder(path, limits), limits), limits, f"{path}: the folder is empty")
    if not path.exists():
        raise NothingUsable(f"{path}: there is no such file or folder")
    if not path.is_file():
        raise NothingUsable(f"{path}: neither a file nor a folder")
    if is_archive(path.name):
        open_archive(str(path), path, limits).close()  # of a lone one that is broken nothing is left to tell
    return _items(lambda: _in_files([_of_disk(path.resolve(), Path(path.name), limits)], limits), limits, "")


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
    archives = 0
    for one in chain(first, waiting):
        archives += is_archive(one.path)
        if archives > MOST_ARCHIVES and is_archive(one.path):
            yield _as_it_is(Opened(one.path, failure=TOO_MANY_ARCHIVES, file=one.number))
        else:
            yield from _of_file(one, len(first) == 1, limits, stack)


TOO_MANY_ARCHIVES = f"more than {MOST_ARCHIVES} zip archives in one bundle; bring this one in as another"


def _of_file(sent: Sent, is_lone: bool, limits: Limits, stack: ExitStack) -> list[Waiting]:
    here = Opened(sent.path, failure=sent.failure, skipped=sent.skipped or _no_text(sent.path), file=sent.number)
    if here.failure or here.skipped:
        return [_as_it_is(here)]
    if not is_archive(sent.path):
        return [Waiting(sent.path, sent.size, lambda: _read(sent, here, limits), (sent.number, None))]
    try:
        archive = stack.enter_context(open_archive(sent.path, stack.enter_context(sent.open()), limits))
    except NothingUsable as error:
        return [_as_it_is(replace(here, failure=str(error).removeprefix(f"{sent.path}: ")))]
    except OSError as error:
        return [_as_it_is(replace(here, failure=_not_opened(error)))]
    folder = "" if is_lone else f"{sent.path}/"

    def waiting(at: int, entry: zipfile.ZipInfo) -> Waiting:
        path = folder + entry.filename

        def opened() -> Opened:
            return replace(_entry(archive, entry, limits), path=path, file=sent.number, entry=at)

        return Waiting(path, 0, opened, (sent.number, at))

    inside = [waiting(at, entry) for at, entry in enumerate(archive.infolist()) if not entry.is_dir()]
    return inside or [_as_it_is(replace(here, failure="the archive is empty"))]


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


def open_archive(shown: str, file: IO[bytes] | Path, limits: Limits) -> zipfile.ZipFile:
    """A zip of no more than a bundle may hold. Raises NothingUsable."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise NothingUsable(f"{shown}: a broken zip archive ({error}); send it anew, or the files in it") from error
    try:
        _refuse_bombs(shown, [entry for entry in archive.infolist() if not entry.is_dir()], limits)
    except NothingUsable:
        archive.close()
        raise
    return archive


def _of_folder(folder: Path, limits: Limits) -> Iterator[Sent]:
    """Its files, and what stands in for files that nobody would see there: a link to a folder, a folder that cannot be
    opened."""
    broken: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=broken.append):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *links]):
            yield _of_disk(Path(parent, name), Path(parent, name).relative_to(folder), limits)
    for error in broken:
        path = Path(error.filename)
        yield _of_disk(path, path.relative_to(folder), limits)._replace(failure=_not_opened(error), skipped="")


def _of_disk(path: Path, inside: Path, limits: Limits) -> Sent:
    shown = in_unicode(inside)

    def opened() -> IO[bytes]:
        return path.open("rb")

    if path.is_symlink() or not path.is_file():
        return Sent(0, shown, 0, "", opened, "not a plain file; links are not followed")
    size = path.stat().st_size
    return Sent(0, shown, size if size <= limits.item_bytes else 0, "", opened)


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


_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def _refuse_bombs(shown: str, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Python opens archives whose entries share bytes, so that 60 KB claim 10 GB: totals and overlap are checked
    before anything is read."""
    if len(entries) > limits.items:
        raise NothingUsable(f"{shown}: {len(entries):,} items, more than the {limits.items:,} a bundle may hold")
    if sum(entry.file_size for entry in entries) > limits.bundle_bytes:
        raise NothingUsable(f"{shown}: unpacks to more than the {limits.bundle_bytes:,} bytes a bundle may have")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise NothingUsable(f"{shown}: the entries of this archive overlap; it is not a plain zip")
        end = entry.header_offset + entry.compress_size


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Opened:
    shown = entry.filename
    if why := _no_text(shown):
        return Opened(shown, skipped=why)
    if entry.flag_bits & _ENCRYPTED:
        return Opened(shown, failure="encrypted; bring it in without a password")
    try:
        with archive.open(entry) as file:
            content = file.read(limits.item_bytes + 1)
    except _BROKEN as error:
        return Opened(shown, failure=f"broken inside the archive: {error}")
    return _sized(shown, content, limits)
