"""Versions in, stories out: which tell one event, which are one article's, in what order, whose copy they are.

The whole arrangement is a function of the set of versions, the set of repairs that stand and the names that are known:
the order in which any of them came changes nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from stories.collate.articles import Among, ArrangedArticle, Article, Role
from stories.collate.candidate import Candidate, Key
from stories.collate.copies import added_to as copies_added_to
from stories.collate.known import Known
from stories.collate.likeness import DAYS
from stories.collate.outlets import sharing_copy
from stories.collate.repairs import Field, Repair, RepairKind
from stories.collate.stories import Grouping, added_to, copies_apart, grouped, unheard, with_more
from stories.collate.texts import Text
from stories.collate.titles import slug_of
from stories.text.document import Decision
from stories.text.names import BUILT_IN, Names
from stories.text.takes import bare


@dataclass(frozen=True, slots=True)
class ArrangedStory:
    """`slug` is what its title gives. The title is empty where none of its versions may be read. `stands_for` has for
    each version the near copy that stands for it, perhaps itself: by those that do the story is found. `capped` are
    those of them that led to more texts than could be looked at. `linked` is the least key of all stories that are
    linked with it: these are to be arranged together."""

    title: str
    slug: str
    articles: tuple[ArrangedArticle, ...]
    decisions: tuple[Decision, ...]
    stands_for: Mapping[Key, Key]
    capped: frozenset[Key]
    linked: Key

    @property
    def keys(self) -> Iterator[Key]:
        """Of all its versions, the sightings among them."""
        for article in self.articles:
            yield from article.keys

    def with_capped(self, keys: Collection[Key]) -> ArrangedStory:
        """The same, those of its versions among the capped ones that are known to be so besides."""
        more = self.capped.union(key for key in self.keys if key in keys) if keys else self.capped
        return self if more == self.capped else replace(self, capped=more)


def arrange(
    candidates: Iterable[Candidate],
    repairs: Iterable[Repair] = (),
    names: Names = BUILT_IN,
    days: int = DAYS,
    before: Grouping[Key] | None = None,
    is_partial: bool = False,
) -> list[ArrangedStory]:
    """The stories that the versions tell, in the order of their slugs. The repairs must not contradict each other;
    those about versions that are not among the candidates bind what they connect all the same. In words of their own
    two texts tell one event where no more than so many `days` lie between them. `before` may say how all but a few of
    the candidates were grouped, without repairs: it saves time and changes nothing, unless the candidates are but
    a part of what is linked (`is_partial`): then the others are added to that."""
    return Arranging(candidates, repairs, names, days, before, is_partial).stories()


class Arranging:
    """An arrangement in steps, for one who must know which texts stand for others before it is worth grouping them."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        repairs: Iterable[Repair],
        names: Names,
        days: int,
        before: Grouping[Key] | None,
        is_partial: bool,
    ) -> None:
        self._known = known = Known(candidates, repairs, names)
        self._days = days
        self._fingerprints = {key: one.fingerprint for key, one in known.by_key.items()}
        self._together = known.one_story()
        self._apart = known.two_stories()
        self._before = None if known.repairs else before
        self._is_partial = is_partial
        self._weighing: Callable[[int], None] = unheard

    @property
    def leading(self) -> set[Key]:
        """The texts that stand for themselves, and for their near copies."""
        return set(self._stands_for.values())

    def stories(
        self, progress: Callable[[int], None] = unheard, weighing: Callable[[int], None] = unheard
    ) -> list[ArrangedStory]:
        """All of them; but where it was known how they were grouped, and that stays, those alone that hold more now.
        `progress` is told of how many versions they are so far; before that `weighing`, of how many it was weighed."""
        self._weighing = weighing
        grouping, least = self._grouping, self._least
        groups = [group for group in grouping.groups if group.isdisjoint(self.unchanged)]
        arranged: list[ArrangedStory] = []
        done = 0
        for group in groups:
            arranged.append(_story(sorted(group), grouping, least, self._known))
            done += len(group)
            progress(done)
        return sorted(arranged, key=lambda story: (story.slug, story.articles[0].versions[0].key))

    @cached_property
    def unchanged(self) -> set[Key]:
        """The versions of stories of which it is known that they stay as they are in all they say."""
        before = self._before
        if not self._with_more or not before or any(self._least[key] != same for key, same in before.linked.items()):
            return set()
        return set().union(*(group for group in self._with_more.groups if group <= before.stands_for.keys()))

    @cached_property
    def _least(self) -> dict[Key, Key]:
        return _least_of_each(self._grouping.linked)

    @cached_property
    def _with_more(self) -> Grouping[Key] | None:
        before = self._before
        return with_more(self._fingerprints, before, self._together, self._days) if before else None

    @cached_property
    def _stands_for(self) -> Mapping[Key, Key]:
        if self._with_more:
            return self._with_more.stands_for
        if self._before and self._is_partial:
            return copies_added_to(self._before.stands_for, self._fingerprints, self._days)
        return copies_apart(self._fingerprints, self._together, self._apart, self._days)

    @cached_property
    def _grouping(self) -> Grouping[Key]:
        if self._with_more:
            return self._with_more
        if self._before and self._is_partial:
            return added_to(self._before, self._stands_for, self._fingerprints, self._together, self._days)
        return grouped(self._fingerprints, self._together, self._apart, self._days, self._stands_for, self._weighing)


