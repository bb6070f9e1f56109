"""Which texts are looked at beside each other: found by what they hold, not by trying every pair."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from stories.collate.fingerprint import Fingerprint
from stories.collate.handles import UNDATED
from stories.collate.likeness import are_far

Id = TypeVar("Id", bound=Hashable)

FEWEST_TELLING = 2
"""Of the words each is looked up by, two texts that meet share at least so many."""

MOST_MET = 200
"""Texts that one word, or one run of words, leads to at the most. Of more it leads to some, and a look-up that met so
many may have missed a text."""

MOST_WEIGHED = 120
"""Of the texts that one meets, those that it is weighed against at the most; of a larger story it is a sample."""

ENOUGH_SHARED = 6
"""Telling words in common from which a text is no closer to another for sharing more."""

SCATTER = 0x9E3779B1
"""A number times this tells little of the number."""


def meet(one: Fingerprint, other: Fingerprint, days: int) -> bool:
    """Whether two texts do, neither being capped."""
    if not are_far(one, other, days) and len({*one.telling} & {*other.telling}) >= FEWEST_TELLING:
        return True
    return bool({*one.telling_runs} & {*other.telling_runs})


class Pair(NamedTuple, Generic[Id]):
    """Two texts to be weighed against each other, and how many pairs that met they stand for."""

    one: Id
    other: Id
    stands_for: float


class Meeting(Generic[Id]):
    """Texts by their telling words and days, and by their telling runs. `capped` are those that a word or a run led to
    more than MOST_MET others, or that met more than MOST_WEIGHED: of these only some count, each for several."""

    def __init__(self, fingerprints: Mapping[Id, Fingerprint], days: int) -> None:
        marks = {key: crc32(fingerprint.digest.encode()) for key, fingerprint in fingerprints.items()}
        self._shuffled = sorted(fingerprints, key=marks.__getitem__)
        self._texts = [fingerprints[key] for key in self._shuffled]
        self._begin = [marks[key] * SCATTER % len(marks) for key in self._shuffled]
        self._given = {key: at for at, key in enumerate(fingerprints)}
        self.days = days
        self.capped: set[Id] = set()
        self._by_word: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._by_run: dict[int, list[int]] = defaultdict(list)
        for place, fingerprint in enumerate(self._texts):
            for word in fingerprint.telling:
                self._by_word[word][fingerprint.day or UNDATED].append(place)
            for run in fingerprint.telling_runs:
                self._by_run[run].append(place)

    def pairs(self, of: Collection[Id] | None = None) -> list[Pair[Id]]:
        """Each two that are to be weighed, the one given first first; where it is said `of` which, one of the two is
        among these."""
        found: dict[tuple[int, int], float] = defaultdict(float)
        asked = {at for at, key in enumerate(self._shuffled) if of is None or key in of}
        for mine in sorted(asked):
            for other, stands_for in self._weighed(mine):
                # Where the other is asked too, the other half is its to say.
                found[min(mine, other), max(mine, other)] += stands_for / 2 if other in asked else stands_for
        pairs: list[Pair[Id]] = []
        for places, each in found.items():
            left, right = sorted((self._shuffled[at] for at in places), key=self._given.__getitem__)
            pairs.append(Pair(left, right, each))
        return sorted(pairs, key=lambda pair: (self._given[pair.one], self._given[pair.other]))

    def _weighed(self, mine: int) -> Iterator[tuple[int, float]]:
        """The places of those that a text is weighed against, and how many each stands for: all that it meets, or of so
        many some that share enough words with it and some that do not."""
        met, each = self._met(mine)
        if len(met) <= MOST_WEIGHED:
            yield from ((other, each) for other in met)
            return
        self.capped.add(self._shuffled[mine])
        close = [other for other, shared in met.items() if shared >= ENOUGH_SHARED]
        others = [other for other, shared in met.items() if shared < ENOUGH_SHARED]
        of_close = max(MOST_WEIGHED - len(others), min(MOST_WEIGHED // 2, len(close)))
        for places, most in ((close, of_close), (others, MOST_WEIGHED - of_close)):
            for other in self._sample(places, mine, most):
                yield other, each * len(places) / min(most, len(places))

    def _met(self, mine: int) -> tuple[dict[int, int], float]:
        """With how many telling words each shares, and how many each stands for. One that shares a run counts as
        sharing enough."""
        fingerprint = self._texts[mine]
        held = [self._holders(self._by_word[word], fingerprint.day) for word in fingerprint.telling]
        ran = [self._by_run[run] for run in fingerprint.telling_runs]
        each = max((len(holders) / MOST_MET for holders in (*held, *ran)), default=1.0)
        if each > 1:
            self.capped.add(self._shuffled[mine])
        shared: Counter[int] = Counter()
        for holders in held:
            shared.update(self._sample(holders, mine, MOST_MET))
        met = {other: words for other, words in shared.items() if words >= FEWEST_TELLING}
        for holders in ran:
            met.update(dict.fromkeys(self._sample(holders, mine, MOST_MET), ENOUGH_SHARED))
        met.pop(mine, None)
        return met, max(each, 1.0)

    def _holders(self, by_day: Mapping[int, list[int]], day: int | None) -> list[int]:
        if day is None:
            return [other for held in by_day.values() for other in held]
        window = (UNDATED, *range(day - self.days, day + self.days + 1))
        return [other for near in window if near in by_day for other in by_day[near]]

    def _sample(self, places: list[int], mine: int, most: int) -> list[int]:
        """So many of the places, those from one on that has nothing to do with the text: texts next to each other in
        an order must not meet for it, or what is joined by samples falls into runs of that order."""
        if len(places) <= most:
            return places
        ordered = sorted(places)
        begin = bisect_left(ordered, self._begin[mine])
        return (ordered[begin:] + ordered[:begin])[:most]
