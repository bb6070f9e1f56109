"""What each sort of job does, from wherever an earlier attempt ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db import transaction

from stories.archive.by_hand import Refused
from stories.archive.change import Progress
from stories.archive.gathered import last_act
from stories.archive.settle import Proposing, propose, proposing, settle
from stories.archive.standing import redo_bundle, undo_bundle
from stories.bundles import asked
from stories.bundles.edits import own_repairs
from stories.bundles.plan import Plan
from stories.bundles.preview import changed_since, keep_plan, stories_shown
from stories.bundles.receive import forget
from stories.bundles.received import Held, give, read_back, read_received
from stories.bundles.store import planned, rarely_collecting, store
from stories.collate import ArrangedStory
from stories.display.wording import short
from stories.jobs.run import Run
from stories.jobs.words import ARRANGING, BRINGING_BACK, STORING, UNDOING, WRITING
from stories.models import Act, Bundle, Job, ReceivedText


def read(run: Run) -> None:
    """Read what was sent, and plan what it would make of the archive."""
    read_received(run)
    give(run.bundle, run.job.by)
    _keep(run, _planned(run), Bundle.State.RECEIVED)


def plan(run: Run) -> None:
    """Plan anew what was read before."""
    _keep(run, _planned(run), Bundle.State.PLANNED)


def _planned(run: Run, proposing: Proposing = propose) -> Plan:
    bundle = run.bundle
    progress = _in_files(run)
    with rarely_collecting():
        stamp = last_act()
        items = read_back(bundle.received_items.all())
        made = planned(bundle.name, items, own_repairs(bundle), progress, proposing=proposing)
    bundle.stamp = stamp
    return made


def _in_files(run: Run) -> Progress:
    """Tells how many texts are done as that part of the bundle's files."""
    files = run.bundle.received_items.count()
    texts = ReceivedText.objects.filter(item__bundle=run.bundle, item__left_out=False).count()
    run.step(ARRANGING, 0, files)
    return lambda doing, done: run.progress(doing, min(done, texts) * files // (texts or 1))


def _as_shown(run: Run, stamp: int) -> Plan | None:
    """The plan as its rows keep it, where nothing can have changed it since the act. Else it is made anew."""
    if _archive_changed(run.bundle, stamp) or (stories := stories_shown(run.bundle)) is None:
        return None
    made = _planned(run, proposing(stories))
    return made if made.stories is stories and not _archive_changed(run.bundle, stamp) else None


def _keep(run: Run, made: Plan, state: Bundle.State, found: str = "") -> None:
    """Unless somebody changed the bundle meanwhile: that came first, and this is done anew by whoever asks."""
    bundle = run.bundle
    run.step(WRITING, 0)
    with transaction.atomic():
        mine = Bundle.objects.filter(pk=bundle.pk, state=state, revision=bundle.revision)
        if not mine.update(revision=bundle.revision + 1, state=Bundle.State.PLANNED):
            raise Refused("The bundle was changed meanwhile. Try again.")
        keep_plan(bundle, made)
        Bundle.objects.filter(pk=bundle.pk).update(counts=bundle.counts, warned=bundle.warned, stamp=bundle.stamp)
        run.must_end(Job.State.DONE, found)


def store_bundle(run: Run) -> None:
    """Store what is planned, if it is what was shown: otherwise show what it would be now."""
    bundle = run.bundle
    bundle.looked_at = bundle.looked_at or run.job.at
    shown = bundle.stamp

    def latest() -> Plan:
        made = _as_shown(run, shown)
        if made is None:
            made = _planned(run)
            if differing := changed_since(bundle, made):
                raise _Otherwise(made, differing)
        run.step(STORING, 0, len(made.items))
        return made

    def stored(made: Plan) -> None:
        mine = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.PLANNED, revision=bundle.revision)
        if not mine.exists():
            raise Refused("The bundle was changed meanwhile. Look at it, and store it then.")
        run.step(STORING, 0, len(made.items))
        store(made, shelf, bundle, run.job.by, run.saying)
        run.must_end(Job.State.DONE)

    try:
        with Held() as shelf, rarely_collecting():
            settle(latest, lambda made: made.proposal, stored)
    except _Otherwise as otherwise:
        _show_again(run, otherwise.made, otherwise.differing, _archive_changed(bundle, shown))
    else:
        forget(bundle)


class _Otherwise(Exception):
    """What would be stored is not what was shown: the plan, and the stories that differ."""

    def __init__(self, made: Plan, differing: Sequence[ArrangedStory]) -> None:
        super().__init__()
        self.made = made
        self.differing = differing


ASIDE = (Act.Did.SIGNED_IN, Act.Did.SIGNED_OUT, Act.Did.MADE_ACCOUNT, Act.Did.RECEIVED, Act.Did.THREW_AWAY)
"""Acts that change nothing of the archive."""


def _archive_changed(bundle: Bundle, stamp: int) -> bool:
    """Whether anything did since the act, this bundle's own edits aside."""
    since = Act.objects.filter(pk__gt=stamp).exclude(did__in=ASIDE).exclude(did=Act.Did.EDITED)
    return since.exclude(bundle=bundle).exists()


def _show_again(run: Run, made: Plan, differing: Sequence[ArrangedStory], archive_changed: bool) -> None:
    """Because the archive changed, or because what was planned by steps rests on samples where very many texts are like
    each other, and so is otherwise when all is planned at once."""
    titles = [story.title or "a withdrawn story" for story in differing]
    several = f"{len(titles)} stories of this bundle are" if len(titles) > 1 else "One story of this bundle is"
    named = ", ".join(f"“{short(title)}”" for title in titles[:3]) + (" …" if len(titles) > 3 else "")
    why = "The archive changed since you looked" if archive_changed else "All files were weighed once more, at once"
    found = f"{why}: {several} planned otherwise now ({named}). Nothing was stored."
    _keep(run, made, Bundle.State.PLANNED, found)


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
