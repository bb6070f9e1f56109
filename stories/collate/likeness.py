"""How alike two texts are: in what they tell, and in the words they tell it in."""

from __future__ import annotations

from operator import mul
from typing import NamedTuple

from stories.collate.fingerprint import FINENESS, Fingerprint

LINKED = 0.30
"""Likeness from which two texts tell one event. The seeds' two agencies reach .39 and more, their nearest unrelated
article .15. Chosen on ECB+'s odd topics; docs/decisions has the figures."""

SAME_COPY = 0.5
"""Share of text from which two texts are one agency's copy; unrelated stories of one topic reach .191 at most."""

NEAR_COPY = 0.6
"""Share of the longer text from which two texts are near copies: they are one story, and count as one in a mean. The
answers on ECB+ and the seeds are the same from .5 to 1."""

DAYS = 5
"""How many days apart two texts may be published that tell one event in words of their own."""

ONE_LEDE = 0.5
"""How alike the names of two ledes are at the least, and their figures, for them to be one lede."""


class Likeness(NamedTuple):
    """How much, 0 to 1, two texts tell one story, and whether they do by sharing copy."""

    value: float
    is_copy: bool


def likeness(left: Fingerprint, right: Fingerprint, days: int = DAYS) -> Likeness:
    """Depends on the two alone, whatever else there is. What they tell counts where no more than so many days lie
    between them; shared copy counts at any distance, but for texts made to one pattern."""
    is_far = are_far(left, right, days)
    shared = copy(left, right) if _may_share(left, right, min(left.length, right.length), SAME_COPY) else 0.0
    is_copy = shared >= SAME_COPY and not (is_far and tell_other_news(left, right))
    told = 0.0 if is_far else event(left, right)
    return Likeness(max(told, shared if is_copy else 0.0), is_copy)


def are_far(left: Fingerprint, right: Fingerprint, days: int) -> bool:
    """Whether both are dated and more than so many days lie between them."""
    return left.day is not None and right.day is not None and abs(left.day - right.day) > days


def tell_other_news(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether the names or the figures of the two ledes differ: two matches of the same clubs may share three quarters
    of their text."""
    return any(
        in_lede.cosine(in_their_lede) < ONE_LEDE
        for mine, theirs, in_lede, in_their_lede in (
            (left.names, right.names, left.lede_names, right.lede_names),
            (left.figures, right.figures, left.lede_figures, right.lede_figures),
        )
        if mine.by_opening or theirs.by_opening
    )


def event(left: Fingerprint, right: Fingerprint) -> float:
    """How alike, 0 to 1, what they tell is: the mean of the cosines of telling words, names, figures and ledes. Two
    stories of one topic share the background; who, how many and the news itself tell them apart."""
    mine, theirs = left.event, right.event
    common = mine.keys() & theirs.keys()
    product: int = sum(map(mul, map(mine.__getitem__, common), map(theirs.__getitem__, common)))
    return product / FINENESS**2


def copy(left: Fingerprint, right: Fingerprint) -> float:
    """The share of text, 0 to 1, that the one which shares more of its own has in common with the other."""
    return _share(left, right, min(left.length, right.length))


def alike(left: Fingerprint, right: Fingerprint) -> float:
    """The share of the longer text that both have in common."""
    return _share(left, right, max(left.length, right.length))


def carried(left: Fingerprint, right: Fingerprint) -> float:
    """The share of the left's runs of words, 0 to 1, that the right holds: containment, for an update contains its
    predecessor."""
    return _share(left, right, left.length)


def _may_share(left: Fingerprint, right: Fingerprint, of: int, least: float) -> bool:
    """Whether it cannot be told at a glance that they share less."""
    return of > 0 and left.most_in_common(right) / of >= least


def _share(left: Fingerprint, right: Fingerprint, of: int) -> float:
    return left.common(right) / of if of else 0.0


def are_near_copies(left: Fingerprint, right: Fingerprint, days: int = DAYS) -> bool:
    """Only of two that are undated, or dated within days: of three texts of which the one between is a near copy of
    both others, these are then not far from each other, and what leads to the one leads to the other."""
    if (left.day is None) != (right.day is None) or are_far(left, right, days):
        return False
    if left.digest == right.digest:
        return True
    return _may_share(left, right, max(left.length, right.length), NEAR_COPY) and alike(left, right) >= NEAR_COPY


def words_in_common(left: Fingerprint, right: Fingerprint, most: int = 8) -> list[str]:
    """The telling words both have, those that weigh most first."""
    mine, theirs = left.words.by_opening, right.words.by_opening
    heaviest = sorted(mine.keys() & theirs.keys(), key=lambda word: (-min(mine[word], theirs[word]), word))
    return [min(left.forms[word], right.forms[word]) for word in heaviest[:most]]
