"""The numbers a sentence states: each with its unit, what is counted, and what happened to them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stories.text.dates import MONTHS
from stories.text.facts.amounts import (
    ARTICLES,
    COUNT,
    LENGTHS_OF_TIME,
    ORDINAL,
    PART,
    TIMES,
    VAGUE,
    WEIGHTS,
    Amount,
    counts_one,
    may_open_number,
    read_amount,
)  # fmt: skip
from stories.text.facts.clock import HOURS, MINUTES, PARTS_OF_AN_HOUR
from stories.text.facts.days import MONTH_NAMES
from stories.text.facts.fact import NUMBER, Fact
from stories.text.facts.figures import CURRENCIES
from stories.text.facts.pounds import as_money
from stories.text.facts.words import Words
from stories.text.patterns import compiled
from stories.text.verbs import forms
from stories.text.words import OPENING, table_rows

LARGE = 13
"""From here on, or with a unit, a number is known by itself; "three" may be three of anything."""

AT_LEAST, MORE, NEARLY, ABOUT, AT_MOST, LESS = "at least", "more than", "nearly", "about", "at most", "less than"
EXACT = "exactly"
_HEDGES = {
    ("at", "least"): AT_LEAST, ("more", "than"): MORE, ("over",): MORE, ("nearly",): NEARLY, ("almost",): NEARLY,
    ("about",): ABOUT, ("around",): ABOUT, ("approximately",): ABOUT, ("roughly",): ABOUT, ("some",): ABOUT,
    ("an", "estimated"): ABOUT, ("up", "to"): AT_MOST, ("as", "many", "as"): AT_MOST, ("as", "much", "as"): AT_MOST,
    ("no", "more", "than"): AT_MOST, ("at", "most"): AT_MOST, ("fewer", "than"): LESS, ("less", "than"): LESS,
    ("no", "fewer", "than"): AT_LEAST, ("no", "less", "than"): AT_LEAST, ("just", "over"): MORE,
    ("just", "under"): NEARLY, ("close", "to"): NEARLY, ("upwards", "of"): MORE, ("in", "excess", "of"): MORE,
    ("upward", "of"): MORE, ("exactly",): EXACT, ("precisely",): EXACT,
    ("under",): LESS, ("below",): LESS, ("a", "minimum", "of"): AT_LEAST, ("a", "maximum", "of"): AT_MOST,
    ("not", "quite"): NEARLY, ("as", "long", "as"): AT_MOST, ("as", "far", "as"): AT_MOST,
    ("as", "high", "as"): AT_MOST, ("no", "longer", "than"): AT_MOST, ("as", "low", "as"): AT_LEAST,
    ("as", "few", "as"): AT_LEAST, ("as", "little", "as"): AT_LEAST,
}  # fmt: skip
_HEDGES |= {(form,): MORE for verb in ("top", "exceed", "surpass") for form in forms(verb)}
_LAST_OF_HEDGE = frozenset(words[-1] for words in _HEDGES)

DEAD, HURT, HELD, MISSING, SAVED = "dead", "hurt", "held", "missing", "saved"
_ROLES = {
    word: role
    for role, words in (
        (
            DEAD,
            "dead killed killing kills kill died die dies dying death deaths fatalities bodies lives slain drowned "
            "toll perished corpses murdered massacred executed executing slaughtered claimed claiming claims",
        ),
        (
            HURT,
            "hurt hurting injured injuring injures injuries wounded wounding wounds hospitalised hospitalized maimed "
            "burned burnt scalded",
        ),
        (
            HELD,
            "arrested arresting arrests arrest detained detaining detains detentions held custody charged jailed "
            "captured apprehended imprisoned interned",
        ),
        (MISSING, "missing trapped unaccounted trapping traps buried disappeared vanished"),
        (
            SAVED,
            "rescued rescue rescues saved saves saving freed frees released survived survivors escaped rescuing "
            "freeing ashore evacuated",
        ),
    )
    for word in words.split()
}


def role_of(key: str) -> str:
    """What such a word says happened to those counted."""
    return _ROLES.get(key, "")


_OPENINGS_OF_ROLES = frozenset(word[:OPENING] for word in _ROLES)
_REACH = 6  # tokens to the verb that says what happened: "21 people in two villages were killed"
_CLAUSE = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "and", "while", "but", "“", "”", '"'}) | frozenset(
    "after before until because since although though whereas where".split()
)

_CLOCK = frozenset("a.m. p.m. a.m p.m am pm o'clock gmt utc est edt et uhr horas heures".split())
_YEAR = compiled(r"(?:1[5-9]|20)\d\d")
_BEHIND_A_YEAR = compiled(r"-\d\d|-\d{4}|s|'s|-(?:built|born|founded|era|style|made|vintage|model|season)")
_NO_NUMBER = compiled(r"\d+[:./]\d[\d:./]*\d")  # 10:30, 9/11, 2.0.1
_BEARERS = frozenset(
    "no number article section chapter rule room page phase level channel flight route highway interstate boeing "
    "airbus area gate pier platform line unit model version group game psalm verse clause title resolution".split()
)  # fmt: skip
"""What has a number for its name."""

_STREETS = frozenset("street st road rd avenue ave drive lane square boulevard way place terrace".split())
_NOT_COUNTED = frozenset(
    "of the a an and or but in on at to by for from with as is are was were be been has have had who that which than "
    "said says other others more another about after before during since until when where while will would could may "
    "might must can not no also all so if it he she they we you i this these those".split()
)  # fmt: skip
_TITLES = frozenset({"headline", "subhead"})
"""In which any word may have a capital."""

_DEFINITE = frozenset("the these those all both other last first next past its his her their".split())
"""Before a number of things that were told of."""

_SPANNING = frozenset("the last first next past these those".split())
"""Before a length of time that says how far something is reckoned: the twelve months to June."""

_PRONOUN_BEFORE = frozenset("no any this that which the each every only such".split())
_PLURALS = frozenset("people men women children police personnel troops crew".split())


_COUNTED = _PLURALS | frozenset("percent homes miles km kilometres feet metres acres hectares tons tonnes".split())


_MORE = frozenset("other others more additional further".split())


class Number(NamedTuple):
    """`noun` is the opening of the word that says what is counted; `role` what happened to them. One that is `weak` may
    change but says nothing by coming or going: "one", "a mile", "the third"."""

    amount: Amount
    hedge: str = ""
    noun: str = ""
    role: str = ""
    is_weak: bool = False
    is_more: bool = False
    """Whether it counts others beside those told of: "two more"."""

    @property
    def is_known_by_itself(self) -> bool:
        amount = self.amount
        return amount.unit not in (COUNT, ORDINAL, PART) or amount.high >= LARGE or not amount.high.is_integer()

    @property
    def who(self) -> str:
        """The opening of the word for those it counts; empty where only what happened to them follows: "14 died"."""
        return "" if self.noun in _OPENINGS_OF_ROLES else self.noun

    def __str__(self) -> str:
        return " ".join(filter(None, (self.hedge, str(self.amount), self.role)))


def read(words: Words, sentence: int) -> Iterator[Fact]:
    numbers, end = words.of(sentence), 0
    places = words.where(sentence, may_open_number)
    numerals = _numerals("" if words.is_english else words.document.language or "")
    if numerals:
        places = sorted({*places, *words.where(sentence, numerals.__contains__)})
    for at in places:
        if at < end:
            continue
        numeral = numerals.get(words.keys[at])
        if numeral is not None:
            yield _counted(words, numbers, at, sentence, numeral)
        elif found := _read(words, numbers, at, sentence):
            end, fact = found
            yield fact


def _read(words: Words, sentence: range, at: int, number: int) -> tuple[int, Fact] | None:
    key = words.keys[at]
    if key in ARTICLES and not _counts_one(words, sentence, at):
        return None
    if key[0].isdecimal():
        if _is_name_or_date(words, sentence, at, words.kinds[number] in _TITLES):
            return None
    elif not words.is_english and key not in CURRENCIES:
        return None
    read = read_amount(words.keys, at, sentence.stop) if words.is_english else _read_abroad(words, sentence, at)
    if read is None:
        return None
    end, amount = read
    if _is_pronoun(words, sentence, at, end, amount) or _is_when(words, sentence, at, end, amount):
        return None
    if amount.unit == COUNT and _is_age(words, sentence, at, end, amount):
        amount = amount._replace(unit="years old")
    if words.is_english:
        amount = as_money(words, sentence, end, amount)
    hedge, first = _hedge(words, sentence, at) if words.is_english else ("", at)
    noun = _noun(words, end, sentence.stop) if amount.unit in (COUNT, VAGUE, ORDINAL) else ""
    role = _role(words, sentence, at, end) if words.is_english and amount.unit in (COUNT, VAGUE) else ""
    before = words.keys[first - 1] if first > sentence.start else ""
    is_told_of = before in (_DEFINITE if amount.unit == COUNT else _SPANNING if amount.what == "time" else ())
    behind = words.keys[end : min(end + 2, sentence.stop)]
    is_from_another = amount.what == "time" and _tells_another(behind)
    is_weak = (
        key in ARTICLES
        or amount.unit in (ORDINAL, PART, TIMES)
        or (key in ("one", "once") and amount.unit == COUNT)
        or is_told_of
    )
    is_weak = is_weak or (is_from_another and before != "for")
    is_more = end < sentence.stop and words.keys[end] in _MORE
    value = Number(amount, hedge, noun, role, is_weak, is_more)
    start, stop = words.span(first, end)
    return end, Fact(NUMBER, start, stop, number, _key(value), value)


_FROM_ANOTHER = frozenset("later earlier before after hence time".split())
"""Behind a length of time by which another time is told."""


def _tells_another(behind: Sequence[str]) -> bool:
    """Two days later, two days' time, two days from now."""
    first = behind[1:2] if behind[:1] == ["'"] else behind[:1]
    return behind == ["from", "now"] or not _FROM_ANOTHER.isdisjoint(first)


