import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from newsroom.bootstrap import ROOT
from stories.management.database import Database, make_ready, state

# What a command does that needs the database, in a process of its own.
LOOK = "from stories.management.database import state; print(state())"
MAKE_READY = """
from django.core.management import CommandError
from stories.management.database import make_ready, state
try:
    make_ready()
    print(state())
except CommandError as error:
    print(error.returncode, error)
"""


class Started:
    """Python with Django set up, and its database as the variables say: where they say nothing, SQLite in `folder`."""

    def __init__(self, code: str, folder: Path, **variables: str) -> None:
        without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.running = subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            cwd=ROOT,
            env={**without, "WRITETHRU_DATA_DIR": str(folder), "WRITETHRU_SECRET_KEY": "given", **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self) -> str:
        said, failure = self.running.communicate(timeout=60)
        assert self.running.returncode == 0, failure
        return said.strip()


def ended(code: str, folder: Path, **variables: str) -> str:
    return Started(code, folder, **variables).end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


def database_in(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / "writethru.sqlite3"


def test_looking_for_a_database_makes_none(folder):
    assert ended(LOOK, folder) == "missing"
    assert not folder.exists()


def test_an_empty_file_is_no_database_and_stays_empty(folder):
    database_in(folder).touch()
    assert ended(LOOK, folder) == "missing"
    assert database_in(folder).stat().st_size == 0


def test_a_database_without_tables_is_missing(folder):
    with sqlite3.connect(database_in(folder)) as empty:
        empty.execute("PRAGMA journal_mode=WAL")
    assert database_in(folder).stat().st_size > 0
    assert ended(LOOK, folder) == "missing"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no schemas")
def test_an_empty_schema_is_missing():
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA desk")
        cursor.execute("SET LOCAL search_path TO desk")
    assert state() is Database.MISSING


def test_of_two_first_uses_at_once_both_find_it_ready(folder):
    first, second = Started(MAKE_READY, folder), Started(MAKE_READY, folder)
    assert (first.end(), second.end()) == ("ready", "ready")


@pytest.mark.django_db
def test_a_database_with_every_migration_is_ready_and_left_alone():
    make_ready()
    assert state() is Database.READY


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_database_that_lacks_a_migration_is_left_to_its_owner(which):
    ours = sorted(key for key in MigrationLoader(connection).graph.nodes if key[0] == "stories")
    MigrationRecorder(connection).record_unapplied(*ours[which])
    assert state() is Database.OUTDATED
    with pytest.raises(CommandError, match=r"of an older version; .* `python3 manage\.py migrate`\.") as refused:
        make_ready()
    assert refused.value.returncode == 2
    assert state() is Database.OUTDATED


@pytest.mark.django_db
def test_tables_whose_migrations_nobody_recorded_are_not_made_again():
    MigrationRecorder(connection).migration_qs.all().delete()
    assert state() is Database.OUTDATED


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    assert ended(MAKE_READY, tmp_path / "file") == (
        f"2 The data folder {tmp_path}/file cannot be written (File exists); name another in WRITETHRU_DATA_DIR."
    )


def test_a_file_that_is_no_database_is_said_to_be_none(folder):
    database_in(folder).write_text("The city fell today. " * 100)
    assert ended(MAKE_READY, folder) == "2 The database cannot be used: file is not a database"


def test_a_server_that_cannot_be_reached_is_told_in_one_line(folder):
    said = ended(MAKE_READY, folder, DATABASE_URL="postgres://desk:hunter2@127.0.0.1:1/wire")
    assert said.startswith("2 The database cannot be used: connection ")
    assert "refused" in said
    assert "\n" not in said
    assert "hunter2" not in said
