"""How sure a text is: a hedge that came or went around the same statement, a plan that was carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stories.compare.differences.abroad import cue_differences
from stories.compare.differences.degrees import is_of_degree
from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.differences.in_place import NEARLY
from stories.compare.differences.statements import (
    ONE_WORD,
    OTHER,
    RELATED,
    Answer,
    Statement,
    answers,
    count_others,
    cues_in_rows,
    each_once,
    is_told_as_done,
    openings_of,
    statement_of,
    told_of,
)
from stories.compare.differences.turns import Turn
from stories.text.facts import CERTAINTY, NEGATION, Fact
from stories.text.facts.certainty import DOUBTED, FINDING, HEDGED, LONGEST_FINDER, SURE, TO_COME, WOULD
from stories.text.facts.negation import AKIN
from stories.text.verbs import is_past, verb_of

SMALL = 6
"""Words: in a longer change the statement is another one."""

LONGEST_TOLD = 16
"""Words of what is told together with what makes it sure."""

LONG = 12
"""Words: as far as that, where the word that is hedged stands on the other side unhedged."""

_LITTLE = frozenset(
    "a an the that to be been being is are was were has have had it its of what which who as by do does did in".split()
)
"""What may come and go with a hedge: "what appeared to be", "is believed to have"."""

_VERB = 3
"""Letters of a verb by which its forms are known."""

_PLANNED = frozenset("expected expect expects forecast due set scheduled planned".split())
"""What is to come by a plan is as sure as what is likely."""

_NEGATING = frozenset("not never no".split())
_DONE = frozenset("was were has have had did".split())
_SAYS = frozenset("said say says saying told according announced forecast predicted".split())


def find(facing: Facing) -> Iterator[Difference]:
    """What several rows tell in the same words is one."""
    if not facing.is_english:
        yield from cue_differences(facing, CERTAINTY)
        return
    told: dict[tuple[str, ...], tuple[Difference, list[int]]] = {}
    for number, turns in facing.turns.items():
        for one in _in_row(facing, turns):
            if _is_disbelieved(facing, 0, one.left) != _is_disbelieved(facing, 1, one.right):
                continue
            if not _are_alike(facing, one):
                continue
            words = tuple(side.value.lower() if side else "" for side in (one.left, one.right))
            told.setdefault(words, (one, []))[1].append(number)
    for one in _of_statements(facing, [one for one, _ in told.values()]):
        if not _are_alike(facing, one):
            continue
        words = tuple(side.value.lower() if side else "" for side in (one.left, one.right))
        told.setdefault(words, (one, []))[1].extend(one.passages)
    for one, rows in told.values():
        yield one._replace(passages=tuple(sorted({*rows})))


def _are_alike(facing: Facing, one: Difference) -> bool:
    """Whether the sentences of both answer to each other closely enough to tell of one thing."""
    if not (one.left and one.right):
        return True
    left, right = (
        sentence_at(document, stated.words[0])
        for document, stated in zip(facing.documents, (one.left, one.right), strict=True)
    )
    return facing.similarity(left, right) >= NEARLY


def _is_disbelieved(facing: Facing, side: int, stated: Stated | None) -> bool:
    """Whether somebody does not think so: "no longer believe that he fell asleep"."""
    if stated is None:
        return False
    document, words = facing.documents[side], facing.facts[side].words
    at = document.numbered.first_at(stated.words[0])
    before = words.keys[words.of(sentence_at(document, stated.words[0])).start : at]
    return any(
        key in _NEGATING | {"no"} and any(verb_of(verb) in _THINKING for verb in before[place + 1 : place + _NEAR])
        for place, key in enumerate(before)
    )


_NEAR = 4
"""Words behind a negation that it may negate: "no longer believe"."""

_WEAK = frozenset({HEDGED, TO_COME, DOUBTED})


def _of_statements(facing: Facing, told: Sequence[Difference]) -> list[Difference]:
    """Where the other text states in a rewritten sentence what this one only holds possible or plans."""
    cues = (cue for cue in cues_in_rows(facing, CERTAINTY) if cue[2].key in _WEAK)
    return each_once(filter(None, (_stated(facing, *cue) for cue in cues)), told)


def _stated(facing: Facing, row: Row, side: int, fact: Fact) -> Difference | None:
    statement = statement_of(facing, side, fact)
    for answer in answers(facing, statement):
        if _is_surer(facing, statement, answer, fact):
            mine = range(statement.cue.start, statement.told_to)
            theirs = _with_sure(facing, fact, answer.sentence, 1 - side, told_of(facing, 1 - side, answer))
            stated = [facing.stated(side, mine), facing.stated(1 - side, theirs)]
            left, right = stated[::-1] if side else stated
            return Difference(CERTAINTY, How.CHANGED, left, right, passages=(row.number,))
    return None


def _with_sure(facing: Facing, hedge: Fact, sentence: int, side: int, told: range) -> range:
    """These words, with those that say how sure it is, if they stand near: "signed a deal to buy". Who found it to be
    so stands for who thought so."""
    first_at = facing.documents[side].numbered.first_at
    is_thought = verb_of(hedge.value) in _THINKING
    for fact in facing.facts[side].of(CERTAINTY, range(sentence, sentence + 1)):
        if fact.key in (SURE, DOUBTED) and (is_thought or fact.value not in FINDING):
            first, last = min(first_at(fact.start), told.start), max(first_at(fact.end), told.stop)
            if last - first <= LONGEST_TOLD:
                return range(first, last)
            if fact.value in FINDING and "," in (keys := facing.facts[side].words.keys)[told.stop : last]:
                return range(last - keys[told.stop : last][::-1].index(","), last)
    return told


_THINKING = {verb_of(verb) for verb in "believe suspect fear think assume presume reckon guess".split()}


def _is_surer(facing: Facing, statement: Statement, answer: Answer, fact: Fact) -> bool:
    """Whether the answer is surer, or less sure, of the same."""
    other = 1 - statement.side
    if fact.value in _APART or _says_too(facing, statement, answer):
        return False
    if fact.value == "could" and _says_can(facing, other, [answer.sentence]):
        return False
    facts = facing.facts[other].of(CERTAINTY, range(answer.sentence, answer.sentence + 1))
    first_at = facing.documents[other].numbered.first_at
    everywhere = {one.key for one in facts}
    is_firm = _is_firm(facing, statement, answer)
    here = {one.key for one in facts if first_at(one.start) in answer.clause or first_at(one.end) in _led_to(answer)}
    here |= {SURE for one in facts if one.value in FINDING and _is_found(facing, other, answer, first_at(one.start))}
    is_same = answer.sameness == ONE_WORD
    if DOUBTED in here and fact.key != DOUBTED:
        return is_same or answer.near >= _SHARED
    if HEDGED in everywhere or DOUBTED in here:
        return False
    if SURE in here:
        return bool(answer.near) or answer.shared >= _SHARED
    least = _LEAST[answer.sameness] - (is_firm and answer.sameness == RELATED)
    if answer.shared < least and answer.run < _OBJECT:
        return False
    if here:
        is_like = answer.near >= max(_SHARED, _MOST * len(statement.openings))
        is_same = is_same or is_like or (answer.sameness == RELATED and answer.shared >= _SHARED - is_firm)
        is_by_plan = any(one.value in _PLANNED for one in facts)
        return here <= {TO_COME, WOULD} and fact.key == HEDGED and is_same and not is_by_plan
    if not is_told_as_done(facing.facts[other].words, answer):
        return False
    sentences = [range(one, one + 1) for one in (statement.sentence, answer.sentence)]
    is_of_others = fact.key == TO_COME and count_others(facing, *(sentences[::-1] if statement.side else sentences))
    return not is_of_others and _is_done(facing, statement, answer, fact.key)


_STILL_OPEN = frozenset("face faces faced facing unaccounted unclear".split())
"""In a clause that says nothing of what came of it."""


def _is_firm(facing: Facing, statement: Statement, answer: Answer) -> bool:
    """Whether both sentences are alike enough for a related word to tell of the same."""
    sentences = statement.sentence, answer.sentence
    return facing.similarity(*(sentences[::-1] if statement.side else sentences)) >= NEARLY


def _is_found(facing: Facing, side: int, answer: Answer, at: int) -> bool:
    """Whether who found it out follows the clause in an aside: "a spark lit it, the inquiry found"."""
    keys = facing.facts[side].words.keys
    behind = keys[answer.clause.stop : at]
    return behind[:1] == [","] and len(behind) <= LONGEST_FINDER and "," not in behind[1:]


def _is_done(facing: Facing, statement: Statement, answer: Answer, sort: object) -> bool:
    """Whether what is told without any hedge is what this side hedges or plans."""
    is_firm = _is_firm(facing, statement, answer)
    keys = facing.facts[1 - statement.side].words.keys
    if answer.sameness == ONE_WORD:
        return sort != TO_COME or (bool(answer.near) and is_past(keys[answer.place or 0]))
    is_told_past = any(is_past(keys[at]) for at in answer.clause)
    if answer.run >= _OBJECT and is_told_past:
        return sort != TO_COME or _is_of_one_subject(facing, statement, answer)
    if not _STILL_OPEN.isdisjoint(keys[at] for at in answer.clause):
        return False
    if sort == TO_COME:
        is_like = answer.near >= max(_OBJECT, _MOST * len(statement.openings))
        return answer.sameness == RELATED and is_like and is_told_past
    if answer.sameness == RELATED:
        return answer.near > _SHARED or (is_firm and answer.shared > _SHARED and is_told_past)
    part = _ALL if sort == HEDGED else _HALF
    return is_told_past and answer.near >= max(_SHARED, part * len(statement.openings))


def _is_of_one_subject(facing: Facing, statement: Statement, answer: Answer) -> bool:
    """Whether the answer's sentence has a word of those that stand before the cue, if any do."""
    mine, theirs = (facing.facts[side].words for side in (statement.side, 1 - statement.side))
    subject = openings_of(mine, range(statement.clause.start, statement.cue.start))
    return not subject or not subject.isdisjoint(openings_of(theirs, theirs.of(answer.sentence)))


