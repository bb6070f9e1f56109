import ast
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from newsroom import bootstrap
from newsroom.bootstrap import ROOT, CannotStart


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone in which nothing was ever started, whose lock files name a package that nobody has installed."""
    locks = tmp_path / "requirements"
    locks.mkdir()
    for name in ("base", "scale", "test"):
        (locks / f"{name}.txt").write_text(f"no-such-package==1.0 \\\n    --hash=sha256:00\n    # for {name}\n")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(bootstrap, "LOCKS", locks)
    monkeypatch.setattr(bootstrap, "ENVIRONMENTS", tmp_path / ".run")
    return tmp_path


def build(environment: Path) -> Path:
    """What a start leaves on the disk, as far as the next start looks at it."""
    bootstrap.python_of(environment).parent.mkdir(parents=True)
    bootstrap.python_of(environment).touch()
    bootstrap.marker_of(environment).touch()
    return environment


@pytest.mark.parametrize("path", ["manage.py", "newsroom/__init__.py", "newsroom/bootstrap.py"])
def test_an_old_python_can_read_far_enough_to_say_that_it_is_old(path):
    ast.parse((ROOT / path).read_text(), feature_version=(3, 6))


def test_an_old_python_is_named(bare, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    monkeypatch.setattr(sys, "version", "3.10.13 (main)")
    with pytest.raises(CannotStart, match=r"needs Python 3\.11 or newer; this is Python 3\.10\.13"):
        bootstrap.environment_for("up")


def test_nothing_is_made_where_the_packages_are_installed(bare):
    (bare / "requirements/base.txt").write_text("pytest==0.0 \\\n\ncolorama==0 ; sys_platform == 'win32' \\\n")
    assert bootstrap.environment_for("up") is None
    assert not (bare / ".run").exists()


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_named_with_the_package_that_brings_it(bare, monkeypatch, missing):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    with pytest.raises(CannotStart, match="apt-get install python3-venv"):
        bootstrap.environment_for("up")


@pytest.mark.parametrize("command", ["up", "test", "import_bundle", "compare"])
def test_the_commands_to_begin_with_make_an_environment_and_name_a_folder_they_cannot_write(bare, monkeypatch, command):
    (bare / "file").touch()
    monkeypatch.setattr(bootstrap, "ENVIRONMENTS", bare / "file" / ".run")
    with pytest.raises(CannotStart, match=r"cannot be made in .*\.run: Not a directory\."):
        bootstrap.environment_for(command)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device: '/x'", "the disk is full"),
        ("Failed to establish a new connection: [Errno 101] Network is unreachable", "cannot be reached"),
        ("NameResolutionError: Temporary failure in name resolution", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "differs from the one"),
    ],
)
def test_what_stopped_pip_is_said_in_a_sentence(said, sentence):
    assert sentence in (bootstrap.cause(said) or "")


def test_a_failure_nobody_foresaw_keeps_pips_own_words():
    assert bootstrap.cause("ERROR: something new") is None


def test_an_environment_broken_off_half_made_is_not_taken_for_whole(bare):
    environment = build(bootstrap.location(bare / "requirements/base.txt"))
    assert bootstrap.is_whole(environment)
    bootstrap.marker_of(environment).unlink()
    assert not bootstrap.is_whole(environment)


def test_an_environment_whose_python_was_removed_is_not_taken_for_whole(bare):
    environment = build(bootstrap.location(bare / "requirements/base.txt"))
    bootstrap.python_of(environment).unlink()
    assert not bootstrap.is_whole(environment)


def test_a_changed_lock_file_gets_an_environment_of_its_own(bare):
    lock = bare / "requirements/base.txt"
    before = bootstrap.location(lock)
    lock.write_text(lock.read_text() + "another==1.0 \\\n")
    assert bootstrap.location(lock) != before
    assert bootstrap.is_outdated(before)


@pytest.mark.parametrize("command", ["repair", "standing", "names", "add_user", ""])
def test_other_commands_say_what_to_run_first(bare, command):
    with pytest.raises(CannotStart, match=r"run `python3 manage\.py up` first"):
        bootstrap.environment_for(command)
    assert not (bare / ".run").exists()


@pytest.mark.parametrize("command", ["up", "compare", "repair"])
@pytest.mark.parametrize("name", ["base", "test"])
def test_commands_use_the_environment_that_another_made(bare, command, name):
    environment = build(bootstrap.location(bare / f"requirements/{name}.txt"))
    assert bootstrap.environment_for(command) == environment


def test_the_plain_environment_holds_too_little_for_the_tests(bare):
    build(bootstrap.location(bare / "requirements/base.txt"))
    (bare / ".run/lock").mkdir()  # so that the attempt to make another shows
    with pytest.raises(CannotStart, match="cannot be made"):
        bootstrap.environment_for("test")


def test_making_the_environment_leaves_standard_output_to_the_command(tmp_path):
    clone = clone_that_needs(wheel("tiny", tmp_path), tmp_path / "clone")
    first, second = (
        subprocess.run([sys.executable, "manage.py", "compare"], cwd=clone, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert "Making the environment" in first.stderr
    assert "1 of 1  tiny" in first.stderr
    assert first.stdout == '{"tiny": "1.0"}\n'
    assert (second.stdout, second.stderr) == (first.stdout, "")


def wheel(name: str, folder: Path) -> Path:
    """A package without a module, which pip installs without asking any index."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    parts = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(f"{name}-1.0.dist-info/{part}", content)
    return path


def clone_that_needs(package: Path, folder: Path) -> Path:
    """A clone in which nothing was ever started, whose only command writes JSON."""
    name = package.name.partition("-")[0]
    (folder / "newsroom").mkdir(parents=True)
    (folder / "newsroom/__init__.py").touch()
    shutil.copy(ROOT / "newsroom/bootstrap.py", folder / "newsroom/bootstrap.py")
    (folder / "manage.py").write_text(
        "import importlib.metadata, json, sys\n"
        "from newsroom import bootstrap\n"
        "bootstrap.enter(sys.argv)\n"
        f"print(json.dumps({{{name!r}: importlib.metadata.version({name!r})}}))\n"
    )
    (folder / "requirements").mkdir()
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    pin = f"{name} @ {package.as_uri()} \\\n    --hash=sha256:{digest}\n"
    for lock in ("base", "scale", "test"):
        (folder / f"requirements/{lock}.txt").write_text(pin)
    return folder


def test_in_the_tests_environment_every_command_stays_where_it_is(bare, monkeypatch):
    """To start that environment from within itself would never end."""
    environment = build(bootstrap.location(bare / "requirements/test.txt"))
    monkeypatch.setattr(sys, "prefix", str(environment))
    assert [bootstrap.environment_for(command) for command in ("up", "test", "compare", "repair")] == [None] * 4


def test_a_postgresql_address_asks_for_the_packages_that_speak_to_it(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://desk@localhost/writethru")
    assert bootstrap.lock_of("up").name == "scale.txt"
    assert bootstrap.lock_of("test").name == "test.txt"


def test_two_starts_at_once_take_turns(tmp_path, capsys):
    order = []

    def second() -> None:
        with bootstrap.alone(tmp_path / "lock"):
            order.append("second")

    with bootstrap.alone(tmp_path / "lock"):
        other = threading.Thread(target=second)
        other.start()
        deadline = time.monotonic() + 5
        while "waiting" not in capsys.readouterr().err and time.monotonic() < deadline:
            time.sleep(0.01)
        order.append("first")
    other.join(5)
    assert order == ["first", "second"]
