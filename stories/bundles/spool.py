"""What a bundle brings, set aside on disk between reading and storing: memory does not grow with it."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from stories.bundles.read import ReadItem

IN_MEMORY = 8_000_000
"""Bytes that are held in memory; of a larger bundle all go to a file that the system deletes."""


class Place(NamedTuple):
    """Where something was set aside, and how many bytes it has."""

    start: int
    length: int


class Shelf(Protocol):
    """Where the bytes of files and the readings of their versions wait to be stored."""

    def contents(self, items: Sequence[ReadItem]) -> list[bytes]: ...
    def readings(self, items: Sequence[ReadItem]) -> list[bytes]: ...


class Spool:
    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by close()
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def contents(self, items: Sequence[ReadItem]) -> list[bytes]:
        """The bytes of each."""
        return [self.read(item.content) for item in items]

    def readings(self, items: Sequence[ReadItem]) -> list[bytes]:
        """Of all their versions, in order."""
        return [self.read(version.reading) for item in items for version in item.versions]

    def keep(self, content: bytes) -> Place:
        self._file.seek(self._end)
        self._file.write(content)
        place = Place(self._end, len(content))
        self._end += len(content)
        return place

    def read(self, place: Place) -> bytes:
        self._file.seek(place.start)
        return self._file.read(place.length)
