"""`manage.py import_bundle PATH`: bring in a folder, a zip or one file."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from stories.bundles.opening import Items, Limits, NothingUsable, open_bundle
from stories.bundles.report import Report, in_words
from stories.bundles.store import bring_in, try_out
from stories.bundles.watching import Watched, look
from stories.management.database import is_missing, make_ready
from stories.management.printed import readable
from stories.management.progress import Progress
from stories.management.sentences import in_sentences
from stories.text.unseen import unseen_in_json, visible

SOME_FAILED, NOTHING_USABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Bring in a folder, a zip archive or one file. "
        "Exit 0: all stored or known; 1: some items failed, or others were faster; 2: nothing usable."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--watch", action="store_true", help="take in what lands in the folder, until Ctrl-C")
        parser.add_argument("--outlet", default="", help="with --watch: the outlet of all that lands there")
        parser.add_argument("--agency", default="", help="with --watch: the agency whose copy it is")
        parser.add_argument("--dry-run", action="store_true", help="report, and store nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="form")

    def handle(
        self, *args: Any, path: Path, watch: bool, outlet: str, agency: str, dry_run: bool, form: str, **options: Any
    ) -> None:
        given = {what: value for what, value in (("outlet", outlet), ("agency", agency)) if value}
        if watch:
            self._watch(path, given)
            return
        if given:
            raise CommandError("--outlet and --agency go with --watch.")
        limits = Limits(settings.MAX_ITEM_BYTES, settings.MAX_BUNDLE_BYTES, settings.MAX_BUNDLE_ITEMS)
        with in_sentences(), _usable():
            items = open_bundle(path, limits)
            progress = Progress(self.stderr, len(items))
            report = _report(visible(readable(path.name or path.resolve().name)), items, dry_run, progress.say)
        progress.end()
        self.stdout.write(_in_json(report) if form == "json" else in_words(report))
        if code := _exit_code(report):
            sys.exit(code)

    def _watch(self, folder: Path, given: dict[str, str]) -> None:
        if not folder.is_dir():
            raise CommandError(f"{visible(readable(str(folder)))}: there is no such folder")
        make_ready()
        self.stdout.write(f"Watching {visible(readable(str(folder)))}. Ctrl-C ends it.")
        watched = Watched(folder.resolve(), given)
        with suppress(KeyboardInterrupt):
            while True:
                if report := look(watched):
                    self.stdout.write(in_words(report))
                    self.stdout.flush()
                time.sleep(EVERY)


def _in_json(report: Report) -> str:
    return unseen_in_json(json.dumps(report, ensure_ascii=False, indent=2))


EVERY = 1.0
"""Seconds between two looks into a folder that is watched."""


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except NothingUsable as error:
        raise CommandError(str(error), returncode=NOTHING_USABLE) from error


def _report(name: str, items: Items, dry_run: bool, say: Callable[[str, int], None]) -> Report:
    """A first import makes the database; a dry run does without one."""
    if dry_run and is_missing():
        return try_out(name, items, say)
    make_ready()
    return bring_in(name, items, dry_run=dry_run, progress=say)


def _exit_code(report: Report) -> int:
    bundle = report["bundle"]
    if not bundle["stored"] and not bundle["known"]:
        return NOTHING_USABLE
    return SOME_FAILED if bundle["failed"] else 0
