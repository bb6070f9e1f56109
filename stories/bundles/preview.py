"""What a bundle would make of the archive, kept as rows, a story each: a page reads a few of them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stories.archive.write import update
from stories.bundles.plan import Plan
from stories.bundles.warnings import Warnings
from stories.collate import ArrangedArticle, ArrangedStory, ArrangedVersion, Key
from stories.collate.likeness import alike
from stories.models import Bundle, PlannedStory, ReceivedItem, ReceivedText
from stories.text.document import Decision

Told = dict[str, Any]

NEW, UPDATE, SIGHTING, KNOWN, HERE = "new", "update", "sighting", "known", "here"
"""What a version of a planned story is: a new text; one that follows another of its article; known words that came
again; known bytes; or one of the archive that this bundle does not hold."""


def keep_plan(bundle: Bundle, made: Plan) -> None:
    """All rows of the bundle's plan made anew. In one transaction."""
    bundle.planned.all().delete()
    keep_stories(bundle, made)
    keep_outcomes(bundle.received_items.order_by("path", "pk").values_list("pk", flat=True), made)
    count(bundle)


def keep_stories(bundle: Bundle, made: Plan) -> list[PlannedStory]:
    """Rows for the stories of a plan that hold anything of the bundle."""
    texts = texts_of(bundle)
    telling = Telling(made, texts)
    rows = PlannedStory.objects.bulk_create(
        [
            telling.row(bundle, story, slug)
            for story, slug in zip(made.stories, made.slugs, strict=True)
            if any(key in texts for key in story.keys)
        ],
        batch_size=100,
    )
    placed = [
        (text, [row.pk])
        for row in rows
        for article in row.told["articles"]
        for version in article["versions"]
        for text in version["texts"]
    ]
    update(ReceivedText, ["planned"], placed)
    return rows


def texts_of(bundle: Bundle) -> dict[Key, int]:
    """The ids of the bundle's texts, left-out ones aside, by the keys of the versions they would be. Of the same bytes
    twice, the first."""
    rows = ReceivedText.objects.filter(item__bundle=bundle, item__left_out=False).order_by("-item__path", "-item")
    told = rows.values_list("item__sha256", "draft", "part", "pk")
    return {Key(sha256, draft, part): pk for sha256, draft, part, pk in told}


def keep_outcomes(items: Iterable[int], made: Plan) -> None:
    """Of the items, by their ids, that were planned in this order."""
    told = ((pk, [item.outcome, item.message]) for pk, item in zip(items, made.items, strict=True))
    update(ReceivedItem, ["outcome", "message"], told)


def count(bundle: Bundle) -> None:
    """What the rows come to, kept with the bundle: a page shows it without reading them all."""
    counts: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for told, warnings in bundle.planned.values_list("counts", "warnings"):
        counts.update(told)
        warned.update(warning["sort"] for warning in warnings)
    bundle.counts = dict(counts)
    if unread := bundle.received_items.filter(outcome="failed", left_out=False).count():
        warned["unread"] = unread
    bundle.warned = dict(warned)


class Telling:
    """A plan, as the rows tell it. `texts` are the bundle's own."""

    def __init__(self, made: Plan, texts: Mapping[Key, int]) -> None:
        self.made = made
        self.texts = texts
        self.stored = made.proposal.gathered.stored
        self.warnings = Warnings(made.candidates, made.new, self.stored)

    def row(self, bundle: Bundle, story: ArrangedStory, slug: str) -> PlannedStory:
        existing = sorted({one.story for key in story.keys if (one := self.stored.get(key)) and one.story})
        articles = [self._article(article) for article in story.articles]
        warnings = list(self.warnings.on(story, articles, existing))
        counts = Counter(version["is"] for article in articles for version in article["versions"])
        sorts = sorted({*counts, *(warning["sort"] for warning in warnings)})
        counts["stories"] = int(not existing)
        counts["articles"] = sum(article["is_new"] for article in articles)
        told = {
            "articles": articles,
            "decisions": [decision.to_dict() for decision in story.decisions],
        }
        files = sorted({name for article in articles for version in article["versions"] for name in version["files"]})
        return PlannedStory(
            bundle=bundle,
            place=f"{999_999 - counts[NEW] - counts[UPDATE]:06}:{slug}"[:100],
            title=story.title,
            slug=slug,
            linked=str(story.linked),
            existing=existing,
            told=told,
            warnings=warnings,
            counts=dict(counts),
            marks=f" {' '.join(sorts)} ",
            versions=counts[NEW] + counts[UPDATE],
            names="\n".join([story.title, *files]).lower(),
            digest=digest_of([story.title, told["articles"], told["decisions"], existing]),
        )

    def _article(self, article: ArrangedArticle) -> Told:
        is_new = not any(self._is_placed(key) for key in article.keys)
        versions = [
            self._version(version, number, article.versions[number - 2] if number > 1 else None)
            for number, version in enumerate(article.versions, start=1)
        ]
        return {
            "outlet": article.outlet,
            "label": article.label,
            "agency": article.agency,
            "is_ours": article.is_ours,
            "is_new": is_new,
            "decisions": [decision.to_dict() for decision in article.decisions],
            "versions": versions,
        }

    def _is_placed(self, key: Key) -> bool:
        return key in self.stored and self.stored[key].article is not None

    def _version(self, version: ArrangedVersion, number: int, before: ArrangedVersion | None) -> Told:
        keys = (version.key, *version.sightings)
        candidate = self.made.candidates[version.key]
        facts = candidate.facts
        return {
            "is": self._what(version, keys, before),
            "key": list(version.key),
            "text": self.texts.get(version.key),
            "stored": self._stored(version.key),
            "texts": [self.texts[key] for key in keys if key in self.texts],
            "number": number,
            "headline": (facts.headline or facts.lede) if version.readable else "",
            "words": facts.body_words,
            "published": version.published,
            "held_until": version.held_until,
            "readable": version.readable,
            "files": sorted({name for key in keys if key in self.texts for name in self.made.candidates[key].names}),
            "before": before and self._before(version, before),
            "decisions": [decision.to_dict() for decision in self._decisions(version)],
        }

    def _what(self, version: ArrangedVersion, keys: Sequence[Key], before: ArrangedVersion | None) -> str:
        if version.key in self.made.new:
            return UPDATE if before else NEW
        if any(key in self.made.new for key in keys):
            return SIGHTING
        return KNOWN if any(key in self.texts for key in keys) else HERE

    def _stored(self, key: Key) -> int | None:
        return self.stored[key].pk if key in self.stored else None

    def _before(self, version: ArrangedVersion, before: ArrangedVersion) -> Told:
        mine, theirs = (self.made.candidates[one.key].fingerprint for one in (version, before))
        return {
            "text": self.texts.get(before.key),
            "stored": self._stored(before.key),
            "share": round(alike(mine, theirs), 3),
        }

    def _decisions(self, version: ArrangedVersion) -> Iterator[Decision]:
        """What was read in it, the article's aside, then what was decided of it."""
        if version.readable:
            read = self.made.candidates[version.key].facts.decisions
            yield from (decision for decision in read if decision.what not in ("outlet", "agency"))
        yield from version.decisions


def digest_of(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def changed_since(bundle: Bundle, made: Plan) -> list[ArrangedStory]:
    """The stories of a plan that are otherwise than their rows show them."""
    texts = texts_of(bundle)
    telling = Telling(made, texts)
    shown = set(bundle.planned.values_list("digest", flat=True))
    mine = [story for story in made.stories if any(key in texts for key in story.keys)]
    return [story for story in mine if telling.row(bundle, story, story.slug).digest not in shown]
