"""Texts in parts that nothing connects: what is not linked with a text changes nothing about it, so that each part can
be arranged without the others. Of each text a few numbers are at hand, all else stands in a file.

What joins two texts here is what may join them in an arrangement, and more: too much costs memory, too little would
arrange them otherwise."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from stories.collate.aside import Aside
from stories.collate.copies import LATER, NearCopies
from stories.collate.fingerprint import Fingerprint, SetAside
from stories.collate.handles import Handles
from stories.collate.likeness import LINKED
from stories.collate.meeting import Meeting
from stories.collate.stories import each_weighed, unheard


class Joined:
    """Disjoint sets of numbers, counted from 0: four bytes for each, and four for how many its set has."""

    def __init__(self) -> None:
        self._next, self._size = array("I"), array("I")

    def add(self) -> int:
        self._next.append(len(self._next))
        self._size.append(1)
        return len(self._next) - 1

    def first(self, one: int) -> int:
        leads_to = self._next
        while leads_to[one] != one:
            leads_to[one] = one = leads_to[leads_to[one]]
        return one

    def size(self, one: int) -> int:
        """How many the set has that it is in."""
        return self._size[self.first(one)]

    def join(self, one: int, other: int) -> None:
        kept, gone = self.first(one), self.first(other)
        if kept == gone:
            return
        if self._size[kept] < self._size[gone]:
            kept, gone = gone, kept
        self._next[gone] = kept
        self._size[kept] += self._size[gone]

    def groups(self) -> dict[int, array[int]]:
        """By its first, the members of each set in order."""
        found: dict[int, array[int]] = defaultdict(lambda: array("I"))
        for one in range(len(self._next)):
            found[self.first(one)].append(one)
        return found


RECENT = 1_024
"""Fingerprints at hand: more than are unpacked at a time."""


class Shelf(Mapping[int, Fingerprint]):
    """Fingerprints by number, all that they are in a file, and made again where they are asked for."""

    def __init__(self) -> None:
        self._file = Aside()
        self._starts, self._days, self._digests = array("Q"), array("i"), bytearray()
        self._recent: dict[int, Fingerprint] = {}

    def keep(self, fingerprint: Fingerprint) -> Fingerprint:
        """The same, set aside under the next number."""
        kept = fingerprint.set_aside(self._file)
        if not isinstance(kept.packed, SetAside) or not kept.packed.is_in(self._file):
            raise ValueError("It is set aside elsewhere.")
        self._starts.append(kept.packed.start)
        self._days.append(kept.day or 0)
        self._digests += bytes.fromhex(kept.digest)
        return kept

    def day(self, number: int) -> int:
        return self._days[number] or LATER

    def __getitem__(self, number: int) -> Fingerprint:
        found = self._recent.get(number)
        if found is None:
            digest = self._digests[number * _DIGEST : (number + 1) * _DIGEST].hex()
            packed = SetAside(self._file, self._starts[number])
            found = self._recent[number] = Fingerprint(digest, self._days[number] or None, packed)
            if len(self._recent) > RECENT:
                del self._recent[next(iter(self._recent))]
        return found

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self)))


_DIGEST = 32
"""Bytes of a SHA-256."""


class _Some(Mapping[int, Fingerprint]):
    """Some of those on a shelf, in an order."""

    def __init__(self, shelf: Shelf, numbers: Sequence[int]) -> None:
        self._shelf = shelf
        self._numbers = numbers

    def __getitem__(self, number: int) -> Fingerprint:
        return self._shelf[number]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)


Place = tuple[int, int]
"""Of a text in its source: its draft, and which part of it."""


class Parts:
    """Sources by number, and their texts. Sources are joined where nothing may part them; texts where something may
    connect them."""

    def __init__(self, days: int) -> None:
        self.days = days
        self.sources = Joined()
        self.shelf = Shelf()
        self._source_of, self._place_of = array("I"), array("I")
        self._last = "", 0
        self._apart: set[int] = set()
        self._filed = _Filed()
        self._asked = bytearray()

    def add(self, source: int, place: Place, fingerprint: Fingerprint, handles: Handles) -> Fingerprint:
        """A text, by its source and its place there, on the day that counts for it; in the order of their digests, so
        that those which read the same follow each other. It is set aside."""
        kept = self.shelf.keep(fingerprint)
        if self._last[0] == kept.digest:
            self.join(self._last[1], source)
        self._last = kept.digest, source
        self._source_of.append(source)
        self._place_of.extend(place)
        self._asked.append(0)
        self._filed.add(source, handles)
        if kept.day != handles.day:
            self._filed.add(source, replace(handles, day=kept.day))
        return kept

    def join(self, one: int, other: int) -> None:
        self.sources.join(one, other)

    def set_apart(self, source: int) -> None:
        """A person said of it that it is not of one story with another. It may stand for none of its near copies
        then, and none for it: all that is joined with it is looked at for itself."""
        self._apart.add(source)

    def join_connected(self, progress: Callable[[int], None] = unheard) -> None:
        """Once all are here. `progress` is told of how many texts it was looked up what they are linked with."""
        for one, other in self._filed.connected():
            self.join(one, other)
        self._filed = _Filed()
        self._link(self._standing_for_others(), progress)

    def pack(self, most: int) -> None:
        """Join parts, in their order, as long as they are of no more texts than that. Sources that have none, because
        they are not here, are joined to the last."""
        texts = self.texts()
        lot, held = 0, 0
        for first in self.sources.groups():
            if held and texts[first] and held + texts[first] > most:
                lot, held = first, 0
            self.join(lot, first)
            held += texts[first]

    def texts(self) -> Counter[int]:
        """How many each part has, by the first of its sources."""
        return Counter(map(self.sources.first, self._source_of))

    def asked(self, sources: Collection[int]) -> set[tuple[int, Place]]:
        """Of the texts of these sources, those that were looked up."""
        mine = (text for text in self.shelf if self._asked[text] and self._source_of[text] in sources)
        return {self._named(text) for text in mine}

    def ask(self, wanted: Collection[tuple[int, Place]]) -> None:
        """Look these up as well: no others stand for them any longer."""
        self._link([text for text in self.shelf if self._named(text) in wanted])

    def _named(self, text: int) -> tuple[int, Place]:
        return self._source_of[text], (self._place_of[2 * text], self._place_of[2 * text + 1])

    def _in_order(self) -> list[int]:
        return sorted(self.shelf, key=lambda text: (self.shelf.day(text), text))

    def _standing_for_others(self) -> list[int]:
        copies = NearCopies(self.shelf, {}, self.days)
        for text in self._in_order():
            copies.add(text)
            self.join(self._source_of[copies.stands_for[text]], self._source_of[text])
        return [text for text, first in copies.stands_for.items() if text == first]

    def _link(self, fresh: Iterable[int], progress: Callable[[int], None] = unheard) -> None:
        """Look up texts that were not yet; and, where that joins them with what was set apart, all of the part."""
        while fresh := [text for text in fresh if not self._asked[text]]:
            for text in fresh:
                self._asked[text] = 1
            asked = [text for text in self._in_order() if self._asked[text]]
            some = _Some(self.shelf, asked)
            pairs = Meeting(some, self.days).each(set(fresh) if len(fresh) < len(asked) else None)
            unknown = (pair for pair in pairs if not self._are_joined(pair.one, pair.other))
            for pair, like in each_weighed(unknown, some, self.days, progress):
                if like.value >= LINKED:
                    self.join(self._source_of[pair.one], self._source_of[pair.other])
            apart = {self.sources.first(source) for source in self._apart}
            fresh = [text for text in self.shelf if self.sources.first(self._source_of[text]) in apart] if apart else []

    def _are_joined(self, one: int, other: int) -> bool:
        return self.sources.first(self._source_of[one]) == self.sources.first(self._source_of[other])


class _Filed:
    """What sources go by and look for, each handle as a hash: two of one hash are joined for nothing."""

    def __init__(self) -> None:
        self._filed, self._of = array("Q"), array("I")
        self._wanted, self._until, self._by = array("Q"), array("Q"), array("I")

    def add(self, source: int, handles: Handles) -> None:
        for handle, day in handles.filed():
            self._filed.append(_entry(handle, day))
            self._of.append(source)
        for handle, first, last in handles.windows():
            self._wanted.append(_entry(handle, max(first, 0)))
            self._until.append(_entry(handle, max(last, 0)))
            self._by.append(source)

    def connected(self) -> Iterator[tuple[int, int]]:
        """Pairs that join each that looks for a handle with all that are filed under it in its days."""
        order = sorted(range(len(self._filed)), key=self._filed.__getitem__)
        filed = array("Q", (self._filed[at] for at in order))
        sources = array("I", (self._of[at] for at in order))
        ahead = Joined()  # the places, each in one set with those after it that it is joined with
        last = array("I", (ahead.add() for _ in filed))
        for first, until, source in zip(self._wanted, self._until, self._by, strict=True):
            at, end = bisect_left(filed, first), bisect_right(filed, until)
            if at == end:
                continue
            yield source, sources[at]
            while (at := last[ahead.first(at)]) < end - 1:
                yield sources[at], sources[at + 1]
                further = last[ahead.first(at + 1)]
                ahead.join(at, at + 1)
                last[ahead.first(at)] = further


def _entry(handle: str, day: int) -> int:
    return crc32(handle.encode("utf-8", "surrogatepass")) << 32 | day
