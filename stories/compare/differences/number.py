"""Numbers that changed, came or went; and hedges on equal ones."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from stories.compare.align.similarity import uncommonness_of
from stories.compare.differences.alike import SAME_THING, UNCOMMON, Alike
from stories.compare.differences.conversion import celsius, conversion
from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.in_place import (
    MOST_FACTS,
    NARROW,
    Pair,
    Place,
    came_or_went,
    changed_in_place,
    is_in_another_form,
    paired,
    word_before,
)
from stories.compare.differences.kinds import STYLE, UNIT
from stories.compare.differences.namesakes import is_one
from stories.compare.record import Change
from stories.text.document import BODY, Kind
from stories.text.facts import CERTAINTY, DATE, NAME, NUMBER, Fact, Facts
from stories.text.facts.amounts import AGE, COUNT, LEAST_OF_PARTS, ORDINAL, PART, SCORE, TIMES, VAGUE, Amount
from stories.text.facts.negation import is_negated
from stories.text.facts.number import ABOUT, AT_LEAST, AT_MOST, DEAD, HURT, LESS, MISSING, MORE, NEARLY, SAVED, Number
from stories.text.facts.words import key_of
from stories.text.words import OPENING

HEDGE, ELSEWHERE = "hedge", "elsewhere"
"""Why: the words that make an equal number less certain; a toll told in another place of the text."""

NEAR = 0.05
"""Two measures in different units are one value when they differ by no more than this share of the larger: 10
kilometres are 6.2 miles, and AP writes "6 miles (10 kilometres)"."""

ROUNDED = 0.1
"""The same where either is a round figure: 20 miles are 32 kilometres, told as 30; 800 are not 1,000."""

_MOST_NEAR = 20
"""Amounts of a text that are nearly one value: a story has two."""

_TOLLS = frozenset({DEAD, HURT, MISSING})
_COUNTED = _TOLLS | {SAVED}
_ABOVE, _BELOW = frozenset({AT_LEAST, MORE}), frozenset({AT_MOST, NEARLY, LESS})
_SIDED = (_ABOVE | _BELOW) - {NEARLY}
"""What a value is no more, once it is "about" the same: nearly 60 are about 60."""


def find(facing: Facing) -> Iterator[Difference]:
    same = _SameThing(facing)

    def score(left: Fact, right: Fact, place: Place) -> float:
        if same.are_of_others(left, right) or same.are_strangers(left, right, place):
            return 0
        worth = _score(left, right, place) or (_LEAST if same.may_tell(left, right) else 0)
        return worth and worth + (_OF_ONE if same.are_of_one(left, right) else 0)

    found = paired(facing, NUMBER, score)
    elsewhere = _Elsewhere(facing, 0), _Elsewhere(facing, 1)
    changed: list[Pair] = []
    hedged: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in found.pairs:
        left, right = pair.left.value, pair.right.value
        is_held = _holds(left, right) or _holds(right, left)
        if is_held or is_one_value(left.amount, right.amount):
            if not is_held and facing.is_english and _is_certainty(left, right, pair, elsewhere):
                if _is_one_negated(facing, pair) or _is_some(facing, pair):
                    continue
                hedged[left.hedge, right.hedge].append(pair)
            elif is_in_another_form(facing, pair):
                if left.amount.size != right.amount.size:
                    yield changed_in_place(UNIT, [pair], conversion(left.amount, right.amount))
                elif left.hedge == right.hedge:
                    yield changed_in_place(STYLE, [pair])
        elif _is_told(pair, elsewhere) and not same.are_reckoned(pair.left, pair.right):
            changed.append(pair)
    for (was, now), alike in hedged.items():
        is_turned = _side(was) == -_side(now)  # "at least" became "nearly"
        for pairs in _told_once(alike):
            yield changed_in_place(NUMBER if is_turned else CERTAINTY, pairs, HEDGE)
    changed = _without_contradicted(changed)
    lefts = [(fact, row) for fact, row in found.left if not elsewhere[1].holds(fact.value)]
    rights = [(fact, row) for fact, row in found.right if not elsewhere[0].holds(fact.value)]
    for pairs in _told_once(changed):
        yield changed_in_place(NUMBER, pairs)
    lone = lefts + _lone(facing, 0, elsewhere[1], _is_sole), rights + _lone(facing, 1, elsewhere[0], _is_sole)
    ages = list(_sole(facing, *lone, changed))
    counted = (
        lefts + _lone(facing, 0, elsewhere[1], _is_any_toll),
        rights + _lone(facing, 1, elsewhere[0], _is_any_toll),
    )
    main = list(_tolls_of_ledes(facing, *counted))
    tolls = [*main, *_tolls(*counted, changed + main), *ages]
    for pair in tolls:
        yield changed_in_place(NUMBER, [pair], ELSEWHERE)
    told = {id(fact) for pair in tolls for fact in (pair.left, pair.right)}
    main += [pair for pair in changed if _is_of_ledes(facing, pair)]
    # a score that only one text tells is one on the way to the last
    are_two_scores = any(_is_score(fact) for fact, _ in lefts) and any(_is_score(fact) for fact, _ in rights)
    for side, leftover in enumerate((lefts, rights)):
        became = [(pair.right if side else pair.left).value for pair in changed]
        leftover = [(fact, row) for fact, row in leftover if not _is_one_of(fact.value, became)]
        leftover = [(fact, row) for fact, row in leftover if not (id(fact) in told or _is_written(facing, side, fact))]
        leftover = [(fact, row) for fact, row in leftover if are_two_scores or not _is_score(fact)]
        leftover = [(fact, row) for fact, row in leftover if not any(one.restates(fact.value) for one in elsewhere)]
        leftover = [(fact, row) for fact, row in leftover if not any(_is_on_the_way(fact.value, pair) for pair in main)]
        if facing.is_english:
            yield from came_or_went(facing, NUMBER, side, found, leftover, partial(_is_alone, facing, side))


def _is_one_negated(facing: Facing, pair: Pair) -> bool:
    """ "Less than half", "did not get half"."""
    sides = [facing.facts[side].words for side in (0, 1)]
    spans = [words.of(fact.sentence) for words, fact in zip(sides, pair[:2], strict=True)]
    firsts = [facing.documents[side].numbered.first_at(fact.start) for side, fact in enumerate(pair[:2])]
    return len({is_negated(*one) for one in zip(sides, firsts, (span.start for span in spans), strict=True)}) > 1


def _is_some(facing: Facing, pair: Pair) -> bool:
    """ "Some 300" may be a few more, as "about 300" may not."""
    return any(facing.facts[side].words.keys_in(fact.span)[0] == "some" for side, fact in enumerate(pair[:2]))


def _is_one_of(number: Number, others: Iterable[Number]) -> bool:
    """Whether it is told already as what another value became: the new sum, told again in the next sentence."""
    return any(
        is_one_value(number.amount, other.amount)
        and (number.is_known_by_itself or (number.role or number.noun) in (other.role, other.noun))
        for other in others
    )


def _without_contradicted(changed: list[Pair]) -> list[Pair]:
    """Without what a headline only seems to tell: where the body says that 120 became 140, they did not become 83."""
    body = [pair for pair in changed if not pair.is_of_head]
    became = [(pair.left.value.amount, pair.right.value.amount) for pair in body if _is_by_itself(pair)]

    def is_contradicted(pair: Pair) -> bool:
        left, right = pair.left.value.amount, pair.right.value.amount
        return any(is_one_value(left, one) != is_one_value(right, other) for one, other in became)

    return [pair for pair in changed if not (pair.is_of_head and _is_by_itself(pair) and is_contradicted(pair))]


def _is_by_itself(pair: Pair) -> bool:
    return bool(pair.left.value.is_known_by_itself and pair.right.value.is_known_by_itself)


def _is_sum(whole: Fact, part: Fact, beside: Sequence[Fact], facts: Facts) -> bool:
    """Whether a number counts all those together of whom the others tell, to whom nothing else happened: three men and
    four women; but not four, two of them children."""
    roles = ("", part.value.role)
    added = [one for one in beside if one.value.role in roles and one.value.amount.unit == COUNT]
    if len(added) < 2 or sum(one.value.amount.low for one in added) != whole.value.amount.low:
        return False
    between = facts.words.keys_in((added[0].end, added[-1].start))
    return "and" in between and "of" not in between


def _is_slight(number: Number) -> bool:
    """A mile, the third; but a quarter of a point tells as much as 0.25."""
    return number.is_weak and number.amount.what not in ("share", "points")


class _SameThing:
    """Whether two numbers count one thing: each the only one of its sort that the other's sentence has not, and the two
    sentences alike, though other words stand around them."""

    def __init__(self, facing: Facing) -> None:
        self._facing = facing
        self._alike = Alike(facing)
        self._owners: dict[tuple[int, Fact], tuple[str, ...]] = {}

    def may_tell(self, left: Fact, right: Fact) -> bool:
        one, other = left.value, right.value
        kin = _kinship(one, other)
        is_kin = (
            kin is not None and (kin > 0 or one.amount.unit == SCORE) and not (_is_slight(one) or _is_slight(other))
        )
        return bool(
            is_kin
            and not _count_two_things(one, other)
            and self._alike.share(left.sentence, right.sentence) >= SAME_THING
            and self._are_sole(left, right)
        )

    def are_of_others(self, left: Fact, right: Fact) -> bool:
        """Whether the one stands beside a name that the other's sentence has beside another: the votes of two
        parties."""
        owners = self._owner(0, left), self._owner(1, right)
        if not (owners[0] and owners[1]) or is_one(owners[0], owners[1]):
            return False
        return any(
            other is not fact and (owner := self._owner(side, other)) and is_one(owner, owners[1 - side])
            for side, fact in enumerate((left, right))
            for other in self._of_sort(side, fact)
        )

    def are_strangers(self, left: Fact, right: Fact, place: Place) -> bool:
        """Whether, in sentences that do not answer to each other, they count two things, or no more than people to whom
        not the same happened: 3,387 people cut off, 19 people missing."""
        one, other = left.value, right.value
        if place.is_narrow or one.role == other.role != "" or not (one.noun and other.noun):
            return False
        if one.noun == other.noun and (one.noun not in _ANYBODY or place.around >= 2):
            return False
        lefts, rights = (document.sentences for document in self._facing.documents)
        return (lefts[left.sentence], rights[right.sentence]) not in self._facing.answers

    def are_of_one(self, left: Fact, right: Fact) -> bool:
        """Whether both stand beside one name."""
        owners = self._owner(0, left), self._owner(1, right)
        return bool(owners[0] and owners[1]) and is_one(*owners)

    def _owner(self, side: int, fact: Fact) -> tuple[str, ...]:
        """The words of the last name before it, where its sentence has more of its sort, but none between."""
        if (side, fact) not in self._owners:
            others = [one for one in self._of_sort(side, fact) if one is not fact]
            first = max((one.end for one in others if one.end <= fact.start), default=0)
            names = self._facing.facts[side].of(NAME, range(fact.sentence, fact.sentence + 1)) if others else []
            before = [one for one in names if first <= one.start and one.end <= fact.start and not one.value.sort]
            self._owners[side, fact] = before[-1].value.words if before else ()
        return self._owners[side, fact]

    def _of_sort(self, side: int, fact: Fact) -> list[Fact]:
        what = fact.value.amount.what
        return [one for one in self._of_sentence(side, fact)[:MOST_FACTS] if one.value.amount.what == what]

    def _are_sole(self, left: Fact, right: Fact) -> bool:
        """Whether all other numbers of their sort stand in both sentences."""
        sides = self._of_sentence(0, left), self._of_sentence(1, right)
        if max(map(len, sides)) > MOST_FACTS:
            return False
        alone = [
            [
                one
                for one in sides[side]
                if one.value.amount.what == fact.value.amount.what
                and not any(is_one_value(one.value.amount, other.value.amount) for other in sides[1 - side])
            ]
            for side, fact in enumerate((left, right))
        ]
        return alone == [[left], [right]]

    def are_reckoned(self, left: Fact, right: Fact) -> bool:
        """Whether each of two small values stands in the other's sentence too (six trapped, two of them reached), or
        one is the sum of those beside the other (three men and four women; seven people)."""
        if left.value.is_known_by_itself or right.value.is_known_by_itself:
            return False
        lefts, rights = self._of_sentence(0, left), self._of_sentence(1, right)
        facts = self._facing.facts
        if _is_sum(right, left, lefts, facts[0]) or _is_sum(left, right, rights, facts[1]):
            return True
        return any(is_one_value(left.value.amount, one.value.amount) for one in rights) and any(
            is_one_value(right.value.amount, one.value.amount) for one in lefts
        )

    def _of_sentence(self, side: int, fact: Fact) -> list[Fact]:
        return self._facing.facts[side].of(NUMBER, range(fact.sentence, fact.sentence + 1))


def _told_once(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The same two values of the same thing are one difference, in headline, lede and body."""
    once: dict[object, list[list[Pair]]] = defaultdict(list)
    for pair in pairs:
        left, right = pair.left.value.amount, pair.right.value.amount
        groups = once[left.what, left[:2], right[:2]]
        of = next((group for group in groups if _is_same_thing(pair, group[0])), None)
        if of is None:
            groups.append([pair])
        else:
            of.append(pair)
    for groups in once.values():
        yield from groups


