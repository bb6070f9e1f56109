"""Names, posts and directions that changed, came or went; and names that changed places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.namesakes import COMPASS, Namesakes, is_one
from stories.compare.differences.passages import CLAUSE
from stories.compare.differences.quote import Quotations
from stories.compare.record import Change
from stories.text.document import Range
from stories.text.facts import NAME, QUOTE, Fact
from stories.text.facts.name import DIRECTION, POST, RARE, SURE
from stories.text.facts.titles import LESSER
from stories.text.facts.words import Words

MOST_WORDS = 8
"""Of a change, a side: in a longer one the names need not answer to each other."""

ANOTHER, CHANGED_PLACES = "another name", "changed places"
ANOTHER_POST, ANOTHER_DIRECTION = "another post", "another direction"

_Sides = tuple[list[Fact], list[Fact]]


def find(facing: Facing) -> Iterator[Difference]:
    return iter(_Found(facing).differences.values())


class _Found:
    """One difference for all places that tell it: it shows the first, which is where it matters most."""

    def __init__(self, facing: Facing) -> None:
        self.facing = facing
        self.differences: dict[object, Difference] = {}
        self._known: dict[int, Namesakes] = {}
        self._quotations = Quotations(facing)
        for row in facing.rows:
            if row.faces and not row.is_same:
                self._find_in(row)

    def _find_in(self, row: Row) -> None:
        left, right = self._of_row(0, row), self._of_row(1, row)
        if not (left or right):
            return
        if [fact.key for fact in left] == [fact.key for fact in right]:
            return
        turned = self._find_turned(row, (left, right))
        sorts = {POST: ANOTHER_POST, DIRECTION: ANOTHER_DIRECTION}
        names = _unmatched([f for f in left if not f.value.sort], [f for f in right if not f.value.sort])
        self._find_between_same_words(row, names)
        for change in row.passage.changes:
            if change.left and change.right:
                touched = _touching(names[0], change.left), _touching(names[1], change.right)
                if not turned and self._find_changed(row, change, touched):
                    continue
                for sort, reason in sorts.items():
                    pair = [
                        _touching([f for f in side if f.value.sort == sort], span)
                        for side, span in zip((left, right), (change.left, change.right), strict=True)
                    ]
                    self._find_word(row, change, (pair[0], pair[1]), reason)
            elif not turned:
                self._find_lone(row, change, names, (left, right))

    def _of_row(self, side: int, row: Row) -> list[Fact]:
        """Its facts, but those that are quoted or speak, which is told of the quotation, and names that only open a
        sentence where the other text does not write them as such."""
        facts = self.facing.facts[side]
        quoted = [fact.span for fact in facts.of(QUOTE, row.sentences[side])]
        if quoted:
            others = (one for one, _ in self._quotations.said_by_others(row))
            quoted += [stated.words for one in others if (stated := one.right if side else one.left)]
        return [
            fact
            for fact in facts.of(NAME, row.sentences[side])
            if (fact.value.sure == SURE or self._is_name_there(1 - side, fact))
            and not any(start < fact.end and fact.start < end for start, end in quoted)
        ]

    def _is_name_there(self, side: int, fact: Fact) -> bool:
        words, key = self.facing.facts[side].words, fact.value.words[0]
        return key in words.named or (fact.value.sure == RARE and key not in words.small)

    # What changed.

    def _find_changed(self, row: Row, change: Change, touched: _Sides) -> bool:
        """Whether a name of this change made room for another."""
        if not all(touched) or not self._is_small(change):
            return False
        news = [f for f in touched[0] if self._is_new(0, f)], [f for f in touched[1] if self._is_new(1, f)]
        if not all(news):
            if not self._is_all(change, touched) or not (any(news) or len(row.passage.changes) <= _FEW_CHANGES):
                return False
            news = touched
        if any(self._is_one(a, b) for a in touched[0] for b in touched[1]):
            return False
        if len(news[0]) == len(news[1]):
            pairs = list(zip(*news, strict=True))
            for left, right in pairs:
                self._add(row, left, right)
            return bool(pairs)
        if min(map(len, news)) == 1:
            self._add_many(row, news)
            return True
        return False

    def _find_between_same_words(self, row: Row, names: _Sides) -> None:
        """ "From Tarn in Norvia" and "from Belk in Norvia", wherever in the row they stand."""
        by_place: dict[object, Fact] = {}
        for fact in names[0]:
            if self._is_new(0, fact):
                by_place.update(dict.fromkeys(self._places(0, fact), fact))
        for right in names[1] if by_place else ():
            left = next((by_place[place] for place in self._places(1, right) if place in by_place), None)
            if left and self._is_new(1, right) and not self._is_one(left, right):
                self._add(row, left, right)

    def _places(self, side: int, fact: Fact) -> list[tuple[str, ...]]:
        """The three or four words around it: two before and one behind, one before and two behind."""
        words = self.facing.facts[side].words
        numbered, span = words.document.numbered, words.of(fact.sentence)
        first, last = numbered.first_at(fact.start), numbered.first_at(fact.end)
        around = [words.keys[at] if at in span else "" for at in (first - 2, first - 1, last, last + 1)]
        both = [("<", *around[:3]), (">", *around[1:])]
        return [place for place in both if sum(word[:1].isalpha() for word in place[1:]) >= _WORDS_AROUND]

    def _is_all(self, change: Change, touched: _Sides) -> bool:
        """Whether there is nothing else in the change."""
        return len(touched[0]) == len(touched[1]) == 1 and all(
            span is not None and fact.start <= span[0] and span[1] <= fact.end
            for (fact,), span in zip(touched, (change.left, change.right), strict=True)
        )

    def _is_small(self, change: Change) -> bool:
        return max(change.words) <= MOST_WORDS

    def _is_new(self, side: int, fact: Fact) -> bool:
        """Whether a word of the name stands nowhere in the other text, in any form."""
        return not all(self._namesakes(1 - side).holds(word) for word in fact.value.words) or self._is_other_place(
            side, fact
        )

    def _is_wholly_new(self, side: int, fact: Fact) -> bool:
        words = fact.value.words
        known = self._namesakes(1 - side)
        if words[0] in COMPASS and len(words) > 1:
            return self._is_other_place(side, fact)
        return not any(known.holds(word) for word in words) and not known.holds_initials(words)

    def _is_other_place(self, side: int, fact: Fact) -> bool:
        words = fact.value.words
        return words[0] in COMPASS and len(words) > 1 and not self._namesakes(1 - side).holds_row(words[:2])

    def _is_one(self, left: Fact, right: Fact) -> bool:
        return is_one(left.value.words, right.value.words)

    def _namesakes(self, side: int) -> Namesakes:
        if side not in self._known:
            self._known[side] = Namesakes(self.facing.facts[side].words)
        return self._known[side]

    # What came or went.

    def _find_lone(self, row: Row, change: Change, names: _Sides, all_names: _Sides) -> None:
        side = 1 if change.right else 0
        span = change.right or change.left
        if span is None or change.words[side] >= CLAUSE:
            return
        words = self.facing.facts[side].words
        for fact in _touching(names[side], span):
            if self._find_prefix(row, side, fact, all_names[1 - side]):
                continue
            if fact.value.sure != SURE or not (span[0] <= fact.start and fact.end <= span[1]):
                continue
            if self._is_wholly_new(side, fact) and _is_listed(words, fact):
                self._add(row, *((None, fact) if side else (fact, None)))
        self._find_lesser(row, side, span, all_names)

    def _find_prefix(self, row: Row, side: int, fact: Fact, others: Sequence[Fact]) -> bool:
        """ "Tolvik" became "Upper Tolvik"."""
        words = fact.value.words
        if words[0] not in COMPASS or len(words) == 1 or not self._is_other_place(side, fact):
            return False
        other = next((f for f in others if f.value.words == words[1:]), None)
        if other is None:
            return False
        self._add(row, *((other, fact) if side else (fact, other)))
        return True

    def _find_lesser(self, row: Row, side: int, span: Range, all_names: _Sides) -> None:
        """ "Coach" became "assistant coach"."""
        for fact in _touching([f for f in all_names[side] if f.value.sort == POST], span):
            words = fact.value.words
            if words[0] in LESSER and len(words) > 1:
                others = [f for f in all_names[1 - side] if f.value.sort == POST]
                other = next((f for f in others if f.value.words == words[1:]), None)
                if other and not any(f.value.words == words for f in others):
                    self._add(row, *((other, fact) if side else (fact, other)), ANOTHER_POST)

    # Posts and directions.

    def _find_word(self, row: Row, change: Change, pair: _Sides, reason: str) -> None:
        if len(pair[0]) != 1 or len(pair[1]) != 1 or max(change.words) > _FEW:
            return
        left, right = pair[0][0], pair[1][0]
        if left.key == right.key or (
            left.value.words[-1] == right.value.words[-1] and not _is_another_post(left, right)
        ):
            return
        if not self._is_in_place(left, right):
            return
        self._add(row, left, right, reason)

    def _is_in_place(self, left: Fact, right: Fact) -> bool:
        """Whether the same words stand around both."""
        words = self.facing.facts[0].words, self.facing.facts[1].words
        before = [_beside(w, f, -1) for w, f in zip(words, (left, right), strict=True)]
        after = [_beside(w, f, 1) for w, f in zip(words, (left, right), strict=True)]
        return before[0] == before[1] and after[0] == after[1]

    # Who did it to whom.

    def _find_turned(self, row: Row, sides: _Sides) -> bool:
        """ "Sarn attacked Norvia" became "Norvia attacked Sarn"."""
        deeds = [_deeds(self.facing.facts[side].words, sides[side]) for side in (0, 1)]
        found = False
        for (one, other, deed), left in deeds[0].items():
            right = deeds[1].get((other, one, deed))
            if right and (one, other, deed) not in deeds[1] and (other, one, deed) not in deeds[0]:
                self._put((one, other, deed), row, self._stated(0, left), self._stated(1, right), CHANGED_PLACES)
                found = True
        return found

    # The record.

    def _add(self, row: Row, left: Fact | None, right: Fact | None, reason: str = ANOTHER) -> None:
        one, other = _differing(left.value.words if left else (), right.value.words if right else ())
        key = reason, one[-1:], other[-1:]
        self._put(key, row, left and self._stated(0, left.span), right and self._stated(1, right.span), reason)

    def _add_many(self, row: Row, news: _Sides) -> None:
        left, right = ((facts[0].start, facts[-1].end) for facts in news)
        key = tuple(tuple(fact.key for fact in facts) for facts in news)
        self._put(key, row, self._stated(0, left), self._stated(1, right), ANOTHER)

    def _stated(self, side: int, span: Range) -> Stated:
        return Stated(span, self.facing.documents[side].quote(span))

    def _put(self, key: object, row: Row, left: Stated | None, right: Stated | None, reason: str) -> None:
        was = self.differences.get(key)
        if was:
            passages = tuple(sorted({*was.passages, row.number}))
            self.differences[key] = was._replace(passages=passages)
        else:
            how = How.CHANGED if left and right else How.DROPPED if left else How.ADDED
            self.differences[key] = Difference(NAME, how, left, right, reason, passages=(row.number,))


_WORDS_AROUND = 2
"""Words, marks aside, that agree around two names in one place."""

_FEW_CHANGES = 3
"""Changes of a row that is corrected and not rewritten: a name that both texts have elsewhere, too, made room there for
another that both have, and not one word for another word for it."""

_FEW = 4
"""Words of a change, a side, in which one post makes room for another."""


def _unmatched(left: Sequence[Fact], right: Sequence[Fact]) -> _Sides:
    keys = {fact.key for fact in left} & {fact.key for fact in right}
    return [fact for fact in left if fact.key not in keys], [fact for fact in right if fact.key not in keys]


def _touching(facts: Iterable[Fact], span: Range) -> list[Fact]:
    return [fact for fact in facts if fact.start < span[1] and span[0] < fact.end]


def _differing(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Without the words that both open or close with."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return left, right


def _is_another_post(left: Fact, right: Fact) -> bool:
    """Of two with the same last word: whether one is lesser, or both say more of it and not the same."""
    one, other = set(left.value.words[:-1]), set(right.value.words[:-1])
    return one & LESSER != other & LESSER or bool(one - other and other - one)


def _beside(words: Words, fact: Fact, step: int) -> str:
    """The word before or behind, nothing at a sentence's end."""
    numbered = words.document.numbered
    at = numbered.first_at(fact.start) - 1 if step < 0 else numbered.first_at(fact.end)
    return words.keys[at] if at in words.of(fact.sentence) else ""


