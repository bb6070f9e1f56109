"""One text of a bundle that is not stored: what was detected of it and why, beside the tree or on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.bundles import shown as what_is_shown
from stories.bundles.warnings import CONTESTED, claims_of
from stories.collate.known import THE_WIRE
from stories.display.wording import because, short
from stories.forms import LONGEST_VALUE
from stories.models import Bundle, ReceivedText, Version
from stories.models.names import Outlet
from stories.text.document import Basis, Decision, Document
from stories.text.unseen import visible
from stories.views.admins import admins_alone, bundle_of
from stories.views.page import page_or_fragment
from stories.views.verdicts import language_in_words
from stories.views.warned import compared_at

Told = dict[str, Any]


def text_of(bundle: Bundle, pk: int) -> ReceivedText:
    texts = ReceivedText.objects.filter(item__bundle=bundle).select_related("item", "planned")
    found = texts.defer("planned__arranged").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def outlets() -> list[str]:
    """Those known, for a field to offer, and the wire itself."""
    return [THE_WIRE, *Outlet.objects.filter(undone_at=None).order_by("name").values_list("name", flat=True)[:500]]


@require_safe
@admins_alone
def text(request: HttpRequest, pk: int, text: int) -> HttpResponse:
    """What was detected of one text, each with its reason and a way to change it."""
    bundle = bundle_of(pk)
    context = {"bundle": bundle, "outlets": outlets(), **panel(bundle, text_of(bundle, text))}
    return page_or_fragment(request, "stories/text.html", context)


PARAGRAPHS, MOST_OF_A_PARAGRAPH = 40, 1_500
"""Of a text that is shown beside the tree: to know it by. Its own page has all of it."""


def panel(bundle: Bundle, text: ReceivedText) -> dict[str, Any]:
    article, version = place_of(text)
    document = text.document
    paragraphs = [document.quote(block.range) for block in document.blocks]
    beginning = [short(one, MOST_OF_A_PARAGRAPH) for one in paragraphs[:PARAGRAPHS]]
    decisions = reversed([*article["decisions"], *version["decisions"]]) if version else []
    decided = {decision["what"]: _with_its_place(decision, article, document) for decision in decisions}
    return {
        "text": text,
        "called": called(article, text),
        "article": article,
        "version": version,
        "decided": decided,
        "detected": [Detected.of(decision) for what, decision in decided.items() if what in FACTS],
        "others": list(_others(text)),
        "contested": next(_contested(bundle, text), None),
        "paragraphs": paragraphs,
        "beginning": beginning,
        "is_whole": beginning == paragraphs,
        "most_typed": LONGEST_VALUE,
        "elsewhere": what_is_shown.stories(bundle).exclude(pk=text.planned_id or 0)[:30],
        "is_editable": bundle.state == Bundle.State.PLANNED,
    }


def _with_its_place(decision: Told, article: Told, document: Document) -> Told:
    """What is decided of an article may rest on words that this text lacks: then with the version that has them."""
    words = decision["words"]
    if decision["basis"] != Basis.TEXT or decision["what"] not in OF_ARTICLE or not words or words in document.text:
        return decision
    for version in reversed(article["versions"]):
        if words in _words_of(version):
            return {**decision, "rule": f"in version {version['number']}, {decision['rule']}"}
    return decision


OF_ARTICLE = ("outlet", "agency")
"""What is decided of an article as a whole."""


def _words_of(version: Told) -> str:
    of = ReceivedText.objects.filter(pk=version["text"] or 0).first()
    of = of or Version.objects.placed().filter(pk=version["stored"] or 0).first()
    return of.document.text if of else ""


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
        is_first, compare = warning["sort"] == CONTESTED, compared_at(bundle, warning)
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


def place_of(text: ReceivedText) -> tuple[Told, Told]:
    """The article and the version that it would be, as planned; empty for one that is left out."""
    if text.planned:
        for article in text.planned.told["articles"]:
            for version in article["versions"]:
                if text.pk in version["texts"]:
                    return article, version
    return {}, {}


def called(article: Told, text: ReceivedText) -> str:
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
