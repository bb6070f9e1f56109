"""Statements that are turned round: a "not" that came or went with what it governs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from stories.compare.differences.abroad import cue_differences
from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.nobody import NoneToSome, none_to_some
from stories.compare.differences.statements import (
    ONE_WORD,
    OTHER,
    Answer,
    Statement,
    answers,
    cues_in_rows,
    each_once,
    is_told_as_done,
    statement_of,
    told_of,
)
from stories.compare.differences.turns import Turn
from stories.text.document import Range
from stories.text.facts import CERTAINTY, NEGATION, OUTCOME, Fact
from stories.text.facts.certainty import HEDGED, SURE
from stories.text.facts.negation import AKIN, HIDDEN, OPEN, OPENING_UP, PLAIN
from stories.text.facts.words import Words
from stories.text.verbs import is_past, verb_of
from stories.text.words import OPENING

SMALL = 6
"""Words: in a longer change the statement is another one, unless what is governed is the same."""

CLAUSE = 8
"""Words: in a longer change what is governed is the same by chance."""

ALONE = 4
"""Words: "did not immediately"; what comes or goes in more is a clause that takes its "not" along."""

LONGEST = 16
"""Words of a clause that are told."""

_BEHIND = 2
"""Words behind a change that agree, from which on both sides say the same of another subject."""

_TELLING = 4
"""Letters a governed word has at least, where it is looked for in other words than those of its change."""


_SHARED, _PART = 2, 0.4
"""Words that two clauses share at least, and the part of those of the one, where what is negated is said in a rewritten
sentence."""


class _Surplus(NamedTuple):
    """A change that has one negation more on this side."""

    turn: Turn
    side: int
    fact: Fact


def find(facing: Facing) -> Iterator[Difference]:
    if not facing.is_english:
        yield from cue_differences(facing, NEGATION)
        return
    told: dict[Hashable, tuple[Difference, list[int]]] = {}
    for turns in facing.turns.values():
        surpluses = _surpluses(facing, turns)
        for surplus in surpluses:
            one = _turned_round(facing, turns, surplus, surpluses)
            if one:
                kept = told.setdefault((surplus.fact.key or surplus.fact.span, surplus.side), (one, []))
                kept[1].append(surplus.turn.row.number)
    for turns in facing.turns.values():
        for surplus, place in _rewritten(facing, turns):
            if (surplus.fact.key, surplus.side) not in told:
                one = _difference(facing, surplus, range(place, place + 1))
                told[surplus.fact.key, surplus.side] = one, [surplus.turn.row.number]
    for one in _of_statements(facing, [one for one, _ in told.values()]):
        told[one.left, one.right] = one, [*one.passages]
    nobody = [_none_to_some(facing, one) for one in none_to_some(facing)]
    for one in each_once(nobody, [one for one, _ in told.values()]):
        told[one.left, one.right] = one, [*one.passages]
    for side, fact, row in _open(facing):
        span = _clause(facing, side, fact)
        stated = Stated(span, facing.documents[side].quote(span))
        sides = (None, stated) if side else (stated, None)
        kept = told.setdefault((OPEN, side), (Difference(NEGATION, How.ADDED if side else How.DROPPED, *sides), []))
        kept[1].append(row.number)
    for one, rows in told.values():
        yield one._replace(passages=tuple(sorted({*rows})))


def _none_to_some(facing: Facing, one: NoneToSome) -> Difference:
    """ "No deaths", and "two people have died"."""
    stated = [Stated(span, facing.documents[side].quote(span)) for side, span in one.spans]
    left, right = stated[::-1] if one.side else stated
    return Difference(NEGATION, How.CHANGED, left, right, passages=tuple(sorted({row.number for row in one.rows})))


def _of_statements(facing: Facing, told: Sequence[Difference]) -> list[Difference]:
    """What one side negates, and a rewritten sentence that answers to it states."""
    cues = (cue for cue in cues_in_rows(facing, NEGATION) if _may_be_turned(facing, *cue[1:]))
    return each_once(filter(None, (_stated_instead(facing, *cue) for cue in cues)), told)


def _may_be_turned(facing: Facing, side: int, fact: Fact) -> bool:
    """It is no outcome; the other text does not negate it too, nor this one say that it is so of another."""
    if fact.value not in (PLAIN, HIDDEN) or _is_told(facing, 1 - side, fact):
        return False
    words = facing.facts[side].words
    span = words.of(fact.sentence)
    if sum(_is_of(key, fact) for key in words.keys[span.start : span.stop]) > 1:
        return False
    return not _is_outcome(facing, side, fact)


def _stated_instead(facing: Facing, row: Row, side: int, fact: Fact) -> Difference | None:
    statement = statement_of(facing, side, fact)
    for answer in answers(facing, statement):
        if _is_stated(facing, statement, answer, fact):
            mine = range(statement.cue.start, statement.told_to)
            stated = [facing.stated(side, mine), facing.stated(1 - side, told_of(facing, 1 - side, answer))]
            left, right = stated[::-1] if side else stated
            return Difference(NEGATION, How.CHANGED, left, right, passages=(row.number,))
    return None


def _is_stated(facing: Facing, statement: Statement, answer: Answer, fact: Fact) -> bool:
    """Whether the answer says it of the same thing, and is neither negated nor hedged itself."""
    other = 1 - statement.side
    words = facing.facts[other].words
    if (
        _is_undone(facing, other, answer, str(fact.key))
        or not is_told_as_done(words, answer)
        or _is_hedge(facing, statement.side, fact)
    ):
        return False
    if answer.sameness == ONE_WORD:
        return answer.shared >= _SHARED
    if answer.sameness == OTHER and fact.key in _WITHHELD:
        return False  # "no details" of a blast that hurt five
    is_near = answer.near >= max(_SHARED, _PART * len(statement.openings))
    return fact.value == PLAIN and is_near and any(is_past(words.keys[at]) for at in answer.clause)


_WITHHELD = frozenset(word[:OPENING] for word in "details information comment explanation answer statement".split())
"""Who gives none of these does not say that the thing is not so."""


def _is_undone(facing: Facing, side: int, answer: Answer, governed: str) -> bool:
    """Whether its sentence negates something, or its clause stands for a negation in other words or is hedged."""
    words = facing.facts[side].words
    first_at = facing.documents[side].numbered.first_at
    sentence = range(answer.sentence, answer.sentence + 1)
    negations = facing.facts[side].of(NEGATION, sentence)
    hedges = [one for one in facing.facts[side].of(CERTAINTY, sentence) if one.key != SURE]
    return (
        any(one.value != AKIN or _stands_in(first_at(one.start), answer) for one in negations)
        or any(first_at(one.start) in answer.clause for one in hedges)
        or _wants(words, words.of(answer.sentence))
        or any(_is_without(words.keys[at], governed) for at in answer.clause)
        or _is_unmade(words, answer)
    )


def _stands_in(at: int, answer: Answer) -> bool:
    """In its clause, and is not the word that answers: "no reason to close", "was closed"."""
    return at in answer.clause and at != answer.place


_WANTING = frozenset("away stay stayed stays staying last gone lost loses short".split())
"""They may tell what a negation would: "stayed away", "last won"."""


def _wants(words: Words, tokens: range) -> bool:
    """Whether one of them stands there, or "out of"."""
    return any(words.keys[at] in _WANTING or words.keys[at : at + 2] == ["out", "of"] for at in tokens)


def _is_without(key: str, governed: str) -> bool:
    """ "Unlocked", "riderless"."""
    return key.endswith("less") or (bool(governed) and key.startswith(("un" + governed[:3], "in" + governed[:3])))


def _is_unmade(words: Words, answer: Answer) -> bool:
    """ "Unpaid bonuses", for the lack of any."""
    before = words.keys[answer.place - 1] if answer.place and answer.place > answer.clause.start else ""
    return before.startswith("un") and is_past(before[len("un") :])


def _is_hedge(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether it is part of one: "could not be ruled out", "not confirmed"."""
    certainties = facing.facts[side].of(CERTAINTY, range(fact.sentence, fact.sentence + 1))
    return any(one.start <= fact.end + 1 and fact.start < one.end and one.key == HEDGED for one in certainties)


