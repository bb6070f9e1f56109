"""What speaks for two sentences telling the same, when their words alone do not settle it.

A sum of a few observations, so that one threshold fits near copies and free retellings. The weights were fitted by
logistic regression to links made by hand (between the seeds, and in every second of the fables that `benchmarks`
measures with) and rounded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from stories.compare.align.chain import IndexPair
from stories.compare.align.similarity import Alike, Link, Vocabulary, share_by_chance
from stories.compare.align.stated import Stated

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

COUNTED = 0.25
"""For a number of one kind that both state, about as great: "more than 1,000 people reported killed" and "more than
1,200 troops have been killed". It is shared among the sentences that state such a one."""

CHANCE = 0.04
"""For each doubling of the pairs there are to choose from: among many sentences some are alike by chance."""

MOST_DOUBLINGS = 10
"""32 sentences against 32; in longer texts those from another part hardly compete."""


def telling_links(
    vocabulary: Vocabulary,
    stated: Stated,
    alike: Sequence[Alike],
    paired: Iterable[IndexPair],
    chain: Sequence[IndexPair],
    sizes: IndexPair,
) -> list[Link]:
    """Of the pairs those for which enough speaks, and how much. `paired` are sentences that are looked for no more,
    `chain` pairs that are in order; `sizes` count the sentences of either side."""
    chance = CHANCE * min((sizes[0] * sizes[1]).bit_length(), MOST_DOUBLINGS)
    counted = {(i, j) for _, i, j, _ in alike if stated.count_alike(i, j)}
    on_left, on_right = Counter([i for i, _ in counted]), Counter([j for _, j in counted])
    found = []
    for (share, i, j, shared), out_left, out_right, beside, distance in zip(
        alike,
        _standing_out([(i, share) for share, i, _, _ in alike]),
        _standing_out([(j, share) for share, _, j, _ in alike]),
        _beside(alike, paired, sizes),
        _out_of_place(alike, chain, sizes),
        strict=True,
    ):
        evidence = (
            STANDING_OUT * max(out_left, out_right)
            + BOTH_STANDING_OUT * min(out_left, out_right)
            + ALIKE * share
            + SHARED * shared
            + beside
            - OUT_OF_PLACE * min(distance, FAR)
            - chance
        )
        if (i, j) in counted:
            evidence += COUNTED / max(on_left[i], on_right[j])
        if evidence >= ENOUGH and (beside or not share_by_chance(vocabulary.lefts[i], vocabulary.rights[j])):
            found.append(Link(evidence, i, j))
    return found


def _standing_out(shares: Sequence[tuple[int, float]]) -> list[float]:
    """By how much each share of a sentence is greater than any other of it."""
    two_best: dict[int, tuple[float, float]] = {}
    for number, share in shares:
        best, second = two_best.get(number, (0.0, 0.0))
        if share > best:
            two_best[number] = share, best
        elif share > second:
            two_best[number] = best, share
    return [
        share - (two_best[number][1] if share == two_best[number][0] else two_best[number][0])
        for number, share in shares
    ]


def _beside(alike: Sequence[Alike], paired: Iterable[IndexPair], sizes: IndexPair) -> list[float]:
    """What the neighbours of each pair say for it."""
    width = sizes[1] + 1  # a pair goes by one number, i * width + j, and one is free between two rows
    pairs = [i * width + j for _, i, j, _ in alike]
    likeness = {pair: share for pair, (share, _, _, _) in zip(pairs, alike, strict=True)}
    likeness.update({i * width + j: 1.0 for i, j in paired})
    like = likeness.get
    return [
        BESIDE * (like(pair - width - 1, 0.0) + like(pair + width + 1, 0.0))
        + BESIDE_ONE * (like(pair - 1, 0.0) + like(pair + 1, 0.0) + like(pair - width, 0.0) + like(pair + width, 0.0))
        for pair in pairs
    ]


def _out_of_place(alike: Sequence[Alike], chain: Sequence[IndexPair], sizes: IndexPair) -> list[float]:
    """How far each pair is, as a share of the texts, from where the passages that kept their order would have it."""
    ends = [(-1, -1), *chain, sizes]
    lefts, rights = [i for i, _ in ends], [j for _, j in ends]
    on_right = {i: _between(i, lefts, rights) for i in {i for _, i, _, _ in alike}}
    on_left = {j: _between(j, rights, lefts) for j in {j for _, _, j, _ in alike}}
    of_left, of_right = sizes
    return [(abs(j - on_right[i]) / of_right + abs(i - on_left[j]) / of_left) / 2 for _, i, j, _ in alike]


def _between(number: int, here: Sequence[int], there: Sequence[int]) -> float:
    at = bisect_right(here, number)
    before, after = here[at - 1], here[at]
    return there[at - 1] + (there[at] - there[at - 1]) * (number - before) / (after - before)
