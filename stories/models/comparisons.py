"""Comparisons, computed once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from stories.compare.record import Comparison

if TYPE_CHECKING:
    from stories.models.stories import Version


class KeptComparison(models.Model):
    """The record of two texts compared, in the order the engine fixes; the other order is its mirror."""

    left = models.CharField(max_length=64, help_text="digest of the left document")
    right = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    record = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "right", "engine"], name="one_comparison_a_pair")]

    @classmethod
    def between(cls, left: Version, right: Version) -> Comparison:
        from stories.compare import compare

        return compare(left.document, right.document)

    def __str__(self) -> str:
        return f"{self.left[:8]} against {self.right[:8]}"
