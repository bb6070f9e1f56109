"""Words and what they weigh, compared as vectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt
from operator import mul


@dataclass(frozen=True, slots=True)
class Weights:
    """A vector of weights by opening, and its length."""

    by_opening: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        return cls(weights, sqrt(fsum(weight * weight for weight in weights.values())))

    @classmethod
    def of_sums(cls, sums: Mapping[str, float]) -> Weights:
        """The root of each sum: ten uses of a word tell more than one, not ten times more."""
        return cls({opening: sqrt(weight) for opening, weight in sums.items()}, sqrt(fsum(sums.values())))

    def cosine(self, other: Weights) -> float:
        """How alike two vectors are, 0 to 1."""
        common = self.by_opening.keys() & other.by_opening.keys()
        if not common:
            return 0.0
        mine, theirs = map(self.by_opening.__getitem__, common), map(other.by_opening.__getitem__, common)
        product = fsum(map(mul, mine, theirs))
        return product / (self.length * other.length)
