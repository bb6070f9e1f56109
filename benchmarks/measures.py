"""The measures themselves: links, groups, ratios."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Set
from dataclasses import dataclass
from math import exp, fsum, log


@dataclass(frozen=True, slots=True)
class Score:
    """Of what was looked for. Added up over texts it gives micro averages: each link counts once."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @classmethod
    def of(cls, found: Set[Hashable], wanted: Set[Hashable]) -> Score:
        return cls(len(found & wanted), len(found), len(wanted))

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """1 where nothing was wanted and nothing found."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def summed(parts: Iterable[Score]) -> Score:
    return sum(parts, Score())


@dataclass(frozen=True, slots=True)
class BCubed:
    """For each item: the share of its group that belongs with it, and of what belongs with it that is in its group.
    Averaged over the items (Bagga and Baldwin, 1998); `f1` is the harmonic mean of the two averages."""

    precision: float
    recall: float

    @classmethod
    def of(cls, found: Iterable[Collection[Hashable]], wanted: Iterable[Collection[Hashable]]) -> BCubed:
        home = {item: number for number, group in enumerate(wanted) for item in group}
        sizes = Counter(home.values())
        precision = recall = 0.0
        for group in found:
            for number, together in Counter(home[item] for item in group).items():
                precision += together * together / len(group)
                recall += together * together / sizes[number]
        return cls(precision / len(home), recall / len(home))

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def geometric_mean(values: Iterable[float]) -> float:
    logarithms = [log(value) for value in values]
    return exp(fsum(logarithms) / len(logarithms))
