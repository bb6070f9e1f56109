"""A quote and what is known of where it stood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from stories.text.anchors.page import Page
from stories.text.document import Range
from stories.text.patterns import compiled
from stories.text.sentences import split_sentences

UNKNOWN = 0.5
"""How much of a sign counts where the quote tells nothing: it comes without surroundings, or began amid a sentence."""

FEW = 4
"""Words up to which a quote is too short to be known by the words it shares: it must stand there, if respelt."""

ELSEWHERE = 0.3
"""A short quote that stands at several places is gone if none has this much of its surroundings (0 to 2, both sides):
of a "Tuesday" that was cut, another "Tuesday" elsewhere is no trace."""

CONTEXT = 40
"""Code points of the surroundings compared: some six words, more than neighbours share by chance."""

_MOST_PLACES = 2_000  # compared by their surroundings
_PARAGRAPH = compiled(r"\S[^\n]*(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Sought:
    page: Page
    prefix: str
    suffix: str
    start: int | None
    begins_sentence: bool
    ends_sentence: bool

    @classmethod
    def of(cls, quote: str, prefix: str, suffix: str, start: int | None) -> Sought:
        prefix, suffix = prefix[-CONTEXT:], suffix[:CONTEXT]
        # A quote without surroundings is read between two sentences, where its capital and its stop tell.
        before, after = prefix or "Before. ", suffix or " After"
        opens = len(before) + len(quote) - len(quote.lstrip())
        closes = len(before) + len(quote.rstrip())
        sentences = list(sentences_of(before + quote + after))
        return cls(
            Page.of(quote),
            prefix,
            suffix,
            start,
            begins_sentence=any(opens == begun for begun, _ in sentences),
            ends_sentence=any(closes == ended for _, ended in sentences),
        )

    @property
    def quote(self) -> str:
        return self.page.text

    @property
    def is_short(self) -> bool:
        return len(self.page.keys) <= FEW

    @property
    def has_surroundings(self) -> bool:
        return bool(self.prefix or self.suffix)

    @property
    def opened_text(self) -> bool:
        """Whether nothing is known to have stood before its surroundings."""
        return self.start is not None and self.start <= len(self.prefix)

    def context_before(self, text: str, position: int) -> float:
        """How alike what stands before this position is to what stood before the quote, 0 to 1. What opened its text
        is looked for where this one opens."""
        if not self.prefix:
            return float(position == 0) if self.start == 0 else UNKNOWN
        return _alike(self.prefix, text[max(0, position - len(self.prefix)) : position])

    def context_after(self, text: str, position: int) -> float:
        """As before it; but how long the other text was, and so whether the quote closed it, is not known."""
        return _alike(self.suffix, text[position : position + len(self.suffix)]) if self.suffix else UNKNOWN

    def context(self, text: str, place: Range) -> float:
        """Both sides, 0 to 2."""
        return self.context_before(text, place[0]) + self.context_after(text, place[1])

    def is_elsewhere(self, text: str, best: Range) -> bool:
        """Whether even the best of several places is another than the quote's own."""
        return self.is_short and self.has_surroundings and self.context(text, best) < ELSEWHERE

    def distance(self, position: int) -> int:
        """From where the quote stood; from the beginning where that is not known."""
        return abs(position - (self.start or 0))

    def nearest(self, rising: Sequence[int], position: Callable[[int], int] = int) -> Sequence[int]:
        """Of these places, or words with these positions, as many as are looked at closely."""
        middle = bisect_left(rising, self.start or 0, key=position)
        return rising[max(0, middle - _MOST_PLACES // 2) : middle + _MOST_PLACES // 2]


def _alike(old: str, new: str) -> float:
    """Any two bits of prose share up to half of their letters in order: that counts for nothing."""
    return max(0.0, fuzz.ratio(old, new) / 50 - 1)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where these words stand in the text, none inside another."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Range]:
    """The sentences of each paragraph of `text[start:end]`; a headline is one, though it ends without a stop."""
    for paragraph in _PARAGRAPH.finditer(text, start, len(text) if end is None else end):
        yield from split_sentences(text, *paragraph.span())
