"""A comparison as rows to be shown: what faces what, and which words are marked. Knows no request and no HTML."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stories.compare.record import Change, Comparison, PassageKind
from stories.text.document import Document, Kind, Range
from stories.views.stops import Numbers, Stop, Stops, names_of
from stories.views.units import SIDES, Places, Section, Side, Unit, grouped, units_of


class Mark(StrEnum):
    """How a run of words is shown."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one side's text, marked one way. `stop` numbers the change it belongs to; the first place where
    that change is seen bears its anchor. `unseen` names a character that nobody would see or tell from another."""

    text: str
    mark: Mark = Mark.SAME
    stop: int | None = None
    anchor: bool = False
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Sentences of one passage inside one block. `whole` marks all of them at once (a passage cut, added or replaced);
    `before` is the white space since the sentence above. A moved span is one end of its passage, which that stop is."""

    pieces: tuple[Piece, ...]
    before: str = ""
    whole: Mark = Mark.SAME
    stop: int | None = None
    anchor: bool = False
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, or the part of it that stands in this row."""

    kind: Kind
    embedded: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that face each other. `kind` is a passage's kind, or "moved" where all of it stands elsewhere on the
    other side. `opens_left` and `opens_right`: an earlier story, kept whole, begins here on that side."""

    number: int
    kind: str
    section: Section
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    labels: tuple[str, ...] = ()
    first_stop: int | None = None
    last_stop: int | None = None
    next_stop: int | None = None
    opens_left: bool = False
    opens_right: bool = False
    length: int = 0

    @property
    def is_same(self) -> bool:
        return self.kind == PassageKind.SAME

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
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """All rows of a comparison in the order of the page, and every change in it."""

    rows: tuple[Row, ...]
    stops: tuple[Stop, ...]

    def of(self, section: Section) -> list[Row]:
        return [row for row in self.rows if row.section is section]


def facing(comparison: Comparison) -> Facing:
    """The rows of a comparison: paragraphs that share sentences face each other, all else faces a gap."""
    places = Places(comparison.left, comparison.right)
    stops = Stops(places)
    rows: list[Row] = []
    seen: set[int] = set()
    for section, in_order in units_of(comparison, places).items():
        numbers = stops.of(section, in_order)
        for group in grouped(in_order, places):
            rows.append(_row(len(rows) + 1, section, group, places, numbers, seen))
    return Facing(tuple(_with_openings(_with_next_stops(rows, len(stops.made)))), tuple(stops.made))


def collapsed(rows: Sequence[Row], opened: Iterable[int]) -> list[Row | Hidden]:
    """The changed rows, with one `Hidden` for each run of unchanged ones but those whose first row is in `opened`."""
    shown: list[Row | Hidden] = []
    run: list[Row] = []
    kept = set(opened)
    for row in rows:
        if row.is_same and not (row.opens_left or row.opens_right):
            run.append(row)
            continue
        shown += _closed(run, kept)
        run = [row] if row.is_same else []
        shown += [] if row.is_same else [row]
    return shown + _closed(run, kept)


def _closed(run: Sequence[Row], kept: set[int]) -> list[Row | Hidden]:
    if not run or run[0].number in kept:
        return list(run)
    return [Hidden(run[0].number, len(run))]


def _row(number: int, section: Section, units: Sequence[Unit], places: Places, numbers: Numbers, seen: set[int]) -> Row:
    sides: dict[Side, tuple[Paragraph, ...]] = {
        side: tuple(_paragraphs(side, units, places, numbers, seen)) for side in SIDES
    }
    stops = [stop for unit in units for stop in _stops_of(unit, numbers)]
    return Row(
        number,
        _row_kind(units),
        section,
        sides["left"],
        sides["right"],
        names_of(change for unit in units for change in unit.passage.changes),
        first_stop=min(stops, default=None),
        last_stop=max(stops, default=None),
        length=max(sum(end - start for unit in units for start, end in unit.side(side)) for side in SIDES),
    )


def _stops_of(unit: Unit, numbers: Numbers) -> Iterator[int]:
    if unit.index in numbers.whole:
        yield numbers.whole[unit.index]
    if unit.index in numbers.moved:
        yield numbers.moved[unit.index]
    for at, _ in enumerate(unit.passage.changes):
        if (unit.index, at) in numbers.changes:
            yield numbers.changes[unit.index, at]


def _row_kind(units: Sequence[Unit]) -> str:
    if all(unit.is_moved for unit in units):
        return "moved"
    kinds = {unit.passage.kind for unit in units if not unit.is_moved}
    if len(kinds) == 1 and not any(unit.is_moved for unit in units):
        [kind] = kinds
        # An "edited" passage whose changes are all ignored shows nothing that differs.
        unmarked = kind is PassageKind.EDITED and all(c.ignored for unit in units for c in unit.passage.changes)
        return PassageKind.SAME.value if unmarked else kind.value
    return PassageKind.EDITED.value