def _led_to(answer: Answer) -> range:
    """Where a cue ends that leads on to this clause: "a matter of time before", "no doubt that"."""
    return range(answer.clause.start - 1, answer.clause.start + 1)


_LEAST = {ONE_WORD: 1, RELATED: 2, OTHER: 3}
"""Other words that two statements share, by how surely the word that is governed is the same."""

_OBJECT = 3
"""Words that are told of the one and the other: "into a storm", "a trade deal"."""

_SHARED = 2
_HALF, _MOST, _ALL = 0.5, 0.6, 1
"""Words of a clause that another shares, and the part of them."""

_ACCUSING = frozenset("accused accuse accuses accusing".split())
_APART = _ACCUSING | frozenset("reported set scheduled slated due booked".split())
"""Of their own: who is accused is so until the verdict, and after it; what is set for a day is a date."""


def _says_too(facing: Facing, statement: Statement, answer: Answer) -> bool:
    """Whether the answer's sentence has the cue itself, turned round or told of another clause: "did not rule out",
    "ruled out"."""
    keys, words = facing.facts[statement.side].words.keys, facing.facts[1 - statement.side].words
    cue = next((verb_of(keys[at]) for at in statement.cue if not (keys[at] in _LITTLE or keys[at] in _NEGATING)), "")
    return any(verb_of(words.keys[at]) == cue for at in words.of(answer.sentence))


