"""What an act moved: where versions stood before, and where they stand after."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from stories.archive.gathered import Gathered, last_act
from stories.archive.settle import Proposal, about_to_change
from stories.archive.write import batches
from stories.collate import ArrangedVersion
from stories.display.wording import joined, moment_in_words
from stories.management.printed import quoted_title, versions_in_words
from stories.models import Act, Story, Version
from stories.models.stories import Decisions
from stories.text.unseen import visible

NOTHING = "Nothing moved."
_MARKS = ("killed", "corrected", "replaced")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a version stands. `story` and `article` only tell it apart from others of the same list; `same_as` is the
    id of the version that it reads the same as."""

    story: int
    title: str
    article: int
    outlet: str
    agency: str
    number: int
    same_as: int | None
    published: str
    held: str
    marks: str


Places = Mapping[int, Place]
"""By the id of the version; one that stands nowhere has none."""


class Watch:
    """What moves while it is watched: before an act it notes where everything stands that the act arranges anew.

    All rows of that are looked at, whoever may read them: but for titles, which only readable texts give, they hold no
    words.
    """

    def __init__(self) -> None:
        self.since = last_act()
        self.before: dict[int, Place] = {}
        self.ids: set[int] = set()
        about_to_change.connect(self._note)

    def _note(self, gathered: Gathered, **_: object) -> None:
        fresh = set(gathered.ids.values()) - self.ids
        self.ids |= fresh
        self.before |= places(fresh)

    def moved(self) -> list[str]:
        touched = Version.objects.filter(touched__gt=self.since)
        return moved(self.before, places(self.ids | set(touched.values_list("pk", flat=True))))

    def titles(self) -> list[str]:
        """Those of the stories that were arranged anew, in the order of their slugs."""
        found: dict[str, str] = {}
        for batch in batches(self.ids):
            stories = Story.objects.filter(articles__versions__in=batch).exclude(slug=None)
            found |= dict(stories.values_list("slug", "title"))
        return [title for _, title in sorted(found.items())]

    def taken_back(self) -> list[int]:
        """The ids of the changes by hand that lost their force."""
        acts = Act.objects.filter(pk__gt=self.since, did=Act.Did.UNDID_REPAIR)
        return sorted(set(acts.values_list("gesture", flat=True)))


def places(versions: Iterable[int]) -> dict[int, Place]:
    """Where they stand, by the rows."""
    found: dict[int, Place] = {}
    for batch in batches(versions):
        rows = Version.objects.filter(pk__in=batch).exclude(article=None).select_related("article__story")
        kept = rows.only(
            *("article__story__title", "article__outlet", "article__label", "article__agency"),
            *("number", "same_as", "published", "held_until", "decisions"),
        )
        found |= {version.pk: _place(version) for version in kept.order_by("pk")}
    return found


def _place(version: Version) -> Place:
    article = version.in_article
    return Place(
        article.story_id or 0,
        article.story.title if article.story else "",
        article.pk,
        _outlet(article.outlet, article.label),
        article.agency or "not known",
        version.number or 0,
        version.same_as_id,
        version.published or "not known",
        _held(version.held_until),
        _marks(version.decisions),
    )


def planned(proposal: Proposal) -> dict[int, Place]:
    """Where the stored versions would stand."""
    stored = proposal.gathered.ids
    found: dict[int, Place] = {}
    numbered = [(at, story, article) for at, story in enumerate(proposal.stories) for article in story.articles]
    for at, (story_at, story, article) in enumerate(numbered):
        for number, version in enumerate(article.versions, start=1):
            for key in (version.key, *version.sightings):
                found[stored[key]] = Place(
                    story_at,
                    story.title,
                    at,
                    _outlet(article.outlet, article.label),
                    article.agency or "not known",
                    number,
                    None if key == version.key else stored[version.key],
                    version.published or "not known",
                    _held(_moment(version)),
                    _marks([decision.to_dict() for decision in version.decisions]),
                )
    return found


def would_move(proposal: Proposal) -> list[str]:
    """What a proposal would move, were it stored now."""
    return moved(places(proposal.gathered.ids.values()), planned(proposal))


def _outlet(outlet: str | None, label: str) -> str:
    return outlet or f"unnamed ({label})"


def _moment(version: ArrangedVersion) -> datetime | None:
    """A hold that names no zone is reckoned by UTC."""
    if version.held_until is None:
        return None
    moment = datetime.fromisoformat(version.held_until)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _held(until: datetime | None) -> str:
    return f"until {moment_in_words(until.astimezone(UTC))}" if until else "not held"


