"""The five real texts, by their numbers."""

from pathlib import Path

from stories.text import Document, Kind, parse_versions

FOLDER = Path(__file__).parent.parent / "seeds"


def path(number: str) -> Path:
    return next(FOLDER.glob(f"{number}_*.txt"))


def versions(number: str) -> list[Document]:
    """Oldest first."""
    return parse_versions(path(number).read_bytes().decode("utf-8"), name=path(number).name)


def newest(number: str) -> Document:
    return versions(number)[-1]


def quotes(document: Document, *kinds: Kind) -> list[str]:
    return [document.quote(block.range) for block in document.blocks_of(*kinds)]


def count(document: Document) -> dict[Kind, int]:
    """How many blocks of each kind."""
    found = [block.kind for block in document.blocks]
    return {kind: found.count(kind) for kind in Kind if kind in found}
