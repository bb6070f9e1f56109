"""Which documents tell one story."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from stories.collate.copies import in_fixed_order, near_copies
from stories.collate.copies import with_more as near_copies_with_more
from stories.collate.fingerprint import Fingerprint
from stories.collate.likeness import DAYS, LINKED, Likeness, likeness
from stories.collate.linkage import Likes, Sets, Span, Terms, average_linkage
from stories.collate.meeting import Meeting, Pair
from stories.text.document import Document

Id = TypeVar("Id", bound=Hashable)

SAME_EVENT = 0.28
"""Mean likeness from which two groups with a link between them do."""


UNWEIGHED = 0.1
"""What two texts that did not meet count as in a mean. On ECB+ such have .16 if they are of one story, else .05."""


@dataclass(frozen=True)
class Grouping(Generic[Id]):
    """Stories as sets of ids. `stands_for` has for each text the near copy that it was weighed by; `linked` an id that
    is the same for all that is linked, through others as well: what is not depends on nothing of it. `capped` are those
    that led to more than could be looked at."""

    groups: list[set[Id]]
    stands_for: Mapping[Id, Id]
    linked: Mapping[Id, Id]
    capped: frozenset[Id] = frozenset()


def same_story(documents: Mapping[Id, Document]) -> list[set[Id]]:
    """The documents' ids, those that tell one story together; independent of the mapping's order."""
    return grouped({key: Fingerprint.of(document) for key, document in documents.items()}).groups


def unheard(done: int) -> None:
    """The progress of nobody."""


def grouped(
    fingerprints: Mapping[Id, Fingerprint],
    together: Iterable[Iterable[Id]] = (),
    apart: Collection[tuple[Id, Id]] = (),
    days: int = DAYS,
    stands_for: Mapping[Id, Id] | None = None,
    progress: Callable[[int], None] = unheard,
) -> Grouping[Id]:
    """Like `same_story`, from fingerprints; the ids of each set in `together` are known to be of one story, those of
    each pair in `apart` to be of two, however alike they are. The two must not contradict each other.

    A text is weighed against those that it meets, near copies as one. Groups that hold a link, a likeness of LINKED or
    more, are joined while their mean likeness, those that did not meet counting as UNWEIGHED, reaches SAME_EVENT
    (average linkage): one article about two events does not make them one. No group spans more than so many `days`
    between its dated texts, unless shared copy binds it. What no link leads to changes nothing: the whole archive need
    not be asked. `stands_for` is what `copies_apart` gives, where that is known already; `progress` is told of how many
    of those that stand for others it was weighed what they meet.
    """
    together = list(together)
    bound = _bound(fingerprints, together)
    stands_for = stands_for or copies_apart(fingerprints, together, apart, days)
    firsts = {key: fingerprints[key] for key in in_fixed_order(fingerprints) if stands_for[key] == key}
    known = Sets(firsts)
    for key in fingerprints:
        known.join(stands_for[bound.first(key)], stands_for[key])
    joined = known.groups()
    likes, linked, capped = _likes(firsts, days, joined, progress=progress)
    terms = Terms(
        SAME_EVENT,
        LINKED,
        UNWEIGHED,
        {(stands_for[one], stands_for[other]) for one, other in apart},
        days,
        _spans(fingerprints, stands_for),
    )
    groups = average_linkage(joined, likes, terms)
    return _whole(groups, stands_for, linked, capped)


def copies_apart(
    fingerprints: Mapping[Id, Fingerprint],
    together: Iterable[Iterable[Id]],
    apart: Collection[tuple[Id, Id]],
    days: int,
) -> dict[Id, Id]:
    """For each text the near copy that stands for it: none of those that it must stand apart from."""
    bound = _bound(fingerprints, together)
    barred = {bound.first(key) for pair in apart for key in pair}
    sides = {key: bound.first(key) for key in fingerprints if bound.first(key) in barred}
    return near_copies(fingerprints, sides, days)


def _bound(keys: Iterable[Id], together: Iterable[Iterable[Id]]) -> Sets[Id]:
    bound = Sets(keys)
    for one, *others in together:
        for other in others:
            bound.join(one, other)
    return bound


def with_more(
    fingerprints: Mapping[Id, Fingerprint], before: Grouping[Id], together: Iterable[Iterable[Id]], days: int
) -> Grouping[Id] | None:
    """What `grouped` gives, where it is known for all texts but a few and nothing is apart; None where these may change
    it for others. They do not where each is a near copy of a text that stands for itself already, and no span of days
    decides anything of the story that they come into."""
    stands_for = near_copies_with_more(fingerprints, before.stands_for, days)
    group_of = {key: group for group in before.groups for key in group}
    if stands_for is None or any(_binds_more(set(bound), stands_for, group_of) for bound in together):
        return None
    joined: dict[Id, set[Id]] = defaultdict(set)
    for key in fingerprints.keys() - before.stands_for.keys():
        joined[stands_for[key]].add(key)
    groups = {id(group): group for group in before.groups}
    for first, keys in joined.items():
        whole = id(group_of[first])
        groups[whole] = groups[whole] | keys
        spanned = [day for key in groups[whole] if (day := fingerprints[key].day) is not None]
        if spanned and max(spanned) - min(spanned) > days:
            return None
    linked = {key: before.linked[first] for key, first in stands_for.items()}
    return Grouping(list(groups.values()), stands_for, linked)


def _binds_more(bound: set[Id], stands_for: Mapping[Id, Id], group_of: Mapping[Id, set[Id]]) -> bool:
    """Whether what is known to be of one story may bind texts that were not bound before: by one that is new, and
    counts as a copy of none of the others; or because these were of several groups."""
    old = bound & group_of.keys()
    if old == bound:
        return False
    firsts = {stands_for[key] for key in old} or {stands_for[min(bound - old, key=str)]}
    return any(stands_for[key] not in firsts for key in bound - old) or len({id(group_of[key]) for key in old}) > 1


def added_to(
    before: Grouping[Id],
    stands_for: Mapping[Id, Id],
    fingerprints: Mapping[Id, Fingerprint],
    together: Iterable[Iterable[Id]],
    days: int,
) -> Grouping[Id]:
    """The texts that are not among the groups yet added to these, which stay as they are but for being joined: where
    more is linked than can be grouped anew. `stands_for` is what
    `copies.added_to` gives. What comes of it depends on what came first."""
    firsts = {key: fingerprints[key] for key in in_fixed_order(fingerprints) if stands_for[key] == key}
    known = Sets(firsts)
    for one, *others in (*before.groups, *together):
        for other in others:
            known.join(stands_for[one], stands_for[other])
    joined = known.groups()
    likes, linked, capped = _likes(firsts, days, joined, firsts.keys() - before.stands_for.keys())
    terms = Terms(SAME_EVENT, LINKED, UNWEIGHED, days=days, spans=_spans(fingerprints, stands_for))
    groups = average_linkage(joined, likes, terms)
    for key, same in before.linked.items():
        linked.join(stands_for[same], stands_for[key])
    return _whole(groups, stands_for, linked, capped)


def _whole(
    groups: Iterable[Iterable[Id]], stands_for: Mapping[Id, Id], linked: Sets[Id], capped: Iterable[Id]
) -> Grouping[Id]:
    """The groups of those that stand for others, with these."""
    copies: dict[Id, set[Id]] = defaultdict(set)
    for key, first in stands_for.items():
        copies[first].add(key)
    return Grouping(
        [set().union(*(copies[first] for first in group)) for group in groups],
        stands_for,
        {key: linked.first(first) for key, first in stands_for.items()},
        frozenset(capped),
    )


def _likes(
    firsts: Mapping[Id, Fingerprint],
    days: int,
    groups: Iterable[list[Id]],
    of: Collection[Id] | None = None,
    progress: Callable[[int], None] = unheard,
) -> tuple[Iterator[tuple[Id, Id, Likes]], Sets[Id], Collection[Id]]:
    """How alike each two are that met, of what is linked; what is, perhaps by way of others and of the `groups` that
    stand; and those that led to more than could be looked at. What is not linked is never joined, so that how alike it
    is tells nothing."""
    meeting = Meeting(firsts, days)
    weighed = _Weighed(firsts)
    linked = Sets(firsts)
    for one, *others in groups:
        for other in others:
            linked.join(one, other)
    for pair, like in each_weighed(meeting.pairs(of), firsts, days, progress):
        weighed.add(pair.one, pair.other, like, pair.stands_for)
        if like.value >= LINKED:
            linked.join(pair.one, pair.other)
    likes = ((one, other, like) for one, other, like in weighed.each() if linked.joined(one, other))
    return likes, linked, meeting.capped


def each_weighed(
    pairs: Iterator[Pair[Id]], firsts: Mapping[Id, Fingerprint], days: int, progress: Callable[[int], None]
) -> Iterator[tuple[Pair[Id], Likeness]]:
    """Each pair, in its place, with how alike the two are: a lot at a time, in the order of the others in it, so that
    what each text unpacks to is read once a lot."""
    places = {key: at for at, key in enumerate(firsts)}
    while lot := list(islice(pairs, WEIGHED_AT_A_TIME)):
        likes = {
            at: likeness(firsts[lot[at].one], firsts[lot[at].other], days)
            for at in sorted(range(len(lot)), key=lambda at: places[lot[at].other])
        }
        yield from ((pair, likes[at]) for at, pair in enumerate(lot))
        progress(places[lot[-1].one])


WEIGHED_AT_A_TIME = 8_000
"""Pairs: of some two hundred texts, each with those that come after it."""


class _Weighed(Generic[Id]):
    """What was weighed, as numbers side by side: four of five pairs are of texts that are not linked in the end."""

    def __init__(self, ids: Iterable[Id]) -> None:
        self._ids = list(ids)
        self._places = {key: at for at, key in enumerate(self._ids)}
        self._pairs, self._values, self._are_copies = array("I"), array("d"), bytearray()

    def add(self, one: Id, other: Id, like: Likeness, stands_for: float) -> None:
        self._pairs.extend((self._places[one], self._places[other]))
        self._values.extend((like.value, stands_for))
        self._are_copies.append(like.is_copy)

    def each(self) -> Iterator[tuple[Id, Id, Likes]]:
        pairs, values = iter(self._pairs), iter(self._values)
        for one, other, value, stands_for, is_copy in zip(pairs, pairs, values, values, self._are_copies, strict=True):
            yield self._ids[one], self._ids[other], Likes(value * stands_for, value, bool(is_copy), stands_for)


def _spans(fingerprints: Mapping[Id, Fingerprint], stands_for: Mapping[Id, Id]) -> dict[Id, Span]:
    """Of each text that stands for others, the first and the last day of these."""
    spans: dict[Id, Span] = {}
    for key, first in stands_for.items():
        if (day := fingerprints[key].day) is not None:
            begins, ends = spans.get(first, (day, day))
            spans[first] = min(begins, day), max(ends, day)
    return spans
