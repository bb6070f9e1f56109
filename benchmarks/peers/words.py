"""Programs that compare two texts as wholes, as one would call them. Each raises Absent where it is not installed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from benchmarks.absent import Absent

INSTALL = "benchmarks/README.md says how to install it"


def by_difflib(left: str, right: str) -> Any:
    """With its default settings: from 200 words on it passes over the commonest, which is faster and less true."""
    return SequenceMatcher(None, _tokens(left), _tokens(right)).get_opcodes()


def by_diff_match_patch(left: str, right: str) -> Any:
    """Timer off, a character for each word, tidied for reading."""
    library = _library("diff_match_patch")
    engine = library.diff_match_patch()
    engine.Diff_Timeout = 0
    numbers: dict[str, int] = {}
    one, other = (_characters(_tokens(text), numbers) for text in (left, right))
    diffs = engine.diff_main(one, other, False)
    engine.diff_cleanupSemantic(diffs)
    words = {_character(number): word for word, number in numbers.items()}
    return [(act, "".join(map(words.__getitem__, characters))) for act, characters in diffs]


def by_redlines(left: str, right: str) -> Any:
    return _library("redlines").Redlines(left, right).output_markdown


def by_web_monitoring_diff(left: str, right: str) -> Any:
    """Its comparison of two texts, without reading them out of HTML first. Letter by letter, its own timer on (2 s)."""
    return _library("web_monitoring_diff").basic_diffs.compute_dmp_diff(left, right, timelimit=2)


PROGRAMS: dict[str, Callable[[str, str], Any]] = {
    "diff-match-patch by words": by_diff_match_patch,
    "difflib by words": by_difflib,
    "redlines": by_redlines,
    "web-monitoring-diff": by_web_monitoring_diff,
}


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _characters(tokens: list[str], numbers: dict[str, int]) -> str:
    return "".join(_character(numbers.setdefault(token, len(numbers))) for token in tokens)


def _character(number: int) -> str:
    return chr(number + 1 if number < 0xD7FF else number + 0x801)  # clear of the surrogates


@cache
def _library(name: str) -> ModuleType:
    recursion = sys.getrecursionlimit()
    try:
        return import_module(name)
    except ImportError:
        raise Absent(f"no {name.replace('_', '-')}; {INSTALL}") from None
    except RuntimeError as wrong:  # html5-parser beside a pip-installed lxml of another libxml2
        raise Absent(f"{name.replace('_', '-')} does not load: {str(wrong).partition('.')[0]}; {INSTALL}") from None
    finally:
        sys.setrecursionlimit(recursion)  # web-monitoring-diff raises it for all
