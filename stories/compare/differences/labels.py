"""The labels of the changes: of their words, and of the differences whose words they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from stories.compare.differences.difference import Difference
from stories.compare.differences.kinds import CHANGE_LABELS, KIND
from stories.compare.labels.materiality import STEP, weight
from stories.compare.labels.sorts import CASE, LABELS, PUNCTUATION, WHITESPACE, WORDING
from stories.compare.record import Change, Label, Passage
from stories.text.document import Range
from stories.text.numbered import Numbered

_ORDER = {name: place for place, name in enumerate(LABELS)}
_FORMAL = frozenset({CASE, PUNCTUATION, WHITESPACE})


def labelled(
    sides: tuple[Numbered, Numbered], passages: Sequence[Passage], differences: Iterable[Difference]
) -> list[Passage]:
    """The passages, each change with the labels of the differences that its words show."""
    by_passage: dict[int, list[Difference]] = defaultdict(list)
    for one in differences:
        if one.kind in CHANGE_LABELS:
            for number in one.passages:
                by_passage[number].append(one)
    found = list(passages)
    for number, shown in by_passage.items():
        changes = tuple(_labelled(sides, change, shown) for change in found[number].changes)
        found[number] = found[number]._replace(changes=changes)
    return found


def _labelled(sides: tuple[Numbered, Numbered], change: Change, differences: Sequence[Difference]) -> Change:
    labels = list(_labels(change, differences))
    if not labels:
        return change
    names = {label.name for label in labels}
    kept = [label for label in change.labels if label.name not in names | _FORMAL | {WORDING}]
    if any(_has_others(side, span, labels + kept, at) for at, (side, span) in enumerate(_spans(sides, change))):
        kept += [label for label in change.labels if label.name == WORDING]
    found = tuple(sorted([*labels, *kept], key=lambda label: _ORDER[label.name]))
    rank = max(KIND[label.name].rank for label in labels)
    return change._replace(
        labels=found, weight=max(rank * STEP + min(max(change.words), STEP - 1), weight(kept, 0) if kept else 0)
    )


def _labels(change: Change, differences: Sequence[Difference]) -> Iterator[Label]:
    """One of each kind, resting on all the words that any difference of the kind has in this change."""
    by_name: dict[str, Label] = {}
    for one in differences:
        left = _shared(change.left, one.left.words if one.left else None)
        right = _shared(change.right, one.right.words if one.right else None)
        if left or right:
            was = by_name.get(one.kind)
            spans = (_joined(was.left, left), _joined(was.right, right)) if was else (left, right)
            speakers = (one.speakers[0] or None, one.speakers[1] or None) if any(one.speakers) else None
            if was and was.speakers:
                speakers = was.speakers
            by_name[one.kind] = Label(one.kind, *spans, None, speakers, (was and was.why) or one.reason or None)
    yield from by_name.values()


def _spans(sides: tuple[Numbered, Numbered], change: Change) -> Iterator[tuple[Numbered, Range]]:
    for side, span in zip(sides, (change.left, change.right), strict=True):
        yield side, span or (0, 0)


def _has_others(side: Numbered, span: Range, labels: Sequence[Label], at: int) -> bool:
    """Whether the change has words there that no label rests on."""
    covered = sum(side.count_words(words) for words in _apart([(label.left, label.right)[at] for label in labels]))
    return side.count_words(span) > covered


def _apart(spans: Iterable[Range | None]) -> list[Range]:
    """The spans, those joined that overlap."""
    found: list[Range] = []
    for span in sorted(filter(None, spans)):
        if found and span[0] < found[-1][1]:
            found[-1] = found[-1][0], max(span[1], found[-1][1])
        else:
            found.append(span)
    return found


def _shared(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return None
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _joined(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
