"""A quote found word for word."""

from __future__ import annotations

from stories.text.anchors.page import breaks_word
from stories.text.anchors.sought import Sought, occurrences
from stories.text.document import Range


def verbatim(text: str, sought: Sought) -> Range | None:
    length = len(sought.quote)
    places = [(at, at + length) for at in sought.nearest(list(occurrences(text, sought.quote)))]
    places = _unbroken(text, places, sought)
    if not places:
        return None
    best = min(places, key=lambda place: (-sought.context(text, place), sought.distance(place[0]), place))
    return None if len(places) > 1 and sought.is_elsewhere(text, best) else best


def _unbroken(text: str, places: list[Range], sought: Sought) -> list[Range]:
    """A quote that was a word of its own is not found inside another: no "he" in "the". Part of a word may be."""
    around = sought.prefix + sought.quote + sought.suffix
    stood = len(sought.prefix), len(sought.prefix) + len(sought.quote)
    whole = [place for place in places if not _breaks(text, place)]
    return whole if whole or (sought.has_surroundings and not _breaks(around, stood)) else places


def _breaks(text: str, place: Range) -> bool:
    return breaks_word(text, place[0]) or breaks_word(text, place[1])
