"""What an import did, or would do: `writethru.import/1` of docs/formats.md, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stories.bundles.plan import Plan
from stories.collate import ArrangedArticle, ArrangedStory, ArrangedVersion, Key, Role, named_as
from stories.models import Bundle
from stories.text.unseen import visible

FORMAT = "writethru.import/1"

Report = dict[str, Any]


def report(made: Plan, ids: Mapping[Key, int], bundle: Bundle | None = None) -> Report:
    """The report of a plan. `ids` are those of the versions stored; a version that is not has none."""
    slugged = list(zip(made.stories, made.slugs, strict=True))
    reported = _Reported(made, ids)
    outcomes = [item.outcome for item in made.items]
    return {
        "format": FORMAT,
        "bundle": {
            "id": bundle.pk if bundle else None,
            "name": made.name,
            "at": bundle.at.isoformat() if bundle else None,
            "by": bundle.by if bundle else None,
            **{outcome: outcomes.count(outcome) for outcome in ("stored", "known", "failed", "skipped")},
            "capped": len(made.proposal.capped),
        },
        "stories": [reported.story(story, slug) for story, slug in slugged],
        "items": [{"path": item.path, "outcome": item.outcome, "message": item.message} for item in made.items],
        "decisions": [decision for story, slug in slugged for decision in reported.decisions(story, slug)],
    }


_OF_ARTICLES = ("outlet", "agency")  # each article says these once for all its versions


class _Reported:
    """What a plan arranges, as a report tells it. Of a version that was withdrawn it tells no word."""

    def __init__(self, made: Plan, ids: Mapping[Key, int]) -> None:
        self.candidates = made.candidates
        self.new = made.new
        self.ids = ids

    def story(self, story: ArrangedStory, slug: str) -> dict[str, Any]:
        return {"slug": slug, "title": story.title, "articles": [self._article(article) for article in story.articles]}

    def _article(self, article: ArrangedArticle) -> dict[str, Any]:
        versions = [self._version(version, number) for number, version in enumerate(article.versions, start=1)]
        told = {"outlet": article.outlet, "agency": article.agency, "label": article.label, "role": article.role}
        return {**told, "versions": versions}

    def _version(self, version: ArrangedVersion, number: int) -> dict[str, Any]:
        facts = self.candidates[version.key].facts
        keys = (version.key, *version.sightings)
        files = sorted({name for key in keys for name in self.candidates[key].names})
        return {
            "id": self.ids.get(version.key),
            "number": number,
            "headline": (facts.headline or None) if version.readable else None,
            "published": version.published,
            "source": files[0] if files else None,
            "also": files[1:],
            "words": facts.body_words,
            "outcome": "stored" if any(key in self.new for key in keys) else "known",
            "readable": version.readable,
        }

    def decisions(self, story: ArrangedStory, slug: str) -> Iterator[dict[str, Any]]:
        for article in story.articles:
            for version in article.versions:
                yield from self._of_version(version)
            newest = self.candidates[article.versions[-1].key].name
            for decision in article.decisions:
                told = {"about": newest, **decision.to_dict()}
                yield {**told, "value": slug} if decision.what == "story" else told
        yield from ({"about": decision.value, **decision.to_dict()} for decision in story.decisions)

    def _of_version(self, version: ArrangedVersion) -> Iterator[dict[str, Any]]:
        candidate = self.candidates[version.key]
        read = candidate.facts.decisions if version.readable else ()
        for decision in (*read, *version.decisions):
            if decision.what not in _OF_ARTICLES:
                yield {"about": candidate.name, **decision.to_dict()}


def in_words(made: Report) -> str:
    """The report as a person reads it in a terminal: a line each, whatever is in a file's name."""
    return "\n".join(map(visible, _lines(made)))


def _lines(made: Report) -> list[str]:
    lines = [] if made["bundle"]["id"] else [DRY_RUN if _is_usable(made) else NOTHING_USABLE, ""]
    for story in made["stories"]:
        lines += [f"{story['title'] or 'Withdrawn'}  [{story['slug']}]"]
        for article in story["articles"]:
            who = named_as(article["role"], article["outlet"], article["agency"], article["label"])
            if article["role"] == Role.NOTICE:
                who += ", a desk's word about a text"
            elif not article["outlet"] and article["role"] == Role.OUTLET:
                who += ", unnamed outlet"
            lines += [f"  {who}, {article['agency'] or 'agency not known'}"]
            for version in article["versions"]:
                published = version["published"] or "no date"
                number, words = f"version {version['number']}", _counted(version["words"])
                files = ", ".join([version["source"] or "no file", *version["also"]])
                lines += [f"    {number}  {words}, {published}  {files}: {version['outcome']}"]
    lines += _decided(made, "inferred", "Inferred:")
    lines += _decided(made, "person", "Changed by hand:")
    lines += ["", "Items:"]
    lines += [
        f"  {item['path']}: {item['outcome']}{': ' + item['message'] if item['message'] else ''}"
        for item in made["items"]
    ]
    bundle = made["bundle"]
    counts = ", ".join(f"{bundle[outcome]} {outcome}" for outcome in ("stored", "known", "failed", "skipped"))
    lines += ["", f"{bundle['name']}: {counts}"]
    if bundle["capped"]:
        lines += [f"{_capped(bundle['capped'])} `manage.py arrange --all` arranges by all."]
    return lines


DRY_RUN = "A dry run: nothing is stored. Storing it would do this:"
NOTHING_USABLE = "Nothing is stored: none of it can be taken."
"""What a report begins with where no bundle came of it."""


def _is_usable(made: Report) -> bool:
    return bool(made["bundle"]["stored"] or made["bundle"]["known"])


def _capped(texts: int) -> str:
    counted = "One text is" if texts == 1 else f"{texts:,} texts are"
    return f"{counted} like so many others of the same days that not every one of these was looked at."


def _decided(made: Report, basis: str, title: str) -> list[str]:
    decided = [one for one in made["decisions"] if one["basis"] == basis and one["what"] != "language"]
    lines = [f"  {one['about']}: {one['what']} {one['value']} ({_because(one)})" for one in decided]
    return ["", title, *lines] if lines else []


def _because(decision: Mapping[str, Any]) -> str:
    if decision["basis"] == "person":
        day = decision["at"][: len("2020-11-09")]
        return ": ".join(filter(None, (f"by {decision['by']} on {day}", decision["words"])))
    share = "" if decision["share"] is None else f"{decision['share']:.0%}"
    return ": ".join(filter(None, (decision["rule"], ", ".join(filter(None, (share, decision["words"]))))))


def _counted(words: int) -> str:
    return f"{words:,} word{'' if words == 1 else 's'}"
