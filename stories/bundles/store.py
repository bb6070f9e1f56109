"""Storing what a plan says, all of it or nothing."""

from __future__ import annotations

import gc
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from stories.archive import index
from stories.archive.anew import row_of
from stories.archive.by_hand import contradictions_in, refusal, seeds_of
from stories.archive.change import Progress, silent
from stories.archive.settle import Proposing, propose, settle
from stories.archive.standing import mark_arranged
from stories.archive.write import batches
from stories.bundles.manifest import (
    AGENCY,
    ARTICLE,
    NUMBER,
    OUTLET,
    STATED,
    STORY,
    TIME,
    Standing,
    manifest_of,
)
from stories.bundles.opening import Opened
from stories.bundles.plan import Plan, StoredSource, nothing_stored, plan
from stories.bundles.read import ReadItem, read_items
from stories.bundles.report import Report, report
from stories.bundles.spool import Shelf, Spool
from stories.bundles.telling import warned_of
from stories.collate import Candidate, Key, Repair
from stories.collate.fingerprint import Facts
from stories.collate.handles import handles_of
from stories.models import COMMAND_LINE, Act, Bundle, Gesture, Item, Source, Story, Version
from stories.models import Fingerprint as FingerprintRow
from stories.models import Repair as RepairRow
from stories.models.names import known_names
from stories.text import PARSER
from stories.text.names import BUILT_IN

USUALLY = gc.get_threshold()


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """With Python's search for circular garbage at work a hundredth as often: an arrangement is hundreds of thousands
    of small objects that are all in use, and looking through them took a fifth of an import. Best around a whole
    function: then they are gone when the search is at work again."""
    gc.set_threshold(USUALLY[0] * 100, *USUALLY[1:])
    try:
        yield
    finally:
        gc.set_threshold(*USUALLY)  # not what it was before: of several threads none may leave another's behind


@rarely_collecting()
def bring_in(
    name: str, items: Iterable[Opened], by: str = COMMAND_LINE, dry_run: bool = False, progress: Progress = silent
) -> Report:
    """Read a bundle's items, store them and report; with `dry_run` only report. Comparing happens before the
    transaction. A bundle that holds nothing but known files is a bundle too; one of which nothing could be read is
    none. Raises Overtaken where other imports of the same stories were faster each time."""
    with Spool() as spool:
        return store_read(name, read_items(items, known_names(), spool, progress), spool, by, dry_run, progress)


