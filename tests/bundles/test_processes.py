"""Imports as processes of their own: killed at any moment, and two at once."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

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
    for at in range(60):
        (folder / f"copy-{at:02}.txt").write_text(f"{body}\n\nThis is copy {at}.")
    return folder


def test_killed_at_any_moment_an_import_has_stored_nothing_or_all(environment, tmp_path):
    bundle = large_bundle(tmp_path / "bundle")
    files = len(list(bundle.iterdir()))
    begun = time.monotonic()
    run(environment, bundle, "--dry-run")
    whole = time.monotonic() - begun
    outcomes = []
    for moment in (0.5, 0.8, 1.0, 1.2, 1.4, 1.6):
        process = start(environment, bundle)
        time.sleep(whole * moment)
        process.kill()
        process.communicate(timeout=60)
        now = run(environment, bundle, "--dry-run")
        outcomes.append((now["stored"], now["known"]))
    assert set(outcomes) <= {(files, 0), (0, files)}
    run(environment, bundle)
    now = run(environment, bundle, "--dry-run")
    assert (now["stored"], now["known"]) == (0, files)


def test_two_imports_of_one_bundle_at_once_store_it_once(environment):
    processes = [start(environment, seeds.FOLDER) for _ in range(2)]
    reports = [json.loads(process.communicate(timeout=60)[0])["bundle"] for process in processes]
    assert sorted((report["stored"], report["known"]) for report in reports) == [(0, 5), (5, 0)]
