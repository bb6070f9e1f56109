"""The outlets and agencies that are known, by all their names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from stories.models.roles import ADMINS_ALONE, EVERYONE, Rights
from stories.text import names

BUILT_IN = "built in"


class Named(models.Model):
    """Who made the row and when, and the marks of undoing: rows are only added."""

    rights: ClassVar[Rights] = {"view": EVERYONE, "add": ADMINS_ALONE, "change": ADMINS_ALONE}

    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True


class Outlet(Named):
    """Who publishes. `is_ours`: the house that reads this."""

    name = models.CharField(max_length=200, unique=True)
    is_ours = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Agency(Named):
    """A wire service."""

    name = models.CharField(max_length=100, unique=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166, two letters")

    class Meta(Named.Meta):
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class OtherName(Named):
    """Another name of an outlet or agency, or a web domain of it."""

    class Kind(models.TextChoices):
        NAME = "name"
        DOMAIN = "domain"

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, related_name="other_names")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="other_names")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NAME)
    value = models.CharField(max_length=200)

    class Meta(Named.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outlet=None) ^ models.Q(agency=None), name="a_name_of_an_outlet_or_of_an_agency"
            )
        ]

    def __str__(self) -> str:
        return self.value


def known_names() -> names.Names:
    """All that stand, as detection and arrangement read them; three queries."""
    other: dict[tuple[int | None, int | None, str], list[str]] = {}
    for row in OtherName.objects.filter(undone_at=None).order_by("pk"):
        other.setdefault((row.outlet_id, row.agency_id, row.kind), []).append(row.value)

    def also(outlet: int | None, agency: int | None, kind: OtherName.Kind) -> tuple[str, ...]:
        return tuple(other.get((outlet, agency, kind.value), ()))

    kinds = OtherName.Kind
    outlets = [
        names.Outlet(row.name, also(row.pk, None, kinds.NAME), also(row.pk, None, kinds.DOMAIN), row.is_ours)
        for row in Outlet.objects.filter(undone_at=None).order_by("name")
    ]
    agencies = [
        names.Agency(row.name, also(None, row.pk, kinds.NAME), also(None, row.pk, kinds.DOMAIN), row.country or None)
        for row in Agency.objects.filter(undone_at=None).order_by("name")
    ]
    return names.Names(tuple(outlets), tuple(agencies))


def keep_built_in() -> None:
    """The built-in lists are the tables' start, and what a release adds to them comes in; what somebody took back stays
    taken back."""
    here = {row.name: row for row in Agency.objects.all()}
    known = set(OtherName.objects.exclude(agency=None).values_list("agency__name", "kind", "value"))
    for agency in names.BUILT_IN.agencies:
        row = here.get(agency.name) or Agency.objects.create(
            name=agency.name, country=agency.country or "", by=BUILT_IN
        )
        OtherName.objects.bulk_create(
            OtherName(agency=row, value=value, kind=kind, by=BUILT_IN)
            for kind, values in ((OtherName.Kind.NAME, agency.also), (OtherName.Kind.DOMAIN, agency.domains))
            for value in values
            if (agency.name, kind.value, value) not in known
        )
