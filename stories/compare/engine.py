"""Two documents in, the record of their comparison out."""

from __future__ import annotations

from collections.abc import Set

from stories.compare.align.alignment import Alignment
from stories.compare.align.exact import exact
from stories.compare.align.groups import grouped
from stories.compare.align.links import linked
from stories.compare.align.moved import moved
from stories.compare.align.near import near
from stories.compare.align.rows import Row, rows
from stories.compare.align.stated import Stated
from stories.compare.budget import Budget
from stories.compare.differences.find import find_differences
from stories.compare.differences.labels import labelled
from stories.compare.differences.weight import weight_of_change
from stories.compare.ignoring import ignoring
from stories.compare.mirror import in_reading_order, mirrored, old_before_new
from stories.compare.record import Change, ChangeKind, Comparison, Passage, PassageKind, SentencePair
from stories.compare.summary import summary
from stories.compare.words.edits import Edit
from stories.compare.words.labels import Labeller
from stories.compare.words.marks import marks
from stories.text.collecting import nothing_collected
from stories.text.document import Document, Range
from stories.text.numbered import Numbered

ENGINE = "12"
"""The engine's version, kept with every stored comparison. Raise it when two documents would give another answer."""


Dates = tuple[str | None, str | None]
"""Of the left and of the right, as `Document.date`."""


def compare(left: Document, right: Document, ignore: Set[str] = frozenset(), dates: Dates | None = None) -> Comparison:
    """The comparison, seen from the left. Changes whose labels are all in `ignore` are recorded as ignored. `dates` are
    those to compare by ("today" against "on Monday"); None stands for the documents' own.

    Two documents are compared in an order fixed by themselves; seen from the other side all is mirrored.
    """
    dates = (left.date, right.date) if dates is None else dates
    is_mirrored = _place(left, dates[0]) > _place(right, dates[1])
    with nothing_collected():
        found = mirrored(_compared(right, left, dates[::-1])) if is_mirrored else _compared(left, right, dates)
    return ignoring(found, ignore) if ignore else found


def _place(document: Document, date: str | None) -> tuple[str, str, tuple[Range, ...]]:
    """What fixes which of two is compared as the left: all that is read of it. Neither the date nor, in documents that
    the parser did not make, the sentences are part of the digest."""
    return document.digest, date or "", document.sentences


def _compared(left: Document, right: Document, dates: Dates) -> Comparison:
    sides = left.numbered, right.numbered
    budget = Budget()
    alignment = exact(Alignment(*sides))
    alignment = near(alignment)
    alignment = linked(alignment, Stated(left.facts, right.facts), budget)
    alignment = moved(alignment)
    alignment = grouped(alignment)
    labeller = Labeller(left, right)
    passages = in_reading_order(_passage(*sides, row, labeller, budget) for row in rows(alignment))
    pairs = [SentencePair(left.sentences[i], right.sentences[j], share) for i, j, share in alignment.pairs()]
    differences, forms = find_differences(left, right, dates, passages, pairs)
    passages = labelled(sides, passages, [*differences, *forms])
    found = summary(left, right, passages, differences, budget.is_coarse)
    return Comparison(ENGINE, left, right, tuple(passages), tuple(pairs), differences, found)


def _passage(left: Numbered, right: Numbered, row: Row, labeller: Labeller, budget: Budget) -> Passage:
    lefts = left.sentences[row.left.start : row.left.stop]
    rights = right.sentences[row.right.start : row.right.stop]
    if not (lefts and rights):
        return Passage(PassageKind.CUT if lefts else PassageKind.ADDED, lefts, rights)
    if left.text_of(row.left) == right.text_of(row.right):
        return Passage(PassageKind.SAME, lefts, rights, row.labels)
    found, is_whole = marks(left, right, row, budget)
    whole = [Edit(*edit) for edit in labeller.whole_values(found)]
    changes = [_change(left, right, edit, labeller, is_whole) for edit in whole]
    kind = PassageKind.REPLACED if is_whole else PassageKind.EDITED
    return Passage(kind, lefts, rights, row.labels, old_before_new(lefts, rights, changes))


def _change(left: Numbered, right: Numbered, edit: Edit, labeller: Labeller, is_whole: bool) -> Change:
    words = left.count_words(edit.left), right.count_words(edit.right)
    labels = labeller.labels(edit.left, edit.right, max(words), is_whole)
    (first, last), (other_first, other_last) = edit
    return Change(
        ChangeKind.ADDED if first == last else ChangeKind.CUT if other_first == other_last else ChangeKind.REPLACED,
        edit.left if first < last else None,
        edit.right if other_first < other_last else None,
        words,
        weight_of_change(labels, max(words)),
        labels,
    )
