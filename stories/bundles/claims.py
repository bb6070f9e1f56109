"""Texts that claim what only one source should give: its own address, its identity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from stories.bundles.manifest import STATED
from stories.bundles.taking_over import SECOND_HAND
from stories.collate import SAME_COPY, ArrangedStory, Candidate, Key, Repair, RepairKind
from stories.collate.copies import in_fixed_order
from stories.collate.known import claims_of
from stories.collate.likeness import alike, copy
from stories.collate.linkage import Sets
from stories.text.document import Basis
from stories.text.patterns import compiled

MOST_COMPARED = 24
"""Texts of one claim that one is compared with: those dated before it, the last first. A version of a page is mostly
found to be one by the first; ten thousand files that give one address are not to hold up the rest."""

NOT_ALL = 0.99
"""What texts have in common at the most that do not read the same: a headline's words count in no share."""

Lot = list[Candidate]
"""Texts of one claim each of which shares its text with another of them."""

Stated = tuple[str, str]
"""What a text states of itself, an identity or its own address, and its value."""

JOINED = frozenset({RepairKind.ONE_ARTICLE, RepairKind.ONE_TEXT})
PARTED = frozenset({RepairKind.NOT_ONE_ARTICLE, RepairKind.NOT_ONE_STORY})
"""What a person says of a text and another that tells whose it is."""


@dataclass(frozen=True, slots=True)
class Here:
    """A text that has its place in the archive: its id, that of its article, and the outlet that this goes by."""

    pk: int
    article: int
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """That a text gives what the `other` gives: `stated`. `share` is what both have in common. It `is_contested` where
    that is little, or where the two name unlike `outlets`; else it is what an update of a page gives."""

    stated: Stated
    other: Candidate
    share: float
    is_contested: bool = False
    outlets: tuple[str, str] | None = None


def stated_by(candidate: Candidate) -> Iterator[Stated]:
    return ((one.what, one.value) for one in claims_of(candidate))


_STATED = compiled(r'\["(?:identity|own address)",("(?:[^"\\]|\\.)*")')


def values_stated(said: str) -> set[str]:
    """The identities and addresses that a text states, found in its facts as they are kept, without reading all of
    these: of ten thousand texts a change to one asks which state the same."""
    return set(_STATED.findall(said))


class Claims:
    """The claims of texts that are brought in, beside those that are `here`."""

    def __init__(
        self,
        candidates: Mapping[Key, Candidate],
        here: Mapping[Key, Here],
        stories: Iterable[ArrangedStory] = (),
        repairs: Iterable[Repair] = (),
    ) -> None:
        self.candidates = candidates
        self.here = here
        self.claimed = _claimed(candidates)
        self.known = {stated: [one for one in mine if one.key in here] for stated, mine in self.claimed.items()}
        self._read_here = {stated: {one.digest for one in known} for stated, known in self.known.items()}
        wanted = {one.key for mine in self.claimed.values() for one in mine}
        self._articles = {
            key: article for story in stories for article in story.articles for key in article.keys if key in wanted
        }
        self._judged = _Judged(repairs)
        self._contested: dict[Key, Claim] = {}
        for stated, mine in sorted(self.claimed.items()):
            for key, claim in (*self._of_another_outlet(stated, mine), *self._of_another_text(stated, mine)):
                self._contested.setdefault(key, claim)

    def on(self, key: Key, earlier: Mapping[Stated, Key]) -> Claim | None:
        """What is to be told of a text that is brought in: the one that somebody should look at first. `earlier` are
        the last of the earlier versions of its article that state these."""
        return self._contested.get(key) or next(self._repeated(self.candidates[key], earlier), None)

    def _repeated(self, one: Candidate, earlier: Mapping[Stated, Key]) -> Iterator[Claim]:
        for stated in stated_by(one):
            if stated not in self.claimed or one.digest in self._read_here[stated]:
                continue
            known = self.known[stated]
            before = [self.candidates[earlier[stated]]] if stated in earlier else []
            others = before or [*self._unjudged(one, reversed(known))] or [*self._elsewhere(one, stated)]
            if others and not self._is_joined(one, (*before, *known)):
                share, other = max(((alike(one.fingerprint, other.fingerprint), other) for other in others), key=_place)
                yield Claim(stated, other, min(share, NOT_ALL))

    def _elsewhere(self, one: Candidate, stated: Stated) -> Iterator[Candidate]:
        """The first of the bundle to state it, where that is another text of another article."""
        first = self.claimed[stated][0]
        if first.digest != one.digest and self._article_of(one) != self._article_of(first):
            yield from self._unjudged(one, [first])

    def _of_another_text(self, stated: Stated, mine: Sequence[Candidate]) -> Iterator[tuple[Key, Claim]]:
        """Those that share little with every text known by what they state: that is here, or else of the largest lot of
        them; where no lot is, all of them, for nobody knows whose it is."""
        lots = _lots(mine)
        known = self._known(lots)
        known_ids = {id(lot) for lot in known}
        others = [(lot, one) for lot in known or lots for one in lot]
        for lot in lots:
            if id(lot) in known_ids:
                continue
            theirs = partial(_without, others, lot)
            last = [*islice(theirs(), MOST_COMPARED)]
            for one in lot:
                compared = [*self._unjudged(one, theirs())] if one.key in self._judged.parted else last
                if compared and not self._is_joined(one, theirs()):
                    share, other = _closest(one, compared)
                    yield one.key, Claim(stated, other, share, is_contested=True)

    def _known(self, lots: Sequence[Lot]) -> list[Lot]:
        if here := [lot for lot in lots if any(one.key in self.here for one in lot)]:
            return here
        sizes = [len({one.digest for one in lot}) for lot in lots]
        most = max(sizes)
        largest = [lot for lot, size in zip(lots, sizes, strict=True) if size == most]
        return largest if len(largest) == 1 else []

    def _of_another_outlet(self, stated: Stated, mine: Sequence[Candidate]) -> Iterator[tuple[Key, Claim]]:
        """Those that name another outlet than that whose address it is, as far as it is known. One identity several
        outlets may give: that of the agency's item."""
        if stated[0] == "identity":
            return
        known = self.known[stated]
        by_outlet: dict[str, Lot] = defaultdict(list)
        for one in known or mine:
            if outlet := self._outlet(one):
                by_outlet[outlet].append(one)
        for one in mine:
            outlet = None if one.key in self.here else self._names(one)
            if not outlet or (known and outlet in by_outlet):
                continue
            theirs = [name for name in by_outlet if name != outlet and not _is_site_of(name, stated[1], outlet)]
            others = chain.from_iterable(reversed(by_outlet[name]) for name in theirs)
            if compared := [*self._unjudged(one, others)]:
                share, other = _closest(one, compared)
                if not self._is_joined(one, known or mine):
                    yield one.key, Claim(stated, other, share, True, (outlet, self._outlet(other) or ""))

    def _outlet(self, one: Candidate) -> str | None:
        if one.key in self.here:
            return self.here[one.key].outlet
        article = self._articles.get(one.key)
        return article.outlet if article else None

    def _names(self, one: Candidate) -> str | None:
        """The outlet that it states by more than the address itself; what a person gives is no claim of the text's."""
        article = self._articles.get(one.key)
        decided = next((found for found in article.decisions if found.what == "outlet"), None) if article else None
        if article is None or decided is None or decided.rule == "the story's own address":
            return None
        is_by_hand = decided.basis is Basis.PERSON and decided.words != STATED
        return None if is_by_hand else article.outlet

    def _article_of(self, one: Candidate) -> object:
        """The article that it is of."""
        article = self._articles.get(one.key)
        return id(article) if article else self.here[one.key].article if one.key in self.here else one.key

    def _is_joined(self, one: Candidate, others: Iterable[Candidate]) -> bool:
        joined = self._judged.joined.get(one.key, set())
        return bool(joined) and any(other.key in joined for other in others)

    def _unjudged(self, one: Candidate, others: Iterable[Candidate]) -> Iterator[Candidate]:
        """The first of those that nobody set it apart from, nor from another of the same article."""
        parted = self._judged.parted.get(one.key, ())
        places = {self._article_of(self.candidates[key]) for key in parted if key in self.candidates}
        return islice((other for other in others if not places or self._article_of(other) not in places), MOST_COMPARED)


