"""A comparison as rows to be shown: what faces what, and which words are marked. Knows no request and no HTML."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stories.compare.record import MERGED, MOVED, SPLIT, Change, Comparison, PassageKind
from stories.display.inline import Inline
from stories.display.matters import Line, line_of, told
from stories.display.pieces import MARK_OF, Mark, Paragraph, Piece, Span
from stories.display.sorts import SortAtStop, SortOfRow, names_of, sorts_of_row
from stories.display.stops import Stop, Stops, by_weight
from stories.display.units import SIDES, Places, Section, Side, Unit, grouped, units_of
from stories.text.document import Kind, Range


class Sign(NamedTuple):
    """What became of a passage, in words; `is_silent`: only read aloud."""

    words: str
    is_silent: bool = False


SIGNS = {
    PassageKind.EDITED: Sign("edited", is_silent=True),
    PassageKind.REPLACED: Sign("rewritten"),
    PassageKind.CUT: Sign("cut"),
    PassageKind.ADDED: Sign("added"),
    MOVED: Sign("moved"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that face each other. `kind` is a passage's kind, or "moved" where all of it stands elsewhere on the
    other side. `parted` says that what one side tells in one the other tells in several: "split", "merged".
    `opens_left` and `opens_right`: an earlier story, kept whole, begins here on that side. `opens_gap`: the first of a
    run that one side has not. `inline`: both sides in one
    column, the old words before the new; empty where that was not asked for."""

    number: int
    kind: str
    section: Section
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    inline: tuple[Paragraph, ...] = ()
    parted: tuple[str, ...] = ()
    sorts: tuple[SortOfRow, ...] = ()
    opens_left: bool = False
    opens_right: bool = False
    opens_gap: bool = False
    length: int = 0

    @property
    def is_same(self) -> bool:
        return self.kind == PassageKind.SAME and not self.parted

    @property
    def reads_alike(self) -> bool:
        """Whether whoever has heard one side has heard both."""
        return self.is_same and _words_of(self.left) == _words_of(self.right)

    @property
    def is_moved_and_replaced(self) -> bool:
        spans = [span for paragraph in (*self.left, *self.right) for span in paragraph.spans]
        return self.kind == MOVED and any(span.whole is not Mark.SAME for span in spans)

    @property
    def sign(self) -> Sign | None:
        """What stands between the two sides."""
        if self.kind == PassageKind.SAME:
            return None if self.reads_alike else Sign("same words on both sides", is_silent=True)
        return Sign("moved and rewritten") if self.is_moved_and_replaced else SIGNS[self.kind]

    @property
    def labels(self) -> tuple[str, ...]:
        """What sorts of change it holds, the heaviest first."""
        return names_of(self.sorts)

    @property
    def said(self) -> Mapping[str, bool]:
        """Each of these, and whether it weighs."""
        found: dict[str, bool] = {}
        for sort in self.sorts:
            found[sort.name] = found.get(sort.name, False) or sort.weighs
        return found

    @property
    def tells(self) -> bool:
        """Whether its sorts say more than their names: which words are of which sort, and why."""
        return len(self.labels) > 1 or any(sort.tells for sort in self.sorts)

    @property
    def label(self) -> Kind | None:
        """What the blocks of this row are, where they are all one thing."""
        kinds = {paragraph.kind for paragraph in (*self.left, *self.right)}
        return kinds.pop() if len(kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class Hidden:
    """Unchanged rows that are not shown; `number` is that of the first of them, `address` where they are."""

    number: int
    count: int
    opens_left: bool = False
    opens_right: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """All rows of a comparison in the order of the page, every change in it, and what matters of them in lines."""

    rows: tuple[Row, ...]
    stops: tuple[Stop, ...]
    lines: tuple[Line, ...] = ()

    def of(self, section: Section) -> list[Row]:
        return [row for row in self.rows if row.section is section]

    @property
    def others(self) -> list[Stop]:
        """The changes that no line tells of: other words, style, what only stands elsewhere; the heaviest first."""
        told_of = {number for line in self.lines for number in line.stops}
        return [stop for stop in by_weight(self.stops) if told_of.isdisjoint((stop.number, *stop.also))]


def facing(comparison: Comparison, inline: bool = False) -> Facing:
    """The rows of a comparison: paragraphs that share sentences face each other, all else faces a gap. `inline`: with
    both sides in one column too, where each change then has its address."""
    places = Places(comparison.left, comparison.right)
    stops = Stops(places)
    drawing = _Drawing(places, stops, inline)
    rows: list[Row] = []
    for section, units in units_of(comparison, places).items():
        stops.number(section, units)
        for group in grouped(units, places):
            rows.append(drawing.row(len(rows) + 1, section, group))
    lines = [line_of(comparison, one, stops.showing(one, comparison.passages)) for one in told(comparison)]
    return Facing(tuple(_with_openings(rows)), tuple(stops.made), tuple(lines))


def collapsed(rows: Sequence[Row], opened: Collection[int]) -> list[Row | Hidden]:
    """The changed rows, with one `Hidden` for each run of unchanged ones but those whose first row is in `opened`."""
    shown: list[Row | Hidden] = []
    run: list[Row] = []
    for row in rows:
        # An earlier story that begins within a run begins a run of its own, below its heading.
        if run and (not row.is_same or row.opens_left or row.opens_right):
            shown += _closed(run, opened)
            run = []
        (run if row.is_same else shown).append(row)
    return [*shown, *_closed(run, opened)] if run else shown


def _closed(run: Sequence[Row], opened: Collection[int]) -> Sequence[Row | Hidden]:
    first = run[0]
    if first.number in opened:
        return run
    return [Hidden(first.number, len(run), first.opens_left, first.opens_right)]


class _Drawing:
    """Turns units into rows. `seen` holds the stops that are already on the page."""

    def __init__(self, places: Places, stops: Stops, inline: bool) -> None:
        self.places = places
        self.stops = stops
        self.inline = inline
        self.seen: set[int] = set()

    def row(self, number: int, section: Section, units: Sequence[Unit]) -> Row:
        return Row(
            number,
            _row_kind(units),
            section,
            inline=tuple(Inline(self.places, self).paragraphs(units)) if self.inline else (),
            left=tuple(self._paragraphs("left", units)),
            right=tuple(self._paragraphs("right", units)),
            parted=_parted(units),
            sorts=sorts_of_row(self._found(units)),
            length=max(sum(end - start for unit in units for start, end in unit.side(side)) for side in SIDES),
        )

    def _found(self, units: Sequence[Unit]) -> Iterator[SortAtStop]:
        stops = (stop for unit in units for stop in self.stops.within(unit))
        yield from (SortAtStop(stop.number, sort) for stop in stops for sort in stop.sorts)

    def _paragraphs(self, side: Side, units: Sequence[Unit]) -> Iterator[Paragraph]:
        text = self.places.documents[side].text
        spans: dict[int, list[Span]] = defaultdict(list)
        ends: dict[int, int] = {}
        for unit in units:
            for place, (block, reach) in enumerate(self.reaches(side, unit)):
                # White space is shown as it stands between two sentences of one block, never before the first.
                before = text[ends[block] : reach[0]] if block in ends else ""
                spans[block].append(self.span(side, unit, reach, before, is_end=unit.is_moved and place == 0))
                ends[block] = reach[1]
        for number, of_block in spans.items():
            block_here = self.places.block(side, number)
            yield Paragraph(block_here.kind, block_here.embedded, tuple(of_block), side)

    def reaches(self, side: Side, unit: Unit) -> Iterable[tuple[int, Range]]:
        """The unit's sentences on one side, those of one block taken together."""
        reaches: dict[int, Range] = {}
        for start, end in unit.side(side):
            block = self.places.block_at(side, start)
            reaches[block] = (reaches.get(block, (start, end))[0], end)
        return reaches.items()

    def span(self, side: Side, unit: Unit, reach: Range, before: str, is_end: bool) -> Span:
        stop = self.stops.whole.get(unit.index)
        moved = self.stops.moved[unit.index] if unit.is_moved else None
        if stop is None:
            whole, pieces = Mark.SAME, tuple(self._pieces(side, unit, reach))
        else:
            whole, pieces = MARK_OF[side], (Piece(self.places.documents[side].quote(reach)),)
        is_first = self._is_first(stop if moved is None else moved)
        return Span(pieces, before, whole, stop, is_first, moved, is_end, side)

    def _pieces(self, side: Side, unit: Unit, reach: Range) -> Iterator[Piece]:
        document = self.places.documents[side]
        at, last = reach
        for place, change in enumerate(unit.passage.changes):
            here, number = getattr(change, side), self.stop_of(unit, place)
            if here is None or number is None or here[1] <= at or here[0] >= last:
                continue
            start, end = max(here[0], at), min(here[1], last)
            if at < start:
                yield Piece(document.quote((at, start)))
            yield from self.marked(side, document.quote((start, end)), change, number)
            at = end
        if at < last:
            yield Piece(document.quote((at, last)))

    def marked(self, side: Side, words: str, change: Change, stop: int) -> Iterator[Piece]:
        """The words of a change, bare of the white space beside them where that is not what changed: it would only
        be struck through."""
        names = {label.name for label in change.labels}
        bare = words if "whitespace" in names else words.strip() or words
        before, after = words.split(bare, 1)
        mark, is_first = MARK_OF[side], self._is_first(stop)
        yield from [Piece(before)] if before else []
        if "invisible" in names:
            yield from _named(bare, self._facing(side, change), mark, stop, is_first)
        else:
            yield Piece(bare, mark, stop, is_first)
        yield from [Piece(after)] if after else []

    def _facing(self, side: Side, change: Change) -> str:
        """What stands in a change's place on the other side."""
        there: Side = "right" if side == "left" else "left"
        words = getattr(change, there)
        return self.places.documents[there].quote(words) if words else ""

    def stop_of(self, unit: Unit, place: int) -> int | None:
        """The number of a change; None of one that is ignored."""
        return self.stops.changes.get((unit.index, place))

    def is_whole(self, unit: Unit) -> bool:
        """Whether a unit is marked as a whole, not word by word."""
        return unit.index in self.stops.whole

    def _is_first(self, stop: int | None) -> bool:
        """Whether this is the first place on the page where a stop is seen."""
        is_first = stop is not None and stop not in self.seen
        self.seen.update([] if stop is None else [stop])
        return is_first


def _words_of(paragraphs: Iterable[Paragraph]) -> list[str]:
    return ["".join(piece.text for span in one.spans for piece in span.pieces) for one in paragraphs]


def _parted(units: Iterable[Unit]) -> tuple[str, ...]:
    labels = {label for unit in units for label in unit.passage.labels}
    return tuple(label for label in (SPLIT, MERGED) if label in labels)


def _row_kind(units: Sequence[Unit]) -> str:
    if all(unit.is_moved for unit in units):
        return MOVED
    kinds = {unit.passage.kind for unit in units}
    if len(kinds) > 1 or any(unit.is_moved for unit in units):
        return PassageKind.EDITED.value
    [kind] = kinds
    # An edited passage whose changes are all ignored shows nothing that differs.
    is_unmarked = kind is PassageKind.EDITED and all(
        change.ignored for unit in units for change in unit.passage.changes
    )
    return PassageKind.SAME.value if is_unmarked else kind.value


def _named(words: str, other: str, mark: Mark, stop: int, is_first: bool) -> Iterator[Piece]:
    """Words that look like those on the other side, cut so that each character which is not among them is named."""
    run = ""
    for character in words:
        if character.isascii() or character in other:
            run += character
            continue
        if run:
            yield Piece(run, mark, stop, is_first)
            run, is_first = "", False
        name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
        # A control is named in place of itself: written out, it would go on working on our own page.
        shown = "" if unicodedata.category(character) in ("Cf", "Cc") else character
        yield Piece(shown, mark, stop, is_first, unseen=name)
        is_first = False
    if run:
        yield Piece(run, mark, stop, is_first)


def _with_openings(rows: Iterable[Row]) -> Iterator[Row]:
    was = {"left": False, "right": False}
    gap: tuple[Section, str] | None = None
    for row in rows:
        opens = dict.fromkeys(SIDES, False)
        for side in SIDES:
            paragraphs = row.left if side == "left" else row.right
            embedded = any(p.embedded for p in paragraphs)
            opens[side] = row.section is Section.TEXT and embedded and not was[side]
            was[side] = was[side] or opens[side]
        last, gap = gap, (row.section, row.kind) if row.kind in (PassageKind.CUT, PassageKind.ADDED) else None
        yield replace(row, opens_left=opens["left"], opens_right=opens["right"], opens_gap=gap not in (None, last))
