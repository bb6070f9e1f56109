"""Which facts of two rows stand in the same place: in one change of words, or between the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from stories.compare.differences.difference import Difference, How, Stated, in_order
from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.record import Change
from stories.text.document import BODY, Kind
from stories.text.facts import Fact
from stories.text.words import OPENING

MOST_FACTS = 24
"""Of a row, as many on each side are paired: a paragraph of prose has six at most, a table may have thousands."""

AROUND = 3
"""Words before and behind a fact that are looked at."""


_SMALL = frozenset("at to by from of in for on".split())
"""Before a fact one of these tells little: "maintain … at 2 percent", "raise … to 3 percent"."""


class Place(NamedTuple):
    """How much speaks for one place: the words around that agree, and the words of the change that both stand in, 0
    where it is not one change."""

    around: int
    change: int

    @property
    def is_narrow(self) -> bool:
        return 0 < self.change <= NARROW

    @property
    def closeness(self) -> float:
        return self.around + (
            3 if 0 < self.change <= 4 else 2 if self.is_narrow else 1 if 0 < self.change <= WIDE else 0
        )


NARROW, WIDE = 8, 20
"""Words on the longer side of a change, in which two facts answer to each other; in which they may."""


class Pair(NamedTuple):
    left: Fact
    right: Fact
    place: Place
    rows: tuple[Row, ...]
    kind: Kind
    """Of the block that the left one stands in."""

    @property
    def is_of_head(self) -> bool:
        """Whether it stands in a headline, which often gives the bare figure."""
        return self.kind not in BODY


class Paired(NamedTuple):
    pairs: list[Pair]
    left: list[tuple[Fact, Row]]
    right: list[tuple[Fact, Row]]


Score = Callable[[Fact, Fact, Place], float]
"""How much speaks for two facts of a row being one, or one that changed; 0 where they cannot be."""


def paired(facing: Facing, kind: str, score: Score) -> Paired:
    """The facts of all rows that face and differ, those paired that stand in one place, and on either side what is
    left."""
    found = Paired([], [], [])
    for row in facing.changed:
        sides = [facing.facts[side].of(kind, row.sentences[side]) for side in (0, 1)]
        if any(_is_touched(row, side, fact) for side in (0, 1) for fact in sides[side]):
            sides = _pair_row(facing, row, sides, score, found.pairs)
            found.left.extend((fact, row) for fact in sides[0])
            found.right.extend((fact, row) for fact in sides[1])
    return found


FIRM = 0.6
"""How alike two sentences are that tell one thing, whatever changed in it."""

NEARLY = 0.3
"""Of two sentences, how alike they are from which on they tell of one thing. Below that what agrees around two outcomes
agrees by chance as often as not: of 26 such in two outlets' stories one was true."""


def is_sure(facing: Facing, one: Difference) -> bool:
    """Whether both its sides stand in one change of a few words, or in sentences that are firmly linked."""
    if one.left is None or one.right is None:
        return False
    spans = one.left.words, one.right.words
    changes = [[facing.rows[number].change_at(side, spans[side]) for side in (0, 1)] for number in one.passages]
    if any(mine and mine is other and max(mine.words) <= NARROW for mine, other in changes):
        return True
    left, right = (sentence_at(document, span[0]) for document, span in zip(facing.documents, spans, strict=True))
    return facing.similarity(left, right) > FIRM


def beside_changes(side: int, leftover: Sequence[tuple[Fact, Row]]) -> list[tuple[Fact, Row]]:
    """Those in whose sentence one of them stands in a change."""
    changed = {fact.sentence for fact, row in leftover if _is_touched(row, side, fact)}
    return [(fact, row) for fact, row in leftover if fact.sentence in changed]


def _pair_row(facing: Facing, row: Row, sides: list[list[Fact]], score: Score, pairs: list[Pair]) -> list[list[Fact]]:
    """What is left of the two sides."""
    lefts, rights = sides[0][:MOST_FACTS], sides[1][:MOST_FACTS]
    tried: list[tuple[float, int, int, int, Place]] = []
    standing = [[_standing(facing, row, side, fact) for fact in facts] for side, facts in enumerate((lefts, rights))]
    for i, left in enumerate(lefts):
        for j, right in enumerate(rights):
            place = _place(standing[0][i], standing[1][j])
            if (worth := score(left, right, place)) > 0:
                tried.append((-worth, abs(i - j), i, j, place))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j, place in sorted(tried):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append(Pair(lefts[i], rights[j], place, (row,), facing.kind_of(0, lefts[i].sentence)))
    return [[fact for at, fact in enumerate(side) if at not in taken[n]] for n, side in enumerate((lefts, rights))]


class _Standing(NamedTuple):
    """Where a fact stands: the change that touches it, the words before it and behind it, the nearest first."""

    change: Change | None
    before: Sequence[str]
    behind: Sequence[str]


def _standing(facing: Facing, row: Row, side: int, fact: Fact) -> _Standing:
    before, behind = ([word[:OPENING] for word in _around(facing, side, fact, way)] for way in (-1, 1))
    return _Standing(row.change_at(side, fact.span), before, behind)