def _clause(facing: Facing, side: int, fact: Fact) -> Range:
    """From the words to the next mark: "not clear who had fired at the boat"."""
    words = facing.facts[side].words
    first = facing.documents[side].numbered.first_at(fact.start)
    last = first + 1
    while last < min(words.of(fact.sentence).stop, first + LONGEST) and words.tokens[last][0].isalnum():
        last += 1
    return words.span(first, last)


def _open(facing: Facing) -> Iterator[tuple[int, Fact, Row]]:
    """What one text says is not clear, where the other says so of nothing."""
    for side in (0, 1):
        if facing.facts[side].words.all.isdisjoint(OPENING_UP):
            continue
        found = [
            (fact, row)
            for row in facing.rows
            if not row.is_same
            for fact in facing.facts[side].of(NEGATION, row.sentences[side])
            if fact.key == OPEN
        ]
        if found and OPEN not in facing.facts[1 - side].everywhere(NEGATION):
            yield from ((side, *one) for one in found)


def _surpluses(facing: Facing, turns: Sequence[Turn]) -> list[_Surplus]:
    """All of one row."""
    found = []
    for turn in turns:
        inside = _inside(facing, turn, 0), _inside(facing, turn, 1)
        if len(inside[0]) != len(inside[1]):
            side = 0 if len(inside[0]) > len(inside[1]) else 1
            facts = sorted(inside[side], key=lambda fact: (PLAIN, OPEN, HIDDEN, AKIN).index(fact.value))
            found.append(_Surplus(turn, side, facts[0]))
    return found


