"""Bundles: what came in, what is coming in, and what is done with it. Admins alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.db.models import Case, Count, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stories.archive.by_hand import Refused
from stories.bundles import receive
from stories.bundles.receive import Incoming
from stories.display.wording import counted
from stories.forms import BatchForm, HistoryForm, UploadForm
from stories.jobs import queue, words
from stories.models import Bundle, Item, Job, ReceivedItem
from stories.views import edited, preview, receipt
from stories.views.admins import admins_alone, bundle_of, name_of
from stories.views.page import page_or_fragment
from stories.views.stopped import Stopped

State = Bundle.State


@require_safe
@admins_alone
def history(request: HttpRequest) -> HttpResponse:
    form = HistoryForm(request.GET)
    page = form.page_of(_listed(form.shown))
    states = {bundle.state for bundle in page}
    outcomes: dict[int, dict[str, int]] = {bundle.pk: {} for bundle in page}
    rows = Item.objects.filter(bundle__in=outcomes).order_by().values_list("bundle", "outcome", "left_out")
    for bundle, outcome, left_out, count in rows.annotate(Count("pk")):
        name = "left out" if left_out else outcome
        outcomes[bundle][name] = outcomes[bundle].get(name, 0) + count
    read = ReceivedItem.objects.filter(bundle__in=outcomes).order_by().values_list("bundle").annotate(Count("pk"))
    files = dict(read)
    context = {
        "page": page,
        "rows": [(bundle, outcomes[bundle.pk], files.get(bundle.pk, 0)) for bundle in page],
        "show": form.shown,
        "also": f"show={form.shown}" if form.shown else "",
        "choices": HistoryForm.SHOWN,
        "can": {"undo": State.STORED in states, "redo": State.UNDONE in states},
        "to_look_at": Bundle.objects.filter(state=State.STORED, looked_at=None).count(),
    }
    return page_or_fragment(request, "stories/bundles.html", context)


def _listed(show: str) -> QuerySet[Bundle]:
    bundles = Bundle.objects.order_by("-at", "-pk").prefetch_related("jobs").annotate(sent=Count("received"))
    if show == "open":
        return bundles.filter(state__in=[State.RECEIVED, State.PLANNED])
    if show == "look":
        # Those with warnings first.
        unseen = bundles.filter(state=State.STORED, looked_at=None)
        return unseen.order_by(Case(When(warned={}, then=1), default=0), "-at", "-pk")
    return bundles.filter(state=show) if show else bundles


@require_http_methods(["GET", "HEAD", "POST"])
@admins_alone
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return page_or_fragment(request, "stories/new_bundle.html", _uploading({}))
    if "name" in request.POST:  # a browser that sends the files one lot after another
        begun = receive.begin(request.POST["name"], name_of(request))
        return JsonResponse({"address": begun.get_absolute_url(), "files": _files_address(begun)}, status=201)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return page_or_fragment(request, "stories/new_bundle.html", _uploading({"form": form, "status": 400}))
    files, text = form.cleaned_data["files"], form.cleaned_data["text"]
    name = _named([file.name for file in files]) if files else "pasted text"
    begun = receive.begin(name, name_of(request))
    refused = receive.add(begun, (Incoming(file.name, file) for file in files))
    if text.strip():
        pasted = Incoming("pasted.txt", ContentFile(text.encode("utf-8", "surrogatepass"), "pasted.txt"))
        refused += receive.add(begun, [pasted], form.known)
    for why in refused:
        messages.warning(request, why)
    receive.read(begun, name_of(request))
    return redirect(begun)


def _uploading(context: dict[str, Any]) -> dict[str, Any]:
    limits = receive.limits()
    return {"form": UploadForm(), "limits": limits, "a_request": FILES_A_REQUEST, **context}


FILES_A_REQUEST = 50
"""Django takes a hundred at once."""


def _named(names: list[str]) -> str:
    """What a bundle is called: by its file, or by the first of several."""
    first = receive.shown_path(names[0])
    return first if len(names) == 1 else f"{first} and {counted(len(names) - 1, 'other')}"


def _files_address(bundle: Bundle) -> str:
    return reverse("stories:bundle_files", args=[bundle.pk])


@require_POST
@admins_alone
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """Some of a bundle's files, sent by a script; what was not taken, and why."""
    form = BatchForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"error": "That could not be read; send it again."}, status=400)
    sent = form.cleaned_data["files"]
    paths = request.POST.getlist("paths")
    paths = paths if len(paths) == len(sent) else [file.name for file in sent]
    bundle = bundle_of(pk)
    try:
        refused = receive.add(bundle, map(Incoming, paths, sent))
        receive.name_unread(bundle, request.POST.getlist("unread"))
    except Refused as error:
        return JsonResponse({"error": str(error)}, status=409)
    return JsonResponse({"refused": refused})


