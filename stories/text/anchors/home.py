"""Between what stood before a quote and what stood after it: where it is still at home."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import eq

from stories.text.anchors.sought import Sought, occurrences
from stories.text.document import Range
from stories.text.patterns import compiled

_LONGEST = 20  # code points of each side that must stand unchanged; the rest of the surroundings may be new
_SHORTEST = 6  # fewer stand anywhere, such as "he said"
_ROOM = 200  # code points that an edit may add to a quote twice as long as it was
_MARKS_FIRST, _MARKS_LAST = compiled(r"\A[\W_]+"), compiled(r"[\W_]+\Z")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a text has, word for word, what stood beside the quote."""

    opens: Sequence[int]
    """Where what stood before it ends."""
    closes: Sequence[int]
    """Where what stood after it begins; the marks between aside, which go when a quote is cut from a list."""

    @classmethod
    def of(cls, text: str, sought: Sought) -> Neighbours:
        words = _MARKS_LAST.sub("", sought.prefix)
        before, tail = words[-_LONGEST:], sought.prefix[len(words) :]
        after = _MARKS_FIRST.sub("", sought.suffix)[:_LONGEST]
        opens = [_past(text, at + len(before), tail) for at in _stands(text, before)]
        if len(before) < _SHORTEST and sought.opened_text and text.startswith(sought.prefix):
            opens = [len(sought.prefix)]
        closes = [len(text)] if sought.prefix and not after else list(_stands(text, after))
        return cls(opens, closes)

    def home(self, sought: Sought) -> Range | None:
        """The stretch where the quote stood, the nearest of several; without a letter or a figure where it was cut."""
        room = 2 * len(sought.quote) + _ROOM
        homes = [
            (begun, self.closes[after])
            for begun in sought.nearest(self.opens)
            if (after := bisect_left(self.closes, begun)) < len(self.closes) and self.closes[after] - begun <= room
        ]
        return min(homes, key=lambda place: (sought.distance(place[0]), place), default=None)

    def are_crossed(self, place: Range) -> bool:
        """Whether what stood before the quote stands after this place alone, or the other way round: then the place is
        another that looks alike."""
        return (bool(self.opens) and self.opens[0] > place[1]) or (bool(self.closes) and self.closes[-1] < place[0])


def _stands(text: str, words: str) -> Iterator[int]:
    return occurrences(text, words) if len(words) >= _SHORTEST else iter(())


def _past(text: str, at: int, marks: str) -> int:
    """After as many of these marks as still stand there."""
    return at + sum(1 for _ in takewhile(bool, map(eq, marks, text[at : at + len(marks)])))
