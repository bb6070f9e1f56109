"""Comparisons, computed once and kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from stories.compare import ENGINE, Comparison, compare
from stories.compare.mirror import mirrored
from stories.models.roles import EVERYONE, Rights
from stories.text import PARSER, Document

RULES = f"{ENGINE}.{PARSER}"
"""What a kept comparison rests on beside the two texts and their dates: sentences are cut anew by each parser."""

Side = tuple[Document, str | None]
"""A text, and the date (ISO 8601, to the precision known) that its days are reckoned by."""


class KeptComparison(models.Model):
    """What comparing two texts found, kept by both texts' digests, both dates and the engine's version. Only one order
    of the two is kept; the other is its mirror image."""

    rights: ClassVar[Rights] = {"view": EVERYONE}

    left = models.CharField(max_length=64, help_text="digest of the left document")
    right = models.CharField(max_length=64, db_index=True)
    left_date = models.CharField(max_length=40, blank=True)
    right_date = models.CharField(max_length=40, blank=True)
    engine = models.CharField(max_length=20, help_text="the engine's and the parser's versions")
    record = models.JSONField(help_text="the comparison's findings, the texts aside")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["left", "right", "left_date", "right_date", "engine"], name="one_comparison_a_pair"
            )
        ]

    def __str__(self) -> str:
        return f"{self.left[:8]} against {self.right[:8]}"

    @classmethod
    def between(cls, left: Side, right: Side) -> Comparison:
        """The comparison of two texts, seen from the left: kept, or else compared now and kept."""
        is_mirrored = _order(left) > _order(right)
        (first, first_date), (second, second_date) = (right, left) if is_mirrored else (left, right)
        key = {
            "left": first.digest,
            "right": second.digest,
            "left_date": first_date or "",
            "right_date": second_date or "",
            "engine": RULES,
        }
        kept = cls.objects.filter(**key).first()
        if kept:
            comparison = Comparison.from_findings(first, second, kept.record)
        else:
            comparison = compare(first, second, dates=(first_date, second_date))
            found = KeptComparison(**key, record=comparison.findings())
            KeptComparison.objects.bulk_create([found], ignore_conflicts=True)  # another request may have been faster
        return mirrored(comparison) if is_mirrored else comparison


def _order(side: Side) -> tuple[str, str]:
    return side[0].digest, side[1] or ""