def _counts_one(words: Words, sentence: range, at: int) -> bool:
    """Whether an article is a number: a million, a mile; a week, where it tells how long: not "three times a week"."""
    behind = words.keys[at + 1] if at + 1 < sentence.stop else ""
    before = words.keys[at - 1] if at > sentence.start else ""
    is_and_a_half = words.keys[at + 2 : min(at + 5, sentence.stop)] == ["and", "a", "half"]
    if behind in WEIGHTS:
        return before in _HOW_MUCH or is_and_a_half
    return counts_one(behind) or (behind in LENGTHS_OF_TIME and (before in _HOW_LONG or is_and_a_half))


_HOW_LONG = frozenset("for in least most than nearly almost within under over about around roughly".split())
"""Before a length of time."""

_HOW_MUCH = (_HOW_LONG - {"for", "in"}) | frozenset("about around roughly of half weighed weighs weighing".split())
"""Before a weight: not "9,120 dollars a tonne"."""


@cache
def _numerals(language: str) -> Mapping[str, float]:
    rows = (row.split("|") for row in table_rows("numerals.txt"))
    return {
        word: float(first) + at * float(step)
        for name, first, step, written in rows
        if name.strip() == language.split("-")[0]
        for at, word in enumerate(written.split())
    }


def _counted(words: Words, sentence: range, at: int, number: int, value: float) -> Fact:
    """A numeral of another language, known by the word behind it."""
    noun = words.keys[at + 1][:OPENING] if at + 1 < sentence.stop else ""
    counted = Number(Amount(value, value, COUNT), noun=noun)
    return Fact(NUMBER, *words.places[at], number, _key(counted), counted)


