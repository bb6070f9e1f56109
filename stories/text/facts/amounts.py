"""Amounts as they are written: figures or words, scales, ranges, scores, ages, units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stories.text.facts.figures import CURRENCIES, NUMERALS, ONES, TENS, figures, units
from stories.text.facts.words import asked
from stories.text.patterns import compiled
from stories.text.words import table_rows

SCORE, ORDINAL, VAGUE, AGE, PART, TIMES, COUNT = "score", "ordinal", "vague", "age", "part", "times", ""
"""What is no measure: 2-1, the 23rd, dozens, 83 years old, most of them, doubled, and a bare count."""

_FACTORS = {
    word: factor
    for factor, words in (
        (0.5, "halved halving"),
        (2.0, "doubled doubling twofold two-fold"),
        (3.0, "tripled tripling trebled trebling threefold three-fold"),
        (4.0, "quadrupled quadrupling fourfold four-fold"),
        (5.0, "quintupled fivefold five-fold"),
        (6.0, "sixfold six-fold"),
        (7.0, "sevenfold"),
        (8.0, "eightfold"),
        (10.0, "tenfold ten-fold 10-fold"),
        (100.0, "hundredfold 100-fold"),
    )
    for word in words.split()
}
"""By how much something rose or fell."""

_PARTS_OF_ALL = {"few": 0.2, "some": 0.45, "many": 0.6, "most": 0.75, "all": 1.05}
LEAST_OF_PARTS = 0.3
"""How far two such words stand apart where they tell two things: many and most may be as many."""

KEPT_WORDS = 20_000

_SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "t": 1e12}
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5} | {
    "tenth": 10, "tenths": 10,
}  # fmt: skip
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_ORDINALS = {word: place for place, word in enumerate(_NTHS, 1) if place > 2}  # a second is a length of time
_ORDINALS |= {
    f"{ten}-{one}": 10 * tens + ones for tens, ten in enumerate(TENS, 2) for ones, one in enumerate(_NTHS[:9], 1)
}
VAGUE_WORDS = frozenset("dozens hundreds thousands millions billions tens scores".split())
ARTICLES = frozenset({"a", "an"})
SEVERAL = frozenset({"several", "few", "handful"})
_GROUPS = {"couple": 2.0, "pair": 2.0, "trio": 3.0, "quartet": 4.0, "score": 20.0}
"""With "a" before them and "of" behind."""
_SCORING = frozenset(
    "won win wins winning lost lose loses losing beat beats beaten beating voted vote votes drew draw draws drawn lead "
    "leads led leading defeat defeated victory score score ended finished tied tie".split()
)

_GLUED = compiled(r"([-−]?\d[\d,.]*)([a-z%][a-z/]*)")
_PAIR = compiled(r"(\d[\d,.]*)-(\d[\d,.]*)")
_TELEPHONE = compiled(r"\d+(?:-\d+){2,}")
_NETWORK = compiled(r"[1-6]g(?![a-z])")  # 5G masts; but 5g of salt
_NTH = compiled(r"\d+(?:st|nd|rd|th)")
_GROUP = compiled(r"\d{3}")
_DASHES = ("–", "-")
_MOST_WORDS = 8  # "nine hundred and ninety-nine thousand nine hundred and ninety-nine"
_MOST_HYPHENS = 20  # of one word that may be a number: those and two "and", so joined, have ten
_WINDOW = 14  # tokens a number with its unit and its conversion may have


class Amount(NamedTuple):
    """`low` and `high` as written, scales multiplied out; of a score the two sides. `unit` is its first form in the
    tables, SCORE, ORDINAL, VAGUE or AGE; `other` the same in another unit, from the brackets behind it."""

    low: float
    high: float
    unit: str
    step: float = 1.0
    other: Amount | None = None

    @property
    def what(self) -> str:
        """What it measures; two amounts of different kinds are never one value."""
        known = all_units().get(self.unit)
        return known.what if known else AGE if self.unit.endswith(" old") else self.unit

    @property
    def size(self) -> float:
        known = all_units().get(self.unit)
        return known.size if known else _AGES.get(self.unit, 1.0)

    def __str__(self) -> str:
        if self.unit == VAGUE:
            return _VAGUE_NAMES[self.low]
        if self.unit == PART:
            return next(word for word, part in _PARTS_OF_ALL.items() if part == self.low)
        if self.unit == SCORE:
            return f"{_plain(self.low)}-{_plain(self.high)}"
        if self.unit == ORDINAL:
            return _nth(int(self.low))
        both = _plain(self.low) if self.low == self.high else f"{_plain(self.low)} to {_plain(self.high)}"
        return f"{both} {self.unit}".rstrip()


class Unit(NamedTuple):
    name: str
    what: str
    size: float


_AGES = {"years old": 1.0, "months old": 1 / 12, "weeks old": 7 / 365.25, "days old": 1 / 365.25}
_OLD = {"year": "years old", "month": "months old", "week": "weeks old", "day": "days old"}
_VAGUE_NAMES = {
    5.0: "several", 24.0: "dozens", 20.0: "tens", 40.0: "scores", 2e2: "hundreds", 2e3: "thousands",
    2e4: "tens of thousands",
    2e5: "hundreds of thousands", 2e6: "millions", 2e7: "tens of millions", 2e8: "hundreds of millions",
    2e9: "billions",
}  # fmt: skip
_VAGUE_OF = {name: value for value, name in _VAGUE_NAMES.items()}


@cache
def all_units() -> Mapping[str, Unit]:
    """How a unit is written, words joined by hyphens, to what it is."""
    names: dict[tuple[str, float], str] = {}
    found: dict[str, Unit] = {}
    forms = {form: (what, float(size)) for form, (what, size) in units().items()}
    for row in table_rows("more_units.txt"):
        what, size, written = (cell.strip() for cell in row.split("|"))
        forms |= {form: (what, float(size)) for form in written.split()}
    for form, of in forms.items():
        found[form] = Unit(names.setdefault(of, form), *of)
    return found


@cache
def _unit_openings() -> frozenset[str]:
    return frozenset(form.split("-")[0] for form in all_units())


@asked
@lru_cache(maxsize=KEPT_WORDS)
def may_open_number(key: str) -> bool:
    if key[0].isdecimal() or key in CURRENCIES or key in _OPENING_WORDS or key in _ORDINALS:
        return True
    if key[0] in "-−" and len(key) > 1:
        return key[1].isdecimal()
    return "-" in key and key.split("-")[0] in _OPENING_PARTS


_OPENING_WORDS = (
    frozenset(NUMERALS)
    | VAGUE_WORDS
    | ARTICLES
    | SEVERAL
    | frozenset(_PARTS_OF_ALL)
    | set(_FACTORS)
    | {"half", "¥", "quarter", "twice", "once"}
)
_OPENING_PARTS = frozenset(NUMERALS) | {"half", "quarter"}


class _Parts(dict[int, str]):
    """The words of a number and behind it by their numbers, nothing beyond them: those joined by hyphens or glued to a
    figure each by itself."""

    def __init__(self, keys: Sequence[str], at: int, stop: int) -> None:
        cuts = [_parts(key) for key in keys[at : min(stop, at + _WINDOW)]]
        super().__init__(enumerate(word for cut in cuts for word in cut))
        self.owners = [owner for owner, cut in enumerate(cuts, at) for _ in cut]

    def __missing__(self, at: int) -> str:
        return ""

    def after(self, at: int) -> int:
        """The token behind that of the part before `at`."""
        return self.owners[at - 1] + 1


@lru_cache(maxsize=KEPT_WORDS)
def _parts(key: str) -> tuple[str, ...]:
    if len(key) == 1 or key.count("-") > _MOST_HYPHENS or figures(key) or _TELEPHONE.fullmatch(key):
        return (key,)
    if pair := _PAIR.fullmatch(key):
        is_number = figures(pair[1]) and figures(pair[2]) and not (len(pair[1]) == 3 and len(pair[2]) == 4)
        return (pair[1], "–", pair[2]) if is_number else (key,)
    first, *rest = key.split("-") if key[0] not in "-−" else (key,)
    if glued := _GLUED.fullmatch(first):
        is_known = glued[2] in all_units() or glued[2] in _SCALES or glued[2] in _SHORT_SCALES
        return (glued[1], glued[2], *rest) if is_known else (key,)
    if rest and (first in NUMERALS or first in _PARTS or first in _SCALES or figures(first)):
        if key in _ORDINALS:
            return (key,)
        return (
            (first, "–", *_parts("-".join(rest)))
            if first[0].isdecimal() and rest[0][:1].isdecimal()
            else (first, *rest)
        )
    return (key,)


def counts_one(key: str) -> bool:
    """Whether "a" before it is a number: a million, a third, a mile."""
    is_part = key.partition("-")[0] in _PARTS
    return key in _SCALES or is_part or key in _LENGTHS or key in _GROUPS or key in ("few", "handful")


def read_amount(keys: Sequence[str], at: int, stop: int) -> tuple[int, Amount] | None:
    """Where the amount that begins at this token ends, and what it is; or None. In any language a figure is read; words
    are English."""
    if factor := _FACTORS.get(keys[at]):
        return at + 1, Amount(factor, factor, TIMES)
    if _NETWORK.match(keys[at]) and keys[at + 1 : at + 2] != ["of"]:
        return None
    parts = _Parts(keys, at, stop)
    before = keys[at - 1] if at else ""
    read = _amount(parts, 0, before)
    if read is None:
        return None
    end, amount = read
    if behind := _below_zero(keys, at, parts, end, amount):
        end, amount = behind, amount._replace(low=-amount.high, high=-amount.low)
    if parts[end] == "(" and amount.unit and (other := _amount(parts, end + 1, "")):
        close, converted = other
        if parts[close] == ")" and converted.unit:
            return parts.after(close + 1), amount._replace(other=converted)
    return parts.after(end), amount


def _below_zero(keys: Sequence[str], at: int, parts: _Parts, end: int, amount: Amount) -> int | None:
    """Where minus 20 degrees, 20 degrees below zero, negative 4 percent end; but not plus or minus 3 percent."""
    if amount.low <= 0 or amount.unit in (ORDINAL, SCORE, VAGUE, PART):
        return None
    ahead = end + (parts[end] in ("degrees", "c", "f"))
    if (parts[ahead], parts[ahead + 1]) == ("below", "zero"):
        return ahead + 2
    is_signed = at > 0 and keys[at - 1] in ("minus", "negative") and not (at > 1 and keys[at - 2] == "or")
    return end if is_signed else None


def _amount(parts: _Parts, at: int, before: str) -> tuple[int, Amount] | None:
    if parts[at] in CURRENCIES or parts[at] == "¥":
        money = all_units()[parts[at]].name
        read = _number(parts, at + 1, is_money=True)
        if read is None or not parts[at + 1][0].isdecimal():
            return None
        end, value, step, _ = read
        if before == "between" and parts[end] == "and" and parts[end + 1] == parts[at]:
            upto = _number(parts, end + 2, is_money=True)
            if upto:
                return upto[0], Amount(value, upto[1], money, step)
        if parts[end] in _DASHES and (upto := _number(parts, end + 1 + (parts[end + 1] == parts[at]), is_money=True)):
            scale = upto[3] if upto[1] > value * upto[3] else 1.0
            return upto[0], Amount(value * scale, upto[1], money, step)
        return end, Amount(value, value, money, step)
    if found := (
        _part_of_all(parts, at)
        or _points(parts, at)
        or _vague(parts, at)
        or _ratio(parts, at)
        or _share(parts, at, before)
        or _ordinal(parts, at)
    ):
        return found
    read = _number(parts, at, is_money=False)
    if read is None:
        return None
    end, value, step, scale = read
    end, low, high, is_pair = _upto(parts, end, value, scale, before)
    if not is_pair and (score := _voted(parts, read, before)):
        return score
    if is_pair and (low >= high or before in _SCORING) and not _unit(parts, end):
        return end, Amount(low, high, SCORE, step)
    if low > high:
        end, high = read[0], low
    found_unit = _unit(parts, end)
    if found_unit is None:
        is_glued = parts[end] == "m" and parts.owners[end] == parts.owners[end - 1]
        return _metres_or_millions(end + 1, low, high, step) if is_glued else (end, Amount(low, high, COUNT, step))
    end, unit = found_unit
    if low == high and [parts[end], parts[end + 1], parts[end + 2]] == ["and", "a", "half"]:
        end, low, high = end + 3, low + 0.5, high + 0.5
    if unit.name in _OLD and parts[end] == "old":
        return end + 1, Amount(low, high, _OLD[unit.name], step)
    if unit.name == "foot" and low == high and (inches := _inches(parts, end)):
        end, more = inches
        return end, Amount(low + more / 12, low + more / 12, "foot", 1 / 12)
    return end, Amount(low, high, unit.name, step)


def _metres_or_millions(end: int, low: float, high: float, step: float) -> tuple[int, Amount]:
    """A wave of 20m; a cost of 20m. What it may be can show that two are one value."""
    million = _SCALES["million"]
    return end, Amount(low, high, "metre", step, Amount(low * million, high * million, COUNT, step * million))


def _voted(parts: _Parts, first: tuple[int, float, float, float], before: str) -> tuple[int, Amount] | None:
    """The vote was 7 to 2; by 61 votes to 38."""
    end, more, _, _ = first
    are_votes = parts[end] == "votes"
    end += are_votes
    if parts[end] != "to" or not (are_votes or before in _SCORING or before in ("was", "of")):
        return None
    read = _number(parts, end + 1, is_money=False) if parts[end + 1] not in ARTICLES else None
    if read is None or read[1] >= more or _unit(parts, read[0]):
        return None
    return read[0], Amount(more, read[1], SCORE)


def _upto(parts: _Parts, end: int, low: float, scale: float, before: str) -> tuple[int, float, float, bool]:
    """Of the number that ends here, the two ends of the range that it opens, and whether they are joined by a dash."""
    joint = parts[end]
    ahead = end + 1
    if joint == "-" and parts[ahead] in ("to", "or"):  # "3- to 5-metre"
        ahead += 1
    is_pair = joint in _DASHES and ahead == end + 1
    if not (
        is_pair
        or ahead == end + 2
        or (joint == "to" and before not in ("from", "by"))
        or (joint == "or" and low < 10)
        or (joint == "and" and before == "between")
    ):
        return end, low, low, False
    upto = _number(parts, ahead, is_money=False) if parts[ahead] not in ARTICLES else None
    if upto is None or (joint == "to" and upto[1] <= low and upto[3] == 1):
        return end, low, low, False
    if scale == 1 and upto[3] > 1 and low * upto[3] < upto[1]:
        low *= upto[3]  # "10 to 15 million"
    return upto[0], low, upto[1], is_pair


def _inches(parts: _Parts, at: int) -> tuple[int, float] | None:
    """6-foot-2; 6 feet, 2 inches."""
    ahead = at + (parts[at] == ",")
    read = _number(parts, ahead, is_money=False) if parts[ahead] not in ARTICLES else None
    if read is None or read[1] >= 12:
        return None
    unit = _unit(parts, read[0])
    if unit and unit[1].name == "inch":
        return unit[0], read[1]
    return (read[0], read[1]) if ahead == at and parts.owners[at] == parts.owners[at - 1] else None


def _unit(parts: _Parts, at: int) -> tuple[int, Unit] | None:
    """The longest unit that begins here."""
    if parts[at] not in _unit_openings():
        return None
    for size in (3, 2, 1):
        unit = all_units().get("-".join(parts[at + i] for i in range(size)))
        if unit:
            return at + size, unit
    return None


def _number(parts: _Parts, at: int, is_money: bool) -> tuple[int, float, float, float] | None:
    """Where it ends, its value, the size of its last digit, and the scale it was written with."""
    read = _figures(parts, at) if parts[at].lstrip("-−")[:1].isdecimal() else _words(parts, at)
    if read is None:
        return None
    end, value, step = read
    if parts[end] == "and" and parts[end + 1] == "a" and parts[end + 2] == "half":
        end, value = end + 3, value + 0.5
    scale = 1.0
    while (more := _SCALES.get(parts[end]) or (_short_scale(parts, end, is_money))) and scale < 1e12:
        scale, end = scale * more, end + 1
    return end, value * scale, step * scale, scale


def _short_scale(parts: _Parts, at: int, is_money: bool) -> float | None:
    """$20m, 7.6m people, 20m litres; but a wave of 20m."""
    scale = _SHORT_SCALES.get(parts[at])
    if scale is None or (not is_money and (parts[at] != "m" or parts.owners[at] != parts.owners[at - 1])):
        return None
    behind = parts[at + 1]
    is_counted = behind in _unit_openings() or (behind.isalpha() and (behind.endswith("s") or behind == "people"))
    return scale if is_money or is_counted else None


def _figures(parts: _Parts, at: int) -> tuple[int, float, float] | None:
    read = figures(parts[at].lstrip("-−"))
    if read is None:
        return None
    value, step = float(read[0]), float(read[1])
    end = at + 1
    if len(parts[at]) <= 3 and parts[at].isdecimal():
        while _GROUP.fullmatch(parts[end]) and parts.owners[end] == parts.owners[end - 1] + 1:
            value, end = value * 1000 + int(parts[end]), end + 1
    if step == 1 and (over := figures(parts[end]) if "/" in parts[end] else None) and over[0] < 1:
        value, step, end = value + float(over[0]), float(over[1]), end + 1
    return end, -value if parts[at][0] in "-−" else value, step


def _words(parts: _Parts, at: int) -> tuple[int, float, float] | None:
    """Twenty-five; one hundred and fifty; a million; half a million; a mile."""
    if parts[at] == "half" and parts[at + 1] in ARTICLES:
        is_counted = parts[at + 2] in _SCALES or parts[at + 2] in _unit_openings()
        return (at + 2, 0.5, 0.1) if is_counted else None
    if parts[at] in ARTICLES and parts[at + 1] in _GROUPS and parts[at + 2] == "of":
        return at + 2, _GROUPS[parts[at + 1]], 1.0
    if parts[at] == "once":
        return (at + 1, 1.0, 1.0) if parts[at + 1] in _BEHIND_ONCE else None
    if parts[at] == "twice":
        return None if parts[at + 1] in ("as", "the") else (at + 1, 2.0, 1.0)
    if parts[at] in ARTICLES:
        is_unit = parts[at + 1] in _LENGTHS or parts[at + 1] in LENGTHS_OF_TIME or parts[at + 1] in WEIGHTS
        return (at + 1, 1.0, 1.0) if parts[at + 1] in _SCALES or is_unit else None
    if parts[at] not in NUMERALS:
        return None
    whole, some, end = 0.0, 0.0, at
    while end - at < _MOST_WORDS:
        word = parts[end]
        if word in NUMERALS and (end == at or not _is_complete(parts[end - 1], word)):
            some += float(NUMERALS[word])
        elif word == "hundred" and some:
            some *= 100
        elif word == "thousand" and some:
            whole, some = whole + some * 1000, 0.0
        elif not (word == "and" and parts[end - 1] in ("hundred", "thousand") and parts[end + 1] in NUMERALS):
            break
        end += 1
    return end, whole + some, 1.0


_BEHIND_ONCE = (".", ",", ";", "every", "in", "before", "during", "since", "")

LENGTHS_OF_TIME = frozenset("hour day week fortnight month year decade century".split())
WEIGHTS = frozenset("kilo kilogram kilogramme pound ounce tonne ton litre liter gallon".split())
_LENGTHS = frozenset("mile kilometre kilometer metre meter foot yard hectare acre".split())


def _is_complete(word: str, ahead: str) -> bool:
    """Whether a numeral takes no other behind it: "two three" are two."""
    return word in NUMERALS and not (word in TENS and ahead in ONES[1:10])


def _vague(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    if several := _several(parts, at):
        return several
    if parts[at] not in VAGUE_WORDS:
        return None
    name, end = parts[at], at + 1
    if parts[end] == "of" and parts[end + 1] in VAGUE_WORDS:
        name, end = f"{name} of {parts[end + 1]}", end + 2
    value = _VAGUE_OF.get(name)
    return (end, Amount(value, value, VAGUE)) if value and name != "tens" else None


def _several(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    """A few, several, a handful; several hundred are hundreds."""
    end = at + (parts[at] in ARTICLES)
    if parts[end] not in SEVERAL or (end == at) != (parts[end] == "several"):
        return None
    end += 1
    if parts[end] in _VAGUE_SCALES:
        value = _VAGUE_OF[_VAGUE_SCALES[parts[end]]]
        return end + 1, Amount(value, value, VAGUE)
    return end, Amount(_VAGUE_OF["several"], _VAGUE_OF["several"], VAGUE)


_VAGUE_SCALES = {
    "dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions", "billion": "billions",
}  # fmt: skip


def _part_of_all(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    """Some of the crew, most of them, all of the 33."""
    part = _PARTS_OF_ALL.get(parts[at])
    if part is None or parts[at + 1] != "of" or parts[at + 2] not in _THE:
        return None
    return at + 1, Amount(part, part, PART)


_THE = frozenset("the its their his her our those these them".split())


def _points(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    """Half a point, a quarter of a percentage point, a quarter-point cut, half of one percent, a third of a mile,
    a quarter of a million."""
    end = at + (parts[at] in ARTICLES)
    above = 1.0
    if parts[end] in NUMERALS and parts[end + 1] in ("quarters", "tenths"):
        above, end = float(NUMERALS[parts[end]]), end + 1
    over = _PARTS.get(parts[end])
    if over is None:
        return None
    end += 1
    end += parts[end] == "of"
    is_of_one = parts[end - 1] == "of" and parts[end] in ARTICLES
    end += is_of_one or parts[end] in ARTICLES or parts[end] == "one"
    if is_of_one and (scale := _SCALES.get(parts[end])):
        return end + 1, Amount(scale * above / over, scale * above / over, COUNT)
    if is_of_one and (unit := _unit(parts, end)):
        return unit[0], Amount(above / over, above / over, unit[1].name, 0.01)
    is_percent = parts[end] in ("percent", "pc") or (parts[end], parts[end + 1]) == ("per", "cent")
    if is_percent and end > at + 1:
        return end + 1 + (parts[end] == "per"), Amount(above / over, above / over, "%", 0.01)
    end += parts[end] == "percentage"
    if parts[end] not in ("point", "points"):
        return None
    return end + 1, Amount(above / over, above / over, all_units()["percentage-point"].name, 0.01)


def _ratio(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    """One in five, nine out of ten, as percent; but not three in ten days."""
    ahead = at + 3 if parts[at + 1] == "out" and parts[at + 2] == "of" else at + 2 if parts[at + 1] == "in" else 0
    if not ahead:
        return None
    some, of = _plain_number(parts[at]), _plain_number(parts[ahead])
    if some is None or of not in _WHOLES or not 0 < some < of or _unit(parts, ahead + 1):
        return None
    return ahead + 1, Amount(100 * some / of, 100 * some / of, "%")


_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100})


def _plain_number(word: str) -> float | None:
    if word in NUMERALS:
        return float(NUMERALS[word])
    return float(word) if word.isdecimal() and len(word) <= 3 else None


def _share(parts: _Parts, at: int, before: str) -> tuple[int, Amount] | None:
    """Half, a third, two-thirds, three quarters, as percent."""
    is_measured = before in _BEFORE_SHARE
    if parts[at] == "half":
        is_share = is_measured or parts[at + 1] in _BEHIND_HALF
        return (at + 1, Amount(50.0, 50.0, "%")) if is_share and before not in _BEFORE_HALF else None
    over = _PARTS.get(parts[at + 1])
    above = 1.0 if parts[at] in ARTICLES else float(NUMERALS.get(parts[at], 0))
    if not over or not 0 < above < over:
        return None
    if parts[at + 1] == "half" and (not is_measured or parts[at + 2] in _SCALES or parts[at + 2] in _unit_openings()):
        return None
    is_measured |= parts[at + 1].endswith("s") or parts[at] == "one"
    if is_measured or parts[at + 2] == "of" or not parts[at + 2].isalpha():
        return at + 2, Amount(100 * above / over, 100 * above / over, "%")
    return None


_BEFORE_SHARE = frozenset("by about nearly almost than over around".split())
_BEHIND_HALF = frozenset("of the its their his her that as".split())
_BEFORE_HALF = frozenset("first second third other latter last".split())
"""Of a year or a match."""


def _ordinal(parts: _Parts, at: int) -> tuple[int, Amount] | None:
    word = parts[at]
    place = _ORDINALS.get(word) or (int(word[:-2]) if _NTH.fullmatch(word) and len(word) < 8 else None)
    if place is None or parts[at + 1] in ("quarter", "half", "century", "centuries"):
        return None
    return at + 1, Amount(float(place), float(place), ORDINAL)


def _nth(place: int) -> str:
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
