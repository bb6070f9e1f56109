"""What came in: bundles, their items, and the bytes as received."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models

from stories.models.roles import ADMINS_ALONE, EVERYONE, Rights


class Bundle(models.Model):
    """Files brought in together, by one person at one time. While it is undone, what no other bundle holds does not
    stand."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE, "add": ADMINS_ALONE, "change": ADMINS_ALONE}

    name = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=150)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    capped = models.PositiveIntegerField(
        default=0, help_text="texts like so many others that not all of these were looked at"
    )

    def __str__(self) -> str:
        return self.name


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
        """Of bundles that are not undone, and not left out."""
        return self.filter(left_out=False, bundle__undone_at=None)

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
        return not self.left_out and self.bundle.undone_at is None

    @property
    def file_name(self) -> str:
        return self.path.rsplit("/", 1)[-1]
