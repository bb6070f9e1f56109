"""What is done now and then, in each worker: dead jobs, watched folders, what was thrown away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection

from stories.bundles.receive import sweep
from stories.bundles.watching import Watched, look
from stories.jobs.queue import reap
from stories.jobs.run import ending

EVERY = 2.0
"""Seconds between two looks."""

log = logging.getLogger(__name__)


def tick(watched: Sequence[Watched] = ()) -> None:
    """Any number of workers may do this at once: each change is made by one."""
    for part in (reap, sweep):
        try:
            part()
        except Exception:  # what goes wrong with one must not keep the others
            log.exception("The clock")
            connection.close()
    for folder in watched:
        look(folder)


def watched_folders() -> list[Watched]:
    """Those of the settings."""
    told = (one.partition("=") for one in settings.WATCH)
    return [
        Watched(Path(folder.strip()).expanduser().resolve(), {"outlet": outlet.strip()} if outlet.strip() else {})
        for folder, _, outlet in told
    ]


def start() -> None:
    threading.Thread(target=_run, daemon=True).start()


def _run() -> None:
    watched = watched_folders()
    try:
        while not ending.wait(EVERY):
            try:
                tick(watched)
            except Exception:  # a clock that stops is worse than one that says why it is late
                log.exception("The clock")
                connection.close()
    finally:
        connection.close()