def _read_abroad(words: Words, sentence: range, at: int) -> tuple[int, Amount] | None:
    """With the marks in figures as most of the world sets them: 1.200 dead, 2,5 percent."""
    keys = [_as_in_english(key) for key in words.keys[at : sentence.stop]]
    read = read_amount(keys, 0, len(keys))
    return (at + read[0], read[1]) if read else None


def _as_in_english(key: str) -> str:
    if _THOUSANDS.fullmatch(key):
        return key.replace(".", ",")
    return key.replace(",", ".") if _DECIMALS.fullmatch(key) else key


_THOUSANDS = compiled(r"\d{1,3}(?:\.\d{3})+")
_DECIMALS = compiled(r"\d+,\d{1,2}")


def _key(number: Number) -> Hashable:
    amount = number.amount
    size = amount.size
    value = round(amount.low * size, 6), round(amount.high * size, 6)
    return amount.what, value, "" if number.is_known_by_itself else number.role or number.noun


def _hedge(words: Words, sentence: range, at: int) -> tuple[str, int]:
    """What goes before the number and makes it less certain, and where that begins."""
    keys = words.keys
    if at == sentence.start or keys[at - 1] not in _LAST_OF_HEDGE:
        return "", at
    for size in (3, 2, 1):
        first = at - size
        if first >= sentence.start and (hedge := _HEDGES.get(tuple(keys[first:at]))):
            return ("", at) if keys[first] == "over" and _is_during(keys, sentence, first, at) else (hedge, first)
    return "", at


