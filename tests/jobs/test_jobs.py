"""Jobs are done once, whoever is killed; nothing stays half done."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from stories.archive.by_hand import Refused
from stories.bundles import edits, receive
from stories.bundles.received import read_received
from stories.collate import Field, Repair, RepairKind
from stories.jobs import queue, run, steps
from stories.jobs.run import Run, Stopped
from stories.jobs.tasks import carry_out
from stories.models import Act, Bundle, Job, PlannedStory, Received, ReceivedItem, ReceivedText, Source, Version
from tests.jobs.build import planned, received, seed_files, store, text_of, work

pytestmark = pytest.mark.django_db


def silent(job: Job) -> None:
    """As if its worker had died a while ago."""
    Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - timedelta(minutes=1))


def begun(job: Job) -> Run:
    found = Run.begin(job.pk, job.token)
    assert found is not None
    return found


def test_a_bundle_is_read_and_planned_and_nothing_of_it_is_stored() -> None:
    bundle = planned(seed_files())
    assert bundle.state == Bundle.State.PLANNED
    assert (bundle.counts["new"], bundle.counts["update"], bundle.counts["articles"]) == (4, 2, 4)
    assert not Source.objects.exists()
    assert not Version.objects.exists()
    assert ReceivedText.objects.count() == 6


def test_storing_takes_the_bytes_to_their_one_home() -> None:
    files = seed_files()
    bundle = store(planned(files))
    assert sorted(bytes(source.content) for source in Source.objects.all()) == sorted(files.values())
    assert not any(model.objects.exists() for model in (Received, ReceivedItem, ReceivedText, PlannedStory))
    assert not default_storage.exists(receive.folder_of(bundle))
    assert bundle.stored_at is not None


def test_a_job_is_begun_once() -> None:
    job = receive.read(received(seed_files()), "anna")
    assert Run.begin(job.pk, job.token) is not None
    assert Run.begin(job.pk, job.token) is None


def test_a_dead_workers_job_waits_again_and_goes_on_where_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stories.bundles.received.AT_A_TIME", 2)
    bundle = received(seed_files())
    job = receive.read(bundle, "anna")
    first = begun(job)

    def dies(doing: str, done: int, total: int | None = None) -> None:
        Run.step(first, doing, done, total)
        if done == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(first, "step", dies)
    with pytest.raises(KeyboardInterrupt):
        steps.read(first)
    assert bundle.received_items.count() == 2  # the lot that was cut off is as if it had never been begun
    silent(job)
    assert queue.reap() == 1
    [ended] = work()
    assert (ended.state, ended.attempt) == (Job.State.DONE, 2)
    assert [item.path for item in bundle.received_items.order_by("path")] == sorted(seed_files())


def test_a_late_worker_changes_nothing() -> None:
    bundle = received(seed_files())
    job = receive.read(bundle, "anna")
    late = begun(job)
    silent(job)
    queue.reap()
    with pytest.raises(Stopped):
        steps.read(late)
    assert not bundle.received_items.exists()
    assert not late.end(Job.State.FAILED, "late")
    [ended] = work()
    assert ended.state == Job.State.DONE


def test_a_worker_that_is_late_to_store_stores_nothing() -> None:
    bundle = planned(seed_files())
    late = begun(receive.store(bundle, "anna"))
    silent(late.job)
    queue.reap()
    with pytest.raises(Stopped):
        steps.store_bundle(late)
    assert not Version.objects.exists()
    work()
    assert Version.objects.count() == 6
    assert Act.objects.filter(did=Act.Did.IMPORTED).count() == 1


def test_after_three_dead_workers_a_job_has_failed_and_says_why() -> None:
    job = receive.read(received(seed_files()), "anna")
    for attempt in range(1, 4):
        job.refresh_from_db()
        begun(job)
        silent(job)
        queue.reap()
        job.refresh_from_db()
        assert job.state == (Job.State.FAILED if attempt == 3 else Job.State.WAITING)
    assert "3 times" in job.why
    receive.read(job.bundle, "anna")  # a person may ask for it again
    assert work()[0].state == Job.State.DONE


def test_a_job_with_a_heartbeat_is_left_alone() -> None:
    job = receive.read(received(seed_files()), "anna")
    begun(job)
    assert queue.reap() == 0


def test_a_job_that_was_never_queued_is_queued() -> None:
    job = receive.read(received(seed_files()), "anna")
    Job.objects.filter(pk=job.pk).update(queued_at=timezone.now() - timedelta(minutes=1))
    before = job.token
    assert queue.reap() == 1
    job.refresh_from_db()
    assert job.token != before
    carry_out.call(job.pk, before)  # what was queued with the old token finds nothing to do
    job.refresh_from_db()
    assert job.state == Job.State.WAITING


def test_a_job_is_stopped_at_its_next_step_and_can_be_gone_on_with() -> None:
    bundle = received(seed_files())
    job = receive.read(bundle, "anna")
    running = begun(job)
    queue.stop(bundle, "anna")
    with pytest.raises(Stopped):
        running.step("files read", 1)
    running.end(Job.State.CANCELLED)
    receive.read(bundle, "anna")
    assert work()[0].state == Job.State.DONE


class Impatient(Run):
    """Somebody asks it to stop when it has read two files, and it looks after each."""

    def progress(self, doing: str, done: int) -> None:
        if (doing, done) == ("files read", 2):
            queue.stop(self.bundle, "anna")
        self.step(doing, done)


def test_reading_is_stopped_after_a_file_and_not_after_a_lot() -> None:
    bundle = received(seed_files())
    job = receive.read(bundle, "anna")
    with pytest.raises(Stopped):
        read_received(Impatient(begun(job).job))
    assert not ReceivedItem.objects.exists()
    job.refresh_from_db()
    assert job.done == 1


class Watched(Run):
    """What a page could show of it, at each of its steps."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.seen: list[tuple[str, int, int]] = []

    def progress(self, doing: str, done: int) -> None:
        self.step(doing, done)

    def step(self, doing: str, done: int, total: int | None = None) -> None:
        super().step(doing, done, total)
        self.seen.append(Job.objects.values_list("doing", "done", "total").get(pk=self.job.pk))


