"""Every change of a comparison, numbered as a reader meets them. Knows no request and no HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stories.compare.differences.difference import Difference
from stories.compare.differences.weight import weight_of_wording
from stories.compare.record import Change, Passage, PassageKind
from stories.display.sorts import Sort, names_of, sorts_of
from stories.display.units import Places, Section, Side, Unit
from stories.display.wording import capital, counted, kind_in_words
from stories.text.document import BODY, Document, Kind, Range


@dataclass(frozen=True, slots=True)
class Stop:
    """One change as a reader steps through them: some words, a passage replaced or moved, a run of passages cut or
    added. Of a run, `paragraphs` counts those it takes in whole, and `block` is what it is where it is one block.
    `also` numbers further stops that change the same words the same way."""

    number: int
    kind: str
    section: Section
    left: str
    right: str
    weight: int
    sorts: tuple[Sort, ...] = ()
    words: int = 0
    paragraphs: int = 0
    sentences: int = 0
    block: Kind | None = None
    also: tuple[int, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        return names_of(self.sorts)

    @property
    def is_in_text(self) -> bool:
        return self.section is Section.TEXT

    @property
    def is_of_words(self) -> bool:
        return self.kind == "words"

    @property
    def what(self) -> str:
        """What happened to a passage: "Passage moved", "Two paragraphs cut", "Headline added"."""
        if self.kind in ("replaced", "moved"):
            return f"Passage {self.kind}"
        if self.block and self.block is not Kind.PARAGRAPH:
            which = kind_in_words(self.block)
        else:
            which = counted(self.paragraphs, "paragraph") if self.paragraphs else counted(self.sentences, "sentence")
        return capital(f"{which} {self.kind}")

    @property
    def quoted(self) -> str:
        """The words a passage is known by: those of today, where there are any."""
        return self.right or self.left


def headed(stops: Sequence[Stop], by_text: bool) -> Iterator[tuple[str, Stop]]:
    """Each with the heading above it, "" where that of the last one holds."""
    was_in_text = None if by_text else True
    for stop in stops:
        heading = "The text" if stop.is_in_text else "Around the text"
        yield "" if stop.is_in_text is was_in_text else heading, stop
        was_in_text = stop.is_in_text


def by_weight(stops: Sequence[Stop]) -> list[Stop]:
    """The text's before those around it, the heaviest first. The same words changed the same way are one stop that
    names the others."""
    alike: dict[tuple[object, ...], list[Stop]] = defaultdict(list)
    for stop in stops:
        # What is cut, added or moved whole is never "the same again": each is a passage of its own.
        once = () if stop.kind == "words" else (stop.number,)
        alike[(stop.kind, stop.left, stop.right, stop.sorts, *once)].append(stop)
    first = [replace(group[0], also=tuple(stop.number for stop in group[1:])) for group in alike.values()]
    return sorted(first, key=lambda stop: (not stop.is_in_text, -stop.weight, -len(stop.also), stop.number))


class Stops:
    """Numbers every change in the order of reading: `made` has them in that order, the others give the number of a
    passage shown whole, of a moved one and of a word change, by their places in the record."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made: list[Stop] = []
        self.whole: dict[int, int] = {}
        self.moved: dict[int, int] = {}
        self.changes: dict[tuple[int, int], int] = {}

    @property
    def _next(self) -> int:
        return len(self.made) + 1

    def within(self, unit: Unit) -> Iterator[Stop]:
        """The stops that the changes of a passage are."""
        numbers = (self.changes.get((unit.index, at)) for at in range(len(unit.passage.changes)))
        yield from (self.made[number - 1] for number in (self.whole.get(unit.index), *numbers) if number)

    def showing(self, one: Difference, passages: Sequence[Passage]) -> tuple[int, ...]:
        """The stops that show the words of a difference; none where they are not marked."""
        return tuple(number for index in one.passages for number in self._showing(one, index, passages[index]))

    def _showing(self, one: Difference, index: int, passage: Passage) -> list[int]:
        if whole := self.whole.get(index):
            return [whole]
        shown = [at for at, change in enumerate(passage.changes) if one.is_shown_by(change.left, change.right)]
        numbers = [self.changes.get((index, at)) for at in shown]
        return [number for number in numbers or [self.moved.get(index)] if number]

    def number(self, section: Section, units: Sequence[Unit]) -> None:
        run: list[Unit] = []
        for unit in units:
            kind = unit.passage.kind
            # What stands around the text is several things, not one long one: a caption, a credit, an address.
            if run and not (section is Section.TEXT and kind is run[0].passage.kind):
                self._run(section, run)
                run = []
            if kind in (PassageKind.CUT, PassageKind.ADDED):
                run.append(unit)
                self.whole[unit.index] = self._next
            elif unit.index not in self.moved:  # at its second end a moved passage has its numbers
                self._inside(section, unit)
        if run:
            self._run(section, run)

    def _run(self, section: Section, run: Sequence[Unit]) -> None:
        """Passages cut, or added, one below the other."""
        first = run[0]
        side: Side = "left" if first.passage.kind is PassageKind.CUT else "right"
        document = self.places.documents[side]
        sentences = {sentence for unit in run for sentence in unit.side(side)}
        blocks = [document.blocks[number] for number in {self.places.block_at(side, start) for start, _ in sentences}]
        entire = [block for block in blocks if sentences.issuperset(document.sentences_of(block))]
        # A banner among paragraphs adds none to the words of the text, as in the record's totals.
        body = {sentence for block in blocks if block.kind in BODY for sentence in document.sentences_of(block)}
        words = sum(_count(document, sentence) for sentence in (sentences & body or sentences))
        self._add(
            first.passage.kind.value,
            section,
            first.passage,
            weight=weight_of_wording(words),
            words=words,
            paragraphs=sum(block.kind is Kind.PARAGRAPH for block in entire),
            sentences=len(sentences),
            block=blocks[0].kind if len(entire) == len(blocks) == 1 else None,
        )

    def _inside(self, section: Section, unit: Unit) -> None:
        """A passage that both sides have: that it was moved, that it was replaced, or the words of it that differ."""
        passage = unit.passage
        left, right = self.places.documents["left"], self.places.documents["right"]
        words = max(sum(_count(left, one) for one in passage.left), sum(_count(right, one) for one in passage.right))
        if unit.is_moved:
            self.moved[unit.index] = self._next
        # What is both moved and replaced is one thing to stop at.
        if unit.is_moved and passage.kind is not PassageKind.REPLACED:
            # What only stands elsewhere weighs little beside words that are new.
            self._add("moved", section, passage, weight=1, words=words)
        if passage.kind is PassageKind.REPLACED:
            self.whole[unit.index] = self._next
            sorts = tuple(sort.of_a_whole_passage() for sort in self._sorts(passage.changes))
            weight = max(change.weight for change in passage.changes)
            self._add("replaced", section, passage, weight=weight, sorts=sorts, words=words)
            return
        for at, change in enumerate(passage.changes):
            if not change.ignored:
                self.changes[unit.index, at] = self._next
                self._add("words", section, change, weight=change.weight, sorts=self._sorts([change]))

    def _add(self, kind: str, section: Section, what: Passage | Change, **more: Any) -> None:
        left, right = self._quote("left", what.left), self._quote("right", what.right)
        self.made.append(Stop(self._next, kind, section, left, right, **more))

    def _sorts(self, changes: Iterable[Change]) -> tuple[Sort, ...]:
        documents = self.places.documents
        return tuple(sort for change in changes for sort in sorts_of(change, documents["left"], documents["right"]))

    def _quote(self, side: Side, there: Range | Sequence[Range] | None) -> str:
        """The words of a change, or all from a passage's first sentence to its last."""
        if not there:
            return ""
        first, last = there[0], there[-1]
        start = first if isinstance(first, int) else first[0]
        return self.places.documents[side].text[start : last if isinstance(last, int) else last[1]]


def _count(document: Document, sentence: Range) -> int:
    return document.numbered.count_words(sentence)
