"""Figures and dates in words, for templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html

from stories.bundles.kinds import HERE, KNOWN, NEW, RETURNS, SIGHTING, UNORDERED, UPDATE
from stories.bundles.warnings import CLAIMS, CREDIT, SORTS, UNDATED, UNNAMED
from stories.display import wording
from stories.forms import LONGEST_VALUE
from stories.jobs.words import so_far
from stories.models import Bundle, Job, PlannedStory
from stories.text import takes
from stories.text.document import Decision
from stories.text.unseen import visible
from stories.views import verdicts, warned
from stories.views.verdicts import language_in_words

register = template.Library()

register.filter("percent", wording.percent)
register.filter("short", wording.short)
register.filter("in_words", wording.day_in_words)
register.filter("day", wording.day_in_short)
register.filter("opening", wording.opening)
register.filter("capital", wording.capital)
register.filter("kind_in_words", wording.kind_in_words)
register.filter("language_in_words", language_in_words)
register.filter("who_ran", verdicts.who_ran)
register.filter("evidence", verdicts.evidence)
register.filter("visible", visible)
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
def to_type(value: str | None) -> str:
    """What a field holds that a person may change it in: the value, or nothing where it does not fit whole."""
    return value if value and len(value) <= LONGEST_VALUE else ""


@register.filter
def grouped(count: int) -> str:
    """ "212", "1,000"."""
    return f"{count:,}"


@register.filter
def joined(words: list[str]) -> str:
    return wording.joined(words)


@register.filter
def lang(tag: str | None) -> str:
    """The attribute that tells a reader aloud the language; none where it is not known."""
    return format_html(' lang="{}"', tag) if tag else ""


@register.filter
def because(decision: Decision | Mapping[str, Any]) -> str:
    """What a decision rests on; of a plan it is kept as `to_dict()` gives it."""
    return wording.because(Decision.from_dict(decision) if isinstance(decision, Mapping) else decision)


STATES = {
    "received": "not read yet",
    "planned": "read, not stored",
    "stored": "stored",
    "undone": "undone",
    "thrown away": "thrown away",
}


@register.filter
def state_in_words(bundle: Bundle) -> str:
    """How far a bundle is: "being read, 5 of 7"."""
    job = _working(bundle)
    return STATES[bundle.state] if job is None else so_far(job)


@register.filter
def state_now(bundle: Bundle) -> str:
    """What its badge looks like: one word."""
    return "working" if _working(bundle) else bundle.state.replace(" ", "-")


def _working(bundle: Bundle) -> Job | None:
    """The job that is done with it now; `jobs` are fetched beforehand, for all bundles of a list."""
    job = next(iter(bundle.jobs.all()), None)
    return None if job is None or job.has_ended else job


OUTCOMES = {
    "stored": "stored",
    "known": "known",
    "failed": "not read",
    "skipped": "passed over",
    "left out": "left out",
}


@register.filter
def outcomes_in_words(outcomes: Mapping[str, int]) -> str:
    """What became of files: "5 stored, 1 not read"."""
    return ", ".join(f"{outcomes[name]:,} {words}" for name, words in OUTCOMES.items() if outcomes.get(name))


@register.filter
def warning_in_words(sort: str, count: int) -> str:
    return warned.warning_in_words(sort, count)


@register.filter
def in_order(warned: Mapping[str, int]) -> list[tuple[str, int]]:
    """The sorts of warnings that there are, each with how many: those first that are to be looked at first."""
    return [(sort, warned[sort]) for sort in SORTS if warned.get(sort)]


MOST_SAID = 12
"""Warnings that are told of one story."""

TOLD_ONCE = frozenset({UNDATED, UNNAMED, CREDIT, CLAIMS})
"""Those that are told above the tree, and of each story only where they are asked for."""


def _said(row: PlannedStory, only: str) -> list[dict[str, Any]]:
    told = [warning for warning in row.warnings if warning["sort"] == only or warning["sort"] not in TOLD_ONCE]
    return sorted(told, key=lambda warning: warning["sort"] != only)


@register.filter
def said_first(row: PlannedStory, only: str) -> list[dict[str, Any]]:
    """The warnings that are told of a story, those first that are asked for."""
    return _said(row, only)[:MOST_SAID]


@register.filter
def more_said(row: PlannedStory, only: str) -> int:
    return max(0, len(_said(row, only)) - MOST_SAID)


@register.filter
def joined_short(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    return f"{names[0]} and {len(names) - 1:,} more" if len(names) > 2 else wording.joined(names)


VERSION_IS = {
    NEW: "new",
    UNORDERED: "new, order not known",
    RETURNS: "would stand again",
    SIGHTING: "seen again",
    KNOWN: "known already",
    HERE: "here",
}


@register.filter
def kind_of_version(kind: str, number: int) -> str:
    """What a version of a plan is."""
    return f"update of version {number - 1}" if kind == UPDATE else VERSION_IS[kind]


@register.filter
def side_id(version: Mapping[str, Any]) -> str:
    """What a version of a plan goes by in an address: a text of the bundle, or a version of the archive."""
    return f"t{version['text']}" if version.get("text") else f"v{version.get('stored')}"


@register.filter
def first_side(row: PlannedStory) -> str:
    return side_id(row.told["articles"][0]["versions"][0])


@register.filter
def handle_in_words(value: str) -> str:
    """What a text names another by: "the keyword dikebreak", "the time 10:33"; any other value as it is."""
    kind, _, said = value.partition(":")
    if f"{kind}:" not in takes.KINDS:
        return value
    called = {"slug": "keyword", "serial": "number"}.get(kind, kind)
    return f"the {called} {said[:2]}:{said[2:]}" if kind == "time" else f"the {called} {said}"


@register.filter
def outlet_of(decided: Mapping[str, Any]) -> Any:
    """The decision that an outlet rests on, or that there is none: the wire's own text, or a desk's word."""
    return decided.get("outlet") or decided.get("notice") or decided.get("wire")


@register.filter
def unnamed(role: str) -> str:
    """What stands where an article has no outlet."""
    return {"wire": "none: the agency’s own text", "notice": "none: a desk’s word"}.get(role, "not named")


ROLES = {"wire": "the agency’s own text", "notice": "a desk’s word about a text"}


@register.filter
def known_of(article: Mapping[str, Any]) -> list[str]:
    """What is known of a planned article, each by itself: "outlet not named", "AP copy", "new article"."""
    outlet = ROLES.get(article["role"]) or ("" if article["outlet"] else "outlet not named")
    agency = f"{article['agency']} copy" if article["agency"] else "agency not known"
    return [said for said in (outlet, agency, "new article" if article["is_new"] else "") if said]


@register.filter
def published_of(decided: Mapping[str, Any]) -> Any:
    """The decision that a date rests on: stated, given or read in the text."""
    return decided.get("published") or decided.get("date")


@register.filter
def bytes_in_words(count: int) -> str:
    """ "2 MB", as limits are given: by thousands."""
    return f"{count / 1_000_000:g}{wording.NBSP}MB" if count >= 1_000_000 else f"{count / 1_000:g}{wording.NBSP}kB"
