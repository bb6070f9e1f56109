"""Comparisons, computed once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from stories.compare import ENGINE, Comparison, compare

if TYPE_CHECKING:
    from stories.models.stories import Version


class KeptComparison(models.Model):
    """What comparing two texts found, kept by both texts' digests and the engine's version. Only the order of the two
    digests is kept; the other is its mirror image."""

    left = models.CharField(max_length=64, help_text="digest of the left document")
    right = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    record = models.JSONField(help_text="the comparison's findings, the texts aside")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "right", "engine"], name="one_comparison_a_pair")]

    def __str__(self) -> str:
        return f"{self.left[:8]} against {self.right[:8]}"

    @classmethod
    def between(cls, left: Version, right: Version) -> Comparison:
        """The comparison of two versions, seen from the left: kept, or else compared now and kept."""
        first, second = sorted((left, right), key=lambda version: version.digest)
        kept = cls.objects.filter(left=first.digest, right=second.digest, engine=ENGINE).first()
        if kept:
            comparison = Comparison.from_findings(first.document, second.document, kept.record)
        else:
            comparison = compare(first.document, second.document)
            found = KeptComparison(left=first.digest, right=second.digest, engine=ENGINE, record=comparison.findings())
            KeptComparison.objects.bulk_create([found], ignore_conflicts=True)  # another request may have been faster
        return comparison if first is left else comparison.swapped()
