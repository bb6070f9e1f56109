"""Whether a text has a name too, in whatever form: spelled otherwise, shortened, as an adjective, as initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from stories.text.facts.folding import folded
from stories.text.facts.name import COMPASS, calendar, has_capital
from stories.text.facts.spellings import has_two_names, is_one_word, sounds
from stories.text.facts.words import Words, key_of
from stories.text.patterns import compiled
from stories.text.words import american_spellings, table_rows

_LINKS = frozenset("of and for the on in de".split())
"""Words inside a name that give no initial."""

_FORMS = ("s", "es", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers")
"""What an adjective or a plural adds to a name: Sarn, Sarnians."""


def is_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Of the folded words of two names: whether they may be forms of one."""
    if has_two_names(left, right) or "".join(left).replace("-", "") == "".join(right).replace("-", ""):
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) == 1 < len(longer) and shorter[0] == "".join(word[0] for word in longer if word not in _LINKS):
        return True
    if longer[0] in COMPASS and shorter[0] != longer[0]:
        return False
    if longer[0] in COMPASS and len(shorter) == len(longer) == 2:
        return is_form(shorter[1], longer[1])  # South Norvia, South Norvian
    alike = is_form if len(shorter) == 1 else is_spelling  # Sarn, Sarnian; but not Jo Peter, Jo Peters
    rest = iter(longer)
    if all(any(alike(word, other) for other in rest) for word in shorter):
        return True
    cut = len(longer) - len(shorter) + 1
    if len(shorter) > 1 and cut > 1 and shorter == ("".join(word[0] for word in longer[:cut]), *longer[cut:]):
        return True  # NYC Fire Department
    return len(shorter) > 1 and _is_shortened(shorter, longer)


def _is_shortened(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Mat Maid, Matanuska Maid Dairy: at least one word whole, of the others the opening."""
    rest = iter(longer)
    opened = all(any(word == other or _is_opening(word, other) for other in rest) for word in shorter)
    return opened and not set(shorter).isdisjoint(longer)


def _is_opening(word: str, other: str) -> bool:
    """Mat, Matanuska; not Dan, Dana."""
    return other.startswith(word) and _OPENING <= len(word) < len(other) / 2


_OPENING = 3
"""Letters of a word cut short that still tell it, and that a name and the mistake for it open with."""


def is_like(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one may be a mistake for the other: Harmon, Hartman."""
    return left[-1][:_OPENING] == right[-1][:_OPENING]


def is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one: Sarn, Sarnian, Sarns; or spellings."""
    shorter, longer = sorted((one, other), key=len)
    if is_spelling(one, other) or longer == f"{shorter}s" or _are_of_one_nation(one, other):
        return True
    is_derived = len(longer) > len(shorter)  # Iran is no form of Iraq
    return is_derived and any(longer == stem + ending for stem in _stems(shorter) for ending in _FORMS)


def _are_of_one_nation(one: str, other: str) -> bool:
    """Germany and German, Germans."""
    nation = _nations().get(one)
    return nation is not None and nation == _nations().get(other)


def is_nation(words: str) -> bool:
    """Whether this is the name of a state, or of its people."""
    return words in _nations()


@cache
def _nations() -> dict[str, int]:
    rows = enumerate(table_rows("nations.txt"))
    return {f"{word.strip()}{end}": number for number, row in rows for word in row.split("|") for end in ("", "s")}


def is_spelling(one: str, other: str) -> bool:
    """Whether two words are spellings of one: Pogosian, Poghosyan; Corp, Corporation; J, John."""
    if one == other or is_one_word(one, other) or _american(one) == _american(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return longer[0] == shorter
    return shorter in _STYLES and _STYLES[shorter] == _STYLES.get(longer)


def _american(word: str) -> str:
    """Theatre as theater, recognised as recognized."""
    return american_spellings().get(word) or _BRITISH.sub("z", word)


_BRITISH = compiled("(?<=[iy])s(?=(?:e[ds]?|ing|ations?)$)")


def _stems(word: str) -> Iterable[str]:
    """Italy, Ital-; Turkey, Turk-: as far as at least three letters are left."""
    return (word[: len(word) - cut] for cut in (0, 1, 2) if len(word) - cut >= 3)


class Namesakes:
    """Of one text."""

    def __init__(self, words: Words) -> None:
        self._words, self._tokens = words, words.tokens
        self._all = words.all_folded | {word.partition("-")[0] for word in words.all_folded if "-" in word}
        self._held: dict[str, bool] = {}
        self._beginning: dict[str, bool] = {}

    def holds(self, word: str) -> bool:
        if word not in self._held:
            self._held[word] = word in self._all or word in self._joined or self._has_form(word)
        return self._held[word]

    def begins_names(self, word: str) -> bool:
        """Whether it stands there, and nowhere but in front of another word, both with capitals. A text may have
        thousands of names behind one first name: its places are looked through once."""
        if word not in self._beginning:
            pairs = [self._tokens[at : at + 2] for at in self._words.tokens_of(word)]
            are_names = all(len(pair) == 2 and all(map(has_capital, pair)) for pair in pairs)
            self._beginning[word] = bool(pairs) and are_names
        return self._beginning[word]

    def _has_form(self, word: str) -> bool:
        others = [*self._by_sound.get(sounds(word), ()), *self._by_opening.get(word[:3], ())]
        others += self._by_style.get(_STYLES.get(word, -1), ())
        return any(is_form(word, other) for other in [*others, *self._by_nation.get(_nations().get(word, -1), ())])

    def holds_row(self, words: tuple[str, ...]) -> bool:
        """Whether these two words follow each other somewhere."""
        return words in self._pairs

    def holds_initials(self, words: Sequence[str]) -> bool:
        """GAO, of the Government Accountability Office; or the office, where this is GAO."""
        if len(words) == 1 and 2 <= len(words[0]) <= 6 and words[0] in self._initials:
            return True
        initials = "".join(word[0] for word in words)
        return len(initials) > 1 and initials in self._shorts

    @cached_property
    def _capitals(self) -> list[str]:
        return sorted({folded(key_of(token)) for token in set(self._tokens) if token[0].isupper()})

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._capitals:
            found.setdefault(sounds(word), []).append(word)
        return found

    @cached_property
    def _by_opening(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._capitals:
            found.setdefault(word[:3], []).append(word)
        return found

    @cached_property
    def _by_style(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(word for word in self._all if word in _STYLES):
            found.setdefault(_STYLES[word], []).append(word)
        return found

    @cached_property
    def _by_nation(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(word for word in self._all if word in _nations()):
            found.setdefault(_nations()[word], []).append(word)
        return found

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(zip(self._words.folded, self._words.folded[1:], strict=False))

    @cached_property
    def _joined(self) -> frozenset[str]:
        """Two words in one: My USA, MyUSA. A word as long as a text would else be cut at each of its letters."""
        return frozenset(map("".join, self._pairs))

    @cached_property
    def _initials(self) -> str:
        """The first letters of all words with capitals in a row, rows apart."""
        told = zip(self._words.folded, self._tokens, strict=True)
        named = [word[0] if token[0].isupper() else "" if word in _LINKS else " " for word, token in told]
        return "".join(named)

    @cached_property
    def _shorts(self) -> str:
        """Words all in capitals, each on a line."""
        shorts = {token for token in self._tokens if 2 <= len(token) <= 8 and token.isupper()}
        return "\n".join(sorted(map(folded, shorts)))


_STYLES = {
    form.replace(".", "").strip(): number
    for number, row in enumerate(table_rows("styles.txt"))
    for form in row.split("|")
    if form.strip() not in calendar()  # Jan Vrba is no month
}
