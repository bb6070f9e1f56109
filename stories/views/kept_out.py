"""The files of a bundle that storing it would not store: what cannot be read, is passed over or left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, When

from stories.collate.fingerprint import Facts
from stories.display.wording import counted
from stories.models import Bundle, Item, ReceivedItem, ReceivedText

FILES = 50
"""On one page."""

MOST_REASONS = 3
"""That are said before anybody asks; of more, how many there are."""

STATES: Mapping[str, str] = {Item.Outcome.FAILED: "cannot be read", Item.Outcome.SKIPPED: "passed over"}
LEFT_OUT = "left out"


def unread(bundle: Bundle) -> QuerySet[ReceivedItem]:
    return bundle.received_items.filter(outcome=Item.Outcome.FAILED, left_out=False)


def manifests(bundle: Bundle) -> list[tuple[ReceivedItem, list[str]]]:
    """Those of which something was not taken, and what."""
    found = bundle.received_items.exclude(stated=[]).exclude(warning="").order_by("path", "pk")
    return [(one, one.warning.splitlines()) for one in found[:FILES]]


def left_out(bundle: Bundle, first: int | None = None) -> QuerySet[ReceivedItem]:
    """Those that somebody left out, the one with the id `first` before all others."""
    found = bundle.received_items.filter(left_out=True)
    return found.order_by(Case(When(pk=first, then=0), default=1), "path", "pk")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some files cannot be read, and those on this page."""

    says: str
    count: int
    files: list[ReceivedItem]


def reasons(bundle: Bundle) -> list[Reason]:
    """What keeps the most files out comes first; of all together no more files than a page lists."""
    counts = unread(bundle).order_by().values_list("message").annotate(count=Count("pk")).order_by("-count", "message")
    listed = list(unread(bundle).order_by("message", "path", "pk")[:FILES])
    return [Reason(why, count, [one for one in listed if one.message == why]) for why, count in counts[:FILES]]


def reasons_in_words(found: list[Reason]) -> str:
    """ "18 × the file is a PDF; 12 × the file is empty; two other reasons"."""
    said = [f"{one.count:,} × {one.says.partition(';')[0]}" for one in found[:MOST_REASONS]]
    if found[MOST_REASONS:]:
        said.append(counted(len(found) - MOST_REASONS, "other reason"))
    return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was looked for, with what has become of it; `headline` where it has a text."""

    item: ReceivedItem
    state: str
    headline: str


def found(bundle: Bundle, words: str) -> list[Found]:
    """Those that have the words in their path, or in the headline of a text of theirs."""
    out = bundle.received_items.filter(Q(left_out=True) | Q(outcome__in=STATES))
    headed = dict(_headed(bundle, words))
    rows = out.filter(Q(path__icontains=words) | Q(pk__in=headed)).order_by("path", "pk")[:FILES]
    return [Found(row, LEFT_OUT if row.left_out else STATES[row.outcome], headed.get(row.pk, "")) for row in rows]


def _headed(bundle: Bundle, words: str) -> Iterator[tuple[int, str]]:
    """The files that are left out, by their ids, with a headline that has the words."""
    texts = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=True).order_by("pk")
    if words.isascii():  # of other letters a database may tell large and small ones apart
        texts = texts.filter(said__icontains=json.dumps(words)[1:-1])
    for item, said in texts.values_list("item", "said")[:MOST_LOOKED_AT].iterator():
        facts = Facts.from_json(said)
        headline = facts.headline or facts.lede
        if words.lower() in headline.lower():
            yield item, headline


MOST_LOOKED_AT = 500
"""Texts that are left out, whose headlines are looked at; files are found by their names however many there are."""
