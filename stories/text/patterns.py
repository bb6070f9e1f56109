"""Regular expressions that are compiled when they are first asked: a process that shows what is stored needs few of the
hundreds that reading a text takes, and compiling them all took half its start."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups")


class _Uncompiled:
    """Has the compiled pattern's own attributes from the first time that one of them is asked for."""

    __slots__ = ("_flags", "_source", *_ASKED)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        made = re.compile(self._source, self._flags)
        for one in _ASKED:
            setattr(self, one, getattr(made, one))
        return getattr(self, name)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but that an error in the source is found when it is first used."""
    return cast("re.Pattern[str]", _Uncompiled(source, flags))
