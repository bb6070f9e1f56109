"""What a `bundle.json` or `bundle.csv` beside the files states of them: outlet, agency, slug, time, order, version of.

What is stated becomes changes of the bundle's own, as if a person had made them: it beats what is read, and it can be
seen, changed and taken back.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.contradictions import contradictions
from stories.collate.repairs import as_iso, validate
from stories.display.wording import counted

if TYPE_CHECKING:
    from stories.bundles.read import ReadItem

NAMES = ("bundle.json", "bundle.csv")

STATED = "stated in the manifest of the bundle"
"""Why what it states is so."""

TAKEN = "says of the other files what they are"
"""Why a manifest is no text."""

REST_TAKEN = "the rest of it was taken"
"""What is said last of one of which something was not."""

MOST_PROBLEMS = 10
"""Lines that fit nothing, of those that are named."""

FILE, OUTLET, AGENCY, SLUG, TIME, ORDER, VERSION_OF = "file", "outlet", "agency", "slug", "time", "order", "version of"
STATED_OF_FILES = (FILE, OUTLET, AGENCY, SLUG, TIME, ORDER, VERSION_OF)

UNKNOWN = "unknown"
"""In a line: the names of what is stated there for the first time and is none of these."""

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
    except (RecursionError, ValueError) as error:
        raise Unusable("no JSON that can be read: lists inside lists too deep, or a number too long") from error
    if isinstance(told, dict) and isinstance(told.get("files"), list):
        told = told["files"]
    if isinstance(told, dict):
        told = [{"file": path, **stated} for path, stated in told.items() if isinstance(stated, dict)]
    if not isinstance(told, list):
        raise Unusable("no list of files")
    entries = [(number, one) for number, one in enumerate(told, start=1) if isinstance(one, dict)]
    first = {name: number for number, one in reversed(entries) for name in one}
    return [
        Line(number, _stated(one) | _unknown(name for name in one if first[name] == number)) for number, one in entries
    ]


def _of_csv(text: str) -> list[Line]:
    head = text.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
        head_line = [Line(1, unknown)] if (unknown := _unknown(rows.fieldnames or ())) else []
        return [*head_line, *(Line(rows.line_num, _stated(row)) for row in rows)]
    except csv.Error as error:
        raise Unusable(f"line {rows.line_num + 1}: {error}") from error


def _stated(told: Mapping[Any, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in told.items():
        what = _CALLED.get(str(name).strip().lower())
        if what and isinstance(value, (str, int, float)) and (said := _kept(value)):
            found.setdefault(what, said[:300])
    return found


def _kept(said: object) -> str:
    """As a database keeps it: JSON states NUL, and halves of characters, as escapes."""
    return _NEVER_KEPT.sub("\N{REPLACEMENT CHARACTER}", str(said)).strip()


_NEVER_KEPT = re.compile("[\0\ud800-\udfff]")


def _unknown(names: Iterable[Any]) -> dict[str, str]:
    found = [name for name in map(_kept, names) if name and name.lower() not in _CALLED]
    return {UNKNOWN: ", ".join(f"“{name}”" for name in found)[:300]} if found else {}


@dataclass(frozen=True)
class Manifest:
    """The changes that a bundle's manifests come to, and for each manifest's path what of it was not taken, and where
    it stands."""

    repairs: tuple[Repair, ...]
    problems: Mapping[str, Sequence[str]]
    paths: tuple[str, ...] = ()

    def without(self, why: str) -> Manifest:
        """Nothing of it taken, and why."""
        problems = {path: [*self.problems.get(path, ()), why] for path in self.paths}
        return Manifest((), problems, self.paths)

    def told(self, items: Sequence[ReadItem]) -> list[ReadItem]:
        """The items, with a warning on those manifests of which something was not taken, a line for each."""
        return [
            replace(one, warning=self._warning(found)) if (found := self.problems.get(one.path)) else one
            for one in items
        ]

    def _warning(self, problems: Sequence[str]) -> str:
        more = len(problems) - MOST_PROBLEMS
        rest = [f"and {counted(more, 'more line')}"] if more > 0 else []
        taken = [REST_TAKEN] if self.repairs else []
        return "\n".join(" ".join(one.split()) for one in [*problems[:MOST_PROBLEMS], *rest, *taken])


def _at(path: str, line: Line) -> str:
    return f"{'entry' if path.lower().endswith('.json') else 'line'} {line.number}"


ARTICLE, STORY, NUMBER = "article", "story", "number in its article"

Standing = Mapping[str, Mapping[str, Collection[str]]]
"""Of the files that stand here already, by their hashes: the outlets, agencies and times that their texts have, the ids
of their articles and stories, and their numbers there."""


def manifest_of(items: Sequence[ReadItem], here: Standing = MappingProxyType({})) -> Manifest:
    """Of a bundle's items, what its manifests state. Of a file that is here already nothing is stated anew; where that
    would be otherwise, it is said. What contradicts itself is left out whole, and said."""
    problems: dict[str, list[str]] = defaultdict(list)
    stated: list[_Stated] = []
    manifests = [one for one in items if one.stated]
    find = _Finding(items if manifests else ())
    for manifest in manifests:
        folder = PurePosixPath(manifest.path).parent.as_posix()
        for line in manifest.stated:
            named, base = line.stated.get(FILE, ""), line.stated.get(VERSION_OF, "")
            if unknown := line.stated.get(UNKNOWN):
                known = ", ".join(STATED_OF_FILES)
                problems[manifest.path].append(
                    f"{_at(manifest.path, line)}: not known: {unknown}; a manifest has {known}"
                )
            if not line.stated.keys() - {UNKNOWN}:
                continue
            mine = find.item(folder, named)
            other = find.item(folder, base) if base else None
            for called in [named] * (mine is None) + [base] * (base != "" and other is None):
                problems[manifest.path].append(f"{_at(manifest.path, line)}: no file is called “{called}”")
            if mine is not None:
                stated.append(_Stated(mine, line, manifest.path, other))
    repairs = dict.fromkeys([*_given(stated, here, problems), *_bound(stated, here, problems)])
    if found := contradictions(repairs, ()):
        for manifest in manifests:
            problems[manifest.path].append(
                f"what it states contradicts itself, and none of it was taken: {found[0].said}"
            )
        repairs = {}
    return Manifest(tuple(repairs), dict(problems), tuple(manifest.path for manifest in manifests))


class _Stated(NamedTuple):
    """What a line of a manifest, by the manifest's path, states of an item, and which other it is a version of."""

    item: ReadItem
    line: Line
    path: str
    base: ReadItem | None


