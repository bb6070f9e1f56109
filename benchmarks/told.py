"""Stories stored row by row, told by as many outlets in as many versions as one likes, in the database that Django is
set up with: what is measured of them is how they are shown, not how they came in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from stories.collate.fingerprint import RULES
from stories.collate.fingerprint import Fingerprint as FingerprintValue
from stories.collate.titles import headline_of, lede_of
from stories.models import Article, Bundle, Fingerprint, Item, Source, Story, Version
from stories.text import PARSER, Document
from stories.text.document import Basis, Decision

FIRST = datetime(2020, 11, 9, 6, 0, tzinfo=UTC)
APART = timedelta(minutes=20)
"""Between two updates."""


def tell(slug: str, told: Sequence[Sequence[Document]]) -> Story:
    """A story of which the versions of each outlet are given, oldest first."""
    story = Story.objects.create(slug=slug, stem=slug, title=f"How the crane fell: {slug}")
    bundle = Bundle.objects.create(name=slug, by="anna", state=Bundle.State.STORED)
    for number, documents in enumerate(told, 1):
        article = Article.objects.create(
            story=story, number=number, outlet=f"outlet-{number:04}.example", agency="AP", decisions=[_credited()]
        )
        sources = Source.objects.bulk_create(
            Source(sha256=_sha256(f"{slug} {number} {at}"), content=b"", media_type="text/plain", encoding="utf-8")
            for at in range(len(documents))
        )
        Item.objects.bulk_create(
            Item(bundle=bundle, source=source, path=f"{slug}/{number:04}-{at:04}.txt", outcome=Item.Outcome.STORED)
            for at, source in enumerate(sources, 1)
        )
        versions = Version.objects.bulk_create(
            _version(article, at, source, document)
            for at, (source, document) in enumerate(zip(sources, documents, strict=True), 1)
        )
        Fingerprint.objects.bulk_create(map(_fingerprint, versions, documents))
    return story


def _version(article: Article, number: int, source: Source, document: Document) -> Version:
    return Version(
        source=source,
        part=0,
        digest=document.digest,
        reading=document.reading(),
        parser=PARSER,
        headline=headline_of(document),
        lede=lede_of(document),
        words=document.body_words,
        article=article,
        number=number,
        published=(FIRST + number * APART).isoformat(),
        decisions=[_dated(number)] if number > 1 else [],
    )


def _fingerprint(version: Version, document: Document) -> Fingerprint:
    value = FingerprintValue.of(document)
    return Fingerprint(
        version=version, rules=RULES, day=value.day, runs=value.packed_runs, told=value.told, said=value.said
    )


def _credited() -> dict[str, object]:
    return Decision("agency", "AP", Basis.TEXT, "credit line", "- AP").to_dict()


def _dated(number: int) -> dict[str, object]:
    words = ", ".join((FIRST + at * APART).isoformat() for at in (number - 1, number))
    return Decision("order", "the one before the other", Basis.TEXT, "dates in the texts", words).to_dict()


def _sha256(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
