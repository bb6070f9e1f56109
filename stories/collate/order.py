"""Which of two versions of one article came first, and how that is known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, cmp_to_key

from stories.collate.signature import Signature, carried
from stories.text.document import Basis, Decision, Document
from stories.text.words import misspellings, words

CONTAINED = 0.9
"""Share of an earlier version that its update still carries."""

GROWN = 1.1
"""How much longer an update is than what it contains, at the least, for its length to tell."""


@dataclass(frozen=True)
class Placed:
    """A version with its place in its source: the versions of one source are in order, oldest first."""

    source: str
    part: int
    document: Document
    signature: Signature

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word.lower() for word in words(self.document.text))

    @cached_property
    def misspelt(self) -> frozenset[str]:
        return self.vocabulary & misspellings().keys()


def in_order(versions: Sequence[Placed]) -> tuple[list[Placed], list[Decision]]:
    """The versions, oldest first, and for each but the first how its place after the one before it is known.
    Independent of the order given."""
    fixed = sorted(versions, key=lambda version: (version.document.date or "", version.document.digest, version.source))
    ordered = sorted(fixed, key=cmp_to_key(_sign))
    return ordered, [_known_order(left, right) for left, right in itertools.pairwise(ordered)]


def _sign(left: Placed, right: Placed) -> int:
    if left is right:
        return 0
    if _why(left, right) is not None:
        return -1
    return 1 if _why(right, left) is not None else 0


def _known_order(left: Placed, right: Placed) -> Decision:
    if why := _why(left, right):
        basis, rule, said, share = why
        return Decision("order", f"{left.document.name} before {right.document.name}", basis, rule, said, share)
    return Decision("order", "not known", Basis.INFERRED, "nothing in the two texts tells which came first")


_Why = tuple[Basis, str, str, float | None]


def _why(earlier: Placed, later: Placed) -> _Why | None:
    """Why the first came before the second: basis, rule, words, share; None where it did not or nothing tells."""
    return next(_reasons(earlier, later), None)


def _reasons(earlier: Placed, later: Placed) -> Iterator[_Why]:
    if earlier.source == later.source:
        if earlier.part < later.part:
            banner = later.document.decided("earlier version")
            yield Basis.TEXT, "stands inside the later one as its earlier story", banner.words if banner else "", None
        return
    before, after = earlier.document.date, later.document.date
    if before and after and (_is_before(before, after) or _is_before(after, before)):
        if _is_before(before, after):
            yield Basis.TEXT, "dates in the texts", f"{before}, {after}", None
        return
    mended, undone = _corrections(earlier, later), _corrections(later, earlier)
    if len(mended) != len(undone):
        if len(mended) > len(undone):
            yield Basis.INFERRED, "misspelt in the one, spelt right in the other", ", ".join(mended), None
        return
    share, back = carried(earlier.signature, later.signature), carried(later.signature, earlier.signature)
    grown = len(later.signature.shingles) >= GROWN * len(earlier.signature.shingles)
    if share >= CONTAINED and share > back and grown:
        yield Basis.INFERRED, "carried whole by the other, which is longer", "", round(share, 2)


def _is_before(one: str, other: str) -> bool:
    """Of two ISO dates: by the moment where both tell it by a zone, or both without one; else by the day."""
    if "T" in one and "T" in other:
        mine, theirs = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if (mine.tzinfo is None) == (theirs.tzinfo is None):
            return mine < theirs
    precision = min(len(one), len(other), len("2020-11-09"))
    return one[:precision] < other[:precision]


def _corrections(earlier: Placed, later: Placed) -> list[str]:
    """ "accidently → accidentally" for each word that only the later one spells right."""
    table = misspellings()
    gone = sorted(earlier.misspelt - later.vocabulary)
    return [f"{wrong} → {table[wrong]}" for wrong in gone if table[wrong] in later.vocabulary]
