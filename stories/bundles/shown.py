"""What a page shows of a plan: the stories, and the texts of them that were looked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from stories.bundles.warnings import COMPARED, OF_FILES, SORTS, Warning
from stories.models import Bundle, PlannedStory, ReceivedText


def stories(bundle: Bundle, only: str = "", find: str = "") -> QuerySet[PlannedStory]:
    """Those with versions or warnings of the sort `only`, and with `find` in a title, a headline or a file's path."""
    rows = bundle.planned.defer("arranged")
    if only and only not in OF_FILES:
        rows = rows.filter(marks__contains=f" {only} ")
    if find:
        rows = rows.filter(names__contains=find.lower())
    return rows


def least(bundle: Bundle, sort: str, most: int) -> list[tuple[int, Warning]]:
    """The claims of one sort that share least with what they claim, each with its story's row. No row beyond so many
    can have one of them, for each has one that shares less."""
    rows = bundle.planned.filter(marks__contains=f" {sort} ").order_by(f"told__least__{sort}", "place", "pk")
    told = rows.values_list("pk", "warnings")[:most]
    found = [(pk, one) for pk, warnings in told for one in warnings if one["sort"] == sort and COMPARED in one]
    return sorted(found, key=lambda one: one[1]["share"])[:most]


def texts(bundle: Bundle, only: str = "", find: str = "") -> set[int]:
    """Of these stories, the texts that are themselves of the sort, or have the words: what else stands in a story is
    shown beside them."""
    found = set(_of_sort(stories(bundle, only, find), only))
    return found & set(_called(bundle, only, find.lower())) if find else found


def _of_sort(rows: QuerySet[PlannedStory], only: str) -> Iterator[int]:
    if only in SORTS and only not in OF_FILES:
        for warnings in rows.values_list("warnings", flat=True):
            yield from (text for warning in warnings if warning["sort"] == only for text in warning["texts"])
        return
    for told in rows.values_list("told", flat=True):
        for version in _versions(told):
            if only in ("", *OF_FILES, version["is"]):
                yield from version["texts"]


def _called(bundle: Bundle, only: str, words: str) -> Iterator[int]:
    """Those with the words in the path of their file, in their headline, or in the title of their story."""
    paths = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=False).values_list("pk", "item__path")
    yield from (pk for pk, path in paths if words in path.lower())
    for title, told in stories(bundle, only, words).values_list("title", "told"):
        for version in _versions(told):
            if words in title.lower() or words in (version["headline"] or "").lower():
                yield from version["texts"]


def _versions(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for article in told["articles"]:
        yield from article["versions"]
