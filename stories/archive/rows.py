"""The rows of stories, articles and versions, brought to what the arrangement says."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Any, TypeVar

from django.db.models import Count, F, Q

from stories.archive import index
from stories.archive.gathered import PLACE, Gathered, Place
from stories.archive.write import batches, update
from stories.collate import ArrangedArticle, ArrangedStory, Key
from stories.models import Article, FormerSlug, Story, Version

NOWHERE: Place = (None, None, None, None, None, [])


@dataclass
class Slugs:
    """The stems whose slugs are to be settled, and the stories that were arranged with them."""

    stems: set[str] = field(default_factory=set)
    concerned: set[int] = field(default_factory=set)

    def and_also(self, other: Slugs) -> None:
        self.stems |= other.stems
        self.concerned |= other.concerned

    def settle(self) -> None:
        settle_slugs(self.stems, self.concerned)


def place_rows(stories: Sequence[ArrangedStory], gathered: Gathered, added: Mapping[Key, int], touched: int) -> Slugs:
    """All rows but for their slugs, which are settled once all are there. A row goes on with what holds most of its
    versions; one that held nothing comes back with the version that it began with. What no row goes on with gets a new
    one, and none is deleted. `added` has the ids of the versions that were stored with it; `touched` is the act that
    all of it is due to."""
    ids = {**gathered.ids, **added}
    former_articles = {one.pk: one.article for one in gathered.stored.values() if one.article}
    former_stories = {one.pk: one.story for one in gathered.stored.values() if one.story}
    rows = _rows_for(Story, [[ids[key] for key in story.keys] for story in stories], former_stories)
    articles = [article for story in stories for article in story.articles]
    article_rows = _rows_for(Article, [[ids[key] for key in article.keys] for article in articles], former_articles)
    before = {row.pk: _told(row) for row in rows if row.pk}
    articles_before = {row.pk: _told(row) for row in article_rows if row.pk}
    old = [row.stem for row in rows]
    stems = set(old)
    settled = iter(article_rows)
    for story, row in zip(stories, rows, strict=True):
        row.title, row.stem, row.linked = story.title, story.slug, ids[story.linked]
        row.decisions = [decision.to_dict() for decision in story.decisions]
        for number, article in enumerate(story.articles, start=1):
            _fill(next(settled), row, number, article)
    _save(rows, before)
    for article_row in article_rows:
        article_row.story = article_row.story  # which has its id only now
    _save(article_rows, articles_before)
    both = zip(articles, article_rows, strict=True)
    placed = (one for article, row in both for one in _places(row.pk, article, ids))
    places = chain(((pk, NOWHERE) for pk in gathered.leaving), placed)
    before_of = {one.pk: one for one in gathered.stored.values()}
    # What was arranged before and stays where it was is not touched.
    moved = (
        (pk, [*place, touched])
        for pk, place in places
        if pk not in before_of or before_of[pk].place != place or not before_of[pk].touched
    )
    update(Version, [*PLACE, "touched"], moved)
    candidates = {ids[one.key]: one for one in gathered.candidates} | dict(gathered.leaving)
    index.file(
        {pk: gathered.counted(one) for pk, one in candidates.items()},
        {one.pk: (one.first, one.filed) for one in gathered.stored.values()},
        {ids[key]: ids[first] for story in stories for key, first in story.stands_for.items()},
    )
    emptied = _empty(set(former_stories.values()) - {row.pk for row in rows}, former_articles.values(), article_rows)
    stems |= {story.stem for story in emptied} | {story.slug for story in stories}
    # A slug without a mark is nobody else's stem: it stays while the stem does.
    if emptied or any(
        row.slug is None or not row.slug == row.stem == stem for row, stem in zip(rows, old, strict=True)
    ):
        return Slugs(stems, {row.pk for row in rows})
    return Slugs()


def _places(article: int, arranged: ArrangedArticle, ids: Mapping[Key, int]) -> Iterator[tuple[int, Place]]:
    for number, version in enumerate(arranged.versions, start=1):
        held_until = _moment(version.held_until)
        decisions = [decision.to_dict() for decision in version.decisions]
        for key in (version.key, *version.sightings):
            same_as = None if key == version.key else ids[version.key]
            yield ids[key], (article, number, same_as, version.published, held_until, decisions)


Row = TypeVar("Row", Story, Article)


def _rows_for(model: type[Row], groups: Sequence[Sequence[int]], former: Mapping[int, int]) -> list[Row]:
    """For each group of versions the row that goes on with it, or a new one that the least of them founds."""
    here = model._default_manager
    rows = {row.pk: row for batch in batches(set(former.values())) for row in here.filter(pk__in=batch)}
    founders = {pk: row.founder_id or 0 for pk, row in rows.items()}
    chosen = _chosen(groups, former, founders, {})
    open_to = [group for at, group in enumerate(groups) if at not in chosen or founders[chosen[at]] not in group]
    if open_to:
        empty = _empty_rows(model, {pk for group in open_to for pk in group}, set(former.values()))
        chosen = _chosen(groups, former, founders, {pk: row.founder_id or 0 for pk, row in empty.items()})
        rows |= empty
    return [rows[chosen[at]] if at in chosen else model(founder_id=min(group)) for at, group in enumerate(groups)]


def _empty_rows(model: type[Row], versions: Collection[int], holding: Collection[int]) -> dict[int, Row]:
    """Of the rows that began with one of the versions, those that hold nothing."""
    place = "article" if model is Article else "article__story"
    found: dict[int, Row] = {}
    for batch in batches(versions):
        found |= {row.pk: row for row in model._default_manager.filter(founder__in=batch) if row.pk not in holding}
    for batch in batches(found):
        for pk in Version.objects.filter(**{f"{place}__in": batch}).values_list(place, flat=True).distinct():
            found.pop(pk, None)
    return found


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


def _fill(row: Article, story: Story, number: int, article: ArrangedArticle) -> None:
    row.story, row.number = story, number
    row.outlet, row.agency, row.label, row.is_ours = article.outlet, article.agency, article.label, article.is_ours
    row.role = article.role
    row.decisions = [decision.to_dict() for decision in article.decisions]


def _moment(held_until: str | None) -> datetime | None:
    """A hold that names no zone, or only a day, is reckoned by UTC."""
    if held_until is None:
        return None
    moment = datetime.fromisoformat(held_until)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_OF_ROW = {
    Story: ("title", "stem", "decisions", "linked"),
    Article: ("story_id", "number", "role", "outlet", "agency", "label", "is_ours", "decisions"),
}
"""What an arrangement says of each."""


def _told(row: Story | Article) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in _OF_ROW[type(row)])


def _save(rows: Sequence[Row], before: Mapping[int, tuple[Any, ...]]) -> None:
    """New rows, and those that are otherwise than before."""
    if not rows:
        return
    model = type(rows[0])
    changed = [row for row in rows if row.pk in before and _told(row) != before[row.pk]]
    model._default_manager.bulk_create((row for row in rows if row.pk not in before), batch_size=200)
    fields = [name.removesuffix("_id") for name in _OF_ROW[model]]
    update(model, fields, ((row.pk, _told(row)) for row in changed))


def _empty(stories: Collection[int], former: Collection[int], kept: Collection[Article]) -> list[Story]:
    """Rows whose versions all went elsewhere: their addresses lead there, and nothing of what they said stays."""
    articles = set(former) - {article.pk for article in kept}
    for batch in batches(articles):
        Article.objects.filter(pk__in=batch).update(story=None, outlet=None, agency=None, label="", decisions=[])
    emptied = [story for batch in batches(stories) for story in Story.objects.filter(pk__in=batch)]
    keep_addresses(emptied)
    for batch in batches(stories):
        Story.objects.filter(pk__in=batch).update(slug=None, title="", stem="", decisions=[], linked=None)
    return emptied


def keep_addresses(stories: Iterable[Story]) -> None:
    """What a story's address was leads to it from now on."""
    former = [FormerSlug(digest=FormerSlug.digest_of(story.slug), story=story) for story in stories if story.slug]
    FormerSlug.objects.bulk_create(
        former, batch_size=200, update_conflicts=True, unique_fields=["digest"], update_fields=["story"]
    )


