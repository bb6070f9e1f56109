"""What was sent, read into rows, and back from these into what a plan is made of."""

from __future__ import annotations

import hashlib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from sys import intern
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from stories.archive.write import batches
from stories.bundles.manifest import STATED, Line, manifest_of
from stories.bundles.opening import open_sent
from stories.bundles.read import ReadItem, ReadVersion, Told, read_each
from stories.bundles.receive import limits, sent
from stories.bundles.store import keep_told, sources_here, standing
from stories.collate import Field, Fingerprint, Key, Repair, RepairKind
from stories.collate.aside import Aside, Place
from stories.jobs.run import Run
from stories.models import Bundle, ReceivedItem, ReceivedText
from stories.models import Repair as RepairRow
from stories.models.names import known_names

AT_A_TIME = 100
"""Items that are read between two steps: whoever goes on begins with the next."""


Read = tuple[Any, Told]
"""What was opened, and what was read in it."""


def read_received(run: Run) -> None:
    """Read what was sent into rows, beginning where an earlier attempt ended. Raises NothingUsable, Stopped, Ending."""
    bundle = run.bundle
    items = open_sent(sent(bundle), limits())
    read = set(bundle.received_items.values_list("file", "entry"))
    done = len(read)
    run.step("files read", done, len(items))
    waiting = read_each(items.without(read), known_names(), lambda: run.progress("files read", done))
    for some in _some(run, done, waiting):
        with transaction.atomic():
            _keep(bundle, some)
            done += len(some)
            run.step("files read", done)


def _some(run: Run, done: int, waiting: Iterator[Read]) -> Iterator[list[Read]]:
    """So many at a time. After each file it is asked whether to go on: a lot may take minutes."""
    found: list[Read] = []
    for one in waiting:
        found.append(one)
        if len(found) == AT_A_TIME:
            yield found
            done += len(found)
            found = []
        else:
            run.progress("files read", done + len(found))
    if found:
        yield found


def _keep(bundle: Bundle, some: Sequence[Read]) -> None:
    rows = ReceivedItem.objects.bulk_create(
        ReceivedItem(
            bundle=bundle,
            file_id=opened.file,
            entry=opened.entry,
            path=item.path,
            sha256=item.sha256,
            media_type=item.media_type,
            encoding=item.encoding,
            skipped=item.skipped,
            failure=item.failure,
            warning=item.warning,
            stated=[[line.number, dict(line.stated)] for line in item.stated],
        )
        for opened, (item, _) in some
    )
    ReceivedText.objects.bulk_create(
        (
            ReceivedText(
                item=row,
                draft=version.draft,
                part=version.part,
                parts=version.parts,
                digest=version.fingerprint.digest,
                day=version.fingerprint.day,
                runs=version.fingerprint.packed_runs,
                told=version.fingerprint.told,
                said=version.fingerprint.said,
                reading=reading.decode(),
            )
            for row, (_, (item, readings)) in zip(rows, some, strict=True)
            for version, reading in zip(item.versions, readings, strict=True)
        ),
        batch_size=50,
    )


@transaction.atomic
def give(bundle: Bundle, by: str) -> None:
    """Make of what was said when it was sent, and of what its manifest states, changes of the bundle's own. With each
    plan anew: of what came to be here meanwhile, what stands is not contradicted by a file."""
    _keep_told(bundle, STATED, _stated(bundle), by)
    texts = ReceivedText.objects.filter(item__bundle=bundle).exclude(item__file__given={}).order_by("pk")
    texts = texts.exclude(item__sha256__in=sources_here().values("sha256"))
    repairs = [
        Repair(RepairKind.GIVEN, Key(sha256, draft, part), what=Field(what), value=value)
        for sha256, draft, part, given in texts.values_list("item__sha256", "draft", "part", "item__file__given")
        for what, value in sorted(given.items())
    ]
    _keep_told(bundle, GIVEN, repairs, by)


GIVEN = "given when it was sent"
"""Why what was said then is so."""


