import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from stories.models import Source, Version
from tests import seeds
from tests.management.fresh import ended
from tests.management.running import done

pytestmark = pytest.mark.django_db


def run(path, *options):
    """What the command prints, and its exit status."""
    output = StringIO()
    try:
        call_command("import_bundle", str(path), *options, stdout=output)
    except SystemExit as end:
        return output.getvalue(), end.code
    except CommandError as error:
        return str(error), error.returncode
    return output.getvalue(), 0


def test_a_folder_and_a_zip_of_it_are_one_bundle(tmp_path):
    archive = tmp_path / "seeds.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in seeds.FOLDER.glob("*.txt"):
            packed.write(path, path.name)
    zipped, _ = run(archive, "--dry-run", "--format", "json")
    unpacked, _ = run(seeds.FOLDER, "--dry-run", "--format", "json")
    assert json.loads(zipped)["stories"] == json.loads(unpacked)["stories"]
    assert not Source.objects.exists()


def test_the_report_in_words_says_what_was_inferred_and_on_what():
    printed, status = run(seeds.FOLDER)
    assert status == 0
    assert "agency AFP (shares its text with AFP copy: 93%, themoscowtimes.com)" in printed
    assert "misspelt in the one, spelt right in the other: accidently → accidentally" in printed
    assert printed.endswith("seeds: 5 stored, 0 known, 0 failed, 0 skipped\n")


def test_status_0_when_all_is_known():
    run(seeds.FOLDER)
    printed, status = run(seeds.FOLDER)
    assert (status, Version.objects.count()) == (0, 6)
    assert printed.count(": known: its bytes were stored before") == 5


def test_status_1_when_some_items_failed(tmp_path):
    (tmp_path / "good.txt").write_text("The Severn rose at Tewkesbury on Monday.")
    (tmp_path / "empty.txt").write_text("")
    printed, status = run(tmp_path)
    assert status == 1
    assert "empty.txt: failed: the file is empty" in printed
    assert Version.objects.count() == 1


def test_status_2_when_nothing_is_usable(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    assert run(tmp_path)[1] == 2
    assert run(tmp_path / "nowhere") == (f"{tmp_path / 'nowhere'}: there is no such file or folder", 2)


def test_an_item_over_the_limit_is_named_with_the_limit(tmp_path, settings):
    settings.MAX_ITEM_BYTES = 10
    (tmp_path / "large.txt").write_text("More than ten bytes.")
    assert "large.txt: failed: larger than the 10 bytes that one item may have" in run(tmp_path)[0]


def test_a_first_import_makes_the_database(tmp_path):
    said, status = ended("import_bundle", seeds.FOLDER, folder=tmp_path / "var")
    assert (status, said.splitlines()[-1]) == (0, "seeds: 5 stored, 0 known, 0 failed, 0 skipped")
    said, status = ended("import_bundle", seeds.FOLDER, folder=tmp_path / "var")
    assert (status, said.splitlines()[-1]) == (0, "seeds: 0 stored, 5 known, 0 failed, 0 skipped")


def test_a_dry_run_without_a_database_makes_none_and_tells_the_same(tmp_path):
    said, status = ended("import_bundle", seeds.FOLDER, "--dry-run", folder=tmp_path / "var")
    assert status == 0
    assert not (tmp_path / "var").exists()
    assert said.startswith("A dry run: nothing is stored. Storing it would do this:")
    assert said == run(seeds.FOLDER, "--dry-run")[0].strip()
    assert "dry run" not in run(seeds.FOLDER)[0]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_of_what_cannot_be_read_nobody_is_told_that_it_would_be_stored(tmp_path, options):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    said, status = run(tmp_path, *options)
    assert said.splitlines()[0] == "Nothing is stored: none of it can be taken."
    assert status == 2


def test_a_database_of_an_older_version_is_a_sentence_and_status_2():
    latest = sorted(key for key in MigrationLoader(connection).graph.nodes if key[0] == "stories")[-1]
    MigrationRecorder(connection).record_unapplied(*latest)
    for options in ([], ["--dry-run"]):
        said, status = run(seeds.FOLDER, *options)
        assert status == 2
        assert "manage.py migrate" in said


def test_an_import_that_others_overtake_is_a_sentence_and_status_1(monkeypatch):
    monkeypatch.setattr("stories.archive.gathered.Gathered.is_stale", lambda self: True)
    said, status = run(seeds.FOLDER)
    assert status == 1
    assert said == "Other changes to the same stories came first, 5 times in a row. Nothing was changed; try again."
    assert not Source.objects.exists()


def test_what_was_withdrawn_is_reported_without_its_words():
    run(seeds.FOLDER)
    done("standing", "withdraw", *Version.objects.values_list("pk", flat=True), "--why", "wrong")
    printed, _ = run(seeds.FOLDER)
    assert printed.startswith("Withdrawn  [")
    assert "Karabakh" not in printed


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_that_turns_text_around_is_written_out(tmp_path, form):
    folder = tmp_path / "in\u2066side"
    folder.mkdir()
    (folder / "\u202eknil.txt").write_bytes(b"Crane fell\n\nA crane fell on Monday.")
    (folder / "חדשות.txt").write_bytes(b"Ferry left\n\nA ferry left on Tuesday.")
    shown, _ = run(folder, "--format", form)
    assert "\\u202eknil.txt" in shown
    assert "in\\u2066side" in shown.replace("\\\\", "\\")
    assert "חדשות.txt" in shown
    assert not {"\u202e", "\u2066"} & set(shown)
    if form == "json":
        assert {one["path"] for one in json.loads(shown)["items"]} == {"\u202eknil.txt", "חדשות.txt"}
