"""Two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.forms import PairForm, Shown, ShownForm
from stories.models import KeptComparison, Story, Version
from stories.views import verdicts
from stories.views.page import page_or_fragment
from stories.views.rows import Facing, Hidden, Row, collapsed, facing
from stories.views.stops import by_weight
from stories.views.strip import strip
from stories.views.units import Section

MOST_LISTED = 100
"""Changes in the list at the side. Whoever has more of them reads the text."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where this comparison and its other states are found."""

    left: int
    right: int
    shown: Shown

    def __str__(self) -> str:
        """What is as it always is goes without saying."""
        path = reverse("stories:comparison", args=[self.left, self.right])
        query: dict[str, Any] = {"changed": 1, "open": self.shown.opened} if self.shown.changed else {}
        if self.shown.by_text:
            query["order"] = "text"
        return f"{path}?{urlencode(query, doseq=True)}".rstrip("?")

    def swapped(self) -> Address:
        return Address(self.right, self.left, replace(self.shown, opened=()))

    def toggled(self) -> Address:
        return self._showing(changed=not self.shown.changed, opened=())

    def opening(self, run: int) -> Address:
        return self._showing(opened=(*self.shown.opened, run))

    def by_text(self) -> Address:
        return self._showing(by_text=True)

    def by_weight(self) -> Address:
        return self._showing(by_text=False)

    def _showing(self, **state: Any) -> Address:
        return replace(self, shown=replace(self.shown, **state))


@require_safe
def comparison(request: HttpRequest, left: int, right: int) -> HttpResponse:
    versions = Version.objects.visible_to(request.user).with_source()
    one, other = get_object_or_404(versions, pk=left), get_object_or_404(versions, pk=right)
    record = KeptComparison.between(one, other)
    rows = facing(record)
    context = {
        "left": one,
        "right": other,
        "story": one.article.story,
        "choices": Story.objects.visible_to(request.user).with_versions().telling(one, other),
        "comparison": record,
        "verdict": verdicts.on_comparison(record, rows, one, other),
        "notes": list(verdicts.notes_on(record)),
        "totals": verdicts.totals(record.summary),
        **_shown(rows, Address(left, right, ShownForm.read(request.GET))),
    }
    return page_or_fragment(request, "stories/comparison.html", context)


def _shown(rows: Facing, address: Address) -> dict[str, Any]:
    """The rows of each section, the strip beside the text and the list of changes."""
    listed = rows.stops if address.shown.by_text else by_weight(rows.stops)
    return {
        "address": address,
        "sections": {section.value: _visible(rows.of(section), address) for section in Section},
        "strip": strip(rows.of(Section.TEXT)),
        "stops": listed[:MOST_LISTED],
        "unlisted": max(len(listed) - MOST_LISTED, 0),
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
