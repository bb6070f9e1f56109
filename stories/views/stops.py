"""Every change of a comparison, numbered as a reader meets them. Knows no request and no HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stories.compare.record import Change, Passage, PassageKind
from stories.compare.words import count_words, token_pattern
from stories.text.document import Document, Kind, Range
from stories.views.units import Places, Section, Side, Unit


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
    labels: tuple[str, ...] = ()
    words: int = 0
    paragraphs: int = 0
    sentences: int = 0
    block: Kind | None = None
    also: tuple[int, ...] = ()

    @property
    def is_in_text(self) -> bool:
        return self.section is Section.TEXT


def by_weight(stops: Sequence[Stop]) -> list[Stop]:
    """The text's before those around it, the heaviest first. The same words changed the same way are one stop that
    names the others."""
    alike: dict[tuple[object, ...], list[Stop]] = defaultdict(list)
    for stop in stops:
        # What is cut, added or moved whole is never "the same again": each is a passage of its own.
        once = () if stop.kind == "words" else (stop.number,)
        alike[(stop.kind, stop.left, stop.right, stop.labels, *once)].append(stop)
    first = [replace(group[0], also=tuple(stop.number for stop in group[1:])) for group in alike.values()]
    return sorted(first, key=lambda stop: (not stop.is_in_text, -stop.weight * (1 + len(stop.also)), stop.number))


class Stops:
    """Numbers every change in the order of the page."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made: list[Stop] = []
        self.moved: dict[int, int] = {}
        self.changes: dict[tuple[int, int], int] = {}

    def of(self, section: Section, units: Sequence[Unit]) -> Numbers:
        whole: dict[int, int] = {}
        run: list[Unit] = []
        for unit in units:
            one_sided = unit.passage.kind in (PassageKind.CUT, PassageKind.ADDED)
            # What stands around the text is several things, not one long one: a caption, a credit, an address.
            goes_on = one_sided and section is Section.TEXT and run and run[-1].passage.kind is unit.passage.kind
            if run and not goes_on:
                self._run(section, run)
                run = []
            if one_sided:
                run.append(unit)
                whole[unit.index] = len(self.made) + 1
            elif unit.is_moved and unit.index not in self.moved:
                self.moved[unit.index] = self._add("moved", section, unit.passage)
                self._words(section, unit, whole)
            elif not unit.is_moved:
                self._words(section, unit, whole)
        if run:
            self._run(section, run)
        return Numbers(whole, self.moved, self.changes)

    def _words(self, section: Section, unit: Unit, whole: dict[int, int]) -> None:
        passage = unit.passage
        if passage.kind is PassageKind.REPLACED:
            whole[unit.index] = self._add("replaced", section, passage)
            return
        for at, change in enumerate(passage.changes):
            if not change.ignored:
                self.changes[unit.index, at] = len(self.made) + 1
                left, right = self._quotes([change.left] if change.left else [], [change.right] if change.right else [])
                names = names_of([change])
                self.made.append(Stop(len(self.made) + 1, "words", section, left, right, change.weight, names))

    def _run(self, section: Section, run: Sequence[Unit]) -> None:
        """Passages cut, or added, one below the other."""
        side: Side = "left" if run[0].passage.kind is PassageKind.CUT else "right"
        document = self.places.documents[side]
        sentences = {sentence for unit in run for sentence in unit.side(side)}
        blocks = {self.places.block_at(side, start) for start, _ in sentences}
        of_blocks = [document.blocks[number] for number in blocks]
        entire = [block for block in of_blocks if sentences.issuperset(document.sentences_of(block))]
        left, right = self._quotes(run[0].left, run[0].right)
        self.made.append(
            Stop(
                len(self.made) + 1,
                run[0].passage.kind.value,
                section,
                left,
                right,
                weight := sum(_count(document, sentence) for sentence in sentences),
                names_of(change for unit in run for change in unit.passage.changes),
                words=weight,
                paragraphs=sum(block.kind is Kind.PARAGRAPH for block in entire),
                sentences=len(sentences),
                block=of_blocks[0].kind if len(entire) == len(of_blocks) == 1 else None,
            )
        )

    def _add(self, kind: str, section: Section, passage: Passage) -> int:
        left, right = self._quotes(passage.left, passage.right)
        words = max(
            sum(_count(self.places.documents["left"], sentence) for sentence in passage.left),
            sum(_count(self.places.documents["right"], sentence) for sentence in passage.right),
        )
        # A passage that only stands elsewhere weighs little beside one whose words are new.
        weight = 1 if kind == "moved" else words
        labels = () if kind == "moved" else names_of(passage.changes)
        self.made.append(Stop(len(self.made) + 1, kind, section, left, right, weight, labels, words))
        return len(self.made)

    def _quotes(self, left: Sequence[Range], right: Sequence[Range]) -> tuple[str, str]:
        ends = ((self.places.documents["left"], left), (self.places.documents["right"], right))
        lefts, rights = (document.text[s[0][0] : s[-1][1]] if s else "" for document, s in ends)
        return lefts, rights


@dataclass(frozen=True, slots=True)
class Numbers:
    """The stops of passages shown whole, of moved ones and of word changes, by index in the record."""

    whole: dict[int, int]
    moved: dict[int, int]
    changes: dict[tuple[int, int], int]


def _count(document: Document, sentence: Range) -> int:
    return count_words(token_pattern(document.text).findall(document.text, *sentence))


def names_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """The labels of changes, each once, in the order they come."""
    return tuple(dict.fromkeys(label.name for change in changes if not change.ignored for label in change.labels))
