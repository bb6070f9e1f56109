"""What turned out otherwise: killed or injured, rose or fell, raised or kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from itertools import chain

from stories.compare.differences.custody import ordered_and_made
from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing
from stories.compare.differences.fates import fates
from stories.compare.differences.in_place import NEARLY
from stories.compare.differences.rewritten import SPAN, Poled, are_of_one_span, rewritten, touch
from stories.compare.differences.turns import Turn, span_of
from stories.text.document import BODY, Kind
from stories.text.facts import NUMBER, OUTCOME, Fact
from stories.text.facts.outcome import Pole, group_of
from stories.text.stems import stems
from stories.text.words import OPENING, zipf

SMALL = 12
"""Words: in a longer change, two poles need not be told of one thing."""

_FEW = 4
"""Words of a change that is told by itself, however much else of the sentence is other."""

SHORT = 8
"""Words: what comes or goes in more is a passage, with what it states."""

_BESIDE = 2
"""Words beside an outcome that have to agree where it did not change in one change of words."""

_SUBJECT = 6
"""Words in front of an outcome in which what it is told of is looked for."""

_PARAGRAPH = 2
"""Sentences of a row, up to which what stands in front of an outcome tells what it is told of."""

_COUNTED = 24
"""Characters between a count and what is told of so many: "nine miners brought out alive"."""

_MOST = 20
"""Outcomes that are tried with each other in one row, and of one pole in the whole of the other text."""

_COMMON = 6.2
"""On the Zipf scale: from here on a word says nothing of what a sentence is about ("been", "have", "will")."""

_DEAD = Pole("toll", "dead")
_NEWS = {_DEAD, Pole("toll", "hurt")}
"""What is told even where nothing faced it before."""


def find(facing: Facing) -> Iterator[Difference]:
    """What is told of one thing in several rows is one, with the words of the first in the body."""
    if not facing.is_of_one_language:
        return
    found: dict[tuple[Hashable, Hashable], list[list[tuple[int, Poled]]]] = {}
    for number, pair in _opposite_poles(facing):
        if _do_both_tell_both(facing, pair) or _do_both_say_both(facing, pair):
            continue
        alike = found.setdefault((pair[0].key, pair[1].key), [])
        told = next((told for told in alike[:_MOST] if _are_of_one_thing(facing, pair, told[0][1])), None)
        if told is None:
            alike.append([(number, pair)])
        else:
            told.append((number, pair))
    for told in _without_heads(facing, [*chain(*found.values())]):
        in_body = (pair for _, pair in told if _is_in_body(facing, pair))
        left, right = next(in_body, None) or _in_ledes(facing, told[0][1])
        own = {facing.row_of(side, fact.sentence).number for side, fact in enumerate((left, right))}
        rows = tuple(sorted(own.union(number for number, _ in told)))
        yield Difference(OUTCOME, How.CHANGED, _stated(left), _stated(right), passages=rows)
    places = {
        (side, fact.start) for told in chain(*found.values()) for _, pair in told for side, fact in enumerate(pair)
    }
    for pair in (*ordered_and_made(facing), *fates(facing)):
        if not any((side, fact.start) in places for side, fact in enumerate(pair)):
            rows = tuple(sorted({facing.row_of(side, fact.sentence).number for side, fact in enumerate(pair)}))
            places.update((side, fact.start) for side, fact in enumerate(pair))
            yield Difference(OUTCOME, How.CHANGED, _stated(pair[0]), _stated(pair[1]), passages=rows)
    yield from _all_news(facing, {key for keys in found for key in keys}, places)


Rows = list[tuple[int, Poled]]
"""One outcome wherever it is told, with the numbers of the rows."""


def _without_heads(facing: Facing, found: list[Rows]) -> list[Rows]:
    """What headlines tell is one with what the first sentences do, if one side's word is the same: "called off" and "to
    go ahead" above "called off" and "will walk out"."""
    ledes = facing.lede(0), facing.lede(1)
    in_ledes = [told for told in found if any((one.sentence, other.sentence) == ledes for _, (one, other) in told)]
    if not in_ledes:
        return found
    known = _words_of(in_ledes[0][0][1])
    of_heads = [
        told
        for told in found
        if all(_is_of_heads(facing, pair) for _, pair in told)
        and any(one == other for one, other in zip(_words_of(told[0][1]), known, strict=True))
    ]
    in_ledes[0].extend(chain(*of_heads))
    return [told for told in found if told not in of_heads]


def _is_of_heads(facing: Facing, pair: Poled) -> bool:
    return all(facing.kind_of(side, fact.sentence) is Kind.HEADLINE for side, fact in enumerate(pair))


