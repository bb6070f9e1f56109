"""What differs around the text, in a few words: "headline added", "two captions cut", "date differs"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stories.compare.record import MOVED, PassageKind
from stories.display.rows import Row
from stories.display.wording import counted, kind_in_words
from stories.text.document import Kind

_CAME_OR_WENT = (PassageKind.CUT, PassageKind.ADDED, MOVED)

_ONE = {
    Kind.URL: "link",
    Kind.CONTRIBUTOR: "line of contributors",
    Kind.NAVIGATION: "line of the page it stood on",
    Kind.UNKNOWN: "line of no known kind",
}
"""Of the kinds whose own words are not counted by an "s"."""


def around_in_words(rows: Iterable[Row]) -> Sequence[str]:
    """What became of the blocks of each kind, in the order of the page; nothing for those that are the same."""
    found = Counter((_one(row.label), row.kind if row.kind in _CAME_OR_WENT else "") for row in rows if not row.is_same)
    return [
        f"{_some(count, what)} {became or ('differs' if count == 1 else 'differ')}"
        for (what, became), count in found.items()
    ]


def _one(kind: Kind | None) -> str:
    return "line" if kind is None else _ONE.get(kind) or kind_in_words(kind)


def _some(count: int, what: str) -> str:
    if count == 1:
        return what
    noun, of, rest = what.partition(" of ")
    return f"{counted(count, noun)}{of}{rest}"
