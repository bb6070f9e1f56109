"""What an address names, as far as the person who asks may see it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from stories.display.wording import moment_in_words
from stories.models import Act, Article, FormerSlug, Story, Version
from stories.models.stories import Counted


class Gone(Exception):
    """Something that was here and may not be shown now: answered by 410 and a notice, never by its words."""

    def __init__(self, **notice: Any) -> None:
        super().__init__()
        self.notice = notice


class GoneMiddleware:
    """Answers Gone with its page."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = self.get_response(request)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Gone):
            return render(request, "410.html", exception.notice, status=410)
        return None


def version_of(request: HttpRequest, pk: int) -> Version:
    """The version of an address, with its place. Raises Http404, PermissionDenied where it is held for others, and Gone
    where it was withdrawn or stands no more."""
    visible = Version.objects.visible_to(request.user).with_place().filter(pk=pk).first()
    if visible is not None:
        return visible
    refuse(pk)


def refuse(pk: int) -> NoReturn:
    """Raises why a version that is not visible is not."""
    version = Version.objects.with_place().defer("reading", "headline", "lede").filter(pk=pk).first()
    if version is None:
        raise Http404
    if version.source.erased_at:
        raise Gone(what="version", erased_at=version.source.erased_at)
    if not version.arranged:
        raise Gone(what="version")
    if not version.is_readable():
        raise Gone(what="version", withdrawn=[version], withdrawn_at=withdrawn_at(version))
    raise PermissionDenied(f"This text is held until {moment_in_words(version.held_until)}.")


def withdrawn_at(version: Version) -> Any:
    """When; who and why are for admins."""
    acts = Act.objects.filter(did=Act.Did.WITHDREW, version__in=[version.pk, version.same_as_id or version.pk])
    return acts.values_list("at", flat=True).first()


def story_at(request: HttpRequest, slug: str) -> Story | None:
    """The story of an address; None where the address is a former one."""
    return Story.objects.visible_to(request.user).filter(slug=slug).first()


def counted_of(request: HttpRequest, story: Story) -> Counted:
    """How many versions tell it. Raises PermissionDenied where all that may be read is held for others, and Gone where
    all was withdrawn."""
    counted = Version.objects.filter(article__story=story).counted_for(request.user)
    if counted.open:
        return counted
    if counted.readable:
        raise PermissionDenied("Everything that was told of this is held for now.")
    raise Gone(what="story", withdrawn=True)


def story_of_former(request: HttpRequest, slug: str) -> Story:
    """Where the address leads to that a story once had. Raises Http404, and Gone where all that it told stands no
    more."""
    former = FormerSlug.objects.filter(digest=FormerSlug.digest_of(slug)).select_related("story").first()
    if former is None:
        raise Http404
    if former.story.slug:
        return former.story
    return _article_of_founder(former.story.founder).in_story


def article_of(request: HttpRequest, pk: int) -> Article:
    """The article of an address, or the one that its versions went to. Raises Http404, and Gone as for a story."""
    found = Article.objects.visible_to(request.user).select_related("story").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found if found.story else _article_of_founder(found.founder)


def _article_of_founder(founder: Version | None) -> Article:
    """Where the version went that an empty row began with."""
    if founder is None or founder.article is None or founder.article.story is None:
        raise Gone(what="story", erased_at=founder and founder.source.erased_at)
    return founder.article


def chosen_of(request: HttpRequest, pk: int | None) -> Version | None:
    """The version that was chosen for the left, where it may be read."""
    if pk is None:
        return None
    visible = Version.objects.visible_to(request.user).placed().select_related("article").defer("reading")
    return visible.filter(pk=pk).first()
