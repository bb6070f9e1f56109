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

from stories.collate.repairs import as_iso, moment, no_moment

Row = TypeVar("Row", bound=Model)

ON_A_PAGE = 50

LONGEST_ADDRESS = 2000
"""Beyond this, browsers and proxies cut an address short."""

LONGEST_VALUE = 300
"""Of an outlet, an agency, a time or a title that a person gives."""


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
    `by_text`: the list of changes as the text runs. `view`: "sides" or "inline" where it was asked for."""

    changed: bool = False
    opened: tuple[int, ...] = ()
    by_text: bool = False
    view: str = ""


class ShownForm(forms.Form):
    changed = forms.BooleanField(required=False)
    open = Numbers(required=False)
    order = forms.ChoiceField(choices=[("text", "as the text runs")], required=False)
    view = forms.ChoiceField(choices=[("sides", "side by side"), ("inline", "inline")], required=False)

    @classmethod
    def read(cls, query: QueryDict) -> Shown:
        """An address somebody cut or mistyped shows everything rather than an error."""
        form = cls(query)
        form.full_clean()
        found = form.cleaned_data
        by_text, view = found.get("order") == "text", found.get("view", "")
        return Shown(found.get("changed", False), tuple(found.get("open", ())), by_text, view)


def is_one_of_ours(request: HttpRequest, address: str) -> bool:
    """Whether somebody can be sent on to an address that they gave: whole, or from the root on. What is neither, as
    "#top" and "desk" are, would be looked up as the name of a view."""
    is_whole = address.startswith(("/", "http://", "https://"))
    return is_whole and url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())


class DestinationForm(forms.Form):
    """Where to go on to after signing in."""

    next = forms.CharField(required=False, max_length=LONGEST_ADDRESS)

    @classmethod
    def read(cls, request: HttpRequest, query: QueryDict) -> str:
        """The address asked for, where it is one of ours; the desk for every other."""
        form = cls(query)
        form.full_clean()
        address = form.cleaned_data.get("next", "")
        return address if is_one_of_ours(request, address) else resolve_url("stories:desk")


class LinkForm(forms.Form):
    """The token of a sign-in link."""

    sesame = forms.CharField(max_length=LONGEST_ADDRESS)


class SignInForm(AuthenticationForm):
    """A name and a password."""

    error_messages = {
        "invalid_login": "That name and password do not belong together. Capitals count in both.",
        "inactive": "This account has been closed. Ask an admin to open it again.",
    }


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Any number of files, none among them."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Empty ones too: what is wrong with a file is said of it when it is read."""
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one is not None]


class Day(forms.CharField):
    """A year, a month, a day or a time, which is given on in ISO 8601."""

    def clean(self, value: Any) -> str:
        given: str = super().clean(value).strip()
        iso = as_iso(given)
        if iso and moment(iso) is None:
            raise ValidationError(no_moment(given))
        return iso


class UploadForm(forms.Form):
    """Files, or a text that was pasted, and what is known of it."""

    files = ManyFiles(required=False)  # type: ignore[assignment]
    text = forms.CharField(required=False, strip=False)
    outlet = forms.CharField(required=False, max_length=LONGEST_VALUE)
    published = Day(required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("files") and not (given.get("text") or "").strip():
            raise ValidationError("Choose at least one file, or paste a text.")
        return given

    @property
    def known(self) -> dict[str, str]:
        """What was said of the text that was pasted."""
        return {what: value for what in ("outlet", "published") if (value := self.cleaned_data.get(what))}


class BatchForm(forms.Form):
    """Some of the files that are sent one lot after another: the paths are sent apart, for browsers drop folders."""

    files = ManyFiles(required=False)  # type: ignore[assignment]


class HistoryForm(PageForm):
    """Which bundles to list."""

    SHOWN = (
        ("", "All"),
        ("open", "Not stored yet"),
        ("look", "To look at"),
        ("stored", "Stored"),
        ("undone", "Undone"),
        ("thrown away", "Thrown away"),
    )

    show = forms.ChoiceField(choices=SHOWN, required=False)

    @property
    def shown(self) -> str:
        self.full_clean()
        return self.cleaned_data.get("show") or ""


class PreviewForm(PageForm):
    """What of a plan is shown: `only` stories with such versions or warnings, `find` in titles, headlines and files,
    `open` one story, `text` one text beside the tree; `at` is the text that the page stands at."""

    only = forms.SlugField(required=False)
    find = forms.CharField(required=False, max_length=200)
    open = forms.IntegerField(min_value=1, max_value=LARGEST_ID, required=False)
    text = forms.IntegerField(min_value=1, max_value=LARGEST_ID, required=False)
    at = forms.IntegerField(min_value=1, max_value=LARGEST_ID, required=False)

    @property
    def shown(self) -> dict[str, Any]:
        self.full_clean()
        return self.cleaned_data


class ManyIds(forms.TypedMultipleChoiceField):
    """Ids of rows, any that there may be."""

    def __init__(self) -> None:
        super().__init__(coerce=int, required=False, empty_value=[])

    def valid_value(self, value: Any) -> bool:
        return str(value).isascii() and str(value).isdecimal() and len(str(value)) < len(str(LARGEST_ID))


class EditForm(forms.Form):
    """A change to a plan: about some texts, all of some stories, or all of the bundle, of which `only` and `find` say
    what the page showed; and one thing of them. `at` is the field, by its id, beside which it is told what is wrong."""

    GIVEN = (("outlet", "outlet"), ("agency", "agency"), ("published", "published"), ("title", "title"))
    PLACED = ("before", "after", "one article", "one story", "own article", "own story")

    texts = ManyIds()
    stories = ManyIds()
    all = forms.BooleanField(required=False)
    only = forms.SlugField(required=False)
    find = forms.CharField(required=False, max_length=200)
    what = forms.ChoiceField(choices=[*GIVEN, *((one, one) for one in PLACED)])
    value = forms.CharField(required=False, max_length=LONGEST_VALUE)
    other = forms.RegexField(r"\A[tv][1-9]\d{0,17}\Z", required=False)
    at = forms.SlugField(required=False)


class LeaveOutForm(forms.Form):
    """Files to leave out: by what is ticked of them, or by themselves."""

    texts = ManyIds()
    stories = ManyIds()
    all = forms.BooleanField(required=False)
    only = forms.SlugField(required=False)
    find = forms.CharField(required=False, max_length=200)
    items = ManyIds()
    put_back = forms.BooleanField(required=False)


class SidesForm(forms.Form):
    """Two texts of a bundle that is not stored, or versions of the archive."""

    left = forms.RegexField(r"\A[tv][1-9]\d{0,17}\Z")
    right = forms.RegexField(r"\A[tv][1-9]\d{0,17}\Z")


class BundlesForm(forms.Form):
    """Several bundles, by id."""

    bundle = ManyIds()
