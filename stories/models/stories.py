"""Stories, the articles that tell them and the versions of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, F, Max, Min, Q, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import Abs, Coalesce
from django.urls import reverse
from django.utils import timezone

from stories.collate import Key, Role, named_as
from stories.models.bundles import Item, Source
from stories.models.roles import ADMINS_ALONE, EVERYONE, Rights
from stories.text import Document
from stories.text.takes import RELATIONS

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    Person = AbstractBaseUser | AnonymousUser

Decisions = list[dict[str, Any]]
"""`Decision.to_dict()` of each, as docs/formats.md gives it."""


def must_read(user: Person) -> None:
    """Raises PermissionDenied for a person in none of the roles."""
    if not user.has_perm("stories.view_story"):  # type: ignore[union-attr]
        raise PermissionDenied("Your account has no role yet. Ask an admin to give it one.")


def may_read(user: Person) -> Q:
    """Of versions that stand: those whose words this person may read now. No job is needed for a hold to end."""
    allowed = Q(arranged=True)
    if not user.has_perm("stories.read_withdrawn_version"):  # type: ignore[union-attr]
        allowed &= READABLE
    if not may_read_held(user):
        allowed &= not_held()
    return allowed


READABLE = Q(readable=True) & (Q(same_as=None) | Q(same_as__readable=True))
"""A sighting of what was withdrawn is withdrawn with it."""


def not_held() -> Q:
    return Q(held_until=None) | Q(held_until__lte=timezone.now())


def may_read_held(user: Person) -> bool:
    if {role.lower() for role in EVERYONE} <= set(settings.HELD_FOR):
        return True  # for everyone with a role: nothing to look up
    return any(group.name.lower() in settings.HELD_FOR for group in user.groups.all())  # type: ignore[union-attr]


class StoryQuerySet(models.QuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those that tell anything today; raises PermissionDenied for a person in none of the roles."""
        must_read(user)
        return self.exclude(slug=None)

    def for_desk(self, user: Person) -> Self:
        """With what the desk shows of each, the last published first; one query, however many versions. A story of
        which this person may read nothing is left out."""
        placed = Version.objects.placed().filter(article__story=models.OuterRef("pk"))
        shown = placed.filter(may_read(user))
        last = shown.filter(READABLE).order_by(F("published").desc(nulls_last=True), "-number", "pk")
        count = placed.order_by().values("article__story").annotate(count=Count("pk")).values("count")
        latest = shown.order_by().values("article__story").annotate(latest=Max("published")).values("latest")
        return (
            self.filter(models.Exists(shown))
            .annotate(versions=models.Subquery(count), last_published=models.Subquery(latest))
            .annotate(lede=models.Subquery(last.values("lede")[:1]))
            .order_by(F("last_published").desc(nulls_last=True), "slug")
        )


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user: Person) -> Self:
        """All of them: they hold no words of a text. Raises PermissionDenied for a person in none of the roles."""
        must_read(user)
        return self

    def in_order(self) -> Self:
        """The wire's own text, which the others are copies of, ours before all others, then as their story has them; a
        desk's words about a text last."""
        rank = Case(*(When(role=role.value, then=Value(at)) for at, role in enumerate(Role.in_order())))
        return self.order_by(rank, "-is_ours", "number")

    def that_ran(self) -> Self:
        """Those of somebody who ran the story: not the wire's own text, nor its desk's words about one."""
        return self.filter(role=Role.OUTLET.value)

    def with_newest(self, user: Person, most: int) -> Self:
        """With how many versions each has, in `count`, and in `newest` so many of the newest, the newest first, as this
        person may see them listed."""
        newest = Version.objects.listed_for(user).order_by("-number")[:most]
        placed = Version.objects.placed().filter(article=models.OuterRef("pk")).order_by()
        count = placed.values("article").annotate(count=Count("pk")).values("count")
        listed = self.annotate(count=Coalesce(models.Subquery(count), 0))
        return listed.prefetch_related(models.Prefetch("versions", newest, to_attr="newest"))


class Counted(NamedTuple):
    """How many versions have a place; how many of them somebody may read; how many nobody withdrew."""

    placed: int
    open: int
    readable: int


