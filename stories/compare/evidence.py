"""What speaks for two sentences telling the same, when their words alone do not settle it.

A sum of a few observations, so that one threshold fits near copies and free retellings. The weights were fitted by
logistic regression to links made by hand (between the seeds, and in every second of the fables that `benchmarks`
measures with) and rounded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, partial

from stories.compare.chain import IndexPair
from stories.compare.likeness import Alike, Link

ENOUGH = -0.04
"""From here on two sentences are taken to tell the same. "The helicopter was shot down near the Nakhchivan Autonomous
Republic, a landlocked exclave …" and "The incident occurred near the border with the Azerbaijan exclave of Nakhchivan"
have .23; 'The Armenian government said there were "persistent battles" in recent days …' and "A spokesman for the
Nagorno-Karabakh region's government said Azerbaijani forces took control …" have -.08 and are two things."""

STANDING_OUT = 1.0
"""What counts most: by how much one of the two is more alike to the other than to any other sentence. Only one of
them, for a long sentence may take up two short ones …"""

BOTH_STANDING_OUT = 0.2
"""… but that both stand out counts a little more."""

ALIKE = 0.1

SHARED = 1 / 10_000
"""For each unit of weight that the shared words have together: a long sentence shares more by right than by chance."""

BESIDE = 0.16
"""For the likeness of the sentences before, and of those after: they go on together."""

BESIDE_ONE = 0.1
"""For the likeness of one to a neighbour of the other: a sentence told in two."""

OUT_OF_PLACE = 0.4
"""For the distance, as a share of the text, from where the passages that kept their order would have it."""

FAR = 0.3
"""Beyond this it is all one how far: AP's update tells the shootdown anew at its top and again in the earlier story."""

CHANCE = 0.04
"""For each doubling of the pairs there are to choose from: among many sentences some are alike by chance."""

MOST_DOUBLINGS = 10
"""32 sentences against 32; in longer texts those from another part hardly compete."""


def weighed(
    alike: Sequence[Alike], paired: Iterable[IndexPair], chain: Sequence[IndexPair], sizes: IndexPair
) -> list[Link]:
    """The pairs, each with what speaks for it. `paired` are sentences that are looked for no more, `chain` pairs that
    are in order; `sizes` count the sentences of either side."""
    width = sizes[1] + 1  # pairs go by one number: i * width + j, with a free one between two rows
    likeness = {i * width + j: share for share, i, j, _ in alike}
    likeness.update({i * width + j: 1.0 for i, j in paired})
    like = likeness.get
    margins = _Margins(alike)
    place = _Place(chain, sizes)
    chance = CHANCE * min((sizes[0] * sizes[1]).bit_length(), MOST_DOUBLINGS)
    found = []
    for share, i, j, shared in alike:
        of_left, of_right = margins.of(share, i, j)
        lesser, greater = (of_left, of_right) if of_left < of_right else (of_right, of_left)
        at = i * width + j
        beside = like(at - width - 1, 0.0) + like(at + width + 1, 0.0)
        beside_one = like(at - 1, 0.0) + like(at + 1, 0.0) + like(at - width, 0.0) + like(at + width, 0.0)
        evidence = (
            STANDING_OUT * greater
            + BOTH_STANDING_OUT * lesser
            + ALIKE * share
            + SHARED * shared
            + BESIDE * beside
            + BESIDE_ONE * beside_one
            - OUT_OF_PLACE * min(place.distance(i, j), FAR)
            - chance
        )
        found.append(Link(evidence, i, j))
    return found


class _Margins:
    """By how much two sentences are more alike than either is to any other."""

    def __init__(self, alike: Iterable[Alike]) -> None:
        self._of_left: dict[int, tuple[float, float]] = {}
        self._of_right: dict[int, tuple[float, float]] = {}
        for share, i, j, _ in alike:
            for two_best, number in ((self._of_left, i), (self._of_right, j)):
                best, second = two_best.get(number, (0.0, 0.0))
                if share > best:
                    two_best[number] = share, best
                elif share > second:
                    two_best[number] = best, share

    def of(self, share: float, i: int, j: int) -> tuple[float, float]:
        return _margin(self._of_left[i], share), _margin(self._of_right[j], share)


def _margin(two: tuple[float, float], share: float) -> float:
    best, second = two
    return share - (second if share == best else best)


class _Place:
    """Where the passages that kept their order would have a sentence of one side on the other."""

    def __init__(self, chain: Sequence[IndexPair], sizes: IndexPair) -> None:
        self._sizes = sizes
        ends = [(-1, -1), *chain, sizes]
        lefts, rights = [i for i, _ in ends], [j for _, j in ends]
        self._on_right = cache(partial(_between, here=lefts, there=rights))
        self._on_left = cache(partial(_between, here=rights, there=lefts))

    def distance(self, i: int, j: int) -> float:
        """As a share of the texts."""
        of_left, of_right = self._sizes
        return (abs(j - self._on_right(i)) / of_right + abs(i - self._on_left(j)) / of_left) / 2


def _between(number: int, here: Sequence[int], there: Sequence[int]) -> float:
    at = bisect_right(here, number)
    before, after = here[at - 1], here[at]
    return there[at - 1] + (there[at] - there[at - 1]) * (number - before) / (after - before)
