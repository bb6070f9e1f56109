"""Who says what stands between quotation marks, as the text names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from stories.text.document import Range
from stories.text.facts.titles import honorifics, titles
from stories.text.patterns import compiled
from stories.text.words import table_rows

_LOOKED_AT = 240  # code points on either side of a quotation
_ENDS = tuple(".!?")
_OTHER_WORDS = compiled(r"[.!?][\"”’»]?\s|[\"“”«»]")


def speaker(text: str, quotation: Range, block: Range) -> str | None:
    """None where the block names nobody, or only "he"."""
    before = text[max(block[0], quotation[0] - _LOOKED_AT) : max(block[0], quotation[0] - 1)]
    after = text[quotation[1] + 1 : min(block[1], quotation[1] + 1 + _LOOKED_AT)]
    patterns = _patterns()
    is_ended = text[max(quotation[1] - 1, quotation[0]) : quotation[1]] in _ENDS
    if is_ended and patterns.another.match(after):
        after = ""
    for pattern in patterns.after:
        if (found := pattern.match(after)) and (name := _named(found)):
            return name
    # What a sentence before says about another quotation is not about this one.
    before = _OTHER_WORDS.split(before)[-1]
    for pattern in patterns.before if patterns.reports.search(before) else ():
        if (found := pattern.search(before)) and (name := _named(found)):
            return name
    return None


def _named(found: re.Match[str]) -> str | None:
    """ "Adi Putra" of "one survivor, Adi Putra," and "Anna Petrosyan" of "Anna Petrosyan, the governor,"."""
    return _name_of(found["who"], (found["aside"] or "").strip(" ,")) or speaker_in(found["who"])


_CAPITALS = compiled(r"\b[A-Z]\S*\s+(?:of\s+)?[A-Z]\S*$")


def _before_place(words: str) -> str:
    """ "The Rev. Larry Kroon" of "the Rev. Larry Kroon of the Wasilla Bible Church"; all of "the Bank of England"
    and of "The Department of Roads"."""
    for of in _OF_SOMETHING.finditer(words):
        if _CAPITALS.search(words[: of.start()].removeprefix("The ")):
            return words[: of.start()]
    return words


_OF_SOMETHING = compiled(r"\s(?:of|for|from|in|at)\s")


def _name_of(described: str, aside: str) -> str | None:
    """The name that an aside gives somebody whom the words before it only describe."""
    told, *place = _OF_SOMETHING.split(described, maxsplit=1)
    name = _OF_SOMETHING.split(aside, maxsplit=1)[0].split()
    if not told.split() or not told.split()[-1][0].islower() or len(name) < (2 if place else 1):
        return None  # "the mayor of Kyiv, Ukraine," names no mayor
    if not all(word[0].isupper() or word in _PARTICLES for word in name):
        return None
    return speaker_in(" ".join(name))


_NAMING = r"(?:[^\"“”,.;:!?]|(?<=\b[A-Z])\.|(?:(?<=\b[A-Z][a-z])|(?<=\b[A-Z][a-z]{2}))\.(?= [A-Z]))"
"""A character of words that may name somebody: a full stop only where it shortens, as in "J. Roe" and "Gen. Roe"."""

_CIRCUMSTANCE = r"(?:on|in|at|after|before|during|as|when|while|who|to|from|by|late|early)\b"
"""What follows a speaker: "said Kari Lund on Friday"."""

_ANOTHER_CLAUSE = r"(?:and|but|while|when|though|although)\b"
"""What tells that who follows says something else: ' there was "nothing to it" while John Roe said'."""


class _Patterns:
    def __init__(self) -> None:
        verbs = "|".join(
            word
            for row in table_rows("reporting.txt")
            for word in row.split(":")[1].split()
            if word not in ("according", "allegedly", "reportedly", "purportedly")
        )
        verbs += "|added|adds|adding|announced|declared|noted|posted|warned|asked|replied|wrote|writes"
        self.reports = compiled(rf"\s(?:{verbs})\b|[Aa]ccording to ")
        aside = r"(?P<aside>,[^\"“”.!?]{1,150}?,)?"
        following = rf"(?!{_CIRCUMSTANCE})(?P<who>{_NAMING}{{1,120}}?)(?=\s+{_CIRCUMSTANCE}|(?!{_NAMING}))"
        following_aside = r"(?P<aside>,[^\"“”,.;:!?]{1,60})?"
        self.after = (
            compiled(rf"\s*,?\s*(?:{verbs})\s+{following}{following_aside}"),
            compiled(rf"(?!\s*,?\s*{_ANOTHER_CLAUSE})\s*,?\s*(?P<who>{_NAMING}{{1,60}}?){aside}\s+(?:{verbs})\b"),
            compiled(rf"\s*,?\s*according to {following}{following_aside}"),
        )
        self.another = compiled(
            rf"\s*(?P<who>{_NAMING}{{1,60}}?){aside}\s+(?:{verbs})\b(?!\s*(?:[,.;:!?]|\Z)|\s+{_CIRCUMSTANCE})"
        )
        """Behind a quotation that ended its sentence, one that goes on to what else somebody said: ' Mr Roe insisted
        that"."""
        self.before = (
            compiled(rf"(?P<who>[^\"“”,.;:!?]{{1,80}}){aside}\s+(?:{verbs})\b[^\"“”.!?]{{0,60}}\Z"),
            compiled(rf"[Aa]ccording to (?P<who>[^\"“”,.;:!?]{{1,60}}){following_aside}, \Z"),
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def _is_of_name(before: str) -> bool:
    """Of the word before an "of": "Bank of England", not "Prime Minister of Armenia"."""
    return before[:1].isupper() and before.lower() not in titles()


def _may_be_office(word: str) -> bool:
    """After a word with a capital: "the Armenian government", but not "Kari Lund angrily"."""
    return word.isalpha() and word not in _AFTER_NAMES and not word.endswith("ly")


_AFTER_NAMES = frozenset(
    "a again already also an and as at by could did does earlier first for from had has have he herself himself in is "
    "it last later may might never not now of often on once or she still that the then they this to today told was who "
    "will with would yesterday".split()
)

_NOBODY = frozenset("he she they them it we i you who that which".split())
_PARTICLES = frozenset("al bin da de del der di el ibn la le van von".split())
_IDLE = frozenset("the a an one and but as with also later that while however meanwhile".split())


def speaker_in(words: str) -> str | None:
    """Of "with Prime Minister Nikol Pashinyan" the name without the office; "foreign ministry" where no name stands."""
    told = _before_place(words).split()
    if not _CITING.isdisjoint(told):
        return None  # "the council's press service quoted him"
    run, after = _last_capitals(told)
    run = _without_body(told, run)
    office = list(takewhile(_may_be_office, after)) if run else []
    while run and run[0].lower().rstrip(".") in _PARTICLES | _IDLE:
        del run[0]
    offices = [at for at, word in enumerate(run[:-1]) if word.lower().rstrip(".") in titles() | honorifics()]
    if office:
        run += office
    elif offices and run[0].lower() not in _BODIES:
        run = run[offices[-1] + 1 :]
    if not run:
        run = [word.lower() for word in told[-4:]]
        while run and run[0] in _IDLE and run[1:2] != ["of"]:  # "one of the survivors"
            del run[0]
    if not run or any(word.lower() in _NOBODY for word in run):
        return None
    return " ".join(run)


_CITING = frozenset({"quoted", "cited"})
_OF_BODY = frozenset({"of", "for", "at"})
_BODIES = frozenset(
    "agency association bank center centre commission committee company council department federation foundation fund "
    "group institute ministry office organisation organization party society trust union university".split()
)


def _without_body(told: Sequence[str], run: list[str]) -> list[str]:
    """Of "head of the Vik Harbour Foundation Kari Lund" the name behind the body that she is of: two words or more,
    none of which is another body's."""
    before = told[: len(told) - len(run)]
    if len(run) > len(told) or _OF_BODY.isdisjoint(before) or told[-len(run) :] != run:
        return run
    last = max((at for at, word in enumerate(run) if word.lower() in _BODIES), default=-1)
    name = run[last + 1 :]
    return name if last >= 0 and len(name) > 1 else run


def _last_capitals(told: Sequence[str]) -> tuple[list[str], list[str]]:
    """The last words in a row that have capitals, and what follows them."""
    run: list[str] = []
    after: list[str] = []
    for before, word in reversed(list(pairwise(["", *told]))):
        if word[:1].isupper() or (run and (word.lower() in _PARTICLES or (word == "of" and _is_of_name(before)))):
            run.insert(0, word)
        elif run:
            break
        else:
            after.insert(0, word)
    return run, after
