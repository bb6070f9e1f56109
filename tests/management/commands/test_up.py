import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO, Self
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from newsroom.bootstrap import ROOT
from stories.management.commands.up import listen


def _heed_interrupts() -> None:
    """Tests that a shell runs in its background are started with them ignored, and so would be what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Start:
    """`manage.py up` in a process of its own, on a free port, with SQLite in the given folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.running = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--port", "0", *arguments],
            cwd=ROOT,
            env={**without, "WRITETHRU_DATA_DIR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=_heed_interrupts,
        )
        assert self.running.stdout is not None
        self.output: IO[str] = self.running.stdout
        self.said = "".join(self._until("Ctrl-C stops it.\n"))

    def _until(self, last: str) -> Iterator[str]:
        """What it says before it serves; all of it where it ends without."""
        for line in self.output:
            if line == last:
                return
            yield line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.running.kill()
        self.running.wait()
        self.output.close()

    @property
    def link(self) -> str:
        [link] = re.findall(r"^  (http://\S+)$", self.said, re.M)
        return link

    def end(self, signal_number: int) -> tuple[int, str]:
        self.running.send_signal(signal_number)
        said, _ = self.running.communicate(timeout=60)
        return self.running.returncode, said.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


def test_a_first_start_imports_the_seeds_and_a_second_imports_nothing_twice(folder):
    with Start(folder) as first:
        assert "stories: 1, articles: 4, versions: 6" in first.said
        assert first.end(signal.SIGINT) == (0, "Writethru has stopped. Goodbye.")

    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with Start(folder) as second:
        assert "mport" not in second.said
        with browser.open(second.link, timeout=20) as page:
            assert re.search(r"/compare/\d+/\d+/$", page.url)  # seed 000 beside seed 004
        assert second.end(signal.SIGTERM) == (0, "Writethru has stopped. Goodbye.")


def workers_of(start: Start) -> set[int]:
    """The processes that it started."""
    tasks = Path(f"/proc/{start.running.pid}/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


def until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to be so")


def is_running(pid: int) -> bool:
    with suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are looked up in /proc")
def test_a_worker_that_is_killed_is_started_again_and_all_end_together(folder):
    with Start(folder) as start:
        until(lambda: len(workers_of(start)) == 1)
        [first] = workers_of(start)
        os.kill(first, signal.SIGKILL)
        until(lambda: workers_of(start) not in (set(), {first}))
        [second] = workers_of(start)
        assert start.end(signal.SIGTERM)[0] == 0
        until(lambda: not is_running(second))


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are looked up in /proc")
def test_a_worker_does_not_outlive_a_server_that_is_killed(folder):
    with Start(folder) as start:
        until(lambda: len(workers_of(start)) == 1)
        [worker] = workers_of(start)
        time.sleep(2)  # until it looks after its parent
        os.kill(start.running.pid, signal.SIGKILL)
        until(lambda: not is_running(worker))


def test_a_busy_port_is_named_with_another_to_try(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as end:
            listen("127.0.0.1", port)
    assert end.value.code == f"Port {port} is in use; try --port {port + 1}."


def test_an_address_that_is_not_this_machines_is_named():
    with pytest.raises(SystemExit) as end:
        listen("192.0.2.1", 0)  # an address kept for documentation
    assert end.value.code == "This machine has no address 192.0.2.1; leave --host out to serve on 127.0.0.1."


@pytest.mark.parametrize("port", ["0x50", "-1", "65536"])
def test_a_port_that_cannot_be_is_refused(port):
    refused = up("--port", port)
    assert "ports go from 1 to 65535" in refused.stderr
    assert refused.returncode == 2


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    refused = up("--port", "0", WRITETHRU_DATA_DIR=str(tmp_path / "file"))
    assert refused.stderr == (
        f"The data folder {tmp_path}/file cannot be written (File exists); name another in WRITETHRU_DATA_DIR.\n"
    )
    assert refused.returncode == 1


def test_a_setting_that_cannot_be_meant_is_named():
    refused = up(WRITETHRU_DEBUG="perhaps")
    assert refused.stderr == "WRITETHRU_DEBUG must be on or off, not 'perhaps'.\n"
    assert refused.returncode == 1


def up(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "manage.py", "up", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True)