@dataclass(frozen=True, slots=True)
class Files:
    """The files that a version came in: the first of their names, and how many names there are."""

    first: str
    count: int

    @property
    def others(self) -> int:
        return self.count - 1


class VersionQuerySet(models.QuerySet):
    def arranged(self) -> Self:
        """Those that stand: a bundle that stands holds them."""
        return self.filter(arranged=True)

    def placed(self) -> Self:
        """Those with a place of their own: not the same text again."""
        # Of `same_as=None` SQLite makes a walk, by that column's index, through all such versions of the archive.
        return self.filter(arranged=True).exclude(same_as__gt=0)

    def visible_to(self, user: Person) -> Self:
        """Those whose words this person may read now; raises PermissionDenied for one in none of the roles."""
        must_read(user)
        return self.filter(may_read(user))

    def exportable(self) -> Self:
        """Those that may leave the house: neither withdrawn nor held."""
        return self.filter(READABLE & not_held(), arranged=True)

    def listed_for(self, user: Person) -> Self:
        """Every one that has a place, also where this person may not read it: then `is_open` is false, and there are no
        words of it in the row."""
        must_read(user)
        is_open = Case(When(may_read(user), then=Value(True)), default=Value(False))

        def words(field: str) -> Case:
            return Case(When(may_read(user), then=F(field)), default=Value(""), output_field=models.TextField())

        listed = self.placed().annotate(is_open=is_open, headline_shown=words("headline"), lede_shown=words("lede"))
        return listed.defer("reading", "headline", "lede")

    def counted_for(self, user: Person) -> Counted:
        must_read(user)
        open_ones, readable = Count("pk", filter=may_read(user)), Count("pk", filter=READABLE)
        return Counted(**self.placed().aggregate(placed=Count("pk"), open=open_ones, readable=readable))

    def nearest(self, version: Version, most: int) -> Self:
        """Of its article, the version and those before and after it, so many in all."""
        place = version.number or 0
        return self.filter(article=version.article_id).order_by(Abs(F("number") - place), "number")[:most]

    def files_of(self, versions: Iterable[Version]) -> dict[int, Files]:
        """By the ids of the versions: every sighting's file counts, so that none has a say by having come first. For no
        more versions than a page shows."""
        mains = [version.pk for version in versions]
        texts = self.arranged().filter(Q(pk__in=mains) | Q(same_as__in=mains))
        standing = texts.filter(source__items__left_out=False, source__items__bundle__state="stored")
        path = "source__items__path"
        rows = (
            standing.order_by().values_list(Coalesce("same_as", "pk")).annotate(Min(path), Count(path, distinct=True))
        )
        return {pk: Files(first, count) for pk, first, count in rows}

    def by_key(self, sources: Iterable[str]) -> dict[Key, int]:
        """The ids of all versions of the sources, by their keys; give no more than a query holds."""
        rows = self.filter(source__sha256__in=list(sources)).values_list("source__sha256", "draft", "part", "pk")
        return {Key(*key): pk for *key, pk in rows}

    def with_place(self) -> Self:
        """With article, story and source, the bytes aside."""
        return self.select_related("article__story", "source", "same_as").defer("source__content", "same_as__reading")


