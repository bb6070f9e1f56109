"""What came in: bundles, their items, and the bytes as received."""

from __future__ import annotations

from django.db import models


class Bundle(models.Model):
    """Files brought in together, by one person at one time."""

    name = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=150)
    report = models.JSONField(help_text="writethru.import/1, as docs/formats.md gives it")

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """One file as received. Its bytes are kept for ever and never change."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="sources")
    path = models.TextField(help_text="inside the bundle")
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.path

    @property
    def file_name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


class Item(models.Model):
    """What became of one file of a bundle."""

    class Outcome(models.TextChoices):
        STORED = "stored"
        KNOWN = "known"
        FAILED = "failed"
        SKIPPED = "skipped"

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="items")
    path = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    message = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.path}: {self.outcome}"
