"""Changes by hand, each in a sentence: what was said, and of which files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from stories.display.wording import counted, joined
from stories.models import Bundle, Gesture, Item, ReceivedItem, Repair
from stories.text.unseen import visible

BETWEEN = {
    "one story": "{} and {} are one story",
    "not one story": "{} and {} are two stories",
    "one article": "{} and {} are one article",
    "not one article": "{} and {} are two articles",
    "one text": "{} and {} are one text",
    "before": "{} came before {}",
    "corrects": "{} corrects {}",
    "kills": "{} kills {}",
    "replaces": "{} replaces {}",
}


MOST_SAID = 4
"""Values that one change gave, that are told; of more, only of what kind they are."""


def in_words(gestures: Iterable[Gesture], bundle: Bundle | None = None) -> list[tuple[Gesture, str]]:
    """Three queries, however many there are; for no more than a page lists. Texts that are not stored are looked for in
    the bundle."""
    listed = list(gestures)
    of: dict[int, list[Repair]] = defaultdict(list)
    for repair in Repair.objects.filter(gesture__in=listed).order_by("pk"):
        of[repair.gesture_id].append(repair)
    named = {repair for repairs in of.values() for repair in repairs[:1]}
    hashes = {sha256 for repair in named for sha256 in (repair.one_source, repair.other_source) if sha256}
    names = dict(Item.objects.filter(source__sha256__in=hashes).order_by("-path").values_list("source__sha256", "path"))
    if bundle is not None:
        mine = ReceivedItem.objects.filter(bundle=bundle, sha256__in=hashes).order_by("-path")
        names |= dict(mine.values_list("sha256", "path"))
    return [(gesture, visible(_told(of[gesture.pk], names))) for gesture in listed]


def _told(repairs: list[Repair], names: dict[str, str]) -> str:
    if not repairs:
        return "Nothing"
    first = repairs[0]
    one, other = (names.get(sha256, "a text that is not here") for sha256 in (first.one_source, first.other_source))
    if not first.what:
        more = f", and {counted(len(repairs) - 1, 'pair')} more" if len(repairs) > 1 else ""
        return BETWEEN[first.kind].format(one, other) + more
    given = [repair for repair in repairs if repair.what]
    files = len({repair.one_source for repair in given})
    said = list(dict.fromkeys(f"{repair.what} {repair.value or 'not known'}" for repair in given[:50]))
    what = ", ".join(said) if len(said) <= MOST_SAID else joined(list(dict.fromkeys(repair.what for repair in given)))
    return f"{what}: {one}" + (f" and {counted(files - 1, 'other file')}" if files > 1 else "")
