"""What a `bundle.json` or `bundle.csv` beside the files states of them: outlet, agency, slug, time, order, version of.

What is stated becomes changes of the bundle's own, as if a person had made them: it beats what is read, and it can be
seen, changed and taken back.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.repairs import validate

if TYPE_CHECKING:
    from stories.bundles.read import ReadItem

NAMES = ("bundle.json", "bundle.csv")

TAKEN = "says of the other files what they are"
"""Why a manifest is no text."""

MOST_PROBLEMS = 10
"""Lines that fit nothing, of those that are named."""

FILE, OUTLET, AGENCY, SLUG, TIME, ORDER, VERSION_OF = "file", "outlet", "agency", "slug", "time", "order", "version of"

_CALLED = {
    **dict.fromkeys(("file", "path", "name", "filename", "file name"), FILE),
    **dict.fromkeys(("outlet", "publication", "newspaper"), OUTLET),
    **dict.fromkeys(("agency", "wire"), AGENCY),
    **dict.fromkeys(("slug", "keyword"), SLUG),
    **dict.fromkeys(("time", "published", "date", "datetime"), TIME),
    **dict.fromkeys(("order", "number", "version"), ORDER),
    **dict.fromkeys(("version of", "version_of", "versionof"), VERSION_OF),
}
"""What the columns, or the members, may be called, in any case."""


class Line(NamedTuple):
    """One line, from 1, and what it states by the names above."""

    number: int
    stated: Mapping[str, str]


class Unusable(Exception):
    """The manifest cannot be read; the message says where and why."""


def is_manifest(path: str) -> bool:
    return PurePosixPath(path).name.lower() in NAMES


def lines_of(path: str, content: bytes) -> list[Line]:
    """Raises Unusable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(f"not in UTF-8: byte {error.start}") from error
    lines = _of_json(text) if path.lower().endswith(".json") else _of_csv(text)
    if not any(FILE in line.stated for line in lines):
        raise Unusable("names no file: it takes a column, or a member, called “file”")
    return lines


