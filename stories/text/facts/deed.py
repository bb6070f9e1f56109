"""Who did it to whom, as a sentence tells it: "Sarn attacked Norvia", "Norvia was attacked by Sarn", "the raid by Sarn
on Norvia", "Norvia, whom Sarn had attacked"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stories.text.facts.words import Words, asked
from stories.text.verbs import forms, participles
from stories.text.words import OPENING, table_rows

_Sort = tuple[int | str, bool]


class Deed(NamedTuple):
    """`sort` is the line of the table, or the opening of a verb that stands in none, with whether its verb is of those
    that name first to whom it was done ("lost to"); `agent` and `patient` are the words, folded, of who did it and to
    whom; `tokens` reach over all of it."""

    sort: _Sort
    agent: frozenset[str]
    patient: frozenset[str]
    tokens: range

    def is_of_sort(self, other: Deed) -> bool:
        """Whether both are one deed; who "beat" and who "lost to" is told as the outcome."""
        return self.sort == other.sort or (self.sort[0] == other.sort[0] != _CONTEST)

    def is_turned(self, other: Deed) -> bool:
        """Whether whoever did it in one had it done to them in the other."""
        crossed = self.agent & other.patient and self.patient & other.agent
        return bool(crossed) and not (self.agent & other.agent or self.patient & other.patient)

    def is_same(self, other: Deed) -> bool:
        return bool(self.agent & other.agent and self.patient & other.patient)


_CONTEST = 0
"""The first line of the table."""


class _Verb(NamedTuple):
    sort: _Sort
    particle: str
    is_participle: bool


_BACK, _AHEAD, _BY = 9, 7, 6
"""Words and marks in front of a verb in which who does it is named; behind it, to whom; and as far as "by"."""

_BE = frozenset("be is are was were been being am get gets got gotten getting 's".split())
_SKIPPED = _BE | frozenset(
    "have has had having will would could can may might must should shall do does did to not never also then later "
    "again once twice first finally narrowly allegedly reportedly".split()
)
"""Between who does it and the verb."""

_RELATIVE = frozenset("who whom which that".split())
_ENDS = frozenset(
    '; : . ? ! — – -- ( ) [ ] " “ ” and but or nor because while as when whereas after before since until although '
    "though if said says told added".split()
)
_PREPOSITIONS = frozenset(
    "in on at by with without from to for of into onto over under against between among amid during about around near "
    "behind beyond past through across after before outside inside off up down out".split()
)
_ADVERBS = frozenset("down off over out up".split())
"""Behind a verb or behind whom it was done to."""

_NO_PARTY = (
    _SKIPPED
    | _PREPOSITIONS
    | _RELATIVE
    | frozenset(
        "a an the this that these those his her its their our my your he she it they we i you him them us me one two "
        "three four five some many several other another more most all both each former late old young last "
        "next now today yesterday came back , '".split()
    )
)
"""Words that tell no party from another."""


def done_by(words: Words, sentence: int) -> Iterator[str]:
    """The openings of verbs of which it says that they were done by somebody: "was outbid by"."""
    if not words.is_english:
        return
    keys, span = words.keys, words.of(sentence)
    for by in words.where(sentence, _is_by):
        for at in range(by - 1, max(by - _BY, span.start), -1):
            if len(keys[at]) >= OPENING and keys[at] not in _verbs() and _is_passive(keys, span, at):
                yield keys[at][:OPENING]
                break


def deeds(words: Words, sentence: int, done: frozenset[str] = frozenset()) -> Iterator[Deed]:
    """Those of the table, and of verbs with these openings."""
    if not words.is_english:
        return
    span, keys = words.of(sentence), words.keys
    for at in words.where(sentence, _may_tell):
        for verb in _verbs()[keys[at]]:
            found = _of_verb(words, span, at, verb)
            if found:
                yield found
    for at in words.of(sentence) if done else ():
        if keys[at][:OPENING] in done and keys[at] not in _verbs():
            found = _of_verb(
                words, span, at, _Verb((keys[at][:OPENING], False), "", not keys[at].endswith(("s", "ing")))
            )
            if found:
                yield found
    for at in words.where(sentence, _may_name):
        for sort, preposition in _nouns()[keys[at]]:
            found = _of_noun(words, span, at, sort, preposition)
            if found:
                yield found


def _of_verb(words: Words, span: range, at: int, verb: _Verb) -> Deed | None:
    keys = words.keys
    first, opening = _subject(keys, span, at)
    by = next((n for n in range(at + 1, min(at + 1 + _BY, span.stop)) if keys[n] == "by"), None)
    if by is not None and any(keys[n] in _ENDS or keys[n] == "," for n in range(at + 1, by)):
        by = None
    if verb.is_participle and by is not None and not verb.particle:
        return _deed(words, verb.sort, _object(keys, span, by + 1), first)
    if _is_passive(keys, span, at) and verb.is_participle:
        return None
    begun = at + 1
    if verb.particle:
        ahead = range(begun, min(begun + _AHEAD, span.stop))
        begun = next((n + 1 for n in ahead if keys[n] == verb.particle), 0)
        if not begun or any(keys[n] in _ENDS or keys[n] == "," for n in range(at + 1, begun - 1)):
            return None
    is_between = verb.particle in _ADVERBS and begun > at + 2  # "brought him down"
    whom = range(at + 1, begun - 1) if is_between else _object(keys, span, begun)
    if not whom and opening is not None and not verb.particle:  # "Norvia, whom Sarn had attacked"
        whom = _nearest(keys, _subject(keys, span, opening)[0])
    return _deed(words, verb.sort, first, whom, at)


def _of_noun(words: Words, span: range, at: int, sort: _Sort, preposition: str) -> Deed | None:
    """ "Sarn's raid on Norvia", "a raid on Norvia by Sarn", "a raid by Sarn on Norvia"."""
    keys = words.keys
    ahead = range(at + 1, min(at + 2 + _AHEAD, span.stop))
    ahead = range(ahead.start, next((n for n in ahead if keys[n] in _ENDS or keys[n] == ","), ahead.stop))
    before = next((n for n in ahead if keys[n] == preposition), None)
    if before is None:
        return None
    by = next((n for n in ahead if keys[n] == "by" and n != before), None)
    owner = next((n for n in range(at - 1, max(at - 4, span.start - 1), -1) if keys[n].endswith("'s")), None)
    if by is not None:
        agent = _object(keys, span, by + 1)
    elif owner is not None:
        agent = range(max(owner - 1, span.start), owner + 1)
    else:
        return None
    return _deed(words, sort, agent, _object(keys, span, before + 1), at)


def _deed(words: Words, sort: _Sort, agent: range, patient: range, at: int | None = None) -> Deed | None:
    one, other = _party(words, agent), _party(words, patient)
    if not one or not other or one & other:
        return None
    ends = [n for part in (agent, patient) for n in (part.start, part.stop)] + ([] if at is None else [at, at + 1])
    if sort[1]:
        one, other = other, one
    return Deed(sort, one, other, range(min(ends), max(ends)))


def _party(words: Words, tokens: range) -> frozenset[str]:
    """The names there; where there are none, the other words that tell one party from another."""
    folded, keys = words.folded, words.keys
    told: list[int] = []
    for n in tokens:
        if told and keys[n] in _PREPOSITIONS and keys[n] != "of":
            break  # "a shepherd near Belk"
        if keys[n] not in _NO_PARTY and keys[n][:1].isalpha():
            told.append(n)
    named = [n for n in told if words.tokens[n][0].isupper() and not _opens(words, n)]
    return frozenset(folded[n] for n in named or told)


def _opens(words: Words, n: int) -> bool:
    """Whether it opens a sentence, where every word has a capital."""
    at = bisect_left(words.firsts, n)
    return at < len(words.firsts) and words.firsts[at] == n and words.folded[n] not in words.named


def _subject(keys: Sequence[str], span: range, at: int) -> tuple[range, int | None]:
    """Who is named in front of a verb; and the word in front of that which makes another noun its object."""
    n = at - 1
    while n in span and (keys[n] in _SKIPPED or keys[n].endswith("ly")):
        n -= 1
    if n in span and (keys[n] in _RELATIVE or keys[n] == ","):  # "the gang that attacked"
        n -= 1
    if n in span and keys[n] == ",":
        n -= 1
    stop = n + 1
    while n in span and at - n <= _BACK and not (keys[n] in _ENDS or keys[n] in _RELATIVE or keys[n] == ","):
        n -= 1
    is_relative = n in span and keys[n] in _RELATIVE
    return range(n + 1, max(stop, n + 1)), n if is_relative else None


def _nearest(keys: Sequence[str], tokens: range) -> range:
    """Of words, those behind the last preposition: of "not enough for Norvia, whom" Norvia."""
    last = [n for n in tokens if keys[n] in _PREPOSITIONS and keys[n] != "of"][-1:]
    return range(last[0] + 1, tokens.stop) if last else tokens


def _object(keys: Sequence[str], span: range, at: int) -> range:
    n = at
    while n in span and n - at < _AHEAD and not _ends_noun(keys, n, at):
        n += 1
    return range(at, n)


def _ends_noun(keys: Sequence[str], n: int, first: int) -> bool:
    key = keys[n]
    if key in _ENDS or key in _RELATIVE or key == "," or key[0].isdigit():
        return True
    return (key in _PREPOSITIONS and key != "of") or (n > first and key in _SKIPPED)


def _is_passive(keys: Sequence[str], span: range, at: int) -> bool:
    n = at - 1
    while n in span and (keys[n] in ("not", "also", "never", "been", "being") or keys[n].endswith("ly")):
        if keys[n] in _BE:
            return True
        n -= 1
    return n in span and keys[n] in _BE


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """The verbs of either side and the nouns of each line of the table."""
    found = []
    for row in table_rows("deeds.txt"):
        verbs, _, nouns = row.partition("=")
        straight, _, turned = verbs.partition("<")
        found.append((straight, turned, nouns))
    return tuple(found)


@asked
def _is_by(key: str) -> bool:
    return key == "by"


@asked
def _may_tell(key: str) -> bool:
    return key in _verbs()


@asked
def _may_name(key: str) -> bool:
    return key in _nouns()


@cache
def _verbs() -> dict[str, list[_Verb]]:
    found: dict[str, list[_Verb]] = {}
    for number, (straight, turned, _) in enumerate(_rows()):
        for is_turned, listed in ((False, straight), (True, turned)):
            for one in listed.split():
                verb, _, particle = one.partition("~")
                for form in forms(verb):
                    is_participle = form in participles(verb)
                    found.setdefault(form, []).append(_Verb((number, is_turned), particle, is_participle))
    return found


@cache
def _nouns() -> dict[str, list[tuple[_Sort, str]]]:
    found: dict[str, list[tuple[_Sort, str]]] = {}
    for number, (_, _, nouns) in enumerate(_rows()):
        straight, _, turned = nouns.partition("<")
        for is_turned, listed in ((False, straight), (True, turned)):
            for phrase in listed.split(","):
                if phrase.split():
                    noun, preposition = phrase.split()
                    for form in (noun, f"{noun}s"):
                        found.setdefault(form, []).append(((number, is_turned), preposition))
    return found
