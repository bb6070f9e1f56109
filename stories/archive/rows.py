"""The rows of stories, articles and versions, brought to what the arrangement says."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from stories.archive.gathered import batches
from stories.collate import ArrangedArticle, ArrangedStory, Key
from stories.models import Article, FormerSlug, Story, Version

_PLACE = ("article_id", "number", "same_as_id", "published", "held_until", "decisions", "carried")


def bring_rows(
    stories: Sequence[ArrangedStory], stored: Mapping[Key, int], leaving: Collection[int], touched: int
) -> None:
    """A row goes on with what holds most of its versions; one that held nothing comes back with the version that it
    began with. What no row goes on with gets a new one, and none is deleted. `stored` has the id of every version that
    the stories hold; those `leaving` lose their place; `touched` is the act that all of it is due to."""
    versions = _versions({*(stored[key] for story in stories for key in story.keys), *leaving})
    before = {pk: _place(version) for pk, version in versions.items()}
    former_articles = {pk: version.article_id for pk, version in versions.items() if version.article_id}
    former_stories = {
        pk: version.article.story_id
        for pk, version in versions.items()
        if version.article is not None and version.article.story_id is not None
    }
    rows = _rows_for(Story, [[stored[key] for key in story.keys] for story in stories], former_stories)
    articles = [article for story in stories for article in story.articles]
    article_rows = _rows_for(Article, [[stored[key] for key in article.keys] for article in articles], former_articles)
    for pk in leaving:
        _take_out(versions[pk])
    settled = iter(article_rows)
    for story, row in zip(stories, rows, strict=True):
        row.title = story.title
        row.decisions = [decision.to_dict() for decision in story.decisions]
        for number, article in enumerate(story.articles, start=1):
            article_row = next(settled)
            _fill(article_row, row, number, article)
            _place_versions(article_row, article, story, stored, versions)
    _save(rows, articles=article_rows)
    changed = [version for pk, version in versions.items() if _place(version) != before[pk]]
    Version.objects.bulk_update(changed, _PLACE, batch_size=100)
    for batch in batches(versions):
        Version.objects.filter(pk__in=batch).update(touched=touched)
    emptied = _empty(set(former_stories.values()) - {row.pk for row in rows}, former_articles.values(), article_rows)
    stems = {row.stem for row in (*rows, *emptied)}
    for story, row in zip(stories, rows, strict=True):
        row.stem = story.slug
    Story.objects.bulk_update(rows, ["stem"], batch_size=200)
    settle_slugs({*stems, *(story.slug for story in stories)})


def _versions(pks: Iterable[int]) -> dict[int, Version]:
    found: dict[int, Version] = {}
    for batch in batches(pks):
        rows = Version.objects.filter(pk__in=batch).select_related("article").only("pk", *_PLACE, "article__story")
        found |= {version.pk: version for version in rows}
    return found


def _place(version: Version) -> list[object]:
    return [getattr(version, field) for field in _PLACE]


Row = TypeVar("Row", Story, Article)


def _rows_for(model: type[Row], groups: Sequence[Sequence[int]], former: Mapping[int, int]) -> list[Row]:
    """For each group of versions the row that goes on with it, or a new one that the least of them founds."""
    chosen = _chosen(groups, former, *_founders(model, groups, former))
    rows = {row.pk: row for batch in batches(chosen.values()) for row in model._default_manager.filter(pk__in=batch)}
    return [rows[chosen[at]] if at in chosen else model(founder_id=min(group)) for at, group in enumerate(groups)]


def _founders(
    model: type[Row], groups: Iterable[Iterable[int]], former: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """The version that each row concerned began with: of the rows that held a version of the groups, and of those that
    hold nothing."""
    place = "article" if model is Article else "article__story"
    founders: dict[int, int] = {}
    for batch in batches(pk for group in groups for pk in group):
        founders |= dict(model._default_manager.filter(founder__in=batch).values_list("pk", "founder"))
    for batch in batches(set(former.values())):
        founders |= dict(model._default_manager.filter(pk__in=batch).values_list("pk", "founder"))
    holding = set(former.values())
    for batch in batches(founders.keys() - holding):
        holding |= set(Version.objects.filter(**{f"{place}__in": batch}).values_list(place, flat=True))
    held = {row: founder for row, founder in founders.items() if row in set(former.values())}
    return held, {row: founder for row, founder in founders.items() if row not in holding}


def _chosen(
    groups: Sequence[Sequence[int]], former: Mapping[int, int], founders: Mapping[int, int], empty: Mapping[int, int]
) -> dict[int, int]:
    """The row of each group that has one. A row goes on with what holds most of its versions; but what another row had
    begun with, and lost to this one, goes back to that one: so parting what was joined gives both rows back."""
    held = Counter((at, former[pk]) for at, group in enumerate(groups) for pk in group if pk in former)
    place = {pk: at for at, group in enumerate(groups) for pk in group}
    ranked = sorted(
        held.items(), key=lambda one: (-one[1], place.get(founders[one[0][1]]) != one[0][0], one[0][1], one[0][0])
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()

    def take(at: int, row: int) -> None:
        if at not in chosen and row not in taken:
            chosen[at] = row
            taken.add(row)

    leading = {at: row for (at, row), _ in reversed(ranked)}
    returning = sorted((row, place[founder]) for row, founder in empty.items() if founder in place)
    for row, at in returning:
        if at in leading and place.get(founders[leading[at]]) != at:
            take(at, row)
    for (at, row), _ in ranked:
        take(at, row)
    for row, at in returning:
        take(at, row)
    return chosen


def _take_out(version: Version) -> None:
    version.article_id = version.number = version.same_as_id = version.held_until = version.published = None
    version.decisions, version.carried = [], {}


def _fill(row: Article, story: Story, number: int, article: ArrangedArticle) -> None:
    row.story, row.number = story, number
    row.outlet, row.agency, row.label, row.is_ours = article.outlet, article.agency, article.label, article.is_ours
    row.decisions = [decision.to_dict() for decision in article.decisions]


def _place_versions(
    row: Article,
    article: ArrangedArticle,
    story: ArrangedStory,
    stored: Mapping[Key, int],
    versions: Mapping[int, Version],
) -> None:
    mains = [version.key for other in story.articles for version in other.versions]
    for number, arranged in enumerate(article.versions, start=1):
        carried = {
            str(stored[other]): round(story.carried[arranged.key, other], 4) for other in mains if other != arranged.key
        }
        for key in (arranged.key, *arranged.sightings):
            version = versions[stored[key]]
            version.article, version.number = row, number
            version.same_as_id = None if key == arranged.key else stored[arranged.key]
            version.published = arranged.published
            version.held_until = _moment(arranged.held_until)
            version.decisions = [decision.to_dict() for decision in arranged.decisions]
            version.carried = carried if key == arranged.key else {}


def _moment(held_until: str | None) -> datetime | None:
    """A hold that names no zone, or only a day, is reckoned by UTC."""
    if held_until is None:
        return None
    moment = datetime.fromisoformat(held_until)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _save(stories: Sequence[Story], articles: Sequence[Article]) -> None:
    for story in stories:
        if story._state.adding:
            story.save()
    Story.objects.bulk_update(stories, ["title", "decisions"], batch_size=200)
    for article in articles:
        article.story = article.story  # which has its id only now
        article.save()


def _empty(stories: Collection[int], former: Collection[int], kept: Collection[Article]) -> list[Story]:
    """Rows whose versions all went elsewhere: their addresses lead there, and nothing of what they said stays."""
    articles = set(former) - {article.pk for article in kept}
    for batch in batches(articles):
        Article.objects.filter(pk__in=batch).update(story=None, outlet=None, agency=None, label="", decisions=[])
    emptied = [story for batch in batches(stories) for story in Story.objects.filter(pk__in=batch)]
    keep_addresses(emptied)
    for batch in batches(stories):
        Story.objects.filter(pk__in=batch).update(slug=None, title="", stem="", decisions=[])
    return emptied


def keep_addresses(stories: Iterable[Story]) -> None:
    """What a story's address was leads to it from now on."""
    for story in stories:
        if story.slug:
            FormerSlug.objects.update_or_create(digest=FormerSlug.digest_of(story.slug), defaults={"story": story})


