"""What a comparison comes to: how many of the body's words stayed, went, came, and how often each label stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stories.compare.differences.difference import Difference
from stories.compare.record import ChangeKind, Passage, PassageKind, Summary, Words
from stories.text.document import BODY, Document
from stories.text.numbered import Numbered


def summary(
    left: Document, right: Document, passages: Sequence[Passage], differences: Sequence[Difference], coarse: bool
) -> Summary:
    """Of an ignored change, words that both sides have count as the same: where a rule hides "accidently" against
    "accidentally", the right carries that word."""
    left_words, right_words = left.body_words, right.body_words
    cut = added = replaced_left = replaced_right = 0
    for kind, old, new, ignored in _changed(left.numbered, right.numbered, passages):
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
        differences=_kinds(differences),
        coarse=coarse,
        unit="character" if left.numbered.is_spaceless or right.numbered.is_spaceless else "word",
    )


def _changed(left: Numbered, right: Numbered, passages: Sequence[Passage]) -> Iterator[tuple[str, int, int, bool]]:
    """Kind, words on the left, words on the right, ignored: of all that differs in the body."""
    for passage in passages:
        if passage.kind is PassageKind.SAME or not _is_body(left, right, passage):
            continue
        if passage.kind in (PassageKind.CUT, PassageKind.ADDED):
            old, new = sum(map(left.count_words, passage.left)), sum(map(right.count_words, passage.right))
            yield passage.kind, old, new, False
        for change in passage.changes:
            yield change.kind, *change.words, change.ignored


def _is_body(left: Numbered, right: Numbered, passage: Passage) -> bool:
    side, sentences = (left, passage.left) if passage.left else (right, passage.right)
    kind, _ = side.block_keys[side.block_at(sentences[0][0])]
    return kind in BODY


def _labels(passages: Sequence[Passage], ignored: bool) -> dict[str, int]:
    """Passages and changes that carry each label, of those that are hidden or of those that are not."""
    names = [
        label.name
        for passage in passages
        for change in passage.changes
        if change.ignored is ignored
        for label in change.labels
    ]
    if not ignored:
        names += [label for passage in passages for label in passage.labels]
    return dict(sorted(Counter(names).items()))


def _kinds(differences: Sequence[Difference]) -> dict[str, int]:
    return dict(sorted(Counter([one.kind for one in differences if not one.ignored]).items()))


def _share(part: int, whole: int) -> float:
    """Of nothing, all is carried."""
    return round(part / whole, 4) if whole else 1.0
