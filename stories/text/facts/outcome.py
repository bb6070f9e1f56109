"""How things turned out: killed or injured, rose or fell, raised or kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from stories.text.facts.fact import OUTCOME, Fact
from stories.text.facts.negation import is_negated
from stories.text.facts.words import Words, asked
from stories.text.verbs import forms, is_past, pasts, third
from stories.text.words import table_rows


class Pole(NamedTuple):
    """Of two poles of one group only one can be true of one thing."""

    group: str
    name: str


Phrase = tuple[str, ...]


def read(words: Words, sentence: int) -> Iterator[Fact]:
    """Outside quotations. What is negated is told as a negation."""
    known, keys, span = poles(language_of(words)), words.keys, words.of(sentence)
    if not known or (not words.is_english and words.kinds[sentence] in HEADS):
        return  # "quatre blessés, un suspect en fuite": the tables of other languages are for sentences with verbs
    quoted = words.document.quotations
    for at in words.where(sentence, _may_tell if words.is_english else known.__contains__):
        told = [listed for listed in known[keys[at]] if _stands_at(listed[0], keys, at, span.stop)]
        if not told or quoted.around(words.places[at][0]) or _is_negated(words, at, span.start):
            continue
        if words.is_english and _is_of_name(words, sentence, at):
            continue
        longest = len(told[0][0])
        if words.is_english and _is_idle(words, at, at + longest, span.stop):
            continue
        start, end = words.span(at, at + longest)
        is_slight = not _SLIGHT.isdisjoint(keys[at + longest : min(at + longest + 2, span.stop)])
        for phrase, pole in told:
            if len(phrase) == longest and not (is_slight and pole == _PLAIN_STEP):
                yield Fact(OUTCOME, start, end, sentence, pole, words.text[start:end])


@asked
def _may_tell(key: str) -> bool:
    return key in poles("en")


def _is_of_name(words: Words, sentence: int, at: int) -> bool:
    """ "Coast Guard Rescue Helicopter", "Lower Nesh": a capital inside a sentence, or in front of a figure."""
    span, token = words.of(sentence), words.tokens[at]
    if not token[0].isupper() or token.isupper():
        return False
    if words.tokens[at + 1 : min(at + 2, span.stop)] and words.tokens[at + 1][0].isdigit():
        return at > span.start or len(words.tokens[at + 1]) > 1
    return words.kinds[sentence] not in HEADS and at > span.start and words.tokens[at - 1][0] not in _OPENING_MARKS


_OPENING_MARKS = frozenset("\" “ „ « ‘ ' : … . – — - ; ? ! ( [".split())
"""Behind these a sentence may begin, whose first word has a capital that tells nothing."""

_PLAIN_STEP = Pole("step", "plain")
_SLIGHT = frozenset("touch little bit slightly marginally fractionally modestly".split())
"""Behind a plain step that is none: "rose a touch"."""

HEADS = frozenset({"headline", "kicker", "subhead"})
"""Kinds of lines above or between the body's: in few words, in some papers with capitals throughout."""


def _stands_at(phrase: Phrase, keys: Sequence[str], at: int, stop: int) -> bool:
    """Whether a phrase whose first word stands there stands there whole."""
    last = at + len(phrase)
    return len(phrase) == 1 or (last <= stop and tuple(keys[at:last]) == phrase)


def language_of(words: Words) -> str:
    return "en" if words.is_english else (words.document.language or "").split("-")[0]


_NEGATING = frozenset(
    "nicht kein keine keinen keiner nie niemand pas jamais aucun aucune sans no nunca sin nadie".split()
)
"""In other languages, close in front of what is negated."""

_DENYING = frozenset(("unlikely", "without"))
_FAR = 5
"""Words: "no one else in the car was hurt"."""

_CLOSE = 4
"""Words: "n'a pas encore été", "nicht wegen Mordes"."""


def _is_negated(words: Words, at: int, first: int) -> bool:
    if words.is_english:
        near = words.keys[max(at - _FAR, first) : at]
        is_of_nobody = "nobody" in near or ("no", "one") in pairwise(near)
        return is_of_nobody or is_negated(words, at, first) or not _DENYING.isdisjoint(near[-2:])
    return not _NEGATING.isdisjoint(words.keys[max(at - _CLOSE, first) : at])


@cache
def poles(language: str) -> dict[str, list[tuple[Phrase, Pole]]]:
    """The phrases of a language by their first words, the longest first."""
    found: dict[str, list[tuple[Phrase, Pole]]] = {}
    for row in _rows(language):
        named, _, listed = row.partition(":")
        group, name = named.split()
        for phrase in listed.split(","):
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, Pole(group, name)))
    for phrases in found.values():
        phrases.sort(key=lambda listed: -len(listed[0]))
    return found


