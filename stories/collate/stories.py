"""Which documents tell one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from math import fsum
from typing import TypeVar

from stories.collate.signature import Signature, carried
from stories.text.document import Document

Id = TypeVar("Id", bound=Hashable)

SAME_EVENT = 0.30
"""Cosine of the telling words' weights from which two texts tell one event. The seeds' two agencies reach .32 to .54,
their nearest unrelated article .13. On ECB+'s odd topics (chosen on the even ones) docs/decisions gives the figures."""

SAME_COPY = 0.5
"""Share of text from which two texts are one agency's copy; unrelated stories of one topic reach .175 at most."""

FEWEST_TELLING = 2
"""Of the words each is looked up by, two texts of one story share at least so many."""


def one_story(left: Signature, right: Signature) -> bool:
    """Whether two documents tell one story: by the two alone, whatever else there is, and in either order."""
    if len(left.telling & right.telling) < FEWEST_TELLING:
        return False
    return event(left, right) >= SAME_EVENT or copy(left, right) >= SAME_COPY


def event(left: Signature, right: Signature) -> float:
    """How alike, 0 to 1, the telling words are: the cosine of their weights."""
    common = left.weights.keys() & right.weights.keys()
    if not common:
        return 0.0
    return fsum(left.weights[word] * right.weights[word] for word in common) / (left.length * right.length)


def copy(left: Signature, right: Signature) -> float:
    """The share of text, 0 to 1, that the one which shares more of its own has in common with the other."""
    return max(carried(left, right), carried(right, left))


def words_in_common(left: Signature, right: Signature, most: int = 8) -> list[str]:
    """The words both have, those that weigh most first."""
    common = left.weights.keys() & right.weights.keys()
    heaviest = sorted(common, key=lambda word: (-min(left.weights[word], right.weights[word]), word))
    return [min(left.forms[word], right.forms[word]) for word in heaviest[:most]]


def same_story(documents: Mapping[Id, Document]) -> list[set[Id]]:
    """The documents' ids, those that tell one story together; in the order of the mapping.

    Two documents belong together by what the two hold alone, so that no third text takes them apart; it may join them.
    """
    return grouped({key: Signature.of(document) for key, document in documents.items()})


def grouped(signatures: Mapping[Id, Signature], together: Iterable[Iterable[Id]] = ()) -> list[set[Id]]:
    """Like `same_story`, from signatures; the ids of each group in `together` are known to be of one story."""
    groups = _Groups(signatures)
    for known in together:
        first, *others = known
        for other in others:
            groups.join(first, other)
    for left, right in _candidates(signatures):
        if not groups.joined(left, right) and one_story(signatures[left], signatures[right]):
            groups.join(left, right)
    return groups.sets()


def _candidates(signatures: Mapping[Id, Signature]) -> Iterable[tuple[Id, Id]]:
    """Pairs that share enough telling words, found by the words and not by trying every pair."""
    holders: dict[str, list[Id]] = defaultdict(list)
    for key, signature in signatures.items():
        met = Counter(other for word in signature.telling for other in holders[word])
        for word in signature.telling:
            holders[word].append(key)
        yield from ((other, key) for other, times in met.items() if times >= FEWEST_TELLING)


class _Groups(dict[Id, Id]):
    """Disjoint sets: each id leads to another of its set, in the end to the set's first."""

    def __init__(self, keys: Iterable[Id]) -> None:
        super().__init__((key, key) for key in keys)

    def first(self, key: Id) -> Id:
        while self[key] != key:
            self[key] = self[self[key]]
            key = self[key]
        return key

    def joined(self, left: Id, right: Id) -> bool:
        return self.first(left) == self.first(right)

    def join(self, left: Id, right: Id) -> None:
        self[self.first(right)] = self.first(left)

    def sets(self) -> list[set[Id]]:
        sets: dict[Id, set[Id]] = defaultdict(set)
        for key in self:
            sets[self.first(key)].add(key)
        return list(sets.values())
