"""What a migration leaves to be done with the rules of today: texts to read, and versions that wait for a place."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet

from stories.archive.change import Change
from stories.archive.settle import Proposal, propose, settle
from stories.collate import Candidate
from stories.models import COMMAND_LINE, Act, Item, Source, TellingWord, Version

WAITING = 0
"""What `touched` is of a version that no act has arranged yet."""


def arrange_what_waits() -> None:
    """Every version that no act has arranged since it was carried over is arranged now."""
    read_what_waits()
    if Version.objects.filter(touched=WAITING, arranged=True).exists():
        arrange(Version.objects.filter(touched=WAITING).values_list("pk", flat=True))


def arrange(pks: Iterable[int]) -> None:
    """Arrange versions, and all that is connected with them, anew."""
    change = Change(seeds=frozenset(pks))

    def store(made: Proposal) -> None:
        made.bring_rows(Act.record(COMMAND_LINE, Act.Did.ARRANGED, after={"versions": len(made.gathered.stored)}))

    settle(lambda: propose(change), lambda made: made, store)


def read_what_waits() -> None:
    """Texts that were kept without a version, for they read the same as another, get one."""
    from stories.bundles.opening import Opened
    from stories.bundles.read import read_items
    from stories.models.names import known_names

    for source in _with_texts_unread().iterator(chunk_size=20):
        item = Item.objects.filter(source=source).order_by("pk")[0]
        [read] = read_items([Opened(item.path, bytes(source.content))], known_names())
        here = set(Version.objects.filter(source=source).values_list("draft", "part"))
        _store(source, [one for one in read.candidates(()) if (one.key.draft, one.key.part) not in here])


def _with_texts_unread() -> QuerySet[Source]:
    """Sources of which no text has a version, or not every one: an update's earlier story may have been here before."""
    kept = Source.objects.filter(erased_at=None).exclude(items=None)
    waiting = kept.filter(Q(versions=None) | Q(versions__touched=WAITING))
    counted = waiting.annotate(held=Count("versions"), parts=Max("versions__parts"))
    return counted.filter(Q(held=0) | Q(held__lt=F("parts")))


@transaction.atomic
def _store(source: Source, candidates: Iterable[Candidate]) -> None:
    from stories.bundles.store import version_row

    for one in candidates:
        version = version_row(one, source)
        version.save()
        words = sorted(one.signature.telling)
        TellingWord.objects.bulk_create(TellingWord(version=version, word=word) for word in words)
