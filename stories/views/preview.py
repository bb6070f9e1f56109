"""What a bundle would store, before it does: the tree of it, and what is said above."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from stories.bundles import asked, taking_over
from stories.bundles import shown as what_is_shown
from stories.bundles.kinds import ADDED, KNOWN, NEW, RETURNS, SIGHTING, UNORDERED, UPDATE
from stories.bundles.lots import archive_changed
from stories.bundles.warnings import CLAIMS
from stories.display.verdict import Said, Sentence
from stories.display.wording import capital, counted, joined, number
from stories.forms import LONGEST_VALUE, PreviewForm
from stories.jobs.words import WORDS
from stories.models import Act, Bundle, Job, PlannedStory
from stories.views import changes, edited, editing, kept_out, warned
from stories.views.page import page_or_fragment
from stories.views.text import outlets, panel, text_of

STORIES = 25
"""On a page."""

OPEN_AT_ONCE = 60
"""Versions that a page shows without being asked to: of more, a story at a time is opened."""

MOST_CHANGES = 100


def preview(request: HttpRequest, bundle: Bundle, context: dict[str, Any]) -> HttpResponse:
    if done := edited.done_meanwhile(request.session, bundle):
        messages.success(request, done)
    form = PreviewForm(request.GET)
    shown = form.shown
    looked_for = {name: shown[name] for name in ("only", "find") if shown.get(name)}
    rows = what_is_shown.stories(bundle, **looked_for)
    chosen = text_of(bundle, shown["text"]) if shown.get("text") else None
    landed = chosen or (text_of(bundle, shown["at"]) if shown.get("at") else None)
    if landed and not landed.has_a_place:
        landed = None
    opened = landed.planned_id if landed else shown.get("open")
    at = _page_with(rows, opened) if opened else None
    page = Paginator(rows, STORIES).get_page(at) if at else form.page_of(rows, STORIES)
    left_out = kept_out.left_out(bundle, landed.item_id if landed else None)
    left_out_count = left_out.count()
    reasons = kept_out.reasons(bundle)
    warnings = list(warned.warned(bundle))
    context |= {
        "page": page,
        "outside": None if at or not landed else what_is_shown.stories(bundle).filter(pk=opened or 0).first(),
        "is_open": sum(row.versions for row in page) <= OPEN_AT_ONCE,
        "opened": opened,
        "landed": landed.pk if landed else None,
        "landed_item": landed.item_id if landed else None,
        "only": shown.get("only") or "",
        "find": shown.get("find") or "",
        "query": urlencode(looked_for),
        "sentence": summary(bundle, left_out_count),
        "button": button(bundle),
        "loud": [one for one in warnings if one.is_loud],
        "loud_sorts": warned.LOUD,
        "missing": [one for one in warnings if not one.is_loud],
        "repeated": warned.repeated(bundle, shown.get("only") == CLAIMS),
        "manifests": kept_out.manifests(bundle),
        "unread": reasons,
        "unread_count": kept_out.unread(bundle).count(),
        "unread_because": kept_out.reasons_in_words(reasons),
        "found": kept_out.found(bundle, shown["find"]) if shown.get("find") else [],
        "left_out": left_out[: kept_out.FILES],
        "left_out_count": left_out_count,
        "texts_count": sum(some.count() for some in asked.texts_of(bundle, {"all": True, **looked_for})),
        "changes": changes.in_words(bundle.gestures.filter(undone_at=None).order_by("-pk")[:MOST_CHANGES], bundle),
        "offers": taking_over.offers(bundle),
        "outlets": outlets(),
        "most_typed": LONGEST_VALUE,
        "kinds": _kinds(bundle, shown.get("only") or ""),
        "wrong": editing.wrong_in(request, bundle),
        "ended": _ended(bundle, context["job"]),
        "is_overtaken": archive_changed(bundle),
        **(panel(bundle, chosen) if chosen else {}),
    }
    return page_or_fragment(request, "stories/preview.html", context)


def _page_with(rows: QuerySet[PlannedStory], pk: int) -> int | None:
    """The page on which a story stands; None where the filter hides it, or it is gone."""
    place = rows.filter(pk=pk).values_list("place", flat=True).first()
    if place is None:
        return None
    before = rows.filter(Q(place__lt=place) | Q(place=place, pk__lt=pk))
    return before.count() // STORIES + 1


CHANGES = (Act.Did.EDITED, Act.Did.UNDID_REPAIR, Act.Did.LEFT_OUT, Act.Did.PUT_BACK)
"""Acts that change a plan."""


def _ended(bundle: Bundle, job: Job | None) -> str:
    """What is to be said of the work that was done last, until the plan is changed after it."""
    if not job or Act.objects.filter(bundle=bundle, at__gt=job.ended_at or job.at, did__in=CHANGES).exists():
        return ""
    return (job.state == Job.State.CANCELLED and WORDS[job.does].stopped) or job.why


KINDS = (
    (NEW, "new"),
    (UPDATE, "updates"),
    (UNORDERED, "of no known order"),
    (RETURNS, "brought back"),
    (SIGHTING, "seen again"),
    (KNOWN, "known already"),
)


def _kinds(bundle: Bundle, only: str) -> list[tuple[str, str, str]]:
    found = [(kind, name, f"{bundle.counts[kind]:,}") for kind, name in KINDS if bundle.counts.get(kind)]
    if (words := warned.WARNED.get(only)) and words.texts and (count := bundle.warned.get(only)):
        found.append((only, words.texts, f"{count:,}"))
    return found


def summary(bundle: Bundle, left_out: int) -> list[Sentence]:
    """What storing it would do, in sentences."""
    counts = bundle.counts
    new, updates, unordered = (counts.get(kind, 0) for kind in ADDED)
    returning, again = (counts.get(kind, 0) for kind in (RETURNS, SIGHTING))
    known, unread = counts.get("known files", 0), counts.get("failed files", 0)
    sentences: list[Sentence] = []
    if added := new + updates + unordered:
        of = [counted(counts["articles"], "new article")] if counts.get("articles") else []
        of += [counted(updates, "update")] if updates else []
        # The first of an article that is here already comes before all that is here of it.
        earlier = new - counts.get("articles", 0)
        of += [f"{counted(earlier, 'version')} before what is here"] if earlier > 0 else []
        of += [f"{counted(unordered, 'version')} of no known order"] if unordered else []
        sentences.append(
            [
                Said("It would store "),
                Said(counted(added, "version"), True),
                Said(f": {joined(of)}." if of else "."),
            ]
        )
        if stories := counts.get("stories", 0):
            sentences.append([Said(f"{capital(counted(stories, 'story'))} would be new.")])
    else:
        sentences.append([Said("It would store no new version.", True)])
    if returning:
        was = "was" if returning == 1 else "were"
        said = f"{capital(counted(returning, 'version'))} that {was} undone or left out would stand again."
        sentences.append([Said(said)])
    rest = []
    if again:
        rest.append(f"{counted(again, 'text')} {_are(again)} here already and would be noted as seen again")
    if known:
        rest.append(f"{counted(known, 'file')} {_are(known)} known byte for byte")
    if unread:
        rest.append(f"{counted(unread, 'file')} cannot be read")
    if left_out:
        rest.append(f"{counted(left_out, 'file')} {_are(left_out)} left out")
    if rest:
        sentences.append([Said(f"{capital(joined(rest))}.")])
    return sentences


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def button(bundle: Bundle) -> str:
    """What the button says that stores it; "" where there is nothing to store."""
    versions, returning = sum(bundle.counts.get(kind, 0) for kind in ADDED), bundle.counts.get(RETURNS, 0)
    if versions and returning:
        return f"Store {counted(versions, 'version')}, bring back {number(returning)}"
    if versions:
        return f"Store {counted(versions, 'version')}"
    if returning:
        return f"Bring back {counted(returning, 'version')}"
    if again := bundle.counts.get(SIGHTING, 0) + bundle.counts.get("known files", 0):
        return f"Note {counted(again, 'sighting')}"
    return ""
