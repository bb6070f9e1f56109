"""What a bundle would store, before it does: looked at, corrected, left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stories.archive.by_hand import Refused
from stories.archive.settle import Overtaken
from stories.bundles import asked, taking_over
from stories.bundles import shown as what_is_shown
from stories.bundles.telling import ADDED, KNOWN, NEW, RETURNS, SIGHTING, UNORDERED, UPDATE
from stories.bundles.warnings import CLAIMS, COMPARED, CONTESTED, MANIFEST, OF_FILES, SORTS, UNREAD, claims_of
from stories.collate.known import THE_WIRE
from stories.compare import compare
from stories.display.side import Side
from stories.display.verdict import Said, Sentence
from stories.display.wording import because, capital, counted, joined, number
from stories.forms import EditForm, LeaveOutForm, PreviewForm, ShownForm, SidesForm, is_one_of_ours
from stories.models import Bundle, Gesture, Job, PlannedStory, ReceivedText, Version
from stories.models.names import Outlet
from stories.text.document import Decision
from stories.text.unseen import visible
from stories.views import changes, edited, kept_out
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

Told = dict[str, Any]

WARNED = {
    UNREAD: ("{files} cannot be read",),
    MANIFEST: ("{manifests} what was not taken",),
    CONTESTED: (
        "{texts} the address or the identity of another, with another text or from another outlet",
        "a forgery, or a page written anew: see whose it is",
        "Look",
    ),
    "changes": ("{articles} of the archive would change", "what is here would be called otherwise", "Look"),
    "joins": ("{stories} would join stories that are here apart", "they share text with more than one", "Look"),
    "withdrawn": ("{texts} like one that was withdrawn", "nobody but admins would read them", "Look"),
    "order": ("{texts} no certain place in order", "what the texts tell of it contradicts itself", "Set their order"),
    "credit": ("In {texts} no credit was found for agency copy", "the agency is inferred from shared text", "Look"),
    "unnamed": ("In {texts} no outlet was found", "called by the file’s name until somebody names it", "Name them"),
    "undated": ("In {texts} no date was found", "the order is taken from the texts, if they tell it", "Set their time"),
    "perhaps": ("{texts} nearly the same as another", "perhaps they are one article", "Look"),
    CLAIMS: (
        "{texts} the address or the identity of another, with other words",
        "as an update of a page does",
        "Look at what changed",
    ),
}
"""What a sort of warning says; of one about texts also what follows, and what its one action is called."""

LOUD = frozenset({CONTESTED, "changes", "joins", "withdrawn", "order"})
"""The sorts that say that something may go wrong; of the others a value is missing, which may be given at any time."""

TOLD_APART = OF_FILES | {CLAIMS}
"""The sorts that have a part of the page of their own, with what they are about."""

VERBS = {
    MANIFEST: ("states", "state"),
    CONTESTED: ("gives", "give"),
    CLAIMS: ("gives", "give"),
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

    @property
    def is_loud(self) -> bool:
        return self.sort in LOUD


@dataclass(frozen=True, slots=True)
class Claiming:
    """A text of the bundle that gives the address or the identity of another, and the comparison of the two."""

    text: int
    file: str
    other: str
    share: float
    compare: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """Those that do as an update of a page does: told together, the `first` of them by name."""

    says: str
    follows: str
    action: str
    first: list[Claiming]
    count: int
    address: str
    is_open: bool


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
    if done := edited.done_meanwhile(request.session, bundle):
        messages.success(request, done)
    form = PreviewForm(request.GET)
    shown = form.shown
    looked_for = {name: shown[name] for name in ("only", "find") if shown.get(name)}
    rows = what_is_shown.stories(bundle, **looked_for)
    chosen = _text_of(bundle, shown["text"]) if shown.get("text") else None
    landed = chosen or (_text_of(bundle, shown["at"]) if shown.get("at") else None)
    if landed and not landed.has_a_place:
        landed = None
    opened = landed.planned_id if landed else shown.get("open")
    at = _page_with(rows, opened) if opened else None
    page = Paginator(rows, STORIES).get_page(at) if at else form.page_of(rows, STORIES)
    left_out = kept_out.left_out(bundle, landed.item_id if landed else None)
    left_out_count = left_out.count()
    reasons = kept_out.reasons(bundle)
    warnings = list(_warned(bundle))
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
        "loud_sorts": LOUD,
        "missing": [one for one in warnings if not one.is_loud],
        "repeated": _repeated(bundle, shown.get("only") == CLAIMS),
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
        "outlets": _outlets(),
        "kinds": _kinds(bundle, shown.get("only") or ""),
        "wrong": _wrong_in(request, bundle),
        "ended": _ended(context["job"]),
        **(_panel(bundle, chosen) if chosen else {}),
    }
    return page_or_fragment(request, "stories/preview.html", context)


def _page_with(rows: QuerySet[PlannedStory], pk: int) -> int | None:
    """The page on which a story stands; None where the filter hides it, or it is gone."""
    place = rows.filter(pk=pk).values_list("place", flat=True).first()
    if place is None:
        return None
    before = rows.filter(Q(place__lt=place) | Q(place=place, pk__lt=pk))
    return before.count() // STORIES + 1


def _ended(job: Job | None) -> str:
    """What is to be said of the work that was done last."""
    if job and job.state == Job.State.CANCELLED:
        return STOPPED.get(Job.Does(job.does), job.why)
    return job.why if job else ""


STOPPED = {
    Job.Does.CHANGE: "The change to many files was stopped. Nothing was changed.",
    Job.Does.STORE: "Storing it was stopped, and nothing of it was stored: store it again, or throw it away.",
}


def _outlets() -> list[str]:
    """Those known, for a field to offer, and the wire itself."""
    return [THE_WIRE, *Outlet.objects.filter(undone_at=None).order_by("name").values_list("name", flat=True)[:500]]


KINDS = (
    (NEW, "new"),
    (UPDATE, "updates"),
    (UNORDERED, "of no known order"),
    (RETURNS, "brought back"),
    (SIGHTING, "seen again"),
    (KNOWN, "known already"),
)


SORTED = {
    CONTESTED: "with another’s address",
    CLAIMS: "updates of a page",
    "changes": "changing what is here",
    "joins": "joining stories",
    "withdrawn": "like one withdrawn",
    "order": "without a certain order",
    "credit": "without a credit",
    "unnamed": "without an outlet",
    "undated": "without a date",
    "perhaps": "nearly the same as another",
}
"""What the texts with a warning are called above the tree, while it shows them alone."""


def _kinds(bundle: Bundle, only: str) -> list[tuple[str, str, str]]:
    found = [(kind, name, f"{bundle.counts[kind]:,}") for kind, name in KINDS if bundle.counts.get(kind)]
    if only in SORTED and (count := bundle.warned.get(only)):
        found.append((only, SORTED[only], f"{count:,}"))
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


def _warned(bundle: Bundle) -> Iterator[Warned]:
    here = bundle.get_absolute_url()
    for sort in SORTS:
        if sort in TOLD_APART or not (count := bundle.warned.get(sort, 0)):
            continue
        _, follows, action = WARNED[sort]
        place = _contested_first(bundle) if sort == CONTESTED else "#tree"
        yield Warned(sort, warning_in_words(sort, count), follows, action, f"{here}?only={sort}{place}")


def _contested_first(bundle: Bundle) -> str:
    """Where the text stands open that shares least with what has its address, for somebody to say whose it is."""
    for pk, warning in _warnings_of(bundle, CONTESTED, 1):
        return f"&open={pk}&text={warning['texts'][0]}#panel"
    return "#tree"


def _repeated(bundle: Bundle, is_open: bool) -> Repeated | None:
    if not (count := bundle.warned.get(CLAIMS, 0)):
        return None
    _, follows, action = WARNED[CLAIMS]
    first = [_claiming(bundle, warning) for _, warning in _warnings_of(bundle, CLAIMS, kept_out.FILES)]
    address = f"{bundle.get_absolute_url()}?only={CLAIMS}#tree"
    return Repeated(warning_in_words(CLAIMS, count), follows, action, first, count, address, is_open)


def _claiming(bundle: Bundle, warning: Told) -> Claiming:
    return Claiming(
        warning["texts"][0], warning["file"], warning["with"], warning["share"], _compared_at(bundle, warning)
    )


def _compared_at(bundle: Bundle, warning: Told) -> str:
    query = urlencode(dict(zip(("left", "right"), warning[COMPARED], strict=True)))
    return f"{reverse('stories:bundle_comparison', args=[bundle.pk])}?{query}"


def _warnings_of(bundle: Bundle, sort: str, most: int) -> list[tuple[int, Told]]:
    """The claims of one sort that share least with what they claim, each with its story's row: in a row these come
    first, the least first."""
    rows = bundle.planned.filter(marks__contains=f" {sort} ").order_by("warnings__0__share", "place", "pk")
    told = rows.values_list("pk", "warnings")[:most]
    found = [
        (pk, warning)
        for pk, warnings in told
        for warning in warnings
        if warning["sort"] == sort and COMPARED in warning
    ]
    return sorted(found, key=lambda one: one[1]["share"])[:most]


def warning_in_words(sort: str, count: int) -> str:
    """ "Three texts name no outlet"."""
    verb = VERBS.get(sort, ("", ""))[count > 1]
    files, stories, articles = (counted(count, noun) for noun in ("file", "story", "article"))
    texts, manifests = (f"{counted(count, noun)} {verb}".strip() for noun in ("new text", "manifest"))
    said = WARNED[sort][0].format(files=files, stories=stories, articles=articles, texts=texts, manifests=manifests)
    return capital(said)


# One text beside the tree


def _text_of(bundle: Bundle, pk: int) -> ReceivedText:
    texts = ReceivedText.objects.filter(item__bundle=bundle).select_related("item", "planned")
    found = texts.defer("planned__arranged").filter(pk=pk).first()
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
        "called": _called(article, text),
        "article": article,
        "version": version,
        "decided": decided,
        "detected": [Detected.of(decision) for what, decision in decided.items() if what in FACTS],
        "others": list(_others(text)),
        "contested": next(_contested(bundle, text), None),
        "paragraphs": [document.quote(block.range) for block in document.blocks][:80],
        "elsewhere": what_is_shown.stories(bundle).exclude(pk=text.planned_id or 0)[:30],
        "is_editable": bundle.state == Bundle.State.PLANNED,
    }


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim of the text: what is said of it, whether it is one that somebody should look at first, the other text
    that makes it as well, and the comparison of both."""

    says: str
    is_first: bool
    other: str
    name: str
    compare: str


