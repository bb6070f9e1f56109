"""Names and roles that changed, came or went; and names that changed places.

A name of one text is looked for in the whole other text, in any form, before anything is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from stories.compare.differences import qualified, somebody
from stories.compare.differences.beside import beside
from stories.compare.differences.deeds import deeds, exchanged, turned
from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.differences.kin import kin
from stories.compare.differences.namesakes import Namesakes, is_like, is_nation, is_one
from stories.compare.differences.offices import Offices, Sentences
from stories.compare.differences.passages import CLAUSE
from stories.compare.differences.quote import Quotations
from stories.compare.differences.respelled import first_names, respelled
from stories.compare.differences.things import others
from stories.compare.differences.told import is_told_there
from stories.compare.record import Change
from stories.text.document import Kind, Range
from stories.text.facts import ATTRIBUTION, NAME, NEGATION, QUOTE, Fact
from stories.text.facts.deed import Deed, done_by
from stories.text.facts.deed import deeds as told_deeds
from stories.text.facts.folding import folded
from stories.text.facts.name import (
    COMPASS,
    DIRECTION,
    PEOPLE,
    RARE,
    ROLE,
    SPEECH,
    SURE,
    bodies,
    calendar,
    has_capital,
    is_of_people,
)
from stories.text.facts.posts import post_of, posts
from stories.text.facts.titles import LESSER, persons, roles, titles
from stories.text.related import related
from stories.text.words import OPENING, zipf

ANOTHER, ANOTHER_THING, CHANGED_PLACES = "another name", "another thing", "changed places"
NOT_NAMED, SPEAKS = "not named in the other text", "speaks in one text alone"
"""What is told beside what happened: where it was, whose it is, what it is called; and who knows of it."""

REASONS = {ROLE: "another role", DIRECTION: "another direction", PEOPLE: "another people"}

MOST_WORDS = 8
"""Of a change, a side: in a longer one the names need not answer to each other."""

_SAID_BEFORE = 4
"""Words and marks in front of a name in which it is said whose it is, where it is "named as"."""

_TELLING = 5.5
"""On the Zipf scale: commoner words do not say of whom a sentence tells."""

_GIVEN = 5.0
"""On the Zipf scale: commoner words are first names only where somebody is presented by them."""

FEW_WORDS = 4
"""Of a change, a side, in which one role makes room for another."""

FEW_CHANGES = 3
"""Changes of a row that is corrected and not rewritten: a name that both texts have elsewhere, too, made room there for
another that both have, and not one word for another word for it."""

LEAST_SHARED, MOST_OF = 3, 0.5
"""Of two sentences that say the same but for a name: words in common, and their share of the longer one's."""

LEAST_OF = 0.3
"""The share where both names are of several words."""

MOST_PERSONS = 30
"""Of a row, a side, or things they did, that are set beside each of the other's."""

LONGEST_LIST = 300
"""Names of one that is looked through for the one that is new."""

WORDS_AROUND = 2
"""Words, marks aside, that agree around two names in one place."""

ANSWERING = 0.2
"""How alike two sentences are, of which one may be asked for what the other does not name."""

_Sides = tuple[list[Fact], list[Fact]]
_Pair = tuple[Fact | None, Fact | None]


def find(facing: Facing) -> Iterator[Difference]:
    return iter(_Found(facing).differences.values())


