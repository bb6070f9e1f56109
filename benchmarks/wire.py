"""How well wire copy is read: per field, over takes of our own invention with the right values beside them.

Each part was written by somebody who saw nothing of the reader. What the misses in all but those held out showed chose
its forms, so these tell what it knows; `f`, `l`, `n` and `o` are held out, unread, and tell how it reads a text that it
has not seen. `m` and `n` have the shape of real pages line for line (menus, headlines told twice, credits at the foot)
with invented words, in eighteen languages.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.table import OURS, Figure, Goal, Row
from benchmarks.texts import Folder
from stories.text import BUILT_IN, Document, Kind, Names, Outlet, parse_versions

TAKES = Path(__file__).parent.parent / "tests" / "text" / "wire"
PARTS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q")
KNOWN = Names(
    tuple(
        Outlet(name)
        for name in (
            "The Kestrel Herald", "Severn Gazette", "Wesertal-Bote", "El Faro de Orzán", "L'Écho de Matane", "北岬新聞",
            "临江日报", "Kızılırmak Postası", "Västerviks Allehanda", "Koillis-Savon Sanomat", "De Scheldebode",
            "Toggenburger Anzeiger",
        )
    ),
    BUILT_IN.agencies,
)  # fmt: skip

BLOCKS = tuple(
    "headline kicker standfirst slug note byline dateline credit caption contributor ending navigation date "
    "paragraph".split()
)
VALUES = ("agency", "byline", "place", "date", "outlet", "slug", "notes", "wire", "release")
RECALL, PRECISION = Goal("≥", 0.90), Goal("≥", 0.95)

Found = Counter[tuple[str, str]]


def wire_copy(_: Folder) -> Iterator[Row]:
    for part in PARTS:
        right, found, wanted = told(part)
        for field in (*(f"{kind} (words)" for kind in BLOCKS), *VALUES):
            if not wanted[field] and not found[field]:
                continue
            note = f"part {part}: {right[field]} right of {found[field]} found, {wanted[field]} wanted"
            recall = right[field] / wanted[field] if wanted[field] else None
            precision = right[field] / found[field] if found[field] else None
            yield Row(f"wire copy, {field}, recall ({part})", "share", Figure(OURS, recall, note), goal=RECALL)
            yield Row(f"wire copy, {field}, precision ({part})", "share", Figure(OURS, precision), goal=PRECISION)


def told(part: str, say: bool = False) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By field: how many were right, found and wanted, over the takes of a part."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for path in sorted((TAKES / part).glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text())
        documents = parse_versions(path.with_suffix(".txt").read_text(), names=KNOWN)
        mine, theirs = Counter(_read(documents[-1])), Counter(_gold(gold))
        for counted, into in ((mine & theirs, right), (mine, found), (theirs, wanted)):
            for (field, _), count in counted.items():
                into[field] += count
        if say:
            for field, value in sorted((theirs - mine).keys()):
                sys.stdout.write(f"{path.stem}: missed {field}: {value[:100]}\n")
            for field, value in sorted((mine - theirs).keys()):
                sys.stdout.write(f"{path.stem}: made up {field}: {value[:100]}\n")
    return right, found, wanted


def _gold(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, words in gold["blocks"]:
        if kind in BLOCKS and not (kind == "credit" and KNOWN.outlet_called(words)):
            yield f"{kind} (words)", _plain(words)
    for field in VALUES:
        value = gold[field]
        if field == "notes":
            yield from (("notes", meaning) for meaning in value)
        elif field in ("wire", "release"):
            if value:
                yield field, "yes"
        elif field == "agency" and value:
            yield field, KNOWN.agency(value)  # "Keystone-SDA" is another name of ATS
        elif value:
            yield field, _plain(value[:10] if field == "date" else value)


def _read(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        kind = "navigation" if block.kind is Kind.RELATED else block.kind.value  # one to those who wrote the values
        if kind in BLOCKS and not block.embedded:
            yield f"{kind} (words)", _plain(document.quote(block.range))
    for field in ("agency", "byline", "outlet", "slug"):
        if decision := document.decided(field):
            yield field, _plain(decision.value)
    if place := document.decided("dateline"):
        yield "place", _plain(place.value)
    if document.date:
        yield "date", document.date[:10]
    for field in ("wire", "release"):
        if document.decided(field):
            yield field, "yes"
    yield from (("notes", decision.value) for decision in document.decisions if decision.what == "note")


def _plain(words: str) -> str:
    """The words as a reader sees them: without HTML's entities and Markdown's marks."""
    return " ".join(_LINK.sub(r"\1", _MARKS.sub("", html.unescape(words))).split())


_MARKS, _LINK = re.compile(r"(?<!\S)#{1,6} |\*\*"), re.compile(r"\[([^\[\]]+)\]\([^()]*\)|<(\S+@\S+)>")


if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        told(name, say=True)
