"""Who changed what, and when."""

from __future__ import annotations

from django.db import models


class Act(models.Model):
    """One state-changing act. Rows are only ever added."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=150, help_text="a user's name, or “command line”")
    did = models.CharField(max_length=100, help_text="a verb and its object: “imported a bundle”")
    about = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by} {self.did}: {self.about}" if self.about else f"{self.by} {self.did}"

    @classmethod
    def record(cls, by: str, did: str, about: str = "") -> Act:
        return cls.objects.create(by=by, did=did, about=about)
