"""From a draft to the documents of its versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stories.readers.draft import Draft
from stories.readers.stated import TIMES, Fact, Stated
from stories.text import BUILT_IN, Decision, Document, Names, document_of, parse_versions
from stories.text.dates import canonical_time


def documents(draft: Draft, names: Names = BUILT_IN, name: str = "") -> list[Document]:
    """The versions of a draft, oldest first; the newest is called `name`. What the format states goes before what is
    detected. An earlier story inside the text has the outlet, the agency and the language of the whole, but neither its
    times nor its number."""
    if draft.blocks:
        versions = [document_of(draft.blocks, names, name)]
    else:
        versions = parse_versions(draft.text, draft.media_type, name, names)
    if not draft.facts:
        return versions
    lasting = [fact for fact in draft.facts if fact.what in _LASTING]
    *earlier, newest = versions
    return [*(_stating(version, lasting, names) for version in earlier), _stating(newest, draft.facts, names)]


_LASTING = frozenset({Stated.OUTLET, Stated.AGENCY, Stated.LANGUAGE})
"""What all versions of one article have in common."""


def _stating(document: Document, facts: Sequence[Fact], names: Names) -> Document:
    stated = tuple(_decisions(facts, names))
    first = {decision.what: decision.value for decision in reversed(stated)}
    return replace(
        document.in_language(first.get(Stated.LANGUAGE, document.language)),
        date=first.get(Stated.PUBLISHED, document.date),
        decisions=(*stated, *document.decisions),
    )


def _decisions(facts: Sequence[Fact], names: Names) -> Iterator[Decision]:
    for fact in facts:
        value = _meant(fact, names)
        words = fact.words or (fact.value if value != fact.value else "")
        yield Decision(fact.what.value, value, fact.basis, f"the field {fact.field}", words)


def _meant(fact: Fact, names: Names) -> str:
    """The value as documents write it."""
    if fact.what in TIMES:
        return canonical_time(fact.value) or fact.value
    if fact.what is Stated.AGENCY:
        return names.agency(fact.value)
    if fact.what is Stated.LANGUAGE:
        return _language_tag(fact.value)
    return fact.value


def _language_tag(said: str) -> str:
    """BCP 47, the language itself in lower case: "EN_us" gives "en-us"."""
    language, *others = said.replace("_", "-").split("-")
    return "-".join([language.lower(), *others])