def _contested(bundle: Bundle, text: ReceivedText) -> Iterator[Contested]:
    for warning in claims_of(text):
        is_first, compare = warning["sort"] == CONTESTED, _compared_at(bundle, warning)
        yield Contested(warning["say"], is_first, warning["side"], warning["with"], compare)


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


def _called(article: Told, text: ReceivedText) -> str:
    """By its article, or by its file where it has none: left out, or the same bytes as another."""
    return visible(article.get("name") or article.get("label") or text.item.path)


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
    return _to(request, bundle, [] if form.cleaned_data["all"] else texts, done)


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
    texts = [] if form.cleaned_data["all"] else list(of.values_list("pk", flat=True))
    return _to(request, bundle, texts, f"{capital(did)}.")


@require_POST
@admins_alone
def take_over(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """The changes that were made to a bundle which was undone, for the same files here."""
    bundle = bundle_of(pk)
    try:
        is_done = asked.change(bundle, asked.TAKE_OVER, {"bundle": bundle_of(other).pk}, name_of(request))
    except (Refused, ValueError, Overtaken) as error:
        return _back(request, bundle, error=str(error))
    did = "Its changes are taken over"
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
        _called(article, text),
        article.get("is_ours", False),
        article.get("agency"),
        agency,
        reverse("stories:bundle_text", args=[bundle.pk, text.pk]),
    )
