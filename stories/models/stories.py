"""Stories, the articles that tell them and the versions of each."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, Max
from django.urls import reverse

from stories.collate import SAME_COPY
from stories.models.bundles import Source
from stories.text import Document

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

Decisions = list[dict[str, Any]]
"""`Decision.to_dict()` of each, as docs/formats.md gives it."""


class Readable(models.QuerySet):
    """Rows that only those may fetch who may read stories."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """All rows; raises PermissionDenied for a user in none of the groups."""
        if not user.has_perm("stories.view_story"):  # type: ignore[union-attr]
            raise PermissionDenied("Your account has no role yet. Ask an admin to give it one.")
        return self


class StoryQuerySet(Readable):
    def for_desk(self) -> Self:
        """With what the desk shows of each, the last published first; two queries, however many versions."""
        last = Version.objects.filter(article__story=models.OuterRef("pk"))
        last = last.order_by(models.F("published").desc(nulls_last=True), "-number", "pk")
        return (
            self.annotate(versions=Count("articles__versions"), last_published=Max("articles__versions__published"))
            .annotate(lede=models.Subquery(last.values("lede")[:1]))
            .prefetch_related("articles")
            .order_by(models.F("last_published").desc(nulls_last=True), "slug")
        )

    def telling(self, *versions: Version) -> Self:
        """The stories these versions are of."""
        return self.filter(pk__in={version.article.story_id for version in versions})

    def with_versions(self) -> Self:
        """With articles and versions, their texts aside."""
        versions = Version.objects.defer("reading").select_related("source__bundle").defer("source__content")
        articles = Article.objects.prefetch_related(models.Prefetch("versions", versions))
        return self.prefetch_related(models.Prefetch("articles", articles))


class VersionQuerySet(Readable):
    def with_source(self) -> Self:
        """With article, story, source and bundle, the bytes aside."""
        return self.select_related("article__story", "source__bundle").defer(
            "source__content", "source__bundle__report"
        )


class Story(models.Model):
    """One event as told by several outlets."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    title = models.TextField()
    stem = models.SlugField(
        max_length=60, allow_unicode=True, help_text="the slug its title gives; stories of one stem add a mark"
    )
    decisions = models.JSONField(default=list)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:story", args=[self.slug])

    def outlets(self) -> list[str]:
        return sorted({article.outlet for article in self.articles.all() if article.outlet})

    def unnamed(self) -> int:
        """How many of its articles are of outlets nobody names."""
        return sum(not article.outlet for article in self.articles.all())

    def agencies(self) -> list[str]:
        return sorted({article.agency for article in self.articles.all() if article.agency})

    def versions_in_order(self) -> list[Version]:
        return [version for article in self.articles.all() for version in article.versions.all()]

    def offered_pair(self) -> tuple[Version, Version] | None:
        """The two versions most worth comparing first: the newest of the two articles that share most copy, the
        undated or earlier one on the left; else an article's last update, else any two; None where there is one."""
        articles = [list(article.versions.all()) for article in self.articles.all()]
        newest = sorted((versions[-1] for versions in articles), key=lambda version: version.published or "")
        pairs = sorted(combinations(newest, 2), key=lambda pair: -pair[0].shared_with(pair[1]))
        if pairs and pairs[0][0].shared_with(pairs[0][1]) >= SAME_COPY:
            return pairs[0]
        updates = [(versions[-2], versions[-1]) for versions in articles if len(versions) > 1]
        return next(iter([*updates, *pairs]), None)


class FormerSlug(models.Model):
    """A slug a story once had: its address leads on to the story."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug


class Article(models.Model):
    """One outlet's piece on a story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="articles")
    outlet = models.TextField(null=True)  # noqa: DJ001 - null is "nobody names it"
    agency = models.CharField(max_length=100, null=True)  # noqa: DJ001 - null is "not known"
    number = models.PositiveIntegerField(help_text="place among the story's articles, from 1")
    letter = models.CharField(max_length=3, blank=True, help_text="tells the unnamed articles of one story apart")
    decisions = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The outlet's, or "Unnamed outlet A" where nobody names it."""
        return self.outlet or f"Unnamed outlet {self.letter}".strip()

    def decided(self, what: str) -> dict[str, Any] | None:
        """The first decision about `what` ("outlet", "agency", "one article", "order"), or None."""
        return next((decision for decision in self.decisions if decision["what"] == what), None)

    def agency_decision(self) -> dict[str, Any] | None:
        return self.decided("agency")

    def infers_agency(self) -> bool:
        """Whether the agency is known only by the text it shares: the article itself credits none."""
        decision = self.decided("agency")
        return decision is not None and decision["basis"] == "inferred"

    def steps(self) -> list[Step]:
        """Its versions, oldest first, each with what came before it and how that order is known."""
        versions = list(self.versions.all())
        orders = [decision for decision in self.decisions if decision["what"] == "order"]
        known = [None, *orders, *([None] * len(versions))]
        return [Step(*step) for step in zip(versions, [None, *versions], known, strict=False)]


class Step(NamedTuple):
    """A version, the one before it, and the decision that put it there; the first has neither."""

    version: Version
    before: Version | None
    order: dict[str, Any] | None

    @property
    def kept(self) -> float | None:
        """The share of the text before that this version carries."""
        return self.before.carried.get(str(self.version.pk)) if self.before else None


class Version(models.Model):
    """One text of an article, as published at one time. The text and its reading never change; its place
    (article, number) and what it shares with others are worked out anew when versions join the story."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="versions")
    part = models.PositiveSmallIntegerField(help_text="place among the versions its source holds, oldest first, from 0")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="place among the article's versions, oldest first, from 1")
    digest = models.CharField(max_length=64, db_index=True, help_text="of the document")
    reading = models.JSONField(help_text="the document, as read by the parser named")
    parser = models.CharField(max_length=20)
    headline = models.TextField(blank=True)
    lede = models.TextField(help_text="how the text begins, for lists where there is no headline")
    published = models.CharField(max_length=40, null=True, help_text="ISO 8601 to the precision known")  # noqa: DJ001
    words = models.PositiveIntegerField(help_text="in the body")
    carried = models.JSONField(default=dict, help_text="id of another version: share of this one's text it carries")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["source", "part"], name="one_version_a_part")]

    def __str__(self) -> str:
        return f"{self.article} · version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("stories:version", args=[self.pk])

    @cached_property
    def document(self) -> Document:
        return Document.from_dict(self.reading)

    def shared_with(self, other: Version) -> float:
        """The share of text, 0 to 1, that the smaller of the two has in common with the other."""
        return max(self.carried.get(str(other.pk), 0.0), other.carried.get(str(self.pk), 0.0))

    def siblings(self) -> list[Version]:
        """The other versions of its story, those that share most text with it first; one query."""
        others = Version.objects.filter(article__story=self.article.story_id).exclude(pk=self.pk)
        others = others.defer("reading").select_related("article")
        return sorted(others, key=lambda other: (-self.shared_with(other), other.article.number, other.number))


class TellingWord(models.Model):
    """One of the words a version is looked up by, so that an incoming text meets only its likes."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="telling_words")
    word = models.CharField(max_length=5)

    class Meta:
        indexes = [models.Index(fields=["word", "version"], name="versions_by_telling_word")]

    def __str__(self) -> str:
        return self.word
