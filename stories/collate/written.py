"""An arranged story as JSON and back, so that what was shown to somebody need not be worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from stories.collate.arrange import ArrangedStory
from stories.collate.articles import ArrangedArticle, Role
from stories.collate.candidate import Key
from stories.collate.texts import ArrangedVersion
from stories.text.document import Decision


def to_json(story: ArrangedStory) -> dict[str, Any]:
    return {
        "title": story.title,
        "slug": story.slug,
        "articles": [_article(article) for article in story.articles],
        "decisions": _decisions(story.decisions),
        "stands_for": [[*key, *first] for key, first in story.stands_for.items()],
        "capped": sorted(story.capped),
        "linked": story.linked,
    }


def from_json(told: dict[str, Any]) -> ArrangedStory:
    return ArrangedStory(
        told["title"],
        told["slug"],
        tuple(_read_article(article) for article in told["articles"]),
        _read_decisions(told["decisions"]),
        {Key(*pair[:3]): Key(*pair[3:]) for pair in told["stands_for"]},
        frozenset(Key(*key) for key in told["capped"]),
        Key(*told["linked"]),
    )


def _article(article: ArrangedArticle) -> list[Any]:
    about = article.role, article.outlet, article.agency, article.label, article.is_ours
    return [*about, [_version(version) for version in article.versions], _decisions(article.decisions)]


def _read_article(told: Sequence[Any]) -> ArrangedArticle:
    role, outlet, agency, label, is_ours, versions, decisions = told
    read = tuple(_read_version(version) for version in versions)
    return ArrangedArticle(Role(role), outlet, agency, label, is_ours, read, _read_decisions(decisions))


def _version(version: ArrangedVersion) -> list[Any]:
    about = version.published, version.held_until, version.readable
    return [version.key, version.sightings, *about, _decisions(version.decisions)]


def _read_version(told: Sequence[Any]) -> ArrangedVersion:
    key, sightings, published, held_until, readable, decisions = told
    seen = tuple(Key(*one) for one in sightings)
    return ArrangedVersion(Key(*key), seen, published, held_until, readable, _read_decisions(decisions))


def _decisions(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    return [decision.to_dict() for decision in decisions]


def _read_decisions(told: Iterable[dict[str, Any]]) -> tuple[Decision, ...]:
    return tuple(Decision.from_dict(decision) for decision in told)
