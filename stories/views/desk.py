"""The first page: what stories there are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.forms import PageForm
from stories.models import Ran, Story
from stories.views.page import page_or_fragment


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    page = PageForm(request.GET).page_of(Story.objects.visible_to(request.user).for_desk(request.user))
    ran = Ran.of(page)
    rows = [(story, ran[story.pk]) for story in page]
    return page_or_fragment(request, "stories/desk.html", {"page": page, "rows": rows})
