"""Files that are sent, kept until they are stored or thrown away."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import IO, Any, NamedTuple

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from stories.archive.by_hand import Refused
from stories.archive.write import batches
from stories.bundles.opening import Limits, Sent, is_archive
from stories.jobs.queue import ask, stop
from stories.models import Act, Bundle, Job, PlannedStory, Received, ReceivedItem, ReceivedText
from stories.readers.plain import may_be_text

log = logging.getLogger(__name__)

KEPT = timedelta(days=1)
"""How long what was thrown away can be recovered."""

AT_ONCE = 500
"""Rows that go in one statement."""

State = Bundle.State


def limits() -> Limits:
    return Limits(settings.MAX_ITEM_BYTES, settings.MAX_BUNDLE_BYTES, settings.MAX_BUNDLE_ITEMS)


class Incoming(NamedTuple):
    """A file as a browser sends it."""

    path: str
    file: File


def begin(name: str, by: str) -> Bundle:
    bundle = Bundle.objects.create(name=shown_path(name)[:200] or "files", by=by, state=State.RECEIVED)
    Act.record(by, Act.Did.RECEIVED, bundle=bundle)
    return bundle


def add(bundle: Bundle, incoming: Iterable[Incoming], given: dict[str, str] | None = None) -> list[str]:
    """Keep files; what came under the same path with the same bytes is not kept twice. Why others were not taken, a
    sentence each. Raises Refused for a bundle that takes no more."""
    _must_take(bundle)
    here = bundle.received.aggregate(count=Count("pk"), size=Sum("size"))
    count, size = here["count"], here["size"] or 0
    rows: list[Received] = []
    refused = []
    files = [(shown_path(one.path) or "file.txt", one.file) for one in incoming]
    names = _Names(bundle, [path for path, _ in files])
    try:
        for path, file in files:
            row = Received(bundle=bundle, size=file.size or 0, digest=_digest(file), given=given or {})
            if row.size > settings.MAX_ITEM_BYTES and not is_archive(path):
                row.size, row.failure = 0, f"larger than the {settings.MAX_ITEM_BYTES:,} bytes that one item may have"
            if why := _above(count + 1, size + row.size):
                refused.append(f"{path}: {why}")
                continue
            row.path = names.free(path, row.digest)
            if row.path and not row.failure:
                # Named by us: no name that somebody sends is ever one of our folders'.
                row.name = default_storage.save(f"{folder_of(bundle)}/{row.digest[:32]}", file)
            if row.path:
                rows.append(row)
                count, size = count + 1, size + row.size
        _write_down(bundle, rows)
    except BaseException:
        _delete([row.name for row in rows])
        raise
    return refused


class _Names:
    """The paths that are taken in a bundle, each with the digest of the bytes under it: of the `wanted` ones all are
    looked up at once."""

    def __init__(self, bundle: Bundle, wanted: Sequence[str]) -> None:
        self.bundle = bundle
        self.taken: dict[str, str] = {}
        self.looked_up: set[str] = set()
        self._look_up(wanted)

    def _look_up(self, paths: Sequence[str]) -> None:
        path_of = {Received.digest_of(path): path for path in paths}
        for some in batches(path_of):
            rows = self.bundle.received.filter(path_digest__in=some).values_list("path_digest", "digest")
            self.taken |= {path_of[one]: digest for one, digest in rows}
        self.looked_up.update(paths)

    def free(self, path: str, digest: str) -> str:
        """The path, or one with a number where another file came under it; none where the same bytes did."""
        stem, dot, ending = path.rpartition(".")
        for number in range(1, settings.MAX_BUNDLE_ITEMS):
            name = path if number == 1 else f"{stem or path} ({number}){dot}{ending if stem else ''}"
            if name not in self.looked_up:
                self._look_up([name])
            if name not in self.taken:
                self.taken[name] = digest
                return name
            if self.taken[name] == digest:
                break
        return ""


@transaction.atomic
def _write_down(bundle: Bundle, rows: Sequence[Received]) -> None:
    """The files are on disk by now. Under the bundle's lock: what comes when the bundle takes no more is refused, and
    of what is sent twice at once the second leaves nothing."""
    Bundle.objects.select_for_update().get(pk=bundle.pk)
    _must_take(bundle)
    for row in rows:
        row.path_digest = Received.digest_of(row.path)
    digests = [row.path_digest for row in rows]
    taken = {one for batch in batches(digests) for one in _taken(bundle, batch)}
    _delete([row.name for row in rows if row.path_digest in taken])
    Received.objects.bulk_create((row for row in rows if row.path_digest not in taken), batch_size=100)


def _taken(bundle: Bundle, digests: Sequence[str]) -> Iterable[str]:
    return bundle.received.filter(path_digest__in=digests).values_list("path_digest", flat=True)


def _delete(names: Iterable[str]) -> None:
    for name in filter(None, names):
        default_storage.delete(name)


def name_unread(bundle: Bundle, paths: Iterable[str]) -> None:
    """Files that a browser did not send, for they are of kinds that are not read, or too large: so that nobody takes
    them for stored. Raises Refused for a bundle that takes no more."""
    wanted = [shown_path(path) for path in paths][: settings.MAX_BUNDLE_ITEMS]
    if wanted:
        _must_take(bundle)
    Received.objects.bulk_create(
        (
            Received(bundle=bundle, path=path, path_digest=Received.digest_of(path), size=0, failure=_not_sent(path))
            for path in dict.fromkeys(filter(None, wanted))
        ),
        ignore_conflicts=True,
    )


def _not_sent(path: str) -> str:
    """A browser sends what may be read by its name unless it is too large."""
    if may_be_text(path):
        return f"not sent: larger than the {settings.MAX_ITEM_BYTES:,} bytes that one item may have; send it in parts"
    return "not sent: of a kind that is not read; save its text as .txt or .md"


def _must_take(bundle: Bundle) -> None:
    state = Bundle.objects.values_list("state", flat=True).get(pk=bundle.pk)
    if state != State.RECEIVED or bundle.jobs.unended().exists() or bundle.received_items.exists():
        raise Refused("This bundle takes no more files; bring in another.")


def _above(count: int, size: int) -> str:
    if count > settings.MAX_BUNDLE_ITEMS:
        return f"more than the {settings.MAX_BUNDLE_ITEMS:,} files of a bundle; bring the rest in as another"
    if size > settings.MAX_BUNDLE_BYTES:
        return f"more than the {settings.MAX_BUNDLE_BYTES:,} bytes of a bundle; bring the rest in as another"
    return ""


def _digest(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def folder_of(bundle: Bundle) -> str:
    return f"bundles/{bundle.pk}"


def shown_path(path: str) -> str:
    """A path as it is shown: with slashes, and nothing that leads out of it or that no screen shows."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in path.replace("\\", "/"))
    return "/".join(part for part in printable.split("/") if part not in ("", ".", ".."))[-1000:]


