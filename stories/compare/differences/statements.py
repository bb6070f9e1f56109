"""What a cue ("may", "did not") is told of, and where the other text states the same: by the word that it governs, by a
related one, or by the other words of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stories.compare.differences.difference import Difference
from stories.compare.differences.facing import Facing, Row
from stories.text.acts import acts_at
from stories.text.facts import NUMBER, Fact
from stories.text.facts.words import KEPT_WORDS, Words
from stories.text.related import related
from stories.text.verbs import is_past, verb_of
from stories.text.words import OPENING, zipf

MOST_ANSWERS = 4
"""Sentences that one is looked for in."""

ONE_WORD, RELATED, OTHER = 2, 1, 0
"""How surely the word of an answer is what was governed."""

LONGEST = 12
"""Words of a clause that are looked at, and told."""

_COMMON = 6.3
"""On the Zipf scale: from here on a word says nothing of what a clause is about ("been", "have", "will")."""

_OF_SENTENCE = 0.5
"""What a word counts that both sentences have, but not both clauses."""

_BOUNDS = frozenset(', ; : . ( ) “ ” " — – -- ? ! …'.split())
_JOINING = frozenset(
    "that but who which whose because although though while whereas after before when until since if whether unless "
    "said says saying told tells adding added according".split()
)
"""Words that a clause ends at."""

_LITTLE = frozenset(
    "a an the that to be been being is are was were has have had having do does did will would can could may might "
    "must should shall it its he she they their his her him them this these those there of in on at by for from with "
    "as so and or not no also still yet now then ever already soon later just all both any some one who which what "
    "up out off over into about after before said says say told near during between "
    "against under around along across through amid toward towards since behind among within despite inside outside "
    "beyond upon onto per via".split()
)
_AUXILIARY = frozenset(
    "will would may might could can must should shall has have had is are was were be been not to".split()
)
_LEADING_ON = frozenset("that whether if to yet say comment disclose".split())
_NOMINAL = frozenset("a an the his her its their this that of in".split())
_LIGHT = frozenset(
    "reason reasons plan plans intention intentions need needs sign signs evidence report reports indication "
    "indications able unable want wants wanted allowed forced immediate immediately confirmation word proof seen used "
    "way decision decided get got become believed thought known clear likely expected".split()
)
"""Words that govern another: "no reason to move"."""


class Statement(NamedTuple):
    """By the numbers of its tokens: `cue` is what turns or hedges it, `clause` where it stands, `governed` the first
    word behind the cue that says something; `openings` are those of its words."""

    side: int
    sentence: int
    cue: range
    clause: range
    governed: int | None
    openings: frozenset[str]
    is_noun: bool

    @property
    def told_to(self) -> int:
        """Behind the last token that is told of it."""
        return self.cue.stop if self.governed is None else max(self.governed + 1, self.cue.stop)


class Answer(NamedTuple):
    """Where the other side states it: its clause, the word that answers to the governed one, how many other words the
    clauses share (`near`; `shared` counts those of the sentences too), and how surely the word is the same."""

    sentence: int
    clause: range
    place: int | None
    shared: float
    sameness: int
    near: int
    is_noun: bool
    run: int
    """Words right behind the governed one that the answer has in the same order: "into a storm"."""


def cues_in_rows(facing: Facing, kind: str) -> Iterator[tuple[Row, int, Fact]]:
    """What hedges or negates in the rows that differ, with its row and side."""
    for row in facing.changed:
        if row.is_readable:
            for side in (0, 1):
                for fact in facing.facts[side].of(kind, row.sentences[side]):
                    if facing.is_written(side, fact.sentence):
                        yield row, side, fact


def statement_of(facing: Facing, side: int, fact: Fact) -> Statement:
    words = facing.facts[side].words
    numbered = facing.documents[side].numbered
    cue = range(numbered.first_at(fact.start), numbered.first_at(fact.end))
    span = words.of(fact.sentence)
    leads_on = cue.stop
    while leads_on < span.stop and words.keys[leads_on] in _LEADING_ON:
        leads_on += 1
    is_thought = leads_on > cue.stop and words.keys[leads_on - 1] in ("that", "whether", "if")
    last = _end(words, leads_on, min(leads_on + LONGEST, span.stop))
    first = cue.start if is_thought else _start(words, cue.start, max(cue.start - LONGEST, span.start))
    behind = [at for at in range(leads_on, last) if _says(words.keys[at]) and not words.tokens[at][0].isupper()]
    governed = next((at for at in behind if words.keys[at] not in _LIGHT), behind[0] if behind else None)
    if is_thought:
        governed = next((at for at in behind if is_past(words.keys[at]) or words.keys[at - 1] in _AUXILIARY), None)
    told = (words.keys[at] for at in range(first, last) if at not in cue and at != governed)
    openings = frozenset(key[:OPENING] for key in told if _says(key) and key not in _LIGHT)
    between = words.keys[leads_on:governed] if governed is not None else []
    return Statement(side, fact.sentence, cue, range(first, last), governed, openings, not _NOMINAL.isdisjoint(between))


def _end(words: Words, first: int, stop: int) -> int:
    return next((at for at in range(first, stop) if _is_bound(words.keys[at])), stop)


def _start(words: Words, last: int, start: int) -> int:
    return next((at + 1 for at in range(last - 1, start - 1, -1) if _is_bound(words.keys[at])), start)


def _is_bound(key: str) -> bool:
    return key in _BOUNDS or key in _JOINING


@lru_cache(maxsize=KEPT_WORDS)
def _says(key: str) -> bool:
    return key[0].isalnum() and key not in _LITTLE and (zipf(key) < _COMMON or key[0].isdigit())


def answers(facing: Facing, statement: Statement) -> Iterator[Answer]:
    """The best of each sentence that answers to its own, the best first."""
    other = 1 - statement.side
    own = facing.facts[statement.side].words
    known = openings_of(own, own.of(statement.sentence))
    found = [
        answer
        for one in _answering(facing, statement)
        if (answer := _best(facing, statement, other, one, known)) is not None
    ]
    yield from sorted(found, key=lambda answer: (-answer.sameness, -answer.shared, answer.sentence))


def _answering(facing: Facing, statement: Statement) -> Sequence[int]:
    side, number = statement.side, statement.sentence
    span = facing.documents[side].sentences[number]
    across = [one for one in facing.across(side, number) if facing.is_written(1 - side, one)]
    sentences = facing.documents[1 - side].sentences
    linked = [one for one in across if ((sentences[one], span) if side else (span, sentences[one])) in facing.answers]
    free = [one for one in across if sentences[one] not in facing.linked[1 - side]]
    return (linked + free if linked else across)[:MOST_ANSWERS]


def _best(facing: Facing, statement: Statement, other: int, sentence: int, known: frozenset[str]) -> Answer | None:
    """`known` are the openings of the statement's own sentence."""
    words, own = facing.facts[other].words, facing.facts[statement.side].words
    governed = own.keys[statement.governed] if statement.governed is not None else ""
    acts = acts_at(own.keys, statement.governed) if statement.governed is not None else frozenset()
    of_both = known & openings_of(words, words.of(sentence))
    best: tuple[int, int, float] | None = None
    found: Answer | None = None
    for clause in _clauses(words, sentence):
        place, sameness = _place(words, clause, governed, acts)
        taken = {governed[:OPENING]} | ({words.keys[place][:OPENING]} if place is not None else set())
        near = (statement.openings & {words.keys[at][:OPENING] for at in clause}) - taken
        shared = len(near) + _OF_SENTENCE * len(of_both - near - taken)
        if best is None or (sameness, len(near), shared) > best:
            best = sameness, len(near), shared
            found = Answer(sentence, clause, place, shared, sameness, len(near), statement.is_noun, 0)
    return found and found._replace(run=_run(facing, statement, other, found.clause))


