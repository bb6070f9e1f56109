"""Coming in, by password or by link, and going out."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh
from sesame.backends import ModelBackend as LinkBackend

from stories.forms import DestinationForm, LinkForm, SignInForm
from stories.models import Act


class SignInFirst(LoginRequiredMiddleware):
    """Where a session ended before a button was pressed, signing in leads back to the page that the button stands on:
    what it does is never done by an address."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        page = urlsplit(request.headers.get("Referer", ""))
        back = page._replace(scheme="", netloc="").geturl() if page.netloc == request.get_host() else ""
        return redirect_to_login(back, self.get_login_url(view_func))


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        # A session that ended while a page stood open: the page is asked for again, not this form put inside it.
        return HttpResponseClientRefresh()
    destination = DestinationForm.read(request, request.POST or request.GET)
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(destination)
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _enter(request, form.get_user(), destination)
    is_locked = getattr(request, "axes_locked_out", False)
    request.axes_locked_out = False  # type: ignore[attr-defined] # else a bare line replaces the page that says what to do
    context = {"form": form, "destination": destination, "is_locked": is_locked}
    return render(request, "stories/sign_in.html", context, status=429 if is_locked else 200)


@login_not_required
@never_cache
@require_GET  # not HEAD: who only looks at the address must not spend the link
def sign_in_by_link(request: HttpRequest) -> HttpResponse:
    """A link works once. Whom it has already let in it takes on to the same page."""
    destination = DestinationForm.read(request, request.GET)
    form = LinkForm(request.GET)
    # Asked by itself: nobody guesses a signed token, so those who type passwords must not be locked out by stale links.
    user = LinkBackend().authenticate(request, form.cleaned_data["sesame"]) if form.is_valid() else None
    if user is not None:
        return _enter(request, user, destination)
    if request.user.is_authenticated:
        return redirect(destination)
    return render(request, "stories/link_spent.html", status=403)


def _enter(request: HttpRequest, user: User, destination: str) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    Act.record(by=user.get_username(), did=Act.Did.SIGNED_IN)
    return redirect(destination)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        Act.record(by=request.user.get_username(), did=Act.Did.SIGNED_OUT)
        logout(request)
    return redirect("stories:sign_in")
