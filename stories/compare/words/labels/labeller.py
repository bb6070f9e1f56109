"""The labels of words that every change between two documents has. Differences of facts add theirs later."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.record import Label
from stories.compare.words.labels.changed_words import ChangedWords
from stories.compare.words.labels.forms import sorts_of_change
from stories.compare.words.labels.found import LabelsFound, Ranges
from stories.compare.words.labels.inside import label_inside
from stories.compare.words.labels.plain import plain_wording
from stories.compare.words.labels.sorts import STYLE, WORDING
from stories.compare.words.labels.texts import Spans, Text
from stories.compare.words.labels.values import is_on_before_a_day, whole_values
from stories.text.document import Document, Range

MOST_CHARACTERS = 1500
"""A longer change is a rewrite: it gets no more than `wording`."""


class Labeller:
    """Of two documents."""

    def __init__(self, left: Document, right: Document) -> None:
        self.texts = Text(left), Text(right)

    def whole_values(self, edits: Sequence[Spans]) -> list[Spans]:
        """The edits, those joined that cut through one date or measure."""
        return whole_values(self.texts, edits)

    def labels(self, lefts: Range, rights: Range, words: int, is_whole: bool) -> tuple[Label, ...]:
        """Those of one change. The ranges face each other, one of them may be empty; `words` counts those it
        touches. Of sentences shown whole, old then new, single words are not told apart."""
        spans = lefts, rights
        old, new = self.texts[0].text[lefts[0] : lefts[1]], self.texts[1].text[rights[0] : rights[1]]
        both = lefts if old else None, rights if new else None
        found = LabelsFound()
        sorts = sorts_of_change(old, new) if (old and new) or not words else (WORDING,)
        if words and sorts == (WORDING,) and not is_whole and len(old) + len(new) <= MOST_CHARACTERS:
            self._label_words(found, spans, both)
        else:
            for name in sorts:
                found.add(name, *both)
        return found.in_order()

    def _label_words(self, found: LabelsFound, spans: Spans, both: Ranges) -> None:
        cuts = self.texts[0].cut(*spans[0]), self.texts[1].cut(*spans[1])
        if is_on_before_a_day(self.texts, spans, cuts):
            found.add(STYLE, *both)
            return
        if plain := plain_wording(cuts, both):
            found.add(WORDING, *plain)
            return
        label_inside(ChangedWords(self.texts, cuts, found), both)
        if not found.labels:  # nothing told the words apart: the space between them must
            (start, end), (other_start, other_end) = spans
            old, new = self.texts[0].text[start:end], self.texts[1].text[other_start:other_end]
            for name in sorts_of_change(old, new):
                found.add(name, *both)
