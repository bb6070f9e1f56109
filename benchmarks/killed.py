"""A worker for `benchmarks.kills`, whose jobs are taken for dead after a second instead of thirty, so that many kills
take no day."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

from newsroom.bootstrap import ROOT


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from stories.jobs import clock, queue, run
    from stories.models import jobs

    run.BEAT, clock.EVERY = 0.3, 0.3
    jobs.SILENT, queue.LOST = timedelta(seconds=1), timedelta(seconds=1)
    vars(queue)["MOST_ATTEMPTS"] = 100
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay", "-v", "0"])


if __name__ == "__main__":
    main()
