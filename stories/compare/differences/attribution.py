"""Another source for the same statement, or none any more; another stance towards it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from stories.compare.align.similarity import uncommonness_of_each
from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.differences.sources import CLOSE, MANY, Sources, is_another, is_bare, known_by, may_be_of_one_sort
from stories.compare.differences.turns import Turn, span_of
from stories.compare.record import PassageKind
from stories.text.document import Kind
from stories.text.facts import ATTRIBUTION, NEGATION, Fact, Facts
from stories.text.facts.attribution import ACTS, BELIEVES, CLAIMS, CONFIRMS, HEARSAY, SAYS
from stories.text.facts.sources import participles
from stories.text.stems import stems
from stories.text.words import OPENING

PHRASE = 6
"""Words: ", the defence ministry said" is an attribution that comes or goes; with more, a statement comes or goes."""

SHARED = 2
"""Words that say something, from which on two sentences make one statement."""

MOST_OF = 1 / 4
"""Of the weight of the words of the shorter statement."""

_STANCE = 3
"""Words of a stance that makes room for another: "said", "has confirmed"."""

SHORT = 8
"""Words of the other, with what was added to its source: "for the mayor on Monday confirmed that"."""

_HEADS = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.SUBHEAD})

_ALONE = frozenset({SAYS, CLAIMS, CONFIRMS})
"""Stances of which it is told that they came or went."""


FIRMLY = 0.4
"""How alike two sentences are that tell one thing, though the source speaks elsewhere as well. Below that two outlets
give what both were told to whom either asked."""


class Group(NamedTuple):
    """Sentences of one row that answer to each other, and the attributions in them."""

    row: Row
    sentences: tuple[list[int], list[int]]
    facts: tuple[list[Fact], list[Fact]]


def find(facing: Facing) -> Iterator[Difference]:
    if not facing.is_english:
        return
    told: dict[tuple[str, ...], tuple[Difference, list[int]]] = {}
    sources, groups = Sources(facing), list(_groups(facing))
    moves = Moves(facing, groups)
    for one in (*_in_groups(sources, groups, moves), *_in_turns(sources, moves)):
        key = tuple(side.value.lower() if side else "" for side in (one.left, one.right))
        told.setdefault(key, (one, []))[1].extend(one.passages)
    for one, rows in told.values():
        yield one._replace(passages=tuple(sorted({*rows})))


def _in_groups(sources: Sources, groups: Sequence[Group], moves: Moves) -> Iterator[Difference]:
    facing = sources.facing
    changed: tuple[set[str], set[str]] = (set(), set())
    lone: list[tuple[Row, int, Fact]] = []
    for group in groups:
        lefts, rights = _apart(sources, group)
        for left, right in _answering(facing, lefts, rights):
            if not _tell_alike(facing, left, right):
                continue
            is_of_one_sort = (left.value.stance == ACTS) == (right.value.stance == ACTS)
            is_told_of = _is_told_of(sources, group.sentences, left, right)
            if is_of_one_sort and not is_told_of and moves.are_none(left, right):
                yield _changed(facing, group.row, left, right)
            changed[0].update(known_by(left))
            changed[1].update(known_by(right))
        lone += (
            (group.row, side, fact)
            for side, facts in enumerate((lefts, rights))
            for fact in facts
            if _is_cited(facing, side, fact) and sources.is_unheard(1 - side, fact)
        )
        for side, facts in enumerate((lefts, rights)):
            if facts and all(one.value.stance == HEARSAY for one in group.facts[1 - side]):
                lone += ((group.row, side, fact) for fact in facts if _is_gone(sources, group, side, fact))
    for row, side, fact in lone:
        if changed[side].isdisjoint(known_by(fact)):  # "the company" is its maker, Lysander Bio, of whom it was told
            yield _lone(facing, row, side, fact)


def _answering(facing: Facing, lefts: Sequence[Fact], rights: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The one of either side; of more those that alone speak in two sentences of which each is most like the other."""
    if len(lefts) == len(rights) == 1:
        yield lefts[0], rights[0]
        return
    alone = [_speaking_alone(facts) for facts in (lefts, rights)]
    for left in alone[0]:
        right = max(alone[1], key=lambda one: _likeness(facing, left, one), default=None)
        if right and _likeness(facing, left, right):
            back = max(alone[0], key=lambda one: _likeness(facing, one, right))
            if back == left:
                yield left, right


def _speaking_alone(facts: Sequence[Fact]) -> list[Fact]:
    counts = Counter(fact.sentence for fact in facts)
    return [fact for fact in facts if counts[fact.sentence] == 1]


