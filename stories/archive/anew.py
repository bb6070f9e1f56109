"""Everything arranged anew, in bounded memory: what it gives depends on the texts, the changes by hand and the names
alone, and not on what came first, also where a look-up met more than it could look at.

Which texts stand for their near copies, and which of those are linked, is found for all texts beside what is in force,
in tables of its own. What is linked is then arranged together, some stories at a time, as any act arranges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from stories.archive import index
from stories.archive.change import Change, Progress
from stories.archive.gathered import ASKED, are_linked
from stories.archive.settle import Proposal, propose, settle
from stories.archive.write import BATCH
from stories.collate import Fingerprint
from stories.collate.copies import near_copies
from stories.collate.fingerprint import RULES, Facts
from stories.collate.handles import handles_of
from stories.collate.linkage import Sets
from stories.models import COMMAND_LINE, Act, Handle, Version
from stories.models import Fingerprint as FingerprintRow


def make_fingerprints(progress: Progress) -> int:
    """Of versions that have none, or one by other rules; how many these were."""
    made = 0
    for pks in _some(_without_fingerprint(), ASKED):
        versions = Version.objects.filter(pk__in=pks).only("pk", "reading", "digest")
        found = [(version.pk, Fingerprint.of(version.document)) for version in versions]
        index.take_out(pks)
        Handle.objects.filter(version__in=pks).delete()
        index.add_handles({pk: handles_of(fingerprint.facts) for pk, fingerprint in found})
        FingerprintRow.objects.bulk_create(
            (row_of(pk, fingerprint) for pk, fingerprint in found),
            update_conflicts=True,
            unique_fields=["version"],
            update_fields=["rules", "day", "runs", "told", "said"],
        )
        made += len(found)
        progress("versions recognised", made)
    return made


def _file_handles() -> None:
    """What texts go by, as today's rules tell it from what was read of each."""
    recognised = FingerprintRow.objects.order_by("pk")
    for pks in _some(list(recognised.values_list("pk", flat=True)), BATCH):
        said = dict(FingerprintRow.objects.filter(pk__in=pks).values_list("pk", "said"))
        with transaction.atomic():
            Handle.objects.filter(version__in=pks).delete()
            index.add_handles({pk: handles_of(Facts.from_json(one)) for pk, one in said.items()})


def row_of(version: int, fingerprint: Fingerprint) -> FingerprintRow:
    """The row of a fingerprint by today's rules, not filed."""
    return FingerprintRow(
        version_id=version,
        rules=RULES,
        day=fingerprint.day,
        runs=fingerprint.packed_runs,
        told=fingerprint.told,
        said=fingerprint.said,
    )


def _without_fingerprint() -> list[int]:
    kept = Version.objects.filter(source__erased_at=None)
    return list(kept.exclude(fingerprint__rules=RULES).order_by("pk").values_list("pk", flat=True))


def arrange_all(progress: Progress, by: str = COMMAND_LINE) -> None:
    """Arrange every version that stands, and what it is connected with: some stories at a time, each time as an act."""
    make_fingerprints(progress)
    _file_handles()
    done: set[int] = set()
    for together in _linked_together(progress):
        waiting = [pk for pk in together if pk not in done]
        if waiting:
            done.update(arrange(waiting, by))
            progress("versions arranged", len(done))


def arrange(pks: Iterable[int], by: str = COMMAND_LINE) -> set[int]:
    """Arrange versions, and all that is connected with them, as one act: the ids of what was arranged."""
    change = Change(seeds=frozenset(pks))

    def store(made: Proposal) -> set[int]:
        arranged = set(made.gathered.ids.values())
        made.bring_rows(Act.record(by, Act.Did.ARRANGED, after={"versions": len(arranged)}))
        return arranged

    return settle(lambda: propose(change), lambda made: made, store)


def _linked_together(progress: Progress) -> Iterator[list[int]]:
    """The ids of all versions that stand, those that are linked together; several such lots at a time."""
    with index.apart() as tables:
        sets = _near_copies(tables, progress)
        leading = sorted({sets.first(pk) for pk in sets})
        days = settings.STORY_DAYS
        done = 0
        for pks in _some(leading, ASKED):
            done += len(pks)
            texts = index.fingerprints_of(pks)
            met = index.met_by(texts, days, tables).versions
            others = index.fingerprints_of({other for found in met.values() for other in found} - texts.keys()) | texts
            for pk, text in texts.items():
                for other in met[pk]:
                    if other < pk and not sets.joined(pk, other) and are_linked(text, others[other]):
                        sets.join(pk, other)
            progress("versions looked up", done)
    lots: list[int] = []
    for group in sorted(sets.groups(), key=min):
        lots += group
        if len(lots) >= BATCH:
            yield lots
            lots = []
    yield lots


def _near_copies(tables: index.Tables, progress: Progress) -> Sets[int]:
    """All versions that stand, each joined to the one that stands for it, which is the first of its set; those are
    looked up in the tables."""
    ordered = list(Version.objects.arranged().order_by("digest", "pk").values_list("pk", flat=True))
    sets = Sets(ordered)
    for done, pks in enumerate(_some(ordered, ASKED), start=1):
        texts = index.fingerprints_of(pks)
        here = index.holders_of_runs({run for text in texts.values() for run in text.telling_runs}, tables)
        before = index.fingerprints_of({version for held in here.values() for version in held})
        first = near_copies({**before, **texts}, {}, settings.STORY_DAYS)
        for pk in texts:
            sets.join(first[pk], pk)
        index.add({pk: text for pk, text in texts.items() if first[pk] == pk}, tables)
        progress("versions compared", min(done * ASKED, len(ordered)))
    return sets


Value = TypeVar("Value")


def _some(values: Sequence[Value], size: int) -> Iterator[Sequence[Value]]:
    return (values[at : at + size] for at in range(0, len(values), size))
