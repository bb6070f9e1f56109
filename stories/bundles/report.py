"""What an import did, or would do: `writethru.import/1` of docs/formats.md, and the same in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from stories.bundles.plan import Plan
from stories.collate import ArrangedArticle, ArrangedStory
from stories.collate.arrange import Key, headline_of
from stories.models import Bundle

FORMAT = "writethru.import/1"

Report = dict[str, Any]


def report(made: Plan, ids: Mapping[Key, int], bundle: Bundle | None = None) -> Report:
    """The report of a plan. `ids` are those of the versions stored; a version that is not has none."""
    slugged = list(zip(made.stories, made.slugs, strict=True))
    outcomes = [item.outcome for item in made.items]
    return {
        "format": FORMAT,
        "bundle": {
            "id": bundle.pk if bundle else None,
            "name": made.name,
            "at": bundle.at.isoformat() if bundle else None,
            "by": bundle.by if bundle else None,
            **{outcome: outcomes.count(outcome) for outcome in ("stored", "known", "failed", "skipped")},
        },
        "stories": [_story(story, slug, made, ids) for story, slug in slugged],
        "items": [{"path": item.path, "outcome": item.outcome, "message": item.message} for item in made.items],
        "decisions": [decision for story, slug in slugged for decision in _decisions(story, made, slug)],
    }


def _story(story: ArrangedStory, slug: str, made: Plan, ids: Mapping[Key, int]) -> dict[str, Any]:
    return {
        "slug": slug,
        "title": story.title,
        "articles": [
            {
                "outlet": article.outlet,
                "agency": article.agency,
                "versions": [
                    _version(key, number, made, ids.get(key)) for number, key in enumerate(article.versions, start=1)
                ],
            }
            for article in story.articles
        ],
    }


def _version(key: Key, number: int, made: Plan, pk: int | None) -> dict[str, Any]:
    document = made.told[key].document
    return {
        "id": pk,
        "number": number,
        "headline": headline_of(document) or None,
        "published": document.date,
        "source": made.paths[key[0]],
        "words": document.body_words,
        "outcome": "stored" if key in made.new else "known",
    }


_OF_ARTICLES = ("outlet", "agency")  # each article says these once for all its versions


def _decisions(story: ArrangedStory, made: Plan, slug: str) -> Iterator[dict[str, Any]]:
    for article in story.articles:
        for key in article.versions:
            document = made.told[key].document
            for decision in document.decisions:
                if decision.what not in _OF_ARTICLES:
                    yield {"about": document.name, **decision.to_dict()}
        yield from _of_article(article, made)
    for decision in story.decisions:
        yield {"about": decision.value, **decision.to_dict(), "value": slug}


def _of_article(article: ArrangedArticle, made: Plan) -> Iterator[dict[str, Any]]:
    names = [made.told[key].document.name for key in article.versions]
    later = iter(names[1:])
    for decision in article.decisions:
        about = next(later) if decision.what == "order" else names[-1]
        yield {"about": about, **decision.to_dict()}


def in_words(made: Report) -> str:
    """The report as a person reads it in a terminal: a line each, whatever is in a file's name."""
    return "\n".join(map(_visible, _lines(made)))


def _lines(made: Report) -> list[str]:
    lines = []
    for story in made["stories"]:
        lines += [f"{story['title']}  [{story['slug']}]"]
        for article in story["articles"]:
            lines += [f"  {article['outlet'] or 'unnamed outlet'}, {article['agency'] or 'agency not known'}"]
            for version in article["versions"]:
                published = version["published"] or "no date"
                number, words = f"version {version['number']}", _counted(version["words"])
                lines += [f"    {number}  {words}, {published}  {version['source']}: {version['outcome']}"]
    decided = [one for one in made["decisions"] if one["basis"] == "inferred" and one["what"] != "language"]
    if decided:
        lines += ["", "Inferred:"]
        lines += [f"  {one['about']}: {one['what']} {one['value']} ({_because(one)})" for one in decided]
    lines += ["", "Items:"]
    lines += [
        f"  {item['path']}: {item['outcome']}{': ' + item['message'] if item['message'] else ''}"
        for item in made["items"]
    ]
    bundle = made["bundle"]
    counts = ", ".join(f"{bundle[outcome]} {outcome}" for outcome in ("stored", "known", "failed", "skipped"))
    return [*lines, "", f"{bundle['name']}: {counts}"]


def _visible(line: str) -> str:
    """The line with what no terminal shows, or what would command it, as Python escapes it: "a\\nb.txt". A space of any
    width stays as it is."""
    return "".join(
        character
        if character.isprintable() or unicodedata.category(character) == "Zs"
        else character.encode("unicode_escape").decode("ascii")
        for character in line
    )


def _because(decision: Mapping[str, Any]) -> str:
    share = "" if decision["share"] is None else f"{decision['share']:.0%}"
    return ": ".join(filter(None, (decision["rule"], ", ".join(filter(None, (share, decision["words"]))))))


def _counted(words: int) -> str:
    return f"{words:,} word{'' if words == 1 else 's'}"