def marked(stem: str, keys: Iterable[Key]) -> str:
    """The slug of one of several stories of one stem, told apart by the least of its versions' keys: their texts may
    read the same."""
    return f"{stem}-{hashlib.sha256(str(min(keys)).encode()).hexdigest()[:6]}"


def settle_slugs(stems: Iterable[str], concerned: Collection[int]) -> None:
    """A story's slug is its stem; stories of one stem all add a mark of their first text. So the slug depends on the
    texts and not on which story came first; the address a story had before leads to it. `concerned` are the stories
    that were arranged: others keep their mark, unless none has their stem any more."""
    changing = [(story, slug) for story, slug in _slugs(set(filter(None, stems)), concerned) if story.slug != slug]
    keep_addresses(story for story, _ in changing)
    for batch in batches(story.pk for story, _ in changing):
        Story.objects.filter(pk__in=batch).update(slug=None)
    update(Story, ["slug"], ((story.pk, [slug]) for story, slug in changing))
    for some in batches(FormerSlug.digest_of(slug) for _, slug in changing):
        FormerSlug.objects.filter(digest__in=some).delete()


def _slugs(stems: Collection[str], concerned: Collection[int]) -> Iterator[tuple[Story, str]]:
    """The stories of these stems whose slug may be another now, with what it is."""
    for batch in batches(stems):
        rivals = Story.objects.filter(stem__in=batch).only("stem", "slug")  # of a large act all are in memory
        held = dict(rivals.values_list("stem").annotate(count=Count("pk")))
        alone = [stem for stem, count in held.items() if count == 1]
        unmarked = list(rivals.filter(Q(stem__in=alone) | Q(slug=F("stem")) | Q(slug=None)))
        asked = {story.pk: story for story in unmarked}
        for some in batches(concerned):
            asked |= {story.pk: story for story in rivals.filter(pk__in=some)}
        least = _least_keys(pk for pk, story in asked.items() if held[story.stem] > 1)
        for pk, story in sorted(asked.items()):
            yield story, story.stem if held[story.stem] == 1 else marked(story.stem, [least[pk]])


def _least_keys(stories: Iterable[int]) -> dict[int, Key]:
    least: dict[int, Key] = {}
    for batch in batches(stories):
        held = Version.objects.filter(article__story__in=batch)
        for story, *told in held.values_list("article__story", "source__sha256", "draft", "part"):
            key = Key(*told)
            least[story] = min(key, least.get(story, key))
    return least
