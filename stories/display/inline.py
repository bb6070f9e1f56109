"""Both sides of a comparison in one column, as a marked proof: the words that went, then those that came."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from stories.compare.record import Change
from stories.display.pieces import Paragraph, Piece, Span
from stories.display.units import Places, Side, Unit
from stories.text.document import Range


class Drawing(Protocol):
    """What draws the words of one side."""

    def reaches(self, side: Side, unit: Unit) -> Iterable[tuple[int, Range]]: ...

    def span(self, side: Side, unit: Unit, reach: Range, before: str, is_end: bool) -> Span: ...

    def marked(self, side: Side, words: str, change: Change, stop: int) -> Iterator[Piece]: ...

    def stop_of(self, unit: Unit, place: int) -> int | None: ...

    def is_whole(self, unit: Unit) -> bool: ...


class _Edit(NamedTuple):
    """A change at its place in the new words: `at` is where it begins there, `end` where it ends."""

    at: int
    end: int
    change: Change
    stop: int


class Inline:
    """Draws the units of a row. A paragraph is one of the right's; of the left's words those that no paragraph of the
    right has a part in stand in their own."""

    def __init__(self, places: Places, drawing: Drawing) -> None:
        self.places = places
        self.drawing = drawing

    def paragraphs(self, units: Sequence[Unit]) -> Iterator[Paragraph]:
        partners = self._partners(units)
        flows: dict[tuple[Side, int], list[Span]] = {}
        ends: dict[tuple[Side, int], int] = {}
        for unit in units:
            merged = self._merged(unit) if self._is_merged(unit) else {}
            for side, block, reach, is_end in self._parts(unit):
                flow = (side, block) if side == "right" else partners.get(block, (side, block))
                spans = flows.setdefault(flow, [])
                before = self._before(side, block, reach[0], ends) if spans else ""
                ends[side, block] = reach[1]
                if reach in merged:
                    spans.append(Span(tuple(self._pieces(reach, merged[reach])), before))
                else:
                    spans.append(self.drawing.span(side, unit, reach, before, is_end))
        for (side, number), of_flow in flows.items():
            block_here = self.places.block(side, number)
            yield Paragraph(block_here.kind, block_here.embedded, tuple(of_flow), side)

    def _partners(self, units: Sequence[Unit]) -> dict[int, tuple[Side, int]]:
        """Of the left's paragraphs the right's that goes on with them."""
        found: dict[int, tuple[Side, int]] = {}
        for unit in units:
            if unit.left and unit.right:
                right = next(block for block, _ in self.drawing.reaches("right", unit))
                for block, _ in self.drawing.reaches("left", unit):
                    found.setdefault(block, ("right", right))
        return found

    def _parts(self, unit: Unit) -> Iterator[tuple[Side, int, Range, bool]]:
        """What of a unit is shown, in order: of words that both sides have only the right's, among which the left's
        are marked."""
        sides: tuple[Side, ...] = ("right",) if self._is_merged(unit) else ("left", "right")
        for side in sides:
            for place, (block, reach) in enumerate(self.drawing.reaches(side, unit)):
                yield side, block, reach, unit.is_moved and place == 0

    def _before(self, side: Side, block: int, start: int, ends: dict[tuple[Side, int], int]) -> str:
        """White space as it stands between two sentences of one side; between one of each, a space."""
        text = self.places.documents[side].text
        between = text[ends[side, block] : start] if (side, block) in ends else ""
        return between if between.isspace() else " "

    def _is_merged(self, unit: Unit) -> bool:
        """Whether its words stand once, with the changes marked among them: it has both sides and is no rewrite."""
        return bool(unit.left and unit.right) and not self.drawing.is_whole(unit)

    def _merged(self, unit: Unit) -> dict[Range, list[_Edit]]:
        """The changes of a unit by the reaches of the right that they stand in; one may go on into the next."""
        found: dict[Range, list[_Edit]] = {reach: [] for _, reach in self.drawing.reaches("right", unit)}
        reaches = [*found]
        starts = [start for start, _ in reaches]
        for edit in self._edits(unit):
            home = max(bisect_right(starts, edit.at) - 1, 0)
            found[reaches[home]].append(edit)
            for reach in islice(reaches, home + 1, bisect_left(starts, edit.end)):
                found[reach].append(edit)
        return found

    def _pieces(self, reach: Range, edits: Iterable[_Edit]) -> Iterator[Piece]:
        """The new words of a reach, and among them what went."""
        text = self.places.documents["right"].text
        at, last = reach
        for edit in edits:
            start, end = (min(max(place, at), last) for place in (edit.at, edit.end))
            if at < start:
                yield Piece(text[at:start])
            if edit.change.left and not edit.at < reach[0] < edit.end:
                went = self.places.documents["left"].quote(edit.change.left)
                yield from self.drawing.marked("left", went, edit.change, edit.stop)
            if start < end:
                yield from self.drawing.marked("right", text[start:end], edit.change, edit.stop)
            at = end
        if at < last:
            yield Piece(text[at:last])

    def _edits(self, unit: Unit) -> Iterator[_Edit]:
        """The changes that are shown, each where it stands among the new words. Between two changes both sides have
        the same words: what only went stands as far behind the last change on the right as on the left."""
        left, right = unit.left[0][0], unit.right[0][0]
        for place, change in enumerate(unit.passage.changes):
            at = change.right[0] if change.right else right + (change.left[0] - left if change.left else 0)
            end = change.right[1] if change.right else at
            stop = self.drawing.stop_of(unit, place)
            if stop is not None:
                yield _Edit(at, end, change, stop)
            left, right = change.left[1] if change.left else left + max(at - right, 0), end
