"""The rows of a plan that is made in lots, set aside in a file until all are there: they are kept in one short
transaction, or not at all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from stories.archive.rows import marked
from stories.archive.write import update
from stories.bundles.plan import Plan
from stories.bundles.preview import count, keep_rows, outcomes_of, rows_of
from stories.bundles.store import stems_taken
from stories.collate.aside import Aside, Place
from stories.models import Bundle, PlannedStory, ReceivedItem


@dataclass
class _Lot:
    units: Sequence[int]
    outcomes: Place
    rows: list[Place] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)


class Prepared:
    """`stamp` is the last act that the plan knew of."""

    def __init__(self, bundle: Bundle, stamp: int) -> None:
        self.bundle = bundle
        self.stamp = stamp
        self._file = Aside()
        self._lots: list[_Lot] = []
        self._concerned: set[int] = set()

    def holds(self, units: Sequence[int]) -> bool:
        """Whether this lot was put here."""
        return any(lot.units == units for lot in self._lots)

    def put(self, made: Plan, units: Sequence[int], items: Sequence[int]) -> None:
        """The plan of a lot of items, by their ids in order. What was put here of any of the same units is no longer
        so."""
        mine = set(units)
        self._lots = [lot for lot in self._lots if mine.isdisjoint(lot.units)]
        lot = _Lot(units, self._keep(outcomes_of(items, made)))
        self._lots.append(lot)
        self._concerned |= {one.story for one in made.proposal.gathered.stored.values() if one.story}
        for story, row in rows_of(self.bundle, made, is_whole=True):
            told = {name: getattr(row, name) for name in _FIELDS}
            lot.rows.append(self._keep([told, marked(story.slug, story.keys)]))
            lot.stems.append(story.slug)

    def _keep(self, told: Any) -> Place:
        return self._file.keep(json.dumps(told, separators=(",", ":")).encode())

    def _read(self, place: Place) -> Any:
        return json.loads(self._file.read(place))

    def differing(self) -> list[str]:
        """The titles of those stories that are otherwise than the bundle's rows show them."""
        shown = set(self.bundle.planned.values_list("digest", flat=True))
        return [row.title for row in self._rows() if row.digest not in shown]

    def keep(self) -> None:
        """All rows of the bundle's plan made anew. In one transaction."""
        self.bundle.planned.only("pk").delete()
        keep_rows(self._rows())
        told = (
            (pk, [outcome, message, number])
            for number, lot in enumerate(self._lots)
            for pk, outcome, message in self._read(lot.outcomes)
        )
        update(ReceivedItem, ["outcome", "message", "lot"], told)
        count(self.bundle)

    def _rows(self) -> Iterator[PlannedStory]:
        """A stem that two of them have, or one and a story that is here and stays what it is, is told with a mark."""
        stems = Counter(stem for lot in self._lots for stem in lot.stems)
        elsewhere = stems_taken(stems.keys(), self._concerned)
        for number, lot in enumerate(self._lots):
            for place, stem in zip(lot.rows, lot.stems, strict=True):
                told, mark = self._read(place)
                row = PlannedStory(bundle=self.bundle, lot=number, **told)
                row.call(mark if stems[stem] > 1 or stem in elsewhere else stem)
                yield row


_FIELDS = [one.name for one in PlannedStory._meta.concrete_fields if one.name not in ("id", "bundle", "lot")]