def _in_degree(facing: Facing, turn: Turn) -> Iterator[Difference]:
    """One word that came or went and says that a thing is so for the most part: "calm", "largely calm"."""
    side = 0 if turn.tokens[0] else 1
    words, tokens = facing.facts[side].words, turn.tokens[side]
    if turn.is_of_both or len(tokens) != 1 or words.keys[tokens.start] not in _MOSTLY:
        return
    behind = words.keys[tokens.stop : tokens.stop + 1]
    is_quoted = facing.documents[side].quotations.around(words.places[tokens.start][0])
    if behind and behind[0].isalpha() and not is_quoted:
        yield _difference(facing, turn, side, None)


_MOSTLY = frozenset(
    "largely mostly mainly generally broadly partly partially somewhat virtually practically strongly "
    "firmly forcefully categorically".split()
)


def _in_row(facing: Facing, turns: Sequence[Turn]) -> Iterator[Difference]:
    for turn in turns:
        yield from _in_degree(facing, turn)
    of_degree = [turn for turn in turns if is_of_degree(facing, turn)]
    yield from (_difference(facing, turn, 0, None) for turn in of_degree)
    turns = [turn for turn in turns if turn not in of_degree]
    inside = [(facing.inside(turn, 0, CERTAINTY), facing.inside(turn, 1, CERTAINTY)) for turn in turns]
    hedges = [sum(fact.key == HEDGED for sides in inside for fact in sides[side]) for side in (0, 1)]
    for turn, sides in zip(turns, inside, strict=True):
        for side in (0, 1):
            is_fewer = hedges[1 - side] < hedges[side]
            for fact in sides[side]:
                if _is_ability_too(facing, turn, side, fact):
                    continue
                if fact.key in (SURE, DOUBTED) or fact.value in _ACCUSING or (fact.key == HEDGED and not is_fewer):
                    continue
                if _stands_there(facing, turn, side, fact):
                    continue
                if _is_weakened(facing, turn, side, fact, sides[1 - side]):
                    yield _difference(facing, turn, side, fact)
                    break
                if moved := _moved(facing, turns, turn, side, fact):
                    yield moved