def _inside(facing: Facing, turn: Turn, side: int) -> list[Fact]:
    """Its negations, but for those that are part of an outcome: "not guilty"."""
    facts = facing.inside(turn, side, NEGATION)
    outcomes = facing.touched(turn, side, OUTCOME) if facts else []
    return [fact for fact in facts if not any(one.start <= fact.start and fact.end < one.end for one in outcomes)]


def _is_outcome(facing: Facing, side: int, fact: Fact) -> bool:
    """ "Unlikely" is told as one."""
    sentence = range(fact.sentence, fact.sentence + 1)
    return any(one.start <= fact.start and fact.end <= one.end for one in facing.facts[side].of(OUTCOME, sentence))


def _turned_round(
    facing: Facing, turns: Sequence[Turn], surplus: _Surplus, surpluses: Sequence[_Surplus]
) -> Difference | None:
    turn, side, fact = surplus
    if fact.value == AKIN or _is_outcome(facing, side, fact) or _is_told(facing, 1 - side, fact):
        return None
    in_place = _governed_in_place(facing, turn, side, fact)
    against = [
        one for one in surpluses if one.side != side and (one.turn.is_of_both or one.turn.words[one.side] <= CLAUSE)
    ]
    is_moved = any(one.fact.value != PLAIN or one.fact.key == fact.key for one in against)
    if is_moved or (against and (in_place is None or fact.value != PLAIN)):
        return None
    if in_place is not None and turn.words[side] <= (CLAUSE if turn.is_of_both else ALONE):
        first = turn.tokens[1 - side].start
        return _difference(facing, surplus, range(first if in_place - first < ALONE else in_place, in_place + 1))
    if fact.value == HIDDEN:
        return None
    if turn.words[side] > CLAUSE:
        return None
    elsewhere = _governed_in_row(facing, turns, side, fact)
    if elsewhere is not None:
        return _difference(facing, surplus, range(elsewhere, elsewhere + 1))
    if not turn.is_of_both:
        return None
    other = turn.tokens[1 - side]
    if _wants(facing.facts[1 - side].words, other):
        return None
    if max(turn.words) <= SMALL or (turn.words[side] <= ALONE and _agree_behind(facing, turn)):
        last = min(other.start + 2, turn.behind(1 - side).stop)  # "The driver", of which it was not known whether
        return _difference(facing, surplus, range(other.start, max(other.stop, last)))
    return None


def _rewritten(facing: Facing, turns: Sequence[Turn]) -> Iterator[tuple[_Surplus, int]]:
    """What one side negates in words that were rewritten, and where a sentence that answers to it says that it is so.
    Neither text may say of the same thing both, nor the one that negates it that it is so of another."""
    for turn in turns:
        for side in (0, 1) if max(turn.words) > CLAUSE else ():
            for fact in _inside(facing, turn, side):
                if fact.value == PLAIN and len(str(fact.key)) >= _TELLING and not _is_told(facing, 1 - side, fact):
                    place = _place_of_deed(facing, side, fact)
                    if place is not None:
                        yield _Surplus(turn, side, fact), place


def _place_of_deed(facing: Facing, side: int, fact: Fact) -> int | None:
    """The token of the other side that is the governed word, done and neither hedged nor a mere thought."""
    words, others = facing.facts[side].words, facing.facts[1 - side].words
    first = facing.documents[side].numbered.first_at(fact.end)
    reach = range(first, min(first + _FAR, words.of(fact.sentence).stop))
    deed = next((at for at in reach if _is_of(words.keys[at], fact)), None)
    if deed is None or not words.keys[deed].endswith(_DONE) or _stands_again(words.keys, deed, fact):
        return None
    sentence = facing.documents[side].sentences[fact.sentence]
    for one in facing.across(side, fact.sentence):
        span = others.of(one)
        for at in span:
            if others.keys[at] == words.keys[deed] and _UNDONE.isdisjoint(others.keys[max(at - _FAR, span.start) : at]):
                across = facing.documents[1 - side].sentences[one]
                answer = (across, sentence) if side else (sentence, across)
                return at if answer in facing.answers else None
    return None