def _run(facing: Facing, statement: Statement, other: int, clause: range) -> int:
    """The words behind what is governed, or, of a noun, behind the cue, up to the first that the answer has not, if one
    of them is uncommon."""
    own, keys = facing.facts[statement.side].words.keys, facing.facts[other].words.keys
    first = statement.cue.stop if statement.governed is None or statement.is_noun else statement.governed + 1
    first = next((at for at in range(first, statement.clause.stop) if own[at] not in _LEADING_ON), first)
    longest = 0
    for at in clause:
        length = 0
        while (
            first + length < statement.clause.stop
            and at + length < clause.stop
            and own[first + length] == keys[at + length]
        ):
            length += 1
        if length > longest and any(_says(key) and zipf(key) < _UNCOMMON for key in keys[at : at + length]):
            longest = length
    return longest


_UNCOMMON = 5.6
"""On the Zipf scale: below it a word with the same little ones before it says what a clause is about."""


def openings_of(words: Words, tokens: range) -> frozenset[str]:
    """Of the words that say what a clause is about."""
    return frozenset([key[:OPENING] for key in words.keys[tokens.start : tokens.stop] if _says(key)])


def _clauses(words: Words, sentence: int) -> Iterator[range]:
    span = words.of(sentence)
    first = span.start
    for at in range(span.start, span.stop + 1):
        if at == span.stop or _is_bound(words.keys[at]):
            if at > first:
                yield range(first, at)
            first = at + 1