def store_read(
    name: str,
    items: Sequence[ReadItem],
    spool: Spool,
    by: str = COMMAND_LINE,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Report:
    """Store what was read; raises as `bring_in`, and Refused where a manifest states what contradicts itself."""
    stated = manifest_of(items, standing(items))
    items = stated.told(items)
    at = timezone.now().isoformat()
    repairs = [replace(one, by=by, at=at, why=STATED) for one in stated.repairs]
    if dry_run or not _is_worth_storing(items):
        made = planned(name, items, repairs, progress)
        return report(made, _ids(made))

    def keep(made: Plan) -> Report:
        bundle = Bundle.objects.create(name=name, by=by, state=Bundle.State.STORED)
        if repairs:
            keep_told(bundle, repairs, STATED, by)
        return store_and_report(made, spool, bundle, by, progress)

    return settle(lambda: planned(name, items, repairs, progress), lambda made: made.proposal, keep)


def keep_told(bundle: Bundle, repairs: Iterable[Repair], why: str, by: str) -> None:
    """What files say of texts, or is known of the folder they landed in, as one gesture of the bundle's own."""
    gesture = Gesture.objects.create(by=by, bundle=bundle, why=why)
    RepairRow.objects.bulk_create((RepairRow.of(gesture, one) for one in repairs), batch_size=100)


def planned(
    name: str,
    items: Sequence[ReadItem],
    repairs: Sequence[Repair] = (),
    progress: Progress = silent,
    may_contradict: bool = False,
    proposing: Proposing = propose,
    watched: str = "",
) -> Plan:
    """What storing them would make of the archive, with the bundle's own repairs. Raises Refused where these contradict
    what stands, unless they may. `watched` is the folder that they landed in."""
    progress("arranging", 0)
    stored, seeds = _stored_sources(items), seeds_of(repairs)
    made = plan(name, items, stored, lambda change: proposing(change, progress), stems_taken, repairs, seeds, watched)
    if repairs and not may_contradict and (found := contradictions_in(made.proposal)):
        raise refusal(found)
    return made


def try_out(name: str, items: Iterable[Opened], progress: Progress = silent) -> Report:
    """The report of a bundle where there is no database yet."""
    with Spool() as spool:
        read = read_items(items, BUILT_IN, spool, progress)
        stated = manifest_of(read)
        read = stated.told(read)
        made = plan(name, read, {}, nothing_stored(BUILT_IN), lambda stems, stories: (), stated.repairs)
        return report(made, {})


def _is_worth_storing(items: Sequence[ReadItem]) -> bool:
    """Whether anything could be read that was not erased before."""
    read = {one.sha256 for one in items if one.sha256}
    return bool(read - {one.sha256 for one in _stored_sources(items).values() if one.erased})


def _stored_sources(items: Iterable[ReadItem]) -> dict[str, StoredSource]:
    """Those of the items' sources that are here already."""
    found: dict[str, StoredSource] = {}
    for batch in batches({one.sha256 for one in items if one.sha256}):
        for source in Source.objects.filter(sha256__in=batch).prefetch_related(_IDS).defer("content"):
            versions = tuple(sorted(version.pk for version in source.versions.all()))
            erased = f"{source.erased_at:%-d %B %Y}" if source.erased_at else ""
            found[source.sha256] = StoredSource(source.sha256, source.pk, versions, erased)
    return found


def standing(items: Iterable[ReadItem]) -> Standing:
    """Of those of the items that are here already, what a manifest would state of them."""
    found: dict[str, dict[str, set[str]]] = {}
    for batch in batches({one.sha256 for one in items if one.sha256}):
        for sha256, *values in sources_here().filter(sha256__in=batch).values_list("sha256", *_STANDING):
            mine = found.setdefault(sha256, defaultdict(set))
            for what, value in zip(_STANDING.values(), values, strict=True):
                if value is not None:
                    mine[what].add(str(value))
    return found


def sources_here() -> QuerySet[Source]:
    """Those that stand, or were erased. What was undone or left out comes as if it were new."""
    held = Item.objects.standing().filter(source=OuterRef("pk"))
    return Source.objects.filter(Exists(held) | Q(erased_at__isnull=False))


_STANDING = {
    "versions__article__outlet": OUTLET,
    "versions__article__agency": AGENCY,
    "versions__published": TIME,
    "versions__same_as__published": TIME,
    "versions__article": ARTICLE,
    "versions__article__story": STORY,
    "versions__number": NUMBER,
}


_IDS = Prefetch("versions", Version.objects.only("pk", "source"))


def stems_taken(stems: Collection[str], stories: Collection[int]) -> Collection[str]:
    """Those of the stems that another story has."""
    found: set[str] = set()
    for some in batches(stems):
        rows = Story.objects.filter(stem__in=some).values_list("pk", "stem")
        found |= {stem for pk, stem in rows if pk not in stories}
    return found


def store_and_report(made: Plan, shelf: Shelf, bundle: Bundle, by: str, progress: Progress = silent) -> Report:
    """As `store`, for one who tells at once what came of it."""
    return report(made, _ids(made, store(made, shelf, bundle, by, progress)), bundle)


def store(made: Plan, shelf: Shelf, bundle: Bundle, by: str, progress: Progress = silent) -> dict[Key, int]:
    """Store what is planned, as the bundle or as more of it: the ids of the versions that are new. In one transaction,
    under the lock."""
    bundle.capped += len(made.proposal.capped)
    if not bundle.revision:  # nobody was shown its plan
        bundle.warned = dict(Counter(bundle.warned) + warned_of(made))
    begin(bundle)
    added = put(made, shelf, bundle, progress)
    made.proposal.bring_rows(imported(bundle, by, len(added)), added)
    return added


def begin(bundle: Bundle) -> None:
    bundle.state = Bundle.State.STORED
    bundle.stored_at = bundle.stored_at or timezone.now()
    bundle.save()


def imported(bundle: Bundle, by: str, versions: int) -> Act:
    """The act, by which the bundle's own changes take force, and so many versions came."""
    act = Act.record(by, Act.Did.IMPORTED, bundle=bundle, after={"versions": versions})
    bundle.gestures.filter(undone_at=None).update(touched=act.pk)
    return act


def put(made: Plan, shelf: Shelf, bundle: Bundle, progress: Progress = silent) -> dict[Key, int]:
    """The files of a plan, and the versions that are new, which have no place yet: their ids."""
    sources: dict[str, int] = {}
    added: dict[Key, int] = {}
    left_out = {one.sha256 for one in made.items if one.left_out}
    for at in range(0, len(made.fresh), STORED_AT_A_TIME):
        fresh = made.fresh[at : at + STORED_AT_A_TIME]
        stored = _store_sources(fresh, shelf)
        added |= _store_versions(fresh, stored, shelf)
        sources |= {sha256: source.pk for sha256, source in stored.items()}
        progress("files stored", at + len(fresh))
    known = {item.sha256 for item in made.items if item.sha256} - sources.keys()
    for batch in batches(known):
        sources |= dict(Source.objects.filter(sha256__in=batch).values_list("sha256", "pk"))
    for at in range(0, len(made.items), STORED_AT_A_TIME):
        Item.objects.bulk_create(
            Item(
                bundle=bundle,
                source_id=sources.get(one.sha256),
                path=one.path,
                outcome=one.outcome,
                message=one.message,
                left_out=one.left_out,
            )
            for one in made.items[at : at + STORED_AT_A_TIME]
        )
    mark_arranged(sources[sha256] for sha256 in known | left_out)
    return added


STORED_AT_A_TIME = 200
"""Sources, with their versions, that are in memory while they are stored."""


def _store_sources(items: Sequence[ReadItem], shelf: Shelf) -> dict[str, Source]:
    sources = [
        Source(sha256=one.sha256, content=content, media_type=one.media_type, encoding=one.encoding)
        for one, content in zip(items, shelf.contents(items), strict=True)
    ]
    return {source.sha256: source for source in Source.objects.bulk_create(sources, batch_size=100)}


def _store_versions(items: Sequence[ReadItem], sources: Mapping[str, Source], shelf: Shelf) -> dict[Key, int]:
    candidates = [candidate for item in items for candidate in item.candidates(())]
    readings = [json.loads(reading) for reading in shelf.readings(items)]
    rows = [
        version_row(candidate, sources[candidate.key.source], reading)
        for candidate, reading in zip(candidates, readings, strict=True)
    ]
    stored = Version.objects.bulk_create(rows, batch_size=50)
    ids = {candidate.key: version.pk for candidate, version in zip(candidates, stored, strict=True)}
    fingerprints = (row_of(ids[candidate.key], candidate.fingerprint) for candidate in candidates)
    FingerprintRow.objects.bulk_create(fingerprints, batch_size=100)
    index.add_handles({ids[candidate.key]: handles_of(candidate.facts) for candidate in candidates})
    return ids


def version_row(candidate: Candidate, source: Source, reading: dict[str, Any]) -> Version:
    """The row of a version that has no place yet."""
    facts = candidate.facts
    return Version(
        source=source,
        draft=candidate.key.draft,
        part=candidate.key.part,
        parts=candidate.parts,
        digest=candidate.digest,
        reading=reading,
        parser=PARSER,
        headline=facts.headline,
        lede=facts.lede,
        words=facts.body_words,
        **detected(facts),
    )


def detected(facts: Facts) -> dict[str, str]:
    """What versions are looked up by beside their words."""
    what = {"outlet_read": "outlet", "agency_read": "agency"}
    found = {field: facts.decided(name) for field, name in what.items()}
    return {field: decision.value[:300] for field, decision in found.items() if decision}


def _ids(made: Plan, added: Mapping[Key, int] = {}) -> dict[Key, int]:
    return {**made.proposal.gathered.ids, **added}
