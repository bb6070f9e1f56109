"""What turned out otherwise in sentences that answer to each other though no change of words holds both poles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stories.compare.differences.facing import Facing, Row, sentence_at
from stories.compare.differences.in_place import NEARLY
from stories.text.document import BODY
from stories.text.facts import Fact
from stories.text.facts.outcome import Pole, read_wide, topics
from stories.text.facts.words import Words
from stories.text.verbs import BEING, is_past, verb_of
from stories.text.words import OPENING, zipf

_AROUND = 8
"""Words in front of an outcome and behind it in which what it is told of is looked for."""

_COMMON = 6.2
"""On the Zipf scale: from here on a word says nothing of what a sentence is about."""

_OF_TWO = frozenset("game election prize vote".split())
"""Groups in which what one wins the other loses: the subject has to be one."""

_OPEN = frozenset("open even".split())
"""Poles of such a group that say the same of both."""


class _Told(NamedTuple):
    """`is_plain` where it is told as what is so now, `is_past` where as what was so before or may be; `around` and
    `in_front` are the openings of the words there."""

    fact: Fact
    is_plain: bool
    is_past: bool
    around: frozenset[str]
    in_front: frozenset[str]
    lasting: tuple[str, ...]
    """The words that tell how long it was so, or after how long: "for an hour"."""

    @property
    def pole(self) -> Pole:
        return _pole(self.fact)

    @property
    def group(self) -> str:
        return self.pole.group

    @property
    def noun(self) -> str:
        """The opening of the word that tells it, if that may be a noun as well; else empty."""
        first = str(self.fact.value).lower().split()[0]
        return first[:OPENING] if first.endswith("ing") else ""


Poled = tuple[Fact, Fact]


def rewritten(facing: Facing) -> Iterator[tuple[int, Poled]]:
    """Pairs of outcomes in the body, in English, with the number of their row on the left."""
    if facing.is_english:
        yield from _in_answers(facing, (_reader(facing, 0), _reader(facing, 1)))


Read = Callable[[int], Sequence[Fact]]


def _reader(facing: Facing, side: int) -> Read:
    """The outcomes in a sentence of that side, each sentence read once."""
    words = facing.facts[side].words
    return cache(lambda sentence: tuple(read_wide(words, sentence)) if len(words.of(sentence)) <= _LONGEST else ())


def _in_answers(facing: Facing, read: tuple[Read, Read]) -> Iterator[tuple[int, Poled]]:
    """Opposite poles of one group in sentences that answer to each other, the most alike first."""
    for left, right in _facing_sentences(facing):
        row = facing.row_of(0, left).number
        if lefts := read[0](left):
            rights = read[1](right)
            groups = _with_their_topics(facing, (left, right), _of_several_poles(lefts, rights))
            if not groups:
                continue
            lefts, rights = ([fact for fact in side if _pole(fact).group in groups] for side in (lefts, rights))
            told = [*_told(facing.facts[0].words, left, lefts)], [*_told(facing.facts[1].words, right, rights)]
            is_near = facing.similarity(left, right) >= NEARLY
            yield from ((row, poled) for poled in _opposite(*_of_one_side(facing, (left, right), told), is_near))


def _facing_sentences(facing: Facing) -> Iterator[tuple[int, int]]:
    """Those that answer to each other, the most alike first; then, of a row, those that answer to none; then what both
    texts begin with."""
    told = set()
    for pair in sorted(facing.pairs, key=lambda pair: -pair.similarity):
        left, right = (sentence_at(one, span[0]) for one, span in zip(facing.documents, pair[:2], strict=True))
        told.add((left, right))
        if facing.row_of(0, left).number in facing.turns and _may_answer(facing, left, right):
            yield left, right
    free = [pair for row in facing.changed if row.is_readable for pair in _free_pairs(facing, row)]
    ledes = facing.lede(0), facing.lede(1)
    for left, right in dict.fromkeys((*free, *([(ledes[0], ledes[1])] if min(ledes) >= 0 else []))):
        if (left, right) not in told and _may_answer(facing, left, right):
            yield left, right


def _free_pairs(facing: Facing, row: Row) -> list[tuple[int, int]]:
    """In an order that is the same from either side: nearer to the top of both first."""
    lefts, rights = (_free(facing, side, row.sentences[side]) for side in (0, 1))
    placed = [(i + j, left, right) for i, left in enumerate(lefts) for j, right in enumerate(rights)]
    return [(left, right) for _, left, right in sorted(placed)]


def _free(facing: Facing, side: int, sentences: range) -> list[int]:
    """Those of a row that answer to none of the other text."""
    document = facing.documents[side]
    return [one for one in sentences if document.sentences[one] not in facing.linked[side]][:_MOST_FREE]


_MOST_FREE = 4
"""Sentences of a row that answer to none and are tried with each other."""


def _may_answer(facing: Facing, left: int, right: int) -> bool:
    """Whether both stand in the body, and differ."""
    if facing.kind_of(0, left) not in BODY or facing.kind_of(1, right) not in BODY:
        return False
    one, other = facing.documents
    return one.quote(one.sentences[left]) != other.quote(other.sentences[right])


def _of_one_side(
    facing: Facing, sentences: tuple[int, int], told: tuple[list[_Told], list[_Told]]
) -> tuple[list[_Told], list[_Told]]:
    """Without what the other sentence tells in the same word, where it is part of no outcome: "supporting", "its full
    support"."""
    kept: list[list[_Told]] = []
    for side in (0, 1):
        words = facing.facts[1 - side].words
        known = {at for one in told[1 - side] for at in _tokens_of(words, one.fact)}
        span, mine = words.of(sentences[1 - side]), {_verb(one.fact) for one in told[side]}
        places = [at for at in span if verb_of(words.keys[at]) in mine]
        others = {verb_of(words.keys[at]) for at in places if at not in known and not _is_led_to(words, at, span)}
        kept.append([one for one in told[side] if one.is_past or _verb(one.fact) not in others])
    return kept[0], kept[1]