def _is_same_thing(one: Pair, other: Pair) -> bool:
    """Whether they may count the same: not where what happened to them differs, nor, of small numbers, where their
    nouns do; but a headline tells what the body does."""
    first, second = one.right.value, other.right.value
    if first.role and second.role:
        return bool(first.role == second.role)
    if first.is_known_by_itself or one.is_of_head or other.is_of_head:
        return True
    return not (first.noun and second.noun) or bool(first.noun == second.noun)


def _score(left: Fact, right: Fact, place: Place) -> float:
    one, other = left.value, right.value
    is_same = is_one_value(one.amount, other.amount)
    kin = _kinship(one, other)
    if kin is None and not is_same:
        is_slip = one.amount[:2] == other.amount[:2] and place.is_narrow and place.around >= 1
        return place.closeness if is_slip and _are_rivals(one.amount.what, other.amount.what) else 0
    if is_same:
        return place.closeness + (3 if one.is_known_by_itself else 1) + (kin or 0)
    if not is_same and _count_two_things(one, other):
        return 0
    if place.is_narrow or place.around >= 2 or (kin or 0) >= 1.5:
        return place.closeness + (kin or 0)
    return _LEAST if _may_follow(one, other) else 0


_ANYBODY = frozenset(["people"[:OPENING]])
"""Who is counted where nothing else is said of them."""

