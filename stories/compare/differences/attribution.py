"""Another source for the same statement, or none any more; another stance towards it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing
from stories.compare.differences.turns import Turn, span_of
from stories.compare.record import PassageKind
from stories.text.document import Kind
from stories.text.facts import ATTRIBUTION, Fact
from stories.text.facts.attribution import BODIES, Saying
from stories.text.facts.spellings import is_one_word
from stories.text.facts.titles import honorifics
from stories.text.words import OPENING

PHRASE = 6
"""Words: ", the defence ministry said" is an attribution that comes or goes; with more, a statement comes or goes."""

SHARED = 2
"""Words that say something, from which on two sentences make one statement."""

_STANCE = 3
"""Words of a stance that makes room for another: "said", "has confirmed"."""

SHORT = 8
"""Words of the other, with what was added to its source: "for the mayor on Monday confirmed that"."""

ALIKE = 70
"""Per cent of their letters, from which on two names are told as one that was put right."""

_MANY = re.compile(r"\b(?:officials|authorities|sources|witnesses|residents)\b")
"""Nobody in particular who was named before: "the ministry" was."""

_HEADS = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.SUBHEAD})


def find(facing: Facing) -> Iterator[Difference]:
    if not facing.is_english:
        return
    told: dict[tuple[str, ...], tuple[Difference, list[int]]] = {}
    for turns in facing.turns.values():
        row = turns[0].row
        if row.passage.kind is PassageKind.REPLACED:
            continue
        if facing.kind_of(0, row.sentences[0].start) in _HEADS or facing.kind_of(1, row.sentences[1].start) in _HEADS:
            continue
        for one in _in_row(facing, turns):
            key = tuple(side.value.lower() if side else "" for side in (one.left, one.right))
            told.setdefault(key, (one, []))[1].append(row.number)
    for one, rows in told.values():
        yield one._replace(passages=tuple(sorted({*rows})))


def _in_row(facing: Facing, turns: Sequence[Turn]) -> Iterator[Difference]:
    for turn in turns:
        lefts, rights = facing.touched(turn, 0, ATTRIBUTION), facing.touched(turn, 1, ATTRIBUTION)
        if lefts and rights:
            left, right = lefts[0], rights[0]
            if (
                len(lefts) == len(rights) == 1
                and _share_statement(facing, left, right)
                and (_is_another(facing, left, right) or _is_another_stance(turn, left, right))
            ):
                yield Difference(ATTRIBUTION, How.CHANGED, _stated(facing, 0, left), _stated(facing, 1, right))
        elif lefts or rights:
            side = 0 if lefts else 1
            fact = (lefts or rights)[0]
            if _stands_alone(facing, turn, side, fact):
                stated = _stated(facing, side, fact)
                sides = (None, stated) if side else (stated, None)
                yield Difference(ATTRIBUTION, How.ADDED if side else How.DROPPED, *sides)


def _stated(facing: Facing, side: int, fact: Fact) -> Stated:
    return Stated(fact.span, facing.documents[side].quote(fact.span))


def _share_statement(facing: Facing, left: Fact, right: Fact) -> bool:
    stems = [facing.documents[side].numbered.stems[fact.sentence].keys() for side, fact in enumerate((left, right))]
    return len((stems[0] - left.value.about) & (stems[1] - right.value.about)) >= SHARED


def _is_another(facing: Facing, left: Fact, right: Fact) -> bool:
    """Two sources that share no word, and neither of which may be the other by its name."""
    one, other = left.value, right.value
    if one.is_generic != other.is_generic and (one.is_named or other.is_named):
        return _got_a_name(facing, left, right)
    if any(_is_of_office(a) and _is_body(b) for a, b in ((one, other), (other, one))):
        return True
    if not (one.about and other.about) or one.about & other.about:
        return False
    names = [
        [word for word in said.source.split() if word[0].isupper() and word[:OPENING].lower() in said.about]
        for said in (one, other)
    ]
    if any(_may_be_one(a, b) for a in names[0] for b in names[1]):
        return False
    is_bare = all(len(capitals) == len(said.about) for capitals, said in zip(names, (one, other), strict=True))
    return not is_bare or not (_is_new(facing, 1, names[0]) and _is_new(facing, 0, names[1]))


def _is_of_office(said: Saying) -> bool:
    """ "Chief Executive Ana Vrba", "Ms Vrba": a person by name, who is no body."""
    return said.is_named and not _OFFICES.isdisjoint(said.source.lower().replace(".", "").split())


def _is_body(said: Saying) -> bool:
    """ "The company": whichever, it is no person."""
    return not (said.about or said.is_named) and not BODIES.isdisjoint(said.source.lower().split())


_OFFICES = honorifics() | frozenset("chairman chairwoman president mayor governor minister director senator".split())
"""None that bodies have in their names, too: not "General Motors", "Baker Mills"."""


def _got_a_name(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether "an official" is now somebody of whom the other text knows nothing, or was."""
    side = 0 if left.value.is_named else 1
    said = (left, right)[side].value
    return _is_new(facing, 1 - side, [word for word in said.source.split() if word[0].isupper() and word.isalpha()])