def sent(bundle: Bundle) -> list[Sent]:
    """What was kept, to be opened."""
    rows = bundle.received.order_by("path", "pk").values_list("pk", "path", "size", "failure", "name")
    return [Sent(pk, path, size, failure, partial(_open, name)) for pk, path, size, failure, name in rows.iterator()]


def _open(name: str) -> IO[Any]:
    return default_storage.open(name, "rb")


@transaction.atomic
def read(bundle: Bundle, by: str) -> Job:
    """Let what was sent be read, or read on. Raises Refused."""
    alone(bundle)
    if bundle.state != State.RECEIVED:
        raise Refused("What was sent with this bundle is read already.")
    if not bundle.received.exists():
        raise Refused("No file was sent with this bundle.")
    return ask(bundle, Job.Does.READ, by)


@transaction.atomic
def store(bundle: Bundle, by: str, seen: int | None = None) -> Job:
    """Let what was planned be stored; `seen` is the revision that was looked at. Raises Refused."""
    alone(bundle)
    if seen is not None and seen != bundle.revision:
        raise Refused("Somebody changed this bundle since you looked at it. Look once more, and store it then.")
    if bundle.state != State.PLANNED:
        raise Refused("There is nothing of this bundle to store.")
    return ask(bundle, Job.Does.STORE, by)


@transaction.atomic
def undo(bundle: Bundle, by: str) -> Job:
    """Let a bundle that is stored be undone. Raises Refused."""
    alone(bundle)
    if bundle.state != State.STORED:
        raise Refused("Only a bundle that is stored can be undone.")
    return ask(bundle, Job.Does.UNDO, by)


@transaction.atomic
def redo(bundle: Bundle, by: str) -> Job:
    """Let a bundle that was undone be brought back. Raises Refused."""
    alone(bundle)
    if bundle.state != State.UNDONE:
        raise Refused("Only a bundle that was undone can be brought back.")
    return ask(bundle, Job.Does.REDO, by)