def _is_cited(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether another source, which both texts may have, only passes it on: "state radio said, citing a minister"."""
    words = facing.facts[side].words
    first = facing.documents[side].numbered.first_at(fact.start)
    return words.keys[first] in ("citing", "quoting") and words.keys[first - 1 : first] == [","]


def _likeness(facing: Facing, left: Fact, right: Fact) -> float:
    return facing.similarity(left.sentence, right.sentence)


class Moves:
    """Where a source says in one text what the other has from somebody else or from nobody."""

    def __init__(self, facing: Facing, groups: Iterable[Group]) -> None:
        self._facing = facing
        self._fresh: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for group in groups:
            for side in (0, 1):
                others = {word for fact in group.facts[1 - side] for word in fact.value.apart}
                for fact in group.facts[side]:
                    for word in fact.value.apart - others:
                        insort(self._fresh[side].setdefault(word, []), fact.sentence)

    def are_none(self, left: Fact, right: Fact) -> bool:
        """Whether neither of two, of which one made room for the other, says something else close by instead."""
        return not (self._moved(0, left, right) or self._moved(1, right, left))

    def _moved(self, side: int, fact: Fact, across: Fact) -> bool:
        """Whether the source of the one says in the other text, as closely as the other one does, what it says here."""
        first, last = across.sentence - CLOSE, across.sentence + CLOSE
        fresh = (self._fresh[1 - side].get(word, []) for word in fact.value.apart)
        near = {one for at in fresh for one in at[bisect_left(at, first) : bisect_right(at, last)]}
        stated = self._facing.documents[side].numbered.stems[fact.sentence].keys() - fact.value.about
        others = self._facing.documents[1 - side].numbered.stems
        left, right = (across.sentence, fact.sentence) if side else (fact.sentence, across.sentence)
        if self._facing.similarity(left, right) < FIRMLY:
            return bool(near)
        least = len(stated & others[across.sentence].keys())
        return any(len(stated & others[one].keys()) >= least for one in near)


def _changed(facing: Facing, row: Row, left: Fact, right: Fact) -> Difference:
    stated = _stated(facing, 0, left), _stated(facing, 1, right)
    return Difference(ATTRIBUTION, How.CHANGED, *stated, passages=(row.number,))


def _lone(facing: Facing, row: Row, side: int, fact: Fact) -> Difference:
    stated = _stated(facing, side, fact)
    left, right = (None, stated) if side else (stated, None)
    return Difference(ATTRIBUTION, How.ADDED if side else How.DROPPED, left, right, passages=(row.number,))


def _groups(facing: Facing) -> Iterator[Group]:
    """Of the body, the sentences that answer to each other, as far as some attribution stands in them."""
    numbers: dict[int, list[tuple[int, int]]] = {}
    for pair in facing.pairs:
        left = sentence_at(facing.documents[0], pair.left[0])
        right = sentence_at(facing.documents[1], pair.right[0])
        numbers.setdefault(facing.row_of(0, left).number, []).append((left, right))
    for row in facing.changed:
        linked = numbers.get(row.number)
        if not linked or not row.is_readable or not _is_of_body(facing, row):
            continue
        for sentences in _joined(linked):
            facts = [
                [
                    fact
                    for at in sentences[side]
                    if facing.is_written(side, at)
                    for fact in facing.facts[side].of(ATTRIBUTION, range(at, at + 1))
                ]
                for side in (0, 1)
            ]
            if any(facts):
                yield Group(row, sentences, (facts[0], facts[1]))


def _is_of_body(facing: Facing, row: Row) -> bool:
    return all(facing.kind_of(side, row.sentences[side].start) not in _HEADS for side in (0, 1))


def _joined(linked: Sequence[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Those that hang together by what answers to what."""
    groups: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for left, right in linked:
        one, other = groups.get((0, left), (set(), set())), groups.get((1, right), (set(), set()))
        joined = one[0] | other[0] | {left}, one[1] | other[1] | {right}
        for side in (0, 1):
            for at in joined[side]:
                groups[side, at] = joined
    seen: set[int] = set()
    for left, _ in sorted(linked):
        if left not in seen:
            lefts, rights = groups[0, left]
            seen |= lefts
            yield sorted(lefts), sorted(rights)


def _apart(sources: Sources, group: Group) -> tuple[list[Fact], list[Fact]]:
    """Those whose source may be none of the other side."""
    lefts, rights = (_without_pronouns([fact for fact in side if fact.value.stance != HEARSAY]) for side in group.facts)
    are_others = [[is_another(sources, left, right) for right in rights] for left in lefts]
    return (
        [left for left, row in zip(lefts, are_others, strict=True) if all(row)],
        [right for at, right in enumerate(rights) if all(row[at] for row in are_others)],
    )


def _without_pronouns(facts: Sequence[Fact]) -> list[Fact]:
    """ "He said" goes on from who spoke right before."""
    named = [fact for fact in facts if fact.value.source]
    goes_on = (
        any(0 <= fact.sentence - one.sentence <= 1 and one.start < fact.start for one in named) for fact in facts
    )
    return [fact for fact, is_more in zip(facts, goes_on, strict=True) if fact.value.source or not is_more]


def _is_gone(sources: Sources, group: Group, side: int, fact: Fact) -> bool:
    """Whether the other side states it and says of nobody that he said so, there or in the sentences beside."""
    said, facing = fact.value, sources.facing
    if said.stance not in _ALONE or not (said.about or said.sorts):
        return False
    other = 1 - side
    document, facts = facing.documents[other], facing.facts[other]
    across = group.sentences[other]
    if any(document.quotations.within(document.sentences[at]) for at in across):
        return False
    stated = {stem for at in across for stem in document.numbered.stems[at]}
    own = facing.documents[side].numbered.stems[fact.sentence].keys() - said.about
    if len(own & stated) < SHARED or any(_adds_words(facts, at, own) for at in across):
        return False
    if said.stance == SAYS and sources.is_mentioned(other, fact, across):
        return False
    sentences = ((fact.sentence, at)[:: -1 if side else 1] for at in across)
    is_close = any(facing.similarity(left, right) >= FIRMLY for left, right in sentences)
    if sources.speaks_near(other, fact, across) if is_close else sources.speaks(other, fact):
        return False
    beside = range(max(across[0] - 1, 0), min(across[-1] + 2, len(document.sentences)))
    near = (one for one in facts.of(ATTRIBUTION, beside) if one.value.stance != HEARSAY)
    is_meant = not said.about or not said.about.isdisjoint(_openings(facts, beside))  # by "she said"
    return not any(_may_be(sources, side, fact, one) for one in near if one.value.source or is_meant)


def _adds_words(facts: Facts, sentence: int, statement: Set[str]) -> bool:
    """ "A court voided it, holding that": of whom the sentence tells, states this."""
    words = facts.words
    places = words.where(sentence, participles().__contains__)
    added = (words.tokens[at + 1 : words.of(sentence).stop] for at in places if words.keys[at + 1 : at + 2] == ["that"])
    return any(len(stems(clause, False).keys() & statement) >= SHARED for clause in added)


def _openings(facts: Facts, sentences: Iterable[int]) -> set[str]:
    keys = (facts.words.keys[at] for sentence in sentences for at in facts.words.of(sentence))
    return {key.removesuffix("'s")[:OPENING] for key in keys}


def _may_be(sources: Sources, side: int, fact: Fact, across: Fact) -> bool:
    """Whether a source of the other side may be this one."""
    if may_be_of_one_sort(fact.value, across.value):
        return True
    return not is_another(sources, *((across, fact) if side else (fact, across)))


def _in_turns(sources: Sources, moves: Moves) -> Iterator[Difference]:
    for turns in sources.facing.turns.values():
        row = turns[0].row
        if row.passage.kind is not PassageKind.REPLACED and _is_of_body(sources.facing, row):
            yield from _in_row(sources, moves, turns)


def _in_row(sources: Sources, moves: Moves, turns: Sequence[Turn]) -> Iterator[Difference]:
    facing = sources.facing
    for turn in turns:
        lefts, rights = facing.touched(turn, 0, ATTRIBUTION), facing.touched(turn, 1, ATTRIBUTION)
        if len(lefts) == len(rights) == 1:
            left, right = lefts[0], rights[0]
            is_other = is_another(sources, left, right) and moves.are_none(left, right)
            is_other = is_other and not _is_told_of(sources, turn.sentences, left, right)
            if _tell_alike(facing, left, right) and (is_other or _is_another_stance(facing, turn, left, right)):
                yield _changed(facing, turn.row, left, right)
        elif bool(lefts) != bool(rights):
            side = 0 if lefts else 1
            fact = (lefts or rights)[0]
            if sources.is_as_often(side, fact) or sources.is_mentioned(1 - side, fact, turn.sentences[1 - side]):
                continue
            if _stands_alone(sources, turn, side, fact):
                yield _lone(facing, turn.row, side, fact)


def _is_told_of(sources: Sources, sentences: Sequence[Iterable[int]], left: Fact, right: Fact) -> bool:
    """Of two names and no more, whether across from one stands what it does: "Norvia said it would send a ship" in one
    text, "Norvia is to send a ship" in the other."""
    return (
        is_bare(left.value)
        and is_bare(right.value)
        and any(sources.is_mentioned(1 - side, fact, sentences[1 - side]) for side, fact in enumerate((left, right)))
    )


def _stated(facing: Facing, side: int, fact: Fact) -> Stated:
    return Stated(fact.span, facing.documents[side].quote(fact.span))


def _tell_alike(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether beside who says it the sentences say the same: part of the shorter statement, the rarer words the more.
    Two sources in one story share a few words whatever they say."""
    about = left.value.about | right.value.about
    ends = [_circumstances(facing, side, fact) for side, fact in enumerate((left, right))]
    one, other = (
        {stem: count for stem, count in document.numbered.stems[fact.sentence].items() if stem not in about | end}
        for document, fact, end in zip(facing.documents, (left, right), ends, strict=True)
    )
    shared = one.keys() & other.keys()
    if len(shared) < SHARED:
        return False
    weights = [uncommonness_of_each(told) for told in (one, other)]
    least = min(sum(told.values()) for told in weights)
    return sum(weights[0][stem] for stem in shared) >= MOST_OF * least


def _circumstances(facing: Facing, side: int, fact: Fact) -> set[str]:
    """The words of who says it and of where and to whom, if nothing but these follows: "Lund said in an interview"."""
    words, numbered = facing.facts[side].words, facing.documents[side].numbered
    first, last = numbered.first_at(fact.start), words.of(fact.sentence).stop
    behind = words.keys[numbered.first_at(fact.end) : last]
    if len(behind) > SHORT or _OCCASIONS.isdisjoint(behind):
        return set()
    return {*stems(words.tokens[first:last], numbered.is_spaceless)}


_OCCASIONS = frozenset("interview interviews statement briefing conference speech".split())


def _is_another_stance(facing: Facing, turn: Turn, left: Fact, right: Fact) -> bool:
    """Of the same statement: "denied that it had" is no other stance than "said it had not"."""
    one, other = left.value, right.value
    negated = [bool(facing.facts[side].of(NEGATION, turn.sentences[side])) for side in (0, 1)]
    if negated[0] != negated[1] or not {one.stance, other.stance}.isdisjoint((ACTS, BELIEVES, HEARSAY)):
        return False
    return one.stance != other.stance and min(turn.words) <= _STANCE and max(turn.words) <= SHORT


def _stands_alone(sources: Sources, turn: Turn, side: int, fact: Fact) -> bool:
    """Whether all that came or went is who says it, and nobody says so across from it or close by."""
    other, facing = 1 - side, sources.facing
    saying = fact.value
    if saying.stance not in _ALONE or not _came_or_went(facing, turn, side, fact):
        return False
    if not saying.about and not MANY.search(saying.source.lower()):
        return False
    if turn.words[side] > (SHORT if turn.is_of_both else PHRASE) or turn.words[other] > turn.words[side]:
        return False
    within = turn.within[other]
    reach = span_of(facing.documents[other], within)
    if _quotes_more(facing, turn, other):
        return False
    statement = facing.documents[side].numbered.stems[fact.sentence].keys() - saying.about
    if any(_adds_words(facing.facts[other], at, statement) for at in turn.sentences[other]):
        return False
    others = [one for one in facing.facts[side].of(ATTRIBUTION, turn.sentences[side]) if one is not fact]
    for told, is_fresh in _near(facing, turn, other):
        if any((one.key, one.value.stance) == (told.key, told.value.stance) for one in others):
            continue  # "he shouted", on both sides
        if reach[0] <= told.start < reach[1]:
            return False
        is_like = bool(told.value.about & saying.about) or not told.value.source
        if is_fresh and (is_like or (saying.is_generic and _may_be(sources, side, fact, told))):
            return False
    return True


def _quotes_more(facing: Facing, turn: Turn, side: int) -> bool:
    """Whether that side has a quotation there that the other has not: it has a speaker of its own."""
    told = []
    for at in (side, 1 - side):
        document = facing.documents[at]
        quoted = document.quotations.within(span_of(document, turn.within[at]))
        told.append({stem for span in quoted for stem in stems(document.text[slice(*span)].split(), False)})
    return not told[0] <= told[1]


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