_JOINING = frozenset("and or & in at near from".split())


def _is_listed(words: Words, fact: Fact) -> bool:
    """Whether it is one more of several, or where something is; and no description of what is named beside it."""
    before, behind = _beside(words, fact, -1), _beside(words, fact, 1)
    return before in _JOINING or (before in (",", "of") and (behind in _JOINING or not behind[:1].isalpha()))


_MOST_OF_DEED = 8
"""Words and marks between who did it and to whom it was done."""

_MUTUAL = frozenset("and or with to versus v vs met meets meet plus both".split())
"""Where one of these stands between two names, either may come first."""

_Deed = tuple[str, str, tuple[str, ...]]


def _deeds(words: Words, facts: Sequence[Fact]) -> dict[_Deed, Range]:
    """ "Sarn attacked Norvia": the two, what stands between them, and where."""
    numbered = words.document.numbered
    found: dict[_Deed, Range] = {}
    for one, other in pairwise(fact for fact in facts if not fact.value.sort):
        first, last = numbered.first_at(one.end), numbered.first_at(other.start)
        between = tuple(words.keys[first:last])
        if one.sentence == other.sentence and one.key != other.key and _are_apart(one, between):
            found[one.value.words[-1], other.value.words[-1], between] = one.start, other.end
    return found


def _are_apart(one: Fact, between: Sequence[str]) -> bool:
    """Whether two names with these words between them are not merely named together."""
    told = [word for word in between if word[:1].isalpha()]
    if not told or len(between) > _MOST_OF_DEED or one.value.text.endswith(("'s", "’s")):
        return False
    if _MUTUAL.isdisjoint(told):
        return len(told) == len(between)
    return len(set(told) - _MUTUAL) > 1
