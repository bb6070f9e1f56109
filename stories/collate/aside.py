"""What is bulky and seldom asked for, set aside in a file that the system deletes: memory does not grow with it."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import NamedTuple
from weakref import finalize

IN_MEMORY = 1_000_000
"""Bytes that are held in memory; of more all go to the file."""


class Place(NamedTuple):
    """Where something was set aside, and how many bytes it has."""

    start: int
    length: int


class Aside:
    """The file is there for as long as this is."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by close()
        self._end = 0
        self.close = finalize(self, self._file.close)

    def keep(self, content: bytes) -> Place:
        self._file.seek(self._end)
        self._file.write(content)
        place = Place(self._end, len(content))
        self._end += len(content)
        return place

    def write(self, start: int, content: bytes) -> None:
        """Instead of as many bytes that were kept there."""
        self._file.seek(start)
        self._file.write(content)

    def read(self, place: Place) -> bytes:
        self._file.seek(place.start)
        return self._file.read(place.length)
