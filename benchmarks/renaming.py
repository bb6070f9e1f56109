"""Another story made of a text: its names, its figures and most of its rarer words replaced throughout."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random

from stories.text.dates import WEEKDAYS
from stories.text.related import related
from stories.text.words import OPENING, zipf

LETTERS = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"\d+")

RARE = 4.7
"""On the scale of `zipf`: "helicopter" and "separatist" are rarer, "forces" and "president" are not."""

COMMON = 5.6
SHORTEST = 5
"""Letters of a word that may be replaced: shorter ones are grammar more often than news."""

OFTEN = 3
"""Uses from which a word is known well enough to stand for another."""

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_KEPT = frozenset(
    "jan feb mar apr jun jul aug sept oct nov dec jr sr mr mrs ms dr sgt lt gov sen rep prof st i ap afp reuters "
    "associated press a an the it he she they but in on president minister prime secretary general police court "
    "department government ministry north south east west northern southern eastern western city county street river "
    "university school state union party".split()
)
"""Words with a capital that name nobody, or whom a renamed text still names."""

_NUMBERS = "two three four five six seven eight nine eleven twelve".split()
_ENDINGS = (
    "ingly ly tions tion ments ment ness ities ity ings ing ed ers er ies ists ist ous ive able ible al ful less ic "
    "es s".split()
)


def ending_of(word: str) -> str:
    """What a word ends in, which says what part of a sentence it can be: "ing", "tions", or nothing."""
    return next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), "")


_BEFORE_NOUNS = frozenset("the a an this that his her its their our of no every any each some these those".split())
_BEFORE_VERBS = frozenset("to will would can could may might must should not didn doesn don".split())


def _part(before: str, after: str) -> str:
    """What a word's neighbours make of it: a noun, what stands before one, a verb, or anything else."""
    if before in _BEFORE_VERBS:
        return "verb"
    if after.islower() and is_told(after):
        return "qualifier"
    return "noun" if before.lower() in _BEFORE_NOUNS or is_told(before) else "other"


@dataclass(frozen=True)
class Vocabulary:
    """The words of all bases: how often each stands in lower case, and with a capital where no sentence begins; and
    what part of a sentence each mostly is, by its neighbours."""

    lower: Mapping[str, int]
    capital: Mapping[str, int]
    parts: Mapping[str, str]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> Vocabulary:
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        parts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            words = list(LETTERS.finditer(sentence))
            for place, found in enumerate(words):
                word = found.group()
                if word.islower():
                    lower[word] += 1
                    before = words[place - 1].group() if place else ""
                    after = words[place + 1].group() if words[place + 1 :] else ""
                    parts[word][_part(before, after if sentence[found.end() :][:1] == " " else "")] += 1
                elif place and sentence[found.start() - 1] not in "\"“'‘":
                    capital[word.lower()] += 1
        return cls(lower, capital, {word: max(sorted(uses), key=uses.__getitem__) for word, uses in parts.items()})

    def is_name(self, word: str) -> bool:
        """Whether a word with a capital is a name here: "Baku", and not "The" or "Ministry"."""
        low = word.lower()
        return len(word) > 1 and low not in _KEPT and self.capital.get(low, 0) > 2 * self.lower.get(low, 0)

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str, bool], list[str]]:
        found: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
        for word in sorted(self.lower):
            if is_told(word) and self.lower[word] >= OFTEN:
                found[self._sort(word)].append(word)
        return found

    def _sort(self, word: str) -> tuple[str, str, bool]:
        return ending_of(word), self.parts.get(word, ""), zipf(word) < RARE

    def alike(self, word: str) -> list[str]:
        """Words that can stand for this one in a sentence: of one ending, one place in it, and as rare or not."""
        return self._alike.get(self._sort(word), [])

    @cached_property
    def synonyms(self) -> Mapping[str, list[str]]:
        """For words those of related meaning, of one ending and one place in a sentence."""
        by_opening: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.lower):
            if is_told(word):
                by_opening[word[:OPENING]].append(word)
        table = related()
        found: dict[str, list[str]] = {}
        for word in self.lower:
            if is_told(word):
                others = (one for opening in sorted(table.get(word[:OPENING], ())) for one in by_opening[opening])
                if fitting := [one for one in others if self._sort(one)[:2] == self._sort(word)[:2]]:
                    found[word] = fitting
        return found


def is_told(word: str) -> bool:
    """Whether a word in lower case tells something: the grammar of a sentence does not hang on it."""
    return len(word) >= SHORTEST and zipf(word) < COMMON and word not in WEEKDAYS


RARE_REPLACED, REPLACED, COINED = 0.5, 0.15, 0.04
"""Shares of the rare words and of the others that become words of other texts, and of the rare that nobody uses."""

_ONSETS = "b br c d dr f g gr h j k kr l m n p r s st t tr v w z".split()
_VOWELS = "aeiou"
_CLOSINGS = "l m n r s k t d v b g p".split()


def coined(chance: Random, ends_in_vowel: bool = False) -> str:
    """A word nobody uses, of five letters or a few more: "brenil", "tavor", "grosta"."""
    onset, middle, vowel = chance.choice(_ONSETS), chance.choice(_CLOSINGS), chance.choice(_VOWELS)
    if ends_in_vowel:
        return onset + vowel + middle + chance.choice(_ONSETS)[0] + chance.choice(_VOWELS)
    return onset + vowel + middle + chance.choice(_VOWELS) + chance.choice(_CLOSINGS)