def marked(stem: str, keys: Iterable[Key]) -> str:
    """The slug of one of several stories of one stem, told apart by the least of its versions' keys: their texts may
    read the same."""
    return f"{stem}-{hashlib.sha256(str(min(keys)).encode()).hexdigest()[:6]}"


def _keys_of(stories: Iterable[Story]) -> dict[int, list[Key]]:
    keys: dict[int, list[Key]] = defaultdict(list)
    for batch in batches(story.pk for story in stories):
        held = Version.objects.filter(article__story__in=batch)
        for story, *key in held.values_list("article__story", "source__sha256", "draft", "part"):
            keys[story].append(Key(*key))
    return keys


def settle_slugs(stems: Iterable[str]) -> None:
    """A story's slug is its stem; stories of one stem all add a mark of their first text. So the slug depends on the
    texts and not on which story came first; the address a story had before leads to it."""
    changing: dict[int, tuple[Story, str]] = {}
    for stem in sorted(filter(None, stems)):
        rivals = list(Story.objects.filter(stem=stem))
        keys = _keys_of(rivals) if len(rivals) > 1 else {}
        for story in rivals:
            slug = stem if len(rivals) == 1 else marked(stem, keys[story.pk])
            if story.slug != slug:
                changing[story.pk] = story, slug
    keep_addresses(story for story, _ in changing.values())
    Story.objects.filter(pk__in=changing).update(slug=None)
    for story, slug in changing.values():
        story.slug = slug
    Story.objects.bulk_update([story for story, _ in changing.values()], ["slug"], batch_size=200)
    in_use = [FormerSlug.digest_of(slug) for _, slug in changing.values()]
    for batch in batches(in_use):
        FormerSlug.objects.filter(digest__in=batch).delete()