def _is_ability_too(facing: Facing, turn: Turn, side: int, fact: Fact) -> bool:
    """Whether across from what "could" be done stands what can be: no step."""
    return fact.value == "could" and _says_can(facing, 1 - side, turn.sentences[1 - side])


def _says_can(facing: Facing, side: int, sentences: Iterable[int]) -> bool:
    words = facing.facts[side].words
    return any("can" in words.all_in(words.of(sentence)) for sentence in sentences)


def _stands_there(facing: Facing, turn: Turn, side: int, fact: Fact) -> bool:
    """Whether the other side has the cue as often, and has only moved it."""
    cues = [[at for at in turn.within[one] if facing.facts[one].words.keys[at] == fact.value] for one in (0, 1)]
    return len(cues[side]) <= len(cues[1 - side])


def _is_weakened(facing: Facing, turn: Turn, side: int, fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether this side is less sure than the other of what follows."""
    sorts = {other.key for other in others}
    if max(turn.words) > LONG or HEDGED in sorts or _negates(facing, turn):
        return False
    if fact.key == HEDGED and _is_hedged_behind(facing, turn):
        return False
    if SURE in sorts or DOUBTED in sorts:
        return True
    keys = [facing.facts[one].words.keys for one in (0, 1)]
    mine, theirs = ([keys[one][at] for at in turn.tokens[one]] for one in (side, 1 - side))
    behind = keys[side][turn.tokens[side].stop : turn.within[side].stop][:1]
    goes_on = bool(behind) and behind[0][0].isalpha()
    if max(turn.words) > SMALL:
        return fact.key == HEDGED and not sorts and _shares_governed(_governed(facing, turn, side, fact), theirs)
    if fact.key == HEDGED:
        if any(other.value in _PLANNED for other in others):
            return False
        if turn.is_of_both:
            if not _FACING.isdisjoint(theirs):
                return False  # "could be fined", "faces a fine"
            return (goes_on and theirs[-1] != "to") or _shares_governed(mine, theirs)
        first_at = facing.documents[side].numbered.first_at
        cue = range(first_at(fact.start), first_at(fact.end))
        beside = [keys[side][at] for at in turn.tokens[side] if at not in cue]
        return bool(behind) and all(key in _LITTLE or not key[0].isalpha() for key in beside)
    if fact.key == WOULD and sorts == {TO_COME}:
        return goes_on and behind[0] not in _NEGATING and not _is_reported(facing, turn)
    if sorts or not any(key in _DONE or key.endswith("ed") for key in theirs):
        return False
    return _shares_governed(_governed(facing, turn, side, fact), theirs) or (
        goes_on and mine[-1] in _LITTLE | {"will", "would"} and not _governed(facing, turn, side, fact)
    )


_FACING = frozenset("face faces facing".split())


def _is_hedged_behind(facing: Facing, turn: Turn) -> bool:
    """Whether both sides hedge it in the same words right behind: "it is likely", "officers believe it is likely"."""
    behind = turn.behind(0)
    spans = [facing.documents[0].numbered.places[at] for at in behind]
    hedges = [fact for fact in facing.facts[0].of(CERTAINTY, turn.sentences[0]) if fact.key == HEDGED]
    return bool(spans) and any(spans[0][0] <= fact.start < spans[-1][1] for fact in hedges)


def _governed(facing: Facing, turn: Turn, side: int, fact: Fact) -> list[str]:
    """The first word behind a hedge that says something, in the change."""
    first = facing.documents[side].numbered.first_at(fact.end)
    keys = facing.facts[side].words.keys[first : turn.tokens[side].stop]
    return [key for key in keys if key not in _LITTLE][:1]


def _negates(facing: Facing, turn: Turn) -> bool:
    """A statement turned round is told as that."""
    return any(fact.value != AKIN for side in (0, 1) for fact in facing.touched(turn, side, NEGATION))


def _shares_governed(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """ "Plans to ask", "has asked"."""
    verbs = [key for key in theirs if key not in _LITTLE and len(key) >= _VERB]
    return any(
        verb_of(key) == verb_of(verb)
        or key.startswith(verb[:-1])
        or verb.startswith(key[:-1] if len(key) > _VERB else key)
        for key in mine
        if key not in _LITTLE and len(key) >= _VERB
        for verb in verbs
    )


def _is_reported(facing: Facing, turn: Turn) -> bool:
    """Whether somebody says it: "would" is then how "will" is told."""
    return any(facing.facts[side].words.keys[at] in _SAYS for side in (0, 1) for at in turn.within[side])


def _moved(facing: Facing, turns: Sequence[Turn], turn: Turn, side: int, fact: Fact) -> Difference | None:
    """The words behind a hedge told without it in another change of the row: "may have fallen asleep"."""
    if fact.key != HEDGED:
        return None
    words, others = facing.facts[side].words, facing.facts[1 - side].words
    first = facing.documents[side].numbered.first_at(fact.start)
    governed = [words.keys[at] for at in range(first + 1, turn.within[side].stop) if words.keys[at] not in _LITTLE][:2]
    if len(governed) < 2 or not all(key[0].isalpha() for key in governed):
        return None
    for other in turns:
        for at in other.tokens[1 - side]:
            if others.keys[at : at + 2] == governed:
                return _told(facing, turn, side, fact, range(first, first + 1), range(at, at + 2))
    return None


def _difference(facing: Facing, turn: Turn, weaker: int, fact: Fact | None) -> Difference:
    """The words that changed, with the word behind them that both have."""
    told = [
        range(tokens.start, min(tokens.stop + 1, turn.within[side].stop)) for side, tokens in enumerate(turn.tokens)
    ]
    if fact:
        told[1 - weaker] = _with_sure(facing, fact, turn.sentences[1 - weaker].start, 1 - weaker, told[1 - weaker])
    left, right = (facing.stated(side, tokens) for side, tokens in enumerate(told))
    return Difference(CERTAINTY, How.CHANGED, left, right, passages=(turn.row.number,))


def _told(facing: Facing, turn: Turn, side: int, fact: Fact, mine: range, theirs: range) -> Difference:
    across = turn.sentences[1 - side].start
    stated = [facing.stated(side, mine), facing.stated(1 - side, _with_sure(facing, fact, across, 1 - side, theirs))]
    left, right = stated[::-1] if side else stated
    return Difference(CERTAINTY, How.CHANGED, left, right, passages=(turn.row.number,))
