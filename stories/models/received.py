"""What came with a bundle that is not stored yet, and what storing it would make of the archive.

The rows go when it is stored or thrown away."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar, Self

from django.db import models

from stories.collate import Fingerprint, Key
from stories.models.bundles import Bundle, Item
from stories.models.roles import ADMINS_ALONE, Rights
from stories.text import Document


class Received(models.Model):
    """One file as it was sent: a text, or a zip of them."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE, "add": ADMINS_ALONE}

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="received")
    path = models.TextField(help_text="with the folders it was sent in")
    path_digest = models.CharField(max_length=64, help_text="SHA-256 of the path")
    size = models.BigIntegerField(help_text="in bytes")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of its bytes")
    name = models.CharField(max_length=200, blank=True, help_text="in the storage of files; none if it was not kept")
    failure = models.TextField(blank=True, help_text="why it was not kept")
    given = models.JSONField(default=dict, help_text="what was said of it when it was sent: outlet, agency, published")

    class Meta:
        constraints = [
            # By its digest: a path may be longer than an index holds.
            models.UniqueConstraint(fields=["bundle", "path_digest"], name="received_once")
        ]

    def __str__(self) -> str:
        return self.path

    def save(self, *args: Any, **options: Any) -> None:
        self.path_digest = self.digest_of(self.path)
        super().save(*args, **options)

    @staticmethod
    def digest_of(path: str) -> str:
        return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()


class PlannedStory(models.Model):
    """A story as it would be with the bundle stored."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE}

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="planned")
    place = models.CharField(max_length=100, help_text="puts it in order among those of its bundle")
    title = models.TextField(blank=True)
    slug = models.CharField(max_length=100)
    linked = models.CharField(max_length=120, help_text="the same for stories that are arranged together")
    existing = models.JSONField(default=list, help_text="ids of the stories that it would take versions from")
    told = models.JSONField(help_text="articles and versions, with what was detected of each")
    warnings = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    versions = models.PositiveIntegerField(help_text="new ones")
    marks = models.TextField(help_text="of what its versions are, and what it is warned of: “ new undated ”")
    names = models.TextField(help_text="its title, headlines and files' names, in lower case: it is found by these")
    digest = models.CharField(max_length=64, help_text="of all that is told of it")
    arranged = models.JSONField(
        null=True,
        help_text="it and perhaps others, stored ones alone, with all that storing needs; none after a change by hand",
    )

    lot = models.PositiveIntegerField(default=0, help_text="the same for stories that were planned together")

    class Meta:
        ordering = ["place", "pk"]
        indexes = [models.Index(fields=["bundle", "lot"], name="planned_by_lot")]

    def __str__(self) -> str:
        return self.title

    def call(self, slug: str) -> None:
        """Give it a slug, and the place among those of its bundle that it has by it."""
        self.slug, self.place = slug, f"{self.place.partition(':')[0]}:{slug}"[:100]

    @property
    def texts_count(self) -> int:
        """How many texts of its bundle it holds."""
        return sum(len(version["texts"]) for article in self.told["articles"] for version in article["versions"])


class ReceivedItem(models.Model):
    """One file of the bundle as it was read: one that was sent, or one inside a zip."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE, "change": ADMINS_ALONE}

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="received_items")
    file = models.ForeignKey(Received, on_delete=models.CASCADE, related_name="items")
    entry = models.PositiveIntegerField(null=True, help_text="its place in the zip")
    path = models.TextField(help_text="inside the bundle")
    sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    skipped = models.TextField(blank=True)
    failure = models.TextField(blank=True)
    warning = models.TextField(blank=True)
    stated = models.JSONField(default=list, help_text="what a manifest says of others: a line's number and its values")
    left_out = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Item.Outcome.choices, blank=True, help_text="as planned")
    message = models.TextField(blank=True)
    lot = models.PositiveIntegerField(default=0, help_text="the same for files that were planned together")

    class Meta:
        indexes = [models.Index(fields=["bundle", "sha256"], name="received_by_hash")]

    def __str__(self) -> str:
        return self.path


class ReceivedTextQuerySet(models.QuerySet):
    def placed(self) -> Self:
        """Those that have a place in what is shown of a plan: in a story, or among what is left out. Of the same bytes
        twice, the first stands for the others."""
        return self.filter(models.Q(planned__isnull=False) | models.Q(item__left_out=True))


class ReceivedText(models.Model):
    """A text of such a file: the version that it would become."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE}

    item = models.ForeignKey(ReceivedItem, on_delete=models.CASCADE, related_name="texts")
    planned = models.ForeignKey(PlannedStory, on_delete=models.SET_NULL, null=True, related_name="texts")
    draft = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField()
    parts = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    day = models.IntegerField(null=True, db_index=True)
    runs = models.BinaryField()
    told = models.TextField()
    said = models.TextField()
    reading = models.TextField(help_text="JSON: the document")

    objects = ReceivedTextQuerySet.as_manager()

    def __str__(self) -> str:
        return f"text {self.draft}.{self.part} of {self.item}"

    @property
    def has_a_place(self) -> bool:
        return self.planned_id is not None or self.item.left_out

    @property
    def key(self) -> Key:
        return Key(self.item.sha256, self.draft, self.part)

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint.unpacked(self.digest, self.day, bytes(self.runs), self.told, self.said)

    @property
    def document(self) -> Document:
        reading: dict[str, Any] = json.loads(self.reading)
        return Document.from_dict(reading)
