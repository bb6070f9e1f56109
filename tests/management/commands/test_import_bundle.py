import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from stories.models import Source, Version
from tests import seeds

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
    assert printed.count(": known: stored before as ") == 5


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


def test_a_database_not_made_ready_is_a_sentence_and_status_2(monkeypatch):
    def missing(*args, **options):
        raise OperationalError("no such table: stories_bundle")

    monkeypatch.setattr("stories.management.commands.import_bundle.bring_in", missing)
    said, status = run(seeds.FOLDER)
    assert status == 2
    assert "no such table" in said
    assert "manage.py migrate" in said
