"""What a document is recognised by, worked out once: runs of words for copying, telling words for the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from stories.text.document import BODY, Document, Kind
from stories.text.words import OPENING, words, zipf

SHINGLE = 3
"""Words in a row. Containment of three-word runs is .92 to .98 inside AFP's family of the seeds, .10 at most across."""

TELLING = 24
"""How many of its rarest words a document is looked up by."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`shingles` are the runs of words of the body; `weights` the openings of telling words with what each weighs,
    `forms` a word as written for each, `length` that of their vector; `telling` are the heaviest of them."""

    shingles: frozenset[tuple[str, ...]]
    weights: Mapping[str, float]
    forms: Mapping[str, str]
    length: float
    telling: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Signature:
        body = [words(document.quote(block.range)) for block in document.blocks if block.kind in BODY]
        headline = [words(document.quote(block.range)) for block in document.blocks_of(Kind.HEADLINE)]
        weights, forms = _weighed([*headline, *body], names_only=document.language not in ("en", None))
        heaviest = sorted(weights, key=lambda opening: (-weights[opening], opening))
        length = sqrt(fsum(weight**2 for weight in weights.values()))
        return cls(_shingles(body), weights, forms, length, frozenset(heaviest[:TELLING]))


def carried(left: Signature, right: Signature) -> float:
    """The share of the left's runs of words, 0 to 1, that the right holds: containment, for an update contains its
    predecessor."""
    if not left.shingles:
        return 0.0
    return len(left.shingles & right.shingles) / len(left.shingles)


def _shingles(body: list[list[str]]) -> frozenset[tuple[str, ...]]:
    running = [word.lower() for paragraph in body for word in paragraph]
    return frozenset(zip(*(running[at:] for at in range(SHINGLE)), strict=False))


# A word weighs what it is rarer than these: 6.5 is "said"'s neighbourhood. Chosen on the even topics of ECB+.
_COMMON = 6.5
_FIGURE = 2.5
_CAPITALISED = 1.5


def _weighed(paragraphs: list[list[str]], names_only: bool) -> tuple[dict[str, float], dict[str, str]]:
    """The telling words' openings, each with its greatest weight and the first word of that weight. The table of
    common words is English: in another language only names and figures tell."""
    weights: dict[str, float] = {}
    forms: dict[str, str] = {}
    for paragraph in paragraphs:
        for place, word in enumerate(paragraph):
            named = word[0].isupper()
            if names_only and not word[0].isdigit() and not (named and place):
                continue
            weight = _weight(word) * (_CAPITALISED if named else 1.0)
            opening = word.lower()[:OPENING]
            if weight > weights.get(opening, 0.0):
                weights[opening], forms[opening] = weight, word
    return weights, forms


def _weight(word: str) -> float:
    if word.isdigit():
        return _FIGURE
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return max(0.0, _COMMON - zipf(plain)) if len(plain) > 2 else 0.0
