"""Texts held until a time, and released: changes by hand of one kind, about every version that reads the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from stories.archive import by_hand
from stories.collate import Field, Key, Repair, RepairKind
from stories.collate.repairs import moment
from stories.management.changes import given
from stories.management.sentences import meaningless, refusal
from stories.models import Gesture, Version
from stories.models import Repair as RepairRow

NOT_HELD = ""
"""The value that says so, whatever the text states."""


def hold(versions: Iterable[Version], until: str, why: str, by: str, instead: bool) -> Gesture:
    """Raises CommandError for a time that is none or has passed, Refused where another hold was set by hand."""
    repairs = given(Field.HELD_UNTIL, until, [one.key for one in same_texts(versions)])
    known = moment(until)
    if known is None or known <= timezone.now():
        raise meaningless(f"{until or 'An empty time'} holds nothing; `release` ends a hold.")
    return by_hand.make(repairs, why, by, instead=instead)


def same_texts(versions: Iterable[Version]) -> list[Version]:
    """With all that read the same in their articles: a hold on one of them is a hold on the text."""
    texts = {version.same_as_id or version.pk for version in versions}
    rows = Version.objects.filter(Q(pk__in=texts) | Q(same_as__in=texts))  # whoever may read them
    return list(rows.select_related("source").defer("reading", "source__content").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Released:
    """The changes that were taken back, and the one that says that a stated hold counts no more."""

    taken_back: tuple[Gesture, ...]
    made: Gesture | None


def release(versions: Iterable[Version], why: str, by: str) -> Released:
    """Holds set by hand are taken back, as far as they hold these versions; what is still held then, because its file
    states so, is given no time. Raises CommandError where a change that does more holds one."""
    texts = same_texts(versions)
    keys = {one.key for one in texts}
    holding = list(_holding(keys))
    for gesture in holding:
        _free(gesture, keys, by)
    held = [one.key for one in same_texts(texts) if one.is_held()]
    made = by_hand.make(given(Field.HELD_UNTIL, NOT_HELD, held), why, by) if held else None
    return Released(tuple(holding), made)


def _holding(keys: Collection[Key]) -> Iterator[Gesture]:
    """The changes in force that hold one of the versions."""
    rows = RepairRow.objects.standing().naming({key.source for key in keys}).filter(what=Field.HELD_UNTIL.value)
    repairs = [one for one in rows.values_of() if one.one in keys and one.value != NOT_HELD]
    for gesture in Gesture.objects.filter(pk__in={one.gesture for one in repairs}).order_by("pk"):
        if any(one.what != Field.HELD_UNTIL for one in by_hand.gesture_values(gesture)):
            whole = f"`repair undo {gesture.pk}` takes all of it back"
            raise refusal(f"Change {gesture.pk} holds it and says more than that; {whole}.")
        yield gesture


def _free(gesture: Gesture, keys: Collection[Key], by: str) -> None:
    """Take it back; the others that it holds are held on by a change of their own, made first: never are they open."""
    others = [one for one in by_hand.gesture_values(gesture) if one.one not in keys]
    if others:
        by_hand.make([Repair(RepairKind.GIVEN, one.one, None, one.what, one.value) for one in others], gesture.why, by)
    by_hand.undo(gesture, by)