class _Finding:
    """The files that a manifest may name: by their path beside it, or by a name that no other at or below its folder
    has."""

    def __init__(self, items: Iterable[ReadItem]) -> None:
        self._by_path: dict[str, ReadItem] = {}
        self._by_name: dict[str, list[ReadItem]] = defaultdict(list)
        for one in items:
            if one.versions:
                self._by_path[one.path] = one
                self._by_name[PurePosixPath(one.path).name].append(one)

    def item(self, folder: str, named: str) -> ReadItem | None:
        bare = named.replace("\\", "/").removeprefix("./")
        prefix = "" if folder == "." else f"{folder}/"
        if prefix + bare in self._by_path:
            return self._by_path[prefix + bare]
        alone = [one for one in self._by_name.get(bare, [])[:MOST_NAMED] if one.path.startswith(prefix)]
        return alone[0] if len(alone) == 1 else None


MOST_NAMED = 100
"""Files of one name that are looked at."""

_GIVEN = {OUTLET: Field.OUTLET, AGENCY: Field.AGENCY, TIME: Field.PUBLISHED}


def _given(stated: Sequence[_Stated], here: Standing, problems: dict[str, list[str]]) -> Iterator[Repair]:
    said: dict[tuple[str, str], str] = {}
    for item, line, path, _ in stated:
        for what, field in _GIVEN.items():
            if not (value := line.stated.get(what, "")):
                continue
            value = as_iso(value) if field is Field.PUBLISHED else value
            repairs = [Repair(RepairKind.GIVEN, key, what=field, value=value) for key in _keys(item)]
            if said.setdefault((item.sha256, what), value) != value:
                wrong = f"another {what} than before is stated of “{item.path}”"
            else:
                wrong = _invalid(repairs) or _otherwise_here(item, what, value, here)
            if wrong:
                problems[path].append(f"{_at(path, line)}: {wrong}")
            elif item.sha256 not in here:
                yield from repairs


def _invalid(repairs: Iterable[Repair]) -> str:
    try:
        for repair in repairs:
            validate(repair)
    except ValueError as error:
        return str(error).removesuffix(".")
    return ""


