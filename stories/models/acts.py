"""Who changed what, and when."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self

from django.contrib.auth.models import User
from django.db import models

from stories.models.roles import ADMINS_ALONE, Rights

COMMAND_LINE = "command line"


class Kept(Exception):
    """Somebody tried to change or delete what is only ever added."""


class ActQuerySet(models.QuerySet):
    def update(self, **values: Any) -> NoReturn:
        raise Kept("The log is only ever added to.")

    def delete(self) -> NoReturn:
        raise Kept("The log is only ever added to.")


def about(model: str) -> models.ForeignKey:
    """A reference to what an act is about."""
    return models.ForeignKey(model, on_delete=models.PROTECT, null=True, related_name="acts")


class Act(models.Model):
    """One state-changing act: who, when, what, and to what. Rows are only ever added.

    `before` and `after` hold marks and names, never words of a text: those may be withdrawn.
    """

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE}

    class Did(models.TextChoices):
        SIGNED_IN = "signed in"
        SIGNED_OUT = "signed out"
        MADE_ACCOUNT = "made an account"
        RECEIVED = "sent a bundle"
        THREW_AWAY = "threw a bundle away"
        EDITED = "changed what a bundle would store"
        LOOKED_AT = "looked at a bundle"
        CANCELLED = "stopped the work on a bundle"
        IMPORTED = "imported a bundle"
        UNDID_BUNDLE = "took a bundle back"
        REDID_BUNDLE = "put a bundle in force again"
        LEFT_OUT = "left a file out"
        PUT_BACK = "put a file back"
        WITHDREW = "withdrew a version"
        RESTORED = "restored a version"
        ERASED = "erased a source"
        REPAIRED = "made a change"
        UNDID_REPAIR = "took a change back"
        REDID_REPAIR = "made a change again"
        NAMED = "changed a name"
        UNDID_NAME = "took a name back"
        REDID_NAME = "gave a name again"
        ARRANGED = "arranged the archive anew"

    at = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="acts")
    by = models.CharField(max_length=150, help_text="the person's name then, or “command line”")
    did = models.CharField(max_length=100, choices=Did.choices)
    why = models.TextField(blank=True)
    account = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    bundle = about("stories.Bundle")
    item = about("stories.Item")
    source = about("stories.Source")
    version = about("stories.Version")
    gesture = about("stories.Gesture")
    outlet = about("stories.Outlet")
    agency = about("stories.Agency")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by} {self.did}"

    def save(self, *args: Any, **options: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise Kept("The log is only ever added to.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise Kept("The log is only ever added to.")

    @classmethod
    def record(cls, by: str, did: Act.Did, **rest: Any) -> Self:
        """`by` is a user's name, or “command line”; `rest` says to what, why, and what was before and after."""
        person = User.objects.filter(username=by).first() if by != COMMAND_LINE else None
        return cls.objects.create(by=by, person=person, did=did, **rest)
