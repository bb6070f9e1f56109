"""What stands across from what: the rows of a comparison as facts are paired in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stories.compare.differences.difference import Stated
from stories.compare.differences.elsewhere import Elsewhere
from stories.compare.differences.namesakes import Namesakes
from stories.compare.differences.turns import Turn, span_of, turns_of
from stories.compare.record import Change, Passage, PassageKind, SentencePair
from stories.text.document import Document, Kind, Range
from stories.text.facts import Fact, Facts

MOSTLY_NEW = 0.6
"""Of the words of the rows that face each other so many are others where the text was not left as it was."""

MOST_SENTENCES = 200
"""Of a row, a side: a paragraph of a court's ruling has fifty."""

LONGEST_SENTENCE = 400
"""Words and marks of one that somebody wrote. A list set as one has thousands, and what each of its items is told of
would be looked for in all the others."""


@dataclass(frozen=True)
class Row:
    """A passage by its number in the record; `sentences` are the numbers of those on the left, and on the right."""

    number: int
    passage: Passage
    sentences: tuple[range, range]

    @property
    def faces(self) -> bool:
        """Whether both sides have something."""
        return bool(self.passage.left and self.passage.right)

    @property
    def is_readable(self) -> bool:
        """Whether it is of a length that somebody wrote: facts of more sentences than that are not paired."""
        return max(map(len, self.sentences)) <= MOST_SENTENCES

    @property
    def is_same(self) -> bool:
        return self.passage.kind is PassageKind.SAME

    def change_at(self, side: int, span: Range) -> Change | None:
        """The first of its changes that touches this range of that side."""
        start, end = span
        for change in self.passage.changes:
            words = change.right if side else change.left
            if words and words[0] < end and start < words[1]:
                return change
        return None