_FAR = 6
"""Words: "has not yet been formally arrested", "could soon be arrested"."""

_DONE = "ed"
_UNDONE = frozenset(
    "if whether unless to would could may might should must will not never no be who before after until when unlike "
    "denied without".split()
)
"""In front of a deed: it is not told as done, or only of somebody."""


def _stands_again(keys: Sequence[str], deed: int, fact: Fact) -> bool:
    return sum(_is_of(key, fact) for key in keys) > 1


def _is_told(facing: Facing, other: int, fact: Fact) -> bool:
    """Whether the other text negates the same thing, wherever it does; who "was not identified" was not named, either,
    and is unnamed."""
    negated = facing.facts[other].everywhere(NEGATION)
    if fact.key in _NAMING:
        return not (negated.keys().isdisjoint(_NAMING) and _UNNAMED.isdisjoint(facing.facts[other].words.all))
    return bool(fact.key) and fact.key in negated


_NAMING = frozenset(word[:OPENING] for word in "name named names naming identify identity".split())
_UNNAMED = frozenset("unnamed unidentified anonymous anonymously anonymity".split())


def _governed_in_place(facing: Facing, turn: Turn, side: int, fact: Fact) -> int | None:
    """The token of the other side that is governed here and not there, in the change or right behind it."""
    keys = facing.facts[1 - side].words.keys
    behind = [*turn.tokens[1 - side], *turn.behind(1 - side)]
    return next((at for at in behind if _is_of(keys[at], fact)), None)


def _governed_in_row(facing: Facing, turns: Sequence[Turn], side: int, fact: Fact) -> int | None:
    """The same in any change of the row: "no reports of damage" and "damaging a hospital"."""
    if len(str(fact.key)) < _TELLING:
        return None
    keys = facing.facts[1 - side].words.keys
    changed = [at for turn in turns for at in turn.tokens[1 - side]]
    return next((at for at in changed if _is_of(keys[at], fact)), None)


def _is_of(key: str, fact: Fact) -> bool:
    """Whether a word is what the negation governs: "name", "names", "named"."""
    governed = str(fact.key)
    if len(governed) == OPENING or not governed:
        return key[:OPENING] == governed
    if verb_of(key) == verb_of(governed) or governed == key + "s":
        return True
    return key.startswith(governed) and len(key) <= len(governed) + 2


def _agree_behind(facing: Facing, turn: Turn) -> bool:
    """Whether words follow the change in its sentence that both sides have."""
    keys = facing.facts[0].words.keys
    behind = [keys[at] for at in turn.behind(0)][:_BEHIND]
    return len(behind) == _BEHIND and all(key[0].isalpha() for key in behind)


def _difference(facing: Facing, surplus: _Surplus, instead: range) -> Difference:
    """From the negation to what it governs, and on the other side what stands there instead."""
    turn, side, fact = surplus
    keys = facing.facts[side].words.keys
    first = facing.documents[side].numbered.first_at(fact.start)
    reach = range(first + 1, turn.behind(side).stop)
    known = facing.documents[side].numbered.first_at(fact.end)
    last = next((at + 1 for at in reach if _is_of(keys[at], fact)), known)
    others = facing.facts[1 - side].words.keys
    is_first = first == facing.facts[side].words.of(fact.sentence).start
    near = others[max(instead.start - 2, 0) : instead.stop]
    if keys[first] == "no" and not is_first and keys[first - 1] not in near:
        instead = range(instead.start, max(instead.stop, min(instead.stop + _VERB, turn.within[1 - side].stop)))
    other = _bare(others, instead)
    stated = [facing.stated(side, range(first, last)), facing.stated(1 - side, other)]
    left, right = stated[::-1] if side else stated
    return Difference(NEGATION, How.CHANGED, left, right)


_VERB = 2
"""Words told behind a noun that another verb is told of: "left no will", "a will turned up"."""


def _bare(keys: Sequence[str], tokens: range) -> range:
    """Without the marks around the words."""
    first, last = tokens.start, tokens.stop
    while first < last - 1 and not keys[first][0].isalnum():
        first += 1
    while first < last - 1 and not keys[last - 1][0].isalnum():
        last -= 1
    return range(first, last)
