"""What a document is recognised by, worked out once and stored: no import reads a stored text again."""

from __future__ import annotations

import json
import marshal
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from math import sqrt
from operator import attrgetter
from struct import Struct
from sys import intern
from typing import Any, NamedTuple
from zlib import crc32

from stories.collate.aside import Aside, Place
from stories.collate.telling import Token, sentences_of, telling_words
from stories.collate.titles import headline_of, lede_of
from stories.collate.weights import Weights
from stories.text.document import BODY, Basis, Decision, Document, Kind
from stories.text.words import OPENING, misspellings, words

RULES = "1"
"""Of what a fingerprint is made, and how: texts are recognised by fingerprints of the same rules."""

SHINGLE = 3
"""Words in a row. Containment of three-word runs is .92 to .98 inside AFP's family of the seeds, .10 at most across."""

LEDE = 3
"""Sentences, the headline counted, that say what the news is, before the background that a topic's stories share."""

TELLING = 24
"""How many of its rarest words a document is looked up by."""

TELLING_RUNS = 8
"""How many of its runs of words, those of the lowest hashes, it is looked up by besides: two texts of which the shorter
has 60 % in common with the longer share three of them on average."""

FINENESS = 100_000
"""Into how many steps the length of a vector is divided."""

DECIMALS = 3
"""Of a weight: what is stored is what was worked out, to the last digit."""


