"""How far a long command is, for whoever waits for it."""

from __future__ import annotations

from time import monotonic

from django.core.management.base import OutputWrapper

EVERY = 1.0
"""Seconds between two lines at the least: what is done sooner says nothing."""


class Progress:
    """A line each second on what is being done. On a terminal it is one line that changes."""

    def __init__(self, output: OutputWrapper, total: int = 0) -> None:
        self._output = output
        self._total = total
        self._said = monotonic()
        self._begun = False

    def say(self, doing: str, done: int) -> None:
        if monotonic() - self._said < EVERY:
            return
        self._said = monotonic()
        of = f" of {self._total:,}" if self._total else ""
        line = f"{done:,}{of} {doing}" if done else f"{doing} …"
        if self._output.isatty():
            self._output.write(f"\r{line:<40}", ending="")
        else:
            self._output.write(line)
        self._begun = True

    def end(self) -> None:
        """The line of a terminal is done with."""
        if self._begun and self._output.isatty():
            self._output.write("")