def _is_led_to(words: Words, at: int, span: range) -> bool:
    """Whether it is what was so before: "kept the rate after two cuts"."""
    return not _BEFORE.isdisjoint(words.keys[max(at - _NEAR, span.start) : at])


_BEFORE = frozenset("after following since despite".split())


def _tokens_of(words: Words, fact: Fact) -> range:
    numbered = words.document.numbered
    return range(numbered.first_at(fact.start), numbered.first_at(fact.end))


def _verb(fact: Fact) -> str:
    """What the forms of the word that tells it have in common, if it is told by one word."""
    word, *others = str(fact.value).lower().split()
    return "" if others else verb_of(word)


def _of_several_poles(lefts: Sequence[Fact], rights: Sequence[Fact]) -> set[str]:
    """The groups of which both sides tell, and not one pole alone: most sentences have none, and are read no closer."""
    shared = {_pole(fact).group for fact in lefts} & {_pole(fact).group for fact in rights}
    poles = {_pole(fact) for fact in (*lefts, *rights)} if shared else set()
    return {group for group in shared if sum(pole.group == group for pole in poles) > 1}


def _with_their_topics(facing: Facing, sentences: tuple[int, int], groups: set[str]) -> set[str]:
    """Those of the groups that have no topic, or of whose topic one of the sentences has a word."""
    listed = topics()
    if listed.keys().isdisjoint(groups):
        return groups
    sides = [(facing.facts[side].words, sentence) for side, sentence in enumerate(sentences)]
    said = {key for words, sentence in sides for at in words.of(sentence) for key in words.keys[at].split("-")}
    return {group for group in groups if group not in listed or not said.isdisjoint(listed[group])}


def _pole(fact: Fact) -> Pole:
    return fact.key if isinstance(fact.key, Pole) else Pole("", "")


def _opposite(lefts: Sequence[_Told], rights: Sequence[_Told], is_near: bool) -> Iterator[Poled]:
    """One of a group, that of which most agrees around first; no words twice."""
    found = []
    for group in sorted({one.group for one in lefts} & {one.group for one in rights}):
        sides = [[one for one in side if one.group == group] for side in (lefts, rights)]
        poles = [{one.fact.key for one in side if not one.is_past} for side in sides]
        plain = [[one for one in side if one.is_plain][:_MOST] for side in sides]
        if poles[0].isdisjoint(poles[1]) and all(plain):
            pairs = [
                (left, right) for left in plain[0] for right in plain[1] if _are_of_one_thing(left, right, is_near)
            ]
            found += sorted(pairs, key=_how_near)[:1]
    taken: list[Poled] = []
    for left, right in sorted(found, key=lambda pair: -len(pair[0].around & pair[1].around)):
        pair = left.fact, right.fact
        if not any(touch(pair, other) for other in taken):
            taken.append(pair)
            yield pair