def _rows(language: str) -> list[str]:
    if language == "en":
        return table_rows("outcomes.txt")
    return [row.removeprefix(f"{language} ") for row in table_rows("outcomes_abroad.txt") if row[:3] == f"{language} "]


def group_of(fact: Fact) -> str:
    """The group of its pole, "" of a fact of another kind."""
    return fact.key.group if isinstance(fact.key, Pole) else ""


def read_wide(words: Words, sentence: int, known: Wide | None = None) -> Iterator[Fact]:
    """Those of the wide table, in English and outside quotations, without a noun where a verb tells what became of it:
    "the strike was called off". `known` is a part of it, if no more is asked for."""
    found = [*_all_wide(words, sentence, known)]
    told = {(fact.key.group, fact.key.name) for fact, is_noun in found if not is_noun and isinstance(fact.key, Pole)}
    for fact, is_noun in found:
        others = {name for group, name in told if is_noun and isinstance(fact.key, Pole) and group == fact.key.group}
        if not others - {getattr(fact.key, "name", "")}:
            yield fact


def _all_wide(words: Words, sentence: int, part: Wide | None) -> Iterator[tuple[Fact, bool]]:
    """Each with whether it is a noun: of a group, the longest phrase at a place; a verb that has its particle behind it
    is no other verb."""
    known, keys, span = part or wide_poles(), words.keys, words.of(sentence)
    quoted = words.document.quotations
    ends: dict[str, tuple[int, int]] = {}
    places = words.where(sentence, _may_tell_more)
    for at in places if part is None else [at for at in places if keys[at] in part]:
        by_second = known[keys[at]]
        second = keys[at + 1] if at + 1 < span.stop else ""
        listed = (*by_second.get("", ()), *by_second.get(second, ()), *by_second.get(_ANY, ()))
        if not listed or quoted.around(words.places[at][0]) or _is_of_name(words, sentence, at):
            continue
        told = [(phrase, pole) for phrase, pole in listed if _is_there(phrase, words, at, span)]
        if not told:
            continue
        least = max((len(phrase.words) for phrase, _ in told if {*phrase.words[1:2]} & _PARTICLES_OF_VERBS), default=0)
        longest: dict[str, int] = {}
        for phrase, pole in told:
            longest[pole.group] = max(longest.get(pole.group, 0), len(phrase.words))
        nouns = {pole for phrase, pole in told if phrase.is_noun and len(phrase.words) == longest[pole.group]}
        for pole in dict.fromkeys(pole for phrase, pole in told if len(phrase.words) == longest[pole.group] >= least):
            first, end = ends.get(pole.group, (at, at))
            if end <= at or first == at:
                ends[pole.group] = at, at + longest[pole.group]
                start, stop = words.span(at, at + longest[pole.group])
                yield Fact(OUTCOME, start, stop, sentence, pole, words.text[start:stop]), pole in nouns


@asked
def _may_tell_more(key: str) -> bool:
    return key in wide_poles()


_ANY = "_"


class WidePhrase(NamedTuple):
    """`is_bare` where its first word is a verb as a dictionary has it, `is_verb` where it is a verb and no more,
    `is_noun` where it is a noun: what became of it, if that is told, counts."""

    words: Phrase
    is_bare: bool
    is_verb: bool
    is_noun: bool


def _is_there(phrase: WidePhrase, words: Words, at: int, span: range) -> bool:
    """Whether a phrase whose first two words stand there stands there whole, and tells what became of it."""
    keys = words.keys
    last = at + len(phrase.words)
    if last > span.stop:
        return False
    if last > at + 2 and any(word not in (_ANY, keys[at + n]) for n, word in enumerate(phrase.words[2:], 2)):
        return False
    if phrase.is_bare and _MODALS.isdisjoint(keys[max(at - 2, span.start) : at]):
        return False  # "a raise", "the lower stage"
    if _is_idle(words, at, last, span.stop) or (keys[at].startswith("releas") and _is_published(words, at, last, span)):
        return False
    behind = keys[last : min(last + 1, span.stop)]
    return not (phrase.is_verb and (not _PARTICLES.isdisjoint(behind) or _is_noun(words, at, behind, span)))


