"""To whom two texts give words, and whether one source may be another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz.fuzz import ratio

from stories.compare.differences.facing import Facing
from stories.text.facts import ATTRIBUTION, Fact
from stories.text.facts.attribution import ACTS, BODIES, DENIES, Saying
from stories.text.facts.folding import folded
from stories.text.facts.sources import ANONYMOUS, BOSSES, OFFICIALS, named_sorts, sorts
from stories.text.facts.spellings import is_one_word
from stories.text.facts.titles import honorifics
from stories.text.patterns import compiled
from stories.text.words import OPENING

MANY = compiled(r"\b(?:officials|authorities|sources|witnesses|residents)\b")
"""Nobody in particular who was named before: "the ministry" was."""

CLOSE = 4
"""Sentences on either side to which a source may have moved."""

ALIKE = 70
"""Per cent of their letters, from which on two names are told as one that was put right."""

_AFFILIATION = compiled(r"\s(?:of|for|from|in|at|with)\s")
"""Behind what somebody is, where he is of."""

_UNOFFICIAL = frozenset(
    "lay survivors protest kin friends defence rebels opposition union company charity analysts experts voters workers "
    "papers figures report media anonymous agent farmers kidnappers".split()
)
"""Sorts of which no official is."""

_OF_STATE = frozenset("government officials soldiers navy head town police".split())
"""Sorts for which the name of a country or of who heads them may stand."""

_HEADED = frozenset("company museum school health charity sport union church media exchange".split())
"""Sorts for which a director or an owner may speak."""

_COMMON = frozenset(
    "lay survivors protest friends health rescuers firefighters analysts experts anonymous media papers figures "
    "farmers voters workers".split()
)
"""Sorts of which two texts may call the same people differently."""

_OF_ANY_OFFICE = frozenset("local senior top high forme unite".split())
"""Openings of words before officials that say nothing of their office."""

_MADE = frozenset("papers figures report".split())
"""What is written, whoever wrote it."""

FEW = 3
"""One of so many words that a source is known by may be missing, and it is named: "Tevita Lobo", "Tevita Lolo"."""

_KEPT = frozenset("figures papers media".split())
"""Sorts that are somebody's."""

_CLOSE_TO = frozenset("kin friends defence aide agent".split())
"""Sorts that somebody has, and that speak for themselves, as his spokeswoman does not."""

_NONE: frozenset[str] = frozenset()

_NEAR_NAME = 5
"""Words on either side of a name that may tell what it is."""

_MOST_PLACES = 4
"""Of a name, that are asked."""