class _Found:
    """One difference for all places that tell it: it shows the first, which is where it matters most."""

    def __init__(self, facing: Facing) -> None:
        self.facing = facing
        self.differences: dict[object, Difference] = {}
        self._told: set[Fact] = set()
        self._said: dict[tuple[int, int], frozenset[str]] = {}
        self._changed: dict[int, Sentences] = {}
        self._quotations = Quotations(facing)
        self._offices = Offices(facing)
        rows = [row for row in facing.changed if row.is_readable]
        if facing.is_english:
            self._find_successors()
        for row in rows:
            self._find_in(row)
        if facing.is_english:
            self._find_kin()
            self._find_respelled()
            self._find_qualified()
            self._find_somebody()
            self._find_withheld()
            for row in rows:
                for side in (0, 1):
                    for fact in self._new_persons(row, side):
                        self._add(row, _pair(side, fact, None))
            for row in self.facing.rows:
                self._find_only_there(row)

    def _find_in(self, row: Row) -> None:
        self._find_offices(row)
        left, right = self._of_row(0, row), self._of_row(1, row)
        names = _names(left), _names(right)
        if self._find_turned(row, names):
            return
        self._find_reversed(row)
        self._find_routes(row, names)
        self._find_beside(row)
        self._find_things(row)
        self._find_listed(row, (left, right))
        if [fact.key for fact in left] == [fact.key for fact in right]:
            return
        alone = _unmatched(*names)
        for pair in [*self._between_same_words(alone), *self._alike(alone)]:
            self._add(row, pair)
        rest = []
        for change in row.passage.changes:
            if change.left and change.right:
                touched = _touching(alone[0], change.left), _touching(alone[1], change.right)
                if not (self._find_changed(row, change, touched) or self._find_unnamed(row, change, touched)):
                    rest.append((change, touched))
        self._find_others(row, alone)
        for change, names in rest:
            self._find_gone_among(row, change, names)
            self._find_in_place(row, change, (left, right))
        for change in row.passage.changes:
            if not (change.left and change.right):
                self._find_lone(row, change, alone, (left, right))
        self._find_left_over(row, alone)
        self._find_ways(row, (left, right))

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
            and not self._only_hears(side, fact)
            and not any(start < fact.end and fact.start < end for start, end in quoted)
        ]

    def _only_hears(self, side: int, fact: Fact) -> bool:
        """ "Told the Ledger", of whom the text says no more: each desk credits the outlet it works for."""
        before = [self._beside(side, fact, step) for step in (-2, -1)]
        is_told = before[1] == "told" or before == ["told", "the"]
        return is_told and len(self.facing.facts[side].words.tokens_of(fact.value.words[-1])) == 1

    def _changed_in(self, row: Row) -> Sentences:
        """Of its sentences, a side, those that the other side does not have word for word."""
        if row.number not in self._changed:
            left, right = (
                {number: document.text[slice(*document.sentences[number])] for number in sentences}
                for document, sentences in zip(self.facing.documents, row.sentences, strict=True)
            )
            same = {*left.values()} & {*right.values()}
            one, other = ([n for n, text in texts.items() if text not in same] for texts in (left, right))
            self._changed[row.number] = one, other
        return self._changed[row.number]

    def _is_name_there(self, side: int, fact: Fact) -> bool:
        words, key = self.facing.facts[side].words, fact.value.words[0]
        return key in words.named or (fact.value.sure == RARE and not words.is_small(key))

    # Whether the other text has a name.

    def _there(self, side: int) -> Namesakes:
        """The other text's words."""
        return self.facing.namesakes[1 - side]

    def _is_new(self, side: int, fact: Fact) -> bool:
        """Whether a word of the name stands nowhere in the other text, in any form."""
        return not all(map(self._there(side).holds, fact.value.words)) or self._is_other_place(side, fact)

    def _is_wholly_new(self, side: int, fact: Fact) -> bool:
        words, there = fact.value.words, self._there(side)
        if words[0] in COMPASS and len(words) > 1:
            return self._is_other_place(side, fact)
        words = tuple(word for word in words if word not in bodies()) or words  # a bank is told of as "the bank", too
        if there.holds_initials(words):
            return False
        held = [word for word in words if there.holds(word)]
        return not held or (held == [words[0]] and self._is_first_of_others(side, fact))

    def _is_first_of_others(self, side: int, fact: Fact) -> bool:
        """Whether the other text has the first of two names only before another last one: Michael Sharp, of Michael
        Moore. Behind a family's name, two given ones are joined: Kim Jong-un."""
        told = fact.value.words
        if len(told) != 2 or "-" in told[1] or _is_body(fact) or told[0] in COMPASS or fact.value.sure != SURE:
            return False
        if is_of_people(told[0], self.facing.facts[side].words):
            return False
        if not (zipf(told[0]) < _GIVEN or self._is_presented(side, fact)):
            return False  # the United States, of United Airlines
        return self._there(side).begins_names(told[0])

    def _is_other_place(self, side: int, fact: Fact) -> bool:
        """ "Upper Tolvik", where the other text has no more than Tolvik."""
        words = fact.value.words
        return words[0] in COMPASS and len(words) > 1 and not self._there(side).holds_row(words[:2])

    # What changed.

    def _find_changed(self, row: Row, change: Change, touched: _Sides) -> bool:
        """Whether a name of this change made room for another."""
        if not all(touched) or max(change.words) > MOST_WORDS:
            return False
        forms = {id(fact) for a in touched[0] for b in touched[1] if _is_one(a, b) for fact in (a, b)}
        touched = [f for f in touched[0] if id(f) not in forms], [f for f in touched[1] if id(f) not in forms]
        if not all(touched):
            return bool(forms)
        is_all = _is_all(change, touched)
        news = self._news(touched)
        if not all(news):
            if not is_all or not (any(news) or len(row.passage.changes) <= FEW_CHANGES):
                return False
            news = touched
        pairs = list(zip(*news, strict=False))
        if any(self._are_sources(*pair) for pair in pairs):
            return True
        if not is_all and not all(self._is_in_place(*pair) for pair in pairs):
            return False
        if len(news[0]) == len(news[1]):
            for pair in pairs:
                self._add(row, pair)
            return True
        if len(pairs) == 1:
            self._add_many(row, news)
        return len(pairs) == 1

    def _are_sources(self, left: Fact, right: Fact) -> bool:
        """Whether both speak and have no word in common: another source, which is no other name of one."""
        if not set(left.value.words).isdisjoint(right.value.words) or is_like(left.value.words, right.value.words):
            return False
        return self._speaks(0, left) and self._speaks(1, right)

    def _speaks(self, side: int, fact: Fact) -> bool:
        before = self._beside(side, fact, -2), self._beside(side, fact, -1)
        return before[1] in SPEECH or before == ("according", "to") or self._beside(side, fact, 1) in SPEECH

    def _news(self, names: _Sides) -> _Sides:
        return [f for f in names[0] if self._is_new(0, f)], [f for f in names[1] if self._is_new(1, f)]

    def _between_same_words(self, names: _Sides) -> Iterator[_Pair]:
        """ "From Tarn in Norvia" and "from Belk in Norvia", wherever in the row they stand."""
        by_place: dict[object, Fact] = {}
        for fact in names[0]:
            if self._is_new(0, fact):
                by_place.update(dict.fromkeys(self._places(0, fact), fact))
        for right in names[1] if by_place else ():
            left = next((by_place[place] for place in self._places(1, right) if place in by_place), None)
            if left and self._is_new(1, right) and not _is_one(left, right):
                yield left, right

    def _alike(self, names: _Sides) -> Iterator[_Pair]:
        """A person of either side whom the other text does not name, where only they share a first or a last name."""
        told = [[fact for fact in facts if len(fact.value.words) > 1] for facts in names]
        if not all(told):
            return
        persons = self._news((told[0], told[1]))
        if max(map(len, persons)) > MOST_PERSONS:
            return
        is_only = len(persons[0]) == len(persons[1]) == 1
        for left in persons[0]:
            alike = [right for right in persons[1] if _may_be_put_right(left, right, is_only)]
            if len(alike) == 1 and sum(_may_be_put_right(one, alike[0], is_only) for one in persons[0]) == 1:
                yield left, alike[0]

    def _places(self, side: int, fact: Fact) -> list[tuple[str, ...]]:
        """The three words around it: two before and one behind, one before and two behind."""
        words, numbered = self.facing.facts[side].words, self.facing.documents[side].numbered
        first, last, span = numbered.first_at(fact.start), numbered.first_at(fact.end), words.of(fact.sentence)
        around = [words.keys[at] if at in span else "" for at in (first - 2, first - 1, last, last + 1)]
        both = [("<", *around[:3]), (">", *around[1:])]
        return [place for place in both if sum(word[:1].isalpha() for word in place[1:]) >= WORDS_AROUND]

    def _beside(self, side: int, fact: Fact, step: int) -> str:
        """The word so far before or behind it, nothing beyond the sentence."""
        words = self.facing.facts[side].words
        numbered = words.document.numbered
        at = numbered.first_at(fact.start) + step if step < 0 else numbered.first_at(fact.end) + step - 1
        return words.keys[at] if at in words.of(fact.sentence) else ""

    def _is_in_place(self, left: Fact, right: Fact) -> bool:
        """Whether the same word stands before both or behind both, or they share one."""
        if not set(left.value.words).isdisjoint(right.value.words):
            return True
        beside = [(self._beside(0, left, step), self._beside(1, right, step)) for step in (-1, 1)]
        return any(one == other and one[:1].isalnum() for one, other in beside)

    # What came or went.

    def _find_lone(self, row: Row, change: Change, names: _Sides, facts: _Sides) -> None:
        """In words that came or went: a name of a list; "Upper" or "deputy" before what stayed."""
        side = 1 if change.right else 0
        span = change.right or change.left or (0, 0)
        if change.words[side] >= CLAUSE:
            if is_told_there(self.facing, side, span):
                self._find_persons(row, side, _touching(names[side], span))
            return
        for fact in _touching(names[side], span):
            other = self._without_compass(side, fact, facts[1 - side])
            if other:
                self._add(row, _pair(side, fact, other))
            elif _is_within(fact, span) and self._comes_alone(side, fact):
                self._add(row, _pair(side, fact, None))
        self._find_lesser(row, side, span, facts)

    def _find_gone_among(self, row: Row, change: Change, touched: _Sides) -> None:
        """Persons of a change, where one side's are new and the other side has no new name."""
        for side in (0, 1):
            if not any(self._is_new(1 - side, fact) for fact in touched[1 - side]):
                self._find_persons(row, side, touched[side])

    def _comes_alone(self, side: int, fact: Fact) -> bool:
        return self._is_wholly_new(side, fact) and (self._is_listed(side, fact) or self._is_set_off(side, fact))

    def _is_set_off(self, side: int, fact: Fact) -> bool:
        """ "The driver, Pavel Sykora, was held": who so far had no name."""
        before, behind = (self._beside(side, fact, step) for step in (-1, 1))
        return before == behind == "," and _is_full(fact) and self._beside(side, fact, -2).isalpha()

    def _find_unnamed(self, row: Row, change: Change, touched: _Sides) -> bool:
        """ "A private equity firm" became "Larkfield Partners": a name for what had none."""
        for side, span, other in ((0, change.left, change.right), (1, change.right, change.left)):
            facts = touched[side]
            if not (span and other) or len(facts) != 1 or not _is_full(facts[0]) or touched[1 - side]:
                continue
            is_all = facts[0].start <= span[0] and span[1] <= facts[0].end
            keys = self.facing.facts[1 - side].words.keys_in(other)
            is_unnamed = 1 < len(keys) <= MOST_WORDS and keys[0] in ("a", "an") and all(map(str.isalpha, keys))
            if is_all and is_unnamed and self._is_wholly_new(side, facts[0]):
                self._add(row, _pair(side, facts[0], None))
                return True
        return False

    def _find_listed(self, row: Row, facts: _Sides) -> None:
        """The one new name of a list of which the other text has the other names: "Norvia and Sarn", "Norvians and
        Belkians"."""
        lists = [[*self._lists(side, facts[side])] for side in (0, 1)]
        if max(map(len, lists)) > MOST_PERSONS:
            return
        for lefts in lists[0]:
            for rights in lists[1]:
                if len(lefts) != len(rights) or len(lefts) > LONGEST_LIST:
                    continue
                left, right = _first_new(lefts, rights), _first_new(rights, lefts)
                if len(left) == len(right) == 1:
                    (one,), (other,) = left, right
                    if self._is_wholly_new(0, one) and self._is_wholly_new(1, other):
                        self._add(row, (one, other))

    def _lists(self, side: int, facts: Sequence[Fact]) -> Iterator[list[Fact]]:
        """Names with nothing between them but commas and an "and"."""
        numbered, words = self.facing.documents[side].numbered, self.facing.facts[side].words
        row: list[Fact] = []
        for fact in facts:
            if fact.value.sort not in ("", PEOPLE):
                continue
            if row:
                between = words.keys[numbered.first_at(row[-1].end) : numbered.first_at(fact.start)]
                if not between or not _LISTING.issuperset(between):
                    if len(row) > 1:
                        yield row
                    row = []
            row.append(fact)
        if len(row) > 1:
            yield row

    def _find_others(self, row: Row, names: _Sides) -> None:
        """The one new name of either side of sentences that answer to each other, however worded, where both are
        persons or both are not. Who speaks is told as a source."""
        rest = [self._news_linked(side, names[side]) for side in (0, 1)]
        if all(rest) and len(rest[0]) != len(rest[1]):  # "an amateur in Belk, Jan Pell"
            rest = [[fact for fact in rest[side] if self._beside(side, fact, -1) not in _WAYS] for side in (0, 1)]
        if len(rest[0]) == len(rest[1]) == 1:
            (left,), (right,) = rest
            if self._answers(left, right) and not _is_one(left, right) and self._are_of_one_sort(left, right):
                self._add(row, (left, right))

    def _find_left_over(self, row: Row, names: _Sides) -> None:
        """Persons in such sentences of whom the other side tells without a name, where it has no new one."""
        rest = [[*filter(_is_full, self._news_linked(side, names[side]))] for side in (0, 1)]
        if not all(rest):
            for side in (0, 1):
                unnamed = [fact for fact in rest[side] if self._is_told_of(row, side, fact)]
                self._find_persons(row, side, unnamed)

    def _is_told_of(self, row: Row, side: int, fact: Fact) -> bool:
        """Whether the row has across from it what is said of the person right before the name, or most of what is said
        between the commas behind it: "the inmate, named as", "head of the miners' union"."""
        if not self._is_presented(side, fact):
            return False
        words, numbered = self.facing.facts[side].words, self.facing.documents[side].numbered
        first, last, span = numbered.first_at(fact.start), numbered.first_at(fact.end), words.of(fact.sentence)
        there = self._said_across(row, 1 - side)
        far = _SAID_BEFORE if words.keys[first - 1] == "as" else 1
        before = range(max(first - far, span.start), first)
        behind = [*takewhile(lambda at: words.keys[at] != ",", range(min(last + 1, span.stop), span.stop))]
        said, added = (
            {words.folded[at] for at in part if words.keys[at][0].isalnum() and zipf(words.keys[at]) < _TELLING}
            for part in (before, behind)
        )
        is_set_off = words.keys[last : last + 1] == [","]
        return not said.isdisjoint(there) or (is_set_off and 2 * len(added & there) > len(added))

    def _said_across(self, row: Row, side: int) -> frozenset[str]:
        if (row.number, side) not in self._said:
            words = self.facing.facts[side].words
            said = [words.folded[at] for one in row.sentences[side] for at in words.of(one)]
            self._said[row.number, side] = frozenset(said) | {word.partition("-")[0] for word in said}  # 34-year-old
        return self._said[row.number, side]

    def _are_of_one_sort(self, left: Fact, right: Fact) -> bool:
        ways = [_WAYS.get(self._beside(side, fact, -1)) for side, fact in enumerate((left, right))]
        if not (_is_full(left) and _is_full(right)):
            is_other_way = None not in ways and ways[0] != ways[1]
            return (
                self._say_the_same(left, right)
                and not is_other_way
                and not is_like(left.value.words, right.value.words)
            )
        if _are_like_bodies(left, right) or (ways[0] == ways[1] and self._is_in_place(left, right)):
            return True
        is_of_bodies = _is_body(left) or _is_body(right)
        if ways == [None, None] and not is_of_bodies and self._say_the_same(left, right, LEAST_OF):
            return True
        if not (self._is_presented(0, left) and self._is_presented(1, right)):
            return False
        held = [[*posts(self.facing.facts[side].words, fact)] for side, fact in enumerate((left, right))]
        return not all(held) or any(one.head == other.head for one in held[0] for other in held[1])

    def _say_the_same(self, left: Fact, right: Fact, least: float = MOST_OF) -> bool:
        """Whether their sentences have most words in common."""
        one, other = (
            document.numbered.stems[fact.sentence]
            for document, fact in zip(self.facing.documents, (left, right), strict=True)
        )
        shared = len(one.keys() & other.keys())
        return shared >= LEAST_SHARED and shared >= least * max(len(one), len(other))

    def _answers(self, left: Fact, right: Fact) -> bool:
        """Whether the sentences of both answer to each other."""
        lefts, rights = (one.sentences for one in self.facing.documents)
        return (lefts[left.sentence], rights[right.sentence]) in self.facing.answers

    def _news_linked(self, side: int, names: Sequence[Fact]) -> list[Fact]:
        """Those of the names in sentences that answer to one of the other text, of which nothing is told as yet, and
        whose bearers do not speak."""
        sentences, linked = self.facing.documents[side].sentences, self.facing.linked[side]
        return [
            fact
            for fact in names
            if fact.value.sure == SURE
            and fact not in self._told
            and sentences[fact.sentence] in linked
            and self._is_wholly_new(side, fact)
            and not self._is_source(side, fact)
        ]

    def _is_source(self, side: int, fact: Fact) -> bool:
        said = self.facing.facts[side].of(ATTRIBUTION, range(fact.sentence, fact.sentence + 1))
        return self._speaks(side, fact) or any(one.start < fact.end and fact.start < one.end for one in said)

    def _find_persons(self, row: Row, side: int, facts: Sequence[Fact]) -> None:
        """Each whom the other text does not name, without what is said of them right behind the name."""
        before: Fact | None = None
        for fact in facts:
            is_new = fact not in self._told and self._is_person(side, fact) and self._is_wholly_new(side, fact)
            if is_new and not (before and self._is_apposed(side, before, fact)):
                self._add(row, _pair(side, fact, None))
            before = fact if is_new else before

    def _is_person(self, side: int, fact: Fact) -> bool:
        """Of first and last name, whom the text shows to be one: by a role before it, an age or a role behind the
        comma; where the last name is no common word, also by that name alone elsewhere or a verb of speech."""
        words = fact.value.words
        if len(words) not in (2, 3) or fact.value.sure != SURE or _is_body(fact):
            return False
        if self._is_presented(side, fact):
            return True
        before, behind = (self._beside(side, fact, step) for step in (-1, 1))
        if words[-1][:OPENING] in related() or before in _AT:
            return False
        return before in SPEECH or behind in SPEECH or self._stands_alone(side, words[-1])

    def _is_presented(self, side: int, fact: Fact) -> bool:
        """ "Mayor Ana Vrba"; "Ana Vrba, 44,"; "Ana Vrba, head of the union"; "named as Ana Vrba"; "Ana Vrba was a
        passenger"; "her father Jan"."""
        if len(fact.value.words) == 1:
            return fact.value.sure == SURE and any(one.is_kin for one in posts(self.facing.facts[side].words, fact))
        if len(fact.value.words) not in (2, 3) or _is_body(fact):
            return False
        earlier, before, behind, *ahead = (self._beside(side, fact, step) for step in (-2, -1, 1, 2, 3, 4, 5))
        if (
            _is_of_office(before)
            or (before == "as" and earlier in _NAMED)
            or (before == "," and _is_of_office(earlier))
        ):
            return True
        if behind in _IS and ahead[0] in _PRESENTING:
            return any(map(_is_of_office, ahead[1:3]))
        if ahead[0] == "who" and ahead[1] in _IS:
            ahead = ahead[2:]
        return behind == "," and (
            ahead[0].isdigit()
            or ahead[0] in _PRESENTING
            or not (titles() | roles().keys() | _STANDING).isdisjoint(ahead)
        )

    def _stands_alone(self, side: int, word: str) -> bool:
        """Whether the text has this word as a name elsewhere."""
        facts = self.facing.facts[side]
        return any(
            fact.value.words == (word,) and not fact.value.sort
            for sentence in facts.words.sentences_with(word)
            for fact in facts.of(NAME, range(sentence, sentence + 1))
        )

    def _find_successors(self) -> None:
        """Another person in the same office, wherever either stands."""
        for left, right in self._offices.successors():
            if self._is_wholly_new(0, left) and self._is_wholly_new(1, right):
                self._add(self.facing.row_of(0, left.sentence), (left, right))

    def _find_kin(self) -> None:
        for was, now in kin(self.facing):
            row = self.facing.row_of(0, sentence_at(self.facing.documents[0], was[0]))
            left, right = self._stated(0, was), self._stated(1, now)
            self._put((ROLE, left.value, right.value), row, left, right, REASONS[ROLE])

    def _find_respelled(self) -> None:
        for pair in [*filter(None, [respelled(self.facing)]), *first_names(self.facing)]:
            if self._told.isdisjoint(pair):
                self._add(self.facing.row_of(0, pair[0].sentence), pair)

    def _find_qualified(self) -> None:
        for tokens in qualified.others(self.facing):
            was, now = (self.facing.stated(side, one) for side, one in enumerate(tokens))
            row = self.facing.row_of(0, sentence_at(self.facing.documents[0], was.words[0]))
            self._put((was.value.lower(), now.value.lower()), row, was, now, ANOTHER)

    def _find_somebody(self) -> None:
        for tokens in somebody.others(self.facing):
            was, now = (self.facing.stated(side, one) for side, one in enumerate(tokens))
            row = self.facing.row_of(0, sentence_at(self.facing.documents[0], was.words[0]))
            self._put((ROLE, was.value, now.value), row, was, now, REASONS[ROLE])

    def _find_withheld(self) -> None:
        """Somebody of whom one text tells that no name is given, and whom the other names."""
        withheld = [self._withheld(side) for side in (0, 1)]
        for side in (0, 1):
            clause = withheld[side]
            if clause is None or withheld[1 - side] is not None:
                continue
            speaking = self._speakers(1 - side)
            told = ((row, fact) for row in self.facing.rows for fact in self._new_persons(row, 1 - side))
            named = next((one for one in told if one[1].value.words[-1][:OPENING] not in speaking), None)
            if named:
                row, fact = named
                sides = self._stated(side, clause), self._stated(1 - side, fact.span)
                left, right = sides[::-1] if side else sides
                self._told.add(fact)
                self._put((left, right), row, left, right, ANOTHER)

    def _speakers(self, side: int) -> set[str]:
        """What those are known by to whom a text gives words: a neighbour who talks is not who was kept unnamed."""
        everywhere = self.facing.facts[side].everywhere(ATTRIBUTION).values()
        return {word for facts in everywhere for fact in facts for word in fact.value.about}

    def _withheld(self, side: int) -> Range | None:
        """The words that say so: "whose name was not released", "declined to identify"."""
        words = self.facing.facts[side].words
        for sentence in range(len(words.kinds)):
            near = words.keys[words.firsts[sentence] : words.firsts[sentence + 1] + _SAID_BEFORE]
            if _TOLD_OF_NAMES.isdisjoint(near):
                continue
            for fact in self.facing.facts[side].of(NEGATION, range(sentence, sentence + 1)):
                at, last = (words.document.numbered.first_at(place) for place in fact.span)
                first, behind = max(at - _SAID_BEFORE, words.of(sentence).start), words.keys[last : last + _SAID_BEFORE]
                owner = next((place for place in range(first, at) if words.keys[place] in _IDENTITY), None)
                is_given = not _GIVING.isdisjoint(behind)
                if (owner is not None and is_given) or not _IDENTIFYING.isdisjoint(behind[:2]):
                    return words.span(at if owner is None else owner, last + 1)
        return None

    def _new_persons(self, row: Row, side: int) -> Iterator[Fact]:
        """Who is presented there, does not speak, and is nowhere in the other text."""
        for fact in [] if row.is_same else self.facing.facts[side].of(NAME, row.sentences[side]):
            is_new = fact not in self._told and not fact.value.sort and self._is_wholly_new(side, fact)
            if is_new and self._is_presented(side, fact) and not self._is_source(side, fact):
                yield fact

    def _find_only_there(self, row: Row) -> None:
        """Names in full of which the other text has no word: whom and what it does not tell of at all. Not the only two
        of sentences that answer to each other: each may tell in its own way where it was."""
        if row.is_same or not row.is_readable:
            return
        only = [self._only_there(row, side) for side in (0, 1)]
        if len(only[0]) == len(only[1]) == 1 and self._answers(only[0][0], only[1][0]):
            return
        for side in (0, 1):
            for fact in only[side]:
                reason = SPEAKS if self._is_source(side, fact) else NOT_NAMED
                self._add(row, _pair(side, fact, None), reason=reason)

    def _only_there(self, row: Row, side: int) -> list[Fact]:
        known = self.facing.facts[1 - side].words.all_folded
        facts = self.facing.facts[side].of(NAME, row.sentences[side])
        alone = [fact for fact in facts if not (fact.value.sort or known.issuperset(fact.value.words))]
        alone = [fact for fact in alone if fact not in self._told and self._is_told_for_itself(row, side, fact)]
        there = self._there(side)
        new = {f for f in alone if self._is_wholly_new(side, f) and not there.holds_initials(f.value.words)}
        return [fact for fact in self._of_row(side, row) if fact in new] if new else []

    def _is_told_for_itself(self, row: Row, side: int, fact: Fact) -> bool:
        """Whether it stands in the body, in full or with what it is, is no one's people, and speaks only where the text
        says who that is."""
        words = fact.value.words
        if self.facing.kind_of(side, fact.sentence) is not Kind.PARAGRAPH:
            return False
        if not _is_full(fact) and not self._is_described(side, fact):
            return False
        if words[-1] in calendar() or words[-1] in _NEWS or words[-1] in _WATERS or _is_of_office(words[-1]):
            return False
        if is_of_people(words[-1], self.facing.facts[side].words) or is_nation(" ".join(words)):
            return False
        if words[0] in COMPASS and any(map(self._there(side).holds, words[1:])):
            return False
        if self._is_source(side, fact) and not (_is_full(fact) and self._is_presented(side, fact)):
            return False
        if self._hears(side, fact) or self._goes_on(side, fact):
            return False
        if self._is_pronoun_there(row, side, fact):
            return False
        closest = self.facing.closest[side].get(self.facing.documents[side].sentences[fact.sentence], 0)
        return not 0 < closest < ANSWERING

    def _is_described(self, side: int, fact: Fact) -> bool:
        """ "The capital Sarn", "in the town of Sarn", "the Sarn district", "in Sarn, Norvia", "the ferry Sarn"; "who is
        from Sarn", "28, of Sarn", "a nurse from Sarn"."""
        if fact.value.sure != SURE:
            return False
        far, earlier, before, behind = (self._beside(side, fact, step) for step in (-3, -2, -1, 1))
        if before in _SORTS or behind in _AREAS or (before == "of" and earlier in _SORTS):
            return True
        if behind == "," and _WAYS.get(before) == "where" and self._beside(side, fact, 3) in (",", "."):
            return self._there(side).holds(folded(self._beside(side, fact, 2)))  # "in Sarn, Norvia"
        is_home = earlier in _BORN or (earlier == "," and far.isdigit())
        return (is_home and before in ("from", "of")) or (before == "from" and _is_of_office(earlier))

    def _is_pronoun_there(self, row: Row, side: int, fact: Fact) -> bool:
        """ "Ana Vrba spoke", "she spoke": who it is was told before."""
        numbered, words = self.facing.documents[side].numbered, self.facing.facts[side].words
        if numbered.first_at(fact.start) != words.of(fact.sentence).start:
            return False
        there = self.facing.facts[1 - side].words
        return any(there.keys[there.of(one).start] in _HE for one in row.sentences[1 - side])

    def _hears(self, side: int, fact: Fact) -> bool:
        """ "Told a Los Angeles station"."""
        return "told" in (self._beside(side, fact, -step) for step in range(1, _SAID_BEFORE))

    def _goes_on(self, side: int, fact: Fact) -> bool:
        """Whether it is a part of a longer name, or has a shorter one that the other text knows: "Democratic Republic
        of Congo", "Ministry of Foreign Trade", "Marine Guard and Rescue Union", "Harbour Front (HFB)"."""
        ahead = [self._beside(side, fact, step) for step in (1, 2, 3, 4)]
        earlier, before = (self._beside(side, fact, step) for step in (-2, -1))
        last = earlier if before in _INSIDE else fact.value.words[-1] if before == "and" else ""
        if last in bodies() and self._is_capital(side, fact, -2):
            return True
        if ahead[0] == "and" and not bodies().isdisjoint(ahead[1:4]) and self._is_capital(side, fact, 2):
            return True
        rest = next((word for word in ahead[1:] if word not in ("the", "")), "")
        return ahead[0] in ("of", "(") and self._there(side).holds(folded(rest))

    def _is_capital(self, side: int, fact: Fact, step: int) -> bool:
        """Whether the word so far before or behind it is written with a capital."""
        numbered, tokens = self.facing.documents[side].numbered, self.facing.facts[side].words.tokens
        at = numbered.first_at(fact.start) + step if step < 0 else numbered.first_at(fact.end) + step - 1
        return 0 <= at < len(tokens) and has_capital(tokens[at])

    def _is_apposed(self, side: int, before: Fact, fact: Fact) -> bool:
        between = self.facing.documents[side].text[before.end : fact.start]
        return ";" not in between and " and " not in between

    def _without_compass(self, side: int, fact: Fact, others: Sequence[Fact]) -> Fact | None:
        """Tolvik, of "Upper Tolvik"."""
        words = fact.value.words
        if words[0] in COMPASS and len(words) > 1 and self._is_other_place(side, fact):
            return next((other for other in others if other.value.words == words[1:]), None)
        return None

    def _find_lesser(self, row: Row, side: int, span: Range, facts: _Sides) -> None:
        """ "Coach" became "assistant coach"."""
        roles = [[fact for fact in one if fact.value.sort == ROLE] for one in facts]
        for fact in _touching(roles[side], span):
            words = fact.value.words
            if words[0] in LESSER and len(words) > 1 and all(f.value.words != words for f in roles[1 - side]):
                other = next((f for f in roles[1 - side] if f.value.words == words[1:]), None)
                if other:
                    self._add(row, _pair(side, fact, other), ROLE)

    def _is_listed(self, side: int, fact: Fact) -> bool:
        """Whether it is one more of several names, or another part of a place that the other text has."""
        before, behind = self._beside(side, fact, -1), self._beside(side, fact, 1)
        if fact.value.words[0] in COMPASS:
            return True
        if behind == "of" or fact.value.sure != SURE:
            return False
        return before in _JOINING or (before == "," and behind in _JOINING)

    # Roles, directions, peoples.

    def _find_offices(self, row: Row) -> None:
        changed = self._changed_in(row)
        for pair in self._offices.others_named(changed):
            self._add(row, pair)
        for left, right in self._offices.differing(changed):
            spans = (
                self.facing.facts[side].words.span(post.tokens.start, post.tokens.stop)
                for side, post in enumerate((left, right))
            )
            was, now = (self._stated(side, span) for side, span in enumerate(spans))
            self._put((ROLE, was.words, now.words), row, was, now, REASONS[ROLE])

    def _find_in_place(self, row: Row, change: Change, facts: _Sides) -> None:
        """One that made room for another between the same words."""
        if max(change.words) > FEW_WORDS or not (change.left and change.right):
            return
        for sort in REASONS:
            lefts = [fact for fact in _touching(facts[0], change.left) if fact.value.sort == sort]
            rights = [fact for fact in _touching(facts[1], change.right) if fact.value.sort == sort]
            if len(lefts) == len(rights) == 1 and _is_another(lefts[0], rights[0]):
                left, right = lefts[0], rights[0]
                if all(self._beside(0, left, step) == self._beside(1, right, step) for step in (-1, 1)):
                    self._add(row, (left, right), sort)

    def _find_ways(self, row: Row, facts: _Sides) -> None:
        """The one direction or people of a side, where no other is told of, nor this in the other text, however the
        sentences are worded; and the one post, where nobody holds both."""
        if any(len(sentences) != 1 for sentences in row.sentences):
            return
        for sort in REASONS:
            of_sort = _unmatched(*([fact for fact in one if fact.value.sort == sort] for one in facts))
            if len(of_sort[0]) == len(of_sort[1]) == 1:
                (left,), (right,) = of_sort
                if self._answers(left, right) and self._exclude_each_other(sort, left, right):
                    self._add(row, (left, right), sort)

    def _exclude_each_other(self, sort: str, left: Fact, right: Fact) -> bool:
        if left in self._told or right in self._told or self._is_there(0, left) or self._is_there(1, right):
            return False
        if sort == ROLE:
            held = [post_of(self.facing.facts[side].words, fact) for side, fact in enumerate((left, right))]
            return held[0] is not None and held[1] is not None and held[0].excludes(held[1])
        return not _is_one(left, right)

    def _is_there(self, side: int, fact: Fact) -> bool:
        """Whether the other text has this direction, people or role, in whatever words."""
        others = self.facing.facts[1 - side].everywhere(NAME)
        if fact.key in others:
            return True
        return fact.value.sort != DIRECTION and any(map(self._there(side).holds, fact.value.words))

    # Who did it to whom.

    def _find_turned(self, row: Row, names: _Sides) -> bool:
        left, right = (deeds(self.facing.facts[side].words, names[side]) for side in (0, 1))
        found = list(turned(left, right))
        for deed, was, now in found:
            self._put(deed, row, self._stated(0, was), self._stated(1, now), CHANGED_PLACES)
        return bool(found) or self._find_exchanged(row)

    def _find_reversed(self, row: Row) -> None:
        """However either side says it, unless it says both."""
        words = self.facing.facts[0].words, self.facing.facts[1].words
        sides = [*zip(words, self._changed_in(row), strict=True)]
        done = frozenset(verb for side, sentences in sides for one in sentences for verb in done_by(side, one))
        told: list[list[Deed]] = []
        for side, sentences in sides:
            told.append([deed for one in sentences for deed in told_deeds(side, one, done)])
            if not 0 < len(told[-1]) <= MOST_PERSONS:
                return
        lefts, rights = told
        for one in lefts:
            of_sort = [other for other in rights if one.is_of_sort(other)]
            other = next(filter(one.is_turned, of_sort), None)
            if other and not any(map(one.is_same, of_sort)) and not any(map(other.is_same, lefts)):
                was, now = (
                    side.span(deed.tokens.start, deed.tokens.stop)
                    for side, deed in zip(words, (one, other), strict=True)
                )
                deed = CHANGED_PLACES, one.agent & other.patient, one.patient & other.agent
                self._put(deed, row, self._stated(0, was), self._stated(1, now), CHANGED_PLACES)
                return

    def _find_routes(self, row: Row, names: _Sides) -> None:
        """ "From Belk to Sarn", "to Belk from Sarn"."""
        ways: list[dict[str, Fact]] = []
        for side in (0, 1):
            told = [(_WAYS.get(self._beside(side, fact, -1)), fact) for fact in names[side]]
            found = {way: fact for way, fact in told if way in _ENDS_OF_ROUTE}
            if len(found) != len(_ENDS_OF_ROUTE) or len(found) != sum(way in _ENDS_OF_ROUTE for way, _ in told):
                return
            ways.append(found)
        one, other = _ENDS_OF_ROUTE
        if ways[0][one].key == ways[1][other].key and ways[0][other].key == ways[1][one].key:
            was, now = (
                (min(fact.start for fact in way.values()), max(fact.end for fact in way.values())) for way in ways
            )
            self._put((was, now), row, self._stated(0, was), self._stated(1, now), CHANGED_PLACES)

    def _find_beside(self, row: Row) -> None:
        """Whom it befell: whoever bears a name, or somebody beside them."""
        for side, whole, other in beside(self.facing, row):
            tokens = (other, whole) if side else (whole, other)
            was, now = (self.facing.stated(number, one) for number, one in enumerate(tokens))
            self._put((was.words, now.words), row, was, now, ANOTHER)

    def _find_things(self, row: Row) -> None:
        for tokens in others(self.facing, row):
            was, now = (self.facing.stated(side, one) for side, one in enumerate(tokens))
            self._put((was.value.lower(), now.value.lower()), row, was, now, ANOTHER_THING)

    def _find_exchanged(self, row: Row) -> bool:
        """Of a row of one sentence a side."""
        if any(len(sentences) != 1 for sentences in row.sentences):
            return False
        words = self.facing.facts[0].words, self.facing.facts[1].words
        spans = [side.of(sentences[0]) for side, sentences in zip(words, row.sentences, strict=True)]
        keys = [side.keys[span.start : span.stop] for side, span in zip(words, spans, strict=True)]
        found = exchanged(keys[0], keys[1])
        if found is None:
            return False
        was, now = (
            side.span(span.start + part.start, span.start + part.stop)
            for side, span, part in zip(words, spans, found, strict=True)
        )
        self._put((was, now), row, self._stated(0, was), self._stated(1, now), CHANGED_PLACES)
        return True

    # The record.

    def _add(self, row: Row, pair: _Pair, sort: str = "", reason: str = "") -> None:
        left, right = pair
        self._told.update(filter(None, pair))
        one, other = _differing(left.value.words if left else (), right.value.words if right else ())
        stated = left and self._stated(0, left.span), right and self._stated(1, right.span)
        reason = REASONS.get(sort, ANOTHER) if left and right else reason
        key, back = ((sort, *ends) for ends in ((one[-1:], other[-1:]), (other[-1:], one[-1:])))
        self._put(back if left and right and back in self.differences else key, row, *stated, reason)

    def _add_many(self, row: Row, names: _Sides) -> None:
        self._told.update(*names)
        left, right = ((facts[0].start, facts[-1].end) for facts in names)
        key = tuple(tuple(fact.key for fact in facts) for facts in names)
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


