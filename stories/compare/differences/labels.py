"""The labels of the changes: of their words, and of the differences whose words they touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from stories.compare.differences.difference import Difference
from stories.compare.differences.kinds import CHANGE_LABELS, FORMS, LABELS, STYLE
from stories.compare.differences.weight import weight_of_change
from stories.compare.record import Change, Label, Passage
from stories.compare.words.cleanup import idle_words
from stories.compare.words.labels.sorts import CASE, INVISIBLE, PUNCTUATION, WHITESPACE, WORDING
from stories.text.document import Range
from stories.text.numbered import Numbered

_ORDER = {name: place for place, name in enumerate(LABELS)}
_FORMAL = frozenset({CASE, PUNCTUATION, WHITESPACE})
_SAME_WORDS = _FORMAL | {INVISIBLE}


def labelled(
    sides: tuple[Numbered, Numbered], passages: Sequence[Passage], differences: Iterable[Difference]
) -> list[Passage]:
    """The passages, each change with the labels of the differences that its words show."""
    found = list(passages)
    for number, by_change in _shown(passages, (one for one in differences if one.kind in CHANGE_LABELS)).items():
        changes = list(found[number].changes)
        for at, shown in by_change.items():
            changes[at] = _labelled(sides, changes[at], shown)
        found[number] = found[number]._replace(changes=tuple(changes))
    return found


def _shown(passages: Sequence[Passage], differences: Iterable[Difference]) -> dict[int, dict[int, list[Difference]]]:
    """By passage and change, the differences that rest on this passage and have words in this change. A paragraph may
    have thousands of either: they are looked for by where they stand."""
    found: dict[int, dict[int, list[Difference]]] = defaultdict(lambda: defaultdict(list))
    places = _Places(passages, 0), _Places(passages, 1)
    for one in differences:
        own = set(one.passages)
        spans = ((side, span) for words in one.all_words for side, span in enumerate(words) if span)
        for number, at in {place for side, span in spans for place in places[side].touched(span)}:
            if number in own:
                found[number][at].append(one)
    return found


class _Places:
    """Where the changes of a side stand; no two of them hold the same words."""

    def __init__(self, passages: Sequence[Passage], side: int) -> None:
        placed = sorted(
            (span, (number, at))
            for number, passage in enumerate(passages)
            for at, change in enumerate(passage.changes)
            if (span := (change.left, change.right)[side])
        )
        self._starts, self._ends = [span[0] for span, _ in placed], [span[1] for span, _ in placed]
        self._changes = [change for _, change in placed]

    def touched(self, span: Range) -> list[tuple[int, int]]:
        """The numbers of the passages, and of the changes in them, that have words in this range."""
        return self._changes[bisect_right(self._ends, span[0]) : bisect_left(self._starts, span[1])]


def _labelled(sides: tuple[Numbered, Numbered], change: Change, differences: Sequence[Difference]) -> Change:
    own = {label.name for label in change.labels}
    if own <= _SAME_WORDS:
        return change  # a comma that came inside a quotation
    labels = list(_labels(change, [one for one in differences if one.kind not in FORMS or own & {WORDING, STYLE}]))
    if not labels:
        return change
    names = {label.name for label in labels}
    others = [label for label in change.labels if label.name not in names | _FORMAL | {WORDING}]
    kept = [label for label in others if not any(_holds(told, label) for told in labels)]
    idle = idle_words(sides[0].language, sides[1].language)
    if any(_has_others(side, span, labels + kept, at, idle) for at, (side, span) in enumerate(_spans(sides, change))):
        kept += [label for label in change.labels if label.name == WORDING]
    found = tuple(sorted([*labels, *kept], key=lambda label: _ORDER[label.name]))
    return change._replace(labels=found, weight=weight_of_change(found, max(change.words)))


def _labels(change: Change, differences: Sequence[Difference]) -> Iterator[Label]:
    """One of each kind, resting on all the words that any difference of the kind has in this change."""
    by_name: dict[str, Label] = {}
    told = [(one, *words) for one in differences for words in one.all_words]
    for one, lefts, rights in told:
        left, right = _shared(change.left, lefts), _shared(change.right, rights)
        if left or right:
            was = by_name.get(one.kind)
            spans = (_joined(was.left, left), _joined(was.right, right)) if was else (left, right)
            speakers = (one.speakers[0] or None, one.speakers[1] or None) if any(one.speakers) else None
            if was and was.speakers:
                speakers = was.speakers
            by_name[one.kind] = Label(one.kind, *spans, speakers, (was and was.why) or one.reason or None)
    yield from by_name.values()


def _spans(sides: tuple[Numbered, Numbered], change: Change) -> Iterator[tuple[Numbered, Range]]:
    for side, span in zip(sides, (change.left, change.right), strict=True):
        yield side, span or (0, 0)


def _has_others(side: Numbered, span: Range, labels: Sequence[Label], at: int, idle: Set[str]) -> bool:
    """Whether the change has words there that no label rests on, and that carry something: with "the Daily Mail
    reported" goes its "that"."""
    told = [words for label in labels if (words := (label.left, label.right)[at])]
    tokens = range(side.first_at(span[0]), side.first_at(span[1]))
    return any(
        side.words_among(number, number + 1)
        and side.tokens[number].lower() not in idle
        and not any(start <= side.starts[number] < end for start, end in told)
        for number in tokens
    )


def _holds(told: Label, label: Label) -> bool:
    """Whether a label rests on no words but those of what is told."""
    pairs = (told.left, label.left), (told.right, label.right)
    return all(inner is None or (outer and outer[0] <= inner[0] and inner[1] <= outer[1]) for outer, inner in pairs)


def _shared(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return None
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _joined(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
