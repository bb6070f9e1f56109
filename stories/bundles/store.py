"""Storing what a plan says, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from stories.archive.gathered import batches, gather
from stories.archive.settle import settle
from stories.archive.standing import mark_arranged
from stories.bundles.opening import Opened
from stories.bundles.plan import Plan, StoredSource, nothing_stored, plan
from stories.bundles.read import ReadItem, read_items
from stories.bundles.report import Report, report
from stories.collate import Candidate, Key
from stories.collate.titles import headline_of, lede_of
from stories.models import COMMAND_LINE, Act, Bundle, Item, Source, Story, TellingWord, Version
from stories.models.names import known_names
from stories.text import PARSER, Document
from stories.text.names import BUILT_IN


def bring_in(name: str, items: Sequence[Opened], by: str = COMMAND_LINE, dry_run: bool = False) -> Report:
    """Read a bundle's items, store them and report; with `dry_run` only report. Raises as `store_read` does."""
    return store_read(name, read_items(items, known_names()), by, dry_run)


def store_read(name: str, items: Sequence[ReadItem], by: str = COMMAND_LINE, dry_run: bool = False) -> Report:
    """Store what was read. Comparing happens before the transaction. A bundle that holds nothing but known files is a
    bundle too; one of which nothing could be read is none. Raises Overtaken where other imports of the same stories
    were faster each time."""

    def planned() -> Plan:
        return plan(name, items, _stored_sources(items), gather, _stems_taken)

    if dry_run or not _is_worth_storing(items):
        made = planned()
        return report(made, _ids(made))
    return settle(planned, lambda made: made.proposal, lambda made: _store(made, by))


def try_out(name: str, items: Sequence[Opened]) -> Report:
    """The report of a bundle where there is no database yet."""
    made = plan(name, read_items(items, BUILT_IN), {}, nothing_stored(BUILT_IN), lambda stems, versions: ())
    return report(made, {})


def _is_worth_storing(items: Sequence[ReadItem]) -> bool:
    """Whether anything could be read that was not erased before."""
    read = {one.sha256 for one in items if one.sha256}
    return bool(read - {one.sha256 for one in _stored_sources(items).values() if one.erased})


def _stored_sources(items: Iterable[ReadItem]) -> dict[str, StoredSource]:
    """Those of the items' sources that are here already."""
    found: dict[str, StoredSource] = {}
    for batch in batches({one.sha256 for one in items if one.sha256}):
        for source in Source.objects.filter(sha256__in=batch).prefetch_related("versions").defer("content"):
            versions = tuple(sorted(version.pk for version in source.versions.all()))
            erased = f"{source.erased_at:%-d %B %Y}" if source.erased_at else ""
            found[source.sha256] = StoredSource(source.sha256, source.pk, versions, erased)
    return found


def _stems_taken(stems: Collection[str], versions: Collection[int]) -> Collection[str]:
    """Those of the stems that a story has which holds none of the versions."""
    concerned: set[int] = set()
    for batch in batches(versions):
        concerned |= set(Story.objects.filter(articles__versions__in=batch).values_list("pk", flat=True))
    found: set[str] = set()
    for some in batches(stems):
        rows = Story.objects.filter(stem__in=some).values_list("pk", "stem")
        found |= {stem for pk, stem in rows if pk not in concerned}
    return found


def _store(made: Plan, by: str) -> Report:
    bundle = Bundle.objects.create(name=made.name, by=by)
    sources = _store_sources(made.fresh)
    known = {item.sha256 for item in made.items if item.sha256} - sources.keys()
    for batch in batches(known):
        sources |= {source.sha256: source for source in Source.objects.filter(sha256__in=batch).defer("content")}
    Item.objects.bulk_create(
        (
            Item(bundle=bundle, source=sources.get(one.sha256), path=one.path, outcome=one.outcome, message=one.message)
            for one in made.items
        ),
        batch_size=200,
    )
    added = _store_versions(made, sources)
    mark_arranged(sources[sha256].pk for sha256 in known)
    act = Act.record(by, Act.Did.IMPORTED, bundle=bundle, after={"versions": len(added)})
    made.proposal.bring_rows(act, added)
    return report(made, _ids(made), bundle)


def _store_sources(items: Iterable[ReadItem]) -> dict[str, Source]:
    sources = [
        Source(
            sha256=one.sha256,
            content=one.item.content,
            media_type=one.drafts[0].media_type,
            encoding=one.drafts[0].encoding,
        )
        for one in items
    ]
    return {source.sha256: source for source in Source.objects.bulk_create(sources, batch_size=50)}


def _store_versions(made: Plan, sources: Mapping[str, Source]) -> dict[Key, int]:
    candidates = made.proposal.change.new
    rows = [version_row(one, sources[one.key.source]) for one in candidates]
    stored = Version.objects.bulk_create(rows, batch_size=50)
    words = [
        TellingWord(version=version, word=word)
        for one, version in zip(candidates, stored, strict=True)
        for word in sorted(one.signature.telling)
    ]
    TellingWord.objects.bulk_create(words, batch_size=400)
    return {one.key: version.pk for one, version in zip(candidates, stored, strict=True)}


def version_row(candidate: Candidate, source: Source) -> Version:
    """The row of a version that has no place yet."""
    document = candidate.document
    return Version(
        source=source,
        draft=candidate.key.draft,
        part=candidate.key.part,
        parts=candidate.parts,
        digest=document.digest,
        reading=document.reading(),
        parser=PARSER,
        headline=headline_of(document),
        lede=lede_of(document),
        words=document.body_words,
        **detected(document),
    )


def detected(document: Document) -> dict[str, str]:
    """What versions are looked up by beside their words."""
    what = {"identity": "identity", "replaces": "replaces", "outlet_read": "outlet", "agency_read": "agency"}
    found = {field: document.decided(name) for field, name in what.items()}
    return {field: decision.value[:300] for field, decision in found.items() if decision}


def _ids(made: Plan) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for batch in batches({one.key.source for one in made.proposal.gathered.candidates}):
        found |= Version.objects.by_key(batch)
    return found
