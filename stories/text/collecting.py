"""Python's search for circular garbage, which finds nothing while a text is read or two are compared."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Reading or comparing long texts makes hundreds of thousands of small records and needs nearly all of them to the
    end: looking through them again and again, as their number grows, took a sixth of the time. Who turned the collector
    off turns it on again; what other threads leave behind meanwhile waits as long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
