"""A version of the archive as a side of a comparison."""

from __future__ import annotations

from stories.display.side import Side
from stories.models import Version
from stories.text import Document
from stories.views.verdicts import notes_on_version


def side_of(version: Version, document: Document) -> Side:
    """Of a version, the text of it that may be shown."""
    article = version.in_article
    return Side(
        f"v{version.pk}",
        version.pk,
        document,
        version.published,
        version.number or 0,
        f"a{article.pk}",
        article.name,
        article.is_ours,
        article.agency,
        article.agency_decision(),
        version.get_absolute_url(),
        tuple(notes_on_version(version)),
    )
