"""Who words come from: of what sort a source is, and by which verbs words are given to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from stories.text.verbs import forms as all_forms
from stories.text.verbs import pasts, third
from stories.text.words import table_rows

WRITTEN = "written"
"""What shows, finds and says without a mouth: a study, a video, court papers."""

ANONYMOUS, OFFICIALS, BOSSES = "anonymous", "officials", "bosses"


@cache
def sorts() -> dict[str, frozenset[str]]:
    """For a common noun of sources, singular or plural, the lines of the table it stands on."""
    found: dict[str, set[str]] = defaultdict(set)
    for sort, _, nouns in _rows():
        for noun in nouns:
            for form in (noun, plural(noun)):
                found[form].add(sort)
    return {noun: frozenset(lines) for noun, lines in found.items()}


def sorts_of(noun: str) -> frozenset[str]:
    """Of a planemaker, too, which no table has: whoever makes things is a company."""
    listed = sorts().get(noun)
    return listed or (sorts()["maker"] if noun.endswith(_MAKERS) else frozenset())


_MAKERS = ("maker", "makers")


@cache
def named_sorts() -> frozenset[str]:
    """Those whose members a text may as well call by a name alone."""
    return frozenset(sort for sort, is_named, _ in _rows() if is_named)


def _rows() -> Iterable[tuple[str, bool, list[str]]]:
    for row in table_rows("sources.txt"):
        opening, _, nouns = row.partition(":")
        sort, *named = opening.split()
        yield sort, bool(named), nouns.split()


@cache
def verbs() -> dict[str, dict[str, str]]:
    """For each form of a verb that tells, what must follow it ("any", "that" and so on), and what stance that is."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table_rows("telling.txt"):
        opening, _, listed = row.partition(":")
        stance, use = opening.split()
        for form in (form for verb in listed.split() for form in forms(verb.partition("|")[0])):
            found[form][use] = stance
    return dict(found)


@cache
def speaking() -> frozenset[str]:
    """Those forms that tell whatever follows them: "said", "warned"."""
    return frozenset(form for form, uses in verbs().items() if "any" in uses)


@cache
def participles() -> frozenset[str]:
    """ "Saying", "holding": what goes on telling of whoever a sentence is about."""
    rows = (row.partition(":")[2].split() for row in table_rows("telling.txt"))
    listed = (re.split(r"[/|]", verb)[0] for row in rows for verb in row)
    return frozenset(form for verb in listed for form in all_forms(verb) if form.endswith("ing"))


@cache
def companions() -> dict[str, frozenset[str]]:
    """For each form of a verb that tells only together with one of some words, these."""
    verbs_near = (
        verb.partition("|") for row in table_rows("telling.txt") if " near:" in row for verb in row.split()[2:]
    )
    return {form: frozenset(beside.split(",")) for verb, _, beside in verbs_near for form in forms(verb)}


@cache
def plain_verbs() -> frozenset[str]:
    """Those forms that follow a plural: "say", "report"."""
    rows = (row.partition(":")[2].split() for row in table_rows("telling.txt"))
    listed = (forms(verb.partition("|")[0]) for row in rows for verb in row)
    return frozenset(made[0] for made in listed if len(made) > 2)  # not of "put/puts", whose past is the same


def forms(verb: str) -> list[str]:
    """Present and past of "deny"; of "say/says/said" all that it lists."""
    if "/" in verb:
        return verb.split("/")
    return [verb, third(verb), *pasts(verb)]


def plural(word: str) -> str:
    """Made as a verb's third person is."""
    return f"{word[:-2]}en" if word.endswith("man") else third(word)
