"""The few texts of a story that each of its texts is compared with, whatever the size of the story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Generic, TypeVar

from stories.collate.candidate import Candidate, Key
from stories.collate.meeting import FEWEST_TELLING, MOST_MET

Group = TypeVar("Group", bound=Hashable)

MOST_ASKED = 4
"""Texts that one is compared with among its near copies, and among those of each text that is close to it."""

MOST_CLOSE = 4
"""Texts whose near copies are asked: those that share most telling words with it."""


class Closeness:
    """The texts of a story that stand for their near copies, by their telling words."""

    def __init__(self, firsts: Mapping[Key, Candidate]) -> None:
        self.firsts = firsts

    @cached_property
    def _holders(self) -> Mapping[str, list[Key]]:
        holders: dict[str, list[Key]] = defaultdict(list)
        for key, candidate in self.firsts.items():
            for word in candidate.fingerprint.telling:
                if len(holders[word]) < MOST_MET:
                    holders[word].append(key)
        return holders

    def to(self, first: Key) -> list[Key]:
        """The others that share telling words with it, the closest first."""
        shared: Counter[Key] = Counter()
        for word in self.firsts[first].fingerprint.telling:
            shared.update(self._holders[word])
        close = (key for key, words in shared.items() if words >= FEWEST_TELLING and key != first)
        return sorted(close, key=lambda key: (-shared[key], key))


class Neighbours(Generic[Group]):
    """Some texts of a story, each with the group that it speaks for, in the order in which they are to be asked."""

    def __init__(self, stands_for: Mapping[Key, Key], closeness: Closeness, texts: Iterable[tuple[Key, Group]]) -> None:
        self.stands_for = stands_for
        self.closeness = closeness
        self._held: dict[Key, dict[Key, Group]] = defaultdict(dict)
        for key, group in texts:
            self._held[stands_for[key]][key] = group

    def near(self, key: Key, wanted: Callable[[Group], bool]) -> Iterator[tuple[Key, Group]]:
        """Its near copies that are wanted, a few of them."""
        return self._asked(self.stands_for[key], key, wanted)

    def close(self, key: Key, wanted: Callable[[Group], bool]) -> Iterator[tuple[Key, Group]]:
        """Those that are wanted of the near copies of the texts closest to it: a few of a few."""
        if not self._held:
            return
        asked = (first for first in self.closeness.to(self.stands_for[key]) if first in self._held)
        lots = ([*self._asked(first, key, wanted)] for first in asked)
        for lot in islice(filter(None, lots), MOST_CLOSE):
            yield from lot

    def _asked(self, first: Key, key: Key, wanted: Callable[[Group], bool]) -> Iterator[tuple[Key, Group]]:
        held = self._held.get(first, {})
        found = ((other, group) for other, group in held.items() if other != key and wanted(group))
        return islice(found, MOST_ASKED)
