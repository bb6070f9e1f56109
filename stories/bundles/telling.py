"""A plan, as rows and pages tell it: of each story its articles and versions, what these are, and what to look at."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stories.archive.gathered import Stored
from stories.archive.write import batches
from stories.bundles.claims import Claims, Here
from stories.bundles.kinds import ADDED, HERE, KNOWN, NEW, RETURNS, SIGHTING, UNORDERED, UPDATE
from stories.bundles.plan import Plan
from stories.bundles.taking_over import as_first_said
from stories.bundles.warnings import CLAIMS, CONTESTED, MANIFEST, UNREAD, KnownAs, Warnings, least_of
from stories.collate import ArrangedArticle, ArrangedStory, ArrangedVersion, Key
from stories.collate.likeness import alike
from stories.collate.order import NOT_KNOWN
from stories.models import Article, Bundle, PlannedStory
from stories.text.document import Decision

Told = dict[str, Any]

NOTHING_NEW: Told = {"versions": [], "is_new": False}


class Telling:
    """A plan, as the rows tell it. `texts` are the bundle's own."""

    def __init__(self, made: Plan, texts: Mapping[Key, int]) -> None:
        self.made = made
        self.texts = texts
        self.stored = made.proposal.gathered.stored
        known_as, claims = _known(made)
        self.warnings = Warnings(claims.candidates, self.stored, known_as, claims, texts)

    def row(self, bundle: Bundle, story: ArrangedStory, slug: str) -> PlannedStory:
        existing = self._existing(story)
        articles = [self._article(article) for article in story.articles]
        warnings = self.warnings.on(story, articles, existing)
        claims = [warning["say"] for warning in warnings if warning["sort"] in (CONTESTED, CLAIMS)]
        counts = Counter(version["is"] for article in articles for version in article["versions"])
        sorts = sorted({*counts, *(warning["sort"] for warning in warnings)})
        has_new = [any(version["is"] in ADDED for version in article["versions"]) for article in articles]
        counts["stories"] = int(not existing and any(has_new))
        # One whose first version only returns is none: what it gains are updates.
        counts["articles"] = sum(article["is_new"] and _begins_here(article) for article in articles)
        gained = sum(counts[kind] for kind in ADDED) + counts[RETURNS]
        told = {
            "articles": articles,
            "decisions": [decision.to_dict() for decision in story.decisions],
            "least": least_of(warnings),
        }
        headlines = [version["headline"] for article in articles for version in article["versions"]]
        files = sorted({name for article in articles for version in article["versions"] for name in version["files"]})
        return PlannedStory(
            bundle=bundle,
            place=f"{999_999 - gained:06}:{slug}"[:100],
            title=story.title,
            slug=slug,
            linked=str(story.linked),
            existing=existing,
            told=told,
            warnings=warnings,
            counts=dict(counts),
            marks=f" {' '.join(sorts)} ",
            versions=gained,
            names="\n".join(dict.fromkeys([story.title, *headlines, *files])).lower(),
            digest=digest_of([story.title, told["articles"], told["decisions"], existing, claims]),
        )

    def _existing(self, story: ArrangedStory) -> list[int]:
        return sorted({one.story for key in story.keys if (one := self.stored.get(key)) and one.story})

    def warnings_on(self, story: ArrangedStory) -> list[Told]:
        """Those about what is new; of other articles nothing is worked out."""
        new = self.made.new
        articles = [
            self._article(article) if any(key in new for key in article.keys) else NOTHING_NEW
            for article in story.articles
        ]
        return self.warnings.on(story, articles, self._existing(story))

    def _article(self, article: ArrangedArticle) -> Told:
        is_new = not any(self._is_placed(key) for key in article.keys)
        versions = [
            self._version(version, number, article.versions) for number, version in enumerate(article.versions, start=1)
        ]
        return {
            "role": article.role,
            "name": article.name,
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

    def _version(self, version: ArrangedVersion, number: int, versions: Sequence[ArrangedVersion]) -> Told:
        """One of the versions of an article."""
        keys = (version.key, *version.sightings)
        before = versions[number - 2] if number > 1 else None
        candidate = self.made.candidates[version.key]
        facts = candidate.facts
        return {
            "is": self._what(version, keys, None if before else versions[1:]),
            "key": list(version.key),
            "text": self.texts.get(version.key),
            "stored": self._stored(version.key),
            "texts": [self.texts[key] for key in keys if key in self.texts],
            "number": number,
            "headline": (facts.headline or facts.lede) if self._may_be_shown(version, keys) else "",
            "words": facts.body_words,
            "published": version.published,
            "held_until": version.held_until,
            "readable": version.readable,
            "files": sorted({name for key in keys if key in self.texts for name in self.made.candidates[key].names}),
            "before": before and self._before(version, before),
            "decisions": [decision.to_dict() for decision in self._decisions(version)],
        }

    def _what(
        self,
        version: ArrangedVersion,
        keys: Sequence[Key],
        after: Sequence[ArrangedVersion] | None,
    ) -> str:
        """`after` are those that follow the first of an article, None for any other."""
        if version.key in self.made.new:
            if after is None:
                return UNORDERED if _is_unordered(version) else UPDATE
            return UNORDERED if self._is_beside(after) else NEW
        if version.key in self.texts and not self._is_placed(version.key):
            return RETURNS
        if any(key in self.made.new for key in keys):
            return SIGHTING
        return KNOWN if any(key in self.texts for key in keys) else HERE

    def _is_beside(self, after: Sequence[ArrangedVersion]) -> bool:
        """Whether one of these is here, and nothing tells that the version that they follow came before it."""
        until = next((at for at, one in enumerate(after) if self._is_here(one)), None)
        return until is not None and any(map(_is_unordered, after[: until + 1]))

    def _is_here(self, version: ArrangedVersion) -> bool:
        return any(map(self._is_placed, (version.key, *version.sightings)))

    def _may_be_shown(self, version: ArrangedVersion, keys: Sequence[Key]) -> bool:
        """Of what is here and held, the page of the version says who may read it now."""
        return version.readable and (version.held_until is None or any(key in self.texts for key in keys))

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


def _begins_here(article: Told) -> bool:
    return any(version["is"] == NEW for version in article["versions"])


def _is_unordered(version: ArrangedVersion) -> bool:
    """Whether nothing tells that it came after the one before it."""
    return version.order is not None and version.order.value == NOT_KNOWN


def digest_of(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _known(made: Plan) -> tuple[dict[int, KnownAs], Claims]:
    """What stands beside a plan: what its articles are called today, and whose the addresses are that it gives."""
    gathered = made.proposal.gathered
    namesakes = {key: one for key, (one, _) in gathered.namesakes.items()}
    stored = {**gathered.stored, **{key: one for key, (_, one) in gathered.namesakes.items()}}
    known_as = _known_as(stored.values())
    placed = [(key, one, one.article) for key, one in stored.items() if one.article in known_as]
    here = {key: Here(one.pk, article, known_as[article][0]) for key, one, article in placed}
    repairs = as_first_said(gathered.repairs)
    return known_as, Claims({**made.candidates, **namesakes}, here, made.stories, repairs)


def _known_as(stored: Iterable[Stored]) -> dict[int, KnownAs]:
    """What the articles that stand are called today, by their ids."""
    found: dict[int, KnownAs] = {}
    for batch in batches({one.article for one in stored if one.article}):
        rows = Article.objects.filter(pk__in=batch).values_list("pk", "outlet", "agency")
        found |= {pk: (outlet, agency) for pk, outlet, agency in rows}
    return found


def warned_of(made: Plan) -> Counter[str]:
    """How many warnings of each sort there are about what is new."""
    telling = Telling(made, dict.fromkeys(made.new, 0))
    warned = Counter(
        warning["sort"]
        for story in made.stories
        if any(key in made.new for key in story.keys)
        for warning in telling.warnings_on(story)
    )
    if failed := sum(item.outcome == "failed" for item in made.items):
        warned[UNREAD] = failed
    if warning := sum(item.warns for item in made.items):
        warned[MANIFEST] = warning
    return warned
