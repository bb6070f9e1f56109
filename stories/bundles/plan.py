"""What a bundle would store, worked out before anything is stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from stories.archive.change import Change
from stories.archive.gathered import Gathered
from stories.archive.rows import marked
from stories.archive.settle import Proposal, arranged
from stories.bundles.read import ReadItem
from stories.collate import NOW, ArrangedStory, Arrival, Candidate, Key, Repair, firsts
from stories.text.names import Names


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source that was here before: its versions, by id, or the day on which it was erased."""

    sha256: str
    pk: int
    versions: tuple[int, ...] = ()
    erased: str = ""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    path: str
    sha256: str
    outcome: str
    message: str
    left_out: bool = False
    warns: bool = False
    """Of a manifest: whether something of it was not taken."""


@dataclass(frozen=True)
class Plan:
    """`fresh` are the sources to store, an item for each, those that are left out among them; `items` what becomes of
    every file."""

    name: str
    items: tuple[PlannedItem, ...]
    fresh: tuple[ReadItem, ...]
    proposal: Proposal
    slugs: tuple[str, ...]
    """Of the stories, as they will be once stored."""

    @property
    def stories(self) -> tuple[ArrangedStory, ...]:
        return self.proposal.stories

    @cached_property
    def candidates(self) -> dict[Key, Candidate]:
        return {one.key: one for one in self.proposal.gathered.candidates}

    @cached_property
    def new(self) -> set[Key]:
        """The versions it would store."""
        return {one.key for one in self.proposal.change.new}


def change_of(items: Sequence[ReadItem], stored: Mapping[str, StoredSource], watched: str = "") -> Change:
    """What bringing the items in changes: depends on the set of them, not on their order. `watched` is the folder that
    they landed in, where one is watched."""
    names: dict[str, list[str]] = defaultdict(list)
    for one in items:
        if one.sha256:
            names[one.sha256].append(one.path)
    sighted = {sha256: tuple(sorted(paths)) for sha256, paths in names.items()}
    new = [
        replace(candidate, arrivals=firsts(Arrival(watched, path, NOW) for path in sighted[one.sha256]))
        for one in first_of_each(items)
        if one.sha256 not in stored
        for candidate in one.candidates(sighted[one.sha256])
    ]
    seeds = frozenset(pk for sha256 in names if sha256 in stored for pk in stored[sha256].versions)
    return Change(new=tuple(new), sighted=sighted, seeds=seeds, watched=watched)


def first_of_each(items: Sequence[ReadItem]) -> list[ReadItem]:
    """One item for each source that was read, in the order of the hashes."""
    by_hash = {one.sha256: one for one in reversed(items) if one.sha256}
    return [by_hash[sha256] for sha256 in sorted(by_hash)]


def outcomes(
    items: Sequence[ReadItem], stored: Mapping[str, StoredSource], again: Mapping[str, str]
) -> Iterator[PlannedItem]:
    """What becomes of each file. `again` has, for a source all of whose texts are here already, where they are."""
    first = {one.sha256: one for one in reversed(items) if one.sha256 and not one.left_out}
    for one in items:
        path, here = one.path, stored.get(one.sha256)
        if one.left_out and one.sha256 and not (here and here.erased):
            yield PlannedItem(path, one.sha256, "known" if here else "stored", "left out", True)
        elif one.skipped:
            warning = one.warning.splitlines()
            yield PlannedItem(path, "", "skipped", "; ".join([one.skipped, *warning]), warns=bool(warning))
        elif not one.sha256:
            yield PlannedItem(path, "", "failed", one.failure)
        elif here is not None and here.erased:
            yield PlannedItem(path, "", "failed", f"these bytes were erased on {here.erased} and are not taken again")
        elif here is not None:
            yield PlannedItem(path, one.sha256, "known", "its bytes were stored before")
        elif first[one.sha256] is not one:
            yield PlannedItem(path, one.sha256, "known", f"the same bytes as {first[one.sha256].path}")
        else:
            said = [one.warning, f"the same text as {again[one.sha256]}" if one.sha256 in again else ""]
            yield PlannedItem(path, one.sha256, "stored", "; ".join(filter(None, said)))


def plan(
    name: str,
    items: Sequence[ReadItem],
    stored: Mapping[str, StoredSource],
    propose: Callable[[Change], Proposal],
    taken: Callable[[Collection[str], Collection[int]], Collection[str]],
    repairs: Sequence[Repair] = (),
    seeds: Collection[int] = (),
    watched: str = "",
) -> Plan:
    """The plan for a bundle called `name`. `propose` gives what a change makes of the archive; `taken` those of some
    stems that other stories than some have; `repairs` are the bundle's own, and `seeds` the stored versions, by id,
    that these name; `watched` is as in `change_of`."""
    usable = [one for one in items if not (one.sha256 in stored and stored[one.sha256].erased)]
    change = change_of([one for one in usable if not one.left_out], stored, watched)
    proposal = propose(replace(change, repairs=tuple(repairs), seeds=change.seeds | frozenset(seeds)))
    gathered, stories = proposal.gathered, proposal.stories
    by_key = {one.key: one for one in gathered.candidates}
    again = _said_again(stories, by_key)
    slugs = tuple(_slugs(stories, taken, {one.story for one in gathered.stored.values() if one.story}))
    new = tuple(one for one in first_of_each(usable) if one.sha256 not in stored)
    return Plan(name, tuple(outcomes(items, stored, again)), new, proposal, slugs)


def _said_again(stories: Sequence[ArrangedStory], candidates: Mapping[Key, Candidate]) -> dict[str, str]:
    """For each source that holds nothing but texts that another holds as well, the name of that one's file."""
    mains = {version.key.source for story in stories for article in story.articles for version in article.versions}
    return {
        key.source: candidates[version.key].name
        for story in stories
        for article in story.articles
        for version in article.versions
        for key in version.sightings
        if key.source not in mains
    }


def _slugs(
    stories: Sequence[ArrangedStory],
    taken: Callable[[Collection[str], Collection[int]], Collection[str]],
    concerned: Collection[int],
) -> Iterator[str]:
    """Each story's stem, with a mark where another story has it too."""
    stems = Counter(story.slug for story in stories)
    elsewhere = taken(stems.keys(), concerned)
    for story in stories:
        if stems[story.slug] == 1 and story.slug not in elsewhere:
            yield story.slug
        else:
            yield marked(story.slug, story.keys)


def nothing_stored(names: Names) -> Callable[[Change], Proposal]:
    """Proposes for an archive that is empty, or not there at all."""
    return lambda change: arranged(Gathered(0, change, names, change.new, change.repairs, {}))
