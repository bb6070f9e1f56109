"""What a reader gives: a story as its source has it, before it is a document."""

from __future__ import annotations

from dataclasses import dataclass

from stories.readers.stated import Fact
from stories.text import GivenBlock


class Unreadable(Exception):
    """A file that gives no text. The message names the place and the cause, in words for the person who sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One story of a file: its `text`, still to be cut, or its `blocks` where the format tells them apart; one of both,
    else ValueError. `facts` are what the format states beside them; `warning` says what a person should check, or is
    empty."""

    text: str = ""
    blocks: tuple[GivenBlock, ...] = ()
    media_type: str
    encoding: str
    warning: str = ""
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.text) == bool(self.blocks):
            raise ValueError("a draft has a text or blocks: exactly one of both")
