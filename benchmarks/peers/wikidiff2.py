"""wikidiff2, the comparison of Wikipedia, in one long-running PHP."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.absent import Absent

NAME = "wikidiff2"
INSTALL = "apt-get install php-cli php-wikidiff2"

_CONTEXT, _ADDED, _CUT, _CHANGED, _MOVED_FROM, _MOVED_TO = range(6)  # its types of lines


@dataclass(frozen=True, slots=True)
class Answers:
    """Pairs of line numbers: kept as they were, edited, and moved (which may also be one of the others)."""

    kept: set[tuple[int, int]]
    edited: set[tuple[int, int]]
    moved: set[tuple[int, int]]


def nanoseconds(left: list[str], right: list[str]) -> int:
    """For one comparison of two lists of lines, its page of HTML included."""
    return int(_ask("time", left, right))


def answers(left: list[str], right: list[str]) -> Answers:
    """Its lines are in the order of both texts, so that counting tells which is which."""
    lines = json.loads(_ask("lines", left, right))["diff"]
    found = Answers(set(), set(), set())
    origins: dict[str, int] = {}
    arrivals: list[tuple[str, int, bool]] = []
    at = to = 0
    for line in lines:
        kind = line["type"]
        if kind == _CONTEXT:
            found.kept.add((at, to))
        elif kind == _CHANGED:
            found.edited.add((at, to))
        elif kind == _MOVED_FROM:
            origins[line["moveInfo"]["id"]] = at
        elif kind == _MOVED_TO:
            arrivals.append((line["moveInfo"]["linkId"], to, bool(line["highlightRanges"])))
        at += kind in (_CONTEXT, _CUT, _CHANGED, _MOVED_FROM)
        to += kind in (_CONTEXT, _ADDED, _CHANGED, _MOVED_TO)
    for origin, arrived, edited in arrivals:
        pair = origins[origin], arrived
        found.moved.add(pair)
        (found.edited if edited else found.kept).add(pair)
    if (at, to) != (len(left), len(right)):
        raise ValueError(f"{NAME} told of {at} and {to} lines, of {len(left)} and {len(right)}")
    return found


def _ask(act: str, left: list[str], right: list[str]) -> str:
    if shutil.which("php") is None:
        raise Absent(f"no php; {INSTALL}")
    php = _server()
    if php.stdin is None or php.stdout is None:
        raise ValueError("the pipes to php are missing")
    php.stdin.write(json.dumps([act, "\n".join(left), "\n".join(right)]) + "\n")
    php.stdin.flush()
    return php.stdout.readline()


@cache
def _server() -> subprocess.Popen[str]:
    if subprocess.run(["php", "-r", "exit((int) !extension_loaded('wikidiff2'));"]).returncode:
        raise Absent(f"php has no wikidiff2; {INSTALL}")
    script = Path(__file__).with_name("wikidiff2.php")
    php = subprocess.Popen(["php", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(php.communicate)  # closes its standard input, at which it ends
    return php
