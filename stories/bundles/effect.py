"""What undoing a bundle, leaving a file out, or bringing them back, would do: said before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from stories.models import Bundle, Gesture, Item, Repair, Story, Version

_IN_FORCE = Q(bundle=None) | Q(bundle__state=Bundle.State.STORED)
"""Of changes: those of a bundle that waits, or was undone, have no force to lose or to have again."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How many files leave and how many stay because another bundle holds them; how many versions leave; the stories
    that would no longer be told and those that would lose some; the bundles' own changes by hand; and those of others
    that rest on what leaves: these stay, and have nothing to act on."""

    leaving: int
    staying: int
    versions: int
    gone: list[Story]
    losing: list[Story]
    own: list[Gesture]
    resting: list[Gesture]

    @classmethod
    def of(cls, bundles: Iterable[Bundle]) -> Effect:
        """Of undoing bundles."""
        pks = [bundle.pk for bundle in bundles]
        standing = Item.objects.standing()
        own = Gesture.objects.filter(bundle__in=pks, undone_at=None)
        return cls._of(standing.filter(bundle__in=pks), standing.exclude(bundle__in=pks), own)

    @classmethod
    def of_file(cls, item: Item) -> Effect:
        """Of leaving one file out."""
        standing = Item.objects.standing()
        return cls._of(standing.filter(pk=item.pk), standing.exclude(pk=item.pk), Gesture.objects.none())

    @classmethod
    def _of(cls, items: QuerySet[Item], others: QuerySet[Item], own: QuerySet[Gesture]) -> Effect:
        mine = items.exclude(source=None)
        elsewhere = others.filter(source__isnull=False).values("source")
        staying = mine.filter(source__in=elsewhere)
        leaving = mine.exclude(source__in=elsewhere)
        versions = Version.objects.placed().filter(source__in=leaving.values("source"), article__story__isnull=False)
        leave = Count("articles__versions", filter=Q(articles__versions__in=versions), distinct=True)
        told = Count("articles__versions", filter=Q(articles__versions__in=Version.objects.placed()), distinct=True)
        stories = Story.objects.filter(pk__in=versions.values("article__story")).annotate(leave=leave, told=told)
        return cls(
            leaving.values("source").distinct().count(),
            staying.values("source").distinct().count(),
            versions.count(),
            [story for story in stories.order_by("slug") if story.leave == story.told],
            [story for story in stories.order_by("slug") if story.leave < story.told],
            list(own.order_by("pk")),
            list(_resting_on(leaving).filter(_IN_FORCE).exclude(pk__in=own).order_by("pk")),
        )


@dataclass(frozen=True, slots=True)
class Return:
    """What bringing bundles back would do: how many files would stand again, and how many stand already because another
    bundle holds them; and the changes by hand that would have force again."""

    files: int
    standing: int
    changes: list[Gesture]

    @classmethod
    def of(cls, bundles: Iterable[Bundle]) -> Return:
        pks = [bundle.pk for bundle in bundles]
        mine = Item.objects.filter(bundle__in=pks, left_out=False, source__isnull=False, source__erased_at=None)
        here = Item.objects.standing().filter(source__isnull=False).values("source")
        returning = mine.exclude(source__in=here)
        resting = Q(pk__in=_resting_on(returning)) & _IN_FORCE
        changes = Gesture.objects.filter(Q(bundle__in=pks) | resting, undone_at=None)
        return cls(
            returning.values("source").distinct().count(),
            mine.filter(source__in=here).values("source").distinct().count(),
            list(changes.order_by("pk")),
        )


def _resting_on(items: QuerySet[Item]) -> QuerySet[Gesture]:
    """The changes by hand that name one of the files."""
    hashes = items.values("source__sha256")
    named = Repair.objects.filter(Q(one_source__in=hashes) | Q(other_source__in=hashes))
    return Gesture.objects.filter(undone_at=None, pk__in=named.values("gesture"))
