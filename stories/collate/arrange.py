"""Versions in, stories out: which tell one event, which are one article's, in what order, whose copy they are.

The whole arrangement is a function of the set of versions, the set of repairs that stand and the names that are known:
the order in which any of them came changes nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from stories.collate.articles import ArrangedArticle, Article, Text
from stories.collate.candidate import Candidate, Key
from stories.collate.known import Known
from stories.collate.repairs import Field, Repair, RepairKind
from stories.collate.signature import Shares
from stories.collate.stories import SAME_COPY, event, grouped, words_in_common
from stories.collate.titles import headline_of, lede_of, slug_of
from stories.text.document import Basis, Decision
from stories.text.names import BUILT_IN, Names


@dataclass(frozen=True, slots=True)
class ArrangedStory:
    """`slug` is what its title gives. `carried` gives, for two versions, the share of the first one's text that the
    second carries. The title is empty where none of its versions may be read."""

    title: str
    slug: str
    articles: tuple[ArrangedArticle, ...]
    decisions: tuple[Decision, ...]
    carried: Shares[Key]

    @property
    def keys(self) -> Iterator[Key]:
        """Of all its versions, the sightings among them."""
        for article in self.articles:
            yield from article.keys


def arrange(
    candidates: Iterable[Candidate], repairs: Iterable[Repair] = (), names: Names = BUILT_IN
) -> list[ArrangedStory]:
    """The stories that the versions tell, in the order of their slugs. The repairs must not contradict each other;
    those about versions that are not among the candidates bind what they connect all the same."""
    known = Known(candidates, repairs, names)
    groups = grouped(known.signatures, known.one_story(), known.two_stories())
    arranged = [_story(sorted(group), known) for group in groups]
    return sorted(arranged, key=lambda story: (story.slug, story.articles[0].versions[0].key))


def _story(keys: Sequence[Key], known: Known) -> ArrangedStory:
    shares = Shares.of({key: known.signatures[key] for key in keys})
    articles = [Article(group, shares, known) for group in _articles(keys, shares, known)]
    articles.sort(key=lambda article: (article.outlet is None, article.first))
    given, title = _title(articles, known)
    return ArrangedStory(
        title,
        slug_of(title),
        tuple(article.arranged(articles) for article in articles),
        (*filter(None, [given]), *_by_hand(keys, known), *_bonds(articles)),
        shares,
    )


def _articles(keys: Iterable[Key], shares: Shares[Key], known: Known) -> list[list[Candidate]]:
    """What is bound to one article, and files of one outlet that share its copy. What nobody names is never taken for
    one article by the text it shares; nor is what a person says is not one."""
    units: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        units[known.units.first(key)].append(key)
    of_outlet: dict[str, list[list[Key]]] = defaultdict(list)
    for members in units.values():
        if outlet := known.outlet_name([known.by_key[key] for key in reversed(members)]):
            of_outlet[outlet].append(members)
    for mine in of_outlet.values():
        for one, other in _sharing_copy(mine, shares):
            known.units.join(one, other)
    articles: dict[Key, list[Candidate]] = defaultdict(list)
    for key in keys:
        articles[known.units.first(key)].append(known.by_key[key])
    return list(articles.values())


def _sharing_copy(units: Sequence[Sequence[Key]], shares: Shares[Key]) -> list[tuple[Key, Key]]:
    """Pairs of units that share one copy, those that share most first."""
    found = []
    for one, other in combinations(units, 2):
        most = max(shares.copy(mine, theirs) for mine in one for theirs in other)
        if most >= SAME_COPY:
            found.append((-most, min(one[0], other[0]), max(one[0], other[0])))
    return [(one, other) for _, one, other in sorted(found)]


def _title(articles: Sequence[Article], known: Known) -> tuple[Decision | None, str]:
    """As given; else the headline of the version dated first, or else how that version begins. Only of versions that
    may be read; and of one that is held only where all are."""
    texts = [text for article in articles for text in article.texts if text.readable]
    texts.sort(key=_is_named_by)
    for text in texts:
        if (given := known.given(text.members, Field.TITLE)) and given.value:
            return given, given.value
    open_ones = [text for text in texts if not _is_named_by(text)[0]] or texts
    documents = [text.main.document for text in open_ones]
    headline = next(filter(None, map(headline_of, documents)), "")
    return None, headline or (lede_of(documents[0]) if documents else "")


def _is_named_by(text: Text) -> tuple[bool, str, str, Key]:
    held = text.held is not None and text.held.value != ""
    return held, text.date.value if text.date else "9999", text.main.document.digest, text.main.key


def _by_hand(keys: Iterable[Key], known: Known) -> Iterator[Decision]:
    """What a person says is one story, or is not."""
    mine = set(keys)
    for kind in (RepairKind.ONE_STORY, RepairKind.NOT_ONE_STORY, RepairKind.NOT_ONE_ARTICLE):
        about = [one for one in known.repairs if one.kind is kind and not mine.isdisjoint((one.one, one.other))]
        yield from known.by_gesture(kind.value, about)


def _bonds(articles: Sequence[Article]) -> Iterator[Decision]:
    """For each article but the first, what binds it to the story: its closest likeness to another."""
    for article in articles[1:]:
        pairs = [
            (mine, theirs)
            for mine in article.mains
            for other in articles
            if other is not article
            for theirs in other.mains
        ]
        mine, theirs = max(
            pairs, key=lambda pair: (event(pair[0].signature, pair[1].signature), pair[0].key, pair[1].key)
        )
        likeness = event(mine.signature, theirs.signature)
        rule = "words, names and figures in common with another article of the story"
        may_quote = mine.is_quotable and theirs.is_quotable
        common = " ".join(words_in_common(mine.signature, theirs.signature)) if may_quote else ""
        yield Decision("story", article.mains[-1].name, Basis.INFERRED, rule, common, round(likeness, 2))
