"""Jobs put into the queue, stopped, and put there again when their worker died."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stories.jobs.tasks import carry_out
from stories.models import Act, Bundle, Job
from stories.models.jobs import MOST_ATTEMPTS

LOST = timedelta(seconds=5)
"""A job that waits for so long while the queue is empty was never put there: the server ended just before."""


def ask(bundle: Bundle, does: Job.Does, by: str, asked: Mapping[str, Any] | None = None) -> Job:
    """A job that is to be carried out once what happens now is in force. The bundle must have none that waits or
    runs."""
    job = Job.objects.create(bundle=bundle, does=does, by=by, asked=dict(asked or {}), token=Job.new_token())
    _send(job)
    return job


def stop(bundle: Bundle, by: str) -> None:
    """A job that waits is cancelled at once; one that runs, at its next step."""
    with transaction.atomic():
        now = timezone.now()
        waiting = bundle.jobs.waiting().update(state=Job.State.CANCELLED, ended_at=now, token=Job.new_token())
        running = bundle.jobs.running().update(is_to_stop=True)
        if waiting or running:
            Act.record(by, Act.Did.CANCELLED, bundle=bundle)


def reap() -> int:
    """Jobs whose worker is dead wait again, three times at the most; how many had to be looked after."""
    found = 0
    for job in Job.objects.silent():
        mine = Job.objects.running().filter(pk=job.pk, token=job.token, heartbeat=job.heartbeat)
        if job.is_to_stop:
            found += mine.update(state=Job.State.CANCELLED, ended_at=timezone.now(), token=Job.new_token())
        elif job.attempt >= MOST_ATTEMPTS:
            why = f"Whatever carried this out ended {MOST_ATTEMPTS} times before it was done."
            found += mine.update(state=Job.State.FAILED, ended_at=timezone.now(), why=why, token=Job.new_token())
        else:
            found += _again(job, mine)
    if not DBTaskResult.objects.ready().exists():
        for job in Job.objects.waiting().filter(queued_at__lt=timezone.now() - LOST):
            found += _again(job, Job.objects.waiting().filter(pk=job.pk, token=job.token))
    return found


def _again(job: Job, mine: models.QuerySet) -> int:
    with transaction.atomic():
        token = Job.new_token()
        if not mine.update(state=Job.State.WAITING, token=token, heartbeat=None, queued_at=timezone.now()):
            return 0  # its worker, or another clock, was faster
        job.token = token
        _send(job)
        return 1


def _send(job: Job) -> None:
    transaction.on_commit(lambda: carry_out.enqueue(job.pk, job.token))
