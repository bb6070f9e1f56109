"""A zip, looked at before it is opened. Python lists all that one says it holds, a million folders too, and unpacks by
methods that no cap stops; so how much it holds is read first, and counted, and what is no plain file in it is told."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, NamedTuple

MOST_LISTED = 20_000_000
"""Bytes of the list of what is in a zip: 1,000 for each of 20,000 files. It is in memory while it is read."""

MOST_NAMED = 1_000
"""Characters of the name of an entry, with its folders."""

NOT_PLAIN = "not a plain file; links are not followed"
"""Why a link, or a device, is passed over."""

_TAIL = 65_535
"""Bytes that the comment at the end of a zip may have."""

_END = struct.Struct("<4s4H2LH")
_LARGE_PLACE = struct.Struct("<4sLQL")
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_LISTED = struct.Struct("<4s24x3H12x")
_END_MARK, _LARGE_PLACE_MARK, _LARGE_END_MARK, _LISTED_MARK = b"PK\5\6", b"PK\6\7", b"PK\6\6", b"PK\1\2"


class Untrue(Exception):
    """The archive is not what it says of itself, or more than one may be; the message says what, and where."""


class _End(NamedTuple):
    """What the end of a zip says of it, and at which byte its list begins."""

    parts: tuple[int, int]
    entries: tuple[int, int]
    size: int
    start: int


def open_zip(file: IO[bytes], most: int) -> zipfile.ZipFile:
    """A zip of at most so many entries, its folders among them. Raises Untrue, and what `zipfile` raises."""
    end = _end_of(file)
    if end.parts != (0, 0) or end.entries[0] != end.entries[1]:
        raise Untrue("one part of an archive in several; pack it anew as one")
    if end.entries[1] > most:
        raise Untrue(f"{end.entries[1]:,} entries, its folders among them, more than {most:,}; pack it as several")
    if end.size > MOST_LISTED:
        raise Untrue(f"the list of its entries has {end.size:,} bytes, more than {MOST_LISTED:,}; pack it as several")
    _count(file, end, most)
    archive = zipfile.ZipFile(file)
    if len(archive.infolist()) != end.entries[1]:
        archive.close()
        raise Untrue("its end can be read in two ways; pack it anew")
    return archive


def _end_of(file: IO[bytes]) -> _End:
    """The very last end record is the one that counts, as for `zipfile`."""
    size = file.seek(0, 2)
    start = file.seek(max(0, size - _TAIL - _END.size - _LARGE_PLACE.size - _LARGE_END.size))
    tail = file.read()
    at = len(tail) - _END.size
    if not (tail[at:].startswith(_END_MARK) and tail.endswith(b"\0\0")):
        at = tail.rfind(_END_MARK, max(0, len(tail) - _TAIL - _END.size - 1))
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile("its end is missing")
    _, *parts, here, entries, listed, _, _ = _END.unpack_from(tail, at)
    place = at - _LARGE_PLACE.size
    if place >= 0 and tail[place:].startswith(_LARGE_PLACE_MARK):
        at = place - _LARGE_END.size
        if at < 0 or not tail[at:].startswith(_LARGE_END_MARK):
            raise zipfile.BadZipFile(f"its end, at byte {start + place:,}, points to one that is not there")
        _, _, _, _, *parts, here, entries, listed, _ = _LARGE_END.unpack_from(tail, at)
    if listed > start + at:
        raise Untrue(f"its end, at byte {start + at:,}, says that {listed:,} bytes before it list what is in it")
    return _End((parts[0], parts[1]), (here, entries), listed, start + at - listed)


def _count(file: IO[bytes], end: _End, most: int) -> None:
    """Go through the list of entries without keeping it: what the end says of their number may be a lie."""
    at = file.seek(end.start)
    found = 0
    while at < end.start + end.size:
        head = file.read(_LISTED.size)
        if len(head) < _LISTED.size or not head.startswith(_LISTED_MARK):
            raise zipfile.BadZipFile(f"its list is broken at byte {at:,}, entry {found + 1:,} of {end.entries[1]:,}")
        found += 1
        if found > most:
            raise Untrue(f"more than {most:,} entries, its folders among them; its end says {end.entries[1]:,}")
        rest = sum(_LISTED.unpack(head)[1:])
        at += _LISTED.size + len(file.read(rest))
    if found != end.entries[1]:
        raise Untrue(f"its end says {end.entries[1]:,} entries, and its list has {found:,}")


def overlapping(entries: Sequence[zipfile.ZipInfo], end: int) -> tuple[str, str] | None:
    """The names of two entries that share bytes, folders too; or of one and "" where it goes on beyond the `end` of the
    entries. At the least, an entry is its head, its name and its bytes."""
    before, free = "", 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < free:
            return before, entry.filename
        before, free = entry.filename, entry.header_offset + _HEAD + len(entry.orig_filename) + entry.compress_size
    return (before, "") if free > end else None


_HEAD = 30
"""Bytes before the name of an entry."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with entries of an archive that others need not suffer for: `skipped` are those that nobody
    misses."""

    is_so: Callable[[zipfile.ZipInfo], bool]
    said: str
    skipped: bool = False


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith("/")  # is_dir() fails where there is no name


def _is_special(entry: zipfile.ZipInfo) -> bool:
    """By the mode that Unix knows of it; other systems state none."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFDIR if _is_folder(entry) else stat.S_IFREG)


_ENCRYPTED = 0x1

_DAMAGES = (
    Damage(_is_special, NOT_PLAIN, skipped=True),
    Damage(_is_folder, "a folder that has bytes of its own; pack it anew"),
    Damage(lambda entry: not parts_of(entry.filename), "it has no name; pack it anew"),
    Damage(lambda entry: len(entry.orig_filename) > MOST_NAMED, f"its name has more than {MOST_NAMED:,} characters"),
    Damage(lambda entry: "\0" in entry.orig_filename, "its name is cut short by a character that no name has"),
    Damage(lambda entry: bool(entry.flag_bits & _ENCRYPTED), "encrypted; bring it in without a password"),
    Damage(
        lambda entry: entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
        "compressed by a method that is not unpacked here; pack it anew as a plain zip",
    ),
)


def damage_of(entry: zipfile.ZipInfo) -> Damage | None:
    return next((damage for damage in _DAMAGES if damage.is_so(entry)), None)


def holds_nothing(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a plain folder."""
    return _is_folder(entry) and not entry.file_size and not _is_special(entry)


def names_taken(entries: Sequence[zipfile.ZipInfo]) -> set[tuple[str, ...]]:
    """The names, by their parts, that more than one entry has: unpacked, only one of them would be left."""
    counted = Counter(parts_of(entry.filename) for entry in entries)
    return {name for name, count in counted.items() if count > 1}


def parts_of(name: str) -> tuple[str, ...]:
    """Of a name, the folders and the file: nothing that leads out of the archive."""
    return tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