def _place(left: _Standing, right: _Standing) -> Place:
    change = left.change if left.change is right.change else None
    around = _agreeing(left.before, right.before) + _agreeing(left.behind, right.behind)
    return Place(around, max(change.words) if change else 0)


def is_in_another_form(facing: Facing, pair: Pair) -> bool:
    """Whether two facts that are one value are written otherwise, and a change holds both or is a part of them: the
    year that came to a day."""
    left, right = (facing.facts[side].words.keys_in(fact.span) for side, fact in enumerate(pair[:2]))
    return left != right and (pair.place.is_narrow or _is_part_of(pair))


def _is_part_of(pair: Pair) -> bool:
    """Whether the change that touches two facts has no words but theirs; the space beside them goes with it."""
    sides = [fact.span for fact in pair[:2]]
    change = next(filter(None, (pair.rows[0].change_at(side, span) for side, span in enumerate(sides))), None)
    return change is not None and all(
        words is None or (start <= words[0] + 1 and words[1] - 1 <= end)
        for words, (start, end) in zip((change.left, change.right), sides, strict=True)
    )


def _is_touched(row: Row, side: int, fact: Fact) -> bool:
    return row.change_at(side, fact.span) is not None


def _agreeing(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words in a row are the same on both sides."""
    found = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        found += 1
    return found


def word_before(facing: Facing, side: int, fact: Fact, passed: Set[str] = frozenset()) -> str:
    """In its sentence, one of those passed over; nothing where it opens it."""
    return next(_around(facing, side, fact, -1, passed), "")


def _around(facing: Facing, side: int, fact: Fact, way: int, passed: Set[str] = _SMALL) -> Iterator[str]:
    words = facing.facts[side].words
    numbers = words.of(fact.sentence)
    starts = facing.documents[side].numbered.starts
    if way < 0:
        first = bisect_left(starts, fact.start)
        first -= first > numbers.start and words.keys[first - 1] in passed
        yield from (words.keys[at] for at in range(first - 1, max(first - 1 - AROUND, numbers.start - 1), -1))
    else:
        last = bisect_left(starts, fact.end)
        yield from words.keys[last : min(last + AROUND, numbers.stop)]


CLOSE = 0.3
"""How alike a sentence must be to one that it answers to, for a fact of it to come or go by itself in a long change."""

MOST_ALONE = 4
"""Facts of one sentence that come or go by themselves: more are a list, which comes or goes whole."""


Alone = Callable[[Fact, Row, Change, Sequence[Fact], bool], bool]
"""Whether a fact in this change of a row came or went by itself, given the facts of the other side that are left over
there, and whether its sentence clearly answers to one of the other side."""


def came_or_went(
    facing: Facing, kind: str, side: int, found: Paired, leftover: Sequence[tuple[Fact, Row]], is_alone: Alone
) -> Iterator[Difference]:
    """One difference for each fact of that side that is told nowhere on the other."""
    others: dict[int, list[Fact]] = defaultdict(list)
    for fact, row in found.left if side else found.right:
        others[row.number].append(fact)
    once: dict[object, list[tuple[Fact, Row]]] = defaultdict(list)
    held = Counter(fact.sentence for fact, _ in leftover)
    for fact, row in leftover:
        change = row.change_at(side, fact.span)
        if change is not None and held[fact.sentence] <= MOST_ALONE:
            span = facing.documents[side].sentences[fact.sentence]
            is_linked = facing.closest[side].get(span, 0) >= CLOSE
            if is_alone(fact, row, change, others[row.number], is_linked):
                once[fact.key].append((fact, row))
    for standing in once.values():
        yield one_sided(facing, kind, side, standing)


def changed_in_place(kind: str, pairs: Sequence[Pair], reason: str = "") -> Difference:
    """One difference of them all, in the words of the first of the body."""
    first = min(pairs, key=lambda pair: (pair.is_of_head, pair.rows[0].number))
    left, right = first[:2]
    return Difference(
        kind,
        How.CHANGED,
        Stated(left.span, str(left.value)),
        Stated(right.span, str(right.value)),
        reason,
        passages=_numbers(row for pair in pairs for row in pair.rows),
        also=in_order((pair.left.span, pair.right.span) for pair in pairs if pair is not first),
    )


def one_sided(facing: Facing, kind: str, side: int, standing: Sequence[tuple[Fact, Row]]) -> Difference:
    """One difference of all places where a fact stands that the other side has nowhere."""
    fact = min(standing, key=lambda one: facing.kind_of(side, one[0].sentence) not in BODY)[0]
    stated = Stated(fact.span, str(fact.value))
    rows = _numbers(row for _, row in standing)
    spans = [one.span for one, _ in standing if one is not fact]
    if side:
        return Difference(kind, How.ADDED, None, stated, passages=rows, also=in_order((None, span) for span in spans))
    return Difference(kind, How.DROPPED, stated, None, passages=rows, also=in_order((span, None) for span in spans))


def _numbers(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(sorted({row.number for row in rows}))