_IDENTITY = frozenset(("name", "identity"))
_GIVING = frozenset("released disclosed published given revealed announced".split())
_IDENTIFYING = frozenset("identify identified name named".split())
"""How somebody is kept unnamed."""

_TOLD_OF_NAMES = _GIVING | _IDENTIFYING
"""Where none of these stands, nobody is."""

_JOINING = frozenset("and or &".split())
_LISTING = frozenset([*_JOINING, ",", "as", "well"])
_WAYS = (
    dict.fromkeys("in at near outside around within".split(), "where")
    | dict.fromkeys("to for toward towards into".split(), "where to")
    | {"from": "where from"}
)
"""How a place is told of."""

_ENDS_OF_ROUTE = ("where from", "where to")

_NAMED = frozenset("named identified known".split())
_PRESENTING = frozenset("a an aged".split())
_IS = frozenset("is was".split())
_PLACES = frozenset(
    "street road avenue square island islands county city river lake mount mountain valley bay cape port harbour "
    "harbor park bridge airport station".split()
)
"""Of a place and not of a firm or an office."""

_AREAS = frozenset("suburb district neighbourhood neighborhood province county prefecture".split())
_SORTS = _AREAS | frozenset(
    "capital city town village hamlet port resort newspaper newspapers daily dailies weekly magazine charity ship "
    "ferry tanker trawler freighter yacht vessel airline brand".split()
)
"""What is told beside a name that nobody need know."""