def _stated(bundle: Bundle) -> Sequence[Repair]:
    """What its manifests state. What of them was not taken is said on their rows."""
    stating = bundle.received_items.exclude(stated=[])
    if not stating.exists():
        return ()
    items = read_back(bundle.received_items.all())
    found = manifest_of(items, standing(items))
    warned = {one.path: one.warning for one in found.told(items) if one.path in found.problems}
    for row in stating.only("pk", "path", "warning"):
        if row.warning != (warning := warned.get(row.path, "")):
            stating.filter(pk=row.pk).update(warning=warning)
    return found.repairs


def _keep_told(bundle: Bundle, why: str, repairs: Iterable[Repair], by: str) -> None:
    """What files say, as one change that has force once the bundle is stored. What they said and say no more is
    forgotten; what a person took back, or gave instead, stays so."""
    mine = RepairRow.objects.filter(gesture__bundle=bundle)
    told = mine.filter(gesture__why=why).select_related("gesture").order_by("pk")
    before = {row.value_of().decision: row for row in told}
    wanted = {repair.decision: repair for repair in repairs}
    gone = [row for decision, row in before.items() if decision not in wanted and row.gesture.undone_at is None]
    for some in batches(row.pk for row in gone):
        RepairRow.objects.filter(pk__in=some).delete()
    bundle.gestures.filter(pk__in={row.gesture_id for row in gone}, repairs=None, acts=None).delete()
    by_hand = mine.filter(kind=RepairKind.GIVEN.value, gesture__undone_at=None).exclude(
        gesture__why__in=(STATED, GIVEN)
    )
    given = {(repair.one, repair.what) for repair in by_hand.values_of()}
    fresh = [one for decision, one in wanted.items() if decision not in before and (one.one, one.what) not in given]
    if fresh:
        keep_told(bundle, fresh, why, by)


def read_back(items: Any) -> list[ReadItem]:
    """Those of the rows of `ReceivedItem`, in their order, as they were read."""
    versions: dict[int, list[ReadVersion]] = defaultdict(list)
    aside = Aside()
    texts = ReceivedText.objects.filter(item__in=items.order_by().values("pk")).order_by("item", "draft", "part")
    fields = ("pk", "item", "draft", "part", "parts", "digest", "day", "runs", "told", "said")
    for pk, item, draft, part, parts, digest, day, runs, told, said in texts.values_list(*fields).iterator(AT_A_TIME):
        fingerprint = Fingerprint.unpacked(digest, day, bytes(runs), told, said, aside)
        versions[item].append(ReadVersion(draft, part, parts, fingerprint, Place(pk, 0)))
    return [
        ReadItem(
            row.path,
            row.sha256,
            row.skipped,
            row.failure,
            row.warning,
            intern(row.media_type),  # the same few for all
            intern(row.encoding),
            Place(row.pk, 0),
            tuple(versions[row.pk]),
            row.left_out,
            tuple(Line(number, stated) for number, stated in row.stated),
        )
        for row in items.order_by("path", "pk").iterator(AT_A_TIME)
    ]


class Held:
    """The bytes of what was sent, and its readings: those of a lot at a time."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._archives: dict[str, zipfile.ZipFile] = {}

    def __enter__(self) -> Held:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def contents(self, items: Sequence[ReadItem]) -> list[bytes]:
        rows = ReceivedItem.objects.select_related("file").in_bulk([one.content.start for one in items])
        return [self.bytes_of(rows[one.content.start]) for one in items]

    def readings(self, items: Sequence[ReadItem]) -> list[bytes]:
        wanted = [version.reading.start for item in items for version in item.versions]
        found: dict[int, str] = {}
        for some in batches(wanted):
            found |= dict(ReceivedText.objects.filter(pk__in=some).values_list("pk", "reading"))
        return [found[pk].encode() for pk in wanted]

    def bytes_of(self, row: ReceivedItem) -> bytes:
        """As they were sent. Raises ValueError where the storage of files has others by now."""
        if row.entry is None:
            with default_storage.open(row.file.name, "rb") as file:
                content: bytes = file.read()
        else:
            archive = self._archive(row.file.name)
            content = archive.read(archive.infolist()[row.entry])
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise ValueError(f"{row.path} is not what was read")
        return content

    def _archive(self, name: str) -> zipfile.ZipFile:
        if name not in self._archives:
            file = self._stack.enter_context(default_storage.open(name, "rb"))
            self._archives[name] = self._stack.enter_context(zipfile.ZipFile(file))
        return self._archives[name]
