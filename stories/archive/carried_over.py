"""What a migration leaves to be done with the rules of today: texts to read, and versions that wait for a place."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet

from stories.archive import anew
from stories.archive.change import silent
from stories.models import Item, Source, Version

if TYPE_CHECKING:
    from stories.bundles.read import ReadItem
    from stories.bundles.spool import Spool

WAITING = 0
"""What `touched` is of a version that no act has arranged yet."""


def arrange_what_waits() -> None:
    """Every version that no act has arranged since it was carried over, or that is not recognised by today's rules, is
    arranged now, with all others."""
    read_what_waits()
    waiting = Version.objects.filter(touched=WAITING, arranged=True)
    if waiting.exists() or anew.make_fingerprints(silent):
        anew.arrange_all(silent)


def read_what_waits() -> None:
    """Texts that were kept without a version, for they read the same as another, get one."""
    from stories.bundles.opening import Opened
    from stories.bundles.read import read_items
    from stories.bundles.spool import Spool
    from stories.models.names import known_names

    for source in _with_texts_unread().iterator(chunk_size=20):
        item = Item.objects.filter(source=source).order_by("pk")[0]
        here = set(Version.objects.filter(source=source).values_list("draft", "part"))
        with Spool() as spool:
            [read] = read_items([Opened(item.path, bytes(source.content))], known_names(), spool)
            _store(source, read, here, spool)


def _with_texts_unread() -> QuerySet[Source]:
    """Sources of which no text has a version, or not every one: an update's earlier story may have been here before."""
    kept = Source.objects.filter(erased_at=None).exclude(items=None)
    waiting = kept.filter(Q(versions=None) | Q(versions__touched=WAITING))
    counted = waiting.annotate(held=Count("versions"), parts=Max("versions__parts"))
    return counted.filter(Q(held=0) | Q(held__lt=F("parts")))


@transaction.atomic
def _store(source: Source, read: ReadItem, here: Collection[tuple[int, int]], spool: Spool) -> None:
    from stories.bundles.store import version_row

    for candidate, version in zip(read.candidates(()), read.versions, strict=True):
        if (version.draft, version.part) not in here:
            version_row(candidate, source, json.loads(spool.read(version.reading))).save()
