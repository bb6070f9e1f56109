"""Writethru running as a newsroom runs it, a server and a worker, in a folder of its own; and an admin who asks it by
HTTP. Only for 127.0.0.1."""

from __future__ import annotations

import http.cookiejar
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from newsroom.bootstrap import ROOT

STARTS_IN = 120.0
"""Seconds that a start may take: the first makes the tables and brings in the seeds."""

Files = Sequence[tuple[str, bytes]]


class Held(NamedTuple):
    """Memory, by what holds it: the worker's own, and that of the processes that read files for it."""

    server: float = 0.0
    worker: float = 0.0
    readers: float = 0.0


@dataclass
class Served:
    """`up` in the folder. `worker` is what carries out the work, where that is not left to `up`."""

    folder: Path
    worker: Sequence[str] = ()
    port: int = 0
    server: subprocess.Popen[str] | None = None
    working: subprocess.Popen[bytes] | None = None
    link: str = ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WRITETHRU_")}
        return {
            **kept,
            "WRITETHRU_DATA_DIR": str(self.folder),
            "WRITETHRU_WORKERS": "0" if self.worker else "1",
            "PYTHONUNBUFFERED": "1",
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self.working, self.server):
            if process and process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in (self.working, self.server):
            if process:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(60)
                if process.poll() is None:
                    process.kill()
        if self.server and self.server.stdout:
            self.server.stdout.close()

    def start(self) -> None:
        self.start_server()
        if self.worker:
            self.start_worker()

    def start_server(self) -> None:
        command = [sys.executable, str(ROOT / "manage.py"), "up", "--port", str(self.port)]
        self.server = subprocess.Popen(
            command, env=self.environment(), stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT
        )
        told = ""
        end = time.monotonic() + STARTS_IN
        while "Ctrl-C" not in told:
            line = self.server.stdout.readline() if self.server.stdout else ""
            if not line or time.monotonic() > end:
                raise RuntimeError(f"the server did not start: {told}")
            told += line
        address = re.search(r"running at http://127\.0\.0\.1:(\d+)/", told)
        link = re.search(r"http://127\S+sesame\S+", told)
        if address is None or link is None:
            raise RuntimeError(f"not understood: {told}")
        self.port, self.link = int(address[1]), link[0]

    def start_worker(self) -> None:
        self.working = subprocess.Popen(self.worker, env=self.environment(), start_new_session=True, cwd=ROOT)

    @property
    def processes(self) -> list[int]:
        """Of the server, its worker, and what these started."""
        found = [process.pid for process in (self.server, self.working) if process and process.poll() is None]
        for pid in found:
            found += _children(pid)
        return found

    @property
    def held(self) -> Held:
        """In MB. What two processes share counts for both."""
        if not self.server:
            return Held()
        workers = [self.working.pid] if self.working else _children(self.server.pid)
        readers = [child for worker in workers for child in _children(worker)]
        return Held(_megabytes(self.server.pid), sum(map(_megabytes, workers)), sum(map(_megabytes, readers)))


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return []


def _megabytes(pid: int) -> float:
    with suppress(OSError):
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


@dataclass
class Admin:
    """Somebody with a browser, as far as HTTP goes."""

    port: int
    cookies: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        processor = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), processor)

    def url(self, address: str) -> str:
        return f"http://127.0.0.1:{self.port}{address}"

    def get(self, address: str) -> str:
        with self.opener.open(self.url(address), timeout=60) as answer:
            body: bytes = answer.read()
        return body.decode()

    def where(self, address: str) -> tuple[str, str]:
        """The address it led to, and the page there."""
        with self.opener.open(self.url(address), timeout=60) as answer:
            return urllib.parse.urlsplit(answer.url).path, answer.read().decode()

    def post(self, address: str, fields: Mapping[str, str], files: Iterable[tuple[str, bytes]] = ()) -> str:
        token = next((one.value or "" for one in self.cookies if one.name == "csrftoken"), "")
        boundary = secrets.token_hex(16)
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {**fields, "csrfmiddlewaretoken": token}.items()
        ]
        for path, content in files:
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="file"\r\n'
            parts += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode(), content, b"\r\n"]
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="paths"\r\n\r\n{path}\r\n'.encode())
        body = b"".join([*parts, f"--{boundary}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Referer": self.url("/")}
        request = urllib.request.Request(self.url(address), body, headers)  # noqa: S310 - to 127.0.0.1
        with self.opener.open(request, timeout=120) as answer:
            told: bytes = answer.read()
        return told.decode()


def lots(files: Files, most: int = 50, most_bytes: int = 8_000_000) -> list[list[tuple[str, bytes]]]:
    """As a browser sends them."""
    found: list[list[tuple[str, bytes]]] = [[]]
    size = 0
    for path, content in files:
        if found[-1] and (len(found[-1]) == most or size + len(content) > most_bytes):
            found.append([])
            size = 0
        found[-1].append((path, content))
        size += len(content)
    return found
