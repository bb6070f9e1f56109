"""Whether the app can do its work: for whoever watches over it."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stories.models import Job


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        lines = ["ok", *_work()]  # fails before the first migration, too
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


def _work() -> Iterator[str]:
    """How long the queue is, since when its oldest job waits, and how old the oldest heartbeat is, in seconds."""
    now = timezone.now()
    waiting = Job.objects.waiting().aggregate(count=Count("pk"), oldest=Min("queued_at"))
    running = Job.objects.running().aggregate(count=Count("pk"), oldest=Min("heartbeat"))
    yield f"waiting {waiting['count']}"
    yield f"running {running['count']}"
    if waiting["oldest"]:
        yield f"oldest waits {(now - waiting['oldest']).total_seconds():.0f}"
    if running["oldest"]:
        yield f"oldest heartbeat {(now - running['oldest']).total_seconds():.0f}"