_HE = frozenset("he she they it".split())
_NEWS = frozenset(
    "news radio tv television times post journal press media telegraph herald tribune courier live".split()
)
"""What papers and stations are called: whom one spoke to."""

_INSIDE = frozenset("of for".split())
"""Words inside the name of a body."""

_WATERS = frozenset("sea ocean river gulf".split())
"""They say no more of a place than its own name does."""

_BORN = frozenset("originally native born is was".split())

_STANDING = frozenset("head member heads".split())
"""What somebody is, beside posts and roles."""

_AT = frozenset("at of from for in with".split())
"""Behind these a name that speaks is where somebody works: "an economist at Banco Orlu said"."""


def _names(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if not fact.value.sort]


def _unmatched(left: Sequence[Fact], right: Sequence[Fact]) -> _Sides:
    keys = {fact.key for fact in left} & {fact.key for fact in right}
    return [fact for fact in left if fact.key not in keys], [fact for fact in right if fact.key not in keys]


def _touching(facts: Iterable[Fact], span: Range) -> list[Fact]:
    return [fact for fact in facts if fact.start < span[1] and span[0] < fact.end]


def _is_full(fact: Fact) -> bool:
    """Whether it is of several words, which no text uses by chance."""
    return len(fact.value.words) > 1 and fact.value.sure == SURE


