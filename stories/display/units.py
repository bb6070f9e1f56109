"""Where the passages of a comparison stand on the page. Knows no request and no HTML."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from stories.compare.record import Comparison, Passage
from stories.text.document import Block, Document, Kind, Range

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


class Section(StrEnum):
    """Where on the page a block stands."""

    ABOVE = "above"
    TEXT = "text"
    AROUND = "around"


IN_THE_TEXT = frozenset({Kind.PARAGRAPH, Kind.SUBHEAD, Kind.NOTE})
"""The body, and the editor's notes that divide it: a banner is only understood where it stands."""

ABOVE_THE_TEXT = frozenset(
    {Kind.SLUG, Kind.OUTLET, Kind.KICKER, Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.DATELINE, Kind.DATE}
)

KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Unit:
    """What of a passage stands at one place: both its sides, or one end of a moved one."""

    passage: Passage
    index: int
    left: tuple[Range, ...]
    right: tuple[Range, ...]
    is_moved: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands on the left and the right; only for a unit that has both."""
        return self.left[0][0], self.right[0][0]

    def side(self, side: Side) -> tuple[Range, ...]:
        return self.left if side == "left" else self.right


def units_of(comparison: Comparison, places: Places) -> dict[Section, list[Unit]]:
    """The units of each section, in the order in which they are read: the text first."""
    by_section: dict[Section, list[tuple[int, Passage]]] = defaultdict(list)
    for index, passage in enumerate(comparison.passages):
        by_section[places.section_of(passage)].append((index, passage))
    return {
        Section.TEXT: _in_order(by_section[Section.TEXT], places),
        Section.ABOVE: _by_kind(by_section[Section.ABOVE], places),
        Section.AROUND: _by_kind(by_section[Section.AROUND], places),
    }


class Places:
    """Which block a sentence of either side stands in."""

    def __init__(self, left: Document, right: Document) -> None:
        self.documents = {"left": left, "right": right}
        self.starts = {side: [block.start for block in document.blocks] for side, document in self.documents.items()}

    def block_at(self, side: str, start: int) -> int:
        # bisect on the next code point, so that a sentence which opens its block is found in it
        return bisect_left(self.starts[side], start + 1) - 1

    def block(self, side: str, number: int) -> Block:
        return self.documents[side].blocks[number]

    def blocks_of(self, unit: Unit | Passage) -> set[tuple[str, int]]:
        ends = (("left", unit.left), ("right", unit.right))
        return {(side, self.block_at(side, start)) for side, sentences in ends for start, _ in sentences}

    def kinds_of(self, passage: Passage) -> set[Kind]:
        return {self.block(side, number).kind for side, number in self.blocks_of(passage)}

    def section_of(self, passage: Passage) -> Section:
        kinds = self.kinds_of(passage)
        if kinds & IN_THE_TEXT:
            return Section.TEXT
        return Section.ABOVE if kinds & ABOVE_THE_TEXT else Section.AROUND


def _by_kind(passages: Sequence[tuple[int, Passage]], places: Places) -> list[Unit]:
    """What stands around the text, kind by kind: here nobody reads on from one to the next, so nothing is "moved"."""

    def order(unit: Unit) -> tuple[int, int, int]:
        kind = min(KIND_ORDER[kind] for kind in places.kinds_of(unit.passage))
        first = (unit.left or unit.right)[0][0]
        return kind, 0 if unit.left else 1, first

    return sorted((Unit(p, index, p.left, p.right) for index, p in passages), key=order)


def _in_order(passages: Sequence[tuple[int, Passage]], places: Places) -> list[Unit]:
    """The body as it is read: a chain of passages that stand in one order on both sides, and between two links of it
    what stands there on one side only. A moved passage is shown at both its ends."""
    units = [Unit(p, index, p.left, p.right) for index, p in passages]
    chain = _longest_chain([unit for unit in units if unit.left and unit.right and "moved" not in unit.passage.labels])
    in_chain = {unit.index for unit in chain}
    lone: list[tuple[Side, Unit]] = []
    for unit in units:
        if unit.index in in_chain:
            continue
        is_moved = bool(unit.left and unit.right)
        if unit.left:
            lone.append(("left", replace(unit, right=(), is_moved=is_moved)))
        if unit.right:
            lone.append(("right", replace(unit, left=(), is_moved=is_moved)))
    starts = {side: [link.side(side)[0][0] for link in chain] for side in SIDES}
    between: dict[int, list[tuple[Side, Unit]]] = defaultdict(list)
    for side, unit in lone:
        between[bisect_left(starts[side], unit.side(side)[0][0])].append((side, unit))
    ordered: list[Unit] = []
    for at in range(len(chain) + 1):
        before, after = chain[at - 1 : at], chain[at : at + 1]
        ordered += _settled(between[at], before, after, places)
        ordered += after
    return ordered


def _settled(
    lone: Sequence[tuple[Side, Unit]], before: Sequence[Unit], after: Sequence[Unit], places: Places
) -> list[Unit]:
    """Units of one gap in order: what goes on with the paragraph above, what stands alone, what opens the one below."""
    above = {block for unit in before for block in places.blocks_of(unit)}
    below = {block for unit in after for block in places.blocks_of(unit)}

    def order(entry: tuple[Side, Unit]) -> tuple[int, bool, int]:
        side, unit = entry
        blocks = places.blocks_of(unit)
        group = 0 if blocks & above else 2 if blocks & below else 1
        return group, side == "right", unit.side(side)[0][0]

    return [unit for _, unit in sorted(lone, key=order)]


def _longest_chain(units: Sequence[Unit]) -> list[Unit]:
    """The most units that stand in one order on both sides: all, unless an engine left a crossing unlabelled."""
    ordered = sorted(units, key=lambda unit: unit.key)
    tails: list[int] = []  # right positions that end the best chain of each length
    ends: list[Unit] = []
    links: dict[int, Unit | None] = {}
    for unit in ordered:
        at = bisect_left(tails, unit.key[1])
        tails[at : at + 1] = [unit.key[1]]
        ends[at : at + 1] = [unit]
        links[unit.index] = ends[at - 1] if at else None
    chain: list[Unit] = []
    link = ends[-1] if ends else None
    while link:
        chain.append(link)
        link = links[link.index]
    return chain[::-1]


def grouped(units: Sequence[Unit], places: Places) -> Iterator[list[Unit]]:
    """Units that share a paragraph on either side, together: a paragraph is shown as a paragraph."""
    last_of: dict[tuple[str, int], int] = {}
    for at, unit in enumerate(units):
        for block in places.blocks_of(unit):
            last_of[block] = at
    group: list[Unit] = []
    reach = -1
    for at, unit in enumerate(units):
        if group and at > reach:
            yield group
            group = []
        group.append(unit)
        reach = max([reach, *(last_of[block] for block in places.blocks_of(unit))])
    if group:
        yield group
