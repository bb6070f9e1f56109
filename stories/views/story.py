"""One story: who told it, in which versions, and which two to compare."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from stories.models import Story
from stories.views.matrix import matrix
from stories.views.page import page_or_fragment
from stories.views.verdicts import on_story


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    stories = Story.objects.visible_to(request.user)
    found = stories.with_versions().filter(slug=slug).first()
    if found is None:
        return redirect(get_object_or_404(stories, former_slugs__slug=slug), permanent=True)
    pair = found.offered_pair()
    context = {
        "story": found,
        "verdict": on_story(found),
        "articles": [(article, article.steps()) for article in found.articles.all()],
        "choices": [found],
        "pair": pair,
        "share": pair and pair[0].shared_with(pair[1]),
        "matrix": matrix(found.versions_in_order()),
    }
    return page_or_fragment(request, "stories/story.html", context)