def _paragraphs(
    side: Side, units: Sequence[Unit], places: Places, numbers: Numbers, seen: set[int]
) -> Iterator[Paragraph]:
    """The blocks of one side in a row. `seen` holds the stops whose anchor is already on the page."""
    spans: dict[int, list[Span]] = defaultdict(list)
    ends: dict[int, int] = {}
    for unit in units:
        for block, span in _runs(side, unit, places):
            # White space is shown as it stands between two sentences of one block, never before the first.
            before = places.documents[side].text[ends[block] : span[0]] if block in ends else ""
            spans[block].append(_span(side, unit, span, before, places.documents, numbers, seen))
            ends[block] = span[1]
    for number, of_block in spans.items():
        block_here = places.block(side, number)
        yield Paragraph(block_here.kind, block_here.embedded, tuple(of_block))


def _runs(side: Side, unit: Unit, places: Places) -> Iterator[tuple[int, Range]]:
    """The unit's sentences on one side, those of one block taken together."""
    runs: dict[int, Range] = {}
    for start, end in unit.side(side):
        block = places.block_at(side, start)
        runs[block] = (runs.get(block, (start, end))[0], end)
    yield from runs.items()


def _span(
    side: Side,
    unit: Unit,
    span: Range,
    before: str,
    documents: dict[str, Document],
    numbers: Numbers,
    seen: set[int],
) -> Span:
    def anchors(stop: int | None) -> bool:
        is_first = stop is not None and stop not in seen
        seen.update([stop] if stop is not None else [])
        return is_first

    mine = Mark.CUT if side == "left" else Mark.ADDED
    stop = numbers.whole.get(unit.index)
    whole = Mark.SAME if stop is None else mine
    moved = numbers.moved[unit.index] if unit.is_moved else None
    text = documents[side].text
    pieces: list[Piece] = []
    at = span[0]
    for place, change in enumerate(unit.passage.changes if stop is None else ()):
        here = getattr(change, side)
        number = numbers.changes.get((unit.index, place))
        if here is None or number is None or here[1] <= span[0] or here[0] >= span[1]:
            continue
        start, end = max(here[0], at), min(here[1], span[1])
        if at < start:
            pieces.append(Piece(text[at:start]))
        other = getattr(change, "right" if side == "left" else "left")
        facing_text = documents["right" if side == "left" else "left"].quote(other) if other else ""
        pieces += _marked(text[start:end], facing_text, mine, number, anchors(number), change)
        at = end
    if at < span[1]:
        pieces.append(Piece(text[at : span[1]]))
    return Span(tuple(pieces), before, whole, stop, anchors(stop if moved is None else moved), moved)


def _marked(text: str, other: str, mark: Mark, stop: int, anchor: bool, change: Change) -> Iterator[Piece]:
    """The words of a change; where nobody would see the difference, the characters that make it are named."""
    names = names_of([change])
    if "whitespace" not in names and text != (words := text.strip()) and words:
        # The space beside a changed word is part of the change, and nothing to strike through.
        before, after = text.split(words, 1)
        yield from [Piece(before)] if before else []
        yield from _marked(words, other, mark, stop, anchor, change)
        yield from [Piece(after)] if after else []
        return
    if "invisible" not in names:
        yield Piece(text, mark, stop, anchor)
        return
    run = ""
    for character in text:
        if character.isascii() or character in other:
            run += character
            continue
        if run:
            yield Piece(run, mark, stop, anchor)
            run, anchor = "", False
        name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
        # A control is named in place of itself: written out, it would go on working on our own page.
        shown = "" if unicodedata.category(character) in ("Cf", "Cc") else character
        yield Piece(shown, mark, stop, anchor, unseen=name)
        anchor = False
    if run:
        yield Piece(run, mark, stop, anchor)


def _with_next_stops(rows: Sequence[Row], last: int) -> Iterator[Row]:
    """Each changed row knows the stop to go on to from it; the last leads nowhere."""
    for row in rows:
        onward = row.last_stop + 1 if row.last_stop is not None and row.last_stop < last else None
        yield replace(row, next_stop=onward)


def _with_openings(rows: Iterable[Row]) -> Iterator[Row]:
    was = {"left": False, "right": False}
    for row in rows:
        opens = dict.fromkeys(SIDES, False)
        for side in SIDES:
            paragraphs = row.left if side == "left" else row.right
            embedded = any(p.embedded for p in paragraphs)
            opens[side] = row.section is Section.TEXT and embedded and not was[side]
            was[side] = was[side] or opens[side]
        yield replace(row, opens_left=opens["left"], opens_right=opens["right"])
