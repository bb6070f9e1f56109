"""Quotations that somebody is made to say otherwise, that came or went, or that another is made to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row
from stories.compare.differences.namesakes import is_like, is_one
from stories.compare.differences.passages import CLAUSE
from stories.compare.differences.told import is_told_in_parts, is_told_there
from stories.text.document import BODY, Range
from stories.text.facts import ATTRIBUTION, QUOTE, Fact
from stories.text.facts.folding import folded
from stories.text.facts.quote import said
from stories.text.facts.speakers import speaker
from stories.text.facts.spellings import is_one_word
from stories.text.words import OPENING, zipf

ALIKE = 0.4
"""Share of their words that two quotations of one row have in common, from which on one is the other worded anew."""

ALONE = 0.25
"""The same where no other quotation of the row is left over."""

MUCH = 0.6
"""The same where another says it."""

LONGER = 3
"""Times as many words as the other has a quotation of which that is no part, but one other than it."""

WHOLE = 0.6
"""Share of a quotation that differs, from which on it is shown whole."""

REPORTED, ANOTHER_SPEAKER = "reported", "another speaker"

FEWEST = 2
"""Words of a quotation that came or went; fewer are a word held at a distance, but beside more of them."""

LONGEST_NAME = 3
"""Words of what something is called."""

_WHOSE = frozenset("his her its their our your".split())

_MOST_SEARCHES = 200
_MOST_CELLS = 400


def find(facing: Facing) -> Iterator[Difference]:
    quotations = Quotations(facing)
    seen: set[tuple[object, object]] = set()
    for row in facing.changed:
        if row.is_readable:
            for one, key in quotations.of_row(row):
                if key not in seen:
                    seen.add(key)
                    yield one


_Keyed = tuple[Difference, tuple[object, object]]


class Quotations:
    """Of two texts that face each other."""

    def __init__(self, facing: Facing) -> None:
        self.facing = facing
        self._searches = 0
        self._texts: dict[int, str] = {}
        self._speakers: dict[tuple[int, Range], str] = {}

    def of_row(self, row: Row) -> Iterator[_Keyed]:
        left, right = (self.facing.facts[side].of(QUOTE, row.sentences[side]) for side in (0, 1))
        if not (left or right):
            return
        yield from self.said_by_others(row)
        if _all_words(left) == _all_words(right):
            return
        pairs, parts = _parts(left, right)
        pairs = [pair for pair in pairs if not self._is_quoted_shorter(*pair)]
        lefts = [fact for fact in self._left_over(0, left, right) if id(fact) not in parts]
        rights = [fact for fact in self._left_over(1, right, left) if id(fact) not in parts]
        pairs += [pair for pair in _pairs(lefts, rights) if _share(*pair) >= MUCH or not self._have_others(*pair)]
        for one, other in pairs:
            yield self._changed(row, one, other)
        paired = {id(fact) for pair in pairs for fact in pair}
        for side, facts in enumerate((lefts, rights)):
            lone = [fact for fact in facts if id(fact) not in paired and self._came_or_went(row, side, fact)]
            lone, joined = self._without_joined(side, lone, left if side else right)
            yield from (self._changed(row, *pair) for pair in joined)
            told = {fact.sentence for fact in lone if len(fact.value.words) >= FEWEST}
            yield from (self._lone(row, side, fact) for fact in lone if fact.sentence in told)

    def _is_quoted_shorter(self, left: Fact, right: Fact) -> bool:
        """Whether the sentence of the shorter tells beside it what the longer has more: called the deal "done"."""
        is_left = len(left.value.words) > len(right.value.words)
        longer, shorter, side = (left, right, 1) if is_left else (right, left, 0)
        words = self.facing.facts[side].words
        sentence = {words.keys[at] for at in words.of(shorter.sentence)}
        more = {word for word in longer.value.words if len(word) > SMALL} - {*shorter.value.words}
        return bool(more) and more <= sentence

    def _left_over(self, side: int, facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
        """Those whose words the other text does not hold."""
        keys = {fact.key for fact in others}
        return [fact for fact in facts if fact.key not in keys and not self._is_held(1 - side, fact)]

    def _is_held(self, side: int, fact: Fact) -> bool:
        if fact.key in self.facing.facts[side].everywhere(QUOTE):
            return True
        self._searches += 1
        return self._searches > _MOST_SEARCHES or f" {' '.join(fact.value.words)} " in self._text(side)

    def _text(self, side: int) -> str:
        """All words of a text as quotations are compared."""
        if side not in self._texts:
            words = self.facing.facts[side].words
            self._texts[side] = f" {' '.join(said(words, 0, len(words.keys)))} "
        return self._texts[side]

    def _came_or_went(self, row: Row, side: int, fact: Fact) -> bool:
        """Where no whole sentence or clause did, which is told as a passage."""
        if self.facing.documents[side].sentences[fact.sentence] not in self.facing.linked[side]:
            return False
        change = row.change_at(side, fact.span)
        if change is None or self.facing.kind_of(side, fact.sentence) not in BODY:
            return False  # a headline quotes what the body does, or has a word for it in marks
        if self._is_a_name(side, fact):
            return False
        span = change.right if side else change.left
        if span is None or (change.left and change.right) or max(change.words) < CLAUSE:
            return True
        return is_told_there(self.facing, side, span) and not is_told_there(self.facing, side, fact.span)

    def _is_a_name(self, side: int, fact: Fact) -> bool:
        """Whether a few words right behind whose it is are what something is called: its “night school”. Nobody is said
        to say them."""
        words = self.facing.facts[side].words
        if len(fact.value.words) > LONGEST_NAME or self._speaker(side, fact):
            return False
        return words.keys[fact.value.first - 2] in _WHOSE

    def _without_joined(
        self, side: int, lone: Sequence[Fact], others: Sequence[Fact]
    ) -> tuple[list[Fact], list[tuple[Fact, Fact]]]:
        """Those that came or went; and the others with what holds nearly all of their words and more: two sentences
        that one text sets between marks of their own and the other between one pair."""
        kept: list[Fact] = []
        joined: list[tuple[Fact, Fact]] = []
        if len(lone) * len(others) > _MOST_CELLS:
            return [*lone], joined
        for fact in lone:
            longer = [one for one in others if _is_joined(fact, one)]
            other = max(longer, key=lambda one: _held_of(fact, one), default=None)
            if other is None:
                kept.append(fact)
            else:
                joined.append((other, fact) if side else (fact, other))
        return kept, joined

    # The record.

    def _changed(self, row: Row, left: Fact, right: Fact) -> _Keyed:
        spans = self._differing(left, right)
        speakers = self._speaker(0, left), self._speaker(1, right)
        stated = self._stated(0, spans[0]), self._stated(1, spans[1])
        one = Difference(QUOTE, How.CHANGED, *stated, speakers=speakers, passages=(row.number,))
        return one, (left.key, right.key)

    def _lone(self, row: Row, side: int, fact: Fact) -> _Keyed:
        stated = self._stated(side, fact.span)
        who = self._speaker(side, fact)
        left, right = (None, stated) if side else (stated, None)
        how = How.ADDED if side else How.DROPPED
        reason = REPORTED if self._is_reported(row, side, fact) else ""
        one = Difference(QUOTE, how, left, right, reason, ("", who) if side else (who, ""), passages=(row.number,))
        return one, (None, fact.key) if side else (fact.key, None)

    def _is_reported(self, row: Row, side: int, fact: Fact) -> bool:
        """Whether the other text tells it without the marks: the sentences across half of its words or more, or a few
        others nearly all."""
        words = self.facing.facts[1 - side].words
        across = {words.keys[at][:OPENING] for i in row.sentences[1 - side] for at in words.of(i)}
        told = Counter(word[:OPENING] for word in fact.value.words)
        held = Counter({word: count for word, count in told.items() if word in across})
        return 2 * _said_by(held) >= _said_by(told) or is_told_in_parts(self.facing, side, fact.span)

    def _stated(self, side: int, span: Range) -> Stated:
        return Stated(span, self.facing.documents[side].quote(span))

    def _differing(self, left: Fact, right: Fact) -> tuple[Range, Range]:
        """The words of both that differ; with those beside them where one side has none, or all where most do."""
        words = self.facing.facts[0].words, self.facing.facts[1].words
        (first, last), (other_first, other_last) = (
            (left.value.first, left.value.last),
            (right.value.first, right.value.last),
        )
        one, other = words[0].keys, words[1].keys
        whole = words[0].span(first, last), words[1].span(other_first, other_last)
        lengths = last - first, other_last - other_first
        ahead = 0
        while ahead < min(lengths) and one[first + ahead] == other[other_first + ahead]:
            ahead += 1
        behind = 0
        while behind < min(lengths) - ahead and one[last - behind - 1] == other[other_last - behind - 1]:
            behind += 1
        if ahead + behind in lengths:
            ahead, behind = max(ahead - 1, 0), max(behind - 1, 0)
        if any(length - ahead - behind > WHOLE * length for length in lengths):
            return whole
        return words[0].span(first + ahead, last - behind), words[1].span(other_first + ahead, other_last - behind)

    # Who says it.

    def _have_others(self, left: Fact, right: Fact) -> bool:
        """Whether either is said by somebody who is named, and not by the same."""
        speakers = self._speaker(0, left), self._speaker(1, right)
        return all(speakers) and not is_one(*map(_names_of, speakers))

    def _speaker(self, side: int, fact: Fact) -> str:
        """ "" where nobody is named."""
        if not self.facing.is_english:
            return ""
        document = self.facing.documents[side]
        quotation = document.quotations.around(fact.start)
        if quotation is None:
            return ""
        if (side, quotation) not in self._speakers:
            block = document.block_at(fact.start).range
            self._speakers[side, quotation] = speaker(document.text, quotation, block) or ""
        return self._speakers[side, quotation]

    def said_by_others(self, row: Row) -> Iterator[_Keyed]:
        """The same words, given to another."""
        lefts, rights = (self.facing.facts[side].of(QUOTE, row.sentences[side]) for side in (0, 1))
        by_key = {fact.key: fact for fact in rights}
        for left in lefts:
            right = by_key.get(left.key)
            if right is None or len(left.value.words) < FEWEST:
                continue
            speakers = self._speaker(0, left), self._speaker(1, right)
            if all(speakers) and self._are_others(row, speakers):
                spans = self._place(0, left, speakers[0]), self._place(1, right, speakers[1])
                stated = self._stated(0, spans[0]), self._stated(1, spans[1])
                yield (
                    Difference(
                        ATTRIBUTION, How.CHANGED, *stated, ANOTHER_SPEAKER, speakers=speakers, passages=(row.number,)
                    ),
                    speakers,
                )

    def _are_others(self, row: Row, speakers: tuple[str, str]) -> bool:
        """Whether both are named, and neither stands in the sentences of the other side."""
        if not all(word[:1].isupper() for who in speakers for word in who.split()[-1:]):
            return False
        names = [*map(_names_of, speakers)]
        if is_one(*names) or not set(names[0]).isdisjoint(names[1]) or is_like(*names):
            return False
        for side, name in enumerate(names):
            words = self.facing.facts[1 - side].words
            if any(folded(words.tokens[at]) == name[-1] for i in row.sentences[1 - side] for at in words.of(i)):
                return False
        return True

    def _place(self, side: int, fact: Fact, who: str) -> Range:
        """Where the speaker is named, the nearest behind or before the quotation."""
        document = self.facing.documents[side]
        block = document.block_at(fact.start)
        behind = document.text.find(who, fact.end, block.end)
        before = document.text.rfind(who, block.start, fact.start)
        at = behind if behind >= 0 else before
        return (at, at + len(who)) if at >= 0 else fact.span


FEWEST_JOINED, JOINED = 6, 0.85
"""Words of a quotation that may be joined to its neighbour; and how great a part of them stands there."""


def _held_of(fact: Fact, other: Fact) -> float:
    """How great a part of a quotation another holds, the rarer words the more."""
    mine, theirs = (Counter(word[:OPENING] for word in one.value.words) for one in (fact, other))
    return _said_by(mine & theirs) / max(_said_by(mine), _LEAST)


def _is_joined(fact: Fact, other: Fact) -> bool:
    """Whether another quotation holds nearly all of its words, and more, but not all of them in a row."""
    mine, theirs = fact.value.words, other.value.words
    if len(mine) < FEWEST_JOINED or len(theirs) < len(mine) + FEWEST_OF_PART or _is_far_longer(fact, other):
        return False
    if _held_of(fact, other) < JOINED:
        return False
    return f" {' '.join(mine)} " not in f" {' '.join(theirs)} "


def _is_said_alike(left: Fact, right: Fact) -> bool:
    """Whether the same words, names in two spellings."""
    one, other = left.value.words, right.value.words
    return len(one) == len(other) and all(a == b or is_one_word(a, b) for a, b in zip(one, other, strict=True))


SMALL = 3
"""Letters of a word that says little by itself: "the", "was"."""

FEWEST_OF_PART = 3
"""Words of a quotation that another may be a part of."""

MOST_BESIDE = 3
"""Words that a quotation has more than its part, so that something else is said: "we believe". With more of them it
was quoted shorter."""


def _names_of(who: str) -> tuple[str, ...]:
    return tuple(folded(word.strip(".,")) for word in who.split())


def _all_words(facts: Sequence[Fact]) -> list[str]:
    return [word for fact in facts for word in fact.value.words]


def _parts(lefts: Sequence[Fact], rights: Sequence[Fact]) -> tuple[list[tuple[Fact, Fact]], set[int]]:
    """Quotations that are another, or a part of it, by their identity; and those pairs that say something else."""
    pairs: list[tuple[Fact, Fact]] = []
    parts: set[int] = set()
    if len(lefts) * len(rights) > _MOST_CELLS:
        return pairs, parts
    for left in lefts:
        for right in rights:
            shorter, longer = sorted((left.value.words, right.value.words), key=len)
            if _is_said_alike(left, right):
                parts |= {id(left), id(right)}
            elif len(longer) > len(shorter) >= FEWEST_OF_PART and f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
                parts |= {id(left), id(right)}
                if len(longer) - len(shorter) <= MOST_BESIDE and "[" not in left.value.text + right.value.text:
                    pairs.append((left, right))
    return pairs, parts


def _pairs(lefts: Sequence[Fact], rights: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Each with the one most like it, the likest first."""
    if len(lefts) * len(rights) > _MOST_CELLS:
        return []
    least = ALONE if len(lefts) == len(rights) == 1 else ALIKE
    shares = [(_share(a, b), i, j) for i, a in enumerate(lefts) for j, b in enumerate(rights)]
    found = []
    taken: tuple[set[int], set[int]] = set(), set()
    for share, i, j in sorted(shares, key=lambda cell: (-cell[0], abs(cell[1] - cell[2]), cell[1])):
        if share >= least and i not in taken[0] and j not in taken[1] and not _is_far_longer(lefts[i], rights[j]):
            found.append((lefts[i], rights[j]))
            taken[0].add(i)
            taken[1].add(j)
    return found


def _is_far_longer(left: Fact, right: Fact) -> bool:
    """Whether one is so much longer that it says other things besides."""
    lengths = sorted(len(fact.value.words) for fact in (left, right))
    return lengths[1] > LONGER * lengths[0]


def _share(left: Fact, right: Fact) -> float:
    one, other = (Counter(word[:OPENING] for word in fact.value.words) for fact in (left, right))
    return 2 * _said_by(one & other) / max(_said_by(one) + _said_by(other), _LEAST)


def _said_by(words: Counter[str]) -> float:
    """What words say: a common one half of what a rare one does, the commonest next to nothing."""
    return sum(count * max(_COMMONEST - zipf(word), _LEAST) for word, count in words.items())


_COMMONEST, _LEAST = 7.5, 0.5
"""On the Zipf scale: "the", and what it still says."""
