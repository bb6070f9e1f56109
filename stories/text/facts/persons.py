"""Whoever a text names of whom it may tell what became of him, by name or by age."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stories.text.facts.fact import Fact
from stories.text.facts.outcome import HEADS, wide_poles_of
from stories.text.facts.words import Words, asked
from stories.text.verbs import BEING

FATES = frozenset("case custody office health verdict plea bail".split())
"""Of whom only one pole at a time can be true."""

_BETWEEN = 9
"""Words and marks between who it is and what became of him."""

_AGE = "-year-old"
_BREAKING = frozenset(
    "that which whose whom when while but because although though before until unless if as than said says told "
    '; : " “ ” ( ) — –'.split()
)
"""Between them these make another clause."""

_OF_HIM = frozenset(
    "a an the his her their its another former two three four five men women people youths teenagers boys girls "
    "brothers sisters suspects aged and , mr mrs ms dr".split()
)
"""Between what was done and to whom."""

_PLACING = frozenset("of in on at from near to for with by outside over off against under into around".split())


class Person(NamedTuple):
    """By the numbers of the tokens that name him, with the groups of what may be told of him there."""

    key: str
    sentence: int
    tokens: range
    groups: frozenset[str] = frozenset()


def persons(words: Words, names: Iterable[Fact]) -> Mapping[str, Sequence[Person]]:
    """Of the body, by the last word of a name, or by an age: "42-year-old"."""
    found: dict[str, list[Person]] = defaultdict(list)
    for key, sentence, tokens in (*_named(words, names), *_aged(words)):
        if groups := _groups_near(words, sentence, tokens):
            found[key].append(Person(key, sentence, tokens, groups))
    return found


_Mention = tuple[str, int, range]


def _named(words: Words, names: Iterable[Fact]) -> Iterator[_Mention]:
    numbered = words.document.numbered
    for name in names:
        if words.kinds[name.sentence] not in HEADS and not name.value.sort:
            tokens = range(numbered.first_at(name.start), numbered.first_at(name.end))
            yield str(name.value.words[-1]).lower(), name.sentence, tokens


def _aged(words: Words) -> Iterator[_Mention]:
    for sentence in range(len(words.document.sentences)):
        for at in words.where(sentence, _is_age):
            if words.keys[at] != "aged":
                yield words.keys[at], sentence, range(at, at + 2)
            else:  # "two men, aged 24 and 31,"
                ages = (one for one in range(at + 1, min(at + 4, words.of(sentence).stop)) if words.keys[one].isdigit())
                yield from ((words.keys[one] + _AGE, sentence, range(one, one + 1)) for one in ages)


@asked
def _is_age(key: str) -> bool:
    return key == "aged" or key.endswith(_AGE)


def _groups_near(words: Words, sentence: int, who: range) -> frozenset[str]:
    """The groups of which a word stands close to him that may tell what became of him."""
    places = words.where(sentence, _may_tell_fate)
    near = places[bisect_left(places, who.start - _BETWEEN) : bisect_right(places, who.stop + _BETWEEN)]
    told = (words.keys[at] for at in near if is_of(words, who, range(at, at + 1)))
    return frozenset(group for key in told for group in _words_of_fates()[key])


@asked
def _may_tell_fate(key: str) -> bool:
    return key in _words_of_fates()


@cache
def _words_of_fates() -> dict[str, frozenset[str]]:
    """By the longest words of phrases that tell what became of somebody, their groups; what the law did is one."""
    found: dict[str, set[str]] = defaultdict(set)
    for by_second in wide_poles_of(FATES).values():
        for phrase, pole in (one for told in by_second.values() for one in told):
            found[max(phrase.words, key=len)].add("law" if pole.group in _LAW else pole.group)
    return {key: frozenset(groups) for key, groups in found.items()}


_LAW = frozenset("case custody verdict".split())
"""Groups that tell how far the law has gone with somebody."""


def is_of(words: Words, who: range, what: range) -> bool:
    """Whether he stands in front of it, as of whom it is told, or right behind it, as to whom it was done."""
    if who.stop <= what.start:
        between = words.keys[who.stop : what.start]
        before = words.keys[who.start - 2 : who.start]
        if before[-1:] and (before[-1] in _PLACING or (before[-1] == "the" and before[0] in _PLACING)):
            return False  # "the captain of a boat on Lake Sarn was fined"
        if not between and words.keys[what.start].endswith("ed") and words.tokens[who.stop - 1][0].islower():
            return False  # "a man arrested at the gate"
        if between[:1] == [","] == words.keys[who.start - 1 : who.start]:
            between = between[1:]  # "the minister, Ana Vrba, resigned"
        return len(between) <= _BETWEEN and _BREAKING.isdisjoint(between) and "," not in between
    behind = words.keys[what.stop : who.start]
    is_passive = words.keys[what.start - 1] in BEING and not words.keys[what.start].endswith("ing")
    return (
        not is_passive
        and what.stop <= who.start
        and len(behind) <= _BETWEEN
        and all(key in _OF_HIM or key.isdigit() for key in behind)
    )
