"""Imports as processes of their own: killed at any moment, and two at once."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from stories.models import Source, Version
from tests import seeds

MANAGE = Path(settings.ROOT, "manage.py")


@pytest.fixture
def environment(transactional_db, tmp_path):
    """The environment of a process that works on a database of this test's own."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(connection.settings_dict["NAME"], tmp_path / "writethru.sqlite3")
        address = ""
    else:
        of = connection.settings_dict
        address = f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"
        address = of.get("URL", address)
    return {**os.environ, "WRITETHRU_DATA_DIR": str(tmp_path), "DATABASE_URL": address}


def start(environment, path, *options):
    command = [sys.executable, str(MANAGE), "import_bundle", str(path), "--format", "json", *options]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(environment, path, *options):
    process = start(environment, path, *options)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return json.loads(output)["bundle"]


def large_bundle(folder):
    """The seeds, and enough other texts for the storing to take a while."""
    folder.mkdir()
    for seed in seeds.FOLDER.glob("*.txt"):
        shutil.copy(seed, folder)
    body = seeds.newest("002").text
    for at in range(30):
        (folder / f"copy-{at:02}.txt").write_text(f"{body}\n\nThis is copy {at}.")
    return folder


def stored(environment):
    """How many sources and versions an import has left, without a process that takes seconds to say so."""
    if connection.vendor != "sqlite":
        return Source.objects.count(), Version.objects.count()
    with closing(sqlite3.connect(Path(environment["WRITETHRU_DATA_DIR"], "writethru.sqlite3"))) as database:
        counted = "SELECT (SELECT COUNT(*) FROM stories_source), (SELECT COUNT(*) FROM stories_version)"
        return database.execute(counted).fetchone()


def test_killed_at_any_moment_an_import_has_stored_nothing_or_all(environment, tmp_path):
    bundle = large_bundle(tmp_path / "bundle")
    files = len(list(bundle.iterdir()))
    begun = time.monotonic()
    run(environment, bundle, "--dry-run")
    takes = time.monotonic() - begun
    outcomes = []
    for moment in (0.5, 0.8, 1.0, 1.2, 1.4, 1.6):
        process = start(environment, bundle)
        time.sleep(takes * moment)
        process.kill()
        process.communicate(timeout=60)
        outcomes.append(stored(environment))
    run(environment, bundle)
    whole = stored(environment)
    assert whole[0] == files
    assert set(outcomes) <= {(0, 0), whole}
    now = run(environment, bundle, "--dry-run")
    assert (now["stored"], now["known"]) == (0, files)


def test_two_imports_of_one_bundle_at_once_store_it_once(environment):
    processes = [start(environment, seeds.FOLDER) for _ in range(2)]
    reports = [json.loads(process.communicate(timeout=60)[0])["bundle"] for process in processes]
    assert sorted((report["stored"], report["known"]) for report in reports) == [(0, 5), (5, 0)]