def _least_of_each(linked: Mapping[Key, Key]) -> dict[Key, Key]:
    """The least version of what each is linked with."""
    least: dict[Key, Key] = {}
    for key, same in linked.items():
        least[same] = min(key, least.get(same, key))
    return {key: least[same] for key, same in linked.items()}


def _story(keys: Sequence[Key], grouping: Grouping[Key], least: Mapping[Key, Key], known: Known) -> ArrangedStory:
    articles = [Article(group, known) for group in _articles(keys, grouping, known)]
    articles.sort(key=lambda article: article.place)
    given, title = _title(articles, known)
    among = Among(articles, grouping.stands_for, known)
    return ArrangedStory(
        title,
        slug_of(title),
        tuple(article.arranged(among) for article in articles),
        (*filter(None, [given]), *_by_hand(keys, known)),
        {key: grouping.stands_for[key] for key in keys},
        (grouping.capped | known.dispatches.capped).intersection(keys),
        least[keys[0]],
    )


def _articles(keys: Iterable[Key], grouping: Grouping[Key], known: Known) -> list[list[Candidate]]:
    """What is bound to one article, and files of one outlet, or of one wire, that share its copy. What nobody names is
    never taken for one article by the text it shares alone; nor is what a person says is not one."""
    units: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        units[known.units.first(key)].append(key)
    of_outlet: dict[str, list[list[Key]]] = defaultdict(list)
    for members in units.values():
        if outlet := _publisher(members, known) or _named_alike(members, known):
            of_outlet[outlet].append(members)
    for mine in of_outlet.values():
        for one, other in sharing_copy(mine, grouping, known):
            known.units.join(one, other)
    articles: dict[Key, list[Candidate]] = defaultdict(list)
    for key in keys:
        articles[known.units.first(key)].append(known.by_key[key])
    return list(articles.values())


def _publisher(members: Sequence[Key], known: Known) -> str | None:
    """Whose the members are; None for what nobody names, and for a desk's words about other texts."""
    if known.dispatches.advisories.issuperset(members):
        return None
    return known.publisher([known.by_key[key] for key in reversed(members)])


def _named_alike(members: Sequence[Key], known: Known) -> str | None:
    """What files that nobody names are called by, where that tells a time or a number besides: such are one article if
    they share their text, too."""
    hints = [known.by_key[key].hint for key in members if key not in known.dispatches.advisories]
    told = [hint for hint in hints if hint and hint.slug and (hint.moment or hint.number is not None)]
    alike = {(hint.folder, hint.slug) for hint in told}  # a folder may be an outlet's
    return "file {}/{}".format(*alike.pop()) if len(alike) == 1 else None


def _title(articles: Sequence[Article], known: Known) -> tuple[Decision | None, str]:
    """As given; else the headline of the version dated first, or else how that version begins. Only of versions that
    may be read; and of one that is held only where all are."""
    told = [article for article in articles if article.role is not Role.NOTICE] or articles
    texts = [text for article in told for text in article.texts if text.readable]
    texts.sort(key=_is_named_by)
    for text in texts:
        if (given := known.given(text.members, Field.TITLE)) and given.value:
            return given, given.value
    open_ones = [text for text in texts if not _is_named_by(text)[0]] or texts
    facts = [text.main.facts for text in open_ones]
    headline = next((bare(one.headline.lstrip("^ ")) for one in facts if one.headline), "")
    return None, headline or (facts[0].lede if facts else "")


def _is_named_by(text: Text) -> tuple[bool, str, str, Key]:
    held = text.held is not None and text.held.value != ""
    return held, text.date.value if text.date else "9999", text.main.digest, text.main.key


def _by_hand(keys: Iterable[Key], known: Known) -> Iterator[Decision]:
    """What a person says is one story, or is not."""
    about = known.repairs_about(keys)
    for kind in (RepairKind.ONE_STORY, RepairKind.NOT_ONE_STORY, RepairKind.NOT_ONE_ARTICLE):
        yield from known.by_gesture(kind.value, [one for one in about if one.kind is kind])
