"""What taking a bundle back would do, said before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from stories.models import Bundle, Gesture, Item, Story, Version


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
        pks = [bundle.pk for bundle in bundles]
        mine = Item.objects.standing().filter(bundle__in=pks).exclude(source=None)
        elsewhere = Item.objects.standing().exclude(bundle__in=pks).filter(source__isnull=False).values("source")
        staying = mine.filter(source__in=elsewhere)
        leaving = mine.exclude(source__in=elsewhere)
        versions = Version.objects.placed().filter(source__in=leaving.values("source"), article__story__isnull=False)
        leave = Count("articles__versions", filter=Q(articles__versions__in=versions), distinct=True)
        told = Count("articles__versions", filter=Q(articles__versions__in=Version.objects.placed()), distinct=True)
        stories = Story.objects.filter(pk__in=versions.values("article__story")).annotate(leave=leave, told=told)
        hashes = leaving.values("source__sha256")
        named = Q(repairs__one_source__in=hashes) | Q(repairs__other_source__in=hashes)
        resting = Gesture.objects.filter(named, undone_at=None).exclude(bundle__in=pks).distinct()
        return cls(
            leaving.values("source").distinct().count(),
            staying.values("source").distinct().count(),
            versions.count(),
            [story for story in stories.order_by("slug") if story.leave == story.told],
            [story for story in stories.order_by("slug") if story.leave < story.told],
            list(Gesture.objects.filter(bundle__in=pks, undone_at=None).order_by("pk")),
            list(resting.order_by("pk")),
        )
