"""A stored version, as far as its text may leave the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError

from stories.display.wording import day_in_words, moment_in_words
from stories.management.database import make_ready
from stories.management.named import version_of
from stories.management.sentences import in_sentences, refusal
from stories.models import Item, Version
from stories.text import Document
from stories.text.unseen import visible


def exported(said: str) -> tuple[Document, str | None]:
    """The document of a version named by its id, called as it is on the pages, and the date that the arrangement has.
    What stands in it of an earlier text that was withdrawn is left out. Raises CommandError that says why not."""
    make_ready()
    with in_sentences():
        named = version_of(said)
        version = Version.objects.exportable().with_place().filter(pk=named.pk).first()
        if version is None:
            raise _why_not(named)
        document = replace(version.shown_to(AnonymousUser()), name=visible(str(version)))
        return document, version.published


def _why_not(version: Version) -> CommandError:
    if version.source.erased_at:
        return refusal(f"Version {version.pk} was erased on {day_in_words(f'{version.source.erased_at:%Y-%m-%d}')}.")
    if not version.arranged:
        return refusal(f"Version {version.pk} stands no more: {_left(version)}.")
    if not version.is_readable():
        return refusal(f"Version {version.pk} was withdrawn.")
    until = moment_in_words(version.held_until.astimezone(UTC)) if version.held_until else ""
    return refusal(f"Version {version.pk} is held until {until}.")


def _left(version: Version) -> str:
    left_out = Item.objects.filter(source=version.source, left_out=True, bundle__state="stored")
    return "its file was left out" if left_out.exists() else "its bundle was undone"
