"""One measurement of importing, in a process and a database of its own.

`python -m benchmarks.imported KIND SIZE DATA SECONDS` prints what it found as JSON; the database is that of the
environment, and is empty. What is timed is bringing files in, not starting Django or making the tables.
"""

from __future__ import annotations

import gc
import hashlib
import json
import re
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, islice
from pathlib import Path
from statistics import median, median_low
from time import perf_counter
from typing import Any

from benchmarks.archives import File, Truth, World
from benchmarks.bases import bases, statements
from benchmarks.measures import BCubed
from benchmarks.texts import Folder
from stories.collate.meeting import FEWEST_TELLING

ONE_MORE, HUNDRED_MORE, FIRST = "one-more", "hundred-more", "first"
MEASURING, MEASURED = "measuring", "measured "

SEED = 9
RUNS = 3
"""Files brought in one after the other, where one more is measured."""

BUNDLE = 10_000
"""Files of the bundles that fill an archive."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """B³ of the stored stories, and pairs of true stories of which one stored story holds versions: joined though one
    only lifted sentences of the other, though only a template made them alike, or joined at all."""

    precision: float
    recall: float
    f1: float
    found: int
    stories: int
    by_reuse: int
    by_template: int
    joined: int

    @classmethod
    def of(cls, stored: Collection[Collection[str]], truths: Mapping[str, Truth]) -> Grouping:
        """`stored` groups the hashes of files, of which `truths` has the truth."""
        stories: dict[int, set[str]] = defaultdict(set)
        for sha256, truth in truths.items():
            stories[truth.story].add(sha256)
        reached = BCubed.of(stored, stories.values())
        one_of = {truth.story: truth for truth in truths.values()}
        joined = {
            pair
            for group in stored
            for pair in combinations(sorted({truths[sha256].story for sha256 in group}), 2)
        }  # fmt: skip
        return cls(
            reached.precision,
            reached.recall,
            reached.f1,
            len(stored),
            len(stories),
            sum(one in one_of[other].lifted or other in one_of[one].lifted for one, other in joined),
            sum(one_of[one].series is not None and one_of[one].series == one_of[other].series for one, other in joined),
            len(joined),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one measurement, or in `failed` why there is none: because it took too long, or broke. Seconds and queries are
    medians of the runs; `links_kept` is the share of the links between stored texts that look-ups with caps find."""

    seconds: float = 0.0
    queries: int = 0
    megabytes: float = 0.0
    runs: int = 1
    grouping: Grouping | None = None
    links_kept: float | None = None
    failed: str = ""
    too_long: bool = False


Files = Sequence[File]


def one_more(size: int, world: World) -> Outcome:
    files = list(world.one_story(size + RUNS))
    fill(size, iter(files))
    return measured([[file] for file in files[size:]])


def hundred_more(size: int, world: World) -> Outcome:
    files = world.archive(size)
    fill(size, files)
    return measured([list(islice(files, 100))])


def first(size: int, world: World) -> Outcome:
    files = list(islice(world.archive(size), size))
    outcome = measured([files])
    truths = {hashlib.sha256(file.content).hexdigest(): file.truth for file in files}
    say("grouping")
    grouping = Grouping.of(stored_groups(), truths)
    say("looking up")
    return Outcome(outcome.seconds, outcome.queries, outcome.megabytes, outcome.runs, grouping, links_kept())


KINDS: dict[str, Callable[[int, World], Outcome]] = {ONE_MORE: one_more, HUNDRED_MORE: hundred_more, FIRST: first}


def fill(size: int, files: Iterator[File]) -> None:
    """Bring in as many of the files as an archive is to hold before anything is measured."""
    for done in range(0, size, BUNDLE):
        some = list(islice(files, min(BUNDLE, size - done)))
        start = perf_counter()
        bring(f"archive, from {done:,}", some)
        say(f"{done + len(some):,} of {size:,} files are in, the last {len(some):,} in {perf_counter() - start:.1f} s")


def bring(name: str, files: Iterable[File]) -> None:
    from stories.bundles.opening import Opened
    from stories.bundles.store import bring_in

    bring_in(name, [Opened(path, content) for path, content, _ in files])


def measured(bundles: Sequence[Files]) -> Outcome:
    """The bundles brought in one after the other, each for itself."""
    tell(MEASURING)
    gc.collect()
    gc.freeze()  # what was made to fill the archive is no concern of an import's
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    runs = [_one(f"measured {number}", files) for number, files in enumerate(bundles, start=1)]
    [peak] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    say(f"measured in {', '.join(f'{seconds:.3f}' for seconds, _ in runs)} s")
    seconds, queries = zip(*runs, strict=True)
    return Outcome(median(seconds), median_low(queries), int(peak) / 1024, len(runs))


def _one(name: str, files: Files) -> tuple[float, int]:
    from django.db import connection

    queries = 0

    def count(execute: Callable[..., Any], *asked: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*asked)

    with connection.execute_wrapper(count):
        start = perf_counter()
        bring(name, files)
        return perf_counter() - start, queries


def stored_groups() -> list[set[str]]:
    """The hashes of the files of each stored story. A text that was seen before has the place of the one before."""
    from stories.models import Version

    rows = Version.objects.values_list("source__sha256", "article__story", "same_as__article__story")
    stories: dict[int, set[str]] = defaultdict(set)
    for sha256, story, same in rows:
        stories[story or same].add(sha256)
    return list(stories.values())


def links_kept() -> float:
    """Of the linked pairs of stored texts that stand for their near copies, the share that the look-ups in the database
    find: all pairs that meet with no cap at all are weighed for it."""
    from django.conf import settings

    from stories.archive import index
    from stories.collate.likeness import LINKED, likeness
    from stories.models import Fingerprint

    filed = Fingerprint.objects.exclude(filed=None).values_list("pk", flat=True)
    texts = index.fingerprints_of(filed)
    days = settings.STORY_DAYS
    found = kept = 0
    holders: dict[object, list[int]] = defaultdict(list)
    for pk in sorted(texts):
        text = texts[pk]
        by_index = index.met_by({pk: text}, days).versions[pk]
        shared = Counter(other for word in text.telling for other in holders[word])
        met = {other for other, words in shared.items() if words >= FEWEST_TELLING}
        met.update(other for run in text.telling_runs for other in holders[run])
        for other in met:
            if likeness(text, texts[other], days).value >= LINKED:
                found += 1
                kept += other in by_index
        for held in (*text.telling, *text.telling_runs):
            holders[held].append(pk)
    return kept / found if found else 1.0


def say(words: str) -> None:
    """To whoever waits."""
    sys.stderr.write(f"  {words}\n")
    sys.stderr.flush()


def tell(line: str) -> None:
    """To whoever measures."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(kind: str, size: str, data: str, seconds: str) -> None:
    """Ended by its alarm where all of it takes longer than `seconds`."""
    signal.alarm(int(seconds))
    import django
    from django.core.management import call_command

    say(f"{kind} {int(size):,}")
    django.setup()
    call_command("migrate", verbosity=0)
    folder = Folder(Path(data))
    outcome = KINDS[kind](int(size), World(bases(folder), statements(folder), SEED))
    tell(MEASURED + json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main(*sys.argv[1:])