class Sources:
    def __init__(self, facing: Facing) -> None:
        self.facing = facing
        self._standing: dict[tuple[int, str], list[int]] = {}

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        """How often either text gives words to a source, by each word and sort that this one is known by."""
        counts = []
        for facts in self.facing.facts:
            everywhere = (fact for told in facts.everywhere(ATTRIBUTION).values() for fact in told)
            counts.append(Counter(word for fact in everywhere for word in known_by(fact)))
        return counts[0], counts[1]

    def is_as_often(self, side: int, fact: Fact) -> bool:
        """Whether the other text has this source as often: then it says something else there."""
        own, others = self._counts[side], self._counts[1 - side]
        return any(others[word] >= own[word] for word in fact.value.apart)

    def speaks(self, side: int, fact: Fact) -> bool:
        """Whether a source like this one says anything in that text."""
        return any(word in self._counts[side] for word in known_by(fact))

    def is_unheard(self, side: int, fact: Fact) -> bool:
        """Whether this source says nothing in that text, nor, of one without a name, one like it."""
        known = fact.value.apart if fact.value.is_named else known_by(fact)
        return not any(word in self._counts[side] for word in known)

    def speaks_near(self, side: int, fact: Fact, sentences: Sequence[int]) -> bool:
        """Whether a source like this one says anything in that text, in the sentences around these."""
        own = known_by(fact)
        last = len(self.facing.documents[side].sentences)
        near = range(max(sentences[0] - CLOSE, 0), min(sentences[-1] + 1 + CLOSE, last))
        return any(own & known_by(one) for one in self.facing.facts[side].of(ATTRIBUTION, near))

    def is_mentioned(self, side: int, fact: Fact, sentences: Iterable[int]) -> bool:
        """Whether all but little of what a source is known by stands in these sentences of that side."""
        said, words = fact.value, self.facing.facts[side].words
        places = [at for sentence in sentences for at in words.of(sentence)]
        openings = {words.keys[at].removesuffix("'s")[:OPENING] for at in places}
        if said.about and len(said.about - openings) <= len(said.about) // FEW:
            return True
        if any(name[:OPENING].lower() in openings for name in names_of(said)[-1:]):
            return True
        return _is_short_for(said.source, " ".join(words.tokens[at] for at in places))

    def beside_name(self, said: Saying) -> set[str]:
        """What stands around the last word of a name, in both texts: openings of words, and sorts of sources."""
        names, known = names_of(said), sorts()
        found: set[str] = set()
        for side in (0, 1) if names else ():
            words = self.facing.facts[side].words
            for at in self._places(side, folded(names[-1].strip(".,").lower().removesuffix("'s"))):
                span = words.of(bisect_right(words.firsts, at) - 1)
                keys = words.keys[max(at - _NEAR_NAME, span.start) : at]
                if words.keys[at + 1 : at + 2] == [","]:
                    keys += words.keys[at + 2 : min(at + 2 + _NEAR_NAME, span.stop)]
                found.update(key[:OPENING] for key in keys if len(key) > OPENING // 2)
                found.update(sort for key in keys for sort in known.get(key, ()))
        return found

    def _places(self, side: int, word: str) -> list[int]:
        """Where a word stands first in that text."""
        if (side, word) not in self._standing:
            self._standing[side, word] = self.facing.facts[side].words.tokens_of(word)[:_MOST_PLACES]
        return self._standing[side, word]


def known_by(fact: Fact) -> frozenset[str]:
    """Openings of words, and sorts in capitals."""
    return frozenset({*fact.value.about, *(sort.upper() for sort in fact.value.sorts)})


def is_another(sources: Sources, left: Fact, right: Fact) -> bool:
    """Two sources of which neither may be the other by its name, or by what it is."""
    one, other = left.value, right.value
    if not (one.source and other.source) or one.stance == other.stance == ACTS:
        return False
    if _is_of_other(one, other) or _is_of_other(other, one):
        return True
    if _is_hidden(one) != _is_hidden(other):
        if _is_open(one) or _is_open(other):
            return True
        if one.about & other.about:
            return False  # "a police official", "an officer of the police"
    are_of_two_sorts = bool(one.sorts and other.sorts) and not may_be_of_one_sort(one, other)
    if one.apart & other.apart and (not are_of_two_sorts or _share_own(one, other)):
        return False
    if any(_is_of_before(a) and b.is_named for a, b in ((one, other), (other, one))):
        return False
    if any(_is_written_before(a) and b.sorts and not b.is_named for a, b in ((one, other), (other, one))):
        return False
    if any(_is_new_medium(sources, *pair) for pair in ((0, one, other), (1, other, one))):
        return True
    if any(is_bare(a) and len(a.about) == 1 and b.sorts & _OF_STATE for a, b in ((one, other), (other, one))):
        return False  # "Moscow", and "the foreign ministry"
    if one.sorts and other.sorts:
        if may_be_of_one_sort(one, other):
            return _is_another_of_its_sort(sources, left, right)
        return not (_share_own(one, other) or _share_name(one, other) or _is_known_as(sources, one, other))
    if one.is_generic != other.is_generic and (one.is_named or other.is_named):
        if DENIES in (one.stance, other.stance) and one.stance != other.stance and (one.sorts or other.sorts):
            return not one.about & other.about
        return _got_a_name(sources, left, right) and not _is_known_as(sources, one, other)
    if any(_is_of_office(a) and _is_body(b) for a, b in ((one, other), (other, one))):
        return True
    if not (one.about and other.about) or one.about & other.about or _share_name(one, other):
        return False
    if any(is_bare(a) and b.sorts & named_sorts() and not b.apart for a, b in ((one, other), (other, one))):
        return False  # "the airline", "Norvair"
    names = [*map(names_of, (one, other))]
    if not (is_bare(one) and is_bare(other)):
        return not _is_known_as(sources, one, other)
    return not (_is_new(sources, 1, names[0]) and _is_new(sources, 0, names[1]))


def _is_hidden(said: Saying) -> bool:
    """ "A government source", "two people close to it": not the people who were there."""
    return ANONYMOUS in said.sorts and "lay" not in said.sorts


def _is_open(said: Saying) -> bool:
    """By name, or for a body: "the prime minister", "a spokesman for the mill"; not "an officer"."""
    if _is_hidden(said):
        return False
    if said.is_generic:
        return "spokes" in said.source.lower()
    return said.is_named or (
        not said.sorts & _NOBODY and bool(said.sorts) and said.source[:2].lower() not in ("a ", "an")
    )


_NOBODY = frozenset((ANONYMOUS, OFFICIALS, "lay"))


def _share_own(one: Saying, other: Saying) -> bool:
    """A name, or where both are; not what else a noun has before it: health workers are not the health minister."""
    shared = one.about & other.about
    names = {name[:OPENING].lower() for name in (*names_of(one), *names_of(other))}
    return bool(shared & names or shared - (one.apart & other.apart))


def _is_of_other(said: Saying, other: Saying) -> bool:
    """ "Lund's mother", "a former aide to Lund", where the other is Lund: one speaks of her own accord."""
    head = _AFFILIATION.split(other.source.partition(",")[0], maxsplit=1)[0]
    names = [word for word in names_of(other) if word in head.split()]
    if said.sorts.isdisjoint(_CLOSE_TO) or not other.sorts.isdisjoint(_CLOSE_TO) or not names:
        return False
    words = [word.strip(".,") for word in said.source.split()]
    bare = [re.sub(r"['’]s?$", "", word) for word in words]
    at = next((at for at, word in enumerate(bare) if word == names[-1].strip(".,")), None)
    relation = next((at for at, word in enumerate(words) if not sorts().get(word, _NONE).isdisjoint(_CLOSE_TO)), None)
    if at is None or relation is None:
        return False
    is_owner = bare[at] != words[at] and at < relation
    between = said.source.split()[relation:at]
    return is_owner or not ({"of", "to", "for"}.isdisjoint(between) or any(word.endswith(",") for word in between))


def _is_of_before(said: Saying) -> bool:
    """ "The newspaper": which one, an earlier sentence tells."""
    return said.source[:4].lower() == "the " and not said.apart and "media" in said.sorts


def _is_written_before(said: Saying) -> bool:
    """ "The report", "official results": whoever wrote it, an earlier sentence tells."""
    opens = said.source.lower().startswith(("the ", "official "))
    return opens and not (said.apart or said.is_named) and bool(said.sorts & _MADE)


def _is_new_medium(sources: Sources, side: int, said: Saying, other: Saying) -> bool:
    """The figures of an office, and those of a website by a name of which the other text knows nothing."""
    if said.sorts.isdisjoint(_KEPT & other.sorts) or not (said.apart and other.apart) or _share_name(said, other):
        return False
    names = [word for word in names_of(said) if word.isalpha()]
    return bool(names) and _is_new(sources, 1 - side, names)


def names_of(said: Saying) -> list[str]:
    return [word for word in said.source.split() if word[0].isupper() and word[:OPENING].lower() in said.about]


def is_bare(said: Saying) -> bool:
    """A name and no more."""
    return not said.sorts and len(names_of(said)) == len(said.about)


def _share_name(one: Saying, other: Saying) -> bool:
    names = names_of(one), names_of(other)
    if any(_may_be_one(a, b) for a in names[0] for b in names[1]):
        return True
    return any(_is_short_for(short, long) for short, long in ((one.source, other.source), (other.source, one.source)))


def _is_short_for(short: str, long: str) -> bool:
    """USGS and "the U.S. Geological Survey", THR and "The Hollywood Reporter"."""
    initials = "".join(letter for letter in long if letter.isupper())
    words = (word.strip(".,") for word in short.split())
    return any(len(word) > 1 and word.isupper() and word in initials and word not in long for word in words)


def may_be_of_one_sort(one: Saying, other: Saying) -> bool:
    if not (one.sorts and other.sorts):
        return False
    if any(a.sorts == {BOSSES} and not a.is_named and b.sorts & _HEADED for a, b in ((one, other), (other, one))):
        return True  # "its director", "the museum"
    owners = one.sorts - _MADE, other.sorts - _MADE
    if one.sorts & other.sorts and not (all(owners) and owners[0].isdisjoint(owners[1])):
        return True
    return any(_are_any_officials(a) and not b.sorts & _UNOFFICIAL for a, b in ((one, other), (other, one)))


def _are_any_officials(said: Saying) -> bool:
    """ "Local officials", of whatever office; not "health officials"."""
    return said.sorts == {OFFICIALS} and said.apart <= _OF_ANY_OFFICE


def _is_another_of_its_sort(sources: Sources, left: Fact, right: Fact) -> bool:
    """The health ministry and that of trade; of people who are called by what they are, a name that is new."""
    one, other = left.value, right.value
    if one.is_generic != other.is_generic and (one.is_named or other.is_named):
        return _got_a_name(sources, left, right)
    if not (one.apart and other.apart) or one.sorts & other.sorts & _COMMON or _share_name(one, other):
        return False
    return not any(a.is_named and b.apart & sources.beside_name(a) for a, b in ((one, other), (other, one)))


def _is_known_as(sources: Sources, one: Saying, other: Saying) -> bool:
    """Whether either text tells beside the name of one what the other is."""
    return any(
        a.is_named and not {*b.apart, *b.sorts}.isdisjoint(sources.beside_name(a))
        for a, b in ((one, other), (other, one))
    )


def _is_of_office(said: Saying) -> bool:
    """ "Chief Executive Ana Vrba", "Ms Vrba": a person by name, who is no body."""
    return said.is_named and not _OFFICES.isdisjoint(said.source.lower().replace(".", "").split())


def _is_body(said: Saying) -> bool:
    """ "The company": whichever, it is no person."""
    return not (said.about or said.is_named) and not BODIES.isdisjoint(said.source.lower().split())


_OFFICES = honorifics() | frozenset("chairman chairwoman president mayor governor minister director senator".split())
"""None that bodies have in their names, too: not "General Motors", "Baker Mills"."""


def _got_a_name(sources: Sources, left: Fact, right: Fact) -> bool:
    """Whether "an official" is now somebody of whom the other text knows nothing, or was."""
    side = 0 if left.value.is_named else 1
    said = (left, right)[side].value
    if MANY.search((left, right)[1 - side].value.source.lower()):
        return False
    name = _AFFILIATION.split(said.source, maxsplit=1)[0]
    names = [word for word in name.split() if word[0].isupper() and word.isalpha()]
    names = [word for word in names if word.lower() not in sorts()]
    return bool(names) and _is_new(sources, 1 - side, names)


def _is_new(sources: Sources, side: int, names: Sequence[str]) -> bool:
    """Whether none of these stands in that text: one name made room for another, which is told as a name."""
    return sources.facing.word_sets[side].isdisjoint(name.lower() for name in names)


def _may_be_one(name: str, other: str) -> bool:
    """Shusha and Shushi, and Harmon and Hartman: a name that another one makes room for is told as a name."""
    return is_one_word(name, other) or ratio(name, other) >= ALIKE