def _is_new(facing: Facing, side: int, names: Sequence[str]) -> bool:
    """Whether none of these stands in that text: one name made room for another, which is told as a name."""
    return facing.word_sets[side].isdisjoint(name.lower() for name in names)


def _may_be_one(name: str, other: str) -> bool:
    """Shusha and Shushi, and Harmon and Hartman: a name that another one makes room for is told as a name."""
    return is_one_word(name, other) or ratio(name, other) >= ALIKE


def _is_another_stance(turn: Turn, left: Fact, right: Fact) -> bool:
    one, other = left.value, right.value
    return one.stance != other.stance and min(turn.words) <= _STANCE and max(turn.words) <= SHORT


def _stands_alone(facing: Facing, turn: Turn, side: int, fact: Fact) -> bool:
    """Whether all that came or went is who says it, and nobody says so across from it or close by."""
    other = 1 - side
    saying = fact.value
    if not _came_or_went(facing, turn, side, fact):
        return False
    if not saying.about and not _MANY.search(saying.source.lower()):
        return False
    if turn.words[side] > (SHORT if turn.is_of_both else PHRASE) or turn.words[other] > turn.words[side]:
        return False
    within = turn.within[other]
    reach = span_of(facing.documents[other], within)
    if facing.documents[other].quotations.within(reach):
        return False
    for told, is_fresh in _near(facing, turn, other):
        if reach[0] <= told.start < reach[1]:
            return False
        if is_fresh and (told.value.about & saying.about or not told.value.about or saying.is_generic):
            return False
    return True


def _came_or_went(facing: Facing, turn: Turn, side: int, fact: Fact) -> bool:
    """With all its words, but for a "the" in front that is now another word's."""
    document = facing.documents[side]
    first, last = span_of(document, turn.tokens[side])
    opening = document.numbered.first_at(fact.start)
    is_article = facing.facts[side].words.keys[opening] in ("the", "a", "an")
    return first <= document.numbered.places[opening + is_article][0] and fact.end <= last


def _near(facing: Facing, turn: Turn, side: int) -> Iterator[tuple[Fact, bool]]:
    """The attributions of that side in the row and those beside it; fresh is what may be this one, moved there."""
    number = turn.row.number
    for row in facing.rows[max(number - 1, 0) : number + 2]:
        for fact in facing.facts[side].of(ATTRIBUTION, row.sentences[side]):
            is_fresh = not row.faces or row.passage.kind is PassageKind.REPLACED
            for one in facing.turns.get(row.number, ()):
                if fact in facing.touched(one, side, ATTRIBUTION) and not facing.touched(one, 1 - side, ATTRIBUTION):
                    is_fresh = True
            yield fact, is_fresh
