"""One article while its story is arranged: its texts in order, its outlet, its agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from stories.collate.candidate import Candidate, Key
from stories.collate.known import MOST_CALLED, Known, by_hand, claims_of, wire_of
from stories.collate.likeness import SAME_COPY, alike, carried, copy, event, words_in_common
from stories.collate.linkage import Sets
from stories.collate.neighbours import Closeness, Neighbours
from stories.collate.order import Takes, in_order
from stories.collate.repairs import RepairKind
from stories.collate.texts import ArrangedVersion, Text, parts_in_order, texts_of
from stories.text.dispatches import ADVISORY
from stories.text.document import Basis, Decision
from stories.text.takes import FIRST

ALIKE = 0.9
"""Share of the longer text that two undated files of unnamed outlets have in common at the least, to be shown as
perhaps one article."""

MOST_DISPATCHES = 60
"""Of a story, that an outlet's text is compared with where one of them was taken back: the last ones."""

NOTICE = "notice"
"""`what` of the decision that an article is a desk's word about another text."""

TAKEN_BACK = frozenset({"killed", "corrected"})


class Role(StrEnum):
    """Whose an article is: an outlet's piece; an agency's own text, as it was sent; or its desk's word about a text."""

    OUTLET = "outlet"
    WIRE = "wire"
    NOTICE = "notice"

    @classmethod
    def in_order(cls) -> list[Role]:
        """The wire's own text before all copies of it, a desk's words last."""
        return [cls.WIRE, cls.OUTLET, cls.NOTICE]


def named_as(role: str, outlet: str | None, agency: str | None, label: str) -> str:
    """What an article is called: by its outlet, or as an agency's own, or by its file where nobody names either."""
    return outlet or (wire_of(agency) if role == Role.WIRE and agency else label)


@dataclass(frozen=True, slots=True)
class ArrangedArticle:
    """`label` is what it is called by where nobody names the outlet: the first of its files' names."""

    role: Role
    outlet: str | None
    agency: str | None
    label: str
    is_ours: bool
    versions: tuple[ArrangedVersion, ...]
    decisions: tuple[Decision, ...]

    @property
    def name(self) -> str:
        return named_as(self.role, self.outlet, self.agency, self.label)

    @property
    def keys(self) -> Iterator[Key]:
        """Of all its versions, the sightings among them."""
        for version in self.versions:
            yield from (version.key, *version.sightings)


Claimed = tuple[Candidate, Candidate, Decision]
"""The version that stands for a text, the one that states an identity or an address, and what it states."""


