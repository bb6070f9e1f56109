"""What a reader gives: the text of a file, before it is cut into blocks."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):
    """A file that gives no text. The message names the place and the cause, in words for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text. `warning` says what a person should check, or is empty."""

    text: str
    media_type: str
    encoding: str
    warning: str = ""