class Story(models.Model):
    """One event as told by several outlets. A row whose versions all went elsewhere has no slug and no title; its
    former addresses lead to where the version went that it began with."""

    rights: ClassVar[Rights] = {"view": EVERYONE}

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True, null=True)  # noqa: DJ001 - null: no address
    title = models.TextField(blank=True)
    stem = models.SlugField(
        max_length=60,
        allow_unicode=True,
        blank=True,
        help_text="the slug its title gives; stories of one stem add a mark",
    )
    founder = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    decisions = models.JSONField(default=list)
    linked = models.BigIntegerField(
        null=True,
        db_index=True,
        help_text="the same for stories that are linked, and so arranged together: the id of one of their versions",
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:story", args=[self.slug])

    def by_hand(self) -> Decisions:
        """What persons decided about the story as a whole."""
        return [decision for decision in self.decisions if decision["basis"] == "person"]


class FormerSlug(models.Model):
    """A slug a story once had: its address leads on to the story. Only its digest is kept, for the words of a slug are
    those of a title, and that may have been withdrawn since."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the slug, in hex")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="former_slugs")

    def __str__(self) -> str:
        return self.digest[:12]

    @staticmethod
    def digest_of(slug: str) -> str:
        return hashlib.sha256(slug.encode()).hexdigest()


class Article(models.Model):
    """One outlet's piece on a story; or an agency's own text, as it was sent; or its desk's word about another text. A
    row whose versions all went elsewhere is of no story."""

    rights: ClassVar[Rights] = {"view": EVERYONE}

    story = models.ForeignKey(Story, on_delete=models.PROTECT, null=True, related_name="articles")
    outlet = models.TextField(null=True)  # noqa: DJ001 - null is "nobody names it"
    agency = models.TextField(null=True)  # noqa: DJ001 - null is "not known"
    role = models.CharField(
        max_length=10, choices=[(role.value, role.value) for role in Role], default=Role.OUTLET.value
    )
    number = models.PositiveIntegerField(help_text="place among the story's articles, from 1")
    label = models.TextField(blank=True, help_text="the first of its files' names: what it is called by, unnamed")
    is_ours = models.BooleanField(default=False)
    founder = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    decisions = models.JSONField(default=list)

    objects = ArticleQuerySet.as_manager()

    # What `with_newest` adds: how many versions it has, and the newest of them.
    count: int
    newest: list[Version]

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stories:article", args=[self.pk])

    @property
    def name(self) -> str:
        """The outlet's; "AP, the wire" for an agency's own; or that of the file where nobody names the outlet."""
        return named_as(self.role, self.outlet, self.agency, self.label)

    @property
    def in_story(self) -> Story:
        """The story of an article that is of one."""
        if self.story is None:
            raise Story.DoesNotExist(f"article {self.pk} is of no story")
        return self.story

    def decided(self, what: str) -> dict[str, Any] | None:
        """The first decision about `what` ("outlet", "agency", "one article", "story"), or None."""
        return _decided(self.decisions, what)

    @property
    def is_wire(self) -> bool:
        return self.role == Role.WIRE

    @property
    def is_notice(self) -> bool:
        return self.role == Role.NOTICE

    @property
    def runs_it(self) -> bool:
        return self.role == Role.OUTLET

    def wire_decision(self) -> dict[str, Any] | None:
        """What says that it is the wire's own text."""
        return self.decided("wire")

    def notice_decision(self) -> dict[str, Any] | None:
        """What says that it is a desk's word about another text."""
        return self.decided("notice")

    def agency_decision(self) -> dict[str, Any] | None:
        return self.decided("agency")

    def perhaps_one(self) -> dict[str, Any] | None:
        """That it is perhaps one article with another of its story; `value` is the other's name."""
        return self.decided("perhaps one article")

    def bond(self) -> dict[str, Any] | None:
        """What binds it to its story; None for the first of its articles."""
        return self.decided("story")

    def by_hand(self) -> Decisions:
        """What persons decided of it, its agency aside: that stands elsewhere."""
        told_elsewhere = ("agency", "wire")
        return [one for one in self.decisions if one["basis"] == "person" and one["what"] not in told_elsewhere]

    def infers_agency(self) -> bool:
        """Whether the agency is known only by the text it shares: the article itself credits none."""
        decision = self.decided("agency")
        return decision is not None and decision["basis"] == "inferred"


def _decided(decisions: Decisions, what: str) -> dict[str, Any] | None:
    return next((decision for decision in decisions if decision["what"] == what), None)


class Version(models.Model):
    """One text of an article, as published at one time. The text and its reading never change; its place (article,
    number) and what it is a sighting of are worked out anew by each arrangement.

    Two marks are set by acts alone: `arranged`, while a standing bundle holds it, and `readable`, unless it was
    withdrawn.
    """

    rights: ClassVar[Rights] = {"view": EVERYONE, "change": ADMINS_ALONE, "read_withdrawn": ADMINS_ALONE}

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="versions")
    draft = models.PositiveIntegerField(default=0, help_text="place among the drafts its source holds, from 0")
    part = models.PositiveSmallIntegerField(help_text="place among the texts its draft holds, oldest first, from 0")
    parts = models.PositiveSmallIntegerField(default=1, help_text="how many texts its draft holds")
    digest = models.CharField(max_length=64, db_index=True, help_text="of the document")
    reading = models.JSONField(help_text="the document, as read by the parser named")
    parser = models.CharField(max_length=20)
    headline = models.TextField(blank=True)
    lede = models.TextField(blank=True, help_text="how the text begins, for lists where there is no headline")
    words = models.PositiveIntegerField(help_text="in the body")
    outlet_read = models.CharField(max_length=300, blank=True, db_index=True, help_text="as detected in it")
    agency_read = models.CharField(max_length=300, blank=True, db_index=True, help_text="as detected in it")

    arranged = models.BooleanField(default=True, db_index=True)
    readable = models.BooleanField(default=True)

    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, related_name="versions")
    number = models.PositiveIntegerField(
        null=True, help_text="place among the article's versions, oldest first, from 1"
    )
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="sightings")
    published = models.CharField(max_length=40, null=True, help_text="ISO 8601 to the precision known")  # noqa: DJ001
    held_until = models.DateTimeField(null=True)
    decisions = models.JSONField(default=list, help_text="what the arrangement decided of it")
    touched = models.BigIntegerField(default=0, db_index=True, help_text="the last act that arranged or marked it")

    objects = VersionQuerySet.as_manager()

    # What `listed_for` adds: whether a person may read it, and its words where so.
    is_open: bool
    headline_shown: str
    lede_shown: str

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["source", "draft", "part"], name="one_version_a_part")]
        # Without it SQLite reads past each text to count an article's versions, or to find the newest.
        indexes = [models.Index(fields=["article", "same_as", "number"], name="versions_by_place")]
        permissions = [("read_withdrawn_version", "Can read versions that were withdrawn")]

    def __str__(self) -> str:
        return f"{self.article} · version {self.number}" if self.article else f"version {self.pk}, of no story now"

    def get_absolute_url(self) -> str:
        return reverse("stories:version", args=[self.pk])

    @property
    def key(self) -> Key:
        return Key(self.source.sha256, self.draft, self.part)

    @property
    def in_article(self) -> Article:
        """The article of a version that has a place."""
        if self.article is None:
            raise Article.DoesNotExist(f"version {self.pk} has no place")
        return self.article

    @cached_property
    def document(self) -> Document:
        """All of it. What is shown to a person is `shown_to` them."""
        return Document.from_dict(self.reading)

    def shown_to(self, user: Person) -> Document:
        """The document without what stands in it of an earlier text that this person may not read."""
        earlier = Version.objects.filter(source=self.source_id, draft=self.draft, part__lt=self.part)
        hidden = earlier.exclude(READABLE) if not user.has_perm("stories.read_withdrawn_version") else earlier.none()  # type: ignore[union-attr]
        newest = hidden.order_by("-part").first()
        return self.document.without_ending(len(newest.document.text)) if newest else self.document

    def is_readable(self) -> bool:
        """Whether nobody withdrew it, nor what it is a sighting of."""
        return self.readable and (self.same_as is None or self.same_as.readable)

    def is_readable_by(self, user: Person) -> bool:
        """Whether this person may read its words now."""
        may = self.is_readable() or user.has_perm("stories.read_withdrawn_version")  # type: ignore[union-attr]
        return self.arranged and may and (not self.is_held() or may_read_held(user))

    def is_held(self) -> bool:
        return self.held_until is not None and self.held_until > timezone.now()

    def order(self) -> dict[str, Any] | None:
        """How its place after the one before it is known; None for the first of its article."""
        return _decided(self.decisions, "order")

    def given(self) -> Decisions:
        """What a person gave to it, a hold aside: that is told as what it means."""
        return [one for one in self.decisions if one["what"] == "published" and one["basis"] == "person"]

    def marks(self) -> Decisions:
        """That it was killed, corrected or replaced, and by what."""
        return [decision for decision in self.decisions if decision["what"] in ("killed", "corrected", "replaced")]

    def speaks(self) -> Decisions:
        """Of which others it says something: what it does to them, by their files' names; none where it waits."""
        return [decision for decision in self.decisions if decision["what"] in RELATIONS]

    def items(self) -> models.QuerySet[Item]:
        """The files that it came in, those of its sightings among them, as far as they stand."""
        texts = Version.objects.filter(Q(pk=self.pk) | Q(same_as=self.pk))
        return Item.objects.standing().of_sources(texts.values("source"))
