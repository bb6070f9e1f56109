"""How every view answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page_or_fragment(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The whole page, or only `_name.html` of it where htmx asked for the part that changes.

    htmx marks boosted links and the Back button as its own requests too; both want the page.
    """
    htmx = request.htmx  # type: ignore[attr-defined]
    is_fragment = bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    folder, _, name = template.rpartition("/")
    chosen = f"{folder}/_{name}" if is_fragment else template
    response = render(request, chosen, {**context, "is_fragment": is_fragment})
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response
