"""Pages for what went wrong, in the look of all the others."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    # Django refuses with words for its log; only our own are for a reader.
    said = "" if isinstance(exception, SuspiciousOperation) else str(exception)
    return render(request, "400.html", {"said": said}, status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"said": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    # Without the request: who is signed in stands in the database, and that may be what broke.
    return HttpResponse(render_to_string("500.html"), status=500)