_MOST = 12
"""Outcomes of one group in a sentence that are tried with each other."""

_ENOUGH = 2
"""Words around that agree, from which on the first of a sentence tells best what became of it."""


def _how_near(pair: tuple[_Told, _Told]) -> tuple[int, int]:
    """What is told by a verb of its own first, then that of which enough agrees around."""
    return sum(one.fact.value.endswith("ing") for one in pair), -min(len(pair[0].around & pair[1].around), _ENOUGH)


def touch(one: Poled, other: Poled) -> bool:
    """Whether words of one stand in both, on either side."""
    return any(a.start < b.end and b.start < a.end for a, b in zip(one, other, strict=True))


def _are_of_one_thing(left: _Told, right: _Told, is_near: bool) -> bool:
    if left.noun in right.around or right.noun in left.around:
        return False  # "pressures easing", "the easing of pressures is expected to keep": it stands there too
    words = [{word[:OPENING] for word in one.fact.value.lower().split()} for one in (left, right)]
    if not _NEGATING.isdisjoint(words[0] ^ words[1]) and not words[0].isdisjoint(words[1]):
        return False  # "no trace of alcohol", "alcohol in her blood": a negation
    if are_of_one_span(left.lasting, right.lasting):
        return False
    if left.group in _OF_TWO and _OPEN.isdisjoint((left.pole.name, right.pole.name)):
        return not left.in_front.isdisjoint(right.in_front)
    around, in_front = len(left.around & right.around), len(left.in_front & right.in_front)
    return around > 0 if is_near else (around >= _ENOUGH and in_front > 0)


SPAN = 3
"""Words behind an outcome that tell how long it was so: "for an hour"."""


