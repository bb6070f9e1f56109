"""One article while its story is arranged: its texts in order, its outlet, its agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from stories.collate.candidate import Candidate, Key
from stories.collate.known import Known, by_hand
from stories.collate.linkage import Sets
from stories.collate.marks import NEVER, WITHHELD
from stories.collate.order import in_order
from stories.collate.repairs import Field, RepairKind
from stories.collate.signature import Shares
from stories.collate.stories import SAME_COPY
from stories.text.document import Basis, Decision

ALIKE = 0.9
"""Share of the longer text that two undated files of unnamed outlets have in common at the least, to be shown as
perhaps one article."""


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


@dataclass(frozen=True, slots=True)
class ArrangedArticle:
    """`label` is what it is called by where nobody names the outlet: the first of its files' names."""

    outlet: str | None
    agency: str | None
    label: str
    is_ours: bool
    versions: tuple[ArrangedVersion, ...]
    decisions: tuple[Decision, ...]

    @property
    def keys(self) -> Iterator[Key]:
        """Of all its versions, the sightings among them."""
        for version in self.versions:
            yield from (version.key, *version.sightings)


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
        self.held = known.given(self.members, Field.HELD_UNTIL) or self._stated("held until") or self._withheld()
        self.marks = [mark for one in self.members for mark in known.marks.get(one.key, ())]

    def _stated(self, what: str) -> Decision | None:
        """Of several that state it, the latest."""
        stated = [one.quoted(found) for one in self.members if (found := one.document.decided(what))]
        return max(stated, key=lambda decision: (decision.value, decision.rule), default=None)

    def _withheld(self) -> Decision | None:
        status = self._stated("status")
        if status is None or status.value.lower() != WITHHELD:
            return None
        return replace(status, what=Field.HELD_UNTIL.value, value=NEVER)

    def _dated(self) -> Decision | None:
        dates = sorted(one.document.date for one in self.members if one.document.date)
        return Decision("date", dates[0], Basis.TEXT, "a date in the text") if dates else None

    def arranged(self) -> ArrangedVersion:
        published = self.published
        shown = [published] if published and published.basis is Basis.PERSON else []
        return ArrangedVersion(
            self.main.key,
            tuple(one.key for one in self.sightings),
            (published.value or None) if published else None,
            (self.held.value or None) if self.held else None,
            self.readable,
            (*shown, *filter(None, [self.held]), *self.marks),
        )


def texts_of(members: Sequence[Candidate], known: Known) -> list[Text]:
    """Versions of one article that read the same are one text, unless something must stand between the two."""
    one_text = _Contracted([candidate.key for candidate in members], known.bindings.order)
    for one, other in known.texts:
        if one in one_text and other in one_text:
            one_text.join(one, other)
    twins: dict[str, list[Key]] = defaultdict(list)
    for candidate in members:
        if candidate.key not in known.absorbed:
            alike = twins[candidate.document.digest]
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
        self.edges = [*parts_in_order(keys), *(pair for pair in ordered if pair[0] in self and pair[1] in self)]
        self.in_order = {key for edge in self.edges for key in edge}

    def draw_together(self, one: Key, other: Key) -> bool:
        """Whether the two may be one text; then they are."""
        # What nothing orders can be drawn to anything: no way leads through it.
        ordered = {self.first(key) for key in self.in_order}
        ends = {self.first(one), self.first(other)}
        if ends <= ordered and self._leads_round(ends):
            return False
        self.join(one, other)
        return True

    def _leads_round(self, ends: set[Key]) -> bool:
        """Whether something must stand after one of the two and before the other."""
        after: dict[Key, set[Key]] = defaultdict(set)
        for one, other in self.edges:
            after[self.first(one)].add(self.first(other))
        waiting = [key for end in ends for key in after[end]]
        seen: set[Key] = set()
        while waiting:
            key = waiting.pop()
            if key in ends:
                return True
            if key not in seen:
                seen.add(key)
                waiting += after[key]
        return False


