"""How somebody reads a comparison: side by side or inline."""

from __future__ import annotations

from django.http import HttpRequest

from stories.forms import Shown

REMEMBERED = "view"
NARROW = "narrow"
"""A cookie in which the page says whether the window has room for one column alone."""


def is_inline(request: HttpRequest, shown: Shown) -> bool:
    """What the address asks for, and is remembered; else inline where there is no room, else as was chosen last."""
    if shown.view:
        if request.session.get(REMEMBERED, "sides") != shown.view:
            request.session[REMEMBERED] = shown.view
        return shown.view == "inline"
    return _is_narrow(request) or request.session.get(REMEMBERED) == "inline"


def _is_narrow(request: HttpRequest) -> bool:
    said = request.COOKIES.get(NARROW)
    return said == "1" if said else "Mobi" in request.headers.get("User-Agent", "")
