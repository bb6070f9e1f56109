"""What is said where a program or a text to measure with is not here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


class Absent(Exception):
    """Its words say what is missing and how to get it. A table shows them; nothing is skipped in silence."""


def front_door(module: str, name: str) -> Callable[..., Any]:
    """Something of ours by its name, asked for only when it is measured."""
    try:
        door: Callable[..., Any] = getattr(import_module(module), name)
    except (ImportError, AttributeError):
        raise Absent(f"{module} has no {name}") from None
    return door
