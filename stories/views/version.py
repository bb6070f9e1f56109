"""One version: its text, what was detected in it, and the bytes it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from stories.archive.standing import same_words
from stories.models import Item, Version
from stories.text import Block, Decision, Document
from stories.views.fetch import Gone, refuse, version_of
from stories.views.page import page_or_fragment


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
    context = {
        "version": found,
        "document": document,
        "story": found.in_article.story,
        "items": found.items(),
        "siblings": found.siblings(request.user),
        "same_words": same_words(found) if is_admin and not found.is_readable() else (),
        "blocks": list(blocks(document)),
        "cut_short": len(document.text) < len(found.document.text),
        "of_article": _not_its_own(found, document),
    }
    return page_or_fragment(request, "stories/version.html", context)


def _not_its_own(version: Version, document: Document) -> list[Decision]:
    """What was decided of the version and its article beyond what stands in the text."""
    decided = [Decision.from_dict(one) for one in (*version.decisions, *version.in_article.decisions)]
    return [one for one in decided if one not in document.decisions]


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