def _is_idle(words: Words, at: int, last: int, stop: int) -> bool:
    """ "A flood cut them off", "raising hopes", "a press release"."""
    behind = words.keys[last : min(last + 2, stop)]
    if words.keys[at] in _RELEASES and at and words.keys[at - 1] in _OF_NEWS:
        return True
    if len(behind) > 1 and behind[0] in _PRONOUNS and behind[1] in _PARTICLES:
        return True
    if behind[:1] == ["to"] and last == at + 1 and words.keys[at].startswith("fail"):
        return True  # "failed to turn back"
    if behind[:1] == ["fire"] and words.keys[at].startswith("open"):
        return True
    return words.keys[at].startswith("rais") and not _RAISED.isdisjoint(behind[:1])


def _is_published(words: Words, at: int, last: int, span: range) -> bool:
    """ "A video released on Monday", "released the figures"."""
    return not _PUBLISHED.isdisjoint(words.keys[max(at - _CLOSE, span.start) : min(last + _CLOSE, span.stop)])


_RELEASES, _OF_NEWS = frozenset(("release", "releases")), frozenset(("press", "news"))

_PUBLISHED = frozenset(
    "video videos footage tape tapes recording recordings audio photo photos photograph photographs picture pictures "
    "image images transcript transcripts document documents file files record records report reports statement "
    "statements figures data results findings study survey poll letter letters email emails name names details minutes "
    "album single film trailer book version app update software".split()
)
"""What is released and was in no custody."""


def _is_noun(words: Words, at: int, behind: Sequence[str], span: range) -> bool:
    """ "An easing of pressures", "increases in prices", "a frozen lake"."""
    if at > span.start and words.keys[at - 1] in _DETERMINERS:
        return words.keys[at - 1] != "that" or not is_past(words.keys[at])  # "a trawler that vanished"
    return words.keys[at].endswith(("s", "ing")) and not _OF_NOUNS.isdisjoint(behind)


_OF_NOUNS = frozenset(("of", "in"))
_DETERMINERS = frozenset("a an the this that these those its his her their our my your no any some further".split())
_MODALS = frozenset("to will would shall should must can could may might not did does do 'll n't won't".split())
_PARTICLES = frozenset("away off out up down back together apart aside".split())
_PARTICLES_OF_VERBS = _PARTICLES | frozenset("by through for over".split())
_PRONOUNS = frozenset("it him her them us me you himself herself itself themselves".split())
_RAISED = frozenset(
    "hopes hope fears fear concerns concern questions doubts money funds awareness eyebrows alarm tensions".split()
)


Wide = dict[str, dict[str, list[tuple[WidePhrase, Pole]]]]


@cache
def wide_poles_of(groups: frozenset[str] = frozenset()) -> Wide:
    """The phrases of the wide table by their first words, in all their forms, and by their second, "" for none; of some
    groups, if any are asked for."""
    found: Wide = {}
    for row in table_rows("outcomes_wide.txt"):
        named, _, listed = row.partition(":")
        pole = Pole(*named.split())
        for phrase in listed.split(",") if not groups or pole.group in groups else ():
            first, *rest = phrase.split()
            is_verb, is_noun = first.endswith("*"), first.endswith("^")
            for form, is_bare in _forms_of(first):
                for more in _with_one_more(rest):
                    is_alone = not rest and (is_verb or is_past(form))
                    entry = WidePhrase((form, *more), is_bare, is_alone, is_noun), pole
                    found.setdefault(form, {}).setdefault("".join(more[:1]), []).append(entry)
    return found


def wide_poles() -> Wide:
    """All of them."""
    return wide_poles_of()


@cache
def topics() -> dict[str, frozenset[str]]:
    """What a group of the wide table is about, singular and plural, where its words tell of much else as well."""
    rows = (row.partition(":") for row in table_rows("outcome_topics.txt"))
    return {
        group: frozenset(form for noun in listed.split() for form in (noun, third(noun), f"{noun}'s"))
        for group, _, listed in rows
    }


def _with_one_more(rest: Sequence[str]) -> Iterator[Sequence[str]]:
    """As it stands, and with a word more behind its article: "a deal", "a preliminary deal"."""
    yield rest
    at = next((at for at, word in enumerate(rest[:-1], 1) if word in _ARTICLES), None)
    if at:
        yield [*rest[:at], _ANY, *rest[at:]]


_ARTICLES = frozenset(("a", "an", "the", _ANY))


def _forms_of(word: str) -> Iterator[tuple[str, bool]]:
    """A word, or the forms of a verb; a past that is as the verb itself is no bare verb."""
    if not word.endswith("*"):
        yield word.removesuffix("^"), False
        return
    verb, *others = forms(word[:-1])
    for number, form in enumerate((verb, *others)):
        yield form, number == 0 and verb not in pasts(verb)
