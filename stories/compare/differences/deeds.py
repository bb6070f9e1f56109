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

_MUTUAL = frozenset("and or with to versus v vs met meets meet plus both as while whereas though".split())
"""Where one of these stands between two names, either may come first."""


def turned(left: dict[Deed, Range], right: dict[Deed, Range]) -> Iterator[tuple[Deed, Range, Range]]:
    """Those whose names have changed places on the right: "Sarn attacked Norvia", "Norvia attacked Sarn"."""
    for deed, words in left.items():
        one, other, between = deed
        back = other, one, between
        if back in right and deed not in right and back not in left:
            yield deed, words, right[back]


def exchanged(left: Sequence[str], right: Sequence[str]) -> tuple[range, range] | None:
    """Where two sentences of the same words say the two parts of a deed the other way round, by the numbers of their
    words: "The driver hit the rider", "The rider hit the driver"."""
    if len(left) != len(right) or len(left) > _LONGEST or sorted(left) != sorted(right):
        return None
    apart = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    if not apart:
        return None
    span = range(apart[0], apart[-1] + 1)
    was, now = tuple(left[span.start : span.stop]), tuple(right[span.start : span.stop])
    for one in range(1, _LONGEST_PART + 1):
        for other in range(1, _LONGEST_PART + 1):
            between = was[one : len(was) - other]
            if between and now == was[len(was) - other :] + between + was[:one] and _tell_apart(between):
                return span, span
    return None


_LONGEST, _LONGEST_PART = 60, 4
"""Words of a sentence, and of one who does it or to whom it is done."""


def deeds(words: Words, names: Iterable[Fact]) -> dict[Deed, Range]:
    numbered = words.document.numbered
    found: dict[Deed, Range] = {}
    for one, other in pairwise(names):
        if one.sentence != other.sentence or one.key == other.key:
            continue
        between = tuple(words.keys[numbered.first_at(one.end) : numbered.first_at(other.start)])
        if _are_apart(between):
            found[one.value.words[-1], other.value.words[-1], between] = one.start, other.end
    return found


def _are_apart(between: Sequence[str]) -> bool:
    """Whether two names with these words between them are not merely named together."""
    return len(between) <= MOST_BETWEEN and _tell_apart(between)


def _tell_apart(between: Sequence[str]) -> bool:
    told = [word for word in between if word[:1].isalpha()]
    if not told:
        return False
    if _MUTUAL.isdisjoint(told):
        return len(told) == len(between)
    return len(set(told) - _MUTUAL) > 1