_OF_ONE = 3
"""More, where both stand beside one name."""

_LEAST = 0.1
"""Of what is paired only when nothing speaks for another: 21 crew, a crew of 23."""


def _may_follow(one: Number, other: Number) -> bool:
    both = one.is_known_by_itself and other.is_known_by_itself and not (one.is_weak or other.is_weak)
    return both and (one.noun == other.noun or not (one.noun and other.noun)) and _is_near(one.amount, other.amount)


def _count_two_things(one: Number, other: Number) -> bool:
    """Hundreds of one thing and a few of another: 800 marchers, three arrests; 200,000 who fled, 11 dead."""
    if one.is_known_by_itself == other.is_known_by_itself or _is_near(one.amount, other.amount):
        return False
    return one.role != other.role or (one.role == "" and one.noun != other.noun and bool(one.noun and other.noun))


_RIVALS = (frozenset({"share", "points"}), frozenset({"dollars", "euros", "sterling"}))
"""What the same figure is easily written with by mistake."""


def _are_rivals(one: str, other: str) -> bool:
    return one != other and any({one, other} <= rivals for rivals in _RIVALS)


def _kinship(one: Number, other: Number) -> float | None:
    """How alike what two numbers count is; None where it is not the same."""
    left, right = one.amount, other.amount
    if one.is_more != other.is_more and not one.is_known_by_itself:
        return None
    if VAGUE in (left.unit, right.unit) and left.what != right.what:
        return 0 if COUNT in (left.unit, right.unit) and one.noun == other.noun != "" else None
    if _measured(left).isdisjoint(_measured(right)) or (one.role and other.role and one.role != other.role):
        return None
    noun = 1.5 if one.noun and one.noun == other.noun else 0
    role = 1.5 if one.role and one.role == other.role else 0
    return noun + role + (1 if left.unit not in (COUNT, VAGUE) else 0)


