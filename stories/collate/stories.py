"""Which documents tell one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from math import fsum
from typing import TypeVar

from stories.collate.linkage import Sets, average_linkage
from stories.collate.signature import Signature, carried
from stories.text.document import Document

Id = TypeVar("Id", bound=Hashable)

LINKED = 0.30
"""Likeness from which two texts tell one event. The seeds' two agencies reach .39 and more, their nearest unrelated
article .15. Chosen on ECB+'s odd topics; docs/decisions has the figures."""

SAME_EVENT = 0.28
"""Mean likeness from which two groups with a link between them do."""

SAME_COPY = 0.5
"""Share of text from which two texts are one agency's copy; unrelated stories of one topic reach .191 at most."""

NEAR_COPY = 0.7
"""Share of the longer text from which two texts are near copies: they are one story, and count as one in a mean. The
answers on ECB+ and the seeds are the same from .5 to 1; less makes long stories cheaper."""

FEWEST_TELLING = 2
"""Of the words each is looked up by, two texts of one story share at least so many."""


def same_story(documents: Mapping[Id, Document]) -> list[set[Id]]:
    """The documents' ids, those that tell one story together; independent of the mapping's order."""
    return grouped({key: Signature.of(document) for key, document in documents.items()})


def likeness(left: Signature, right: Signature) -> float:
    """How much, 0 to 1, two documents tell one story. Depends on the two alone, whatever else there is."""
    shared = copy(left, right)
    return max(event(left, right), shared if shared >= SAME_COPY else 0.0)


def event(left: Signature, right: Signature) -> float:
    """How alike, 0 to 1, what they tell is: telling words, names, figures and ledes, in equal parts. Two stories of one
    topic share the background; who, how many and the news itself tell them apart."""
    parts = (
        (left.words, right.words),
        (left.names, right.names),
        (left.figures, right.figures),
        (left.lede, right.lede),
    )
    return fsum(mine.cosine(theirs) for mine, theirs in parts) / len(parts)


def copy(left: Signature, right: Signature) -> float:
    """The share of text, 0 to 1, that the one which shares more of its own has in common with the other."""
    return max(carried(left, right), carried(right, left))


def words_in_common(left: Signature, right: Signature, most: int = 8) -> list[str]:
    """The telling words both have, those that weigh most first."""
    mine, theirs = left.words.by_opening, right.words.by_opening
    heaviest = sorted(mine.keys() & theirs.keys(), key=lambda word: (-min(mine[word], theirs[word]), word))
    return [min(left.forms[word], right.forms[word]) for word in heaviest[:most]]


def grouped(
    signatures: Mapping[Id, Signature],
    together: Iterable[Iterable[Id]] = (),
    apart: Collection[tuple[Id, Id]] = (),
) -> list[set[Id]]:
    """Like `same_story`, from signatures; the ids of each set in `together` are known to be of one story, those of each
    pair in `apart` to be of two, however alike they are. The two must not contradict each other.

    Links from LINKED upwards bound what can be one story; inside what they connect, linked groups are joined while
    their mean likeness reaches SAME_EVENT (average linkage): one article about two events does not make them one. What
    stands outside a connected set changes nothing inside it: the whole archive need not be asked.
    """
    bound = Sets(signatures)
    for one, *others in together:
        for other in others:
            bound.join(one, other)
    barred = {bound.first(key) for pair in apart for key in pair}
    first_of = _near_copies(signatures, {key: bound.first(key) for key in signatures if bound.first(key) in barred})
    firsts = {key: signatures[key] for key in signatures if first_of[key] == key}
    known = Sets(firsts)
    for key in signatures:
        known.join(first_of[bound.first(key)], first_of[key])
    connected = Sets(firsts)
    for group in known.groups():
        for other in group[1:]:
            connected.join(group[0], other)
    for left, right in _candidates(firsts):
        if not connected.joined(left, right) and likeness(firsts[left], firsts[right]) >= LINKED:
            connected.join(left, right)
    whole = {known.first(group[0]): group for group in known.groups()}
    parted = {(first_of[one], first_of[other]) for one, other in apart}
    copies: dict[Id, set[Id]] = defaultdict(set)
    for key, first in first_of.items():
        copies[first].add(key)
    return [
        set().union(*(copies[first] for first in group))
        for component in connected.groups()
        for group in _linked(firsts, [whole[first] for first in dict.fromkeys(map(known.first, component))], parted)
    ]


def _near_copies(signatures: Mapping[Id, Signature], sides: Mapping[Id, Id]) -> dict[Id, Id]:
    """For each text the first, in an order fixed by the texts, that it is a near copy of, or itself. A story of a
    thousand updates is weighed by few of them. `sides` names those that must stand apart from others, each with the
    side it is on: such a text counts as a copy on its own side alone."""
    holders: dict[str, list[Id]] = defaultdict(list)
    first_of: dict[Id, Id] = {}
    places = {key: at for at, key in enumerate(sorted(signatures, key=lambda key: (signatures[key].digest, str(key))))}
    for key in places:
        mine = signatures[key]
        met = Counter(first for word in mine.telling for first in holders[word])
        likely = sorted(
            (
                first
                for first, shared in met.items()
                if 2 * shared >= len(mine.telling) and sides.get(first) == sides.get(key)
            ),
            key=lambda first: (-met[first], places[first]),
        )
        near = (first for first in likely if _is_near_copy(mine, signatures[first]))
        first_of[key] = next(near, key)
        if first_of[key] == key:
            for word in mine.telling:
                holders[word].append(key)
    return first_of


def _is_near_copy(left: Signature, right: Signature) -> bool:
    shared, longer = len(left.shingles & right.shingles), max(len(left.shingles), len(right.shingles))
    return shared >= NEAR_COPY * longer > 0


def _linked(
    signatures: Mapping[Id, Signature], groups: list[list[Id]], apart: Collection[tuple[Id, Id]]
) -> list[list[Id]]:
    """The groups joined while they are linked and their mean likeness reaches SAME_EVENT."""
    in_fixed_order = sorted(groups, key=lambda group: sorted((signatures[key].digest, str(key)) for key in group))

    def alike(mine: Id, theirs: Id) -> float:
        return likeness(signatures[mine], signatures[theirs])

    return average_linkage(in_fixed_order, alike, least=SAME_EVENT, linked=LINKED, apart=apart)


def _candidates(signatures: Mapping[Id, Signature]) -> Iterable[tuple[Id, Id]]:
    """Pairs that share enough telling words, found by the words and not by trying every pair."""
    holders: dict[str, list[Id]] = defaultdict(list)
    for key, signature in signatures.items():
        met = Counter(other for word in signature.telling for other in holders[word])
        for word in signature.telling:
            holders[word].append(key)
        yield from ((other, key) for other, times in met.items() if times >= FEWEST_TELLING)
