"""What is done now and then, in each worker: dead jobs, watched folders, what was thrown away."""

from __future__ import annotations

import logging
import threading

from django.db import connection

from stories.bundles.receive import sweep
from stories.work.queue import reap
from stories.work.run import ending

EVERY = 2.0
"""Seconds between two looks."""

log = logging.getLogger(__name__)


def tick() -> None:
    """Any number of workers may do this at once: each change is made by one."""
    reap()
    sweep()


def start() -> None:
    threading.Thread(target=_run, daemon=True).start()


def _run() -> None:
    try:
        while not ending.wait(EVERY):
            try:
                tick()
            except Exception:  # a clock that stops is worse than one that says why it is late
                log.exception("The clock")
                connection.close()
    finally:
        connection.close()
