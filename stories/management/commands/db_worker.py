"""Carry out work in the background: reading and storing bundles. Any number may run, on any number of machines."""

import os
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django_tasks_db.management.commands import db_worker

from stories.jobs import clock
from stories.jobs.run import ending


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

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--parent", type=int, help="the process that it ends with, by its id")

    def handle(self, *args: Any, parent: int | None = None, **options: Any) -> None:  # type: ignore[override]
        if parent:
            threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        setattr(db_worker, "Worker", Worker)  # noqa: B010 - their command has no other way to be given one
        super().handle(*args, **options)


def _end_with(parent: int) -> None:
    """Whoever started this was killed: nobody else would end it."""
    while not ending.wait(1.0):
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
