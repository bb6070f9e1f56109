"""By what stored versions are looked up: the texts that stand for their near copies, by telling words and days, and by
telling runs. The rule is that of `stories/collate/meeting.py`, asked of the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from django.db import connection

from stories.archive.write import batches, insert, update
from stories.collate import Fingerprint
from stories.collate.handles import LAST_DAY, UNDATED, Handles, Window
from stories.collate.meeting import ENOUGH_SHARED, FEWEST_TELLING, MOST_MET
from stories.models import Fingerprint as FingerprintRow
from stories.models import Handle, TellingRun, TellingWord

Id = TypeVar("Id", bound=Hashable)

ASKED = 900
"""Values in one query: SQLite takes 999 at least. All are given as parameters: SQLite keeps the statements that it was
given last, and one that names hundreds of words and days takes a fifth of a megabyte."""


class Tables(NamedTuple):
    """Where texts are looked up: the names of the tables of telling words and of telling runs."""

    words: str
    runs: str


IN_FORCE = Tables(TellingWord._meta.db_table, TellingRun._meta.db_table)
APART = Tables("telling_words_apart", "telling_runs_apart")


@contextmanager
def apart() -> Iterator[Tables]:
    """Tables beside those in force, seen by this connection alone and gone afterwards."""
    made = (
        f"CREATE TEMPORARY TABLE {APART.words} (word varchar(5), day integer, version_id bigint)",
        f"CREATE INDEX telling_words_apart_by_word ON {APART.words} (word, day, version_id)",
        f"CREATE TEMPORARY TABLE {APART.runs} (run bigint, version_id bigint)",
        f"CREATE INDEX telling_runs_apart_by_run ON {APART.runs} (run, version_id)",
    )
    with connection.cursor() as cursor:
        for statement in made:
            cursor.execute(statement)
        try:
            yield APART
        finally:
            for table in APART:
                cursor.execute(f"DROP TABLE {table}")


@dataclass(frozen=True)
class Met(Generic[Id]):
    """The ids of the stored versions that each text meets, with how many telling words it shares with each, a run
    counting as several; `capped` are the texts of which a word or a run led to more than MOST_MET: of these it has
    some."""

    versions: Mapping[Id, Mapping[int, int]]
    capped: set[Id]


def met_by(texts: Mapping[Id, Fingerprint], days: int, tables: Tables = IN_FORCE) -> Met[Id]:
    windows = {key: [*_windows(text, days)] for key, text in texts.items()}
    held = _holders_of_words({window for asked in windows.values() for window in asked}, tables.words)
    runs = holders_of_runs({run for text in texts.values() for run in text.telling_runs}, tables)
    versions: dict[Id, Counter[int]] = {}
    found = Met[Id](versions, set())
    for key, text in texts.items():
        shared: Counter[int] = Counter()
        for word in text.telling:
            shared.update(_some(key, [one for window in _of_word(word, text, days) for one in held[window]], found))
        versions[key] = Counter({version: words for version, words in shared.items() if words >= FEWEST_TELLING})
        for run in text.telling_runs:
            versions[key].update(dict.fromkeys(_some(key, runs[run], found), ENOUGH_SHARED))
    return found


def _some(key: Id, holders: list[int], found: Met[Id]) -> list[int]:
    if len(holders) > MOST_MET:
        found.capped.add(key)
    return holders[:MOST_MET]


def _windows(text: Fingerprint, days: int) -> Iterator[Window]:
    return (window for word in text.telling for window in _of_word(word, text, days))


def _of_word(word: str, text: Fingerprint, days: int) -> list[Window]:
    if text.day is None:
        return [(word, UNDATED, LAST_DAY)]
    return [(word, UNDATED, UNDATED), (word, text.day - days, text.day + days)]


def _holders_of_words(
    windows: Iterable[Window], table: str = IN_FORCE.words, column: str = "word"
) -> dict[Window, list[int]]:
    """By each window the versions that hold its word in it; MOST_MET and one where they are more."""
    ordered = sorted(windows)
    found: dict[Window, list[int]] = defaultdict(list)
    for at in range(0, len(ordered), ASKED // 3):
        asked = ordered[at : at + ASKED // 3]
        wanted = ", ".join(f"({number}, %s, %s, %s)" for number in range(len(asked)))
        query = _WORDS.format(wanted=wanted, most=MOST_MET + 1, words=table, column=column)
        for number, version in _rows(query, [value for window in asked for value in window]):
            found[asked[number]].append(version)
    return found


def holders_of_runs(runs: Iterable[int], tables: Tables = IN_FORCE) -> dict[int, list[int]]:
    """By each run the versions that hold it; MOST_MET and one where they are more."""
    ordered = sorted(runs)
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(0, len(ordered), ASKED):
        asked = ordered[at : at + ASKED]
        wanted = ", ".join(["%s"] * len(asked))
        for run, version in _rows(_RUNS.format(wanted=wanted, most=MOST_MET + 1, runs=tables.runs), asked):
            found[run].append(version)
    return found


# Names of ours; what is looked for is given as parameters.
_WORDS = """
    WITH wanted (number, word, first, last) AS (VALUES {wanted})
    SELECT number, version_id FROM (
        SELECT wanted.number, told.version_id, ROW_NUMBER() OVER (PARTITION BY wanted.number) AS place
        FROM wanted CROSS JOIN {words} AS told
        WHERE told.{column} = wanted.word AND told.day BETWEEN wanted.first AND wanted.last
    ) AS held WHERE place <= {most}
