"""What a document is recognised by, worked out once: runs of words for copying, telling words for the event."""

from __future__ import annotations

from collections import defaultdict
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
    """`shingles` are the runs of words of the body; `words` and `names` weigh the openings of the telling words and of
    the names among them, `forms` has a word as written for each, `telling` are the heaviest; `digest` is the
    document's."""

    digest: str
    shingles: frozenset[tuple[str, ...]]
    words: Weights
    names: Weights
    forms: Mapping[str, str]
    telling: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Signature:
        body = [words(document.quote(block.range)) for block in document.blocks if block.kind in BODY]
        headline = [words(document.quote(block.range)) for block in document.blocks_of(Kind.HEADLINE)]
        weighed = _weighed([*headline, *body], names_only=document.language not in ("en", None))
        return cls(document.digest, _shingles(body), *weighed, _heaviest(weighed[0]))


@dataclass(frozen=True, slots=True)
class Weights:
    """A vector of weights by opening, and its length."""

    by_opening: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, sums: Mapping[str, float]) -> Weights:
        """The root of the sum of what an opening's uses weigh: ten uses tell more than one, not ten times more."""
        return cls({opening: sqrt(weight) for opening, weight in sums.items()}, sqrt(fsum(sums.values())))

    def cosine(self, other: Weights) -> float:
        """How alike two vectors are, 0 to 1."""
        common = self.by_opening.keys() & other.by_opening.keys()
        if not common:
            return 0.0
        product = fsum(self.by_opening[opening] * other.by_opening[opening] for opening in common)
        return product / (self.length * other.length)


def carried(left: Signature, right: Signature) -> float:
    """The share of the left's runs of words, 0 to 1, that the right holds: containment, for an update contains its
    predecessor."""
    if not left.shingles:
        return 0.0
    return len(left.shingles & right.shingles) / len(left.shingles)


def _shingles(body: list[list[str]]) -> frozenset[tuple[str, ...]]:
    running = [word.lower() for paragraph in body for word in paragraph]
    return frozenset(zip(*(running[at:] for at in range(SHINGLE)), strict=False))


# A word weighs what it is rarer than "said" and its like. All weights were chosen on the odd topics of ECB+.
_COMMON = 6.5
_FIGURE = 2.5
_CAPITALISED = 1.5


def _weighed(paragraphs: list[list[str]], names_only: bool) -> tuple[Weights, Weights, dict[str, str]]:
    """Of all telling words, of the names among them, and a form of each. The table of common words is English: in
    another language only names and figures tell."""
    all_words: dict[str, float] = defaultdict(float)
    names: dict[str, float] = defaultdict(float)
    forms: dict[str, str] = {}
    for word, place in ((word, place) for paragraph in paragraphs for place, word in enumerate(paragraph)):
        weight = _weight(word)
        capital = word[0].isupper()
        name = capital and place > 0
        if not weight or (names_only and not name and not word[0].isdigit()):
            continue
        opening = word.lower()[:OPENING]
        all_words[opening] += weight * (_CAPITALISED if capital else 1.0)
        forms[opening] = max(forms.get(opening, ""), word)
        if name:
            names[opening] += weight
    return Weights.of(all_words), Weights.of(names), forms


def _weight(word: str) -> float:
    if word.isdigit():
        return _FIGURE
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return max(0.0, _COMMON - zipf(plain)) if len(plain) > 2 else 0.0


def _heaviest(weights: Weights) -> frozenset[str]:
    by_opening = weights.by_opening
    return frozenset(sorted(by_opening, key=lambda opening: (-by_opening[opening], opening))[:TELLING])
