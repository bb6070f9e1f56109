"""Everything that comes in from outside is read here, query strings included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

Row = TypeVar("Row", bound=Model)

ON_A_PAGE = 50

LONGEST_ADDRESS = 2000
"""Beyond this, browsers and proxies cut an address short."""


class PageForm(forms.Form):
    """Which page of a list. What is no page shows the nearest: an old address is no error."""

    page = forms.CharField(required=False)

    def page_of(self, rows: QuerySet[Row], on_a_page: int = ON_A_PAGE) -> Page[Row]:
        self.full_clean()
        return Paginator(rows, on_a_page).get_page(self.cleaned_data.get("page") or 1)


LARGEST_ID = 2**63 - 1


class ChoosingForm(PageForm):
    """Which page of a list that versions are chosen from; and the one, by id, that was chosen for the left already."""

    left = forms.IntegerField(min_value=1, max_value=LARGEST_ID, required=False)

    @property
    def chosen(self) -> int | None:
        self.full_clean()
        return self.cleaned_data.get("left")


class PairForm(forms.Form):
    """Any two versions, by id."""

    left = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    right = forms.IntegerField(min_value=1, max_value=LARGEST_ID)


class Numbers(forms.Field):
    """Whole numbers, given as one parameter repeated."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        try:
            return sorted({int(number) for number in value or ()})
        except (TypeError, ValueError) as error:
            raise ValidationError("A row is a whole number.") from error


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a comparison is shown: with `changed`, unchanged rows only where `opened` names their run.
    `by_text`: the list of changes as the text runs."""

    changed: bool = False
    opened: tuple[int, ...] = ()
    by_text: bool = False


class ShownForm(forms.Form):
    changed = forms.BooleanField(required=False)
    open = Numbers(required=False)
    order = forms.ChoiceField(choices=[("text", "as the text runs")], required=False)

    @classmethod
    def read(cls, query: QueryDict) -> Shown:
        """An address somebody cut or mistyped shows everything rather than an error."""
        form = cls(query)
        form.full_clean()
        found = form.cleaned_data
        return Shown(found.get("changed", False), tuple(found.get("open", ())), found.get("order") == "text")


class DestinationForm(forms.Form):
    """Where to go on to after signing in."""

    next = forms.CharField(required=False, max_length=LONGEST_ADDRESS)

    @classmethod
    def read(cls, request: HttpRequest, query: QueryDict) -> str:
        """The address asked for, where it is one of ours; the desk for every other."""
        form = cls(query)
        form.full_clean()
        address = form.cleaned_data.get("next", "")
        ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
        return address if ours else resolve_url("stories:desk")


class LinkForm(forms.Form):
    """The token of a sign-in link."""

    sesame = forms.CharField(max_length=LONGEST_ADDRESS)


class SignInForm(AuthenticationForm):
    """A name and a password."""

    error_messages = {
        "invalid_login": "That name and password do not belong together. Capitals count in both.",
        "inactive": "This account has been closed. Ask an admin to open it again.",
    }