def _is_during(keys: Sequence[str], sentence: range, over: int, at: int) -> bool:
    """ "Over four years", "over 48 hours", but "for over four years"."""
    is_time = any(key.removesuffix("s") in _TIMES for key in keys[at + 1 : min(at + 3, sentence.stop)])
    return is_time and not (over > sentence.start and keys[over - 1] in _LASTING)


_TIMES = frozenset("second minute hour day night week weekend month season year decade century".split())
_LASTING = frozenset(
    "for after in of a just well lasted lasting lasts last took takes taking spent spends spending waited waiting "
    "served serving is was been little".split()
)


def _noun(words: Words, at: int, stop: int) -> str:
    """Of the words behind the number the first plural, or else the first: "19 other foreign people", "50 metres"."""
    first = ""
    for key in words.keys[at : min(at + 4, stop)]:
        if not key[0].isalpha():
            break
        if key in _NOT_COUNTED:
            if first or key not in ("other", "others", "more", "of", "the", "another"):
                break
            continue
        if key in ("person", "persons"):
            return "people"[:OPENING]
        if key in _PLURALS:
            return key[:OPENING]
        if key[-1] == "s" and key[-2:] != "ss":
            return key[:-1][:OPENING]
        first = first or key[:OPENING]
    return first


def _role(words: Words, sentence: range, at: int, end: int) -> str:
    """By the nearest verb of the clause, a word behind the number before one that stands as far before it."""
    keys = words.keys
    behind = range(end, min(end + _REACH, sentence.stop))
    is_of_those = at > sentence.start and keys[at - 1] in _OF_THOSE
    before = range(at - 1, max(at - _REACH - (_REACH if is_of_those else 0), sentence.start) - 1, -1)
    found: list[tuple[int, str]] = []
    for ahead, places in enumerate((behind, before)):
        for distance, place in enumerate(places):
            key = keys[place]
            if key in _CLAUSE and not (ahead and key == "," and _is_of_those(keys, place, at, end, sentence)):
                break
            if key in _ROLES:
                found.append((2 * distance + ahead, _ROLES[key]))
                break
    return min(found)[1] if found else ""


_OF_THOSE = ("including", "among")


def _is_of_those(keys: Sequence[str], comma: int, at: int, end: int, sentence: range) -> bool:
    """Whether a number behind a comma counts some of those told before it: ", including three children", ", six of
    them"."""
    return keys[comma + 1] in _OF_THOSE or (
        comma == at - 1 and keys[end : min(end + 2, sentence.stop)] in (["of", "them"], ["of", "whom"])
    )