class Article:
    """An article while its story is being arranged."""

    def __init__(self, members: Sequence[Candidate], known: Known) -> None:
        self.known = known
        self.members = members
        texts = {text.main.key: text for text in texts_of(members, known)}
        dates = {key: text.date for key, text in texts.items() if text.date and text.date.value}
        mains = [text.main for text in texts.values()]
        ordered, self.order = in_order(mains, dates, self._fixed(texts.values()), self._takes(mains))
        self.texts = [texts[one.key] for one in ordered]
        newest_first = [one for text in reversed(self.texts) for one in text.members]
        self.wire = known.wire(newest_first)
        self.named = None if self.wire else known.outlet(newest_first)
        self.outlet = known.outlet_name(newest_first)
        self.stated = known.agency(newest_first)

    def _fixed(self, texts: Iterable[Text]) -> dict[tuple[Key, Key], Decision]:
        """What must stand before what, by the versions that stand for the texts, and who or what says so."""
        main_of = {one.key: text.main.key for text in texts for one in text.members}
        fixed: dict[tuple[Key, Key], Decision] = {}
        for (one, other), repair in self.known.orders_among(main_of):
            fixed.setdefault((main_of[one], main_of[other]), by_hand(repair, "order", ""))
        for one, other in parts_in_order(main_of):
            fixed.setdefault((main_of[one], main_of[other]), self._inside(other))
        return {pair: decision for pair, decision in fixed.items() if pair[0] != pair[1]}

    def _takes(self, mains: Sequence[Candidate]) -> Takes:
        """What those of them say that are an agency's own. One that bears no mark was the first, where others do."""
        dispatches = self.known.dispatches
        mine = {one.key: dispatches.by_key[one.key] for one in mains if one.key in dispatches.by_key}
        if len(mine) < 2:
            return Takes()
        quoted = {one.key: one.is_quotable for one in mains}
        return Takes(
            {key: (one.rank or FIRST, one.mark if quoted[key] else "") for key, one in mine.items()},
            {key: one.clock for key, one in mine.items() if one.clock},
            {
                (earlier, key): words if quoted[key] else ""
                for key in mine
                for earlier, words in dispatches.earlier_than(key).items()
                if earlier in mine
            },
        )

    def _inside(self, later: Key) -> Decision:
        candidate = self.known.by_key[later]
        banner = candidate.decided("earlier version")
        words = candidate.quoted(banner).words if banner else ""
        return Decision("order", "", Basis.TEXT, "stands inside the later one as its earlier story", words)

    @cached_property
    def mains(self) -> list[Candidate]:
        """The version that stands for each text, oldest first."""
        return [text.main for text in self.texts]

    @property
    def first(self) -> tuple[str, str, Key]:
        """Its first date, then its first text."""
        dates = [text.date.value for text in self.texts if text.date and text.date.value]
        return min(dates, default="9999"), self.mains[0].digest, self.mains[0].key

    @cached_property
    def label(self) -> str:
        return min(one.file for one in self.members)

    @property
    def agency(self) -> str:
        """That it credits, or nothing."""
        return self.stated.value if self.stated else ""

    @cached_property
    def role(self) -> Role:
        if all(one.key in self.known.dispatches.advisories for one in self.members):
            return Role.NOTICE
        return Role.WIRE if self.wire else Role.OUTLET

    @property
    def place(self) -> tuple[int, bool, tuple[str, str, Key]]:
        """What places it among the articles of its story: the wire's own text before all copies of it, what nobody
        names and a desk's words after them."""
        return Role.in_order().index(self.role), self.outlet is None, self.first

    @property
    def is_undated_and_unnamed(self) -> bool:
        return self.outlet is None and self.role is Role.OUTLET and not self.texts[-1].date

    def newest_of_each(self, stands_for: Mapping[Key, Key]) -> list[Candidate]:
        """The version that stands for its newest text, and the newest of each further lot of near copies among its
        texts."""
        found: dict[Key, Candidate] = {}
        for one in reversed(self.mains):
            found.setdefault(stands_for[one.key], one)
        return list(found.values())

    def arranged(self, among: Among) -> ArrangedArticle:
        agency = self.stated or among.inferred_agency(self) or self._agency_by_file_name()
        decisions = (
            *filter(None, (self.named, agency, self.wire, self._notice())),
            *self._one_article(),
            *filter(None, (among.perhaps_one(self), among.bond(self))),
        )
        return ArrangedArticle(
            self.role,
            self.outlet,
            (agency.value or None) if agency else None,
            self.label,
            self.outlet is not None and self.known.names.is_ours(self.outlet),
            tuple(
                text.arranged(order, among.copied(self, text))
                for text, order in zip(self.texts, (None, *self.order), strict=True)
            ),
            decisions,
        )

    def _notice(self) -> Decision | None:
        """What says that it is a desk's word about another text: the newest of those that it says so in."""
        if self.role is not Role.NOTICE:
            return None
        said = next(one.quoted(advisory) for one in reversed(self.mains) if (advisory := one.decided(ADVISORY)))
        return replace(said, what=NOTICE)

    def _agency_by_file_name(self) -> Decision | None:
        for one in reversed(self.mains):
            if one.hint and (agency := one.hint.agency(self.known.names)):
                return Decision("agency", agency, Basis.INFERRED, "the file's name", one.file)
        return None

    def _one_article(self) -> Iterator[Decision]:
        """What binds its files: a person, what they state, or the text they share."""
        keys = {one.key for one in self.members}
        about = self.known.repairs_about(keys)
        for kind in (RepairKind.ONE_ARTICLE, RepairKind.ONE_TEXT):
            mine = [one for one in about if one.kind is kind and {one.one, one.other} <= keys]
            yield from self.known.by_gesture(kind.value, mine)
        if len({one.key.source for one in self.mains}) < 2:
            return
        claimed = self._claimed() if self.outlet is not None or self.role is Role.OUTLET else {}
        for what, values in groupby(sorted(claimed), key=itemgetter(0)):
            yield self._by_claims([claimed[one] for one in values], what.removeprefix("own "))
        bound = self._bound_by(claimed.values())
        if len(bound.groups()) < 2:
            return
        least = round(self._least_copy(bound), 2)
        # Of two that follow each other and share less, another text binds the one that states nothing.
        share = least if least >= SAME_COPY or not claimed else None
        if self.outlet is not None:
            rule = "files of one outlet that share their text"
            yield Decision("one article", self.outlet, Basis.INFERRED, rule, self.outlet, share)
        elif self.role is Role.OUTLET and not about:
            slugs = {one.hint.slug for one in self.mains if one.hint and one.hint.slug}
            if len(slugs) == 1:
                rule = "files named alike, with a time or a number, that share their text"
                yield Decision("one article", self.label, Basis.INFERRED, rule, ", ".join(slugs), share)

    def _claimed(self) -> dict[tuple[str, str], list[Claimed]]:
        """The identities and addresses that several of its files state, and where they stand."""
        found: dict[tuple[str, str], list[Claimed]] = defaultdict(list)
        for text in self.texts:
            for one in text.members:
                for claim in claims_of(one):
                    found[claim.what, claim.value].append((text.main, one, claim))
        return {claim: mine for claim, mine in found.items() if len({main.key.source for main, _, _ in mine}) > 1}

    def _by_claims(self, claims: Sequence[Sequence[Claimed]], name: str) -> Decision:
        """Of what may not be read no word is shown: an address may hold those of a headline."""
        values = [mine[0][2].value for mine in claims if any(one.is_quotable for _, one, _ in mine)]
        words = ", ".join([*values[:MOST_CALLED], *(["…"] if len(values) > MOST_CALLED else [])])
        of = "files of one outlet" if self.outlet is not None else "files"
        rule = f"{of} that state the same {name}"
        return Decision("one article", self.outlet or self.label, claims[0][0][2].basis, rule, words)

    def _bound_by(self, claims: Iterable[Sequence[Claimed]]) -> Sets[Key]:
        """The versions that stand for its texts: those of one file, and those of one claim, joined."""
        bound = Sets(one.key for one in self.mains)
        first_of: dict[str, Key] = {}
        for one in self.mains:
            bound.join(first_of.setdefault(one.key.source, one.key), one.key)
        for mine in claims:
            for main, _, _ in mine:
                bound.join(mine[0][0].key, main.key)
        return bound

    def _least_copy(self, bound: Sets[Key]) -> float:
        """What two versions that follow each other, and are not `bound`, have in common at the least."""
        pairs = pairwise(self.mains)
        return min(
            copy(one.fingerprint, other.fingerprint) for one, other in pairs if not bound.joined(one.key, other.key)
        )


