"""The versions that a form offers, left and right: a few of each article, the newest before all others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.display.wording import day_in_words
from stories.models import Article, Version

if TYPE_CHECKING:
    from stories.models.stories import Person

MOST = 36
"""A list that a person still reads through."""

ARTICLES = 12
NEAREST = 12
"""Versions of an article that are offered beside one of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    pk: int
    label: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """`title` is the story's, where they are of more than one; `left_out` is how many of its versions are not here."""

    title: str
    listed: Sequence[Choice]
    left_out: int


def on_story(articles: Sequence[Article], pair: Iterable[Version], placed: int) -> Choices:
    """Of these articles the newest, and the pair; the story has `placed` versions in all."""
    return _choices([*_newest(articles), *pair], placed)


def on_comparison(user: Person, left: Version, right: Version) -> list[Choices]:
    """What may be chosen instead of the two: versions before and after each, and the newest of the first articles of
    their stories."""
    listed = Version.objects.listed_for(user).select_related("article")
    near = [version for side in (left, right) for version in listed.nearest(side, NEAREST)]
    stories = {side.in_article.story_id: side.in_article.in_story for side in (left, right)}
    found = []
    for pk, story in stories.items():
        articles = list(story.articles.in_order().with_newest(user, NEAREST)[:ARTICLES])
        mine = [version for version in near if version.in_article.story_id == pk]
        placed = Version.objects.placed().filter(article__story=story).count()
        title = (story.title or "Withdrawn") if len(stories) > 1 else ""
        found.append(_choices([*_newest(articles), *mine], placed, title))
    return found


def _newest(articles: Sequence[Article]) -> list[Version]:
    each = max(MOST // max(len(articles), 1), 1)
    return [version for article in articles for version in article.newest[:each]]


def _choices(versions: Iterable[Version], placed: int, title: str = "") -> Choices:
    ordered = sorted({version.pk: version for version in versions}.values(), key=_place)
    return Choices(title, [Choice(one.pk, _label(one), one.is_open) for one in ordered], placed - len(ordered))


def _place(version: Version) -> tuple[bool, bool, bool, int, int]:
    article = version.in_article
    return article.is_notice, not article.is_wire, not article.is_ours, article.number, version.number or 0


def _label(version: Version) -> str:
    """What tells it from others first: a list that is too narrow cuts the end."""
    date = f" · {day_in_words(version.published)}" if version.published else ""
    return f"v{version.number} · {version.in_article.name}{date}{'' if version.is_open else ' · may not be read'}"