def parts_in_order(keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Each part of a draft with the next one."""
    drafts: dict[tuple[str, int], Key] = {}
    for key in sorted(keys):
        if earlier := drafts.get((key.source, key.draft)):
            yield earlier, key
        drafts[key.source, key.draft] = key


class Article:
    """An article while its story is being arranged."""

    def __init__(self, members: Sequence[Candidate], shares: Shares[Key], known: Known) -> None:
        self.shares = shares
        self.known = known
        self.members = members
        texts = {text.main.key: text for text in texts_of(members, known)}
        dates = {key: text.date for key, text in texts.items() if text.date and text.date.value}
        ordered, self.order = in_order([text.main for text in texts.values()], dates, self._fixed(texts.values()))
        self.texts = [texts[one.key] for one in ordered]
        newest_first = [one for text in reversed(self.texts) for one in text.members]
        self.named = known.outlet(newest_first)
        self.outlet = (self.named.value or None) if self.named else None
        self.stated = known.agency(newest_first)

    def _fixed(self, texts: Iterable[Text]) -> dict[tuple[Key, Key], Decision]:
        """What must stand before what, by the versions that stand for the texts, and who or what says so."""
        main_of = {one.key: text.main.key for text in texts for one in text.members}
        fixed: dict[tuple[Key, Key], Decision] = {}
        for (one, other), repair in self.known.bindings.order.items():
            if one in main_of and other in main_of:
                fixed.setdefault((main_of[one], main_of[other]), by_hand(repair, "order", ""))
        for one, other in parts_in_order(main_of):
            fixed.setdefault((main_of[one], main_of[other]), self._inside(other))
        return {pair: decision for pair, decision in fixed.items() if pair[0] != pair[1]}

    def _inside(self, later: Key) -> Decision:
        candidate = self.known.by_key[later]
        banner = candidate.document.decided("earlier version")
        words = candidate.quoted(banner).words if banner else ""
        return Decision("order", "", Basis.TEXT, "stands inside the later one as its earlier story", words)

    @cached_property
    def mains(self) -> list[Candidate]:
        """The version that stands for each text, oldest first."""
        return [text.main for text in self.texts]

    @property
    def first(self) -> tuple[str, str, Key]:
        """What places it among the articles of its story: its first date, then its first text."""
        dates = [text.date.value for text in self.texts if text.date and text.date.value]
        return min(dates, default="9999"), self.mains[0].document.digest, self.mains[0].key

    @cached_property
    def label(self) -> str:
        return min(one.file for one in self.members)

    def arranged(self, articles: Sequence[Article]) -> ArrangedArticle:
        agency = self.stated or self._inferred_agency(articles)
        decisions = (
            *filter(None, (self.named, agency)),
            *self._one_article(),
            *self._perhaps_one(articles),
            *self.order,
        )
        return ArrangedArticle(
            self.outlet,
            (agency.value or None) if agency else None,
            self.label,
            self.outlet is not None and self.known.names.is_ours(self.outlet),
            tuple(text.arranged() for text in self.texts),
            decisions,
        )

    def _inferred_agency(self, articles: Sequence[Article]) -> Decision | None:
        """The agency whose copy it carries most of, from SAME_COPY upwards."""
        found = [
            (self.shares[mine.key, theirs.key], other.stated.value, theirs.document.digest, theirs.key)
            for other in articles
            if other is not self and other.stated and other.stated.value
            for mine in self.mains
            for theirs in other.mains
        ]
        if not found or max(found)[0] < SAME_COPY:
            return None
        share, agency, _, key = max(found)
        whose = next(other for other in articles if any(one.key == key for one in other.mains))
        said = whose.outlet or self.known.by_key[key].name
        return Decision("agency", agency, Basis.INFERRED, f"shares its text with {agency} copy", said, round(share, 2))

    def _one_article(self) -> Iterator[Decision]:
        """What binds its files: a person, or the text they share."""
        keys = {one.key for one in self.members}
        for kind in (RepairKind.ONE_ARTICLE, RepairKind.ONE_TEXT):
            mine = [one for one in self.known.repairs if one.kind is kind and {one.one, one.other} <= keys]
            yield from self.known.by_gesture(kind.value, mine)
        sources = {one.key.source for one in self.mains}
        if len(sources) > 1 and self.outlet is not None:
            rule = "files of one outlet that share their text"
            share = round(self._least_copy(), 2)
            yield Decision("one article", self.outlet, Basis.INFERRED, rule, self.outlet, share)

    def _least_copy(self) -> float:
        """What its most different version has in common with the version of another source most like it."""
        least = 1.0
        for one in self.mains:
            most = 0.0
            for other in self.mains:
                if other.key.source != one.key.source:
                    most = max(most, self.shares.copy(one.key, other.key))
                    if most >= least:
                        break
            least = min(least, most)
        return least

    def _perhaps_one(self, articles: Sequence[Article]) -> Iterator[Decision]:
        """Another file of an unnamed outlet that reads nearly the same: only a person can say that they are one."""
        if not self._is_undated_and_unnamed:
            return
        mine = self.mains[-1].key
        others = [
            (-self.shares.alike(mine, other.mains[-1].key), other.label)
            for other in articles
            if other is not self and other._is_undated_and_unnamed and not self._is_parted_from(other)
        ]
        for share, label in sorted(one for one in others if one[0] <= -ALIKE)[:1]:
            rule = "two undated files of unnamed outlets that read nearly the same"
            yield Decision("perhaps one article", label, Basis.INFERRED, rule, share=round(-share, 2))

    @property
    def _is_undated_and_unnamed(self) -> bool:
        return self.outlet is None and not self.texts[-1].date

    def _is_parted_from(self, other: Article) -> bool:
        return self.known.units.are_apart(self.members[0].key, other.members[0].key)
