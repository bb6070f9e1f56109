"""What a change by hand says, in words and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stories.collate import Field, Key, Repair, RepairKind
from stories.management.called import Called, in_words
from stories.management.printed import MOST_NAMED, made, several
from stories.models import Gesture

_SAYS = {
    RepairKind.ONE_STORY: "{} and {} are one story",
    RepairKind.NOT_ONE_STORY: "{} and {} are not one story",
    RepairKind.ONE_ARTICLE: "{} and {} are one article",
    RepairKind.NOT_ONE_ARTICLE: "{} and {} are not one article",
    RepairKind.ONE_TEXT: "{} and {} are one text",
    RepairKind.BEFORE: "{} came before {}",
    RepairKind.CORRECTS: "{} corrects {}",
    RepairKind.KILLS: "{} kills {}",
    RepairKind.REPLACES: "{} replaces {}",
}
_NOT_KNOWN = {Field.HELD_UNTIL: "released"}


def told(repairs: Sequence[Repair], known: Mapping[Key, Called]) -> Iterator[str]:
    """A line for each that is about two, and for each value that was given; how many more there are."""
    lines = list(_lines(repairs, known))
    yield from lines[:MOST_NAMED]
    if len(lines) > MOST_NAMED:
        yield f"… and {len(lines) - MOST_NAMED:,} more, all in --format json"


def _lines(repairs: Sequence[Repair], known: Mapping[Key, Called]) -> Iterator[str]:
    given: dict[tuple[str, str], list[str]] = {}
    for one in repairs:
        if one.kind is RepairKind.GIVEN:
            given.setdefault((one.what, one.value), []).append(in_words(one.one, known))
    for (what, value), versions in given.items():
        said = f"“{value}”" if value else _NOT_KNOWN.get(Field(what), "not known")
        yield f"{what} {said}: {several(versions, 'versions')}"
    for one in repairs:
        if one.other is not None:
            yield _SAYS[one.kind].format(in_words(one.one, known), in_words(one.other, known))


def keys_in(repair: Repair) -> Iterator[Key]:
    yield repair.one
    if repair.other is not None:
        yield repair.other


def state(gesture: Gesture) -> str:
    if gesture.undone_at is not None:
        return f"was taken back ({made(gesture.undone_by, gesture.undone_at)})"
    return "is in force" if gesture.stands else f"is undone with its bundle ({gesture.bundle_id})"


def as_json(gesture: Gesture, repairs: Sequence[Repair], known: Mapping[Key, Called]) -> dict[str, Any]:
    return {
        "id": gesture.pk,
        "in_force": gesture.stands,
        "by": gesture.by,
        "at": gesture.at.isoformat(),
        "why": gesture.why,
        "bundle": gesture.bundle_id,
        "taken_back_by": gesture.undone_by or None,
        "taken_back_at": gesture.undone_at.isoformat() if gesture.undone_at else None,
        "says": [
            {
                "kind": one.kind.value,
                "versions": [_version_as_json(key, known) for key in keys_in(one)],
                "what": one.what or None,
                "value": one.value if one.kind is RepairKind.GIVEN else None,
            }
            for one in repairs
        ],
    }


def _version_as_json(key: Key, known: Mapping[Key, Called]) -> dict[str, Any]:
    here = known.get(key)
    return {"key": str(key), "id": here.pk if here else None, "name": here.name if here else None}
