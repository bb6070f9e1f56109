"""What a bundle would store, before it does: looked at, corrected, left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken
from stories.bundles import asked, taking_over
from stories.bundles.telling import KNOWN, NEW, RETURNS, SIGHTING, UPDATE
from stories.bundles.warnings import SORTS, UNREAD
from stories.collate.known import THE_WIRE
from stories.compare import compare
from stories.display.side import Side
from stories.display.verdict import Said, Sentence
from stories.display.wording import because, capital, counted, joined
from stories.forms import EditForm, LeaveOutForm, PreviewForm, ShownForm, SidesForm
from stories.models import Bundle, Gesture, Job, ReceivedText, Version
from stories.models.names import Outlet
from stories.text.document import Decision
from stories.views import changes
from stories.views.admins import admins_alone, bundle_of, name_of
from stories.views.comparison import Address, side_by_side
from stories.views.page import page_or_fragment
from stories.views.sides import side_of
from stories.views.verdicts import language_in_words

STORIES = 25
"""On a page."""

OPEN_AT_ONCE = 60
"""Versions that a page shows without being asked to: of more, a story at a time is opened."""

MOST_CHANGES = 100

FILES = 50
"""That could not be read, or are left out, on one page."""

Told = dict[str, Any]

WARNED = {
    UNREAD: ("{files} cannot be read", "left out; the rest does not wait", "Which"),
    "claims": ("{texts} the address or the identity of another", "with another text: see whose it is", "Look"),
    "changes": ("{articles} of the archive would change", "what is here would be called otherwise", "Look"),
    "joins": ("{stories} would join stories that are here apart", "they share text with more than one", "Look"),
    "withdrawn": ("{texts} like one that was withdrawn", "nobody but admins would read them", "Look"),
    "order": ("{texts} no certain place in order", "what the texts tell of it contradicts itself", "Set their order"),
    "credit": ("In {texts} no credit was found for agency copy", "the agency is inferred from shared text", "Look"),
    "unnamed": ("In {texts} no outlet was found", "called by the file’s name until somebody names it", "Name them"),
    "undated": ("In {texts} no date was found", "the order is taken from the texts", "Set their time"),
    "perhaps": ("{texts} nearly the same as another", "perhaps they are one article", "Look"),
}
"""What a sort of warning says, what follows, and what its one action is called."""

VERBS = {
    "claims": ("gives", "give"),
    "withdrawn": ("reads", "read"),
    "order": ("has", "have"),
    "perhaps": ("reads", "read"),
}


@dataclass(frozen=True, slots=True)
class Warned:
    sort: str
    says: str
    follows: str
    action: str
    address: str


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


def _wrong_in(request: HttpRequest, bundle: Bundle) -> Wrong | None:
    """Told once."""
    if kept := request.session.pop(WRONG, None):
        wrong = Wrong(**kept)
        return wrong if wrong.bundle == bundle.pk else None
    return None


def preview(request: HttpRequest, bundle: Bundle, context: dict[str, Any]) -> HttpResponse:
    form = PreviewForm(request.GET)
    shown = form.shown
    rows = bundle.planned.defer("arranged")
    if shown.get("only") and shown["only"] != UNREAD:
        rows = rows.filter(marks__contains=f" {shown['only']} ")
    if shown.get("find"):
        rows = rows.filter(names__contains=shown["find"].lower())
    page = form.page_of(rows, STORIES)
    unread = bundle.received_items.filter(outcome="failed", left_out=False).order_by("path", "pk")
    left_out = bundle.received_items.filter(left_out=True).order_by("path", "pk")
    chosen = _text_of(bundle, shown["text"]) if shown.get("text") else None
    context |= {
        "page": page,
        "is_open": sum(row.versions for row in page) <= OPEN_AT_ONCE,
        "opened": shown.get("open"),
        "only": shown.get("only") or "",
        "find": shown.get("find") or "",
        "query": urlencode({name: shown[name] for name in ("only", "find") if shown.get(name)}),
        "sentence": summary(bundle, left_out.count()),
        "button": button(bundle),
        "warnings": list(_warned(bundle)),
        "unread": unread[:FILES],
        "unread_count": unread.count(),
        "left_out": left_out[:FILES],
        "left_out_count": left_out.count(),
        "changes": changes.in_words(bundle.gestures.filter(undone_at=None).order_by("-pk")[:MOST_CHANGES], bundle),
        "offers": taking_over.offers(bundle),
        "outlets": _outlets(),
        "kinds": _kinds(bundle),
        "wrong": _wrong_in(request, bundle),
        "ended": _ended(context["job"]),
        **(_panel(bundle, chosen) if chosen else {}),
    }
    return page_or_fragment(request, "stories/preview.html", context)


def _ended(job: Job | None) -> str:
    """What is to be said of the work that was done last."""
    if job and job.does == Job.Does.CHANGE and job.state == Job.State.CANCELLED:
        return "The change to many files was stopped. Nothing was changed."
    return job.why if job else ""


def _outlets() -> list[str]:
    """Those known, for a field to offer, and the wire itself."""
    return [THE_WIRE, *Outlet.objects.filter(undone_at=None).order_by("name").values_list("name", flat=True)[:500]]


KINDS = (
    (NEW, "new"),
    (UPDATE, "updates"),
    (RETURNS, "brought back"),
    (SIGHTING, "seen again"),
    (KNOWN, "known already"),
)


def _kinds(bundle: Bundle) -> list[tuple[str, str, int]]:
    return [(kind, name, bundle.counts[kind]) for kind, name in KINDS if bundle.counts.get(kind)]


def summary(bundle: Bundle, left_out: int) -> list[Sentence]:
    """What storing it would do, in sentences."""
    counts = bundle.counts
    new, updates, returning, again = (counts.get(kind, 0) for kind in (NEW, UPDATE, RETURNS, SIGHTING))
    known, unread = counts.get("known files", 0), counts.get("failed files", 0)
    sentences: list[Sentence] = []
    if new + updates:
        of = [counted(counts["articles"], "new article")] if counts.get("articles") else []
        of += [counted(updates, "update")] if updates else []
        sentences.append(
            [
                Said("It would store "),
                Said(counted(new + updates, "version"), True),
                Said(f": {joined(of)}." if of else "."),
            ]
        )
        if stories := counts.get("stories", 0):
            sentences.append([Said(f"{capital(counted(stories, 'story'))} would be new.")])
    else:
        sentences.append([Said("It would store no new version.", True)])
    if returning:
        was = "was" if returning == 1 else "were"
        said = f"{capital(counted(returning, 'version'))} that {was} taken back would stand again."
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
    if versions := bundle.counts.get(NEW, 0) + bundle.counts.get(UPDATE, 0):
        return f"Store {counted(versions, 'version')}"
    if returning := bundle.counts.get(RETURNS, 0):
        return f"Bring back {counted(returning, 'version')}"
    if again := bundle.counts.get(SIGHTING, 0) + bundle.counts.get("known files", 0):
        return f"Note {counted(again, 'sighting')}"
    return ""


def _warned(bundle: Bundle) -> Iterator[Warned]:
    here = bundle.get_absolute_url()
    for sort in SORTS:
        if not (count := bundle.warned.get(sort, 0)):
            continue
        _, follows, action = WARNED[sort]
        place = "unread" if sort == UNREAD else "tree"
        yield Warned(sort, warning_in_words(sort, count), follows, action, f"{here}?only={sort}#{place}")


def warning_in_words(sort: str, count: int) -> str:
    """ "Three texts name no outlet"."""
    verb = VERBS.get(sort, ("", ""))[count > 1]
    files, stories, articles, texts = (counted(count, noun) for noun in ("file", "story", "article", "new text"))
    said = WARNED[sort][0].format(files=files, stories=stories, articles=articles, texts=f"{texts} {verb}".strip())
    return capital(said)


# One text beside the tree


def _text_of(bundle: Bundle, pk: int) -> ReceivedText:
    texts = ReceivedText.objects.filter(item__bundle=bundle).select_related("item", "planned")
    found = texts.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
@admins_alone
def text(request: HttpRequest, pk: int, text: int) -> HttpResponse:
    """What was detected of one text, each with its reason and a way to change it."""
    bundle = bundle_of(pk)
    context = {"bundle": bundle, "outlets": _outlets(), **_panel(bundle, _text_of(bundle, text))}
    return page_or_fragment(request, "stories/text.html", context)


def _panel(bundle: Bundle, text: ReceivedText) -> dict[str, Any]:
    article, version = _place(text)
    document = text.document
    decisions = reversed([*article["decisions"], *version["decisions"]]) if version else []
    decided = {decision["what"]: decision for decision in decisions}
    return {
        "text": text,
        "article": article,
        "version": version,
        "decided": decided,
        "detected": [Detected.of(decision) for what, decision in decided.items() if what in FACTS],
        "others": list(_others(text)),
        "paragraphs": [document.quote(block.range) for block in document.blocks][:80],
        "elsewhere": bundle.planned.exclude(pk=text.planned_id or 0)[:30],
        "is_editable": bundle.state == Bundle.State.PLANNED,
    }


FACTS = ("language", "byline", "dateline", "address", "identity", "status")
"""What was detected and is only shown."""


@dataclass(frozen=True, slots=True)
class Detected:
    """A fact of a text, and what it rests on."""

    what: str
    value: str
    because: str

    @classmethod
    def of(cls, decided: Told) -> Detected:
        what, value = decided["what"], decided["value"]
        return cls(
            what, language_in_words(value) if what == "language" else value, because(Decision.from_dict(decided))
        )


def _place(text: ReceivedText) -> tuple[Told, Told]:
    """The article and the version that it would be, as planned; empty for one that is left out."""
    if text.planned:
        for article in text.planned.told["articles"]:
            for version in article["versions"]:
                if text.pk in version["texts"]:
                    return article, version
    return {}, {}


@dataclass(frozen=True, slots=True)
class Other:
    """Another version of the same planned story, to be chosen in a form."""

    id: str
    label: str
    is_of_article: bool


def _others(text: ReceivedText) -> Iterator[Other]:
    if not text.planned:
        return
    for article in text.planned.told["articles"]:
        mine = any(text.pk in version["texts"] for version in article["versions"])
        for version in article["versions"]:
            if text.pk not in version["texts"]:
                label = f"{article.get('name') or article['label']} · version {version['number']}"
                yield Other(_id_of(version), label, mine)


def _id_of(version: Told) -> str:
    return f"t{version['text']}" if version["text"] else f"v{version['stored']}"


# Changes


@require_POST
@admins_alone
def change(request: HttpRequest, pk: int) -> HttpResponse:
    bundle = bundle_of(pk)
    form = EditForm(request.POST)
    if not form.is_valid():
        return _beside(request, bundle, form, _said(form))
    try:
        is_done = asked.change(bundle, asked.GIVE, form.cleaned_data, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _beside(request, bundle, form, str(error))
    return _back(request, bundle, done="Planned anew.") if is_done else redirect(bundle)


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
    try:
        is_done = asked.change(bundle, asked.TAKE_BACK, {"gesture": found.pk}, name_of(request))
    except (Refused, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    return _back(request, bundle, done="That change is taken back.") if is_done else redirect(bundle)


@require_POST
@admins_alone
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    bundle = bundle_of(pk)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        return _back(request, bundle, error=_said(form))
    done = "Put back." if form.cleaned_data["put_back"] else "Left out. Nothing of it would be told."
    try:
        is_done = asked.change(bundle, asked.LEAVE_OUT, form.cleaned_data, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    return _back(request, bundle, done=done) if is_done else redirect(bundle)


@require_POST
@admins_alone
def take_over(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """The changes that were made to a bundle which was taken back, for the same files here."""
    bundle = bundle_of(pk)
    try:
        is_done = asked.change(bundle, asked.TAKE_OVER, {"bundle": bundle_of(other).pk}, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    return _back(request, bundle, done="Its changes are taken over.") if is_done else redirect(bundle)


def _back(request: HttpRequest, bundle: Bundle, done: str = "", error: str = "") -> HttpResponse:
    """To where the form was, with what came of it."""
    if error:
        messages.error(request, error)
    if done:
        messages.success(request, done)
    return redirect(_next(request, bundle))


def _next(request: HttpRequest, bundle: Bundle) -> str:
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return bundle.get_absolute_url()


# Two texts side by side, before any is stored


@require_safe
@admins_alone
def compared(request: HttpRequest, pk: int) -> HttpResponse:
    """Texts of the bundle, or versions of the archive beside them. Nothing of it is kept."""
    bundle = bundle_of(pk)
    form = SidesForm(request.GET)
    if not form.is_valid():
        raise BadRequest("Choose a text for the left and one for the right.")
    left, right = (_side(request, bundle, form.cleaned_data[name]) for name in ("left", "right"))
    record = compare(left.document, right.document, dates=(left.published, right.published))
    address = Address(left.id, right.id, ShownForm.read(request.GET), bundle.pk)
    texts = (_received(bundle, side.id) for side in (left, right))
    story = next((text.planned for text in texts if text and text.planned), None)
    context = {"bundle": bundle, "story": story, **side_by_side((left, right), record, address)}
    return page_or_fragment(request, "stories/comparison.html", context)


def _received(bundle: Bundle, id: str) -> ReceivedText | None:
    return _text_of(bundle, int(id[1:])) if id[0] == "t" else None


def _side(request: HttpRequest, bundle: Bundle, id: str) -> Side:
    pk = int(id[1:])
    if id[0] == "v":
        version = Version.objects.visible_to(request.user).placed().with_place().filter(pk=pk).first()
        if version is None:
            raise Http404
        return side_of(version, version.shown_to(request.user))
    text = _text_of(bundle, pk)
    article, version = _place(text)
    agency = next((one for one in article.get("decisions", ()) if one["what"] == "agency"), None)
    return Side(
        id,
        None,
        text.document,
        version.get("published"),
        version.get("number", 1),
        f"{text.planned_id} {article.get('label')} {article.get('outlet')}",
        article.get("name") or article.get("label") or text.item.path,
        article.get("is_ours", False),
        article.get("agency"),
        agency,
        reverse("stories:bundle_text", args=[bundle.pk, text.pk]),
    )