@transaction.atomic
def look_at(bundle: Bundle, by: str) -> None:
    if bundle.looked_at is None:
        bundle.looked_at = timezone.now()
        bundle.save(update_fields=["looked_at"])
        Act.record(by, Act.Did.LOOKED_AT, bundle=bundle)


def alone(bundle: Bundle) -> None:
    """Raises Refused where something is done with it. The row is looked at under its lock: of two clicks at once the
    second is refused."""
    bundle.refresh_from_db(from_queryset=Bundle.objects.select_for_update())
    must_be_done(bundle.jobs.unended())


def must_be_planned(bundle: Bundle) -> None:
    if bundle.state != State.PLANNED:
        raise Refused("Only what was read and is not stored yet can be changed here.")


def must_be_done(jobs: QuerySet[Job]) -> None:
    """Raises Refused where one of them is not."""
    if job := jobs.first():
        raise Refused(f"{WORKING[job.does]} just now. Wait until it is over.")


WORKING: Mapping[str, str] = {
    Job.Does.READ: "This bundle is being read",
    Job.Does.PLAN: "What this bundle would store is being worked out",
    Job.Does.CHANGE: "A change to many files of this bundle is being made",
    Job.Does.STORE: "This bundle is being stored",
    Job.Does.UNDO: "This bundle is being undone",
    Job.Does.REDO: "This bundle is being brought back",
}


@transaction.atomic
def throw_away(bundle: Bundle, by: str) -> None:
    """What was sent goes after a day; until then it can be recovered. Raises Refused for what was stored."""
    stop(bundle, by)
    bundle.refresh_from_db(from_queryset=Bundle.objects.select_for_update())
    if not bundle.is_open:
        raise Refused("Only what is not stored yet can be thrown away.")
    bundle.state, bundle.undone_at, bundle.undone_by = State.THROWN_AWAY, timezone.now(), by
    bundle.save(update_fields=["state", "undone_at", "undone_by"])
    Act.record(by, Act.Did.THREW_AWAY, bundle=bundle)


@transaction.atomic
def recover(bundle: Bundle, by: str) -> None:
    """Make what was thrown away as it was, while it is there. Raises Refused."""
    bundle.refresh_from_db(from_queryset=Bundle.objects.select_for_update())
    if bundle.state != State.THROWN_AWAY or bundle.is_forgotten or not bundle.received.exists():
        raise Refused("There is nothing of this bundle left.")
    bundle.state = State.PLANNED if bundle.revision else State.RECEIVED
    bundle.undone_at, bundle.undone_by = None, ""
    bundle.save(update_fields=["state", "undone_at", "undone_by"])
    Act.record(by, Act.Did.RECEIVED, bundle=bundle)


def sweep() -> None:
    """Forget what was sent with bundles that are stored, or were thrown away a day ago."""
    past = Bundle.objects.filter(state=State.THROWN_AWAY, undone_at__lt=timezone.now() - KEPT)
    done = Bundle.objects.filter(state__in=[State.STORED, State.UNDONE])
    for bundle in (past | done).filter(received__isnull=False).distinct():
        try:
            forget(bundle)
        except Exception:  # one bundle whose files cannot be deleted must not keep the others
            log.exception("Bundle %s", bundle.pk)


def forget(bundle: Bundle) -> None:
    """A little at a time; may be done twice, and be gone on with where it ended. From its beginning on nothing of it
    can be recovered."""
    with transaction.atomic():
        Bundle.objects.select_for_update().get(pk=bundle.pk)
        open_ones = [State.RECEIVED, State.PLANNED]
        if not Bundle.objects.filter(pk=bundle.pk).exclude(state__in=open_ones).update(is_forgotten=True):
            return  # it was recovered meanwhile
    _forget_rows(ReceivedText.objects.filter(item__bundle=bundle))
    _forget_rows(PlannedStory.objects.filter(bundle=bundle))
    _forget_rows(ReceivedItem.objects.filter(bundle=bundle))
    _delete_files(bundle)
    _forget_rows(Received.objects.filter(bundle=bundle))


def _forget_rows(rows: QuerySet[Any]) -> None:
    while pks := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        rows.model.objects.filter(pk__in=pks).only("pk").delete()


def _delete_files(bundle: Bundle) -> None:
    """Those of no row among them: a file is written before its row."""
    folder = folder_of(bundle)
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)
