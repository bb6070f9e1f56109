"""Folders that texts land in, one by one: what is whole is taken in, into one bundle an hour that grows."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken, settle
from stories.archive.write import batches
from stories.bundles.manifest import REST_TAKEN, STATED, Manifest, is_manifest, manifest_of
from stories.bundles.opening import NothingUsable, Opened, in_unicode, open_bundle
from stories.bundles.plan import Plan
from stories.bundles.read import ReadItem, read_items
from stories.bundles.receive import limits
from stories.bundles.report import Report
from stories.bundles.spool import Spool
from stories.bundles.store import keep_told, planned, rarely_collecting, standing, store_and_report
from stories.collate import Field, Key, Repair, RepairKind
from stories.models import COMMAND_LINE, Bundle, Item, Source
from stories.models.names import known_names
from stories.text.unseen import visible

QUIET = 2.0
"""Seconds that a file must have stayed as it is: one that is still written is not whole."""

AT_ONCE = 100
"""Files that are taken in together, and …"""

BYTES_AT_ONCE = 20_000_000
"""… how many bytes of them, as long as one zip does not hold more."""

Seen = tuple[int, int]
"""A file's size in bytes, and when it was written, in nanoseconds."""

CLOSED: Seen = (0, 0)
"""What is seen of a folder, or a file, that cannot be looked at."""

NOTHING_STATED = Manifest((), {})

log = logging.getLogger(__name__)


@dataclass
class Watched:
    """A folder, with what is known of all that lands in it: its outlet, its agency. A file is looked at again when its
    size or its time changes."""

    folder: Path
    given: dict[str, str] = field(default_factory=dict)
    by: str = COMMAND_LINE
    clock: Callable[[], float] = time.monotonic
    _seen: dict[Path, tuple[Seen, float]] = field(default_factory=dict)
    _done: dict[Path, Seen] = field(default_factory=dict)
    _failed: str = ""

    @property
    def called(self) -> str:
        """The folder, as bundles keep it."""
        return in_unicode(self.folder)

    def failed(self, why: str) -> bool:
        """Whether that is news: of what goes wrong at each look only the first is told."""
        was, self._failed = self._failed, why
        return why not in ("", was)

    def take_in(self) -> Report | None:
        """Bring in what is whole by now; None where there is nothing. Nothing that is here already is brought in twice,
        also after a new start."""
        whole = _some(self._whole())
        if not whole:
            return None
        opened = [one for path, _ in whole for one in self._opened(path)]
        report = self._store([one for one in opened if one.content or one.failure or one.skipped])
        self._done |= dict(whole)
        return report

    def _whole(self) -> Iterator[tuple[Path, Seen]]:
        now = self.clock()
        for path, seen in sorted(self._files()):
            if self._done.get(path) == seen:
                continue
            before, since = self._seen.get(path, (None, now))
            if before != seen:
                self._seen[path] = seen, now
            elif now - since >= QUIET:
                yield path, seen

    def _files(self) -> Iterator[tuple[Path, Seen]]:
        """Those that are plain files, and the folders that cannot be opened: these are told once, and keep nothing
        else. Raises OSError where the folder itself cannot."""
        broken: list[OSError] = []
        for parent, folders, names in os.walk(self.folder, onerror=broken.append):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(parent, name) for name in names if not name.startswith(".")):
                try:
                    told = path.lstat()
                except OSError as error:
                    if not isinstance(error, FileNotFoundError):  # else it went while it was looked at
                        yield path, CLOSED
                    continue
                if stat.S_ISREG(told.st_mode):
                    yield path, (told.st_size, told.st_mtime_ns)
        for closed in broken:
            if Path(closed.filename) == self.folder:
                raise closed
            if not isinstance(closed, FileNotFoundError):
                yield Path(closed.filename), CLOSED

    def _opened(self, path: Path) -> Iterator[Opened]:
        """A file, or what is in a zip; under the path that it has in the folder."""
        shown = in_unicode(path.relative_to(self.folder))
        try:
            for one in open_bundle(path, limits()):
                inside = one.path if one.path != in_unicode(Path(path.name)) else ""
                yield Opened(f"{shown}/{inside}".rstrip("/"), one.content, one.failure, one.skipped)
        except NothingUsable as error:
            yield Opened(shown, failure=str(error).removeprefix(f"{path}: "))

    def _store(self, opened: list[Opened]) -> Report | None:
        if not any(is_manifest(one.path) for one in opened):  # which may name what is here, too
            opened = [one for one in opened if not self._brought(one.path, hashlib.sha256(one.content).hexdigest())]
        with Spool() as spool, rarely_collecting():
            items = read_items(opened, known_names(), spool)
            stated = manifest_of(items, standing(items))
            try:
                return self._settle(stated.told(items), stated, spool)
            except Refused as error:
                if not stated.repairs:
                    raise
                return self._settle(stated.without(f"none of it was taken: {error}").told(items), NOTHING_STATED, spool)

    def _settle(self, items: list[ReadItem], stated: Manifest, spool: Spool) -> Report | None:
        fresh = [one for one in items if not self._is_here(one) or (one.stated and stated.repairs)]
        if not fresh:
            return None
        at = timezone.now().isoformat()
        said = [replace(one, by=self.by, at=at, why=STATED) for one in stated.repairs]
        given = self._repairs(fresh, {(one.one, one.what) for one in said})
        return settle(
            lambda: planned(self.folder.name, fresh, [*given, *said], watched=self.called),
            lambda made: made.proposal,
            lambda made: self._keep(made, spool, given, stated),
        )

    def _is_here(self, one: ReadItem) -> bool:
        """Whether this folder brought the same bytes under the same path before; of what is no text, whether it said
        the same of something there."""
        if one.sha256:
            return self._brought(one.path, one.sha256)
        said = one.failure or "; ".join([one.skipped, *one.warning.splitlines()])
        return self._mine(one.path).filter(source=None, message__in=(said, f"{said}; {REST_TAKEN}")).exists()

    def _brought(self, path: str, sha256: str) -> bool:
        return self._mine(path).filter(source__sha256=sha256).exists()

    def _mine(self, path: str) -> QuerySet[Item]:
        return Item.objects.filter(bundle__watched=self.called, path=path)

    def _repairs(self, items: list[ReadItem], stated: Collection[tuple[Key, str]]) -> list[Repair]:
        """What is known of the folder, given to every text that was not here before, and of which no manifest states
        it."""
        here: set[str] = set()
        for some in batches({one.sha256 for one in items if one.sha256}):
            here |= set(Source.objects.filter(sha256__in=some).values_list("sha256", flat=True))
        keys = [
            Key(one.sha256, version.draft, version.part)
            for one in items
            if one.sha256 not in here
            for version in one.versions
        ]
        return [
            Repair(RepairKind.GIVEN, key, what=Field(what), value=value, by=self.by, at=timezone.now().isoformat())
            for key in dict.fromkeys(keys)
            for what, value in sorted(self.given.items())
            if (key, what) not in stated
        ]

    def _keep(self, made: Plan, spool: Spool, repairs: list[Repair], stated: Manifest) -> Report:
        bundle = self._bundle()
        if repairs:
            keep_told(bundle, repairs, f"given for the folder {self.folder}", self.by)
        if stated.repairs:
            keep_told(bundle, stated.repairs, STATED, self.by)
        return store_and_report(made, spool, bundle, self.by)

    def _bundle(self) -> Bundle:
        """That of this hour; a new one where there is none, or it was undone."""
        now = timezone.now()
        hour = now.replace(minute=0, second=0, microsecond=0)
        mine = Bundle.objects.filter(watched=self.called, state=Bundle.State.STORED, at__gte=hour)
        if found := mine.order_by("-pk").first():
            found.looked_at = None  # it grew since
            return found
        name = f"{visible(in_unicode(Path(self.folder.name)))}, {hour:%-d %B %Y, %H:%M} UTC"
        return Bundle.objects.create(name=name, by=self.by, state=Bundle.State.STORED, watched=self.called)