def _measured(amount: Amount) -> set[str]:
    """What it measures; of pounds that may be money, that too."""
    return {amount.what, amount.other.what} if amount.other and amount.other.what == "sterling" else {amount.what}


def is_one_value(left: Amount, right: Amount) -> bool:
    """In whatever unit, form or precision; told in one unit, they are as that tells them, and not as what stands in
    brackets behind them rounds it."""
    if left.unit == right.unit or (left.other is None and right.other is None):
        return _is_one(left, right)
    return any(_is_one(a, b) for a in (left, left.other) if a for b in (right, right.other) if b)


def _is_one(left: Amount, right: Amount) -> bool:
    if left.unit == right.unit:
        return left.low == right.low and left.high == right.high
    if left.what != right.what:
        return False
    if left.size == right.size:
        return left.low == right.low and left.high == right.high
    if left.what in (COUNT, SCORE, ORDINAL, VAGUE):
        return False
    if left.what == "temperature":
        return abs(celsius(left.low, left) - celsius(right.low, right)) < 1
    lows, highs = (left.low * left.size, right.low * right.size), (left.high * left.size, right.high * right.size)
    rounding = (left.step * left.size + right.step * right.size) / 2
    if all(abs(a - b) <= max(rounding, NEAR * max(abs(a), abs(b))) for a, b in (lows, highs)):
        return True
    return left.what in _MEASURED and (_is_rounded(left, right) or _is_rounded(right, left))


