"""Versions in, stories out: which tell one event, which are one article's, in what order, whose copy they are.

The whole arrangement is a function of the set of versions: the order in which they came changes nothing of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from stories.collate.order import Placed, in_order
from stories.collate.signature import Shares, Signature
from stories.collate.stories import SAME_COPY, event, grouped, words_in_common
from stories.text.document import Basis, Decision, Document, Kind

Key = tuple[str, int]
"""A version's source (SHA-256 of its bytes) and its place among the versions the source holds."""


@dataclass(frozen=True)
class Told:
    """One version to arrange. `story` names the story it is already in, if any."""

    source: str
    part: int
    document: Document
    outlet: Decision | None = None
    story: int | None = None

    @property
    def key(self) -> Key:
        return self.source, self.part

    @cached_property
    def signature(self) -> Signature:
        return Signature.of(self.document)

    @property
    def placed(self) -> Placed:
        return Placed(self.source, self.part, self.document, self.signature)


@dataclass(frozen=True, slots=True)
class ArrangedArticle:
    outlet: str | None
    agency: str | None
    letter: str
    versions: tuple[Key, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ArrangedStory:
    """`carried` gives, for two versions, the share of the first one's text that the second carries."""

    title: str
    slug: str
    articles: tuple[ArrangedArticle, ...]
    decisions: tuple[Decision, ...]
    carried: Shares[Key]
    stories: frozenset[int]
    """The stories its versions were in before."""


def arrange(told: Iterable[Told]) -> list[ArrangedStory]:
    """The stories that the versions tell, in the order of their slugs."""
    by_key = {one.key: one for one in sorted(told, key=lambda one: one.key)}
    by_source: dict[str, list[Key]] = defaultdict(list)
    for key in by_key:
        by_source[key[0]].append(key)
    groups = grouped({key: one.signature for key, one in by_key.items()}, by_source.values())
    arranged = [_story([by_key[key] for key in sorted(group)]) for group in groups]
    return sorted(arranged, key=lambda story: (story.slug, story.articles[0].versions))


def _story(told: Sequence[Told]) -> ArrangedStory:
    shares = Shares.of({one.key: one.signature for one in told})
    articles = [_Article(group, shares) for group in _articles(told, shares)]
    articles.sort(key=lambda article: (article.outlet is None, article.first))
    unnamed = [article for article in articles if article.outlet is None]
    letters = {id(article): _letter(at) for at, article in enumerate(unnamed)} if len(unnamed) > 1 else {}
    title = _title(told)
    return ArrangedStory(
        title,
        slug_of(title),
        tuple(article.arranged(letters.get(id(article), ""), articles) for article in articles),
        tuple(_bonds(articles)),
        shares,
        frozenset(one.story for one in told if one.story is not None),
    )


def _articles(told: Sequence[Told], shares: Shares[Key]) -> list[list[Told]]:
    """One article a source; sources of one named outlet that share its copy are one article. What nobody names is
    never taken for the same article, whatever text it shares."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.key):
        by_source[one.source].append(one)
    articles: list[list[Told]] = []
    named: dict[str, list[list[Told]]] = defaultdict(list)
    for mine in by_source.values():
        outlet = _only_outlet(mine)
        if outlet is None:
            articles.append(mine)
            continue
        others: list[list[Told]] = []
        joined: list[Told] = []
        for article in named[outlet]:
            if _share_copy(article, mine, shares):
                joined += article
            else:
                others.append(article)
        named[outlet] = [*others, [*joined, *mine]]
    return [*articles, *(article for found in named.values() for article in found)]


def _only_outlet(told: Sequence[Told]) -> str | None:
    """The outlet that all of them name."""
    outlets = {one.outlet.value if one.outlet else None for one in told}
    return outlets.pop() if len(outlets) == 1 else None


def _share_copy(left: Sequence[Told], right: Sequence[Told], shares: Shares[Key]) -> bool:
    return any(shares.copy(one.key, other.key) >= SAME_COPY for one in left for other in right)


class _Article:
    """An article while its story is being arranged."""

    def __init__(self, told: Sequence[Told], shares: Shares[Key]) -> None:
        self.shares = shares
        by_key = {one.key: one for one in told}
        placed, self.order = in_order([one.placed for one in told])
        self.told = [by_key[one.source, one.part] for one in placed]
        self.outlet = next((one.outlet.value for one in reversed(self.told) if one.outlet), None)

    @property
    def first(self) -> tuple[str, str]:
        """What places it among the articles of its story: its first date, then its first text."""
        dates = [one.document.date for one in self.told if one.document.date]
        return min(dates, default="9999"), self.told[0].document.digest

    @cached_property
    def stated(self) -> Decision | None:
        """The agency that its newest version to name one names."""
        found = (one.document.decided("agency") for one in reversed(self.told))
        return next(filter(None, found), None)

    def arranged(self, letter: str, articles: Sequence[_Article]) -> ArrangedArticle:
        agency = self.stated or self._inferred_agency(articles)
        outlet = next((one.outlet for one in reversed(self.told) if one.outlet), None)
        decisions = [*filter(None, (outlet, agency)), *self._one_article(), *self.order]
        keys = tuple(one.key for one in self.told)
        return ArrangedArticle(self.outlet, agency.value if agency else None, letter, keys, tuple(decisions))

    def _inferred_agency(self, articles: Sequence[_Article]) -> Decision | None:
        """The agency whose copy it carries most of, from SAME_COPY upwards."""
        found = [
            (self.shares[mine.key, theirs.key], other.stated.value, theirs.document.digest, theirs)
            for other in articles
            if other is not self and other.stated
            for mine in self.told
            for theirs in other.told
        ]
        share, agency, _, theirs = max(found, key=lambda one: one[:3], default=(0.0, "", "", None))
        if theirs is None or share < SAME_COPY:
            return None
        whose = theirs.outlet.value if theirs.outlet else theirs.document.name
        return Decision("agency", agency, Basis.INFERRED, f"shares its text with {agency} copy", whose, round(share, 2))

    def _one_article(self) -> list[Decision]:
        sources = {one.source for one in self.told}
        if len(sources) == 1:
            return []
        share = self._least_copy()
        rule = "files of one outlet that share their text"
        return [Decision("one article", self.outlet or "", Basis.INFERRED, rule, self.outlet or "", round(share, 2))]

    def _least_copy(self) -> float:
        """What its most different version has in common with the version of another source most like it."""
        least = 1.0
        for one in self.told:
            most = 0.0
            for other in self.told:
                if other.source != one.source:
                    most = max(most, self.shares.copy(one.key, other.key))
                    if most >= least:
                        break
            least = min(least, most)
        return least


def _bonds(articles: Sequence[_Article]) -> Iterable[Decision]:
    """For each article but the first, what binds it to the story: its closest likeness to another."""
    for article in articles[1:]:
        pairs = [
            (mine, theirs)
            for mine in article.told
            for other in articles
            if other is not article
            for theirs in other.told
        ]
        mine, theirs = max(
            pairs, key=lambda pair: (event(pair[0].signature, pair[1].signature), pair[0].key, pair[1].key)
        )
        likeness = event(mine.signature, theirs.signature)
        rule = "words, names and figures in common with another article of the story"
        common = " ".join(words_in_common(mine.signature, theirs.signature))
        yield Decision("story", article.told[-1].document.name, Basis.INFERRED, rule, common, round(likeness, 2))


def _letter(at: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_LONGEST_TITLE = 120


def _title(told: Sequence[Told]) -> str:
    """The headline of the version dated first, or else how the version dated first begins."""
    dated = sorted(told, key=lambda one: (one.document.date or "9999", one.document.digest))
    headlines = (headline_of(one.document) for one in dated)
    return next(filter(None, headlines), None) or lede_of(dated[0].document)


def headline_of(document: Document) -> str:
    """The headline, or nothing."""
    return next((document.quote(block.range) for block in document.blocks_of(Kind.HEADLINE)), "")


def lede_of(document: Document) -> str:
    """How the body begins: its first sentence, cut at a word where it is long."""
    paragraph = next(document.blocks_of(Kind.PARAGRAPH), None) or next(iter(document.blocks), None)
    if paragraph is None:
        return ""
    sentence = document.quote(document.sentences_of(paragraph)[0])
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[:_LONGEST_TITLE].rsplit(None, 1)[0].rstrip(",;:–—-") + "…"


_SLUG_WORDS = 5
_LONGEST_SLUG = 60
_LEFT_OUT = frozenset(
    "a an and as at but by for from has have in into is it its of on or over that the to was were with".split()
)


def slug_of(title: str) -> str:
    """The title's first telling words, joined: "azerbaijan-downes-russian-helicopter-armenia". Latin letters lose their
    accents; those of other scripts stay, for an address shows them as they are."""
    plain = re.sub(r"['’]s?\b", "", _without_accents(title.lower()))
    spaced = "".join(character if unicodedata.category(character)[0] in "LMN" else " " for character in plain)
    telling = [word for word in spaced.split() if word not in _LEFT_OUT]
    return "-".join(telling[:_SLUG_WORDS])[:_LONGEST_SLUG].strip("-") or "story"


_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")


def _without_accents(text: str) -> str:
    """The text in Unicode's form KC, without the accents of Latin letters; the dots of a Russian ё are no accent."""
    return unicodedata.normalize("NFKC", _ACCENTED.sub(r"\1", unicodedata.normalize("NFKD", text)))
