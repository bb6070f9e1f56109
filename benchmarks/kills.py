"""Server and worker killed at random moments while a bundle is sent, read and stored: what is in the archive afterwards
is compared with that of a run which nobody disturbed."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import shutil
import sqlite3
import sys
import time
import urllib.error
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archives import World
from benchmarks.bases import bases, statements
from benchmarks.bundles import signed_in
from benchmarks.served import Admin, Files, Served, lots
from benchmarks.texts import Folder

FILES = 240
WORKER = [sys.executable, "-m", "benchmarks.killed"]
GIVEN_UP = 120.0

LOST = (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError)


class Disturbed:
    """Kills the server or the worker when its time has come, and starts it again."""

    def __init__(self, served: Served, moments: list[tuple[float, str]]) -> None:
        self.served = served
        self.start = time.monotonic()
        self.moments = moments
        self.done: list[str] = []

    def __call__(self) -> None:
        while self.moments and time.monotonic() - self.start >= self.moments[0][0]:
            _, which = self.moments.pop(0)
            process = self.served.server if which == "server" else self.served.working
            if process is None:
                continue
            process.kill()
            process.wait()
            self.done.append(which)
            (self.served.start_server if which == "server" else self.served.start_worker)()


def bring_in(admin: Admin, files: Files, disturb: Callable[[], None]) -> float:
    """Send, read and store, asking again whatever was not answered; how long it took."""
    start = time.monotonic()
    begun = json.loads(_asked(disturb, lambda: admin.post("/bundles/new/", {"name": "disturbed"})))
    for lot in lots(files, 20):
        _asked(disturb, lambda lot=lot: admin.post(begun["files"], {}, lot))  # type: ignore[misc]
    for act, mark in (("read", 'class="preview"'), ("store", 'id="went"')):
        while mark not in (page := _asked(disturb, lambda: admin.get(begun["address"]))):
            if 'id="working"' not in page:
                _asked(disturb, lambda act=act: admin.post(f"{begun['address']}{act}/", {}))  # type: ignore[misc]
            if time.monotonic() - start > GIVEN_UP:
                raise RuntimeError(f"given up: {re.sub(r'<[^>]*>', ' ', page)[:1500]}")
            disturb()
            time.sleep(0.05)
    return time.monotonic() - start


def _asked(disturb: Callable[[], None], ask: Callable[[], str]) -> str:
    end = time.monotonic() + GIVEN_UP
    while True:
        disturb()
        try:
            return ask()
        except LOST as error:
            if isinstance(error, urllib.error.HTTPError) and error.code < 500:
                raise
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


CONTENT = {
    "sources": "SELECT sha256, hex(content) FROM stories_source ORDER BY sha256",
    "items": (
        "SELECT b.name, i.path, i.outcome, i.message, s.sha256 FROM stories_item i JOIN stories_bundle b ON"
        " b.id = i.bundle_id LEFT JOIN stories_source s ON s.id = i.source_id ORDER BY 1, 2, 5"
    ),
    "versions": (
        "SELECT s.sha256, v.draft, v.part, v.number, v.published, a.outlet, a.agency, a.label, a.number, t.slug,"
        " v.same_as_id IS NULL FROM stories_version v JOIN stories_source s ON s.id = v.source_id"
        " JOIN stories_article a ON a.id = v.article_id JOIN stories_story t ON t.id = a.story_id ORDER BY 1, 2, 3"
    ),
    "left over": "SELECT (SELECT count(*) FROM stories_received), (SELECT count(*) FROM stories_receivedtext)",
    "integrity": "PRAGMA integrity_check",
    "jobs": "SELECT count(*) FROM stories_job WHERE state IN ('waiting', 'running')",
    "imports": "SELECT count(*) FROM stories_act WHERE did = 'imported a bundle'",
}


def content(folder: Path) -> dict[str, str]:
    """What is in the archive and what should not be, each as a digest of its rows."""
    with sqlite3.connect(folder / "writethru.sqlite3") as database:
        found = {name: database.execute(query).fetchall() for name, query in CONTENT.items()}
    files = sorted(str(path) for path in (folder / "media").rglob("*") if path.is_file())
    return {name: hashlib.sha256(repr(rows).encode()).hexdigest() for name, rows in {**found, "files": files}.items()}


def one_run(ready: Path, files: Files, moments: list[tuple[float, str]]) -> tuple[dict[str, str], float, list[str]]:
    with TemporaryDirectory(prefix="writethru-") as parent:
        folder = Path(parent, "data")
        shutil.copytree(ready, folder)
        with Served(folder, WORKER) as served:
            admin, _ = signed_in(served)
            disturbed = Disturbed(served, moments)
            took = bring_in(admin, files, disturbed)
            _swept(folder)
        return content(folder), took, disturbed.done


def _swept(folder: Path) -> None:
    """Until the worker has forgotten what was sent, at the most some seconds."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(sqlite3.OperationalError), sqlite3.connect(folder / "writethru.sqlite3") as database:
            if database.execute("SELECT count(*) FROM stories_received").fetchone() == (0,):
                return
        time.sleep(0.1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    told = sys.stdout.write
    chance = random.Random(arguments.seed)  # noqa: S311 - no secret
    folder = Folder(arguments.data)
    world = World(bases(folder), statements(folder), seed=9)
    files = [(file.path, file.content) for file in islice(world.archive(FILES), FILES)]
    with TemporaryDirectory(prefix="writethru-") as parent:
        ready = Path(parent, "ready")
        with Served(ready, WORKER):
            pass
        wanted, took, _ = one_run(ready, files, [])
        told(f"undisturbed: {took:.1f} s\n")
        killed = {"server": 0, "worker": 0}
        done = differing = 0
        while sum(killed.values()) < arguments.times:
            moments = sorted((chance.uniform(0, took * 1.2), chance.choice(["server", "worker"])) for _ in range(3))
            found, disturbed_took, which = one_run(ready, files, moments)
            done += 1
            for one in which:
                killed[one] += 1
            differs = [name for name in wanted if wanted[name] != found[name]]
            differing += bool(differs)
            so_far = sum(killed.values())
            what = f"DIFFERS in {', '.join(differs)}" if differs else "equal"
            told(f"{so_far} kills: {', '.join(which) or 'none'}, {disturbed_took:.1f} s: {what}\n")
            sys.stdout.flush()
    told(
        f"{killed['server']} kills of the server, {killed['worker']} of the worker in {done} runs: {differing} differ\n"
    )
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
