"""What is said of a story before anything else: who ran it, and which two versions to compare first. However many told
it, that takes a few rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from stories.collate import SAME_COPY, Role
from stories.models.fingerprints import Shares
from stories.models.stories import Article, Story, Version

if TYPE_CHECKING:
    from stories.models.stories import Person

NAMED = 6
"""Outlets of a story that are called by name where it is told in a sentence; the others are counted."""

LOOKED_AT = 12
"""Articles of a story that are weighed against each other, every one with every other: as many as a page shows."""

SEEN = 13
"""The newest versions of an article that are looked at: as many as a page shows, and the one before them."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Who ran a story, counted. `outlets` are those that somebody names, `first` an article of each of the first of
    them; `agencies` has how many articles are whose copy; `wires` are the agencies, "" for one that is not known, whose
    own text is here, and `notices` how many of their desks' words about texts are: nobody ran these."""

    articles: int
    outlets: int
    unnamed: int
    agencies: Mapping[str, int]
    first: Sequence[Article]
    wires: Sequence[str] = ()
    notices: int = 0

    @classmethod
    def of(cls, stories: Iterable[Story]) -> dict[int, Ran]:
        """By the stories' ids; three queries."""
        asked = [story.pk for story in stories]
        articles = Article.objects.filter(story__in=asked).order_by()
        ran = articles.that_ran()
        first = _first_named(ran)
        agencies: dict[int, dict[str, int]] = defaultdict(dict)
        wires: dict[int, list[str]] = defaultdict(list)
        notices: dict[int, int] = defaultdict(int)
        told = articles.values_list("story", "role", "agency").annotate(Count("pk"))
        for story, role, agency, count in told.order_by("story", "role", "agency"):
            if role == Role.NOTICE:
                notices[story] += count
            elif role == Role.WIRE:
                wires[story].append(agency or "")
            elif agency:
                agencies[story][agency] = count
        told_of = {
            story: (count, named, outlets)
            for story, count, named, outlets in ran.values_list("story").annotate(
                Count("pk"), Count("outlet"), outlets=Count("outlet", distinct=True)
            )
        }
        found = {}
        for story in asked:
            count, named, outlets = told_of.get(story, (0, 0, 0))
            found[story] = cls(
                count, outlets, count - named, agencies[story], first[story], tuple(wires[story]), notices[story]
            )
        return found

    @property
    def agency_names(self) -> list[str]:
        return sorted(self.agencies)

    @property
    def unlisted(self) -> int:
        """How many outlets are not among the first."""
        return self.outlets - len(self.first)


def _first_named(articles: QuerySet[Article]) -> dict[int, list[Article]]:
    place = Window(RowNumber(), partition_by="story", order_by=[F("is_ours").desc(), "number"])
    named = articles.exclude(outlet=None).annotate(place=place).filter(place__lte=NAMED).defer("decisions")
    found: dict[int, dict[str, Article]] = defaultdict(dict)
    for article in named.order_by("place"):
        found[article.story_id or 0].setdefault(article.name, article)
    return defaultdict(list, {story: list(by_name.values()) for story, by_name in found.items()})


@dataclass(frozen=True, slots=True)
class Look:
    """Some articles of a story, each with its newest versions, and how much text these share. What is offered first,
    and said of who shares how much, rests on the first articles, ours before all others, and on no more than that."""

    articles: Sequence[Article]
    shares: Shares

    @classmethod
    def first(cls, story: Story, user: Person) -> Look:
        articles = [one for one in story.articles.in_order().with_newest(user, SEEN)[:LOOKED_AT] if one.newest]
        return cls(articles, Shares.among(version for article in articles for version in _open(article)[:2]))

    @classmethod
    def over(cls, articles: Iterable[Article]) -> Look:
        """Any articles, with so many of the newest versions of each as they have with them."""
        looked_at = [article for article in articles if article.newest]
        return cls(looked_at, Shares.among(version for article in looked_at for version in article.newest))

    @property
    def newest(self) -> list[Version]:
        """The newest of each article that may be read."""
        return [found[0] for article in self.articles if (found := _open(article))]

    def offered_pair(self) -> tuple[Version, Version] | None:
        """The two versions most worth comparing first: the newest of the two articles that share most copy, one of ours
        before all others, the undated or earlier one on the left; else an article's last update, else any two; None
        where there is one."""
        told = [version for version in self.newest if not version.in_article.is_notice]
        newest = sorted(told, key=_left_first)
        pairs = sorted(combinations(newest, 2), key=self._worth)
        if pairs and self.shares.shared(*pairs[0]) >= SAME_COPY:
            return pairs[0]
        updates = [(found[1], found[0]) for article in self.articles if len(found := _open(article)) > 1]
        return next(iter([*updates, *pairs]), None)

    def _worth(self, pair: tuple[Version, Version]) -> tuple[bool, bool, float]:
        share = self.shares.shared(*pair)
        ours = any(version.in_article.is_ours for version in pair)
        return share < SAME_COPY, not ours, -share


def _left_first(version: Version) -> tuple[bool, str, int]:
    article = version.in_article
    return not article.is_wire, version.published or "", article.number


def _open(article: Article) -> list[Version]:
    return [version for version in article.newest if version.is_open]