def test_storing_says_how_far_it_is_of_all_files_while_it_arranges_what_was_changed_by_hand() -> None:
    elsewhere = "".join(f"\n\nThe council of Ashford sat on day {day}." for day in range(40))
    files = {f"{number}.txt": f"Day {number}{elsewhere}\n\nNote {number}.".encode() for number in range(3)}
    store(planned({**seed_files(), "here.txt": f"Day here{elsewhere}".encode()}))
    bundle = planned(files)
    edits.make(
        bundle, [Repair(RepairKind.GIVEN, text_of(bundle, "0.txt").key, what=Field.OUTLET, value="Post")], "anna"
    )
    job = receive.store(bundle, "anna")
    begun(job)
    job.refresh_from_db()
    watched = Watched(job)
    steps.store_bundle(watched)
    assert all(0 <= done <= total == 3 for _, done, total in watched.seen)
    assert ("arranging", 3, 3) in watched.seen
    assert ("storing", 0, 3) in watched.seen


def test_a_job_that_waits_is_cancelled_at_once() -> None:
    bundle = received(seed_files())
    receive.read(bundle, "anna")
    queue.stop(bundle, "anna")
    assert work() == []
    assert bundle.jobs.get().state == Job.State.CANCELLED


def test_a_process_that_ends_leaves_its_job_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = received(seed_files())
    job = receive.read(bundle, "anna")
    run.ending.set()
    try:
        carry_out.call(job.pk, job.token)
    finally:
        run.ending.clear()
    job.refresh_from_db()
    assert (job.state, job.attempt) == (Job.State.WAITING, 0)
    assert work()[0].state == Job.State.DONE


def test_what_breaks_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(run: Run) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "STEPS", {**steps.STEPS, Job.Does.READ: breaks})
    receive.read(received(seed_files()), "anna")
    [job] = work()
    assert (job.state, job.why) == (Job.State.FAILED, "Something broke that should not; the server's log has what.")


def test_one_job_at_a_time() -> None:
    bundle = received(seed_files())
    receive.read(bundle, "anna")
    with pytest.raises(Refused, match="This bundle is being read just now"):
        receive.read(bundle, "bert")
    work()
    receive.store(bundle, "anna")
    with pytest.raises(Refused, match="This bundle is being stored just now"):
        receive.store(bundle, "bert")


def test_an_archive_that_changed_is_shown_before_it_is_stored() -> None:
    bundle = planned(seed_files())
    store(planned({"004.txt": seed_files()["004_d47e4cb9b441c173.txt"]}, by="bert"))
    receive.store(bundle, "anna")
    [job] = work()
    assert job.state == Job.State.DONE
    assert "The archive changed since you looked: One story of this bundle is planned otherwise now" in job.why
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.PLANNED
    assert bundle.counts["known"] == 1
    store(bundle)
    assert Version.objects.placed().count() == 6


def test_an_archive_that_changed_elsewhere_hinders_nothing() -> None:
    bundle = planned(seed_files())
    store(
        planned({"other.txt": b"Crane fell\n\nThe harbour authority closed the quay after a crane fell in the wind."})
    )
    store(bundle)


def test_what_was_thrown_away_can_be_taken_back_for_a_day() -> None:
    bundle = planned(seed_files())
    receive.throw_away(bundle, "anna")
    receive.sweep()
    receive.recover(bundle, "anna")
    assert bundle.state == Bundle.State.PLANNED
    receive.throw_away(bundle, "anna")
    Bundle.objects.update(undone_at=timezone.now() - timedelta(days=1, minutes=1))
    receive.sweep()
    assert not Received.objects.exists()
    assert not default_storage.exists(receive.folder_of(bundle))
    with pytest.raises(Refused):
        receive.recover(bundle, "anna")


def test_what_is_stored_is_not_thrown_away() -> None:
    bundle = store(planned(seed_files()))
    with pytest.raises(Refused):
        receive.throw_away(bundle, "anna")
