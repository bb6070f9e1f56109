"""All candidates, and what is known of them before one is looked at beside another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from stories.collate.candidate import Candidate, Key
from stories.collate.dispatches import Dispatches
from stories.collate.fingerprint import day_of
from stories.collate.linkage import Parted, Sets
from stories.collate.marks import marks_on
from stories.collate.repairs import Bindings, Field, Repair, each_once, moment
from stories.text.document import Basis, Decision
from stories.text.names import Names


class Known:
    """`units` are the versions bound to one article whatever else there is, `bound` those bound to one story; both hold
    versions that repairs speak of and that are not here, for what they connect is bound all the same."""

    def __init__(self, candidates: Iterable[Candidate], repairs: Iterable[Repair], names: Names) -> None:
        self.repairs = tuple(sorted(set(repairs)))
        self.bindings = Bindings.of(self.repairs)
        self.by_key = {one.key: dated(one, self.bindings) for one in _hiding(candidates)}
        self.names = names
        self.dispatches = Dispatches(self.by_key.values(), names, ran_by_hand(self.by_key, self.bindings))
        self.absorbed = dict(sorted(_whole_texts(self.bindings.texts)))
        self._about = _by_key(self.repairs)
        self._orders = _by_first(self.bindings.order)
        self.units, self.bound = self._stated()
        self._bind_what_was_read()
        once = sorted(each_once(self.repairs).values(), key=lambda repair: repair.earliness)
        self.marks, self.speaking = marks_on(self.by_key, once, self.dispatches)

    def _stated(self) -> tuple[Parted[Key], Parted[Key]]:
        """What stands before anything is read: parts of one draft, and what a person says is one article or story. An
        article is of one story, so what parts two stories parts all that a person binds to either."""
        bindings = self.bindings
        apart = (*bindings.apart_articles, *bindings.apart_stories)
        keys = (key for pair in (*bindings.articles, *apart, *bindings.stories) for key in pair)
        units = Parted(dict.fromkeys((*self.by_key, *keys)), apart)
        bound = Parted(units, bindings.apart_stories)
        drafts: dict[tuple[str, int], Key] = {}
        parts = ((drafts.setdefault((key.source, key.draft), key), key) for key in units)
        for one, other in (*parts, *bindings.articles):
            units.join(one, other)
            bound.join(one, other)
        for one, other in bindings.stories:
            bound.join(one, other)
        return units, bound

    def _bind_what_was_read(self) -> None:
        """Takes of one article by what they say, and, from the same outlet, the same text again or another of the same
        stated identity or address; each advisory to the story of the first that it speaks of."""
        outlets = self._outlets(self.units)
        first_with: dict[tuple[str | None, str], Key] = {}
        first_called: dict[tuple[str | None, str, str], Key] = {}
        of_unit = {key: outlets[self.units.first(key)] for key in self.by_key}
        for key, candidate in self.by_key.items():
            outlet = of_unit[key]
            # Two unnamed files may quote one earlier story whole and yet be two outlets': only a file's newest text,
            # with all that stands in it, makes them one.
            if outlet is not None or candidate.is_newest:
                self._bind(first_with.setdefault((outlet, candidate.digest), key), key)
            for claim in claims_of(candidate):
                self._bind(first_called.setdefault((outlet, claim.what, claim.value), key), key)
        for one, other in self.dispatches.of_one_article():
            if of_unit[one] == of_unit[other]:
                self._bind(one, other)
        for advisory in sorted(self.dispatches.advisories):
            if (target := self.dispatches.first_spoken_of(advisory)) is not None:
                self.bound.join(target, advisory)

    def _bind(self, one: Key, other: Key) -> None:
        """To one article, unless that goes against what a person says of the two or of what they are bound to."""
        if not self.units.are_apart(one, other) and not self.bound.are_apart(one, other):
            self.units.join(one, other)
            self.bound.join(one, other)

    def _outlets(self, units: Sets[Key]) -> dict[Key, str | None]:
        """The outlet of each unit, by the unit's first version."""
        members: dict[Key, list[Candidate]] = defaultdict(list)
        for candidate in reversed(self.by_key.values()):
            members[units.first(candidate.key)].append(candidate)
        return {first: self.outlet_name(group) for first, group in members.items()}

    def one_story(self) -> list[list[Key]]:
        """The candidates that are of one story whatever they read."""
        present = ([key for key in group if key in self.by_key] for group in self.bound.groups())
        return [sorted(group) for group in present if group]

    def two_stories(self) -> list[tuple[Key, Key]]:
        """Pairs of candidates that are not of one story, however alike."""
        present: dict[Key, Key] = {}
        for key in self.by_key:
            present.setdefault(self.bound.first(key), key)
        sides = [tuple(present.get(self.bound.first(key)) for key in pair) for pair in self.bindings.apart_stories]
        return [(one, other) for one, other in sides if one is not None and other is not None]

    def given(self, candidates: Iterable[Candidate], field: Field) -> Decision | None:
        """What a person gave to one of them: what was given first; of several times to hold it until, the last."""
        if not self.bindings.given:
            return None
        given = (self.bindings.given.get((one.key, field)) for one in candidates)
        found = sorted(filter(None, given), key=lambda repair: (repair.at, repair.by, repair.one))
        if field is Field.HELD_UNTIL:
            found.sort(key=lambda repair: moment(repair.value) or datetime.min.replace(tzinfo=UTC), reverse=True)
        first = found[0] if found else None
        return by_hand(first, field.value, first.value) if first else None

    def outlet(self, newest_first: Sequence[Candidate]) -> Decision | None:
        """As given, or else as the newest that names one has it; called as the outlet is known."""
        found = self.given(newest_first, Field.OUTLET) or _detected("outlet", newest_first)
        if found is None and self.names.outlets and _detected("wire", newest_first) is None:
            found = self._by_file_name(newest_first)
        return found and replace(found, value=self.names.outlet(found.value))

    def _by_file_name(self, newest_first: Sequence[Candidate]) -> Decision | None:
        """The known outlet that their files' names agree in."""
        for one in newest_first:
            if one.hint and (outlet := one.hint.outlet(self.names)):
                return Decision("outlet", outlet, Basis.INFERRED, "the file's name, or its folder's", one.file)
        return None

    def outlet_name(self, newest_first: Sequence[Candidate]) -> str | None:
        decision = self.outlet(newest_first)
        return (decision.value or None) if decision and not _is_the_wire(decision.value) else None

    def wire(self, newest_first: Sequence[Candidate]) -> Decision | None:
        """What says that they are the wire's own text, as it was sent: a person, or, where nobody names an outlet, the
        newest that does."""
        if outlet := self.outlet(newest_first):
            return replace(outlet, what="wire") if _is_the_wire(outlet.value) else None
        return _detected("wire", newest_first)

    def _wire_given(self, newest_first: Sequence[Candidate]) -> Decision | None:
        """The agency that a person named with its wire: "AP, the wire"."""
        outlet = self.given(newest_first, Field.OUTLET)
        agency = outlet.value.rpartition(",")[0].strip() if outlet and _is_the_wire(outlet.value) else ""
        return replace(outlet, what="agency", value=agency) if outlet and agency else None

    def publisher(self, newest_first: Sequence[Candidate]) -> str | None:
        """The outlet; or else the wire itself, by its agency."""
        if outlet := self.outlet_name(newest_first):
            return outlet
        agency = self.agency(newest_first) if self.wire(newest_first) else None
        return wire_of(agency.value) if agency and agency.value else None

    def agency(self, newest_first: Sequence[Candidate]) -> Decision | None:
        found = self.given(newest_first, Field.AGENCY) or self._wire_given(newest_first)
        found = found or _detected("agency", newest_first)
        return found and replace(found, value=self.names.agency(found.value))

    def repairs_about(self, keys: Iterable[Key]) -> list[Repair]:
        """Those about any of the keys, in order."""
        return sorted({repair for key in keys for repair in self._about.get(key, ())})

    def orders_among(self, keys: Collection[Key]) -> Iterator[tuple[tuple[Key, Key], Repair]]:
        """What a person ordered, of two of these each; which is to be before the other first."""
        for key in sorted(self._orders.keys() & set(keys)):
            yield from (((key, other), repair) for other, repair in self._orders[key] if other in keys)

    def by_gesture(self, what: str, repairs: Iterable[Repair]) -> Iterator[Decision]:
        """One decision for what one click bound or parted; what another said before it is not told once more."""
        gestures: dict[tuple[str, str, int], list[Repair]] = defaultdict(list)
        for repair in each_once(repairs).values():
            gestures[repair.at, repair.by, repair.gesture].append(repair)
        for _, mine in sorted(gestures.items()):
            yield by_hand(min(mine), what, self.called(mine))

    def called(self, repairs: Iterable[Repair]) -> str:
        """The versions that repairs speak of, by their files; how many, where they are more than a line holds."""
        keys = sorted({key for repair in repairs for key in (repair.one, repair.other) if key})
        if len(keys) > MOST_CALLED:
            return f"{len(keys):,} versions"
        return " and ".join(sorted(self.by_key[key].name if key in self.by_key else NOT_HERE for key in keys))


