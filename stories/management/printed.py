"""Words for a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from textwrap import shorten

from stories.display.wording import joined, moment_in_words

MOST_NAMED = 12
"""Things that a line names one by one; of more it says how many."""

LONGEST_TITLE = 60


def readable(path: str) -> str:
    """A path as Unicode; bytes of it that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def versions_in_words(pks: Iterable[int]) -> str:
    """ "version 5", "versions 1, 2 and 3", "400 versions (1, 2, 3 …)"."""
    ordered = sorted(pks)
    if len(ordered) > MOST_NAMED:
        return f"{len(ordered):,} versions ({', '.join(map(str, ordered[:3]))} …)"
    return f"version{'' if len(ordered) == 1 else 's'} {joined(list(map(str, ordered)))}"


def several(named: Iterable[str], noun: str) -> str:
    """ "a.txt and b.txt"; "40 files (a.txt, b.txt, c.txt …)". `noun` is for more than one."""
    each = list(named)
    if len(each) > MOST_NAMED:
        return f"{len(each):,} {noun} ({', '.join(each[:3])} …)"
    return joined(each)


def quoted_title(title: str) -> str:
    """A story's title; one all of whose texts were withdrawn has none."""
    return f"“{shorten(title, LONGEST_TITLE, placeholder=' …')}”" if title else "“Withdrawn”"


def made(by: str, at: datetime, why: str = "") -> str:
    """Who did it, when and why: "by anna, 9 November 2020, 18:30 UTC: wrong desk"."""
    said = f"by {by}, {moment_in_words(at.replace(second=0, microsecond=0))}"
    return f"{said}: {why}" if why else said