def _marks(decisions: Decisions) -> str:
    return joined([f"{one['what']} by {one['value']}" for one in decisions if one["what"] in _MARKS]) or "none"


def moved(before: Places, after: Places) -> list[str]:
    """What is otherwise, before → after: a line for all versions that made one move."""
    lines = [
        *_titles(before, after),
        *_lines("story", _stories(before, after)),
        *_lines("article", _articles(before, after)),
        *_orders(before, after),
        *_lines("outlet", _facts(before, after, lambda place: place.outlet)),
        *_lines("agency", _facts(before, after, lambda place: place.agency)),
        *_lines("publication", _facts(before, after, lambda place: place.published)),
        *_lines("hold", _facts(before, after, lambda place: place.held)),
        *_lines("mark", _facts(before, after, lambda place: place.marks)),
        *_lines("text", _facts(before, after, _text)),
    ]
    return [visible(line) for line in lines]


Move = tuple[int, str, str]
"""A version's id, before, after."""


def _lines(what: str, moves: Iterable[Move]) -> Iterator[str]:
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for pk, was, now in moves:
        alike[was, now].append(pk)
    for (was, now), pks in alike.items():
        yield f"{what} of {versions_in_words(pks)}: {was} → {now}"


def _text(place: Place) -> str:
    return f"the same text as version {place.same_as}" if place.same_as else "one of its own"


def _facts(before: Places, after: Places, told: Callable[[Place], str]) -> Iterator[Move]:
    for pk in sorted(before.keys() & after.keys()):
        was, now = told(before[pk]), told(after[pk])
        if was != now:
            yield pk, was, now


def _goes_on(before: Places, after: Places, group: Callable[[Place], int]) -> dict[int, int]:
    """For each story (or article) after, the one before that it goes on with: which shares most versions with it."""
    common = Counter((group(before[pk]), group(after[pk])) for pk in sorted(before.keys() & after.keys()))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (was, now), _ in common.most_common():
        if now not in found and was not in taken:
            found[now] = was
            taken.add(was)
    return found


def _story(place: Place) -> int:
    return place.story


def _article(place: Place) -> int:
    return place.article


def _titles(before: Places, after: Places) -> Iterator[str]:
    was_called = {place.story: place.title for place in before.values()}
    is_called = {place.story: place.title for place in after.values()}
    for now, was in _goes_on(before, after, _story).items():
        if was_called[was] != is_called[now]:
            yield f"title: {quoted_title(was_called[was])} → {quoted_title(is_called[now])}"


def _stories(before: Places, after: Places) -> Iterator[Move]:
    goes_on = _goes_on(before, after, _story)
    for pk in sorted(before.keys() | after.keys()):
        was, now = before.get(pk), after.get(pk)
        if was is None or now is None or goes_on.get(now.story) != was.story:
            is_new = was is not None and now is not None and now.story not in goes_on
            title = quoted_title(now.title) if now else "none"
            yield pk, quoted_title(was.title) if was else "none", f"a story of its own, {title}" if is_new else title


def _articles(before: Places, after: Places) -> Iterator[Move]:
    goes_on = _goes_on(before, after, _article)
    moving: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pk in sorted(before.keys() & after.keys()):
        was, now = before[pk].article, after[pk].article
        if goes_on.get(now) != was:
            moving[was, now].append(pk)
    members_before, members_after = _members(before), _members(after)
    for (was, now), pks in moving.items():
        for pk in pks:
            yield pk, _beside(members_before[was], pks), _beside(members_after[now], pks)


def _members(all_places: Places) -> dict[int, list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for pk, place in all_places.items():
        members[place.article].append(pk)
    return members


def _beside(members: Iterable[int], moving: Collection[int]) -> str:
    others = set(members) - set(moving)
    return f"one with {versions_in_words(others)}" if others else "one of its own"


def _orders(before: Places, after: Places) -> Iterator[str]:
    goes_on = _goes_on(before, after, _article)
    was, now = _in_order(before), _in_order(after)
    for article, former in goes_on.items():
        both = set(was[former]) & set(now[article])
        first, then = ([pk for pk in order if pk in both] for order in (was[former], now[article]))
        if first != then:
            yield f"order of versions: {_one_by_one(first)} → {_one_by_one(then)}"


def _in_order(all_places: Places) -> dict[int, list[int]]:
    order: dict[int, list[int]] = defaultdict(list)
    for pk, place in sorted(all_places.items(), key=lambda one: one[1].number):
        if place.same_as is None:
            order[place.article].append(pk)
    return order


def _one_by_one(pks: Iterable[int]) -> str:
    return ", ".join(map(str, pks))
