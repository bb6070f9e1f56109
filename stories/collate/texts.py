"""The texts of an article: versions that read the same are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stories.collate.candidate import Candidate, Key
from stories.collate.file_names import agreed
from stories.collate.known import Known
from stories.collate.linkage import Sets
from stories.collate.marks import NEVER, WITHHELD
from stories.collate.repairs import Field
from stories.text.document import Basis, Decision
from stories.text.unseen import visible


@dataclass(frozen=True, slots=True)
class ArrangedVersion:
    """One text of an article. `sightings` are the versions that read the same, from the same outlet. `published` and
    `held_until` are ISO 8601. Of one that is not `readable` no word stands in what is decided about others."""

    key: Key
    sightings: tuple[Key, ...]
    published: str | None
    held_until: str | None
    readable: bool
    decisions: tuple[Decision, ...]

    @property
    def order(self) -> Decision | None:
        """How its place after the one before it is known."""
        return next((decision for decision in self.decisions if decision.what == "order"), None)


class Text:
    """A text of an article: the version that stands for it, and those that are sightings of it."""

    def __init__(self, members: Sequence[Candidate], known: Known) -> None:
        # One that was withdrawn stands for all that read the same, so that its words do not come back with a file.
        self.members = sorted(members, key=lambda one: (one.key in known.absorbed, one.readable, one.key))
        self.main, *self.sightings = self.members
        self.readable = all(one.readable for one in self.members)
        self.published = known.given(self.members, Field.PUBLISHED) or self._stated("published") or self._dated()
        by_hand = self.published is not None and self.published.basis is Basis.PERSON
        self.date = self.published if by_hand else self._stated("changed") or self.published
        self.published = self.date or self._hinted()
        self.held = known.given(self.members, Field.HELD_UNTIL) or self._stated("held until") or self._withheld()
        self.marks = [mark for one in self.members for mark in known.marks.get(one.key, ())]
        self.speaking = [said for one in self.members for said in known.speaking.get(one.key, ())]

    def _stated(self, what: str) -> Decision | None:
        """Of several that state it, the latest."""
        stated = [one.quoted(found) for one in self.members if (found := one.decided(what))]
        return max(stated, key=lambda decision: (decision.value, decision.rule), default=None)

    def _withheld(self) -> Decision | None:
        status = self._stated("status")
        if status is None or status.value.lower() != WITHHELD:
            return None
        return replace(status, what=Field.HELD_UNTIL.value, value=NEVER)

    def _dated(self) -> Decision | None:
        dates = sorted(one.facts.date for one in self.members if one.facts.date)
        return Decision("date", dates[0], Basis.TEXT, "a date in the text") if dates else None

    def _hinted(self) -> Decision | None:
        """A time in the names of its files, all of which agree in it: shown, and of no weight against anything else."""
        names = sorted(name for one in self.members for name in one.names)
        hint = agreed(names)
        if hint is None or not hint.moment:
            return None
        return Decision("published", hint.moment, Basis.INFERRED, "the file's name", visible(names[0]))

    def arranged(self, order: Decision | None, copied: Iterable[Decision] = ()) -> ArrangedVersion:
        """`order` says how its place after the one before it is known; `copied` what became of the copy it holds."""
        published = self.published
        shown = [published] if published and published.basis in (Basis.PERSON, Basis.INFERRED) else []
        return ArrangedVersion(
            self.main.key,
            tuple(one.key for one in self.sightings),
            (published.value or None) if published else None,
            (self.held.value or None) if self.held else None,
            self.readable,
            (*shown, *filter(None, [self.held, order]), *self.marks, *self.speaking, *copied),
        )


def texts_of(members: Sequence[Candidate], known: Known) -> list[Text]:
    """Versions of one article that read the same are one text, unless something must stand between the two."""
    keys = [candidate.key for candidate in members]
    one_text = _Contracted(keys, (pair for pair, _ in known.orders_among(keys)))
    for one in keys:
        other = known.absorbed.get(one)
        if other is not None and other in one_text:
            one_text.join(one, other)
    twins: dict[str, list[Key]] = defaultdict(list)
    for candidate in members:
        if candidate.key not in known.absorbed:
            alike = twins[candidate.digest]
            if not any(one_text.draw_together(twin, candidate.key) for twin in alike):
                alike.append(candidate.key)
    groups: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in members:
        groups[one_text.first(candidate.key)].append(candidate)
    return [Text(group, known) for group in groups.values()]


class _Contracted(Sets[Key]):
    """The versions of an article, those that are one text drawn together, with what must stand before what: the parts
    of a draft, and what a person ordered."""

    def __init__(self, keys: Sequence[Key], ordered: Iterable[tuple[Key, Key]]) -> None:
        super().__init__(keys)
        self._after: dict[Key, set[Key]] = defaultdict(set)
        self._before: dict[Key, set[Key]] = defaultdict(set)
        for one, other in (*parts_in_order(keys), *ordered):
            self._after[one].add(other)
            self._before[other].add(one)

    def draw_together(self, one: Key, other: Key) -> bool:
        """Whether the two may be one text; then they are. The other is best the one that less is drawn to."""
        ends = self.first(one), self.first(other)
        if self._lead_to(ends[1], ends[0], self._after) or self._lead_to(ends[1], ends[0], self._before):
            return False
        self.join(one, other)
        return True

    def join(self, left: Key, right: Key) -> None:
        kept, gone = self.first(left), self.first(right)
        if kept != gone:
            super().join(kept, gone)
            for leading in (self._after, self._before):
                leading[kept] |= leading.pop(gone, set())

    def _lead_to(self, start: Key, end: Key, leading: Mapping[Key, set[Key]]) -> bool:
        """Whether one text leads to another, by way of what must stand between them."""
        waiting = [start]
        seen = {start}
        while waiting:
            for key in map(self.first, leading.get(waiting.pop(), ())):
                if key == end:
                    return True
                if key not in seen:
                    seen.add(key)
                    waiting.append(key)
        return False


def parts_in_order(keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Each part of a draft with the next one."""
    drafts: dict[tuple[str, int], Key] = {}
    for key in sorted(keys):
        if earlier := drafts.get((key.source, key.draft)):
            yield earlier, key
        drafts[key.source, key.draft] = key
