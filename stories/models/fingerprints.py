"""What versions are recognised by, kept so that no import reads a stored text again; and what they are looked up by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Coalesce

from stories.collate import Fingerprint as FingerprintValue
from stories.collate.likeness import carried, copy
from stories.models.stories import Version


class FingerprintQuerySet(models.QuerySet):
    def values_of(self, versions: Iterable[int]) -> dict[int, FingerprintValue]:
        """By the ids of the versions, each on the day under which it is filed; give no more than a query holds."""
        rows = self.filter(version__in=list(versions)).annotate(on=Coalesce("filed", "day"))
        told = rows.values_list("version", "version__digest", "on", "runs", "told", "said")
        return {pk: FingerprintValue.unpacked(digest, on or None, *rest) for pk, digest, on, *rest in told}


class Fingerprint(models.Model):
    """Only a version that stands for its near copies is looked up: it is filed, under the day that its text tells or
    that a person gave to it."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, primary_key=True)
    rules = models.CharField(max_length=10, db_index=True, help_text="of what it is made, and how")
    day = models.IntegerField(null=True, help_text="on which the text says it was published; from the year 1, day 1")
    runs = models.BinaryField(help_text="hashes of the runs of words, four bytes each, the lowest first")
    told = models.TextField(help_text="JSON: weights of telling words, names, figures, lede")
    said = models.TextField(help_text="JSON: what the document says of itself")
    first = models.BigIntegerField(null=True, help_text="id of the version that stands for it, perhaps its own")
    filed = models.IntegerField(
        null=True, help_text="the day that counts for it, 0 if none; null if it is not looked up"
    )

    objects = FingerprintQuerySet.as_manager()

    def __str__(self) -> str:
        return f"version {self.pk}"


class TellingWord(models.Model):
    """One of the words that a version is looked up by, and the day under which it is filed."""

    pk = models.CompositePrimaryKey("word", "day", "version_id")
    word = models.CharField(max_length=5)
    day = models.IntegerField()
    version = models.ForeignKey(Version, on_delete=models.CASCADE, db_index=False, related_name="+")

    def __str__(self) -> str:
        return self.word


class TellingRun(models.Model):
    """One of the runs of words that a version is looked up by."""

    pk = models.CompositePrimaryKey("run", "version_id")
    run = models.BigIntegerField()
    version = models.ForeignKey(Version, on_delete=models.CASCADE, db_index=False, related_name="+")

    def __str__(self) -> str:
        return f"{self.run:08x}"


class Handle(models.Model):
    """One of the handles that a version goes by, or names others by, as `Handles.filed` writes it."""

    pk = models.CompositePrimaryKey("handle", "day", "version_id")
    handle = models.CharField(max_length=80)
    day = models.IntegerField(help_text="on which the text says it was published, 0 for none")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.handle


@dataclass(frozen=True)
class Shares:
    """How much text a few versions have in common: worked out when it is asked, from what is kept of each."""

    by_version: dict[int, FingerprintValue]

    @classmethod
    def among(cls, versions: Iterable[Version]) -> Shares:
        """One query; for no more versions than a page shows."""
        return cls(Fingerprint.objects.values_of({version.pk for version in versions}))

    def carried(self, one: Version, other: Version) -> float:
        """The share, 0 to 1, of the one's text that the other carries."""
        return carried(self.by_version[one.pk], self.by_version[other.pk])

    def shared(self, one: Version, other: Version) -> float:
        """The share of text, 0 to 1, that the smaller of the two has in common with the other."""
        return copy(self.by_version[one.pk], self.by_version[other.pk])
