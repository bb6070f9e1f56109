"""Who did it to whom: two names and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from stories.text.document import Range
from stories.text.facts import Fact
from stories.text.facts.words import Words

Deed = tuple[str, str, tuple[str, ...]]
"""The last words of both names, and the words between."""

MOST_BETWEEN = 8
"""Words and marks between who did it and to whom it was done."""

_MUTUAL = frozenset("and or with to versus v vs met meets meet plus both".split())
"""Where one of these stands between two names, either may come first."""


def turned(left: dict[Deed, Range], right: dict[Deed, Range]) -> Iterator[tuple[Deed, Range, Range]]:
    """Those whose names have changed places on the right: "Sarn attacked Norvia", "Norvia attacked Sarn"."""
    for deed, words in left.items():
        one, other, between = deed
        back = other, one, between
        if back in right and deed not in right and back not in left:
            yield deed, words, right[back]


def deeds(words: Words, names: Iterable[Fact]) -> dict[Deed, Range]:
    numbered = words.document.numbered
    found: dict[Deed, Range] = {}
    for one, other in pairwise(names):
        between = tuple(words.keys[numbered.first_at(one.end) : numbered.first_at(other.start)])
        if one.sentence == other.sentence and one.key != other.key and _are_apart(one, between):
            found[one.value.words[-1], other.value.words[-1], between] = one.start, other.end
    return found


def _are_apart(one: Fact, between: Sequence[str]) -> bool:
    """Whether two names with these words between them are not merely named together."""
    told = [word for word in between if word[:1].isalpha()]
    if not told or len(between) > MOST_BETWEEN or one.value.text.endswith(("'s", "’s")):
        return False
    if _MUTUAL.isdisjoint(told):
        return len(told) == len(between)
    return len(set(told) - _MUTUAL) > 1