def _some(whole: Iterable[tuple[Path, Seen]]) -> list[tuple[Path, Seen]]:
    found: list[tuple[Path, Seen]] = []
    size = 0
    for path, seen in whole:
        size += seen[0] * (ZIPPED if path.suffix.lower() == ".zip" else 1)
        if found and (size > BYTES_AT_ONCE or len(found) == AT_ONCE):
            break
        found.append((path, seen))
    return found


ZIPPED = 10
"""How many bytes a byte of a zip is taken for."""


def look(watched: Watched) -> Report | None:
    """Take in what is whole, unless somebody else looks into the folder just now: two would take in one file twice.
    What goes wrong is written down, once for as long as it does, and tried again at the next look."""
    why, traceback = "", None
    try:
        with alone_or_not(lock_of(watched.folder)) as is_alone:
            return watched.take_in() if is_alone else None
    except (OSError, Overtaken, Refused) as error:
        why = str(error)
    except Exception as error:  # one folder must not keep the others
        why, traceback = repr(error), error
    finally:
        if watched.failed(why):
            log.error("The folder %s: %s", watched.called, why, exc_info=traceback)
    return None


def lock_of(folder: Path) -> Path:
    """The file that is locked by whoever looks into the folder: with the archive's own, for the folder may be on a
    machine that knows no locks."""
    return settings.DATA_DIR / f"watching-{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]}"


@contextmanager
def alone_or_not(path: Path) -> Iterator[bool]:
    """Whether nobody else on this machine holds the lock on the file."""
    with path.open("a") as held:
        try:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # a system without such locks runs one worker
            yield True
        except BlockingIOError:
            yield False
        else:
            yield True
