"""What a bundle stored, and undoing it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from stories.archive import standing
from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken
from stories.bundles import receipt as receipts
from stories.bundles import receive
from stories.bundles.effect import Effect, Return
from stories.bundles.kinds import ADDED, RETURNS
from stories.display.verdict import Said, Sentence
from stories.display.wording import capital, counted, joined
from stories.forms import BundlesForm, PageForm
from stories.models import Bundle, Story, Version
from stories.text.unseen import unseen_in_json, visible
from stories.views import changes
from stories.views.admins import admins_alone, bundle_of, name_of
from stories.views.page import page_or_fragment

if TYPE_CHECKING:
    from stories.models.stories import Person

MOST_CHANGES = 100
"""Changes by hand that a page lists."""

MOST_STORIES = 30
"""That a page lists of those which would be told otherwise."""


def receipt(request: HttpRequest, bundle: Bundle, context: dict[str, Any]) -> HttpResponse:
    items = bundle.items.select_related("source").defer("source__content")
    troubled = items.filter(outcome__in=["failed", "skipped"]).order_by("path", "pk")
    page = PageForm(request.GET).page_of(items.exclude(pk__in=troubled.values("pk")).order_by("path", "pk"))
    counts = {("left out" if left_out else outcome): count for outcome, left_out, count in _counted(bundle)}
    context |= {
        "page": page,
        "went": receipts.went(page),
        "troubled": troubled[:100],
        "troubled_count": troubled.count(),
        "sentence": summary(bundle, counts),
        "story": _lone_story(bundle, request.user),
        "changes": changes.in_words(bundle.gestures.filter(undone_at=None).order_by("pk")[:MOST_CHANGES], bundle),
    }
    return page_or_fragment(request, "stories/receipt.html", context)


def _lone_story(bundle: Bundle, user: Person) -> Story | None:
    """The one story that all of it went into."""
    stands = Version.objects.placed().filter(source__items__bundle=bundle)
    stories = Story.objects.visible_to(user).filter(pk__in=stands.values("article__story"))[:2]
    return stories[0] if len(stories) == 1 else None


def _counted(bundle: Bundle) -> list[tuple[str, bool, int]]:
    rows = bundle.items.order_by().values_list("outcome", "left_out").annotate(Count("pk"))
    return [(outcome, left_out, count) for outcome, left_out, count in rows]


def summary(bundle: Bundle, counts: dict[str, int]) -> list[Sentence]:
    stored, returned = counts.get("stored", 0), bundle.counts.get(RETURNS, 0)
    sentences: list[Sentence] = []
    if stored or not returned:
        sentences.append([Said(f"{counted(stored, 'file')} went in".capitalize(), True), Said(".")])
        versions = sum(bundle.counts.get(kind, 0) for kind in ADDED)
        if versions not in (0, stored) and not counts.get("left out") and bundle.state == Bundle.State.STORED:
            sentences.append([Said(f"They hold {counted(versions, 'version')}.")])
    if returned:
        versions = capital(counted(returned, "version"))
        sentences.append([Said(f"{versions} came back", not stored), Said(", which had been undone or left out.")])
    rest = [
        (counts.get("known", 0), "was known already", "were known already"),
        (counts.get("failed", 0), "could not be read", "could not be read"),
        (counts.get("skipped", 0), "was passed over", "were passed over"),
        (counts.get("left out", 0), "is left out", "are left out"),
    ]
    told = [f"{counted(count, 'file')} {one if count == 1 else many}" for count, one, many in rest if count]
    if told:
        said = joined(told)
        sentences.append([Said(f"{said[:1].upper()}{said[1:]}.")])
    return sentences


@require_safe
@admins_alone
def as_json(request: HttpRequest, pk: int) -> HttpResponse:
    told = unseen_in_json(json.dumps(receipts.report(_stored(pk)), ensure_ascii=False, indent=1))
    return _to_keep(HttpResponse(told, content_type="application/json"), f"bundle-{pk}.json")


@require_safe
@admins_alone
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    # With the mark at its start by which spreadsheets know that it is UTF-8.
    content = "\ufeff" + receipts.as_csv(_stored(pk))
    return _to_keep(HttpResponse(content, content_type="text/csv; charset=utf-8"), f"bundle-{pk}.csv")


def _stored(pk: int) -> Bundle:
    found = bundle_of(pk)
    if found.stored_at is None:
        raise Http404
    return found


def _to_keep(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@admins_alone
def undo(request: HttpRequest) -> HttpResponse:
    """What undoing some bundles would do, and doing it."""
    chosen = _chosen(request, Bundle.State.STORED)
    if not chosen:
        messages.error(request, "Choose at least one bundle that is stored.")
        return redirect("stories:bundles")
    if request.method == "POST":
        return _done(request, chosen, receive.undo, "undone")
    effect = Effect.of(chosen)
    return page_or_fragment(request, "stories/undo.html", {"chosen": chosen, **_in_words(effect)})


@require_http_methods(["GET", "HEAD", "POST"])
@admins_alone
def redo(request: HttpRequest) -> HttpResponse:
    """What bringing some bundles back would do, and doing it."""
    chosen = _chosen(request, Bundle.State.UNDONE)
    if not chosen:
        messages.error(request, "Choose at least one bundle that was undone.")
        return redirect("stories:bundles")
    if request.method == "POST":
        return _done(request, chosen, receive.redo, "brought back")
    effect = Return.of(chosen)
    context = {"chosen": chosen, "effect": effect, "own": changes.in_words(effect.changes[:MOST_CHANGES])}
    return page_or_fragment(request, "stories/redo.html", context)


def _chosen(request: HttpRequest, state: Bundle.State) -> list[Bundle]:
    form = BundlesForm(request.GET if request.method != "POST" else request.POST)
    form.full_clean()
    return list(Bundle.objects.filter(pk__in=form.cleaned_data.get("bundle", []), state=state).order_by("at", "pk"))


def _in_words(effect: Effect) -> dict[str, Any]:
    own, resting = (changes.in_words(some[:MOST_CHANGES]) for some in (effect.own, effect.resting))
    gone, losing = (some[:MOST_STORIES] for some in (effect.gone, effect.losing))
    return {"effect": effect, "gone": gone, "losing": losing, "own": own, "resting": resting}


def _done(
    request: HttpRequest, chosen: Sequence[Bundle], act: Callable[[Bundle, str], object], what: str
) -> HttpResponse:
    done = 0
    for bundle in chosen:
        try:
            act(bundle, name_of(request))
            done += 1
        except Refused as error:
            messages.error(request, f"{bundle.name}: {error}")
    if len(chosen) == 1:
        return redirect(chosen[0])
    if done:
        said = f"{counted(done, 'bundle')} {'is' if done == 1 else 'are'} being {what}."
        messages.success(request, f"{said[:1].upper()}{said[1:]}")
    return redirect("stories:bundles")


@require_http_methods(["GET", "HEAD", "POST"])
@admins_alone
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """What leaving one file of a stored bundle out would do, and doing it, or putting it back."""
    bundle = bundle_of(pk)
    found = bundle.items.filter(pk=item).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        if not found.stands or found.source_id is None:
            return redirect(bundle)
        context = {"bundle": bundle, "item": found, **_in_words(Effect.of_file(found))}
        return page_or_fragment(request, "stories/leave_out.html", context)
    acting = standing.leave_out if request.POST.get("left_out") == "1" else standing.put_back
    try:
        acting(found, name_of(request))
    except (Refused, Overtaken) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{visible(found.path)} is {'left out' if found.left_out else 'put back'}.")
    return redirect(bundle)
