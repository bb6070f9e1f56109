"""One version: its text, what was detected in it, and the bytes it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from stories.archive.standing import same_words
from stories.models import Item, Look, Shares, Story, Version
from stories.models.stories import Decisions
from stories.text import Block, Decision, Document
from stories.views.fetch import Gone, refuse, version_of
from stories.views.page import page_or_fragment

MOST_FILES = 12
"""Files that it came in, listed one under another."""

MOST_OTHERS = 10
"""Versions of other articles that it may be compared with, besides those before and after it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its words; `opens` where an earlier story, kept whole, begins with it."""

    block: Block
    words: str
    opens: bool


def blocks(document: Document) -> Iterator[Shown]:
    was_embedded = False
    for block in document.blocks:
        yield Shown(block, document.quote(block.range), block.embedded and not was_embedded)
        was_embedded = block.embedded


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = version_of(request, pk)
    if found.same_as_id:
        return redirect("stories:version", found.same_as_id)
    document = found.shown_to(request.user)
    is_admin = request.user.has_perm("stories.read_withdrawn_version")
    items = found.items()
    siblings = _siblings(request, found)
    context = {
        "version": found,
        "document": document,
        "story": found.in_article.in_story,
        "items": items[:MOST_FILES],
        "other_items": max(items.count() - MOST_FILES, 0),
        "siblings": siblings,
        "other_siblings": _versions_of(found.in_article.in_story) - 1 - len(siblings),
        "same_words": same_words(found) if is_admin and not found.is_readable() else (),
        "blocks": list(blocks(document)),
        "cut_short": len(document.text) < len(found.document.text),
        "of_version": _not_read(found.decisions, document),
        "of_article": _not_read(found.in_article.decisions, document),
    }
    return page_or_fragment(request, "stories/version.html", context)


class Sibling(NamedTuple):
    """Another version of the story, and how much of the shorter text, 0 to 1, is in both."""

    version: Version
    share: float


def _not_read(decisions: Decisions, document: Document) -> list[Decision]:
    """What was decided beyond what stands in the text."""
    decided = map(Decision.from_dict, decisions)
    return [one for one in decided if one not in document.decisions]


def _versions_of(story: Story) -> int:
    return Version.objects.placed().filter(article__story=story).count()


def _siblings(request: HttpRequest, version: Version) -> list[Sibling]:
    """Those before and after it in its article; then of the first articles the newest, those that share most first."""
    near = Version.objects.listed_for(request.user).select_related("article").nearest(version, 3)
    beside = sorted((one for one in near if one.is_open and one != version), key=lambda one: one.number or 0)
    newest = Look.first(version.in_article.in_story, request.user).newest
    others = [one for one in newest if one not in (version, *beside)]
    shares = Shares.among([version, *beside, *others])
    others.sort(key=lambda one: -shares.shared(version, one))
    return [Sibling(one, shares.shared(version, one)) for one in (*beside, *others[:MOST_OTHERS])]


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as received, to keep and never to run: bytes that no browser takes for a page. It holds all that came in
    it, so it is kept back where any of that is withdrawn or held."""
    found = version_of(request, pk)
    is_admin = request.user.has_perm("stories.read_withdrawn_version")
    handed_over = Version.objects.visible_to(request.user) if is_admin else Version.objects.exportable()
    kept_back = Version.objects.arranged().filter(source=found.source_id).exclude(pk__in=handed_over.values("pk"))
    if (first := kept_back.values_list("pk", flat=True).first()) is not None:
        refuse(first)
    item = Item.objects.standing().of_sources([found.source_id]).first()
    if item is None:
        raise Gone(what="version")
    # A header is one line of printable characters, whatever a file was called where it came from.
    name = "".join(letter if letter.isprintable() else "_" for letter in item.file_name)
    response = HttpResponse(bytes(found.source.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name or "source") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