class Among:
    """The articles of a story, each beside those others that hold something like it."""

    def __init__(self, articles: Sequence[Article], stands_for: Mapping[Key, Key], known: Known) -> None:
        self.articles = articles
        self.stands_for = stands_for
        self.known = known
        firsts = {stands_for[one.key] for article in articles for one in article.members}
        self._closeness = Closeness({key: known.by_key[key] for key in sorted(firsts)})
        self._all = self._asked(articles, lambda article: article.newest_of_each(stands_for))
        credited = [article for article in articles if article.stated and article.stated.value]
        self._credited = self._asked(credited, lambda article: article.mains)
        self._of_wires = [text for article in articles if article.role is Role.WIRE for text in article.texts]
        self._is_any_marked = any(text.marks for text in self._of_wires)
        undated = [article for article in articles if article.is_undated_and_unnamed]
        self._undated = self._asked(undated, lambda article: article.mains[-1:])

    def _asked(
        self, articles: Iterable[Article], texts: Callable[[Article], Sequence[Candidate]]
    ) -> Neighbours[Article]:
        asked = ((one.key, article) for article in articles for one in texts(article))
        return Neighbours(self.stands_for, self._closeness, asked)

    def inferred_agency(self, mine: Article) -> Decision | None:
        """The agency whose copy it carries most of, from SAME_COPY upwards."""
        found = []
        for one in mine.newest_of_each(self.stands_for):
            for key, article in (*self._credited.near(one.key, _any), *self._credited.close(one.key, _any)):
                theirs = self.known.by_key[key]
                share = carried(one.fingerprint, theirs.fingerprint)
                found.append((share, article.agency, theirs.digest, key, article.outlet or theirs.name))
        if not found or max(found)[0] < SAME_COPY:
            return None
        share, agency, _, _, said = max(found)
        return Decision("agency", agency, Basis.INFERRED, f"shares its text with {agency} copy", said, round(share, 2))

    def copied(self, mine: Article, text: Text) -> Iterator[Decision]:
        """What became of the dispatch whose copy an outlet's text holds most of, where that was killed or corrected."""
        if mine.role is not Role.OUTLET or not self._is_any_marked:
            return
        shares = [
            (copy(text.main.fingerprint, other.main.fingerprint), at)
            for at, other in enumerate(self._of_wires[-MOST_DISPATCHES:])
        ]
        share, at = max(shares, default=(0.0, 0))
        dispatch = self._of_wires[-MOST_DISPATCHES:][at]
        if share >= SAME_COPY:
            for mark in dispatch.marks:
                if mark.what in TAKEN_BACK:
                    rule = f"holds the text of {dispatch.main.name}, which was {mark.what}"
                    words = f"{mark.value}: {mark.words}" if mark.words else mark.value
                    yield Decision(mark.what, mark.value, Basis.INFERRED, rule, words, round(share, 2))

    def perhaps_one(self, mine: Article) -> Decision | None:
        """Another file of an unnamed outlet that reads nearly the same: only a person can say that they are one."""
        if not mine.is_undated_and_unnamed:
            return None
        newest = mine.mains[-1]
        others = self._undated.near(
            newest.key, lambda article: article is not mine and not self._are_parted(mine, article)
        )
        shares = (
            (-alike(newest.fingerprint, self.known.by_key[key].fingerprint), other.label) for key, other in others
        )
        share, label = min(shares, default=(0.0, ""))
        if -share < ALIKE:
            return None
        rule = "two undated files of unnamed outlets that read nearly the same"
        return Decision("perhaps one article", label, Basis.INFERRED, rule, share=round(-share, 2))

    def _are_parted(self, one: Article, other: Article) -> bool:
        return self.known.units.are_apart(one.members[0].key, other.members[0].key)

    def bond(self, mine: Article) -> Decision | None:
        """What binds it to the story, unless it is the first: the text of another article, or else what it has in
        common with the text closest to it."""
        if mine is self.articles[0]:
            return None

        def is_another(article: Article) -> bool:
            return article is not mine

        newest = mine.newest_of_each(self.stands_for)
        copies = ((one, key) for one in newest for key, _ in self._all.near(one.key, is_another))
        if pair := next(copies, None):
            return self._copied(mine, pair[0], self.known.by_key[pair[1]])
        close = ((one, key) for one in newest for key, _ in self._all.close(one.key, is_another))
        if pair := next(close, None):
            return self._alike(mine, pair[0], self.known.by_key[pair[1]])
        return None

    def _copied(self, mine: Article, one: Candidate, other: Candidate) -> Decision:
        share = round(copy(one.fingerprint, other.fingerprint), 2)
        rule = "text in common with another article of the story"
        return Decision("story", mine.mains[-1].name, Basis.INFERRED, rule, other.name, share)

    def _alike(self, mine: Article, one: Candidate, other: Candidate) -> Decision:
        share = round(event(one.fingerprint, other.fingerprint), 2)
        rule = "words, names and figures in common with another article of the story"
        may_quote = one.is_quotable and other.is_quotable
        common = words_in_common(one.fingerprint, other.fingerprint) if may_quote else []
        words = f"{other.name}: {' '.join(common)}" if common else other.name
        return Decision("story", mine.mains[-1].name, Basis.INFERRED, rule, words, share)


def _any(_: Article) -> bool:
    return True
