"""Texts as weighted words or letters, the field's plain baseline: no library needed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import fsum, log, sqrt

Vector = dict[str, float]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def letters(text: str) -> list[str]:
    """Runs of three and four characters inside words, their edges marked."""
    padded = [f" {word} " for word in words(text)]
    return [word[at : at + size] for size in (3, 4) for word in padded for at in range(len(word) - size + 1)]


def vectors(texts: Sequence[str], features: Callable[[str], list[str]] = words) -> list[Vector]:
    """Of length 1, weighed by how few of the texts have a feature (smoothed, as scikit-learn does by default)."""
    counts = [Counter(features(text)) for text in texts]
    holders = Counter(feature for count in counts for feature in count)
    rarity = {feature: 1 + log((1 + len(texts)) / (1 + held)) for feature, held in holders.items()}
    return [_unit({feature: times * rarity[feature] for feature, times in count.items()}) for count in counts]


def _unit(vector: Vector) -> Vector:
    length = sqrt(fsum(weight * weight for weight in vector.values())) or 1.0
    return {feature: weight / length for feature, weight in vector.items()}


def cosine(left: Vector, right: Vector) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[feature] for feature, weight in left.items() if feature in right)
