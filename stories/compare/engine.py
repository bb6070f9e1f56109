"""Two documents in, the record of their comparison out."""

from __future__ import annotations

from collections.abc import Set

from stories.compare.align import align
from stories.compare.edits import Edit, edits
from stories.compare.effort import Effort
from stories.compare.ignoring import ignoring
from stories.compare.labels import WORDING, sorts_of_change
from stories.compare.order import in_reading_order, old_before_new
from stories.compare.record import Change, ChangeKind, Comparison, Label, Passage, PassageKind, SentencePair
from stories.compare.rows import Row, row_labels, rows
from stories.compare.side import Side
from stories.compare.totals import summary
from stories.text.document import Document
from stories.text.tokens import body_words

ENGINE = "1"
"""The engine's version, kept with every stored comparison. Raise it when two documents would give another answer."""


def compare(left: Document, right: Document, ignore: Set[str] = frozenset()) -> Comparison:
    """The comparison, seen from the left. Changes whose labels are all in `ignore` are recorded as ignored."""
    comparison = canonical(left, right) if is_canonical(left, right) else canonical(right, left).swapped()
    return ignoring(comparison, ignore) if ignore else comparison


def is_canonical(left: Document, right: Document) -> bool:
    """The order in which two documents are compared, fixed by themselves: the other order is its mirror image."""
    return left.digest <= right.digest


def canonical(left: Document, right: Document) -> Comparison:
    """Of documents already in canonical order."""
    sides = Side(left), Side(right)
    effort = Effort()
    alignment = align(*sides, effort)
    in_rows = rows(*sides, alignment.groups)
    passages = [
        _passage(*sides, row, labels, effort) for row, labels in zip(in_rows, row_labels(*sides, in_rows), strict=True)
    ]
    passages = in_reading_order(passages)
    return Comparison(
        ENGINE,
        left,
        right,
        tuple(passages),
        tuple(SentencePair(left.sentences[i], right.sentences[j], similarity) for i, j, similarity in alignment.pairs),
        summary(
            left,
            right,
            body_words(left),
            body_words(right),
            passages,
            coarse=effort.is_coarse,
            unit="character" if any(side.is_spaceless for side in sides) else "word",
        ),
    )


def _passage(left: Side, right: Side, row: Row, labels: tuple[str, ...], effort: Effort) -> Passage:
    lefts = tuple(left.sentences[i] for i in row.left)
    rights = tuple(right.sentences[j] for j in row.right)
    if not (lefts and rights):
        return Passage(PassageKind.CUT if lefts else PassageKind.ADDED, lefts, rights)
    if left.text_of(row.left) == right.text_of(row.right):
        return Passage(PassageKind.SAME, lefts, rights, labels)
    found, share_enough = edits(left, right, row, effort)
    if not share_enough:
        found = [Edit(left.reach(row.left), right.reach(row.right))]
    kind = PassageKind.EDITED if share_enough else PassageKind.REPLACED
    return Passage(
        kind, lefts, rights, labels, old_before_new(lefts, rights, [_change(left, right, edit) for edit in found])
    )


def _change(left: Side, right: Side, edit: Edit) -> Change:
    old, new = left.document.quote(edit.left), right.document.quote(edit.right)
    lefts, rights = edit.left if old else None, edit.right if new else None
    names = sorts_of_change(old, new)
    return Change(
        ChangeKind.REPLACED if old and new else ChangeKind.CUT if old else ChangeKind.ADDED,
        lefts,
        rights,
        max(left.count_words(edit.left), right.count_words(edit.right)) if WORDING in names else 0,
        tuple(Label(name, lefts, rights) for name in names),
    )
