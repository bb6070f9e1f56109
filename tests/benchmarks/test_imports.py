import json
import os
import sys
from datetime import date

import pytest

from benchmarks import imports
from benchmarks.archives import Truth
from benchmarks.imported import FIRST, HUNDRED_MORE, ONE_MORE, Grouping, Outcome
from benchmarks.imports import Server, import_rows, slope
from benchmarks.watched import megabytes, watched

OUTCOME = {"seconds": 0.5, "queries": 7, "megabytes": 1.0, "runs": 3, "grouping": None, "links_kept": None}


def truth(story: int, series: int | None = None, lifted: tuple[int, ...] = ()) -> Truth:
    return Truth(story, 0, 0, date(2020, 3, 7), True, "", "", False, (), series, lifted)


def test_imports_says_which_texts_are_absent(tmp_path, capsys):
    imports.main([str(tmp_path), "--quick", "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["ours"]["note"] for row in rows} == {f"no file {tmp_path}/stories_ecbplus.jsonl"}


@pytest.mark.parametrize(
    ("seconds", "exponent"),
    [({10: 1, 100: 10}, 1), ({10: 1, 20: 4, 40: 16}, 2), ({10: 3, 1_000: 3}, 0), ({50: 1, 400: 4}, 2 / 3)],
)
def test_the_exponent_is_the_slope_of_the_logarithms(seconds, exponent):
    assert slope(seconds) == pytest.approx(exponent)


def test_a_size_has_its_time_queries_and_memory_and_all_sizes_their_growth():
    taken = {200: 0.1, 400: 0.2}
    rows = list(import_rows(ONE_MORE, [200, 400], lambda _, size: Outcome(taken[size], 45, 120.4, runs=3)))
    assert [row.measure for row in rows] == [
        "one more version into a story of 200",
        "one more version into a story of 400",
        "one more version into a story, growth",
    ]
    assert rows[0].ours.note == "median of 3 runs; 45 queries; 120 MB"
    assert [row.met for row in rows] == [None, False, True]
    assert rows[2].ours.value == pytest.approx(1)


def test_what_was_too_long_is_tried_at_no_larger_size():
    tried = []

    def run(_: str, size: int) -> Outcome:
        tried.append(size)
        return Outcome(1.0) if size == 1_000 else Outcome(failed="given up after 600 s", too_long=True)

    *rows, growth = import_rows(HUNDRED_MORE, [1_000, 10_000, 100_000], run)
    assert tried == [1_000, 10_000]
    assert [row.ours.note for row in rows[1:]] == ["given up after 600 s", "not tried, after 10,000"]
    assert [row.met for row in [*rows, growth]] == [None, False, False, None]


def test_what_broke_has_no_time():
    [row] = import_rows(ONE_MORE, [400], lambda *_: Outcome(failed="failed; what it said is above"))
    assert (row.ours.value, row.met) == (None, None)


def test_a_first_bundle_is_held_against_its_goal_for_memory_and_against_the_truth():
    grouping = Grouping(1.0, 0.5, 2 / 3, 4, 3, 1, 2, 5)
    rows = list(import_rows(FIRST, [10_000], lambda *_: Outcome(61.0, 9, 512.0, grouping=grouping)))
    assert [(row.measure, row.ours.value, row.met) for row in rows] == [
        ("first bundle of 10,000", 61.0, False),
        ("first bundle of 10,000, peak memory", 512.0, True),
        ("grouping of 10,000 files", 2 / 3, None),
        ("pairs of stories joined by reuse, 10,000 files", 1, None),
        ("pairs of stories joined by a template, 10,000 files", 2, None),
    ]


def test_stories_joined_are_told_by_what_made_them_alike():
    truths = {
        "a": truth(0),
        "b": truth(1, lifted=(0,)),
        "c": truth(2, series=3),
        "d": truth(3, series=3),
        "e": truth(4),
    }
    found = Grouping.of([{"a", "b"}, {"c", "d", "e"}], truths)
    assert (found.by_reuse, found.by_template, found.joined) == (1, 1, 4)
    assert (found.recall, found.found, found.stories) == (1, 2, 5)


def test_a_watched_process_tells_what_it_found():
    printed = f"print('measuring'); print('measured ' + {json.dumps(json.dumps(OUTCOME))})"
    found = watched([sys.executable, "-c", printed], os.environ, "measured", 60)
    assert (found.seconds, found.queries, found.runs, found.failed) == (0.5, 7, 3, "")


def test_a_process_that_ends_with_nothing_has_failed():
    found = watched([sys.executable, "-c", "raise SystemExit(1)"], os.environ, "measured", 60)
    assert found.failed == "failed; what it said is above"


def test_a_process_that_its_alarm_ends_was_given_up():
    alarmed = "import signal, time; signal.setitimer(signal.ITIMER_REAL, 0.01); time.sleep(30)"
    found = watched([sys.executable, "-c", alarmed], os.environ, "measured", 60)
    assert found.failed == "given up after 60 s, or killed"


def test_a_process_holds_some_memory_and_one_that_is_gone_none():
    assert megabytes(os.getpid()) > 1
    assert megabytes(2**22 + 1) == 0


def test_a_measurement_has_a_folder_and_a_database_of_its_own(monkeypatch):
    monkeypatch.setenv("WRITETHRU_HTTPS", "on")
    with Server().fresh() as one, Server().fresh() as other:
        assert one["WRITETHRU_DATA_DIR"] != other["WRITETHRU_DATA_DIR"]
        assert one["DATABASE_URL"] == f"sqlite:///{one['WRITETHRU_DATA_DIR']}/measured.sqlite3"
        assert "WRITETHRU_HTTPS" not in one