def _is_age(words: Words, sentence: range, at: int, end: int, amount: Amount) -> bool:
    """Ana Vrba, 83, said; aged 83."""
    keys, tokens = words.keys, words.tokens
    if at - 1 < sentence.start or end != at + 1 or not (1 <= amount.low <= 115):
        return False
    if keys[at - 1] in ("aged", "age"):
        return True
    follows = keys[end] if end < sentence.stop else "."
    return at - 2 >= sentence.start and keys[at - 1] == "," and follows in (",", ".", ";", ")") and (
        tokens[at - 2][0].isupper() or keys[at - 2] in ("man", "woman", "boy", "girl")
    ) and keys[at][0].isdecimal()  # fmt: skip


def _is_of_all(words: Words, sentence: range, end: int) -> bool:
    """Whether those are counted next of whom these are some: one of the five on board."""
    behind = words.keys[end : min(end + 3, sentence.stop)]
    return len(behind) == 3 and behind[0] == "of" and behind[1] in _DEFINITE and may_open_number(behind[2])


def _is_pronoun(words: Words, sentence: range, at: int, end: int, amount: Amount) -> bool:
    """ "One" counts only where what it counts follows: one guard, one of 12 guards is said of another."""
    if words.keys[at] != "one" or end > at + 1 or amount.unit != COUNT:
        return False
    if _is_of_all(words, sentence, end):
        return False
    before = words.keys[at - 1] if at > sentence.start else ""
    if before == "only" and words.keys[max(at - 2, sentence.start)] not in _DEFINITE:
        before = ""  # only one guard; but the only one
    behind = words.keys[end] if end < sentence.stop else "."
    return before in _PRONOUN_BEFORE or not behind[0].isalpha() or behind in _NOT_COUNTED


def _is_when(words: Words, sentence: range, at: int, end: int, amount: Amount) -> bool:
    """Two years ago; at seven in the morning, at half past six; in its third week: a time."""
    behind = words.keys[end : min(end + 4, sentence.stop)]
    if amount.what == "time":
        return behind[:1] == ["ago"]
    if amount.unit == ORDINAL:
        is_name = behind and words.tokens[end][0].isupper() and not words.is_title(sentence)
        is_date = words.keys[max(at - 1, sentence.start)] in _OWN or behind[1:2] == ["of"]
        return bool(is_name) or (is_date and behind[:1] in _OF_TIME)
    if words.keys[max(at - 2, sentence.start) : at] in _PAST or (behind[:1] == ["past"] and behind[1:2] in _HOUR_WORDS):
        return True
    if behind[:1] == ["to"] and behind[1:2] in _HOUR_WORDS and words.keys[at] in MINUTES:
        return _is_when(words, sentence, end + 1, end + 2, amount)
    if behind[:1] == ["o'clock"]:
        return True
    if behind[:2] == ["in", "the"]:
        return not _PARTS_OF_DAY.isdisjoint(behind[2:4]) and amount.unit == COUNT and amount.high <= _HOURS
    return behind[:1] == ["this"] and not _PARTS_OF_DAY.isdisjoint(behind[1:2]) and words.keys[at - 1] == "at"


_OWN = frozenset("its their his her".split())
_OF_TIME = (["day"], ["week"], ["month"], ["year"], ["season"])
_PAST = tuple(
    [word, joint] for word in MINUTES for joint in ("past", "to") if (word in PARTS_OF_AN_HOUR or joint == "past")
)
_HOUR_WORDS = [[hour] for hour in HOURS]
_PARTS_OF_DAY = frozenset("morning afternoon evening".split())
_HOURS = 24