def _of_json(text: str) -> list[Line]:
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unusable(f"no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise Unusable("no JSON that can be read: lists inside lists too deep") from error
    if isinstance(told, dict) and isinstance(told.get("files"), list):
        told = told["files"]
    if isinstance(told, dict):
        told = [{"file": path, **stated} for path, stated in told.items() if isinstance(stated, dict)]
    if not isinstance(told, list):
        raise Unusable("no list of files")
    return [Line(number, _stated(one)) for number, one in enumerate(told, start=1) if isinstance(one, dict)]


def _of_csv(text: str) -> list[Line]:
    head = text.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
        return [Line(rows.line_num, _stated(row)) for row in rows]
    except csv.Error as error:
        raise Unusable(f"line {rows.line_num + 1}: {error}") from error


def _stated(told: Mapping[Any, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in told.items():
        what = _CALLED.get(str(name).strip().lower())
        if what and isinstance(value, (str, int, float)) and str(value).strip():
            found.setdefault(what, str(value).strip()[:300])
    return found


@dataclass(frozen=True)
class Manifest:
    """The changes that a bundle's manifests come to, and for each manifest's path the lines that fit nothing."""

    repairs: tuple[Repair, ...]
    problems: Mapping[str, Sequence[str]]

    @property
    def why(self) -> str:
        return "stated in the manifest of the bundle"

    def told(self, items: Sequence[ReadItem]) -> list[ReadItem]:
        """The items, those manifests marked of which a line fits nothing."""
        return [
            replace(one, skipped="", failure=_of(found)) if (found := self.problems.get(one.path)) else one
            for one in items
        ]


def _at(path: str, line: Line) -> str:
    return f"{'entry' if path.lower().endswith('.json') else 'line'} {line.number}"


def _of(problems: Sequence[str]) -> str:
    more = len(problems) - MOST_PROBLEMS
    shown = "; ".join(problems[:MOST_PROBLEMS])
    return f"{shown}{f'; and {more} more lines' if more > 0 else ''}. Its other lines were taken"


def manifest_of(items: Sequence[ReadItem], here: Collection[str] = ()) -> Manifest:
    """Of a bundle's items, what its manifests state. Of a file that is here already, by its hash, nothing is stated
    anew."""
    problems: dict[str, list[str]] = defaultdict(list)
    stated: list[tuple[ReadItem, Line, str]] = []
    for manifest in (one for one in items if one.stated):
        find = _Finding(manifest.path, items)
        for line in manifest.stated:
            mine = find.item(line.stated.get(FILE, ""))
            if mine is None:
                problems[manifest.path].append(
                    f"{_at(manifest.path, line)}: no file is called “{line.stated.get(FILE, '')}”"
                )
                continue
            base = line.stated.get(VERSION_OF, "")
            other = find.item(base) if base else None
            if base and other is None:
                problems[manifest.path].append(
                    f"{_at(manifest.path, line)}: no file is called “{base}”, of which it is a version"
                )
            stated.append((mine, line, manifest.path))
            if other is not None:
                stated.append((mine, Line(line.number, {VERSION_OF: other.path}), manifest.path))
    repairs = list(_given(stated, here, problems))
    repairs += _bound(stated, {one.path: one for one in items}, here)
    return Manifest(tuple(dict.fromkeys(repairs)), dict(problems))


class _Finding:
    """The files that a manifest may name: by their path beside it, or by a name that no other has."""

    def __init__(self, path: str, items: Iterable[ReadItem]) -> None:
        folder = PurePosixPath(path).parent
        self._by_path: dict[str, ReadItem] = {}
        self._by_name: dict[str, list[ReadItem]] = defaultdict(list)
        for one in items:
            if one.versions:
                self._by_path[one.path] = one
                self._by_name[PurePosixPath(one.path).name].append(one)
        self._folder = "" if str(folder) == "." else f"{folder}/"

    def item(self, named: str) -> ReadItem | None:
        bare = named.removeprefix("./").replace("\\", "/")
        for path in (self._folder + bare, bare):
            if path in self._by_path:
                return self._by_path[path]
        alone = self._by_name.get(bare, [])
        return alone[0] if len(alone) == 1 else None


_GIVEN = {OUTLET: Field.OUTLET, AGENCY: Field.AGENCY, TIME: Field.PUBLISHED}


def _given(
    stated: Sequence[tuple[ReadItem, Line, str]], here: Collection[str], problems: dict[str, list[str]]
) -> Iterator[Repair]:
    said: dict[tuple[str, str], str] = {}
    for item, line, path in stated:
        for what, field in _GIVEN.items():
            value = line.stated.get(what, "")
            if not value or item.sha256 in here:
                continue
            if said.setdefault((item.sha256, what), value) != value:
                problems[path].append(f"{_at(path, line)}: another {what} than before is stated of “{item.path}”")
                continue
            repairs = [Repair(RepairKind.GIVEN, key, what=field, value=_iso(value, field)) for key in _keys(item)]
            try:
                for repair in repairs:
                    validate(repair)
            except ValueError as error:
                problems[path].append(f"{_at(path, line)}: {error}")
                continue
            yield from repairs


def _iso(value: str, field: Field) -> str:
    return value.replace(" ", "T", 1) if field is Field.PUBLISHED and value[10:11] == " " else value


def _keys(item: ReadItem) -> list[Key]:
    return [Key(item.sha256, version.draft, version.part) for version in item.versions]


def _bound(
    stated: Sequence[tuple[ReadItem, Line, str]], by_path: Mapping[str, ReadItem], here: Collection[str]
) -> Iterator[Repair]:
    """What is one story by its slug; one article, by what it is a version of, or by slug, outlet and agency where an
    order is stated; and in which order."""
    by_slug: dict[str, list[ReadItem]] = defaultdict(list)
    ordered: dict[tuple[str, ...], list[tuple[float, ReadItem]]] = defaultdict(list)
    for item, line, _ in stated:
        if base := line.stated.get(VERSION_OF, ""):
            if base in by_path and not {item.sha256, by_path[base].sha256} <= set(here):
                yield from _pair(RepairKind.ONE_ARTICLE, by_path[base], item)
            continue
        slug = line.stated.get(SLUG, "").casefold()
        if slug:
            by_slug[slug].append(item)
        if (number := _number(line.stated.get(ORDER, ""))) is not None and slug:
            whose = (slug, line.stated.get(OUTLET, ""), line.stated.get(AGENCY, ""))
            ordered[whose].append((number, item))
    for items in by_slug.values():
        for one, other in pairwise(items):
            yield from _pair(RepairKind.ONE_STORY, one, other, here)
    for numbered in ordered.values():
        inside = sorted(numbered, key=lambda one: (one[0], one[1].path))
        for (first, one), (second, other) in pairwise(inside):
            yield from _pair(RepairKind.ONE_ARTICLE, one, other, here)
            if first < second:
                yield from _pair(RepairKind.BEFORE, one, other, here)


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _pair(kind: RepairKind, one: ReadItem, other: ReadItem, here: Collection[str] = ()) -> Iterator[Repair]:
    """Between the newest texts of two files of one draft each."""
    if one.sha256 == other.sha256 or {one.sha256, other.sha256} <= set(here):
        return
    if all(len({version.draft for version in item.versions}) == 1 for item in (one, other)):
        yield Repair(kind, _keys(one)[-1], _keys(other)[-1])
