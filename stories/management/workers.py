"""Processes for work in the background, started and looked after by the one that serves the pages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

INTERVAL = 0.2
"""Seconds between two looks at the queue: whoever waits for a page does not notice them."""

AGAIN = 1.0
"""Seconds before a worker that ended is started again."""


@contextmanager
def workers(count: int) -> Iterator[None]:
    """So many workers run; one that ends is started again. At the end each is asked once to end, and waited for: asked
    twice, it would leave its job failed."""
    over = threading.Event()
    threads = [threading.Thread(target=_keep_one_running, args=(over,)) for _ in range(count)]
    try:  # a signal may come at any time from here on
        for thread in threads:
            thread.start()
        yield
    finally:
        over.set()
        for thread in threads:
            if thread.ident:
                thread.join()


def _keep_one_running(over: threading.Event) -> None:
    while not over.is_set():
        worker = _start()
        while worker.poll() is None and not over.wait(0.1):
            pass
        if worker.poll() is None:
            worker.send_signal(signal.SIGTERM)
            worker.wait()
        else:
            over.wait(AGAIN)


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, str(Path(settings.ROOT, "manage.py")), "db_worker", "--interval", str(INTERVAL)]
    # In a group of its own: Ctrl-C in a terminal goes to this process alone, which asks the worker itself. And quiet,
    # but for what goes wrong.
    command += ["--no-startup-delay", "--parent", str(os.getpid()), "-v", "0"]
    return subprocess.Popen(command, start_new_session=True)
