"""Carry out work in the background: reading and storing bundles. Any number may run, on any number of machines."""

from types import FrameType
from typing import Any

from django_tasks_db.management.commands import db_worker

from stories.work import clock
from stories.work.run import ending


class Worker(db_worker.Worker):
    """The tasks' own, which says when it was asked to end: a job stops at its next step and waits for the next worker,
    and ending takes no longer than that."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        ending.set()
        super().shutdown(signum, frame)

    def run(self) -> None:
        clock.start()
        super().run()


class Command(db_worker.Command):
    help = "Carry out work in the background: reading and storing bundles."

    def handle(self, *args: Any, **options: Any) -> None:
        setattr(db_worker, "Worker", Worker)  # noqa: B010 - their command has no other way to be given one
        super().handle(*args, **options)
