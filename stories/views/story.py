"""One story: who told it, in which versions, and which two to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stories.forms import ChoosingForm
from stories.models import LOOKED_AT, SEEN, Article, Look, Ran, Version
from stories.models.stories import Files
from stories.views import choices
from stories.views.fetch import chosen_of, counted_of, story_at, story_of_former
from stories.views.matrix import matrix
from stories.views.page import page_or_fragment
from stories.views.updates import Update, updates
from stories.views.verdicts import notes_on_version, on_story


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as the page lists it: some of its updates, oldest first, and how many are earlier. `twin` is the
    article that it is perhaps one with."""

    article: Article
    updates: Sequence[Update]
    earlier: int
    files: Files | None
    twin: Article | None

    @property
    def newest(self) -> Update:
        return self.updates[-1]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What must be known of those before the newest, by their numbers."""
        return [(one.number, note) for one in self.updates[:-1] for note in notes_on_version(one.version)]


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    found = story_at(request, slug)
    if found is None:
        return redirect(story_of_former(request, slug), permanent=False)
    counted = counted_of(request, found)
    form = ChoosingForm(request.GET)
    page = form.page_of(found.articles.in_order().with_newest(request.user, SEEN), LOOKED_AT)
    shown = Look.over(page)
    look = shown if page.number == 1 else Look.first(found, request.user)
    pair = look.offered_pair()
    chosen = chosen_of(request, form.chosen)
    ran = Ran.of([found])[found.pk]
    context = {
        "story": found,
        "is_sent": bool(ran.wires or ran.notices),
        "counted": counted,
        "verdict": on_story(ran, counted.placed, look),
        "chosen": chosen,
        "pair": pair,
        "share": pair and look.shares.shared(*pair),
        "choices": [choices.on_story(shown.articles, pair or (), counted.placed)],
        "page": page,
        "articles": list(_listed(shown, chosen, _twins(request, shown.articles))),
        "matrix": matrix([one for one in shown.newest if not one.in_article.is_notice], shown.shares),
    }
    return page_or_fragment(request, "stories/story.html", context)


def _listed(shown: Look, chosen: Version | None, twins: Mapping[str, Article]) -> Iterator[Listed]:
    files = Version.objects.arranged().files_of(article.newest[0] for article in shown.articles)
    for article in shown.articles:
        listed = updates(article.newest, SEEN - 1, shown.shares, chosen)[::-1]
        twin = twins.get((article.perhaps_one() or {}).get("value", ""))
        yield Listed(article, listed, article.count - len(listed), files.get(article.newest[0].pk), twin)


def _twins(request: HttpRequest, articles: Sequence[Article]) -> dict[str, Article]:
    """By their names, the articles that these are perhaps one with: for those who may say so."""
    names = {decision["value"] for article in articles if (decision := article.perhaps_one())}
    if not names or not request.user.has_perm("stories.add_gesture"):
        return {}
    unnamed = Article.objects.with_newest(request.user, 1).filter(outlet=None, label__in=names)
    return {article.name: article for article in unnamed.filter(story=articles[0].story_id)}
