"""What became of each file of a bundle that was stored, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stories.archive.write import batches
from stories.models import Bundle, Item, Version
from stories.text.unseen import visible

FORMAT = "writethru.bundle/1"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a text is now: a version that stands, or the words it is a sighting of, and what these go by: their
    article's name, or where that is but the name of a file of it, the name of the file that they came in."""

    version: Version
    words_of: str


@dataclass(frozen=True, slots=True)
class Went:
    """One file, and where each text of it is now."""

    item: Item
    versions: list[Placed]


def went(items: Iterable[Item]) -> list[Went]:
    """Two queries; for no more items than a page shows."""
    listed = list(items)
    found: dict[int, list[Version]] = defaultdict(list)
    sources = {item.source_id for item in listed if item.source_id}
    versions = Version.objects.arranged().filter(source__in=sources).order_by("draft", "part")
    for version in versions.select_related("article__story", "same_as").defer("reading", "same_as__reading"):
        found[version.source_id].append(version)
    others = {one.same_as.source_id for versions in found.values() for one in versions if one.same_as}
    files = _files_of(others)
    return [Went(item, [Placed(one, _words_of(one, files)) for one in found[item.source_id or 0]]) for item in listed]


def _files_of(sources: Iterable[int]) -> dict[int, str]:
    """The first, in order, of the names that each of them came under."""
    standing = Item.objects.standing().filter(source__in=list(sources)).order_by("-path").values_list("source", "path")
    return {source: path.rsplit("/", 1)[-1] for source, path in standing if source}


def _words_of(version: Version, files: Mapping[int, str]) -> str:
    article = version.article
    if not article or not version.same_as:
        return ""
    return files.get(version.same_as.source_id, article.name) if article.name == article.label else article.name


def report(bundle: Bundle) -> dict[str, Any]:
    """What a machine reads of it: `writethru.bundle/1` of docs/formats.md. It holds names and numbers, and no words of
    a text."""
    return {
        "format": FORMAT,
        "bundle": {
            "id": bundle.pk,
            "name": bundle.name,
            "by": bundle.by,
            "at": bundle.at.isoformat(),
            "stored_at": bundle.stored_at.isoformat() if bundle.stored_at else None,
            "state": bundle.state,
        },
        "files": list(_files(bundle)),
    }


def _files(bundle: Bundle) -> Iterator[dict[str, Any]]:
    pks = bundle.items.values_list("pk", flat=True)
    for batch in batches(pks):
        for one in went(
            bundle.items.filter(pk__in=batch).select_related("source").defer("source__content").order_by("pk")
        ):
            yield {
                "path": one.item.path,
                "outcome": one.item.outcome,
                "message": one.item.message,
                "left_out": one.item.left_out,
                "sha256": one.item.source.sha256 if one.item.source else None,
                "versions": [_version(placed.version) for placed in one.versions],
            }


def _version(version: Version) -> dict[str, Any]:
    shown = version.same_as_id or version.pk
    article = version.article
    return {
        "id": shown,
        "address": f"/versions/{shown}/",
        "number": version.same_as.number if version.same_as else version.number,
        "sighting": version.same_as_id is not None,
        "outlet": article.outlet if article else None,
        "agency": article.agency if article else None,
        "story": article.story.slug if article and article.story else None,
    }


COLUMNS = ("path", "outcome", "message", "left out", "sha256", "outlet", "agency", "story", "version", "address")


def as_csv(bundle: Bundle) -> str:
    """A line for each version, and one for each file that gave none. What no screen shows is written out. A cell that
    a spreadsheet would run as a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for file in _files(bundle):
        for version in file["versions"] or [{}]:
            cells = (
                *(file[name] for name in ("path", "outcome", "message", "left_out", "sha256")),
                *(version.get(name) for name in ("outlet", "agency", "story", "number", "address")),
            )
            writer.writerow(["" if cell is None else safe(visible(str(cell))) for cell in cells])
    return written.getvalue()


def safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _COMMANDING else cell


_COMMANDING = frozenset("=+-@\t\r\n＝＋－＠")
"""What a formula begins with, the wide forms of an East Asian keyboard among them."""
