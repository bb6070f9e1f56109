"""One story: who told it, in which versions, and which two to compare."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stories.models import Article, Story, Version
from stories.views.fetch import Gone, story_at, story_of_former
from stories.views.matrix import matrix
from stories.views.page import page_or_fragment
from stories.views.verdicts import on_story


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    found = story_at(request, slug)
    if found is None:
        return redirect(story_of_former(request, slug), permanent=False)
    readable = [version for version in found.versions_in_order() if version.is_open]
    if not readable:
        if any(version.is_readable() for version in found.versions_in_order()):
            raise PermissionDenied("Everything that was told of this is held for now.")
        raise Gone(what="story", withdrawn=found.versions_in_order())
    pair = found.offered_pair()
    context = {
        "story": found,
        "verdict": on_story(found),
        "articles": [(article, article.steps(), _perhaps_one(article, found)) for article in found.articles.all()],
        "choices": [found],
        "pair": pair,
        "share": pair and pair[0].shared_with(pair[1]),
        "matrix": matrix(readable),
    }
    return page_or_fragment(request, "stories/story.html", context)


def _perhaps_one(article: Article, story: Story) -> tuple[Version, Version] | None:
    """The newest versions of two articles that are perhaps one: those that a change by hand would name."""
    decision = article.perhaps_one()
    other = next((one for one in story.articles.all() if decision and one.name == decision["value"]), None)
    return (list(article.versions.all())[-1], list(other.versions.all())[-1]) if other else None
