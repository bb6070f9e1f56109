"""Two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.compare import Comparison
from stories.display import verdict
from stories.display.around import around_in_words
from stories.display.rows import Facing, Hidden, Row, collapsed, facing
from stories.display.side import Side
from stories.display.stops import headed
from stories.display.strip import strip
from stories.display.units import Section
from stories.display.wording import plural
from stories.forms import PairForm, Shown, ShownForm
from stories.models import KeptComparison, Version
from stories.views import choices
from stories.views.fetch import Gone, version_of, withdrawn_at
from stories.views.page import page_or_fragment
from stories.views.reading import is_inline
from stories.views.sides import side_of

MOST_LISTED = 100
"""Changes in the list at the side. Whoever has more of them reads the text."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where this comparison and its other states are found: of texts of a `bundle` that is not stored, inside it."""

    left: int | str
    right: int | str
    shown: Shown
    bundle: int | None = None

    def __str__(self) -> str:
        """What is as it always is goes without saying."""
        query: dict[str, Any] = {}
        if self.bundle is None:
            path = reverse("stories:comparison", args=[self.left, self.right])
        else:
            path = reverse("stories:bundle_comparison", args=[self.bundle])
            query |= {"left": self.left, "right": self.right}
        if self.shown.changed:
            query |= {"changed": 1, "open": self.shown.opened}
        if self.shown.by_text:
            query["order"] = "text"
        if self.shown.view:
            query["view"] = self.shown.view
        return f"{path}?{urlencode(query, doseq=True)}".rstrip("?")

    def swapped(self) -> Address:
        return replace(self, left=self.right, right=self.left, shown=replace(self.shown, opened=()))

    def toggled(self) -> Address:
        return self._showing(changed=not self.shown.changed, opened=())

    def opening(self, run: int) -> Address:
        return self._showing(opened=(*self.shown.opened, run))

    def by_text(self) -> Address:
        return self._showing(by_text=True)

    def by_weight(self) -> Address:
        return self._showing(by_text=False)

    def inline(self) -> Address:
        return self._showing(view="inline")

    def sides(self) -> Address:
        return self._showing(view="sides")

    def _showing(self, **state: Any) -> Address:
        return replace(self, shown=replace(self.shown, **state))


@require_safe
def comparison(request: HttpRequest, left: int, right: int) -> HttpResponse:
    address = Address(left, right, ShownForm.read(request.GET))
    one, other = _side(request, left), _side(request, right)
    if one.same_as_id or other.same_as_id:
        return redirect(str(replace(address, left=one.same_as_id or left, right=other.same_as_id or right)))
    if hidden := [version for version in (one, other) if not version.is_readable_by(request.user)]:
        raise Gone(what="comparison", withdrawn=hidden, withdrawn_at=withdrawn_at(hidden[0]), **_figures(one, other))
    sides = [side_of(version, version.shown_to(request.user)) for version in (one, other)]
    record = KeptComparison.between(*((side.document, side.published) for side in sides))
    context = {
        "story": one.in_article.story,
        "choices": choices.on_comparison(request.user, one, other),
        **side_by_side(sides, record, address, is_inline(request, address.shown)),
    }
    return page_or_fragment(request, "stories/comparison.html", context)


def side_by_side(sides: Sequence[Side], record: Comparison, address: Address, inline: bool) -> dict[str, Any]:
    """What the page shows of any two texts, stored or not: facing each other, or `inline`."""
    left, right = sides
    rows = facing(record, inline)
    return {
        "is_inline": inline,
        "left": left,
        "right": right,
        "comparison": record,
        "names": verdict.names_of(left, right),
        "verdict": verdict.on_comparison(record, rows, left, right),
        "notices": list(verdict.notes_on_sides(left, right)),
        "notes": list(verdict.notes_on(record)),
        "totals": verdict.totals(record.summary),
        **_shown(rows, address),
    }


def _side(request: HttpRequest, pk: int) -> Version:
    """A version that stands, withdrawn ones among them: what is known of them are figures. Raises as `version_of`."""
    Version.objects.visible_to(request.user)  # no figures for those who may not read what is there
    found = Version.objects.arranged().with_place().filter(pk=pk).first()
    if found is None or (found.is_readable() and not found.is_readable_by(request.user)):
        return version_of(request, pk)
    return found


def _figures(left: Version, right: Version) -> dict[str, Any]:
    """What may be told of two texts without a word of them."""
    summary = KeptComparison.between((left.document, left.published), (right.document, right.published)).summary
    return {"unit": plural(summary.unit), "figures": verdict.totals(summary)}


def _shown(rows: Facing, address: Address) -> dict[str, Any]:
    """The rows of each section, the strip beside the text and the list of changes."""
    listed = rows.stops if address.shown.by_text else rows.others
    lines = () if address.shown.by_text else rows.lines
    shown = listed[: max(MOST_LISTED - len(lines), 0)]
    return {
        "address": address,
        "sections": {section.value: _visible(rows.of(section), address) for section in Section},
        "around": around_in_words([row for row in rows.rows if row.section is not Section.TEXT]),
        "strip": strip(rows.of(Section.TEXT)),
        "lines": lines[:MOST_LISTED],
        "stops": list(headed(shown, address.shown.by_text)),
        "unlisted": len(listed) - len(shown) + max(len(lines) - MOST_LISTED, 0),
        "last_stop": len(rows.stops),
    }


def _visible(rows: Sequence[Row], address: Address) -> Sequence[Row | Hidden]:
    if not address.shown.changed:
        return rows
    shown = collapsed(rows, address.shown.opened)
    return [replace(row, address=str(address.opening(row.number))) if isinstance(row, Hidden) else row for row in shown]


@require_safe
def pair(request: HttpRequest) -> HttpResponse:
    """Two versions chosen in a form: on to their own address."""
    form = PairForm(request.GET)
    if not form.is_valid():
        raise BadRequest("Choose a version for the left and one for the right.")
    Version.objects.visible_to(request.user)  # no address for those who may not read what is there
    chosen = form.cleaned_data
    shown = replace(ShownForm.read(request.GET), opened=())
    return redirect(str(Address(chosen["left"], chosen["right"], shown)))
