"""What an act would make of the archive, before it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from stories.collate import Candidate, Repair
from stories.text.names import Names

Progress = Callable[[str, int], None]
"""Is told what is being done, and to how many items, or versions, it has been done."""


def silent(doing: str, done: int) -> None:
    """The progress of nobody."""


@dataclass(frozen=True)
class Change:
    """Laid over what is stored, it gives the archive as it would be.

    `new` are versions to add; `sighted` further names of files, by the hash of their source; `watched` the folder that
    all of these came from, where one was watched; `bundles` and `left_out`
    say of bundles and items, by id, whether they stand and whether they are left out; `readable` of versions whether
    they may be read; `repairs` take force and the gestures `undone` lose it; `names` are those that will be known.
    `seeds` are the stored versions, by id, that the change is about: what is connected with them is arranged anew.
    """

    new: tuple[Candidate, ...] = ()
    sighted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bundles: Mapping[int, bool] = field(default_factory=dict)
    left_out: Mapping[int, bool] = field(default_factory=dict)
    readable: Mapping[int, bool] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    undone: frozenset[int] = frozenset()
    names: Names | None = None
    seeds: frozenset[int] = frozenset()
    watched: str = ""
