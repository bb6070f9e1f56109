"""What a comparison comes to: how many of the body's words stayed, went, came, and how often each label stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from stories.compare.record import ChangeKind, Passage, PassageKind, Summary, Words
from stories.text.document import BODY, Document, Range
from stories.text.tokens import count_words


class WordCounter:
    """Counts words of one document, and knows which of them are the body's."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._findall = document.token_pattern.findall
        self._starts = [block.start for block in document.blocks]
        self._is_body = [block.kind in BODY for block in document.blocks]

    def is_body(self, position: int) -> bool:
        return self._is_body[bisect_right(self._starts, position) - 1]

    def words(self, span: Range | None) -> int:
        return count_words(self._findall(self._text, *span)) if span else 0


def summary(
    left: Document,
    right: Document,
    left_words: int,
    right_words: int,
    passages: Sequence[Passage],
    coarse: bool,
    unit: str,
) -> Summary:
    """`left_words` and `right_words`: all that the bodies hold.

    Of an ignored change, words that both sides have count as the same: where a rule hides "accidently" against
    "accidentally", the right carries that word.
    """
    counters = WordCounter(left), WordCounter(right)
    cut = added = replaced_left = replaced_right = 0
    for kind, old, new, ignored in _differences(counters, passages):
        if ignored:
            common = min(old, new)
            cut, added = cut + old - common, added + new - common
        elif kind == ChangeKind.REPLACED:
            replaced_left, replaced_right = replaced_left + old, replaced_right + new
        else:
            cut, added = cut + old, added + new
    same = left_words - cut - replaced_left
    return Summary(
        similarity=_share(2 * same, left_words + right_words),
        left_carried=_share(same, left_words),
        right_carried=_share(same, right_words),
        words=Words(left_words, right_words, same, cut, added, (replaced_left, replaced_right)),
        labels=_labels(passages, ignored=False),
        hidden=_labels(passages, ignored=True),
        coarse=coarse,
        unit=unit,
    )


def _differences(
    counters: tuple[WordCounter, WordCounter], passages: Sequence[Passage]
) -> Iterator[tuple[str, int, int, bool]]:
    """Kind, words on the left, words on the right, ignored: of all that differs in the body."""
    left, right = counters
    for passage in passages:
        if passage.kind is PassageKind.SAME or not _is_body(counters, passage):
            continue
        if passage.kind in (PassageKind.CUT, PassageKind.ADDED):
            old, new = sum(map(left.words, passage.left)), sum(map(right.words, passage.right))
            yield passage.kind, old, new, False
        for change in passage.changes:
            yield change.kind, left.words(change.left), right.words(change.right), change.ignored


def _is_body(counters: tuple[WordCounter, WordCounter], passage: Passage) -> bool:
    left, right = counters
    return left.is_body(passage.left[0][0]) if passage.left else right.is_body(passage.right[0][0])


def _labels(passages: Sequence[Passage], ignored: bool) -> dict[str, int]:
    """Passages and changes that carry each label, of those that are hidden or of those that are not."""
    counts = Counter(
        label.name
        for passage in passages
        for change in passage.changes
        if change.ignored is ignored
        for label in change.labels
    )
    if not ignored:
        counts.update(label for passage in passages for label in passage.labels)
    return dict(sorted(counts.items()))


def _share(part: int, whole: int) -> float:
    """Of nothing, all is carried."""
    return round(part / whole, 4) if whole else 1.0
