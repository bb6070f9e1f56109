"""What an admin should look at before a story is stored. None of it stops the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stories.archive.gathered import Stored
from stories.bundles.claims import Claim, Claims, Stated, stated_by
from stories.bundles.kinds import ADDED
from stories.collate import ArrangedArticle, ArrangedStory, ArrangedVersion, Candidate, Key, Role
from stories.collate.order import CONTRADICTED
from stories.display.wording import percent, short
from stories.models import ReceivedText
from stories.text.document import Basis

CONTESTED, CLAIMS, CHANGES, JOINS, WITHDRAWN, ORDER, CREDIT, UNNAMED, UNDATED, PERHAPS = (
    "contested",
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
UNREAD, MANIFEST = "unread", "manifest"
OF_FILES = frozenset({UNREAD, MANIFEST})
"""Those about files, not texts: no story is found by them."""

COMPARED = "compare"
"""In what is told of a claim: the two texts. What was planned before this was told has none."""

SORTS = (UNREAD, MANIFEST, CONTESTED, CHANGES, JOINS, WITHDRAWN, ORDER, CREDIT, UNNAMED, UNDATED, PERHAPS, CLAIMS)
"""In the order in which they are to be looked at. CLAIMS comes after all: every update of a page is one."""

_FIRST = (CONTESTED, CLAIMS)
"""Of one story's, those that come first: a plan is looked through by the first of each story."""

Warning = dict[str, Any]


KnownAs = tuple[str | None, str | None]
"""The outlet and the agency of an article that is here."""


class Warnings:
    """`known_as` has the articles that are here, by their ids; `texts` are the bundle's own."""

    def __init__(
        self,
        candidates: Mapping[Key, Candidate],
        stored: Mapping[Key, Stored],
        known_as: Mapping[int, KnownAs],
        claims: Claims,
        texts: Mapping[Key, int],
    ) -> None:
        self.candidates = candidates
        self.stored = stored
        self.known_as = known_as
        self.claims = claims
        self.texts = texts

    def on(self, story: ArrangedStory, articles: Sequence[Any], existing: Sequence[int]) -> list[Warning]:
        """Those of one story: of which sort, about which of the bundle's texts, and in what words. Of the claims those
        that share least come first."""
        return sorted(self._on(story, articles, existing), key=_place)

    def _on(self, story: ArrangedStory, articles: Sequence[Any], existing: Sequence[int]) -> Iterator[Warning]:
        if len(existing) > 1:
            yield _warning(JOINS, _texts(articles), f"{len(existing)} stories that are here would become one")
        texts = _texts(articles)
        for article, told in zip(story.articles, articles, strict=True):
            yield from self._claims_in(article, told)
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

    def _claims_in(self, article: ArrangedArticle, told: Any) -> Iterator[Warning]:
        """Of each text that has no place here yet, sightings among them, what it claims that another does."""
        earlier: dict[Stated, Key] = {}
        place = {key: at for at, one in enumerate(article.versions) for key in (one.key, *one.sightings)}
        for version in article.versions if told["versions"] else ():
            keys = (version.key, *version.sightings)
            brought = [key for key in keys if key in self.texts and key not in self.claims.here]
            found = [(key, claim) for key in brought if (claim := self.claims.on(key, earlier))]
            for key, claim in sorted(found, key=lambda one: not one[1].is_contested)[:1]:
                pair = sorted((claim.other.key, key), key=lambda one: place.get(one, -1))
                yield self._claim(key, claim, [key, *(one for one in brought if one != key)], pair)
            earlier |= {stated: key for key in keys for stated in stated_by(self.candidates[key])}

    def _claim(self, key: Key, claim: Claim, keys: Sequence[Key], pair: Sequence[Key]) -> Warning:
        """`other` is the one that gives it as well, `side` the same as an address names it, and `compare` the `pair` of
        them, in their order."""
        sort, how = CLAIMS, f"with other words ({percent(claim.share)} in common)"
        if claim.is_contested:
            sort, how = CONTESTED, f"with another text ({percent(claim.share)} in common)"
        if claim.outlets:
            how = "but names another outlet, {} instead of {}".format(*claim.outlets)
        what, value = claim.stated
        name = self.candidates[key].name
        say = f"{name} gives the {what.removeprefix('own ')} of {claim.other.name}, {how}: {short(value)}"
        other = claim.other.key
        of = {"other": list(other), "side": self._side(other), "compare": [self._side(one) for one in pair]}
        about = {"file": name, "with": claim.other.name, "share": round(claim.share, 3)}
        return {**_warning(sort, [self.texts[one] for one in keys], say), **about, **of}

    def _side(self, key: Key) -> str:
        return f"t{self.texts[key]}" if key in self.texts else f"v{self.claims.here[key].pk}"

    def _on_article(self, article: ArrangedArticle, told: Any) -> Iterator[Warning]:
        mine = [one for one in told["versions"] if one["is"] in ADDED]
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
        if told["is"] not in ADDED:
            return
        candidate = self.candidates[version.key]
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


def claims_of(text: ReceivedText) -> Iterator[Warning]:
    """What was told of a text's address or identity when it was planned."""
    for warning in text.planned.warnings if text.planned else ():
        if COMPARED in warning and text.pk in warning["texts"]:
            yield warning


def least_of(warnings: Sequence[Warning]) -> dict[str, float]:
    """Of the claims of each sort, how much that one shares which shares least: by it the rows are found that have
    those of a whole bundle which share least."""
    claims = [warning for warning in warnings if COMPARED in warning]
    return {
        sort: min(one["share"] for one in claims if one["sort"] == sort) for sort in {one["sort"] for one in claims}
    }


def _place(warning: Warning) -> tuple[bool, int, float]:
    sort = warning["sort"]
    first = sort in _FIRST
    return not first, _FIRST.index(sort) if first else SORTS.index(sort), warning.get("share", 0.0)


def _texts(articles: Sequence[Any]) -> list[int]:
    return [text for article in articles for one in article["versions"] for text in one["texts"]]


def _warning(sort: str, texts: Sequence[int], say: str) -> Warning:
    return {"sort": sort, "texts": list(texts), "say": say}
