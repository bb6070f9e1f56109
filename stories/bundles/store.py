"""Storing what a plan says, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import uuid4

from django.db import connection, transaction

from stories.bundles.archive import StoredArchive
from stories.bundles.opening import Opened
from stories.bundles.plan import Plan, Reading, marked, plan, read_items
from stories.bundles.report import Report, report
from stories.collate import ArrangedArticle, ArrangedStory
from stories.collate.arrange import Key, headline_of, lede_of
from stories.models import Act, Article, Bundle, FormerSlug, Item, Source, Story, TellingWord, Version
from stories.text import PARSER

COMMAND_LINE = "command line"


def bring_in(name: str, items: Sequence[Opened], by: str = COMMAND_LINE, dry_run: bool = False) -> Report:
    """Store a bundle's items and report; with `dry_run` only report. Reading and comparing happen before the
    transaction; where another import came between, the plan is made anew."""
    readings = read_items(items)
    while True:
        made = plan(name, readings, StoredArchive())
        if dry_run or not made.readings:
            return report(made, _ids(made))
        try:
            return _store(made, by)
        except _Overtaken:
            continue


class _Overtaken(Exception):
    """Another import was stored since the plan was made."""


# Any number will do: it names the lock that keeps imports apart on PostgreSQL. SQLite's transactions are
# IMMEDIATE and keep themselves apart.
_LOCK = 7_469_746


@transaction.atomic
def _store(made: Plan, by: str) -> Report:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if StoredArchive().stamp != made.stamp:
        raise _Overtaken
    bundle = Bundle.objects.create(name=made.name, by=by, report={})
    sources = _store_sources(bundle, made.readings)
    Item.objects.bulk_create(
        (Item(bundle=bundle, path=item.path, outcome=item.outcome, message=item.message) for item in made.items),
        batch_size=200,
    )
    _store_stories(made, sources)
    bundle.report = report(made, _ids(made), bundle)
    bundle.save(update_fields=["report"])
    Act.record(by, "imported a bundle", f"{made.name}: {len(made.new)} versions")
    return bundle.report


def _store_sources(bundle: Bundle, readings: Iterable[Reading]) -> dict[str, Source]:
    sources = [
        Source(
            bundle=bundle,
            path=reading.item.path,
            sha256=reading.sha256,
            content=reading.item.content,
            media_type=reading.draft.media_type,
            encoding=reading.draft.encoding,
        )
        for reading in readings
        if reading.draft
    ]
    return {source.sha256: source for source in Source.objects.bulk_create(sources, batch_size=50)}


def _store_stories(made: Plan, sources: dict[str, Source]) -> None:
    """Bring the rows to the arrangement. A story keeps a row it was in; the address of a row that no story keeps leads
    to where its versions went."""
    rows = Story.objects.in_bulk({pk for arranged in made.stories for pk in arranged.stories})
    stems = {story.stem for story in rows.values()} | {arranged.slug for arranged in made.stories}
    kept: dict[int, Story] = {}
    left: set[int] = set(rows)
    fresh: set[int] = set()
    taken: set[int] = set()
    for at, arranged in enumerate(made.stories):
        pk = min(arranged.stories & left, default=None)
        left.discard(pk or 0)
        story = rows[pk] if pk else Story(slug=uuid4().hex)  # stands until the slugs are settled
        story.title, story.stem = arranged.title, arranged.slug
        story.decisions = [decision.to_dict() for decision in arranged.decisions]
        story.save()
        kept[at] = story
        if not pk:
            fresh.add(story.pk)
        _store_shares(arranged, _store_articles(story, arranged, made, sources, taken))
    Article.objects.filter(story__in=rows, versions=None).delete()
    for at, arranged in enumerate(made.stories):
        for pk in arranged.stories & left:
            left.discard(pk)
            _lead_on(rows[pk], kept[at])
    _settle_slugs(stems, fresh)


def _lead_on(former: Story, story: Story) -> None:
    former.former_slugs.update(story=story)
    FormerSlug.objects.update_or_create(slug=former.slug, defaults={"story": story})
    former.delete()


def _store_articles(
    story: Story, arranged: ArrangedStory, made: Plan, sources: dict[str, Source], taken: set[int]
) -> dict[Key, Version]:
    keys = [key for article in arranged.articles for key in article.versions]
    stored = {
        (version.source.sha256, version.part): version
        for version in Version.objects.filter(source__sha256__in={key[0] for key in keys})
        .select_related("source")
        .defer("reading", "source__content")
    }
    for number, plan_of_article in enumerate(arranged.articles, start=1):
        held = {stored[key].article_id for key in plan_of_article.versions if key in stored} - taken
        article = _store_article(story, number, plan_of_article, min(held, default=None))
        taken.add(article.pk)
        for place, key in enumerate(plan_of_article.versions, start=1):
            if key in stored:
                version = stored[key]
                Version.objects.filter(pk=version.pk).update(article=article, number=place)
            else:
                source = sources.get(key[0]) or Source.objects.defer("content").get(sha256=key[0])
                stored[key] = _store_version(article, place, source, key, made)
    return {key: stored[key] for key in keys}


def _store_article(story: Story, number: int, arranged: ArrangedArticle, pk: int | None) -> Article:
    article = Article(
        pk=pk,
        story=story,
        number=number,
        outlet=arranged.outlet,
        agency=arranged.agency,
        letter=arranged.letter,
        decisions=[decision.to_dict() for decision in arranged.decisions],
    )
    article.save(force_update=pk is not None, force_insert=pk is None)
    return article


def _store_version(article: Article, number: int, source: Source, key: Key, made: Plan) -> Version:
    told = made.told[key]
    document = told.document
    version = Version.objects.create(
        source=source,
        part=key[1],
        article=article,
        number=number,
        digest=document.digest,
        reading=document.reading(),
        parser=PARSER,
        headline=headline_of(document),
        lede=lede_of(document),
        published=document.date,
        words=document.body_words,
    )
    TellingWord.objects.bulk_create(TellingWord(version=version, word=word) for word in sorted(told.signature.telling))
    return version


def _store_shares(arranged: ArrangedStory, versions: dict[Key, Version]) -> None:
    for left, version in versions.items():
        version.carried = {
            str(other.pk): round(arranged.carried[left, right], 4) for right, other in versions.items() if right != left
        }
    Version.objects.bulk_update(versions.values(), ["carried"], batch_size=100)


def _settle_slugs(stems: Iterable[str], fresh: Collection[int]) -> None:
    """A story's slug is its stem; stories of one stem all add a mark of their first text. So the slug depends on the
    texts and not on which story came first; the address a story had before leads to it."""
    for stem in sorted(stems):
        rivals = list(Story.objects.filter(stem=stem))
        for story in rivals:
            slug = stem if len(rivals) == 1 else marked(stem, _digests(story))
            if story.slug == slug:
                continue
            if story.pk not in fresh:
                FormerSlug.objects.update_or_create(slug=story.slug, defaults={"story": story})
            FormerSlug.objects.filter(slug=slug).delete()
            story.slug = slug
            story.save(update_fields=["slug"])


def _digests(story: Story) -> Iterable[str]:
    return Version.objects.filter(article__story=story).values_list("digest", flat=True)


def _ids(made: Plan) -> dict[Key, int]:
    hashes = {key[0] for key in made.told}
    stored = Version.objects.filter(source__sha256__in=hashes).values_list("source__sha256", "part", "pk")
    return {(sha256, part): pk for sha256, part, pk in stored}
