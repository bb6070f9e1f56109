"""What a person changes of a plan: one text, or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken
from stories.bundles import asked, taking_over
from stories.display.wording import capital, counted
from stories.forms import EditForm, LeaveOutForm, is_one_of_ours
from stories.models import Bundle, Gesture, ReceivedText
from stories.views import changes, edited
from stories.views.admins import admins_alone, bundle_of, name_of

WRONG = "wrong"
"""In a session: what was asked of a plan last and could not be done, until a page shows it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A change that could not be made: what it `says` stands beside the field `at`, by its id, and the form has what
    was typed and chosen in it."""

    bundle: int
    at: str
    says: str
    what: str
    value: str
    other: str
    all: bool
    texts: list[int]
    stories: list[int]


def wrong_in(request: HttpRequest, bundle: Bundle) -> Wrong | None:
    """Told once."""
    if kept := request.session.pop(WRONG, None):
        wrong = Wrong(**kept)
        return wrong if wrong.bundle == bundle.pk else None
    return None


@require_POST
@admins_alone
def change(request: HttpRequest, pk: int) -> HttpResponse:
    bundle = bundle_of(pk)
    form = EditForm(request.POST)
    if not form.is_valid():
        return _beside(request, bundle, form, _said(form))
    given = asked.by_texts(bundle, form.cleaned_data)
    texts = asked.pks_of(bundle, given)
    before = edited.shape_of(bundle, texts)
    try:
        is_done = asked.change(bundle, asked.GIVE, given, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _beside(request, bundle, form, str(error))
    did = edited.did_in_words(given, len(texts))
    if not is_done:
        return _begun(request, bundle, did, texts, before)
    done = edited.said(did, before, edited.shape_of(bundle, texts))
    return _to(request, bundle, [] if given["all"] else texts, done)


def _begun(
    request: HttpRequest, bundle: Bundle, did: str, texts: Sequence[int] = (), before: edited.Shape | None = None
) -> HttpResponse:
    """To how far a change is that is made in the background; when it is made, the plan says what it did."""
    edited.remember(request.session, bundle, did, texts, before)
    return redirect(bundle)


def _to(request: HttpRequest, bundle: Bundle, texts: Sequence[int], done: str) -> HttpResponse:
    """To the first of the texts that a change was about, with what it did; after one about all, to the plan's head."""
    messages.success(request, done)
    came_from = _next(request, bundle)
    mine = ReceivedText.objects.filter(pk__in=texts[: edited.MOST_LOOKED_AT])
    return redirect(edited.landing(bundle, edited.first_of(mine, edited.shown_at(came_from).get("text")), came_from))


def _beside(request: HttpRequest, bundle: Bundle, form: EditForm, says: str) -> HttpResponse:
    """To where the form was, with what is wrong beside its field; where the field is not told, above all."""
    at = form.cleaned_data.get("at", "")
    if not at or bundle.state != Bundle.State.PLANNED:
        return _back(request, bundle, error=says)
    what, value, other = (request.POST.get(name, "")[:1000] for name in ("what", "value", "other"))
    texts, stories = (form.cleaned_data.get(name, []) for name in ("texts", "stories"))
    wrong = Wrong(bundle.pk, at, says, what, value, other, bool(form.cleaned_data.get("all")), texts, stories)
    request.session[WRONG] = asdict(wrong)
    return redirect(_next(request, bundle).partition("#")[0])  # an address with a mark would keep the field from focus


def _said(form: Any) -> str:
    return " ".join(message for messages_of in form.errors.values() for message in messages_of)


@require_POST
@admins_alone
def take_back(request: HttpRequest, pk: int, gesture: int) -> HttpResponse:
    bundle = bundle_of(pk)
    found = Gesture.objects.filter(bundle=bundle, pk=gesture).select_related("bundle").first()
    if found is None:
        raise Http404
    [(_, what)] = changes.in_words([found], bundle)
    texts = edited.texts_of(bundle, found)
    before = edited.shape_of(bundle, texts)
    try:
        is_done = asked.change(bundle, asked.TAKE_BACK, {"gesture": found.pk}, name_of(request))
    except (Refused, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    did = f"Taken back: {what}"
    if not is_done:
        return _begun(request, bundle, did, texts, before)
    return _to(request, bundle, texts, edited.said(did, before, edited.shape_of(bundle, texts)))


@require_POST
@admins_alone
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    bundle = bundle_of(pk)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        return _back(request, bundle, error=_said(form))
    given = asked.by_texts(bundle, form.cleaned_data)
    items = asked.items_of(bundle, given)
    try:
        is_done = asked.change(bundle, asked.LEAVE_OUT, given, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    files, them = counted(len(items), "file"), "it" if len(items) == 1 else "them"
    did = f"{files} put back" if given["put_back"] else f"{files} left out: kept, and nothing of {them} would be told"
    if not is_done:
        return _begun(request, bundle, did)
    of = ReceivedText.objects.filter(item__bundle=bundle, item__in=sorted(items)[: edited.MOST_LOOKED_AT])
    texts = [] if given["all"] else list(of.values_list("pk", flat=True))
    return _to(request, bundle, texts, f"{capital(did)}.")


@require_POST
@admins_alone
def take_over(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """The changes that were made to a bundle which was undone, for the same files here."""
    bundle = bundle_of(pk)
    undone = bundle_of(other)
    try:
        did = capital(edited.taken_in_words(taking_over.takeable(bundle, undone)))
        is_done = asked.change(bundle, asked.TAKE_OVER, {"bundle": undone.pk}, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    return _back(request, bundle, done=f"{did}.") if is_done else _begun(request, bundle, did)


def _back(request: HttpRequest, bundle: Bundle, done: str = "", error: str = "") -> HttpResponse:
    """To where the form was, with what came of it."""
    if error:
        messages.error(request, error)
    if done:
        messages.success(request, done)
    return redirect(f"{_next(request, bundle).partition('#')[0]}#done")


def _next(request: HttpRequest, bundle: Bundle) -> str:
    address = request.POST.get("next", "")
    return address if is_one_of_ours(request, address) else bundle.get_absolute_url()