def _is_rounded(one: Amount, other: Amount) -> bool:
    """Whether a round figure is the other measure told with as few digits: about 20 miles are about 30km. Who gives
    both, in brackets, was exact."""
    if (
        _is_converted(one)
        or _is_converted(other)
        or one.low != one.high
        or other.low != other.high
        or not one.low % 10 == other.low % 10 == 0 < one.low
    ):
        return False
    digits, converted = len(f"{one.low:.0f}".rstrip("0")), other.low * other.size / one.size
    return abs(converted - one.low) <= ROUNDED * max(converted, one.low) and float(f"{converted:.{digits}g}") == one.low


def _is_converted(amount: Amount) -> bool:
    return amount.other is not None and amount.other.what == amount.what


def _holds(hedged: Number, other: Number) -> bool:
    """Whether the other measure, converted, is what a hedge makes of a figure, as exact as that is: 100kg, which are
    220.5 pounds, are more than 200 pounds, and fewer than 300."""
    side, one, of = _side(hedged.hedge), hedged.amount, other.amount
    is_converted = one.what == of.what in _MEASURED and one.what != "temperature" and one.size != of.size
    if not (side and is_converted and one.low == one.high and of.low == of.high) or _side(other.hedge) == -side:
        return False
    beyond = side * (of.low * of.size / one.size - one.low)
    return 0 <= beyond < _last_place(one)


def _last_place(amount: Amount) -> float:
    """What the last figure counts that is no nought: tens in 20, hundreds in 200, tenths in 0.5."""
    figures = f"{amount.low:.0f}"
    return max(amount.step, 10.0 ** (len(figures) - len(figures.rstrip("0"))) if amount.low >= 1 else 0)


def _is_certainty(left: Number, right: Number, pair: Pair, elsewhere: tuple[_Elsewhere, _Elsewhere]) -> bool:
    """Of equal numbers, whether one is hedged as the other is not."""
    hedges = {left.hedge, right.hedge}
    if len(hedges) == 1 or (ABOUT in hedges and hedges.isdisjoint(_SIDED)):
        return False
    is_of_one_toll = left.role == right.role and left.role in _TOLLS
    if left.is_weak or not (left.is_known_by_itself or is_of_one_toll or pair.place.around >= 2):
        return False
    sides = [_side(left.hedge), _side(right.hedge)]
    if sides[0] == sides[1] or _are_of_one_peak(left, right):
        return False
    if elsewhere[1].tells_exactly(left) or elsewhere[0].tells_exactly(right):
        return False
    return not (elsewhere[1].hedged(pair.left) or elsewhere[0].hedged(pair.right))


def _are_of_one_peak(left: Number, right: Number) -> bool:
    """Whether what rises and falls is told by its highest value: "gusts of up to 195 km/h" are "gusts that reached" it,
    and a share that rose "as much as 4.2%" was up 4.2% then."""
    return left.amount.what in _RISING and {left.hedge, right.hedge} in ({AT_MOST, ""}, {AT_MOST, ABOUT})


def _side(hedge: str) -> int:
    return 1 if hedge in _ABOVE else -1 if hedge in _BELOW else 0


def _is_told(pair: Pair, elsewhere: tuple[_Elsewhere, _Elsewhere]) -> bool:
    """Whether a pair of two values is a change: in place, or else where neither value stands in the other text."""
    left, right = pair.left.value, pair.right.value
    if VAGUE in (left.amount.unit, right.amount.unit) and not _are_apart(left.amount, right.amount):
        return False
    if PART in (left.amount.unit, right.amount.unit):
        is_in_place = pair.place.is_narrow and pair.place.around >= 2
        return is_in_place and abs(left.amount.low - right.amount.low) >= LEAST_OF_PARTS
    is_there = elsewhere[1].holds(left), elsewhere[0].holds(right)
    if all(is_there) or (_make_a_whole(left.amount, right.amount) and not pair.place.is_narrow):
        return False
    if pair.place.closeness >= 3 or (pair.place.is_narrow and pair.place.around):
        return True
    return not any(is_there)


def _make_a_whole(one: Amount, other: Amount) -> bool:
    """Two thirds abroad are a third at home: told of the other part."""
    return one.what == other.what == "share" and abs(one.low * one.size + other.low * other.size - _WHOLE) < _LEAST


_WHOLE = 100
"""Percent."""


def _are_apart(one: Amount, other: Amount) -> bool:
    """Whether two of which one is vague cannot be one value: dozens and 400; 60 are dozens made exact."""
    if one.unit == other.unit:
        return True
    vague, exact = (one, other) if one.unit == VAGUE else (other, one)
    return not vague.low * _VAGUE_FROM <= exact.low <= vague.low * _VAGUE_TO