Stated = Sequence[Any]
"""A decision, field by field: it is made of them where it is asked for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself, as far as the arrangement asks. `headline` and `lede` are what it may be called
    by; `misspelt` are its misspelt words, `spelt` those that others misspell."""

    date: str | None
    headline: str
    lede: str
    body_words: int
    misspelt: frozenset[str]
    spelt: frozenset[str]
    stated: Sequence[Stated]

    @property
    def fields(self) -> tuple[Any, ...]:
        return self.date, self.headline, self.lede, self.body_words, self.misspelt, self.spelt, self.stated

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(map(_decision, self.stated))

    def decisions_about(self, whats: Collection[str]) -> Iterator[Decision]:
        return (_decision(one) for one in self.stated if one[0] in whats)

    def decided(self, what: str) -> Decision | None:
        """The first decision about `what`, or None."""
        return next(self.decisions_about((what,)), None)

    @classmethod
    def of(cls, document: Document) -> Facts:
        vocabulary = frozenset(" ".join(words(document.text)).lower().split())
        table = misspellings()
        return cls(
            document.date,
            headline_of(document),
            lede_of(document),
            document.body_words,
            vocabulary & table.keys(),
            vocabulary & _right_spellings(),
            [[*decision.to_dict().values()] for decision in document.decisions],
        )

    def to_json(self) -> str:
        told = {
            "date": self.date,
            "headline": self.headline,
            "lede": self.lede,
            "body_words": self.body_words,
            "misspelt": sorted(self.misspelt),
            "spelt": sorted(self.spelt),
            "decisions": self.stated,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Facts:
        told: dict[str, Any] = json.loads(text)
        return cls(
            told["date"],
            told["headline"],
            told["lede"],
            told["body_words"],
            frozenset(told["misspelt"]),
            frozenset(told["spelt"]),
            told["decisions"],
        )


def _decision(stated: Stated) -> Decision:
    what, value, basis, rule, *rest = stated
    # Interned: many texts are of one outlet, one agency, one language, and all are read by the same rules.
    return Decision(intern(what), intern(value), Basis(basis), intern(rule), *rest)


@lru_cache(maxsize=1)
def _right_spellings() -> frozenset[str]:
    return frozenset(misspellings().values())


class Packed(NamedTuple):
    """`runs` are the runs of words of the body, each as a hash of 32 bits, in order. `told` (JSON) has the weights of
    the telling words, names, figures and the lede's words; `said` (JSON) the facts."""

    runs: array[int]
    told: str
    said: str

    @property
    def length(self) -> int:
        return len(self.runs)

    @property
    def facts(self) -> Facts:
        return Facts.from_json(self.said)

    @property
    def telling_runs(self) -> array[int]:
        return self.runs[:TELLING_RUNS]


_HEAD = Struct("=IIIIQI")
"""Before each that is set aside: how many runs it has, how many bytes what is told, what is said and its facts; and
where the rest stands that was worked out of it, and in how many bytes: none until it is asked for."""

_RUN = 4
"""Bytes of one."""


class SetAside:
    """The same in a file, read when it is asked for: the facts a dozen times while a bundle is planned, so they stand
    there as Python reads them fastest, and so do its telling words and its event once these were worked out. The words
    stay at hand from then on. All else is one number, its place: one of that place can be made again."""

    __slots__ = ("_file", "_telling", "length", "start")

    def __init__(self, file: Aside, start: int) -> None:
        self._file = file
        self.start = start
        self.length = self._head()[0]
        self._telling: tuple[str, ...] | None = None

    @classmethod
    def of(cls, packed: Packed, file: Aside) -> SetAside:
        told, said = (text.encode("utf-8", "surrogatepass") for text in (packed.told, packed.said))
        facts = marshal.dumps(packed.facts.fields)
        head = _HEAD.pack(packed.length, len(told), len(said), len(facts), 0, 0)
        return cls(file, file.keep(b"".join((head, packed.runs.tobytes(), told, said, facts))).start)

    def is_in(self, file: Aside) -> bool:
        return self._file is file

    def _head(self) -> tuple[int, ...]:
        return _HEAD.unpack(self._file.read(Place(self.start, _HEAD.size)))

    def _first_runs(self, count: int) -> array[int]:
        return array("I", self._file.read(Place(self.start + _HEAD.size, _RUN * count)))

    def _part(self, number: int) -> bytes:
        """What follows the runs: what is told, what is said, the facts."""
        lengths = self._head()[1:4]
        begin = self.start + _HEAD.size + _RUN * self.length + sum(lengths[:number])
        return self._file.read(Place(begin, lengths[number]))

    @property
    def runs(self) -> array[int]:
        return self._first_runs(self.length)

    @property
    def told(self) -> str:
        return self._part(0).decode("utf-8", "surrogatepass")

    @property
    def said(self) -> str:
        return self._part(1).decode("utf-8", "surrogatepass")

    @property
    def facts(self) -> Facts:
        return Facts(*marshal.loads(self._part(2)))  # noqa: S302 - our own file

    @property
    def telling_runs(self) -> array[int]:
        return self._first_runs(min(TELLING_RUNS, self.length))

    @property
    def telling(self) -> tuple[str, ...]:
        if self._telling is None:
            self._telling = tuple(map(intern, self._worked_out()[0]))
        return self._telling

    @property
    def event(self) -> dict[str, int]:
        return self._worked_out()[1]

    def _worked_out(self) -> tuple[tuple[str, ...], dict[str, int]]:
        *_, start, length = self._head()
        if length:
            found: tuple[tuple[str, ...], dict[str, int]] = marshal.loads(  # noqa: S302 - our own file
                self._file.read(Place(start, length))
            )
            return found
        unpacked = _Unpacked(self.told)
        worked_out = unpacked.telling, unpacked.event
        place = self._file.keep(marshal.dumps(worked_out))
        self._file.write(self.start, _HEAD.pack(*self._head()[:4], *place))
        return worked_out


@dataclass(frozen=True, eq=False, slots=True)
class Fingerprint:
    """`digest` is the document's; `day` that on which it says it was published, counted from the first of the year 1,
    or None where it tells none. What else there is may stand in a file."""

    digest: str
    day: int | None
    packed: Packed | SetAside

    @classmethod
    def of(cls, document: Document) -> Fingerprint:
        sentences = sentences_of(document, *BODY)
        headed = [*sentences_of(document, Kind.HEADLINE), *sentences]
        tokens = telling_words(headed)
        if document.language not in ("en", None):
            tokens = [token for token in tokens if token.is_name or token.is_figure]
        forms = _last_forms(tokens)
        told = {
            "words": {forms[opening]: weight for opening, weight in _summed(tokens).items()},
            "names": _summed(token for token in tokens if token.is_name),
            "figures": _once(token for token in tokens if token.is_figure),
            "lede": _once(telling_words(headed[:LEDE])),
        }
        weights = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        stated = document.decided("published")
        day = day_of(stated.value if stated else document.date)
        return cls(document.digest, day, Packed(_runs(sentences), weights, Facts.of(document).to_json()))

    @property
    def packed_runs(self) -> bytes:
        """The runs as bytes, four each, the lowest first."""
        return _little_endian(self.runs).tobytes()

    @classmethod
    def unpacked(
        cls, digest: str, day: int | None, packed_runs: bytes, told: str, said: str, aside: Aside | None = None
    ) -> Fingerprint:
        """From what is stored of it: at hand, or set `aside` at once."""
        runs = array("I")
        runs.frombytes(packed_runs)
        found = cls(digest, day, Packed(_little_endian(runs), told, said))
        return found.set_aside(aside) if aside else found

    def set_aside(self, file: Aside) -> Fingerprint:
        """The same, with all that is bulky kept in the file."""
        packed = self.packed
        return replace(self, packed=SetAside.of(packed, file)) if isinstance(packed, Packed) else self

    @property
    def runs(self) -> array[int]:
        return self.packed.runs

    @property
    def told(self) -> str:
        return self.packed.told

    @property
    def said(self) -> str:
        return self.packed.said

    @property
    def length(self) -> int:
        """How many runs of words it has."""
        return self.packed.length

    @property
    def telling_runs(self) -> array[int]:
        return self.packed.telling_runs

    def common(self, other: Fingerprint) -> int:
        """How many runs of words both have."""
        return len(_set_of_runs(self) & _set_of_runs(other))

    def most_in_common(self, other: Fingerprint) -> int:
        """How many both have at the most, told at a fiftieth of the cost: as many as the places that both fill, and
        those runs which fill none of their own."""
        mine, theirs = _places_filled(self), _places_filled(other)
        crowded = min(self.length - mine.bit_count(), other.length - theirs.bit_count())
        return (mine & theirs).bit_count() + crowded

    @property
    def facts(self) -> Facts:
        return _facts_of(self)

    @property
    def forms(self) -> Mapping[str, str]:
        """Each telling word as it is written, by its opening."""
        return _unpacked(self).forms

    @property
    def words(self) -> Weights:
        return _unpacked(self).words

    @property
    def names(self) -> Weights:
        return _unpacked(self).names

    @property
    def figures(self) -> Weights:
        return _unpacked(self).figures

    @property
    def lede_names(self) -> Weights:
        return _unpacked(self).in_lede(self.names)

    @property
    def lede_figures(self) -> Weights:
        return _unpacked(self).in_lede(self.figures)

    @property
    def event(self) -> Mapping[str, int]:
        """What it tells of, as one vector: telling words, names, figures and lede, each part of the same length. Whole
        numbers, so that a sum is the same in whatever order it is made; FINENESS squared is one."""
        return _event_of(self)

    @property
    def telling(self) -> tuple[str, ...]:
        """The openings of its heaviest words, which it is looked up by."""
        packed = self.packed
        return packed.telling if isinstance(packed, SetAside) else _unpacked(self).telling


class _Unpacked:
    """What a fingerprint has of its words as JSON, ready to be weighed: five times as large."""

    def __init__(self, told: str) -> None:
        self._told: dict[str, dict[str, float]] = json.loads(told)
        self.forms = {form.lower()[:OPENING]: form for form in self._told["words"]}

    @cached_property
    def words(self) -> Weights:
        return Weights.of({opening: self._told["words"][form] for opening, form in self.forms.items()})

    def _of(self, part: str) -> Weights:
        return Weights.of(self._told[part])

    @cached_property
    def names(self) -> Weights:
        return self._of("names")

    @cached_property
    def figures(self) -> Weights:
        return self._of("figures")

    @cached_property
    def lede(self) -> Weights:
        return self._of("lede")

    def in_lede(self, weights: Weights) -> Weights:
        lede = self.lede.by_opening
        return Weights.of({opening: weight for opening, weight in lede.items() if opening in weights.by_opening})

    @cached_property
    def telling(self) -> tuple[str, ...]:
        heaviest = self.words.by_opening
        return tuple(map(intern, sorted(heaviest, key=lambda opening: (-heaviest[opening], opening))[:TELLING]))

    @property
    def event(self) -> dict[str, int]:
        parts = {"w": self.words, "n": self.names, "f": self.figures, "l": self.lede}
        # Interned, as the telling words are: most texts of an archive are told in the same few thousand.
        return {
            intern(part + opening): round(FINENESS / 2 * weight / weights.length)
            for part, weights in parts.items()
            for opening, weight in weights.by_opening.items()
        }


def day_of(value: str | None) -> int | None:
    """The number of the day of an ISO 8601 date, where it is told to the day."""
    try:
        return date.fromisoformat((value or "")[: len("2020-11-09")]).toordinal()
    except ValueError:
        return None


# An arrangement goes through the texts by their days and weighs each against those near it, then from story to
# story. So what a few hundred unpack to is enough at hand.


@lru_cache(maxsize=512)
def _facts_of(fingerprint: Fingerprint) -> Facts:
    return fingerprint.packed.facts


@lru_cache(maxsize=64)
def _unpacked(fingerprint: Fingerprint) -> _Unpacked:
    return _Unpacked(fingerprint.told)


@lru_cache(maxsize=256)
def _event_of(fingerprint: Fingerprint) -> dict[str, int]:
    packed = fingerprint.packed
    return packed.event if isinstance(packed, SetAside) else _unpacked(fingerprint).event


@lru_cache(maxsize=512)
def _places_filled(fingerprint: Fingerprint) -> int:
    """Which of so many places its runs fill, each that of its last bits: a bit for each."""
    filled = bytearray(b"0") * PLACES
    for run in fingerprint.runs:
        filled[run % PLACES] = ord("1")
    return int(filled, 2)


PLACES = 4_096
"""A text of 400 runs fills 390 of them, one of 2,000 fills 1,600."""


@lru_cache(maxsize=256)
def _set_of_runs(fingerprint: Fingerprint) -> frozenset[int]:
    return frozenset(fingerprint.runs)


def _little_endian(runs: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return runs
    turned = array("I", runs)
    turned.byteswap()
    return turned


def _runs(sentences: list[list[str]]) -> array[int]:
    # Put in small letters and encoded at once: there is no space in a word.
    text = " ".join([word for sentence in sentences for word in sentence]).lower()
    running = text.encode("utf-8", "surrogatepass").split(b" ")
    runs = zip(*(running[at:] for at in range(SHINGLE)), strict=False)
    return array("I", sorted(set(map(crc32, map(b" ".join, runs)))))


def _last_forms(tokens: Iterable[Token]) -> dict[str, str]:
    """Each opening in that of its forms which is the last in the order of their letters."""
    forms: dict[str, str] = {}
    for token in tokens:
        if forms.get(token.opening, "") < token.word:
            forms[token.opening] = token.word
    return forms


def _summed(tokens: Iterable[Token]) -> dict[str, float]:
    """The root of the sum of what an opening's uses weigh: ten uses tell more than one, not ten times more."""
    sums: dict[str, float] = defaultdict(float)
    for token in tokens:
        sums[token.opening] += token.weight
    return {opening: _rounded_root(weight) for opening, weight in sums.items()}


@lru_cache(maxsize=10_000)  # words weigh what a table says, so that the same sums come again and again
def _rounded_root(weight: float) -> float:
    return round(sqrt(weight), DECIMALS)


@lru_cache(maxsize=10_000)
def _rounded(weight: float) -> float:
    return round(weight, DECIMALS)


def _once(tokens: Iterable[Token]) -> dict[str, float]:
    """Each opening's own weight, however often it is used: in three sentences, or of a figure, once is enough."""
    return {token.opening: _rounded(token.weight) for token in sorted(tokens, key=attrgetter("weight"))}
