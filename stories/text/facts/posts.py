"""What a sentence says somebody is: "Finance Minister Ana Vrba", "Ana Vrba, deputy head of the bank"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from stories.text.facts.fact import Fact
from stories.text.facts.folding import KEPT_WORDS
from stories.text.facts.titles import OF_ROLES, honorifics, roles
from stories.text.facts.words import Words, asked
from stories.text.words import table_rows


class Post(NamedTuple):
    """`head` is what it is called, each by the first of the words for it; `lesser`, `rank` and `fields` are what makes
    another of it; `tokens` are its words, `sentence` where they stand."""

    head: str
    lesser: frozenset[str]
    rank: frozenset[str]
    fields: frozenset[str]
    tokens: range
    sentence: int

    @property
    def is_kin(self) -> bool:
        """Whether it says whose somebody is, who is it of one and something else of another."""
        return "kin" in _ladders(self.head)

    @property
    def is_office(self) -> bool:
        """Whether one person at a time holds it, by what is said here: a minister of one field, a prime minister."""
        is_one = self.head in _OF_ONE or (self.head == "minister" and len(self.fields) == 1)
        return is_one and not self.lesser

    def agrees(self, other: Post) -> bool:
        """Whether both may be told of one and the same."""
        if self.head != other.head:
            return self.lesser == other.lesser and bool(self.fields & other.fields)
        return not self._is_another(other)

    def excludes(self, other: Post) -> bool:
        """Whether nobody is both at a time."""
        if self.head == other.head:
            return self._is_another(other)
        return not _ladders(self.head).isdisjoint(_ladders(other.head))

    def _is_another(self, other: Post) -> bool:
        is_other_field = bool(self.fields and other.fields) and self.fields.isdisjoint(other.fields)
        return self._lesser_told != other._lesser_told or self.rank != other.rank or is_other_field

    @property
    def _lesser_told(self) -> frozenset[str]:
        """Who retires keeps rank and trade, and an assistant prosecutor is a prosecutor: one desk says so where another
        does not. An office is another's then."""
        return self.lesser - (_ACTING if _ladders(self.head) & _OF_OFFICE else _LOOSE)


_BEHIND = 12
"""Words and marks behind a name, and in front of its comma, in which what somebody is stands."""

_BREAKING = frozenset(
    "who which that whose whom where when while after before as since because and but or of at in on with by from to "
    "for said says told is was were has had , ; : . — – ( ) ? !".split()
)
"""Words and marks in front of which a noun ends, or that say more than what somebody is."""

_OF = frozenset("of for".split())

FORMER = "former"
_OF_OFFICE = frozenset("state company hall cabinet voice team".split())
"""Ladders of what one person at a time holds."""

_OF_ONE = frozenset(("president", "premier", "chancellor", "mayor", "governor", "attorney general", "chief of staff"))
_ACTING = frozenset(["acting"])
"""Who acts as director is called director, too."""

_LOOSE = _ACTING | frozenset((FORMER, "assistant", "associate", "junior"))

_FORMER = frozenset("former ex onetime one-time once past retired".split())

_SAME_LESSER = {"vice": "deputy", "interim": "acting", "associate": "assistant"} | dict.fromkeys(_FORMER, FORMER)

_UNTIL = frozenset(["until"])
_SOON = 5
"""Words behind a post in which it is said how long somebody held it."""

_JOINED = {"ex-": FORMER, "vice-": "deputy"}
"""What makes one word with a post."""

_LESSER = frozenset("deputy vice assistant acting interim associate junior shadow chief".split()) | _FORMER
_SHORT = dict.fromkeys(("ch", "top", "lead", "principal"), "chief") | {
    "det": "detective",
    "asst": "assistant",
    "dep": "deputy",
}


def posts(words: Words, name: Fact) -> Iterator[Post]:
    """What the sentence says of whom it names: right before the name, or beside it between commas."""
    numbered = words.document.numbered
    first, last, span = numbered.first_at(name.start), numbered.first_at(name.end), words.of(name.sentence)
    for tokens in (_before(words, first, span), *_behind(words, last, span)):
        post = _post(words, tokens, name.sentence) if tokens else None
        if post:
            yield post


def post_of(words: Words, role: Fact) -> Post | None:
    """What a role is, whoever holds it."""
    numbered = words.document.numbered
    last = numbered.first_at(role.end)
    return _post(words, _before(words, last, words.of(role.sentence)), role.sentence)


def forms_of(field: str) -> list[str]:
    """The words for one field of an office."""
    return [word for word, one in _fields().items() if one == field]


def _before(words: Words, first: int, span: range) -> range:
    """ "Deputy Finance Minister Ana Vrba", "the bank's former chairman, Ana Vrba,", "a lawyer for it, Ana Vrba"."""
    at = first - 1
    if at in span and words.keys[at] == ",":
        found = _up_to(words, at, span)
        of = next((of for of in range(at - 1, max(at - _OF_WHAT, span.start), -1) if words.keys[of] in _OF), None)
        return found if found or of is None else _up_to(words, of, span)
    return _up_to(words, first, span)


def _up_to(words: Words, stop: int, span: range) -> range:
    at = stop - 1
    while at in span and stop - at <= _BEHIND and _is_of_post(words.keys[at]):
        at -= 1
    return range(at + 1, stop)


