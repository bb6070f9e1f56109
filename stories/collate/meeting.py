"""Which texts are looked at beside each other: found by what they hold, not by trying every pair."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from stories.collate.fingerprint import Fingerprint
from stories.collate.handles import LAST_DAY, UNDATED
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
        self._ids = list(fingerprints)
        given = {key: at for at, key in enumerate(self._ids)}
        shuffled = sorted(fingerprints, key=marks.__getitem__)
        self._given = array("I", (given[key] for key in shuffled))
        self._begin = array("I", (marks[key] * SCATTER % len(marks) for key in shuffled))
        self.days = days
        self.capped: set[Id] = set()
        self._days: list[int | None] = []
        self._words: list[tuple[str, ...]] = []
        self._runs: list[array[int]] = []
        for key in shuffled:
            self._days.append(fingerprints[key].day)
            self._words.append(fingerprints[key].telling)
            self._runs.append(fingerprints[key].telling_runs)
        self._by_word: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        for place, words in enumerate(self._words):
            for word in words:
                self._by_word[word].append(_entry(self._days[place] or UNDATED, place))
        for word, entries in self._by_word.items():
            self._by_word[word] = array("Q", sorted(entries))
        self._by_run = array("Q", sorted(_entry(run, place) for place, runs in enumerate(self._runs) for run in runs))

    def pairs(self, of: Collection[Id] | None = None) -> Iterator[Pair[Id]]:
        """Each two that are to be weighed, in order, the one given first first; where it is said `of` which, one of the
        two is among these."""
        asked = {at for at, given in enumerate(self._given) if of is None or self._ids[given] in of}
        others = [array("I") for _ in self._ids]
        shares = [array("d") for _ in self._ids]
        for mine in sorted(asked):
            for other, stands_for in self._weighed(mine):
                one, two = sorted((self._given[mine], self._given[other]))
                others[one].append(two)
                # Where the other is asked too, the other half is its to say.
                shares[one].append(stands_for / 2 if other in asked else stands_for)
        others.reverse()
        shares.reverse()  # so that what was told of is given back
        for key in self._ids:
            found: dict[int, float] = defaultdict(float)
            for two, share in zip(others.pop(), shares.pop(), strict=True):
                found[two] += share
            for two in sorted(found):
                yield Pair(key, self._ids[two], found[two])

    def each(self, of: Collection[Id] | None = None) -> Iterator[Pair[Id]]:
        """The same, for one who asks of each two alone whether they are linked: as they are met, and perhaps twice. So
        none of them has to be at hand."""
        asked = [at for at, given in enumerate(self._given) if of is None or self._ids[given] in of]
        done: set[int] = set()
        for mine in sorted(asked, key=self._given.__getitem__):
            key = self._ids[self._given[mine]]
            for other, stands_for in self._weighed(mine):
                # One that met too many may not have been led to this one.
                if other not in done or self._ids[self._given[other]] in self.capped:
                    yield Pair(key, self._ids[self._given[other]], stands_for)
            done.add(mine)

    def _weighed(self, mine: int) -> Iterator[tuple[int, float]]:
        """The places of those that a text is weighed against, and how many each stands for: all that it meets, or of so
        many some that share enough words with it and some that do not."""
        met, each = self._met(mine)
        if len(met) <= MOST_WEIGHED:
            yield from ((other, each) for other in met)
            return
        self.capped.add(self._ids[self._given[mine]])
        close = [other for other, shared in met.items() if shared >= ENOUGH_SHARED]
        others = [other for other, shared in met.items() if shared < ENOUGH_SHARED]
        of_close = max(MOST_WEIGHED - len(others), min(MOST_WEIGHED // 2, len(close)))
        for places, most in ((close, of_close), (others, MOST_WEIGHED - of_close)):
            for other in self._sample(places, mine, most):
                yield other, each * len(places) / min(most, len(places))

    def _met(self, mine: int) -> tuple[dict[int, int], float]:
        """With how many telling words each shares, and how many each stands for. One that shares a run counts as
        sharing enough."""
        held = [self._holders(self._by_word[word], self._days[mine]) for word in self._words[mine]]
        ran = [_places(self._by_run, run, run) for run in self._runs[mine]]
        each = max((len(holders) / MOST_MET for holders in (*held, *ran)), default=1.0)
        if each > 1:
            self.capped.add(self._ids[self._given[mine]])
        shared: Counter[int] = Counter()
        for holders in held:
            shared.update(self._sample(holders, mine, MOST_MET))
        met = {other: words for other, words in shared.items() if words >= FEWEST_TELLING}
        for holders in ran:
            met.update(dict.fromkeys(self._sample(holders, mine, MOST_MET), ENOUGH_SHARED))
        met.pop(mine, None)
        return met, max(each, 1.0)

    def _holders(self, by_day: array[int], day: int | None) -> list[int]:
        if day is None:
            return _places(by_day, UNDATED, LAST_DAY)
        return _places(by_day, UNDATED, UNDATED) + _places(by_day, day - self.days, day + self.days)

    def _sample(self, places: list[int], mine: int, most: int) -> list[int]:
        """So many of the places, those from one on that has nothing to do with the text: texts next to each other in
        an order must not meet for it, or what is joined by samples falls into runs of that order."""
        if len(places) <= most:
            return places
        ordered = sorted(places)
        begin = bisect_left(ordered, self._begin[mine])
        return (ordered[begin:] + ordered[:begin])[:most]


# An index is whole numbers in order, each a day or a run of words with the place of a text that holds it: lists of
# places by day and by word took ten times as much.


def _entry(what: int, place: int) -> int:
    return what << 32 | place


def _places(entries: array[int], first: int, last: int) -> list[int]:
    """Those that hold anything from the first to the last."""
    held = entries[bisect_left(entries, first << 32) : bisect_left(entries, (last + 1) << 32)]
    return [entry & 0xFFFFFFFF for entry in held]
