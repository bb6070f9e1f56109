"""A large bundle from the browser to the archive: how long, in how much memory, and how the pages fare meanwhile. The
server and its worker run on this machine, in a folder that is gone afterwards for each size. Of memory, what each
holds at the most while files are sent, read and stored; and, from one size to the next, what a file adds."""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.archives import World
from benchmarks.bases import bases, statements
from benchmarks.served import Admin, Files, Held, Served, lots
from benchmarks.texts import Folder

FILES = 10_000
SIZES = (1_000, 3_000, FILES)
GOAL_SECONDS, GOAL_P95 = 90.0, 150.0

EVERY = 0.2
"""Seconds between two pages that somebody else asks for meanwhile."""

GIVEN_UP = 900.0


class Reader:
    """Asks for one page after another while the bundle goes in, and notes how long each took; and the memory held."""

    def __init__(self, served: Served, admin: Admin, addresses: list[str]) -> None:
        self.served, self.admin, self.addresses = served, admin, addresses
        self.milliseconds: list[float] = []
        self.held: dict[str, list[Held]] = defaultdict(list)
        self.doing = "before"
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _read(self) -> None:
        at = 0
        while not self._over.wait(EVERY):
            start = time.perf_counter()
            self.admin.get(self.addresses[at % len(self.addresses)])
            self.milliseconds.append((time.perf_counter() - start) * 1000)
            self.held[self.doing].append(self.served.held)
            at += 1


def signed_in(served: Served) -> tuple[Admin, list[str]]:
    """An admin, and the pages that are asked for meanwhile."""
    admin = Admin(served.port)
    comparison, _ = admin.where(served.link.partition(str(served.port))[2])
    desk = admin.get("/")
    story = re.search(r'href="(/stories/[^"]+)"', desk)
    stories = [story[1]] if story else []
    return admin, ["/", *stories, comparison, "/bundles/"]


def bring_in(admin: Admin, files: Files, meanwhile: Reader, planned: Callable[[], None]) -> dict[str, float]:
    """Send, read, store: the seconds that each took. `planned` is called before it is stored."""
    took = {}
    meanwhile.doing = "sent"
    start = time.perf_counter()
    begun = json.loads(admin.post("/bundles/new/", {"name": "ten thousand"}))
    for lot in lots(files):
        admin.post(begun["files"], {}, lot)
    took["sent"] = time.perf_counter() - start
    meanwhile.doing = "read"
    took["read"] = done(admin, begun["address"], "read", 'class="preview"')
    planned()
    meanwhile.doing = "stored"
    took["stored"] = done(admin, begun["address"], "store", 'id="went"')
    return took


def done(admin: Admin, address: str, act: str, mark: str) -> float:
    start = time.perf_counter()
    admin.post(f"{address}{act}/", {})
    while time.perf_counter() - start < GIVEN_UP:
        page = admin.get(address)
        if mark in page:
            return time.perf_counter() - start
        if 'id="working"' not in page:
            raise RuntimeError(f"neither done nor being done: {re.sub(r'<[^>]*>', ' ', page)[:2000]}")
        time.sleep(0.5)
    raise RuntimeError(f"given up after {GIVEN_UP:.0f} s")


class Taken(NamedTuple):
    """What one bundle took: seconds by what was done, milliseconds of the pages meanwhile, the most memory by what was
    done, and how many bytes its plan kept of how it is arranged."""

    files: int
    seconds: dict[str, float]
    pages: list[float]
    held: dict[str, Held]
    kept: int

    @property
    def worker(self) -> float:
        return max(held.worker for held in self.held.values())


def taken(world: World, count: int) -> Taken:
    """A server and worker of its own, and a bundle of so many files brought in."""
    files = [(file.path, file.content) for file in islice(world.archive(count), count)]
    with TemporaryDirectory(prefix="writethru-") as data, Served(Path(data)) as served:
        admin, addresses = signed_in(served)
        before = served.held
        reader = Admin(served.port, admin.cookies)
        kept: list[int] = []
        with Reader(served, reader, addresses) as meanwhile:
            took = bring_in(admin, files, meanwhile, lambda: kept.append(_bytes_arranged(Path(data))))
    most = {name: Held(*map(max, zip(*some, strict=True))) for name, some in meanwhile.held.items()}
    return Taken(len(files), took, meanwhile.milliseconds, {"before": before, **most}, *kept)


def _bytes_arranged(data: Path) -> int:
    with sqlite3.connect(f"file:{data / 'writethru.sqlite3'}?mode=ro", uri=True) as base:
        found: int = base.execute("SELECT coalesce(sum(length(arranged)), 0) FROM stories_plannedstory").fetchone()[0]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bundles", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    folder = Folder(arguments.data)
    found: list[Taken] = []
    for count in sorted(arguments.files):
        found.append(taken(World(bases(folder), statements(folder), seed=9), count))
        sys.stdout.writelines(f"{line}\n" for line in _lines(found[-1]))
    for one, other in pairwise(found):
        grown = (other.worker - one.worker) * 1024 / (other.files - one.files)
        sys.stdout.write(f"from {one.files:,} to {other.files:,} files a file adds {grown:.1f} KB to the worker\n")


def _lines(taken: Taken) -> Iterator[str]:
    yield f"{taken.files:,} files"
    yield f"  {'before':<8} {'':10} {_told(taken.held['before'])}"
    for name, seconds in taken.seconds.items():
        yield f"  {name:<8} {seconds:7.1f} s  {_told(taken.held.get(name, Held()))}"
    total = sum(taken.seconds.values())
    yield f"  {'in all':<8} {total:7.1f} s   goal at {FILES:,} on two cores: ≤ {GOAL_SECONDS:.0f} s"
    slow = quantiles(taken.pages, n=20)[-1]
    yield f"  pages meanwhile: {len(taken.pages):,}, median {median(taken.pages):.0f} ms, 95 % within {slow:.0f} ms"
    yield f"  (goal ≤ {GOAL_P95:.0f}); the plan keeps {taken.kept / taken.files:,.0f} bytes a file of its arrangement"


def _told(held: Held) -> str:
    return f"server {held.server:4.0f} MB, worker {held.worker:4.0f} MB, its reading processes {held.readers:4.0f} MB"


if __name__ == "__main__":
    main()
