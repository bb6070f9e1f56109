"""What each sort of job does, from wherever an earlier attempt ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from django.db import transaction

from stories.archive.by_hand import Refused
from stories.archive.change import Progress
from stories.archive.settle import taking_turns
from stories.archive.standing import redo_bundle, undo_bundle
from stories.bundles import asked
from stories.bundles.lots import archive_changed, plan_in_lots, store_in_lots
from stories.bundles.prepared import Prepared
from stories.bundles.preview import is_all_arranged
from stories.bundles.receive import forget
from stories.bundles.received import Held, give, read_received
from stories.bundles.store import rarely_collecting
from stories.display.wording import short
from stories.jobs.run import Run
from stories.jobs.words import ARRANGING, BRINGING_BACK, STORING, UNDOING, WRITING
from stories.models import Bundle, Job, ReceivedText


def read(run: Run) -> None:
    """Read what was sent, and plan what it would make of the archive."""
    read_received(run)
    _keep(run, _planned(run), Bundle.State.RECEIVED)


def plan(run: Run) -> None:
    """Plan anew what was read before."""
    _keep(run, _planned(run), Bundle.State.PLANNED)


def _planned(run: Run) -> Prepared:
    give(run.bundle, run.bundle.by)
    with rarely_collecting():
        return plan_in_lots(run.bundle, _in_files(run))


def _in_files(run: Run) -> Progress:
    """Tells how many texts are done as that part of the bundle's files."""
    files = run.bundle.received_items.count()
    texts = ReceivedText.objects.filter(item__bundle=run.bundle, item__left_out=False).count()
    run.step(ARRANGING, 0, files)
    return lambda doing, done: run.progress(doing, min(done, texts) * files // (texts or 1))


def _keep(run: Run, made: Prepared, state: Bundle.State, found: str = "") -> None:
    """Unless somebody changed the bundle meanwhile: that came first, and this is done anew by whoever asks."""
    bundle = run.bundle
    run.step(WRITING, 0)
    with transaction.atomic():
        _keep_rows(bundle, made, state, revision=bundle.revision + 1, state=Bundle.State.PLANNED)
        run.must_end(Job.State.DONE, found)


def _keep_rows(bundle: Bundle, made: Prepared, before: Bundle.State, **changes: Any) -> None:
    mine = Bundle.objects.filter(pk=bundle.pk, state=before, revision=bundle.revision)
    if not mine.update(**changes, stamp=made.stamp):
        raise Refused("The bundle was changed meanwhile. Try again.")
    made.keep()
    Bundle.objects.filter(pk=bundle.pk).update(counts=bundle.counts, warned=bundle.warned)
    bundle.stamp = made.stamp


def store_bundle(run: Run) -> None:
    """Store what is planned, if it is what was shown: otherwise show what it would be now."""
    bundle = run.bundle
    bundle.looked_at = bundle.looked_at or run.job.at
    shown = bundle.stamp
    files = bundle.received_items.count()
    tries = count(1)

    def latest() -> None:
        if next(tries) > 1 or archive_changed(bundle) or not is_all_arranged(bundle):
            _plan_again(run)
        run.step(STORING, 0, files)

    def stored(_: None) -> None:
        mine = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.PLANNED, revision=bundle.revision)
        if not mine.exists():
            raise Refused("The bundle was changed meanwhile. Look at it, and store it then.")
        run.step(STORING, 0, files)
        store_in_lots(bundle, shelf, run.job.by)
        run.must_end(Job.State.DONE)

    try:
        with Held() as shelf, rarely_collecting():
            taking_turns(latest, stored)
    except _Otherwise as otherwise:
        _show_again(run, otherwise, archive_changed(bundle, shown))
    else:
        forget(bundle)


def _plan_again(run: Run) -> None:
    """Raises _Otherwise where that gives other than what was shown."""
    made = _planned(run)
    if differing := made.differing():
        raise _Otherwise(made, differing)
    with transaction.atomic():
        run.step(WRITING, 0)
        _keep_rows(run.bundle, made, Bundle.State.PLANNED)


class _Otherwise(Exception):
    """What would be stored is not what was shown: the plan, and the titles of the stories that differ."""

    def __init__(self, made: Prepared, differing: Sequence[str]) -> None:
        super().__init__()
        self.made = made
        self.differing = differing


def _show_again(run: Run, otherwise: _Otherwise, archive_changed: bool) -> None:
    """Because the archive changed, or because what was planned by steps rests on samples where very many texts are like
    each other, and so is otherwise when all is planned at once."""
    titles = [title or "a withdrawn story" for title in otherwise.differing]
    several = f"{len(titles)} stories of this bundle are" if len(titles) > 1 else "One story of this bundle is"
    named = ", ".join(f"“{short(title)}”" for title in titles[:3]) + (" …" if len(titles) > 3 else "")
    why = "The archive changed since you looked" if archive_changed else "All files were weighed once more, at once"
    found = f"{why}: {several} planned otherwise now ({named}). Nothing was stored."
    _keep(run, otherwise.made, Bundle.State.PLANNED, found)


def undo(run: Run) -> None:
    run.step(UNDOING, 0)
    undo_bundle(run.bundle, run.job.by, lambda: run.must_end(Job.State.DONE))


def redo(run: Run) -> None:
    run.step(BRINGING_BACK, 0)
    redo_bundle(run.bundle, run.job.by, inside=lambda: run.must_end(Job.State.DONE))


STEPS: Mapping[str, Callable[[Run], None]] = {
    Job.Does.READ: read,
    Job.Does.PLAN: plan,
    Job.Does.CHANGE: asked.carry_out,
    Job.Does.STORE: store_bundle,
    Job.Does.UNDO: undo,
    Job.Does.REDO: redo,
}