def _is_name_or_date(words: Words, sentence: range, at: int, is_title: bool) -> bool:
    keys = words.keys
    key = keys[at]
    before = keys[at - 1] if at > sentence.start else ""
    two_before = keys[at - 2] if at - 1 > sentence.start else ""
    behind = keys[at + 1] if at + 1 < sentence.stop else ""
    figures = key if words.is_english else _as_in_english(key)
    if _is_clock_or_day(figures, before, two_before, behind, keys[at + 1 : min(at + 4, sentence.stop)]):
        return True
    if before == "#" or (before == "." and two_before == "no") or before in _BEARERS:
        return True
    if behind == "\\" or (at == sentence.start and behind in (".", ")")):
        return True  # of a list
    if before in ("and", "or") and two_before.isdecimal() and not behind[:1].isalpha():
        is_second_day = at - 3 >= sentence.start and _is_month(keys[at - 3].rstrip("."))
        return is_second_day or (at - 4 >= sentence.start and keys[at - 3] == "." and _is_month(keys[at - 4]))
    if before in ("/", "-", "@") and words.places[at - 1][1] == words.places[at][0]:
        return True
    return not is_title and _is_of_name(words, sentence, at)


def _is_clock_or_day(key: str, before: str, two_before: str, behind: str, ahead: list[str]) -> bool:
    if behind in _CLOCK or _is_timed(key):
        return True
    if behind == "local" or ahead[:2] == ["at", "night"]:
        return True
    if (ahead[:1] in (["to"], ["–"], ["-"]) or (ahead[:1] == ["and"] and before == "between")) and (
        any(word in _CLOCK for word in ahead[2:3]) or _is_timed("".join(ahead[1:2]))
    ):
        return True
    if before in ("to", "–", "-") and two_before and two_before[0].isdecimal() and behind in _CLOCK:
        return True
    near = [behind, before, *([two_before] if before == "." else ()), *(ahead[1:2] if behind in (".", "de") else ())]
    is_measured = _is_month(before) and behind in ("percent", "per", "%")  # "in May 5 percent had none"
    if any(map(_is_month, near)) and key[0].isdecimal() and len(key) <= 5 and not is_measured:
        return True
    if _YEAR.fullmatch(key[:4]) and (len(key) == 4 or _BEHIND_A_YEAR.fullmatch(key[4:])):
        return before not in CURRENCIES and not _counts(before, behind)
    return bool(_NO_NUMBER.fullmatch(key)) and not _is_plain_number(key)


def _is_month(key: str) -> bool:
    """In any language; the short names of others are words of this one ("out", "set")."""
    return key in MONTH_NAMES or (len(key) >= 4 and key in MONTHS)


def _counts(before: str, behind: str) -> bool:
    """Whether four figures without a comma are a number rather than a year: nearly 2000 people."""
    is_hedged = before == "than" or (before in _LAST_OF_HEDGE and before not in ("to", "of"))
    return behind in _COUNTED or (is_hedged and behind[-1:] == "s" and behind not in _NOT_COUNTED)


@lru_cache(maxsize=4096)
def _is_plain_number(key: str) -> bool:
    read = read_amount([key], 0, 1)
    return read is not None and ":" not in key


@lru_cache(maxsize=4096)
def _is_timed(key: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|h|h\d\d)|\d{4}(?:gmt|utc)|\d{1,2}:\d\d(?::\d\d)?", key))


def _is_of_name(words: Words, sentence: range, at: int) -> bool:
    """Interstate 75, AK 47, a Boeing 737, 10 Downing Street; but not "In Paris 20 people died"."""
    keys, tokens = words.keys, words.tokens
    ahead = range(at + 1, min(at + 5, sentence.stop))
    if any(keys[place] in _STREETS and tokens[place][0].isupper() for place in ahead) and tokens[at + 1][0].isupper():
        return True
    if at - 1 < sentence.start or not tokens[at].isdecimal() or len(tokens[at]) > 4:
        return False
    before = tokens[at - 1]
    is_capital = before[0].isupper() and (at - 1 > sentence.start or before.isupper()) and len(before) > 1
    if not is_capital:
        return False
    behind = keys[at + 1] if at + 1 < sentence.stop else "."
    return behind not in _PLURALS and not (behind[0].isalpha() and behind.endswith("s") and len(behind) > 3) and (
        behind not in ("percent", "per", "%", "million", "billion", "–", "-", "-year-old")
    )  # fmt: skip
