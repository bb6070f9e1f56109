"""What a person decided, kept apart from every row that an import works out anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from stories.collate import Field, Key, RepairKind
from stories.collate import Repair as RepairValue
from stories.models.bundles import Bundle
from stories.models.roles import ADMINS_ALONE, EVERYONE, Rights


class Gesture(models.Model):
    """What one click made: repairs that are checked, undone and redone as one. It stands unless it was undone, or the
    bundle that it belongs to."""

    rights: ClassVar[Rights] = {"view": EVERYONE, "add": ADMINS_ALONE, "change": ADMINS_ALONE}

    by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField(blank=True)
    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, null=True, related_name="gestures")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    touched = models.BigIntegerField(default=0, db_index=True, help_text="the last act that changed it")

    def __str__(self) -> str:
        return f"{self.pk}, by {self.by}"

    @property
    def stands(self) -> bool:
        return self.undone_at is None and (self.bundle is None or self.bundle.stands)


class RepairQuerySet(models.QuerySet):
    def standing(self) -> Self:
        in_force = Q(gesture__bundle=None) | Q(gesture__bundle__state=Bundle.State.STORED)
        return self.filter(gesture__undone_at=None).filter(in_force)

    def naming(self, sources: Iterable[str]) -> Self:
        """Those about any version of the sources, by their hashes."""
        hashes = list(sources)
        return self.filter(Q(one_source__in=hashes) | Q(other_source__in=hashes))

    def values_of(self) -> list[RepairValue]:
        return [repair.value_of() for repair in self.select_related("gesture")]


class Repair(models.Model):
    """One decision about one version, or about two, named by their keys: the texts need not be here. Rows are only
    added; one that gives way in a bundle's preview is moved to a gesture of its own, which is taken back. What
    files say is worked out anew while their bundle waits, and goes where what it is about came to be here meanwhile."""

    rights: ClassVar[Rights] = {"view": EVERYONE}

    gesture = models.ForeignKey(Gesture, on_delete=models.PROTECT, related_name="repairs")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in RepairKind])
    one_source = models.CharField(max_length=64, db_index=True)
    one_draft = models.PositiveIntegerField()
    one_part = models.PositiveSmallIntegerField()
    other_source = models.CharField(max_length=64, blank=True, db_index=True)
    other_draft = models.PositiveIntegerField(null=True)
    other_part = models.PositiveSmallIntegerField(null=True)
    what = models.CharField(max_length=20, blank=True, choices=[(field.value, field.value) for field in Field])
    value = models.TextField(blank=True)

    objects = RepairQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.what}".strip()

    @classmethod
    def of(cls, gesture: Gesture, repair: RepairValue) -> Self:
        one, other = repair.one, repair.other
        return cls(
            gesture=gesture,
            kind=repair.kind.value,
            one_source=one.source,
            one_draft=one.draft,
            one_part=one.part,
            other_source=other.source if other else "",
            other_draft=other.draft if other else None,
            other_part=other.part if other else None,
            what=repair.what,
            value=repair.value,
        )

    def value_of(self) -> RepairValue:
        """As the arrangement reads it."""
        other = Key(self.other_source, self.other_draft or 0, self.other_part or 0) if self.other_source else None
        made = self.gesture
        return RepairValue(
            RepairKind(self.kind),
            Key(self.one_source, self.one_draft, self.one_part),
            other,
            self.what,
            self.value,
            made.pk,
            made.by,
            made.at.isoformat(),
            made.why,
        )