def _whole_texts(pairs: Iterable[tuple[Key, Key]]) -> Iterator[tuple[Key, Key]]:
    """Each part that was wrongly cut off, with the part that it belongs to: what lies between two belongs there too."""
    for pair in pairs:
        first, last = sorted(pair)
        for part in range(first.part, last.part):
            yield first._replace(part=part), last


def _by_key(repairs: Iterable[Repair]) -> dict[Key, list[Repair]]:
    found: dict[Key, list[Repair]] = defaultdict(list)
    for repair in repairs:
        for key in {repair.one, repair.other or repair.one}:
            found[key].append(repair)
    return found


def _by_first(order: Mapping[tuple[Key, Key], Repair]) -> dict[Key, list[tuple[Key, Repair]]]:
    found: dict[Key, list[tuple[Key, Repair]]] = defaultdict(list)
    for (one, other), repair in order.items():
        found[one].append((other, repair))
    return found


def dated(candidate: Candidate, bindings: Bindings) -> Candidate:
    """On the day that a person gave to it, if one did."""
    given = bindings.given.get((candidate.key, Field.PUBLISHED))
    return candidate.on(day_of(given.value)) if given else candidate


def ran_by_hand(keys: Iterable[Key], bindings: Bindings) -> set[Key]:
    """Those of which a person says which outlet ran them."""
    given = ((key, bindings.given.get((key, Field.OUTLET))) for key in keys)
    return {key for key, said in given if said and said.value and not _is_the_wire(said.value)}


