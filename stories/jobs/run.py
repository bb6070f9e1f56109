"""One attempt at a job, by whoever has its token."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F
from django.utils import timezone

from stories.models import Bundle, Job

BEAT = 5.0
"""Seconds between two heartbeats, and between two looks at whether it is to stop."""

TOLD = 0.5
"""Seconds between two reports of progress at the least."""

ending = threading.Event()
"""Set when this process was asked to end: what runs stops at its next step, and waits for the next worker."""


class Stopped(Exception):
    """The attempt is over: somebody asked it to stop, or it is another's by now."""


class Ending(Exception):
    """The attempt is over, for the process ends; the job is not."""


class Run:
    """Told to the steps of a job: they say how far they are, and are stopped by it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.token = job.token
        self._said = 0.0

    @property
    def bundle(self) -> Bundle:
        return self.job.bundle

    @property
    def _mine(self) -> Any:
        return Job.objects.running().filter(pk=self.job.pk, token=self.token)

    @classmethod
    def begin(cls, pk: int, token: str) -> Run | None:
        """None where the job is another's by now, or has ended."""
        waiting = Job.objects.waiting().filter(pk=pk, token=token)
        if not waiting.update(state=Job.State.RUNNING, heartbeat=timezone.now(), attempt=F("attempt") + 1):
            return None
        return cls(Job.objects.select_related("bundle").get(pk=pk))

    def progress(self, doing: str, done: int) -> None:
        """Say what is done, and of how many; now and then. Raises Stopped and Ending."""
        if monotonic() - self._said >= TOLD:
            self.step(doing, done)

    def step(self, doing: str, done: int, total: int | None = None) -> None:
        """A step is done: in one transaction with what it made, so that nobody with an old token makes anything. Raises
        Stopped and Ending."""
        self._said = monotonic()
        told: dict[str, Any] = {"doing": doing, "done": done, "heartbeat": timezone.now()}
        if total is not None:
            told["total"] = total
        if not self._mine.filter(is_to_stop=False).update(**told):
            raise Stopped
        if ending.is_set():
            raise Ending

    def end(self, state: Job.State, why: str = "") -> bool:
        """Whether it was this attempt's to end."""
        return bool(self._mine.update(state=state, why=why, ended_at=timezone.now()))

    def must_end(self, state: Job.State, why: str = "") -> None:
        """In one transaction with what the job made. Raises Stopped where it is another's by now."""
        if not self.end(state, why):
            raise Stopped

    def wait_again(self) -> None:
        """For the next worker; the attempt does not count."""
        self._mine.update(
            state=Job.State.WAITING,
            heartbeat=None,
            attempt=F("attempt") - 1,
            token=Job.new_token(),
            queued_at=timezone.now(),
        )

    @contextmanager
    def beating(self) -> Iterator[None]:
        """With a heartbeat, whatever takes how long."""
        over = threading.Event()
        beat = threading.Thread(target=self._beat, args=(over,), daemon=True)
        beat.start()
        try:
            yield
        finally:
            over.set()
            beat.join(timeout=BEAT)

    def _beat(self, over: threading.Event) -> None:
        try:
            while not over.wait(BEAT):
                try:
                    self._mine.update(heartbeat=timezone.now())
                except DatabaseError:
                    close_old_connections()  # a long transaction elsewhere; the next one will do
        finally:
            connection.close()
