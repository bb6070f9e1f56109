"""What a bundle brings, set aside on disk between reading and storing: memory does not grow with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, Self

from stories.collate.aside import Aside

if TYPE_CHECKING:
    from stories.bundles.read import ReadItem


class Shelf(Protocol):
    """Where the bytes of files and the readings of their versions wait to be stored."""

    def contents(self, items: Sequence[ReadItem]) -> list[bytes]: ...
    def readings(self, items: Sequence[ReadItem]) -> list[bytes]: ...


class Spool(Aside):
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def contents(self, items: Sequence[ReadItem]) -> list[bytes]:
        """The bytes of each."""
        return [self.read(item.content) for item in items]

    def readings(self, items: Sequence[ReadItem]) -> list[bytes]:
        """Of all their versions, in order."""
        return [self.read(version.reading) for item in items for version in item.versions]