def _place(words: Words, clause: range, governed: str, acts: frozenset[int]) -> tuple[int | None, int]:
    if not governed:
        return None, OTHER
    verb = verb_of(governed)
    for at in clause:
        if are_one(words.keys[at], governed, verb):
            return at, ONE_WORD
    others = related().get(governed[:OPENING], frozenset())
    places = [
        at
        for at in clause
        if (words.keys[at][:OPENING] in others and _says(words.keys[at]))
        or (acts and not acts.isdisjoint(acts_at(words.keys, at)))
    ]
    if not places:
        return None, OTHER
    return next((at for at in places if is_past(words.keys[at])), places[0]), RELATED


_SHORTEST = 3
"""Letters of a word whose forms are looked for."""


def are_one(key: str, governed: str, verb: str) -> bool:
    """Whether both are forms of one word: "took" and "taken", "licence" and "licensed"."""
    if key == governed or (len(key) >= _SHORTEST and verb_of(key) == verb):
        return True
    return len(key) >= OPENING and len(governed) >= OPENING and key[:OPENING] == governed[:OPENING]


def told_of(facing: Facing, side: int, answer: Answer) -> range:
    """The word that answers with the little ones before it; without one, the clause."""
    keys = facing.facts[side].words.keys
    if answer.place is None or answer.is_noun:
        return answer.clause[:LONGEST]
    first = answer.place
    while first > answer.clause.start and answer.place - first < _LED and keys[first - 1] in _LITTLE:
        first -= 1
    if not keys[answer.place][0].isalpha():
        first = min(first, max(answer.place - _LED, answer.clause.start))
    return range(first, answer.place + 1)


_LED = 3
"""Words that are told before the one that answers: little ones ("had not been"), before a figure any ("will be 80")."""


def is_told_as_done(words: Words, answer: Answer) -> bool:
    """Neither after "if" or "to", nor "asking", nor what somebody does not believe."""
    first = answer.place if answer.place is not None else answer.clause.stop
    before = words.keys[max(first - _FAR, answer.clause.start) : first]
    if not _UNDONE.isdisjoint(before) or words.keys[answer.clause.start - 1 : answer.clause.start] in _ASKING:
        return False
    governing = words.keys[max(answer.clause.start - _FAR, words.of(answer.sentence).start) : answer.clause.start]
    if governing[-1:] == ["that"] and not _UNDONE.isdisjoint(governing):
        return False  # "no longer believe that he fell asleep"
    return answer.place is None or not words.keys[first].endswith("ing") or not _DOING.isdisjoint(before[-2:])


_FAR = 6
"""Words: "could soon be arrested"."""

_UNDONE = frozenset(
    "if whether unless to would could may might should must will not never no be who before after until when unlike "
    "denied without face faces facing risk risks risking".split()
)
_DOING = frozenset(
    "is are was were be been being through underwent undergone got received passed completed had did".split()
)
"""Before "screening" they tell of it as done: "was screening", "went through screening"."""

_ASKING = (["if"], ["whether"], ["unless"], ["until"], ["before"])


def count_others(facing: Facing, *sentences: range) -> bool:
    """Whether what is counted in these of the left is counted in these of the right by other figures alone: "23 stores
    will be balloted", "has balloted members in 45 stores"."""
    told = [
        {(fact.value.noun, fact.value.amount) for fact in facing.facts[side].of(NUMBER, those)}
        for side, those in enumerate(sentences)
    ]
    nouns = {noun for noun, _ in told[0] if noun} & {noun for noun, _ in told[1]}
    return any({one for one in told[0] if one[0] == noun}.isdisjoint(told[1]) for noun in nouns)


def each_once(found: Iterable[Difference], told: Sequence[Difference]) -> list[Difference]:
    """Those of which no word is told already; of two that share words, that which says more, from whichever side."""
    held: dict[int, list[Difference]] = {}
    for one in told:
        _hold(held, one)
    kept = []
    for one in sorted(found, key=_least):
        if not any(_share(one, other) for at in _reach(one) for other in held.get(at, ())):
            _hold(held, one)
            kept.append(one)
    return kept


_STRETCH = 500
"""Letters of the left text: only what stands in one such stretch is asked whether it shares words."""


def _hold(held: dict[int, list[Difference]], one: Difference) -> None:
    for at in _reach(one):
        held.setdefault(at, []).append(one)


def _reach(one: Difference) -> range:
    return range(one.left.words[0] // _STRETCH, one.left.words[1] // _STRETCH + 1) if one.left else range(0)


def _least(one: Difference) -> tuple[int, list[str]]:
    values = sorted(stated.value for stated in (one.left, one.right) if stated)
    return -sum(map(len, values)), values


def _share(one: Difference, other: Difference) -> bool:
    pairs = (one.left, other.left), (one.right, other.right)
    return any(a and b and a.words[0] < b.words[1] and b.words[0] < a.words[1] for a, b in pairs)