"""

_RUNS = """
    SELECT run, version_id FROM (
        SELECT run, version_id, ROW_NUMBER() OVER (PARTITION BY run) AS place
        FROM {runs} WHERE run IN ({wanted})
    ) AS held WHERE place <= {most}
"""


def _rows(query: str, values: Sequence[str | int]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def connected_by(windows: Mapping[Id, Sequence[Window]]) -> Met[Id]:
    """Of texts that look for handles, the stored versions that are filed under them."""
    held = _holders_of_words({one for asked in windows.values() for one in asked}, _HANDLES, "handle")
    versions: dict[Id, Counter[int]] = {}
    found = Met[Id](versions, set())
    for key, asked in windows.items():
        versions[key] = Counter(version for window in asked for version in _some(key, held[window], found))
    return found


def add_handles(handles: Mapping[int, Handles]) -> None:
    """File what texts go by, by the ids of their versions."""
    rows = ((handle, day, pk) for pk, one in handles.items() for handle, day in one.filed())
    insert(_HANDLES, ["handle", "day", "version_id"], rows)


_HANDLES = Handle._meta.db_table


def file(
    texts: Mapping[int, Fingerprint],
    before: Mapping[int, tuple[int | None, int | None]],
    stands_for: Mapping[int, int],
) -> None:
    """Bring the index to what an arrangement says. `texts` are those it placed or that lost their place, by the ids of
    their versions; `before` has which stood for each, and the day under which it is filed; `stands_for` which is to."""
    after: dict[int, tuple[int | None, int | None]] = {}
    for pk, text in texts.items():
        first = stands_for.get(pk)
        after[pk] = first, (text.day or UNDATED) if first == pk else None
    changed = sorted(pk for pk in texts if after[pk] != before.get(pk))
    refiled = [pk for pk in changed if after[pk][1] != before.get(pk, (None, None))[1]]
    for pk in refiled:
        if before.get(pk, (None, None))[1] is not None:
            _take_out(pk, texts[pk])
    add({pk: texts[pk] for pk in refiled if after[pk][1] is not None})
    update(FingerprintRow, ["first", "filed"], ((pk, after[pk]) for pk in changed))


def add(texts: Mapping[int, Fingerprint], tables: Tables = IN_FORCE) -> None:
    """File texts that are not filed, by the ids of their versions."""
    words = ((word, text.day or UNDATED, pk) for pk, text in texts.items() for word in text.telling)
    insert(tables.words, ["word", "day", "version_id"], words)
    runs = ((run, pk) for pk, text in texts.items() for run in text.telling_runs)
    insert(tables.runs, ["run", "version_id"], runs)


def take_out(versions: Iterable[int]) -> None:
    """Whatever rules they were filed by."""
    for batch in batches(versions):
        filed = FingerprintRow.objects.filter(version__in=batch).exclude(filed=None)
        for pk, text in FingerprintRow.objects.values_of(filed.values_list("pk", flat=True)).items():
            for words in batches(text.words.by_opening):
                TellingWord.objects.filter(word__in=words, version=pk).delete()
            for runs in batches(text.runs):
                TellingRun.objects.filter(run__in=runs, version=pk).delete()
        filed.update(filed=None)


def _take_out(pk: int, text: Fingerprint) -> None:
    TellingWord.objects.filter(word__in=text.telling, version=pk).delete()
    TellingRun.objects.filter(run__in=list(text.telling_runs), version=pk).delete()


def fingerprints_of(versions: Iterable[int]) -> dict[int, Fingerprint]:
    """Of stored versions, on the days under which they are filed."""
    found: dict[int, Fingerprint] = {}
    for batch in batches(versions):
        found |= FingerprintRow.objects.values_of(batch)
    return found