def _may_be_put_right(left: Fact, right: Fact, is_only: bool) -> bool:
    """Whether both are of two words and share the last; or the first, which two may share by chance unless they are the
    only ones or the last words open alike."""
    one, other = left.value.words, right.value.words
    if not len(one) == len(other) == 2 or _is_one(left, right):
        return False
    return one[1] == other[1] or (one[0] == other[0] and (is_only or is_like(one, other)))


def _is_body(fact: Fact) -> bool:
    return not bodies().isdisjoint(fact.value.words)


def _are_like_bodies(left: Fact, right: Fact) -> bool:
    """Two banks, a bank and a firm; not a street and a county."""
    one, other = set(left.value.words), set(right.value.words)
    is_of_place = not (_PLACES.isdisjoint(one) and _PLACES.isdisjoint(other))
    return bool(bodies() & one & other) or (_is_body(left) and _is_body(right) and not is_of_place)


def _is_of_office(word: str) -> bool:
    return word in titles() or word in roles() or word in persons() or word.removesuffix("s") in roles()


def _is_within(fact: Fact, span: Range) -> bool:
    return span[0] <= fact.start and fact.end <= span[1]


def _is_all(change: Change, touched: _Sides) -> bool:
    """Whether a change is one name for another and nothing else."""
    if len(touched[0]) != 1 or len(touched[1]) != 1 or not (change.left and change.right):
        return False
    return all(
        fact.start <= start and end <= fact.end
        for (fact,), (start, end) in zip(touched, (change.left, change.right), strict=True)
    )


def _pair(side: int, fact: Fact, other: Fact | None) -> _Pair:
    return (other, fact) if side else (fact, other)


def _first_new(names: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Of the names the first two that are none of the others."""
    known = {one.value.words for one in others}
    unknown = (one for one in names if one.value.words not in known)
    return list(islice((one for one in unknown if not any(_is_one(one, other) for other in others)), 2))


def _is_one(left: Fact, right: Fact) -> bool:
    return is_one(left.value.words, right.value.words)


def _is_another(left: Fact, right: Fact) -> bool:
    """Not the same role in other words, nor told more fully: another last word, one of them lesser, or both with more
    before it that is not the same."""
    one, other = set(left.value.words[:-1]), set(right.value.words[:-1])
    if left.value.words[-1] != right.value.words[-1]:
        return not _is_one(left, right)
    return one & LESSER != other & LESSER or bool(one - other and other - one)


def _differing(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Without the words that both open or close with."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return left, right
