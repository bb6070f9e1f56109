"""What an admin should look at before a story is stored. None of it stops the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from stories.archive.gathered import Stored
from stories.collate import ArrangedArticle, ArrangedStory, ArrangedVersion, Candidate, Key, Role
from stories.collate.order import CONTRADICTED
from stories.text.document import Basis

CLAIMS, CHANGES, JOINS, WITHDRAWN, ORDER, CREDIT, UNNAMED, UNDATED, PERHAPS = (
    "claims",
    "changes",
    "joins",
    "withdrawn",
    "order",
    "credit",
    "unnamed",
    "undated",
    "perhaps",
)
UNREAD = "unread"

SORTS = (UNREAD, CLAIMS, CHANGES, JOINS, WITHDRAWN, ORDER, CREDIT, UNNAMED, UNDATED, PERHAPS)
"""In the order in which they are to be looked at."""

Warning = dict[str, Any]


KnownAs = tuple[str | None, str | None]
"""The outlet and the agency of an article that is here."""


class Warnings:
    """`known_as` has the articles that are here, by their ids."""

    def __init__(
        self,
        candidates: Mapping[Key, Candidate],
        new: Collection[Key],
        stored: Mapping[Key, Stored],
        known_as: Mapping[int, KnownAs],
    ) -> None:
        self.candidates = candidates
        self.new = new
        self.stored = stored
        self.known_as = known_as
        self.claimed: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in stored:
            if key in candidates:
                for claim in _claims(candidates[key]):
                    self.claimed[claim].append(key)

    def on(self, story: ArrangedStory, articles: Sequence[Any], existing: Sequence[int]) -> Iterator[Warning]:
        """Those of one story: of which sort, about which of the bundle's texts, and in what words."""
        if len(existing) > 1:
            yield _warning(JOINS, _texts(articles), f"{len(existing)} stories that are here would become one")
        texts = _texts(articles)
        for article, told in zip(story.articles, articles, strict=True):
            yield from self._on_article(article, told)
            yield from self._changes(article, texts)

    def _changes(self, article: ArrangedArticle, texts: Sequence[int]) -> Iterator[Warning]:
        """What an article that is here would be called instead."""
        here = {self.stored[key].article for key in article.keys if key in self.stored}
        for pk in sorted(one for one in here if one and one in self.known_as):
            outlet, agency = self.known_as[pk]
            who = outlet or article.label
            if outlet and article.outlet != outlet:
                yield _warning(CHANGES, texts, f"{outlet}, here already, would be {article.outlet or 'unnamed'}")
            if agency and article.agency != agency:
                copy = f"{article.agency} copy" if article.agency else "copy of no known agency"
                yield _warning(CHANGES, texts, f"{who}, here already as {agency} copy, would be {copy}")

    def _on_article(self, article: ArrangedArticle, told: Any) -> Iterator[Warning]:
        mine = [one for one in told["versions"] if one["is"] in ("new", "update")]
        if not mine:
            return
        texts = [text for one in mine for text in one["texts"]]
        who = article.name
        for version, one in zip(article.versions, told["versions"], strict=True):
            yield from self._on_version(version, one, who)
        if article.outlet is None and article.role is Role.OUTLET and told["is_new"]:
            yield _warning(UNNAMED, texts, f"{who}: neither the text nor anybody names its outlet")
        agency = next((one for one in article.decisions if one.what == "agency"), None)
        if agency and agency.basis is Basis.INFERRED:
            share = f"{agency.share:.0%}" if agency.share else "part"
            yield _warning(
                CREDIT, texts, f"{who} credits no agency: {share} of it is {agency.value} copy, as in {agency.words}"
            )
        if perhaps := next((one for one in article.decisions if one.what == "perhaps one article"), None):
            yield _warning(PERHAPS, texts, f"{who} reads nearly as {perhaps.value} does: perhaps they are one article")

    def _on_version(self, version: ArrangedVersion, told: Any, who: str) -> Iterator[Warning]:
        if told["is"] not in ("new", "update"):
            return
        candidate = self.candidates[version.key]
        for claim in _claims(candidate):
            others = [key for key in self.claimed[claim] if self.candidates[key].digest != candidate.digest]
            if others:
                theirs = self.candidates[min(others)].name
                yield _warning(
                    CLAIMS,
                    told["texts"],
                    f"{candidate.name} gives the {claim[0]} of {theirs}, with another text: {claim[1]}",
                )
        if not version.readable:
            yield _warning(
                WITHDRAWN,
                told["texts"],
                f"{candidate.name} reads like a text that was withdrawn, and would be withdrawn with it",
            )
        order = version.order
        if order and ("against other evidence" in order.rule or order.rule == CONTRADICTED):
            yield _warning(ORDER, told["texts"], f"{candidate.name}: {order.rule}")
        if version.published is None:
            yield _warning(UNDATED, told["texts"], f"{candidate.name} gives no date")


def _claims(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """What only one source should give: its own address, its identity."""
    outlet = candidate.decided("outlet")
    if outlet and outlet.rule == "the story's own address":
        yield "address", outlet.words
    if identity := candidate.decided("identity"):
        yield "identity", identity.value


def _texts(articles: Sequence[Any]) -> list[int]:
    return [text for article in articles for one in article["versions"] for text in one["texts"]]


def _warning(sort: str, texts: Sequence[int], say: str) -> Warning:
    return {"sort": sort, "texts": list(texts), "say": say}