_VAGUE_FROM, _VAGUE_TO = 0.5, 8
"""Of the value that stands for a vague one, from where to where it may be said: 120 dead are dozens still, 200 are
not."""


def _lone(facing: Facing, side: int, other: _Elsewhere, is_such: Callable[[Number], bool]) -> list[tuple[Fact, Row]]:
    """The tolls or ages of what faces nothing that the other text does not tell."""
    rows = [row for row in facing.rows if not row.faces]
    found = [(fact, row) for row in rows for fact in facing.facts[side].of(NUMBER, row.sentences[side])]
    return [(fact, row) for fact, row in found if is_such(fact.value) and not other.holds(fact.value)]


def _is_score(fact: Fact) -> bool:
    return bool(fact.value.amount.unit == SCORE)


def _is_any_toll(value: Number) -> bool:
    return value.role in _COUNTED


def _is_sole(value: Number) -> bool:
    return value.amount.what in _SOLE and not value.is_weak


_SOLE = frozenset({AGE, "dollars", "euros", "sterling"})
"""Of which a text that tells one more tells it of another."""


def _sole(
    facing: Facing, lefts: list[tuple[Fact, Row]], rights: list[tuple[Fact, Row]], changed: list[Pair]
) -> Iterator[Pair]:
    """An age or a sum, where each text tells one that the other does not, and the two are near: of the same, in another
    place."""
    told = {value.amount.what for pair in changed for value in (pair.left.value, pair.right.value)}
    for what in sorted(_SOLE - told):
        sides = [
            [standing for standing in sorted(side, key=_row_number) if standing[0].value.amount.what == what]
            for side in (lefts, rights)
        ]
        values = [{fact.value.amount[:3] for fact, _ in side} for side in sides]
        if len(values[0]) != 1 or len(values[1]) != 1:
            continue
        (left, row), (right, other) = sides[0][0], sides[1][0]
        one, another = left.value.amount, right.value.amount
        is_near = abs(one.low - another.low) <= _MOST_YEARS if what == AGE else _is_near(one, another)
        if one.unit == another.unit and is_near and (what == AGE or _share_a_stem(facing, left, right)):
            yield Pair(left, right, Place(0, 0), (row, other), Kind.PARAGRAPH)


