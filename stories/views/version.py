"""One version: its text, what was detected in it, and the bytes it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from stories.models import Version
from stories.text import Block, Document
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
    found = get_object_or_404(Version.objects.visible_to(request.user).with_source(), pk=pk)
    context = {
        "version": found,
        "story": found.article.story,
        "siblings": found.siblings(),
        "blocks": list(blocks(found.document)),
        "of_article": [one for one in found.article.decisions if one not in found.reading["decisions"]],
    }
    return page_or_fragment(request, "stories/version.html", context)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as received, to keep and never to run: bytes that no browser takes for a page."""
    versions = Version.objects.visible_to(request.user).select_related("source").defer("reading")
    found = get_object_or_404(versions, pk=pk).source
    # A header is one line of printable characters, whatever a file was called where it came from.
    name = "".join(letter if letter.isprintable() else "_" for letter in found.file_name)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name or "source") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