def _in_ledes(facing: Facing, pair: Poled) -> Poled:
    """What only the headlines tell, in the words of the first sentences if these tell it too."""
    told = []
    for side, fact in enumerate(pair):
        lede = facing.lede(side)
        facts = facing.facts[side].of(OUTCOME, range(lede, lede + 1)) if lede >= 0 else []
        told += [next((one for one in facts if one.key == fact.key), None)]
    return (told[0], told[1]) if told[0] and told[1] else pair


def _is_in_body(facing: Facing, pair: Poled) -> bool:
    return all(facing.kind_of(side, fact.sentence) in BODY for side, fact in enumerate(pair))


def _opposite_poles(facing: Facing) -> Iterator[tuple[int, Poled]]:
    """With the number of their row: those in one place first, then those in what was rewritten."""
    told: dict[int, list[Poled]] = {}
    for number, turns in facing.turns.items():
        for pair in _in_row(facing, turns):
            told.setdefault(number, []).append(pair)
            yield number, pair
    heads = {_words_of(pair): pair for pairs in told.values() for pair in pairs if not _is_in_body(facing, pair)}
    for number, pair in rewritten(facing):
        if not any(touch(pair, other) for other in told.setdefault(number, [])):
            told[number].append(pair)
            head = heads.get(_words_of(pair), pair)  # what the headline tells in a group of the other table is one
            yield number, (pair[0]._replace(key=head[0].key), pair[1]._replace(key=head[1].key))


def _words_of(pair: Poled) -> tuple[str, str]:
    left, right = (str(fact.value).lower()[:OPENING] for fact in pair)
    return left, right


def _do_both_tell_both(facing: Facing, pair: Poled) -> bool:
    """Whether either text tells the fate that the other does, of the same people: "a guard killed" above one and
    "sailors hurt" above the other, where both bodies tell of the guard and of the sailors."""
    return all(group_of(fact) == "toll" and _is_told_across(facing, side, fact) for side, fact in enumerate(pair))


def _do_both_say_both(facing: Facing, pair: Poled) -> bool:
    """Whether either text says both of one thing, the one here, the other there."""
    known = [stems(fact.value.split(), False).keys() for fact in pair]
    if known[0] & known[1]:
        return False  # "demands that she resign", "she resigned"
    return all(_is_said_too(facing, side, fact) for side, fact in enumerate(pair))


