"""One outlet's article: all its versions, the newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stories.forms import ON_A_PAGE, ChoosingForm
from stories.models import Shares, Version
from stories.views.fetch import article_of, chosen_of, counted_of
from stories.views.page import page_or_fragment
from stories.views.updates import updates


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    found = article_of(request, pk)
    if found.pk != pk:
        return redirect(found, permanent=False)
    counted_of(request, found.in_story)
    form = ChoosingForm(request.GET)
    listed = Version.objects.listed_for(request.user).filter(article=found).select_related("article")
    page = form.page_of(listed.order_by("-number"))
    first = page.start_index() - 1
    shown = list(listed.order_by("-number")[first : first + ON_A_PAGE + 1])
    chosen = chosen_of(request, form.chosen)
    files = Version.objects.arranged().files_of(shown)
    rows = [(update, files.get(update.version.pk)) for update in updates(shown, ON_A_PAGE, Shares.among(shown), chosen)]
    context = {"article": found, "story": found.in_story, "page": page, "rows": rows, "chosen": chosen}
    return page_or_fragment(request, "stories/article.html", context)
