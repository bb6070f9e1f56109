"""What became of one person, wherever two texts tell it: "questioned" at the head of one, "released" far down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from stories.compare.differences.facing import Facing
from stories.compare.differences.rewritten import told_now
from stories.text.facts import Fact
from stories.text.facts.outcome import Pole, group_of, read_wide, wide_poles_of
from stories.text.facts.persons import FATES, Person, is_of
from stories.text.facts.words import Words
from stories.text.verbs import BEING

_MOST_SENTENCES = 12
"""In which one person is looked for, of one text."""

_Fates = dict[str, list[Fact]]
"""What became of one, by group."""


def fates(facing: Facing) -> Iterator[tuple[Fact, Fact]]:
    """What either text tells of a person, where no word of it is told by the other as well; of each group the last."""
    if not facing.is_english:
        return
    sides = facing.facts[0].persons, facing.facts[1].persons
    readers = _reader(facing, 0), _reader(facing, 1)
    for key, persons in sides[0].items():
        if key in sides[1]:
            both = persons, sides[1][key]
            may_tell = [frozenset().union(*(one.groups for one in of_side)) for of_side in both]
            if not may_tell[0].isdisjoint(may_tell[1]):
                told = [_told(facing, side, both[side][:_MOST_SENTENCES], readers[side]) for side in (0, 1)]
                yield from _apart(told[0], told[1])


_Read = Callable[[int], Sequence[Fact]]


def _reader(facing: Facing, side: int) -> _Read:
    """What a sentence of that side tells of anybody as what is so now, each read once; nothing of one that nobody
    wrote: of thousands whom it names each would be set beside all that it tells."""
    words = facing.facts[side].words

    @cache
    def read(at: int) -> Sequence[Fact]:
        told = read_wide(words, at, wide_poles_of(FATES)) if facing.is_written(side, at) else ()
        return told_now(words, at, told)

    return read


def _apart(lefts: _Fates, rights: _Fates) -> Iterator[tuple[Fact, Fact]]:
    """How far the law has gone with him, if one text knows more of it than the other; else what else they tell."""
    left, right = _furthest(lefts), _furthest(rights)
    if left and right and left[0] != right[0]:
        yield left[1], right[1]
        return
    for group in sorted(lefts.keys() & rights.keys()):
        if {one.key for one in lefts[group]}.isdisjoint(one.key for one in rights[group]):
            yield lefts[group][-1], rights[group][-1]


_STAGES = {
    Pole("case", "open"): 1,
    Pole("custody", "in"): 2,
    Pole("case", "charged"): 3,
    Pole("case", "convicted"): 4,
    Pole("case", "dropped"): 4,
    Pole("verdict", "guilty"): 4,
    Pole("verdict", "free"): 4,
}
"""How far the law has gone with somebody."""


_DONE_TO = _STAGES.keys() | {Pole("custody", "out"), Pole("bail", "yes"), Pole("bail", "no")}
_OF_MUCH = frozenset("dropped dismissed discontinued".split())
"""What happens to players and officials, too."""


def _furthest(told: _Fates) -> tuple[int, Fact] | None:
    """The last stage, with what tells it first."""
    facts = [fact for of_group in told.values() for fact in of_group]
    steps = [(_STAGES[fact.key], fact) for fact in facts if isinstance(fact.key, Pole) and fact.key in _STAGES]
    return max(steps, key=lambda step: step[0], default=None)


def _told(facing: Facing, side: int, persons: Sequence[Person], read: _Read) -> _Fates:
    """By group, in the order of the text."""
    found: dict[str, list[Fact]] = defaultdict(list)
    words = facing.facts[side].words
    first_at = facing.documents[side].numbered.first_at
    for sentence in sorted({person.sentence for person in persons}):
        for fact in read(sentence):
            tokens = range(first_at(fact.start), first_at(fact.end))
            near = [one.tokens for one in persons if one.sentence == sentence and is_of(words, one.tokens, tokens)]
            if any(_is_done_to(words, who, tokens, fact) for who in near):
                found[group_of(fact)].append(fact)
    return found


def _is_done_to(words: Words, who: range, what: range, fact: Fact) -> bool:
    """Not "detective Lund arrested", "Lund dropped his bid": what the law does in one word is done to him."""
    if len(what) > 1 or fact.key not in _DONE_TO or who.start >= what.stop:
        return True
    return not BEING.isdisjoint(words.keys[who.stop : what.start]) and words.keys[what.start] not in _OF_MUCH
