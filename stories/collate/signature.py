"""What a document is recognised by, worked out once: runs of words for copying, telling words for the event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from math import fsum, sqrt
from operator import mul, or_
from typing import Generic, NamedTuple, TypeVar

from stories.text.document import BODY, Document, Kind
from stories.text.words import OPENING, words, zipf

Id = TypeVar("Id", bound=Hashable)

SHINGLE = 3
"""Words in a row. Containment of three-word runs is .92 to .98 inside AFP's family of the seeds, .10 at most across."""

LEDE = 3
"""Sentences, the headline counted, that say what the news is, before the background that a topic's stories share."""

TELLING = 24
"""How many of its rarest words a document is looked up by."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`shingles` are the runs of words of the body; the four weights are of the openings of all telling words, of the
    names, of the figures, and of the words of the lede; `forms` has a word as written for each opening, `telling` are
    the heaviest; `digest` is the document's."""

    digest: str
    shingles: frozenset[tuple[str, ...]]
    words: Weights
    names: Weights
    figures: Weights
    lede: Weights
    forms: Mapping[str, str]
    telling: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Signature:
        sentences = _sentences(document, *BODY)
        headed = [*_sentences(document, Kind.HEADLINE), *sentences]
        told = list(_tokens(headed))
        if document.language not in ("en", None):
            told = [token for token in told if token.is_name or token.is_figure]
        every = Weights.of(told)
        return cls(
            document.digest,
            _shingles(sentences),
            every,
            Weights.of(token for token in told if token.is_name),
            Weights.once(token for token in told if token.is_figure),
            Weights.once(_tokens(headed[:LEDE])),
            {token.opening: token.word for token in sorted(told, key=lambda token: token.word)},
            _heaviest(every),
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """A vector of weights by opening, and its length."""

    by_opening: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, tokens: Iterable[_Token]) -> Weights:
        """The root of the sum of what an opening's uses weigh: ten uses tell more than one, not ten times more."""
        sums: dict[str, float] = defaultdict(float)
        for token in tokens:
            sums[token.opening] += token.weight
        return cls.of_sums(sums)

    @classmethod
    def once(cls, tokens: Iterable[_Token]) -> Weights:
        """Each opening's own weight, however often it is used: in three sentences, or of a figure, once is enough."""
        return cls.of_sums({token.opening: token.weight**2 for token in sorted(tokens, key=lambda token: token.weight)})

    @classmethod
    def of_sums(cls, sums: Mapping[str, float]) -> Weights:
        return cls({opening: sqrt(weight) for opening, weight in sums.items()}, sqrt(fsum(sums.values())))

    def cosine(self, other: Weights) -> float:
        """How alike two vectors are, 0 to 1."""
        common = self.by_opening.keys() & other.by_opening.keys()
        if not common:
            return 0.0
        mine, theirs = map(self.by_opening.__getitem__, common), map(other.by_opening.__getitem__, common)
        product = fsum(map(mul, mine, theirs))
        return product / (self.length * other.length)


def carried(left: Signature, right: Signature) -> float:
    """The share of the left's runs of words, 0 to 1, that the right holds: containment, for an update contains its
    predecessor."""
    if not left.shingles:
        return 0.0
    return len(left.shingles & right.shingles) / len(left.shingles)


@dataclass(frozen=True)
class Shares(Generic[Id]):
    """`carried` for every two of several texts: a bit stands for each run of words that two of them hold, so that two
    texts are compared a thousand times faster than by their sets of runs."""

    runs: Mapping[Id, int]
    counts: Mapping[Id, int]

    @classmethod
    def of(cls, signatures: Mapping[Id, Signature]) -> Shares[Id]:
        holders = Counter(run for signature in signatures.values() for run in signature.shingles)
        shared = sorted((run for run, held in holders.items() if held > 1), key=lambda run: (-holders[run], run))
        bits = {run: 1 << at for at, run in enumerate(shared)}
        return cls(
            {
                key: reduce(or_, map(bits.__getitem__, signature.shingles & bits.keys()), 0)
                for key, signature in signatures.items()
            },
            {key: len(signature.shingles) for key, signature in signatures.items()},
        )

    def __getitem__(self, pair: tuple[Id, Id]) -> float:
        """The share of the first one's runs of words that the second holds."""
        left, right = pair
        return (self.runs[left] & self.runs[right]).bit_count() / self.counts[left] if self.counts[left] else 0.0

    def alike(self, left: Id, right: Id) -> float:
        """The share of the longer text that both have in common."""
        longer = max(self.counts[left], self.counts[right])
        return (self.runs[left] & self.runs[right]).bit_count() / longer if longer else 0.0

    def copy(self, left: Id, right: Id) -> float:
        """The share of text that the one which shares more of its own has in common with the other."""
        shorter = min(self.counts[left], self.counts[right])
        return (self.runs[left] & self.runs[right]).bit_count() / shorter if shorter else 0.0


def _sentences(document: Document, *kinds: Kind) -> list[list[str]]:
    """The words of each sentence of the blocks of these kinds, but for the number that a block has in a list."""
    found = []
    for block in document.blocks_of(*kinds):
        number = _LIST_NUMBER.match(document.text, *block.range)
        begun = number.end() if number else block.start
        found += [_words(document.text[max(start, begun) : end]) for start, end in document.sentences_of(block)]
    return found


# 3.1, 1,200 and 10:30 are one figure each, and the 1 of "1. The river rose" is none: two texts of different stories had
# a list and halves of decimals in common, and were joined for it.
_FIGURE_OF_PARTS = re.compile(r"(?<![^\W_])(\d+(?:[.,:]\d+)+[^\W\d_]*)(?![^\W_])")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)](?=\s)")


def _words(sentence: str) -> list[str]:
    """The words as written, figures whole; 1,200 is 1200, as others write it."""
    found: list[str] = []
    for at, part in enumerate(_FIGURE_OF_PARTS.split(sentence)):
        if at % 2 == 0:  # what lies between two figures
            found += words(part)
        else:
            found.append(part.replace(",", "") if _THOUSANDS.fullmatch(part) else part)
    return found


def _shingles(sentences: list[list[str]]) -> frozenset[tuple[str, ...]]:
    running = [word.lower() for sentence in sentences for word in sentence]
    return frozenset(zip(*(running[at:] for at in range(SHINGLE)), strict=False))


# A word weighs what it is rarer than "said" and its like. All weights were chosen on the odd topics of ECB+.
_COMMON = 6.5
_FIGURE = 2.5
_CAPITALISED = 1.5


class _Token(NamedTuple):
    word: str
    opening: str
    weight: float
    is_name: bool
    is_figure: bool


def _tokens(sentences: Iterable[list[str]]) -> Iterator[_Token]:
    """The telling words. The table of common words is English: in another language only names and figures tell."""
    for sentence in sentences:
        for place, word in enumerate(sentence):
            capital = word[0].isupper()
            weight = _weight(word) * (_CAPITALISED if capital else 1.0)
            if weight:
                yield _Token(word, word.lower()[:OPENING], weight, capital and place > 0, word[0].isdigit())


def _weight(word: str) -> float:
    if not any(map(str.isalpha, word)):
        return _FIGURE
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return max(0.0, _COMMON - zipf(plain)) if len(plain) > 2 else 0.0


def _heaviest(weights: Weights) -> frozenset[str]:
    by_opening = weights.by_opening
    return frozenset(sorted(by_opening, key=lambda opening: (-by_opening[opening], opening))[:TELLING])