@dataclass(frozen=True)
class Facing:
    """Two documents (0 left, 1 right), the date each is read by, the rows of their comparison in reading order, and
    which sentences answer to each other."""

    documents: tuple[Document, Document]
    dates: tuple[str | None, str | None]
    passages: Sequence[Passage]
    pairs: Sequence[SentencePair]
    facts: tuple[Facts, Facts] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", tuple(document.facts for document in self.documents))

    @cached_property
    def rows(self) -> list[Row]:
        left, right = self.documents
        return [
            Row(number, passage, (_numbers(left, passage.left), _numbers(right, passage.right)))
            for number, passage in enumerate(self.passages)
        ]

    @cached_property
    def changed(self) -> list[Row]:
        """The rows of which both sides have something, and not the same."""
        return [row for row in self.rows if row.faces and not row.is_same]

    @cached_property
    def _rows_at(self) -> tuple[dict[int, Row], dict[int, Row]]:
        sides: tuple[dict[int, Row], dict[int, Row]] = ({}, {})
        for row in self.rows:
            for side, at in enumerate(sides):
                at.update(dict.fromkeys(row.sentences[side], row))
        return sides

    @cached_property
    def turns(self) -> dict[int, list[Turn]]:
        """The changes of words of each row that faces and is not the same, by the number of the row."""
        return {row.number: turns for row in self.changed if (turns := turns_of(row, self.documents))}

    def touched(self, turn: Turn, side: int, kind: str) -> list[Fact]:
        """The facts of a kind that have words in a change."""
        if not turn.tokens[side]:
            return []
        facts = self.facts[side].of(kind, turn.sentences[side])
        if not facts:
            return []
        first, last = span_of(self.documents[side], turn.tokens[side])
        return [fact for fact in facts if fact.start < last and first < fact.end]

    def inside(self, turn: Turn, side: int, kind: str) -> list[Fact]:
        """Those that have all their words in it."""
        facts = self.touched(turn, side, kind)
        if not facts:
            return []
        first, last = span_of(self.documents[side], turn.tokens[side])
        return [fact for fact in facts if first <= fact.start and fact.end <= last]

    def stated(self, side: int, tokens: range) -> Stated:
        """These words, as a fact of theirs is told."""
        span = span_of(self.documents[side], tokens)
        return Stated(span, self.documents[side].quote(span))

    def row_of(self, side: int, sentence: int) -> Row:
        """The one row a sentence stands in."""
        return self._rows_at[side][sentence]

    def across(self, side: int, sentence: int) -> range:
        """The sentences of the other side that its row holds; empty where it was cut or added."""
        return self.row_of(side, sentence).sentences[1 - side]

    def is_written(self, side: int, sentence: int) -> bool:
        """Whether a sentence is of a length that somebody wrote."""
        return len(self.facts[side].words.of(sentence)) <= LONGEST_SENTENCE

    def kind_of(self, side: int, sentence: int) -> Kind:
        return self.documents[side].numbered.kinds[sentence]

    def lede(self, side: int) -> int:
        """The first sentence of the body, -1 where there is none."""
        kinds = self.documents[side].numbered.kinds
        return next((at for at, kind in enumerate(kinds) if kind is Kind.PARAGRAPH), -1)

    @cached_property
    def linked(self) -> tuple[frozenset[Range], frozenset[Range]]:
        """The sentences of either side that answer to one of the other."""
        return frozenset(pair.left for pair in self.pairs), frozenset(pair.right for pair in self.pairs)

    @cached_property
    def answers(self) -> dict[tuple[Range, Range], float]:
        """Which sentences answer to each other, and how alike they are."""
        return {(pair.left, pair.right): pair.similarity for pair in self.pairs}

    def similarity(self, left: int, right: int) -> float:
        """Of two sentences that answer to each other, how alike they are; 0 of any others."""
        one, other = self.documents
        return self.answers.get((one.sentences[left], other.sentences[right]), 0)

    @cached_property
    def closest(self) -> tuple[dict[Range, float], dict[Range, float]]:
        """Of the sentences of either side that answer to any, how alike each is to the one most like it."""
        found: tuple[dict[Range, float], dict[Range, float]] = ({}, {})
        for pair in self.pairs:
            for of_side, span in zip(found, (pair.left, pair.right), strict=True):
                of_side[span] = max(of_side.get(span, 0), pair.similarity)
        return found

    @cached_property
    def elsewhere(self) -> tuple[Elsewhere, Elsewhere]:
        return Elsewhere(self.documents[0].numbered), Elsewhere(self.documents[1].numbered)

    @cached_property
    def namesakes(self) -> tuple[Namesakes, Namesakes]:
        """Whether either text has a name, in whatever form."""
        return Namesakes(self.facts[0].words), Namesakes(self.facts[1].words)

    @cached_property
    def anew(self) -> float:
        """Of the words of the rows that face each other, how great a part the one text has not from the other."""
        rows = [row for row in self.rows if row.faces]
        words = sum(self.words_of(row) for row in rows)
        return sum(changed_of(row) for row in rows) / words if words else 0

    @property
    def is_update(self) -> bool:
        """Whether the text was mostly left as it was."""
        return self.anew < MOSTLY_NEW

    def words_of(self, row: Row) -> int:
        """On both sides."""
        counts = [document.numbered.count_words for document in self.documents]
        return sum(map(counts[0], row.passage.left)) + sum(map(counts[1], row.passage.right))

    @cached_property
    def is_english(self) -> bool:
        return all(document.is_english for document in self.documents)

    @cached_property
    def is_of_one_language(self) -> bool:
        languages = {"en" if one.is_english else (one.language or "").split("-")[0] for one in self.documents}
        return len(languages) == 1

    @cached_property
    def word_sets(self) -> tuple[frozenset[str], frozenset[str]]:
        """All that either text says, each word by what it is known by: what stands nowhere in it was never told."""
        return self.facts[0].words.all, self.facts[1].words.all


def changed_of(row: Row) -> int:
    """Words of a row that stand in its changes, on both sides."""
    return sum(sum(change.words) for change in row.passage.changes)


def _numbers(document: Document, sentences: Sequence[Range]) -> range:
    if not sentences:
        return range(0)
    first = bisect_left(document.sentences, sentences[0])
    return range(first, first + len(sentences))


def sentence_at(document: Document, position: int) -> int:
    """The number of the sentence a position stands in, or of the one before it."""
    return max(bisect_right(document.sentences, (position, len(document.text) + 1)) - 1, 0)
