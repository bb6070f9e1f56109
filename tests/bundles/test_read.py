"""Files read, by one process or by several, and what is kept of them until they are stored."""

import os
import signal
import subprocess
import sys
import time

import pytest

from newsroom.bootstrap import ROOT
from stories.bundles import read
from stories.bundles.opening import Opened
from stories.bundles.spool import Spool
from stories.text.names import BUILT_IN
from tests import seeds


class Enough(Exception):
    """Somebody asked to stop."""


def enough():
    raise Enough


ITEMS = [
    *(Opened(f"{number}.txt", seeds.path(number).read_bytes()) for number in ("000", "001", "002")),
    Opened("empty.txt", b""),
    Opened("hidden", skipped="a hidden or system file"),
]


def told(items, spool):
    return [
        (
            *(one.path, one.sha256, one.failure, one.skipped, one.warning, one.media_type, one.encoding),
            spool.read(one.content),
            [(version.draft, version.part, version.parts) for version in one.versions],
            [(version.fingerprint.packed_runs, version.fingerprint.told) for version in one.versions],
            [(version.fingerprint.said, spool.read(version.reading)) for version in one.versions],
        )
        for one in items
    ]


def test_several_processes_read_the_same_and_in_the_same_order(monkeypatch):
    with Spool() as spool:
        alone = told(read.read_items(ITEMS, BUILT_IN, spool), spool)
    monkeypatch.setattr(read, "READ_ALONE", 1)
    monkeypatch.setattr(read, "AT_A_TIME", 1)
    done = []
    with Spool() as spool:
        together = told(read.read_items(ITEMS, BUILT_IN, spool, lambda doing, count: done.append(count)), spool)
    assert together == alone
    assert [len(one[8]) for one in alone] == [1, 2, 1, 0, 0]
    assert done == [1, 2, 3, 4, 5]


def test_a_bundle_is_opened_a_few_items_at_a_time(monkeypatch):
    monkeypatch.setattr(read, "READ_ALONE", 2)
    monkeypatch.setattr(read, "AT_A_TIME", 1)
    opened, done = [], []

    def opening():
        for at in range(40):
            opened.append(at)
            yield Opened(f"{at}.txt", f"Boat {at} left Tewkesbury.".encode())

    def ahead(doing, count):
        done.append(len(opened) - count)

    with Spool() as spool:
        read.read_items(opening(), BUILT_IN, spool, ahead)
    assert len(done) == 40
    assert max(done) <= 3 * (os.cpu_count() or 1) + 2


def test_what_is_set_aside_comes_back_also_from_disk():
    with Spool() as spool:
        places = [spool.keep(bytes([at % 256]) * 1_000_000) for at in range(12)]
        assert [spool.read(place)[:1] for place in places] == [bytes([at]) for at in range(12)]
        assert spool.read(places[3]) == b"\x03" * 1_000_000


def test_what_others_read_is_not_waited_for_when_it_is_to_stop(monkeypatch):
    monkeypatch.setattr(read, "READ_ALONE", 1)
    monkeypatch.setattr(read, "ASKED_EVERY", 0.01)  # they take longer to start
    with pytest.raises(Enough):
        list(read.read_each(ITEMS, BUILT_IN, enough))


READING = """
import sys
from stories.bundles import read
from stories.bundles.opening import Opened
from stories.bundles.spool import Spool
from stories.text.names import BUILT_IN

def forever():
    yield Opened("0.txt", b"The Severn rose.")
    read.READ_ALONE = 0
    while True:
        yield Opened("1.txt", b"The Severn rose at Tewkesbury. " * 200)

if __name__ == "__main__":
    read.READ_ALONE = 1
    with Spool() as spool:
        read.read_items(forever(), BUILT_IN, spool, lambda doing, done: print(done, flush=True))
"""


def running_under(pid):
    """The ids of the processes that this one started, and that run."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    state, parent = file.read().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if int(parent) == pid and state != "Z":
                found.append(int(entry))
    return found


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks into /proc")
def test_the_reading_processes_end_with_an_import_that_is_killed(tmp_path):
    script = tmp_path / "reading.py"
    script.write_text(READING)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            while int(process.stdout.readline()) < 25:
                pass
            children = running_under(process.pid)
            assert children
        finally:
            process.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while any(os.path.exists(f"/proc/{pid}") for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in children if os.path.exists(f"/proc/{pid}")]