def _otherwise_here(item: ReadItem, what: str, value: str, here: Standing) -> str:
    if item.sha256 not in here or any(_is_so(value, one) for one in here[item.sha256][what]):
        return ""
    return f"“{item.path}” is in the archive already, and its {what} is not changed to “{value}” by this"


def _is_so(value: str, stands: str) -> bool:
    """A day is so where a time of it stands."""
    return stands.casefold().startswith(value.casefold())


def _keys(item: ReadItem) -> list[Key]:
    return [Key(item.sha256, version.draft, version.part) for version in item.versions]


def _bound(stated: Sequence[_Stated], here: Standing, problems: dict[str, list[str]]) -> Iterator[Repair]:
    """Of two files that are here already nothing is stated anew; where that would be otherwise, it is said once."""
    said: set[tuple[str, str]] = set()
    for kind, one, by in _pairs(stated, problems):
        other = by.item
        pair = one.sha256, other.sha256
        if not (one.sha256 in here and other.sha256 in here):
            yield from _pair(kind, one, other)
        elif pair not in said and not _is_bound(kind, here[one.sha256], here[other.sha256]):
            said.add(pair)
            both = f"“{one.path}” and “{other.path}” are in the archive already"
            problems[by.path].append(f"{_at(by.path, by.line)}: {both}, and {_NOT_DONE[kind]} by this")


_NOT_DONE = {
    RepairKind.ONE_STORY: "are not made one story",
    RepairKind.ONE_ARTICLE: "are not made one article",
    RepairKind.BEFORE: "are not put in this order",
}


def _is_bound(kind: RepairKind, one: Mapping[str, Collection[str]], other: Mapping[str, Collection[str]]) -> bool:
    """Whether two files that are here are what is stated of them. Of an order that of one article counts."""
    if kind is RepairKind.BEFORE:
        numbers = [max(map(int, each[NUMBER]), default=0) for each in (one, other)]
        return numbers[0] < numbers[1] or set(one[ARTICLE]).isdisjoint(other[ARTICLE])
    what = STORY if kind is RepairKind.ONE_STORY else ARTICLE
    return one is other or not set(one[what]).isdisjoint(other[what])


def _pairs(stated: Sequence[_Stated], problems: dict[str, list[str]]) -> Iterator[tuple[RepairKind, ReadItem, _Stated]]:
    """What is one story by its slug, on one day where a time is stated; one article, by what it is a version of, or by
    slug, outlet and agency where an order is stated; and in which order: a file, and what is stated of another."""
    by_slug: dict[tuple[str, str], list[_Stated]] = defaultdict(list)
    ordered: dict[tuple[str, ...], dict[str, tuple[float, _Stated]]] = defaultdict(dict)
    for one in stated:
        if one.base is not None:
            yield RepairKind.ONE_ARTICLE, one.base, one
        line = one.line.stated
        slug, order, day = line.get(SLUG, "").casefold(), line.get(ORDER, ""), line.get(TIME, "")[: len("2020-11-09")]
        if slug:
            by_slug[slug, day].append(one)
        number = _number(order)
        if order and (number is None or not slug):
            problems[one.path].append(f"{_at(one.path, one.line)}: an order is a number, and needs a slug beside it")
        elif number is not None:
            whose = (slug, day, line.get(OUTLET, ""), line.get(AGENCY, ""))
            if one.item.sha256 in ordered[whose]:
                problems[one.path].append(f"{_at(one.path, one.line)}: another order is stated of the same text before")
            ordered[whose].setdefault(one.item.sha256, (number, one))
    for files in by_slug.values():
        yield from ((RepairKind.ONE_STORY, one.item, other) for one, other in pairwise(files))
    for numbered in ordered.values():
        inside = sorted(numbered.values(), key=lambda one: (one[0], one[1].item.path))
        for (first, one), (second, other) in pairwise(inside):
            yield RepairKind.ONE_ARTICLE, one.item, other
            if first < second:
                yield RepairKind.BEFORE, one.item, other


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _pair(kind: RepairKind, one: ReadItem, other: ReadItem) -> Iterator[Repair]:
    """Between the newest texts of two files of one draft each."""
    if one.sha256 == other.sha256:
        return
    if all(len({version.draft for version in item.versions}) == 1 for item in (one, other)):
        yield Repair(kind, _keys(one)[-1], _keys(other)[-1])
