import json

import pytest

from benchmarks import paragraphs, quality, speed
from benchmarks.absent import Absent, front_door
from benchmarks.peers import wikidiff2
from benchmarks.table import Figure, Goal, Row, as_json, as_text
from benchmarks.texts import Folder

PARAGRAPHS = {"id": "x", "a": ["Kept."], "b": ["Kept."], "kept": [[0, 0]], "edited_in_place": []}


def test_quality_says_which_texts_are_absent(tmp_path, capsys):
    quality.main([str(tmp_path)])
    said = capsys.readouterr().out
    for name in ("versions_fomc", "versions_18f", "anchors", "sentence_links_aesop", "stories_ecbplus"):
        assert f"no file {tmp_path / name}.jsonl" in said


def test_speed_says_which_texts_are_absent(tmp_path, capsys):
    speed.main([str(tmp_path), "--only", "revisions", "--json"])
    [row] = json.loads(capsys.readouterr().out)["rows"]
    assert (row["ours"]["value"], row["ours"]["note"]) == (None, f"no file {tmp_path}/versions_fomc.jsonl")


def test_a_peer_that_is_absent_is_named_with_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "versions_fomc.jsonl").write_text(json.dumps(PARAGRAPHS), "utf-8")
    monkeypatch.setenv("PATH", "")
    first = next(iter(paragraphs.kept_paragraphs(Folder(tmp_path))))
    assert (first.ours.value, first.peers) == (1, (Figure("wikidiff2", None, f"no php; {wikidiff2.INSTALL}"),))


def test_what_we_do_not_have_yet_is_said():
    with pytest.raises(Absent, match=r"stories\.text has no such_door"):
        front_door("stories.text", "such_door")


def test_a_row_shows_the_goal_and_the_ratio_to_each_peer():
    row = Row("time", "ms", Figure("Writethru", 2), (Figure("wikidiff2", 8, "minima"),), Goal("≤", 0.5, "wikidiff2"))
    lines = [line.split() for line in as_text([row], "Today").splitlines() if line]
    assert lines[-2] == "Writethru 2 ≤ 0.5 × wikidiff2 met".split()
    assert lines[-1] == "wikidiff2 8 0.25 minima".split()


def test_a_goal_against_an_absent_peer_is_left_open():
    row = Row("time", "ms", Figure("Writethru", 2), (Figure("wikidiff2", None, "no php"),), Goal("≤", 0.5, "wikidiff2"))
    assert row.met is None


def test_a_program_that_did_not_finish_has_no_figure_in_json():
    row = Row("time", "ms", Figure("Writethru", float("inf"), "given up"), goal=Goal("≤", 500))
    [told] = json.loads(as_json([row], "Today"))["rows"]
    assert (told["ours"]["value"], told["met"]) == (None, False)
    assert "too long" in as_text([row], "Today")