_OF_WHAT = 6
"""Words between a post's "of" and the comma before a name: "a spokeswoman for the state commission, Ana Vrba"."""


def _is_of_post(key: str) -> bool:
    return key in _vocabulary() or key in _LESSER or key in _SHORT or key == "." or key.startswith(tuple(_JOINED))


@cache
def _vocabulary() -> frozenset[str]:
    """Words of which posts are made."""
    single = {word for role in [*roles(), *_names()] for word in role.split()} - _OF
    return frozenset(single | OF_ROLES | honorifics() | _ranks() | set(_fields()))


def _behind(words: Words, last: int, span: range) -> Iterator[range]:
    """ "Ana Vrba, 44, the former head of the bank,"; "Ana Vrba, once minister of finance and mayor"."""
    keys = words.keys
    if last not in span or keys[last] != ",":
        return
    at = last + 1
    if at + 1 in span and keys[at][0].isdigit() and keys[at + 1] == ",":
        at += 2
    stop = min(span.stop, at + _BEHIND)
    while inside := len([*takewhile(lambda number: keys[number] not in _BREAKING, range(at, stop))]):
        end = at + inside
        of = 2 if end + 1 in span and keys[end] in _OF and keys[end + 1] in _fields() else 0
        if keys[end - 1] == "head" and end in span and keys[end] == "of":
            of = max(of, 1)
        yield range(at, end + of)
        if end >= stop or keys[end] != "and":
            return
        at = end + 1


def _post(words: Words, tokens: range, sentence: int) -> Post | None:
    keys = [words.keys[at] for at in tokens]
    opened = [_post_alone(key) for key in keys]
    of = next((at for at, key in enumerate(keys) if key in _OF and at), len(keys))
    stop = of + 1 if opened[of - 1 : of + 1] == ["head", "of"] else of
    while stop and opened[stop - 1] == ".":
        stop -= 1
    found = _head(opened[:stop])
    if not found:
        return None
    head, begun = found
    before = opened[:begun]
    lesser = {_SAME_LESSER.get(key, key) for key in before if key in _LESSER}
    lesser -= _ranks() if head in _ranked() else set()
    lesser |= {"former" for key in keys if key.startswith("ex-")} | {
        "deputy" for key in keys if key.startswith("vice-")
    }
    if not _UNTIL.isdisjoint(words.keys[tokens.stop : min(tokens.stop + _SOON, words.of(sentence).stop)]):
        lesser.add(FORMER)  # "mayor of Belk until 2011"
    fields = frozenset(_fields()[key] for key in [*before, *keys[of + 1 :]] if key in _fields())
    rank = frozenset(roles().get(key, key) for key in before) & _ranks() if head in _ranked() else frozenset()
    first = next((at for at, key in enumerate(opened[:begun]) if _is_of_post(key)), begun)
    if head == "secretary" and fields:
        head = "minister"
    return Post(head, frozenset(lesser), rank, fields, tokens[first:], sentence)


@lru_cache(maxsize=KEPT_WORDS)
def _post_alone(key: str) -> str:
    for opening in _JOINED:
        key = key.removeprefix(opening)
    return _SHORT.get(key, key)


def may_tell_post(words: Words, sentence: int) -> bool:
    """Whether a word of it may be one that a post is called by: half the sentences have none."""
    return bool(words.where(sentence, _may_end_post))


@asked
@lru_cache(maxsize=KEPT_WORDS)
def _may_end_post(key: str) -> bool:
    """Or several of which it is the last."""
    return _post_alone(key) in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in (*_names(), *roles()))


def _head(keys: Sequence[str]) -> tuple[str, int] | None:
    """Of the words of a noun the last one or more that name a post, by the first of the words for it, and where they
    begin."""
    for length in (3, 2, 1):
        if length <= len(keys):
            last = " ".join(keys[-length:])
            if last in _names():
                return _names()[last], len(keys) - length
            if last in roles():
                return roles()[last], len(keys) - length
    return None


@cache
def _rows(of: str) -> tuple[tuple[str, ...], ...]:
    rows = (row.partition(":") for row in table_rows("posts.txt"))
    return tuple(tuple(map(str.strip, listed.split("|"))) for name, _, listed in rows if name == of)


@cache
def _names() -> dict[str, str]:
    return {word: row[0] for row in _rows("name") for word in row}


@cache
def _fields() -> dict[str, str]:
    return {word: row[0] for row in _rows("field") for word in row}


@cache
def _ranks() -> frozenset[str]:
    return frozenset(word for row in _rows("rank") for word in row[0].split())


@cache
def _all_ladders() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table_rows("posts.txt"):
        ladder, _, listed = row.partition(":")
        if ladder not in ("name", "field", "rank"):
            for word in listed.split():
                found.setdefault(word.replace("~", " "), set()).add(ladder)
    return {word: frozenset(ladders) for word, ladders in found.items()}


def _ladders(head: str) -> frozenset[str]:
    return _all_ladders().get(head, frozenset())


@cache
def _ranked() -> frozenset[str]:
    """Posts of which some are higher than others of the same name."""
    return frozenset(head for head in _all_ladders() if not _ladders(head).isdisjoint(("army", "police")))