class _Judged:
    """What persons said of two texts each, by the key of either: what it is one article with, what it is not."""

    def __init__(self, repairs: Iterable[Repair]) -> None:
        self.joined: dict[Key, set[Key]] = defaultdict(set)
        self.parted: dict[Key, set[Key]] = defaultdict(set)
        for repair in repairs:
            if repair.pair and repair.kind in JOINED | PARTED and not repair.why.startswith(SECOND_HAND):
                found = self.joined if repair.kind in JOINED else self.parted
                one, other = repair.pair
                found[one].add(other)
                found[other].add(one)


def _claimed(candidates: Mapping[Key, Candidate]) -> dict[Stated, list[Candidate]]:
    """What several state, and who does, in a fixed order."""
    found: dict[Stated, list[Candidate]] = defaultdict(list)
    for candidate in candidates.values():
        for stated in stated_by(candidate):
            found[stated].append(candidate)
    return {stated: _in_order(mine) for stated, mine in found.items() if len(mine) > 1}


def _in_order(mine: Iterable[Candidate]) -> list[Candidate]:
    by_key = {one.key: one for one in mine}
    return [by_key[key] for key in in_fixed_order({key: one.fingerprint for key, one in by_key.items()})]


def _without(others: Sequence[tuple[Lot, Candidate]], lot: Lot) -> Iterator[Candidate]:
    """The last first."""
    return (one for other, one in reversed(others) if other is not lot)


def _is_site_of(name: str, address: str, outlet: str) -> bool:
    """Whether an outlet goes by no name but the site of the address, and the site by that of the other: the "Harbour
    Times" is at harbour-times.example."""
    labels = {_letters(label) for label in name.split(".")}
    return address.startswith(name) and not labels.isdisjoint((_letters(outlet), _letters(outlet.removeprefix("The "))))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _lots(mine: Sequence[Candidate]) -> list[Lot]:
    """Parts of one draft are of one lot, whatever they read."""
    by_key = {one.key: one for one in mine}
    sets = Sets(by_key)
    drafts: dict[tuple[str, int], Key] = {}
    before: Lot = []
    for one in mine:
        sets.join(drafts.setdefault(one.key[:2], one.key), one.key)
        near = (other for other in reversed(before[-MOST_COMPARED:]) if _shared(one, other) >= SAME_COPY)
        if other := next(near, None):
            sets.join(other.key, one.key)
        before.append(one)
    return [[by_key[key] for key in group] for group in sets.groups()]


def _closest(candidate: Candidate, others: Iterable[Candidate]) -> tuple[float, Candidate]:
    return max(((_shared(candidate, one), one) for one in others), key=_place)


def _place(found: tuple[float, Candidate]) -> tuple[float, Key]:
    share, one = found
    return share, one.key


def _shared(one: Candidate, other: Candidate) -> float:
    return 1.0 if one.digest == other.digest else copy(one.fingerprint, other.fingerprint)