def _hiding(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """In the order of their keys; those marked that hold an earlier text which reads like one that was withdrawn."""
    ordered = sorted(candidates, key=lambda one: one.key)
    withdrawn = {one.digest for one in ordered if not one.readable}
    hidden: set[tuple[str, int]] = set()
    for candidate in ordered:
        draft = candidate.key.source, candidate.key.draft
        yield replace(candidate, hides=True) if draft in hidden else candidate
        if candidate.digest in withdrawn:
            hidden.add(draft)


THE_WIRE = "the wire"
"""What a person gives as the outlet of an agency's own text: nobody ran it."""


def _is_the_wire(outlet: str) -> bool:
    said = outlet.strip().casefold()
    return said == THE_WIRE or said.endswith(f", {THE_WIRE}")


def wire_of(agency: str) -> str:
    """What an agency's own texts are called by: "AP, the wire"."""
    return f"{agency}, {THE_WIRE}"


def claims_of(candidate: Candidate) -> Iterator[Decision]:
    """What it states of itself that one article of its outlet alone has: its identity, its own address."""
    return filter(None, map(candidate.decided, ("identity", "own address")))


MOST_CALLED = 3
NOT_HERE = "a text that is not here"


def by_hand(repair: Repair, what: str, value: str) -> Decision:
    """The decision that a repair is."""
    return Decision(what, value, Basis.PERSON, "set by hand", repair.why, by=repair.by, at=repair.at)


def _detected(what: str, newest_first: Iterable[Candidate]) -> Decision | None:
    for candidate in newest_first:
        if found := candidate.decided(what):
            return candidate.quoted(found)
    return None