@require_safe
@admins_alone
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    found = bundle_of(pk)
    job = found.jobs.first()
    working = job if job and not job.has_ended else None
    context = {"bundle": found, "job": job, "working": working}
    if found.state == State.PLANNED and not working:
        return preview.preview(request, found, context)
    if found.state in (State.STORED, State.UNDONE) and not working:
        return receipt.receipt(request, found, context)
    told = {"stopped": Stopped.of(found, job), "kept_until": found.undone_at and found.undone_at + receive.KEPT}
    return page_or_fragment(request, "stories/bundle.html", {**context, **_waiting(found, working), **told})


def _waiting(bundle: Bundle, working: Job | None) -> dict[str, Any]:
    sent = bundle.received.all()
    return {
        "sent": sent.count(),
        "can_be_read": sent.exists(),
        "files_address": _files_address(bundle),
        "a_request": FILES_A_REQUEST,
        "limits": receive.limits(),
        "last_read": bundle.received_items.order_by("-pk")[:6],
        "waits": words.WORDS[working.does].waits if working and working.state == Job.State.WAITING else "",
        "in_one_go": words.in_one_go(working) if working else "",
        "change": edited.asked_in_words(working.asked) if working and working.does == Job.Does.CHANGE else "",
        "change_to": edited.extent_in_words(working.asked) if working and working.does == Job.Does.CHANGE else "",
        "can_be_stopped": working is not None and words.can_be_stopped(working),
    }


@require_safe
@admins_alone
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the work on a bundle is. When it is over, the page is to be asked for once more."""
    found = bundle_of(pk)
    job = found.jobs.first()
    working = job if job and not job.has_ended else None
    if working is None:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = found.get_absolute_url()
        return response
    context = {"bundle": found, "job": job, "working": working, **_waiting(found, working)}
    return render(request, "stories/_working.html", context)


ACTS: Mapping[str, tuple[Callable[[Bundle, str], object], str]] = {
    "read": (receive.read, ""),
    "stop": (queue.stop, "It stops at its next step."),
    "throw-away": (receive.throw_away, "“{}” is thrown away. Until this time tomorrow it can be recovered."),
    "recover": (receive.recover, "“{}” is recovered: it is as it was before it was thrown away."),
    "undo": (receive.undo, ""),
    "redo": (receive.redo, ""),
    "looked-at": (receive.look_at, "“{}” is marked as looked at."),
}
"""What a button does with a bundle as a whole, and the sentence that says so; none where its page says how far it
is."""


def _revision(request: HttpRequest) -> int | None:
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


@require_POST
@admins_alone
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    if act != "store" and act not in ACTS:
        raise Http404
    found = bundle_of(pk)
    try:
        if act == "store":
            receive.store(found, name_of(request), _revision(request))
            return redirect(found)
        does, said = ACTS[act]
        does(found, name_of(request))
    except Refused as error:
        messages.error(request, str(error))
    else:
        if said:
            messages.success(request, said.format(found.name))
    return redirect("stories:bundles" if act == "throw-away" else found.get_absolute_url())
