"""Texts with [ and ] around what a quote is to be found as."""

from __future__ import annotations

from stories.text import find_anchor

_MARKS = str.maketrans("", "", "[]")


def where(marked: str, quote: str, prefix: str = "", suffix: str = "", start: int | None = None) -> str:
    """The text with [ and ] around what was found, to be compared with `marked`, which is the text so marked."""
    text = marked.translate(_MARKS)
    found = find_anchor(text, quote, prefix, suffix, start)
    return f"{text[: found[0]]}[{text[found[0] : found[1]]}]{text[found[1] :]}" if found else text
