"""What came in: bundles, their items, and the bytes as received."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse

from stories.models.roles import ADMINS_ALONE, EVERYONE, Rights


class Bundle(models.Model):
    """Files brought in together, by one person at one time. It stands while it is stored and not undone: what no bundle
    that stands holds does not stand."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE, "add": ADMINS_ALONE, "change": ADMINS_ALONE}

    class State(models.TextChoices):
        RECEIVED = "received"
        PLANNED = "planned"
        STORED = "stored"
        UNDONE = "undone"
        THROWN_AWAY = "thrown away"

    name = models.TextField()
    at = models.DateTimeField(auto_now_add=True, help_text="when its first file came")
    by = models.CharField(max_length=150)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED, db_index=True)
    stamp = models.BigIntegerField(default=0, help_text="the last act that its plan knew of")
    revision = models.PositiveIntegerField(default=0, help_text="how often its plan was made or changed")
    stored_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True, help_text="when somebody saw what it holds")
    counts = models.JSONField(
        default=dict, help_text="how many versions of each sort, articles and stories are planned"
    )
    warned = models.JSONField(default=dict, help_text="how many warnings of each sort there are, or were when stored")
    watched = models.TextField(blank=True, help_text="the folder that its files came from, one by one")
    is_forgotten = models.BooleanField(default=False, help_text="what was sent with it is gone, or going")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    capped = models.PositiveIntegerField(
        default=0, help_text="texts like so many others that not all of these were looked at"
    )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stories:bundle", args=[self.pk])

    @property
    def stands(self) -> bool:
        return self.state == self.State.STORED

    @property
    def is_open(self) -> bool:
        """Whether it is neither stored yet nor thrown away."""
        return self.state in (self.State.RECEIVED, self.State.PLANNED)


class Source(models.Model):
    """One file as received. Its bytes never change and are kept until an admin erases them; the hash stays even then,
    so that the same bytes are known when they come again."""

    rights: ClassVar[Rights] = {"view": EVERYONE}

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40)
    erased_at = models.DateTimeField(null=True)
    erased_by = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class ItemQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Of bundles that stand, and not left out."""
        return self.filter(left_out=False, bundle__state=Bundle.State.STORED)

    def of_sources(self, sources: Collection[int] | models.QuerySet) -> Self:
        return self.filter(source__in=sources).select_related("bundle").order_by("path", "pk")


class Item(models.Model):
    """What became of one file of a bundle. A source stands while a standing bundle holds it in an item that is not left
    out."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE}

    class Outcome(models.TextChoices):
        STORED = "stored"
        KNOWN = "known"
        FAILED = "failed"
        SKIPPED = "skipped"

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="items")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="items")
    path = models.TextField(help_text="inside the bundle")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    message = models.TextField(blank=True)
    left_out = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.path}: {self.outcome}"

    @property
    def stands(self) -> bool:
        return not self.left_out and self.bundle.stands

    @property
    def file_name(self) -> str:
        return self.path.rsplit("/", 1)[-1]
