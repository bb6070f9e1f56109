"""Figures and dates in words, for templates."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language_info

from stories.views import verdicts, wording

register = template.Library()

register.filter("percent", wording.percent)
register.filter("in_words", wording.day_in_words)
register.filter("opening", wording.opening)
register.filter("who_ran", verdicts.who_ran)
register.filter("moment", wording.moment_in_words)
register.filter("notes", verdicts.notes_on_version)


@register.filter
def counted(count: int, noun: str) -> str:
    """ "one version", "six versions"."""
    return wording.counted(count, noun)


@register.filter
def figure(count: int, noun: str) -> str:
    """ "1 word", "212 words"."""
    return wording.figure(count, noun)


@register.filter
def joined(words: list[str]) -> str:
    return wording.joined(words)


@register.filter
def capital(words: str) -> str:
    """The first letter made large, the others left as they are."""
    return words[:1].upper() + words[1:]


@register.filter
def language_in_words(tag: str) -> str:
    """A BCP 47 tag by its English name, or as it stands where Django knows none."""
    try:
        return str(get_language_info(tag)["name"])
    except KeyError:
        return tag


KINDS = {"url": "address", "related": "related article", "contributor": "contributors", "note": "editor’s note"}


@register.filter
def kind_in_words(kind: str) -> str:
    """What a block is, as the page names it."""
    return KINDS.get(kind, str(kind))


BASIS = {
    "manifest": "given with the bundle",
    "text": "stated in the text",
    "inferred": "inferred",
    "person": "set by hand",
}


@register.filter
def basis_in_words(basis: str) -> str:
    return BASIS.get(basis, basis)
