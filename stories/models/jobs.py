"""Work that is done in the background, as far as it is."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from stories.models.bundles import Bundle
from stories.models.roles import ADMINS_ALONE, Rights

SILENT = timedelta(seconds=30)
"""Without a heartbeat for so long, a job's worker is dead."""

MOST_ATTEMPTS = 3


class JobQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=Job.State.WAITING)

    def running(self) -> Self:
        return self.filter(state=Job.State.RUNNING)

    def unended(self) -> Self:
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])

    def silent(self) -> Self:
        """Those whose worker is dead."""
        return self.running().filter(Q(heartbeat=None) | Q(heartbeat__lt=timezone.now() - SILENT))


class Job(models.Model):
    """One piece of work on a bundle. This row is the truth about it, whatever has become of the worker that had it:
    whoever goes on with it has a new `token`, and one that comes late with an old one can change nothing."""

    rights: ClassVar[Rights] = {"view": ADMINS_ALONE}

    class Does(models.TextChoices):
        READ = "read"
        PLAN = "plan"
        CHANGE = "change", "a change to many files"
        STORE = "store"
        UNDO = "undo"
        REDO = "redo"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="jobs")
    does = models.CharField(max_length=10, choices=Does.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    asked = models.JSONField(default=dict, help_text="what is to be changed, for a change")
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(default=timezone.now)
    doing = models.CharField(max_length=100, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    heartbeat = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    token = models.CharField(max_length=32)
    is_to_stop = models.BooleanField(default=False, help_text="somebody asked it to stop")
    ended_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True, help_text="why it failed, or what it found")

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle"], condition=Q(state__in=["waiting", "running"]), name="one_job_a_bundle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.does} bundle {self.bundle_id}: {self.state}"

    @property
    def has_ended(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.RUNNING)

    @staticmethod
    def new_token() -> str:
        return secrets.token_hex(16)