def _share_a_stem(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether their sentences share a word that is not common, if only a name."""
    stems = [facing.documents[side].numbered.stems[fact.sentence].keys() for side, fact in enumerate((left, right))]
    return any(uncommonness_of((stem,)) >= UNCOMMON for stem in stems[0] & stems[1])


_MOST_YEARS = 3
"""By which an age is corrected."""


def _tolls(lefts: list[tuple[Fact, Row]], rights: list[tuple[Fact, Row]], changed: list[Pair]) -> Iterator[Pair]:
    """Of the dead, the hurt, the missing, where each text tells one number, and each in another place."""
    told = {pair.left.value.role for pair in changed} | {pair.right.value.role for pair in changed}
    for role in sorted(_COUNTED - told):
        sides = [
            [standing for standing in side if _is_toll(standing[0].value, role)][:MOST_TOLLS]
            for side in (sorted(lefts, key=_row_number), sorted(rights, key=_row_number))
        ]
        near = [(a, b) for a in sides[0] for b in sides[1] if _may_be_one_toll(a[0].value, b[0].value)]
        if len({(a.value.amount.low, b.value.amount.low) for (a, _), (b, _) in near}) == 1:
            (left, row), (right, other) = near[0]
            yield Pair(left, right, Place(0, 0), (row, other), Kind.PARAGRAPH)


def _tolls_of_ledes(facing: Facing, lefts: list[tuple[Fact, Row]], rights: list[tuple[Fact, Row]]) -> Iterator[Pair]:
    """Of the dead, the hurt, the missing of the deed that both texts are about, where the ledes or the headlines tell
    one number each and name no other day."""
    sides = [_of_lede(facing, side, standing) for side, standing in enumerate((lefts, rights))]
    if not all(sides) or _are_of_other_days(facing):
        return
    for role in sorted(_COUNTED):
        left, right = ([one for one in side if _is_toll(one[0].value, role)] for side in sides)
        if any(len({fact.value.amount[:2] for fact, _ in side}) != 1 for side in (left, right)):
            continue
        (one, row), (other, other_row) = left[0], right[0]
        if _may_be_one_toll(one.value, other.value) and _share_a_stem(facing, one, other):
            yield Pair(one, other, Place(0, 0), (row, other_row), Kind.PARAGRAPH)


def _of_lede(facing: Facing, side: int, standing: list[tuple[Fact, Row]]) -> list[tuple[Fact, Row]]:
    """What the lede tells of it, then what the headline does."""
    lede = facing.lede(side)
    told = [one for one in standing if one[0].sentence == lede]
    return told + [one for one in standing if facing.kind_of(side, one[0].sentence) is Kind.HEADLINE]


def _is_of_ledes(facing: Facing, pair: Pair) -> bool:
    return pair.left.value.role in _COUNTED and all(
        _of_lede(facing, side, [(fact, pair.rows[0])]) for side, fact in enumerate(pair[:2])
    )


def _are_of_other_days(facing: Facing) -> bool:
    ledes = facing.lede(0), facing.lede(1)
    days = [
        {fact.key for fact in facing.facts[side].of(DATE, range(lede, lede + 1))} for side, lede in enumerate(ledes)
    ]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _is_on_the_way(number: Number, toll: Pair) -> bool:
    """Whether it is a toll between two that are told as one that changed: an earlier count of the same people."""
    low, high = sorted((toll.left.value.amount.low, toll.right.value.amount.low))
    return _is_toll(number, toll.left.value.role) and low < number.amount.low < high


def _row_number(standing: tuple[Fact, Row]) -> int:
    return standing[1].number


MOST_TOLLS = 8
"""Of one role, left over on a side: a story has one or two, a chronicle many."""


def _may_be_one_toll(one: Number, other: Number) -> bool:
    """Not of another war, nor of others among the dead: 1,200 soldiers are not the 1,000 people with the civilians."""
    return _is_near(one.amount, other.amount) and (one.who == other.who or not (one.who and other.who))


def _is_near(one: Amount, other: Amount) -> bool:
    """Whether one toll can have become the other: not that of another war."""
    return max(one.low, other.low) <= 3 * min(one.low, other.low)


def _is_toll(value: Number, role: str) -> bool:
    return value.role == role and value.amount.unit == COUNT and not value.is_weak


def _is_alone(
    facing: Facing, side: int, fact: Fact, row: Row, change: Change, others: Sequence[Fact], is_linked: bool
) -> bool:
    """Whether a number that the other text does not tell came or went by itself, not with its clause or passage, and
    nothing else was counted in its place."""
    value: Number = fact.value
    what, is_toll = value.amount.what, value.role in _TOLLS
    if value.is_weak or what in (ORDINAL, VAGUE, AGE, PART) or _is_from_a_mark(facing, side, fact):
        return False
    if facing.kind_of(side, fact.sentence) not in BODY:
        return False  # a headline tells what the body does, in other words
    is_bare = change.words[side] == 1 and not change.words[1 - side]  # six points, and points
    words = facing.facts[side].words.keys_in(fact.span)
    if what == "share" and not value.hedge and not any(key[0].isdigit() for key in words):
        return False  # "by half"
    is_count = bool(value.noun) and value.amount.low >= _SEVERAL
    if not (is_toll or is_bare or is_count or value.is_known_by_itself):
        return False
    if any(row.change_at(1 - side, one.span) is change or one.value.noun == value.noun != "" for one in others):
        return False
    return what != "time" or change.words[side] <= NARROW


_SEVERAL = 5
"""From here on a count of what is named is told: "two" may be any two."""

_MARKS = frozenset("short shy adrift behind ahead clear away".split())


def _is_from_a_mark(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether it says how far something fell short of what is told otherwise where it was reached: 38 runs short of
    the target; short of the field by two miles."""
    words = facing.facts[side].words
    first, last = (facing.documents[side].numbered.first_at(at) for at in fact.span)
    sentence = words.of(fact.sentence)
    behind = words.keys[last : min(last + 3, sentence.stop)]
    is_by = word_before(facing, side, fact, frozenset()) == "by"
    return not _MARKS.isdisjoint(behind) or (is_by and not _MARKS.isdisjoint(words.keys[sentence.start : first]))


def _is_round(value: float) -> bool:
    """To two figures at most, of three or more."""
    return value >= 100 and value == float(f"{value:.2g}")


def _is_written(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether its figures stand in the other text, whatever they count there."""
    words = map(key_of, facing.documents[side].quote(fact.span).split())
    figures = [word.strip("()$£€%,.;") for word in words if any(map(str.isdecimal, word))]
    others = facing.word_sets[1 - side]
    return bool(figures) and all(
        word in others or f"{word}s" in others or f"over-{word}s" in others for word in figures
    )


_Size = tuple[float, float, tuple[str, ...]]


class _Elsewhere:
    """The numbers of one whole text, to be looked for."""

    def __init__(self, facing: Facing, side: int) -> None:
        self._facts = facing.facts[side]
        self._words = facing.word_sets[side]
        self._sizes: dict[str, list[_Size]] | None = None
        self._hedges: set[tuple[object, str]] | None = None

    def holds(self, number: Number) -> bool:
        """Whether the text tells this value, in any form; of a small one, of the same thing."""
        amount = number.amount
        return any(self._holds(one, number) for one in (amount, amount.other) if one)

    def _holds(self, amount: Amount, number: Number) -> bool:
        if not number.is_known_by_itself:
            key = amount.what, (amount.low, amount.high), number.role or number.noun
            return key in self._facts.everywhere(NUMBER)
        near = NEAR if amount.what in _MEASURED else 0
        units = {one.unit for one in (number.amount, number.amount.other) if one}
        low, high = sorted((amount.low * amount.size, amount.high * amount.size))
        told = self._by_kind().get(amount.what, [])
        first = bisect_left(told, (low - abs(low) * near - 1e-9,))
        for one, other, told_in in told[first : first + _MOST_NEAR]:
            if one > low + abs(low) * near + 1e-9:
                return False
            share = near if units.isdisjoint(told_in) else 0  # 55 inches are no 57
            if abs(one - low) <= abs(low) * share + 1e-9 and abs(other - high) <= abs(high) * share + 1e-9:
                return True
        return False

    def restates(self, number: Number) -> bool:
        """Whether another value that it tells is nearly this one, where this is rounded: fewer than 7,000, of 6,854."""
        if not (number.hedge or _is_round(number.amount.low)):
            return False
        told = self._by_kind().get(number.amount.what, [])
        low = number.amount.low * number.amount.size
        first = bisect_left(told, (low * (1 - NEAR),))
        return any(one != low and one < low * (1 + NEAR) for one, _, _ in told[first : first + 2])

    def tells_exactly(self, number: Number) -> bool:
        """Whether the text tells somewhere what a hedge leaves open of a measure: 26.4 miles, 26 years and three
        months, where it is over 26 of them."""
        amount, side = number.amount, _side(number.hedge)
        if not side or amount.what in _UNMEASURED or amount.low != amount.high:
            return False
        of_kind = [one for one in self._all() if one.value.amount.unit == amount.unit]
        beyond = (side * (one.value.amount.low - amount.low) for one in of_kind)
        return any(0 < more < _last_place(amount) for more in beyond) or (
            side > 0 and any(one.value.amount.low == amount.low and self._goes_on(one) for one in of_kind)
        )

    def _all(self) -> list[Fact]:
        return [fact for facts in self._facts.everywhere(NUMBER).values() for fact in facts]

    def _goes_on(self, fact: Fact) -> bool:
        """Whether a smaller unit follows: 26 years and three months, 6 hours, 12 minutes."""
        sentence = self._facts.of(NUMBER, range(fact.sentence, fact.sentence + 1))
        amount = fact.value.amount
        behind = [one for one in sentence if one.start >= fact.end][:1]
        return any(
            one.value.amount.what == amount.what
            and one.value.amount.size < amount.size
            and self._facts.words.keys_in((fact.end, one.start)) in ([], ["and"], [","])
            for one in behind
        )

    def hedged(self, fact: Fact) -> bool:
        """Whether the text tells this value somewhere with this hedge."""
        if self._hedges is None:
            everywhere = self._facts.everywhere(NUMBER)
            self._hedges = {(key, one.value.hedge) for key, facts in everywhere.items() for one in facts}
        return (fact.key, fact.value.hedge) in self._hedges

    def _by_kind(self) -> dict[str, list[_Size]]:
        """Both ends of each amount and all units it is told in, by what it measures."""
        if self._sizes is None:
            found: dict[str, list[_Size]] = defaultdict(list)
            for facts in self._facts.everywhere(NUMBER).values():
                amount = facts[0].value.amount
                told = [one for one in (amount, amount.other) if one]
                for one in told:
                    low, high = sorted((one.low * one.size, one.high * one.size))
                    found[one.what].append((low, high, tuple(unit.unit for unit in told)))
            self._sizes = {what: sorted(sizes) for what, sizes in found.items()}
        return self._sizes


_UNMEASURED = frozenset({COUNT, VAGUE, SCORE, ORDINAL, PART, TIMES, AGE})
_MEASURED = frozenset({"length", "area", "mass", "volume", "speed", "temperature"})
_RISING = _MEASURED | {"share", "points"}
