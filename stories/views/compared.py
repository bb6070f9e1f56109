"""Two texts side by side, before any is stored."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.compare import compare
from stories.display.side import Side
from stories.forms import ShownForm, SidesForm
from stories.models import Bundle, ReceivedText, Version
from stories.views.admins import admins_alone, bundle_of
from stories.views.comparison import Address, side_by_side
from stories.views.page import page_or_fragment
from stories.views.reading import is_inline
from stories.views.sides import side_of
from stories.views.text import called, place_of, text_of


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
    shown = side_by_side((left, right), record, address, is_inline(request, address.shown))
    context = {"bundle": bundle, "story": story, **shown}
    return page_or_fragment(request, "stories/comparison.html", context)


def _received(bundle: Bundle, id: str) -> ReceivedText | None:
    return text_of(bundle, int(id[1:])) if id[0] == "t" else None


def _side(request: HttpRequest, bundle: Bundle, id: str) -> Side:
    pk = int(id[1:])
    if id[0] == "v":
        version = Version.objects.visible_to(request.user).placed().with_place().filter(pk=pk).first()
        if version is None:
            raise Http404
        return side_of(version, version.shown_to(request.user))
    text = text_of(bundle, pk)
    article, version = place_of(text)
    agency = next((one for one in article.get("decisions", ()) if one["what"] == "agency"), None)
    return Side(
        id,
        None,
        text.document,
        version.get("published"),
        version.get("number", 1),
        f"{text.planned_id} {article.get('label')} {article.get('outlet')}",
        called(article, text),
        article.get("is_ours", False),
        article.get("agency"),
        agency,
        reverse("stories:bundle_text", args=[bundle.pk, text.pk]),
    )