KNOWN = 1_500
"""Names that many stories hold: those of countries, capitals, ministers and clubs."""

SHARED = 0.55
"""Of a story's names, how many are such."""


class Names:
    """The names of a generated world. A few are in the news all year, most once: the nth comes with a chance of about
    1 to n, as in real archives."""

    def __init__(self, seed: int) -> None:
        chance = Random(f"names {seed}")  # noqa: S311 - not a secret
        self._by_ending = {ends: [coined(chance, ends) for _ in range(KNOWN)] for ends in (False, True)}
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(KNOWN)))

    def pick(self, chance: Random, ends_in_vowel: bool = False) -> str:
        if chance.random() >= SHARED:
            return coined(chance, ends_in_vowel)
        at = bisect_left(self._weights, chance.random() * self._weights[-1])
        return self._by_ending[ends_in_vowel][at]


class Renaming:
    """The table by which one story is made of its base: the same word always gives the same word. What it has not met
    it decides when it meets it."""

    def __init__(self, vocabulary: Vocabulary, names: Names, chance: Random) -> None:
        self.vocabulary = vocabulary
        self.names = names
        self.chance = chance
        self.shift = chance.randrange(1, 7)
        self.years = chance.randrange(-6, 7)
        self._names: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._figures: dict[str, str] = {}
        self._taken: set[str] = set()

    def __call__(self, text: str) -> str:
        renamed = FIGURE.sub(self._figure, LETTERS.sub(self._word, text))
        return _ORDINAL.sub(_fitting_ordinal, _ARTICLE.sub(_fitting_article, renamed))

    def name(self) -> str:
        """Of a person or a place, not in use in this story."""
        return self._fresh(False).capitalize()

    def _word(self, found: re.Match[str]) -> str:
        word = found.group()
        if word[0].isupper():
            return self._with_capital(word)
        return self._plain(word)

    def _with_capital(self, word: str) -> str:
        for cycle in (_MONTHS, _DAYS):
            if word in cycle:
                return cycle[(cycle.index(word) + self.shift) % len(cycle)]
        if self.vocabulary.is_name(word):
            return self._name(word)
        return self._plain(word.lower()).capitalize() if word[1:].islower() else word

    def _name(self, word: str) -> str:
        if word.isupper():
            if word not in self._names:
                self._names[word] = "".join(self.chance.choices("ABCDEFGHIKLMNOPRSTUV", k=len(word)))
            return self._names[word]
        root, rest = word[:OPENING].lower(), word[OPENING:]  # "Armenia" and "Armenians" get one root
        if root not in self._names:
            self._names[root] = self._fresh(root[-1] in _VOWELS)
        return self._names[root].capitalize() + rest

    def _fresh(self, ends_in_vowel: bool) -> str:
        while (name := self.names.pick(self.chance, ends_in_vowel)) in self._taken:
            pass
        self._taken.add(name)
        return name

    def _plain(self, word: str) -> str:
        if word not in self._words:
            self._words[word] = self._decided(word)
        return self._words[word]

    def _decided(self, word: str) -> str:
        if word in _NUMBERS:
            return self.chance.choice(_NUMBERS)
        if not is_told(word):
            return word
        rare, ending, drawn = zipf(word) < RARE, ending_of(word), self.chance.random()
        if rare and drawn < COINED:
            return coined(self.chance) + ending
        if drawn < (RARE_REPLACED if rare else REPLACED):
            return self.chance.choice(self.vocabulary.alike(word) or [word])
        return word

    def _figure(self, found: re.Match[str]) -> str:
        figure = found.group()
        if figure not in self._figures:
            self._figures[figure] = self._counted(figure)
        return self._figures[figure]

    def _counted(self, figure: str) -> str:
        if len(figure) == 4 and figure[:2] in ("19", "20"):
            return str(min(int(figure) + self.years, 2019))  # a year stays one
        return figure_like(figure, self.chance)


_ARTICLE = re.compile(r"\b([Aa])n? (?=([a-z])[a-z]{3})")


def _fitting_article(found: re.Match[str]) -> str:
    return found[1] + ("n " if found[2] in "aeio" else " ")


_ORDINAL = re.compile(r"\b(\d*?)(\d{1,2})(?:st|nd|rd|th)\b")


def _fitting_ordinal(found: re.Match[str]) -> str:
    value = int(found[2])
    ending = "th" if 10 <= value <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{found[1]}{found[2]}{ending}"


def another_figure(figure: str, chance: Random) -> str:
    """Of the same size, and not the same."""
    while (other := figure_like(figure, chance)) == figure:
        pass
    return other


def figure_like(figure: str, chance: Random) -> str:
    """Of the same size, so that an age stays an age and a day a day."""
    if len(figure) == 1:
        return str(chance.randint(1, 9))
    if len(figure) == 2:
        return str(chance.randint(10, 28 if int(figure) < 32 else 99))
    return str(chance.randint(1, 9)) + "".join(chance.choices("0123456789", k=len(figure) - 1))
