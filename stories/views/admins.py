"""What only admins are answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from stories.models import Bundle

View = Callable[..., HttpResponseBase]


def admins_alone(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.has_perm("stories.add_bundle"):
            raise PermissionDenied("Only admins bring in bundles.")
        return view(request, *args, **options)

    return guarded


def bundle_of(pk: int) -> Bundle:
    found = Bundle.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def name_of(request: HttpRequest) -> str:
    """Who an act is written down for."""
    return request.user.get_username()
