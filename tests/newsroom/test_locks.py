"""The lock files answer to pyproject.toml; the command that makes one anew stands at its top."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from newsroom.bootstrap import LOCKS, ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
BASE = PYPROJECT["project"]["dependencies"]
SCALE = BASE + PYPROJECT["project"]["optional-dependencies"]["scale"]
ASKED = {"base": BASE, "scale": SCALE, "test": SCALE + PYPROJECT["dependency-groups"]["test"]}
# One package of a lock file: its pin, the hashes its files may have, and the lines that say who asked for it.
ENTRY = re.compile(
    r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}[ \\]*\n)+)((?:    #.*\n)*)", re.M
)


def entries(name: str) -> dict[str, tuple[str, str]]:
    """The version of each locked package, and who asked for it."""
    lock = (LOCKS / f"{name}.txt").read_text()
    return {canonicalize_name(match[1]): (match[2], match[4]) for match in ENTRY.finditer(lock)}


@pytest.mark.parametrize("name", ASKED)
def test_every_package_is_locked_to_hashes(name):
    lock = (LOCKS / f"{name}.txt").read_text()
    rest = ENTRY.sub("", lock).splitlines()
    assert [line for line in rest if not line.startswith("#")] == []


@pytest.mark.parametrize("name", ASKED)
def test_what_pyproject_asks_for_is_locked_in_a_version_it_accepts(name):
    locked = entries(name)
    asked = [Requirement(line) for line in ASKED[name]]
    assert [str(one) for one in asked if locked[canonicalize_name(one.name)][0] not in one.specifier] == []


@pytest.mark.parametrize("name", ASKED)
def test_what_pyproject_no_longer_asks_for_is_no_longer_locked(name):
    directly = {package for package, (_, askers) in entries(name).items() if "pyproject.toml" in askers}
    assert directly == {canonicalize_name(Requirement(line).name) for line in ASKED[name]}


@pytest.mark.parametrize("name", ["scale", "test"])
def test_every_environment_runs_the_same_versions(name):
    base, other = entries("base"), entries(name)
    assert {package: version for package, (version, _) in base.items()} == {
        package: other[package][0] for package in base
    }


def test_django_is_the_long_term_release():
    assert "django~=5.2.19" in BASE


def test_there_is_a_lock_file_for_each_set_and_no_other():
    assert {path.name for path in Path(LOCKS).iterdir()} == {f"{name}.txt" for name in ASKED}