def _is_said_too(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether a sentence of the other text has this very word, and others of its sentence with it."""
    numbered, there = facing.documents[side].numbered, facing.documents[1 - side].numbered
    word, mine = stems(fact.value.split(), numbered.is_spaceless).keys(), numbered.stems[fact.sentence]
    if not word <= facing.elsewhere[1 - side].known:
        return False
    shared = (there.stems[at].keys() & mine.keys() for at in facing.elsewhere[1 - side].nearest(mine))
    return any(word <= one and len(one - word) >= _BESIDE for one in shared)


def _is_told_across(facing: Facing, side: int, fact: Fact) -> bool:
    subject = _subject(facing, side, fact)
    others = facing.facts[1 - side].everywhere(OUTCOME).get(fact.key, ())
    return any(not subject.isdisjoint(_subject(facing, 1 - side, other)) for other in others[:_MOST])


def _subject(facing: Facing, side: int, fact: Fact) -> set[str]:
    """The openings of the words close in front of an outcome that say something."""
    words = facing.facts[side].words
    at = facing.documents[side].numbered.first_at(fact.start)
    near = words.keys[max(at - _SUBJECT, words.of(fact.sentence).start) : at]
    return {key[:OPENING] for key in near if key[0].isalpha() and zipf(key) < _COMMON}


def _are_of_one_thing(facing: Facing, one: Poled, other: Poled) -> bool:
    """Whether their sentences share a word that says something, the poles aside."""
    known = facing.documents[0].numbered.stems
    shared = known[one[0].sentence].keys() & known[other[0].sentence].keys()
    return not shared <= stems(one[0].value.split(), False).keys()


def _stated(fact: Fact) -> Stated:
    return Stated(fact.span, fact.value)


def _in_row(facing: Facing, turns: Sequence[Turn]) -> Iterator[Poled]:
    """The pairs of opposite poles in one row, from its head."""
    touched = [[_touched(facing, turn, side) for turn in turns] for side in (0, 1)]
    keys = [{fact.key for facts in of_side for fact in facts} for of_side in touched]
    left_over: tuple[list[Fact], list[Fact]] = ([], [])
    taken: list[Fact] = []
    for turn, lefts, rights in zip(turns, *touched, strict=True):
        pair = _in_its_place(facing, turn, lefts, rights)
        lefts = [fact for fact in lefts if fact.key not in keys[1]]
        rights = [fact for fact in rights if fact.key not in keys[0]]
        if pair is None and max(turn.words) <= SMALL:
            pair = _opposite(facing, lefts, rights)
            pair = pair if pair and (max(turn.words) <= _FEW or _are_alike(facing, *pair)) else None
        if pair:
            taken += pair
            yield pair
        else:
            left_over[0].extend(lefts)
            left_over[1].extend(rights)
    for left in left_over[0][:_MOST]:
        for right in left_over[1][:_MOST]:
            is_free = left not in taken and right not in taken
            if is_free and _are_opposite(left, right) and _stand_alike(facing, left, right):
                taken += left, right
                yield left, right


def _are_alike(facing: Facing, left: Fact, right: Fact) -> bool:
    return facing.similarity(left.sentence, right.sentence) >= NEARLY


def _in_its_place(facing: Facing, turn: Turn, lefts: Sequence[Fact], rights: Sequence[Fact]) -> Poled | None:
    """A verb alone that made room for another behind the same word: what other sentences of the row tell does not
    matter, but what its own do, does: "rose in May, fell in June"."""
    if turn.words != (1, 1):
        return None
    pairs = [(left, right) for left in lefts for right in rights if _are_opposite(left, right)]
    if len(pairs) != 1 or _are_of_others(facing, *pairs[0]):
        return None
    before = [facing.facts[side].words.keys[turn.tokens[side].start - 1] for side in (0, 1)]
    is_first = any(tokens.start == of.start for tokens, of in zip(turn.tokens, turn.within, strict=True))
    if is_first or before[0] != before[1]:
        return None
    left, right = pairs[0]
    told = [{fact.key for fact in facing.facts[side].of(OUTCOME, turn.sentences[side])} for side in (0, 1)]
    return None if right.key in told[0] or left.key in told[1] else pairs[0]


def _touched(facing: Facing, turn: Turn, side: int) -> list[Fact]:
    """The outcomes with words in a change, or right behind the place of what the other side says more: "not guilty"."""
    tokens = turn.tokens[side]
    if tokens or tokens.start >= turn.within[side].stop:
        return facing.touched(turn, side, OUTCOME)
    start, _ = facing.documents[side].numbered.places[tokens.start]
    _, end = span_of(facing.documents[1 - side], turn.tokens[1 - side])
    if not any(fact.end > end for fact in facing.touched(turn, 1 - side, OUTCOME)):
        return []
    return [fact for fact in facing.facts[side].of(OUTCOME, turn.sentences[side]) if fact.start == start]


def _opposite(facing: Facing, lefts: Iterable[Fact], rights: Sequence[Fact]) -> Poled | None:
    """The first two of one group; none where one side holds several poles of it, or where another name stands in front:
    "Rovers beat City" and "City lost to Rovers" are one."""
    for left in lefts:
        others = [right for right in rights if _are_opposite(left, right)]
        if len({right.key for right in others}) != 1:
            continue
        if not (_are_of_others(facing, left, others[0]) or _count_others(facing, left, others[0])):
            return left, others[0]
    return None


def _count_others(facing: Facing, left: Fact, right: Fact) -> bool:
    """ "Four hurt", "one dead": other people."""
    counts = [
        {
            fact.key
            for fact in facing.facts[side].of(NUMBER, range(one.sentence, one.sentence + 1))
            if _counts(fact, one)
        }
        for side, one in enumerate((left, right))
    ]
    return counts[0] != counts[1] and group_of(left) == "toll"


def _counts(number: Fact, outcome: Fact) -> bool:
    """Whether it stands before it, few words away."""
    return 0 < outcome.start - number.end <= _COUNTED


def _are_of_others(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether names stand close in front of both, and none of them is the same; or one is told of another, or of
    a state that went by: "a man is questioned", "a second man is arrested"; "shut for an hour"."""
    if _is_of_another(facing, 0, left) != _is_of_another(facing, 1, right):
        return True
    if are_of_one_span(*(_behind(facing, side, fact) for side, fact in enumerate((left, right)))):
        return True
    names = _names(facing, 0, left), _names(facing, 1, right)
    return all(names) and not names[0] & names[1]


def _is_of_another(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether what stands in front of it is one more of its sort."""
    words = facing.facts[side].words
    at = facing.documents[side].numbered.first_at(fact.start)
    return not _ANOTHER.isdisjoint(words.keys[max(at - _SUBJECT, words.of(fact.sentence).start) : at])


_ANOTHER = frozenset("second third fourth fifth sixth".split())


def _names(facing: Facing, side: int, fact: Fact) -> set[str]:
    """Words with a capital; at the head of a sentence it is no sign."""
    words = facing.facts[side].words
    at = facing.documents[side].numbered.first_at(fact.start)
    first = max(at - _SUBJECT, words.of(fact.sentence).start + 1)
    return {token for token in words.tokens[first:at] if token[0].isupper()}


def _are_opposite(left: Fact, right: Fact) -> bool:
    return group_of(left) == group_of(right) and left.key != right.key


def _stand_alike(facing: Facing, left: Fact, right: Fact) -> bool:
    """Whether their sentences answer to each other, and the words beside them agree or name one subject."""
    sides = list(zip(facing.documents, facing.facts, (left, right), strict=True))
    spans = [document.sentences[fact.sentence] for document, _, fact in sides]
    if (spans[0], spans[1]) not in facing.answers or _count_others(facing, left, right):
        return False
    if _are_of_others(facing, left, right):
        return False  # who sells is not who buys
    before, behind, subjects = [], [], []
    for side, (document, facts, fact) in enumerate(sides):
        keys = facts.words.keys
        first, last = document.numbered.first_at(fact.start), document.numbered.first_at(fact.end)
        span = facts.words.of(fact.sentence)
        before.append(keys[first - 1] if first > span.start else "")
        behind.append(keys[last : min(last + _BESIDE, span.stop)])
        subjects.append(_subject(facing, side, fact))
    beside = (before[0] == before[1] != "") + sum(one == other for one, other in zip(*behind, strict=False))
    if beside >= _BESIDE and any(key[0].isalpha() for key in behind[0]):
        return True
    if not facing.is_english:
        return False  # which of its words are too common to tell a subject is known of English alone
    if max(map(len, facing.row_of(0, left.sentence).sentences)) > _PARAGRAPH:
        return False
    shared = subjects[0] & subjects[1]
    return len(shared) >= _BESIDE or (bool(shared) and all(_is_alone(facing, *one) for one in enumerate((left, right))))


def _behind(facing: Facing, side: int, fact: Fact) -> Sequence[str]:
    words = facing.facts[side].words
    last = facing.documents[side].numbered.first_at(fact.end)
    return words.keys[last : min(last + SPAN, words.of(fact.sentence).stop)]


def _is_alone(facing: Facing, side: int, fact: Fact) -> bool:
    """Whether its sentence tells no other outcome of the group."""
    facts = facing.facts[side].of(OUTCOME, range(fact.sentence, fact.sentence + 1))
    return sum(group_of(one) == group_of(fact) for one in facts) == 1


def _all_news(facing: Facing, told: Set[Hashable], places: Set[tuple[int, int]]) -> Iterator[Difference]:
    """What faced nothing before, with its words in the body rather than in the headline, which only repeats it."""
    found: dict[tuple[int, Hashable], list[tuple[bool, int, Fact]]] = {}
    for number, turns in facing.turns.items():
        for side, fact in _news(facing, turns):
            if (side, fact.start) in places:
                continue
            in_body = facing.kind_of(side, fact.sentence) in BODY
            found.setdefault((side, fact.key), []).append((not in_body, number, fact))
    for (side, key), facts in found.items():
        if key not in told:
            stated = _stated(min(facts)[2])
            left, right = (None, stated) if side else (stated, None)
            rows = tuple(sorted({row for _, row, _ in facts}))
            yield Difference(OUTCOME, How.ADDED if side else How.DROPPED, left, right, passages=rows)


def _news(facing: Facing, turns: Sequence[Turn]) -> Iterator[tuple[int, Fact]]:
    """In a short change, or anywhere in the first paragraph: deaths are what it is written for."""
    for turn in turns:
        for side in (0, 1):
            for fact in facing.touched(turn, side, OUTCOME):
                is_told = fact.key in _NEWS and (turn.words[side] <= SHORT or _is_in_lede(facing, side, fact))
                if is_told and not _tells_of(facing, 1 - side, fact.key):
                    yield side, fact


def _is_in_lede(facing: Facing, side: int, fact: Fact) -> bool:
    first = next(facing.documents[side].blocks_of(Kind.PARAGRAPH), None)
    return first is not None and first.start <= fact.start < first.end


def _tells_of(facing: Facing, side: int, key: Hashable) -> bool:
    """Whether that text tells of somebody dead, or hurt, in whatever words: "the toll", "starved"."""
    openings = _DEATHS if key == _DEAD else _DEATHS + _INJURIES
    known = facing.facts[side].everywhere(OUTCOME)
    return key in known or _DEAD in known or any(word.startswith(openings) for word in facing.word_sets[side])


_DEATHS = tuple(
    "dead death die dying kill fatal toll victim bod corpse starv drown perish succumb slain murder surviv casualt "
    "funeral mourn burial buried homicide manslaughter lives".split()
)
_INJURIES = tuple("injur hurt wound hospital harm burn bruis unhurt unscathed broke bleed scald maim paraly".split())
"""Openings of words that tell of them."""
