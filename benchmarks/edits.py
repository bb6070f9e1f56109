"""One edit of a large bundle that is not stored yet: how long whoever makes it waits, for each kind of edit, in bundles
of three sizes; then one value for everything in it, which is made in the background. In seconds by the clock and of the
server's own processor time: on a busy machine the latter tells more."""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.archives import World
from benchmarks.bases import bases, statements
from benchmarks.bundles import SIZES, done, signed_in
from benchmarks.served import Admin, Files, Served, lots
from benchmarks.texts import Folder

GOAL = 1.0
TIMES = 9
TRIES = 5
"""For an edit that is made: one that contradicts the texts is refused."""

Fields = dict[str, str]


class Took(NamedTuple):
    clock: float
    processor: float


@dataclass(frozen=True)
class Planned:
    """The texts of a bundle, by the articles and stories that they are planned as."""

    stories: list[list[list[int]]]
    chance: random.Random

    @classmethod
    def of(cls, base: Path) -> Planned:
        with sqlite3.connect(f"file:{base}?mode=ro", uri=True) as found:
            rows = found.execute("SELECT told FROM stories_plannedstory ORDER BY id").fetchall()
        stories = [[_texts_of(article) for article in json.loads(told)["articles"]] for (told,) in rows]
        return cls(stories, random.Random(9))  # noqa: S311 - no secret

    def any(self) -> int:
        return self.chance.choice([text for story in self.stories for article in story for text in article])

    def two_versions(self) -> list[int]:
        """Of one article."""
        articles = [article for story in self.stories for article in story if len(article) > 1]
        return self.chance.sample(self.chance.choice(articles), 2)

    def two_articles(self) -> list[int]:
        """A text of each, of one story."""
        story = self.chance.choice([story for story in self.stories if len(story) > 1])
        return [self.chance.choice(article) for article in self.chance.sample(story, 2)]

    def two_stories(self) -> list[int]:
        return [self.chance.choice(story[0]) for story in self.chance.sample(self.stories, 2)]


def _texts_of(article: dict[str, Any]) -> list[int]:
    return [version["text"] for version in article["versions"] if version["text"]]


def _given(what: str, value: Callable[[Planned], str]) -> Callable[[Planned], Fields]:
    return lambda planned: {"texts": str(planned.any()), "what": what, "value": value(planned)}


def _placed(what: str, two: Callable[[Planned], list[int]]) -> Callable[[Planned], Fields]:
    def fields(planned: Planned) -> Fields:
        one, other = two(planned)
        return {"texts": str(one), "what": what, "other": f"t{other}"}

    return fields


EDITS: dict[str, Callable[[Planned], Fields]] = {
    "outlet": _given("outlet", lambda planned: f"The Kestrel Herald {planned.chance.randrange(1000)}"),
    "agency": _given("agency", lambda planned: planned.chance.choice(["AP", "AFP", "Reuters"])),
    "time": _given("published", lambda planned: f"2020-{planned.chance.randrange(1, 13):02}-09"),
    "order": _placed("before", Planned.two_versions),
    "one article": _placed("one article", Planned.two_articles),
    "own article": _placed("own article", Planned.two_versions),
    "one story": _placed("one story", Planned.two_stories),
    "own story": _placed("own story", Planned.two_articles),
}


class _Stays(urllib.request.HTTPRedirectHandler):
    """The page that an edit leads to is no part of it."""

    def redirect_request(self, *_: object) -> None:
        return None


def edits(served: Served, admin: Admin, address: str, planned: Planned, times: int) -> Iterator[tuple[str, list[Took]]]:
    """So many of each kind that were made."""
    for kind, fields in EDITS.items():
        took: list[Took] = []
        for _ in range(times * TRIES):
            one = timed(served, admin, f"{address}change/", fields(planned))
            if '<p class="success">' in admin.get(address):
                took.append(one)
            if len(took) == times:
                break
        yield kind, took


def timed(served: Served, admin: Admin, address: str, fields: Fields) -> Took:
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(admin.cookies), _Stays
    )
    posted = Admin(admin.port, admin.cookies)
    posted.opener = opener
    processor, start = _processor(served), time.perf_counter()
    try:
        posted.post(address, fields)
    except urllib.error.HTTPError as answer:
        if answer.code != 302:
            raise
    return Took(time.perf_counter() - start, _processor(served) - processor)


def _processor(served: Served) -> float:
    """Seconds that the server itself has had."""
    told = Path(f"/proc/{served.server.pid if served.server else 'self'}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def bring_in(admin: Admin, files: Files) -> str:
    begun = json.loads(admin.post("/bundles/new/", {"name": "edited"}))
    for lot in lots(files):
        admin.post(begun["files"], {}, lot)
    done(admin, begun["address"], "read", 'class="preview"')
    return str(begun["address"])


def everything(served: Served, admin: Admin, address: str) -> tuple[Took, float]:
    """What the request took, and the seconds until it was made."""
    start = time.perf_counter()
    asked = timed(served, admin, f"{address}change/", {"all": "1", "what": "outlet", "value": "The Pier Post"})
    while 'id="working"' in admin.get(address):
        time.sleep(0.2)
    return asked, time.perf_counter() - start


def measured(world: World, count: int, times: int) -> Iterator[str]:
    files = [(file.path, file.content) for file in islice(world.archive(count), count)]
    with TemporaryDirectory(prefix="writethru-") as data, Served(Path(data)) as served:
        admin, _ = signed_in(served)
        address = bring_in(admin, files)
        base = Path(data, "writethru.sqlite3")
        yield f"{count:,} files"
        for kind, took in edits(served, admin, address, Planned.of(base), times):
            yield _line(kind, took)
        asked, seconds = everything(served, admin, address)
        yield f"{_line('everything', [asked])}; made after {seconds:.1f} s"
        [(_, took)] = islice(edits(served, admin, address, Planned.of(base), times), 1)
        yield _line("outlet after it", took)


def _line(kind: str, took: Sequence[Took]) -> str:
    if not took:
        return f"  {kind:<16} none was made"
    clock, processor = ([one[at] for one in took] for at in (0, 1))
    return (
        f"  {kind:<16} {len(took):2} made: median {median(clock):.2f} s, longest {max(clock):.2f};"
        f" processor {median(processor):.2f}, most {max(processor):.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edits", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=SIZES)
    parser.add_argument("--times", type=int, default=TIMES)
    arguments = parser.parse_args()
    folder = Folder(arguments.data)
    for count in sorted(arguments.files):
        for line in measured(World(bases(folder), statements(folder), seed=9), count, arguments.times):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    sys.stdout.write(f"goal: ≤ {GOAL:.0f} s an edit\n")


if __name__ == "__main__":
    main()
