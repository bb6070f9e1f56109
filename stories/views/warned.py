"""What somebody should look at before a bundle is stored, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from stories.bundles import shown as what_is_shown
from stories.bundles.warnings import (
    CHANGES,
    CLAIMS,
    COMPARED,
    CONTESTED,
    CREDIT,
    JOINS,
    MANIFEST,
    OF_FILES,
    ORDER,
    PERHAPS,
    SORTS,
    UNDATED,
    UNNAMED,
    UNREAD,
    WITHDRAWN,
    Warning,
)
from stories.display.wording import capital, counted
from stories.models import Bundle
from stories.views import kept_out


@dataclass(frozen=True, slots=True)
class Sort:
    """What a sort of warning says, with the verb that follows how many there are, for one and for many; what follows,
    and what its one action is called; what its texts are called above the tree, while it shows them alone. A loud one
    says that something may go wrong; of the others a value is missing, which may be given at any time."""

    says: str
    follows: str = ""
    action: str = ""
    texts: str = ""
    verb: tuple[str, str] = ("", "")
    is_loud: bool = False


WARNED: Mapping[str, Sort] = {
    UNREAD: Sort("{files} cannot be read"),
    MANIFEST: Sort("{manifests} what was not taken", verb=("states", "state")),
    CONTESTED: Sort(
        "{brought} the address or the identity of another, with another text or from another outlet",
        "a forgery, or a page written anew: see whose it is",
        "Look",
        "with another’s address",
        ("gives", "give"),
        is_loud=True,
    ),
    CHANGES: Sort(
        "{articles} of the archive would change",
        "what is here would be called otherwise",
        "Look",
        "changing what is here",
        is_loud=True,
    ),
    JOINS: Sort(
        "{stories} would join stories that are here apart",
        "they share text with more than one",
        "Look",
        "joining stories",
        is_loud=True,
    ),
    WITHDRAWN: Sort(
        "{texts} like one that was withdrawn",
        "nobody but admins would read them",
        "Look",
        "like one withdrawn",
        ("reads", "read"),
        is_loud=True,
    ),
    ORDER: Sort(
        "{texts} no certain place in order",
        "what the texts tell of it contradicts itself",
        "Set their order",
        "without a certain order",
        ("has", "have"),
        is_loud=True,
    ),
    CREDIT: Sort(
        "In {texts} no credit was found for agency copy",
        "the agency is inferred from shared text",
        "Look",
        "without a credit",
    ),
    UNNAMED: Sort(
        "In {texts} no outlet was found",
        "called by the file’s name until somebody names it",
        "Name them",
        "without an outlet",
    ),
    UNDATED: Sort(
        "In {texts} no date was found",
        "the order is taken from the texts, if they tell it",
        "Set their time",
        "without a date",
    ),
    PERHAPS: Sort(
        "{texts} nearly the same as another",
        "perhaps they are one article",
        "Look",
        "nearly the same as another",
        ("reads", "read"),
    ),
    CLAIMS: Sort(
        "{brought} the address or the identity of another, with other words",
        "as an update of a page does",
        "Look at what changed",
        "updates of a page",
        ("gives", "give"),
    ),
}

LOUD = frozenset(sort for sort, words in WARNED.items() if words.is_loud)

TOLD_APART = OF_FILES | {CLAIMS}
"""The sorts that have a part of the page of their own, with what they are about."""


@dataclass(frozen=True, slots=True)
class Warned:
    says: str
    follows: str
    action: str
    address: str
    is_loud: bool


@dataclass(frozen=True, slots=True)
class Claiming:
    """A text of the bundle that gives the address or the identity of another, and the comparison of the two."""

    text: int
    file: str
    other: str
    share: float
    compare: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """Those that do as an update of a page does: told together, the `first` of them by name."""

    says: str
    follows: str
    action: str
    first: list[Claiming]
    count: int
    address: str
    is_open: bool


def warned(bundle: Bundle) -> Iterator[Warned]:
    here = bundle.get_absolute_url()
    for sort in SORTS:
        if sort in TOLD_APART or not (count := bundle.warned.get(sort, 0)):
            continue
        words = WARNED[sort]
        place = _contested_first(bundle) if sort == CONTESTED else "#tree"
        says = warning_in_words(sort, count)
        yield Warned(says, words.follows, words.action, f"{here}?only={sort}{place}", words.is_loud)


def _contested_first(bundle: Bundle) -> str:
    """Where the text stands open that shares least with what has its address, for somebody to say whose it is."""
    for pk, warning in what_is_shown.least(bundle, CONTESTED, 1):
        return f"&open={pk}&text={warning['texts'][0]}#panel"
    return "#tree"


def repeated(bundle: Bundle, is_open: bool) -> Repeated | None:
    if not (count := bundle.warned.get(CLAIMS, 0)):
        return None
    words = WARNED[CLAIMS]
    first = [_claiming(bundle, warning) for _, warning in what_is_shown.least(bundle, CLAIMS, kept_out.FILES)]
    address = f"{bundle.get_absolute_url()}?only={CLAIMS}#tree"
    return Repeated(warning_in_words(CLAIMS, count), words.follows, words.action, first, count, address, is_open)


def _claiming(bundle: Bundle, warning: Warning) -> Claiming:
    return Claiming(
        warning["texts"][0], warning["file"], warning["with"], warning["share"], compared_at(bundle, warning)
    )


def compared_at(bundle: Bundle, warning: Warning) -> str:
    query = urlencode(dict(zip(("left", "right"), warning[COMPARED], strict=True)))
    return f"{reverse('stories:bundle_comparison', args=[bundle.pk])}?{query}"


def warning_in_words(sort: str, count: int) -> str:
    """ "Three texts name no outlet"."""
    verb = WARNED[sort].verb[count > 1]
    files, stories, articles = (counted(count, noun) for noun in ("file", "story", "article"))
    texts, brought, manifests = (f"{counted(count, noun)} {verb}".strip() for noun in ("new text", "text", "manifest"))
    said = {"texts": texts, "brought": brought, "manifests": manifests}
    return capital(WARNED[sort].says.format(files=files, stories=stories, articles=articles, **said))