def are_of_one_span(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words behind two outcomes tell the same: "shut for an hour", "reopened after an hour"."""
    return {*left[:1], *right[:1]} == {"for", "after"} and left[1:SPAN] == right[1:SPAN]


def _told(words: Words, sentence: int, outcomes: Iterable[Fact]) -> Iterator[_Told]:
    """These outcomes of a sentence; not what another of its group governs: "called off a walkout"."""
    span, numbered = words.of(sentence), words.document.numbered
    opening = words.keys[span.start : min(span.start + _OPENING, span.stop)]
    ends: dict[str, tuple[int, Pole]] = {}
    for fact in outcomes:
        first, last = numbered.first_at(fact.start), numbered.first_at(fact.end)
        before = words.keys[max(span.start, first - _AROUND) : first]
        behind = words.keys[last : _end_of_clause(words, last, span.stop)]
        is_background = _is_past(before, behind) or _is_aside(words.keys[first], before, behind)
        told = _Told(
            fact,
            not is_background and _is_plain(before),
            is_background,
            _openings([*opening, *before, *_object(words.keys[first:last]), *behind]),
            _openings(_subject(before, behind)),
            tuple(behind[:SPAN]),
        )
        is_done_to = words.keys[first] in _DONE_TO and not BEING.isdisjoint(before[-3:])
        end, pole = ends.get(told.group, (span.start, told.pole))
        is_governed = (
            not is_past(words.keys[first])
            and pole != told.pole
            and 0 <= first - end <= _GOVERNED
            and _is_joined(words.keys[end:first])
        )
        if not is_governed and not (is_done_to and told.group in _OF_TWO):
            ends[told.group] = last, told.pole
            yield told


def told_now(words: Words, sentence: int, outcomes: Iterable[Fact]) -> list[Fact]:
    """Of these outcomes of a sentence those that are told as what is so now."""
    return [told.fact for told in _told(words, sentence, outcomes) if told.is_plain]


_LONGEST = 150
"""Words and marks of a sentence that somebody wrote; a list or a table may have thousands."""

_OPENING = 5
"""Words of a sentence's head, in which its subject stands."""


def _object(phrase: Sequence[str]) -> Sequence[str]:
    """What is named in the phrase itself: "failed a medical", "rain is expected"."""
    if not BEING.isdisjoint(phrase[1:2]):
        return phrase[:1]
    at = next((at for at, key in enumerate(phrase) if key in _ARTICLES), len(phrase))
    return phrase[at + 1 :]


_ARTICLES = frozenset("a an the its his her their".split())


def _is_joined(between: Sequence[str]) -> bool:
    return all(key[0].isalnum() and key not in _JOINING for key in between)


_GOVERNED = 3
"""Words between an outcome and what it governs."""

_JOINING = frozenset("and but or then".split())


def _end_of_clause(words: Words, first: int, stop: int) -> int:
    """As far as words behind an outcome are told of it: "was shut and the network was down"."""
    last = min(stop, first + _AROUND)
    return next((at for at in range(first, last) if words.keys[at] in _ADDING), last)


_ADDING = frozenset("and but while whereas although though".split())


def _subject(before: Sequence[str], behind: Sequence[str]) -> Sequence[str]:
    """ "A victory for the League": behind it."""
    return behind if behind and behind[0] in ("for", "of") else before


def _openings(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(
        key[:OPENING] for key in keys if key[0].isalpha() and key not in _SAYING_LITTLE and zipf(key) < _COMMON
    )


_SAYING_LITTLE = frozenset(
    "a an the its his her their our your he she they them it this that these those with from into over under after "
    "before until while when where which who what how why for not and but also two three four five six seven eight "
    "nine ten first last next more most least than then there here some many much all both each other another only "
    "just still again out off down monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december morning evening afternoon night midnight noon today "
    "yesterday tomorrow day days week weeks month months year years hour hours minutes said says told according "
    "announced reported million billion percent cent us uk eu un".split()
)
"""They agree by chance, as do the initials of a country or of a union of them."""


_DONE_TO = frozenset(
    "beat beaten defeated thrashed hammered trounced routed crushed knocked eliminated unseated dispatched ousted "
    "toppled swept overcome outplayed upset".split()
)
"""Who was beaten did not win."""

_NEGATING = frozenset("no not never".split())
_DENIED = frozenset("no not never none cannot nor neither unlikely after following despite without".split())
"""In front of what is denied, or led to what is told."""

_UNREAL = frozenset(
    "if unless whether could might may should until before avoid avoids avoided avoiding prevent prevents "
    "prevented preventing fear fears feared risk risks".split()
)
"""In front of what is supposed."""

_NEAR = 5
"""Words in front of an outcome in which it is denied or supposed."""

_LINKING = frozenset("who which whom".split())
_TURNING_BACK = _LINKING | {"that", "when"}
_SAYING = frozenset("said says".split())


def _is_plain(before: Sequence[str]) -> bool:
    if before[-2:] == ["from", "being"]:
        return False  # "kept it from being shut"
    return _DENIED.isdisjoint(near := _in_clause(before)) and not any(key.endswith("n't") for key in near)


def _is_past(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether what stands between these words is told as what was so before, or may be."""
    if not _UNREAL.isdisjoint(_in_clause(before)) or not _LINKING.isdisjoint(before[-3:]) or "since" in before[-3:]:
        return True
    if behind[:1] == ["since"] and BEING.isdisjoint(before[-3:]):
        return True
    is_past_perfect = "had" in before[-3:] and not _TURNING_BACK.isdisjoint(before)
    return is_past_perfect and _SAYING.isdisjoint(before)


def _is_aside(first: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "The skull, found in a pit", "engineers held by rebels": a participle behind its noun; not "rose by a tenth"."""
    if not is_past(first) or not _OF_ITS_OWN.isdisjoint(_in_clause(before)):
        return False
    if behind[:1] == ["by"]:
        return len(behind) > 1 and not behind[1][0].isdigit() and behind[1] not in _MEASURING
    return before[-1:] == [","] and not _PLACING.isdisjoint(behind[:1])


_OF_ITS_OWN = BEING | frozenset("has have had and but".split())
_MEASURING = frozenset(
    "a an about almost around half more nearly over up the then now noon midday midnight dawn dusk nightfall sunset "
    "morning evening late early mid monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Behind "by", of how much or when."""
_PLACING = frozenset("in at on near from under during outside inside".split())


def _in_clause(before: Sequence[str]) -> Sequence[str]:
    """The words close in front, from the last mark on."""
    near = list(before[-_NEAR:])
    marks = [at for at, key in enumerate(near) if not key[0].isalnum()]
    return near[marks[-1] + 1 :] if marks else near
