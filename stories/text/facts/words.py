"""A document's words as facts are read from them: each by what it is known by, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from stories.text.confusables import as_seen
from stories.text.facts.folding import folded

if TYPE_CHECKING:
    from stories.text.document import Document, Range

KEPT_WORDS = 20_000
"""As many as a newspaper uses in a week."""

_LONGEST_KEPT = 40  # letters: what is longer hardly comes again, and may be a megabyte
_STRAIGHT = str.maketrans("’‘‑‐", "''--")
_STATING = frozenset("headline kicker standfirst paragraph subhead caption note unknown".split())


_Such = TypeVar("_Such", bound=Callable[[str], object])
_ASKED: list[Callable[[str], object]] = []


def asked(is_such: _Such) -> _Such:
    """Marks what the words of every text are asked."""
    _ASKED.append(is_such)
    return is_such


@lru_cache(maxsize=KEPT_WORDS)
def _answers(key: str) -> list[Callable[[str], object]]:
    """What holds of this word, of all that is asked."""
    return [is_such for is_such in _ASKED if is_such(key)]


class Words:
    """`tokens` as written, `keys` what they are known by (lower case, apostrophes and hyphens plain, nothing unseen),
    `places` where they stand; those of sentence i are numbered `of(i)`."""

    def __init__(self, document: Document) -> None:
        numbered = document.numbered
        self.document, self.text = document, document.text
        self.is_english = document.is_english
        self.tokens, self.places, self.firsts = numbered.tokens, numbered.places, numbered.firsts
        are_short = max(map(len, self.tokens), default=0) <= _LONGEST_KEPT
        self.keys = [*map(_key_of if are_short else key_of, self.tokens)]
        self.kinds = numbered.kinds
        self._spans = [*map(range, self.firsts, self.firsts[1:])]
        self._titled: dict[range, bool] = {}
        self._all_in: dict[range, frozenset[str]] = {}

    def of(self, sentence: int) -> range:
        """The numbers of its tokens."""
        return self._spans[sentence]

    def is_title(self, span: range) -> bool:
        """Whether a sentence is set as a title is; looked through once, however many of its words ask."""
        if span not in self._titled:
            self._titled[span] = is_title_case(self.tokens[span.start : span.stop])
        return self._titled[span]

    def all_in(self, span: range) -> frozenset[str]:
        """What the words of a sentence are known by, each once; looked through once, however many of them ask."""
        if span not in self._all_in:
            self._all_in[span] = frozenset(self.keys[span.start : span.stop])
        return self._all_in[span]

    def where(self, sentence: int, is_such: Callable[[str], object]) -> list[int]:
        """The numbers of its tokens of whose keys this holds. Each word of the text is asked once, not each token; what
        is `asked` of every text, once for all texts."""
        such = self._such.get(is_such)
        if such is None:
            numbers = map(self._at.__getitem__, filter(is_such, self._at))
            such = self._such[is_such] = sorted(chain.from_iterable(numbers))
        first = bisect_left(such, self.firsts[sentence])
        return such[first : bisect_left(such, self.firsts[sentence + 1], first)]

    @cached_property
    def _such(self) -> dict[Callable[[str], object], list[int]]:
        """By what was asked, the numbers of the tokens of which it holds, rising."""
        found: dict[Callable[[str], object], list[int]] = {is_such: [] for is_such in _ASKED}
        for key, numbers in self._at.items():
            for is_such in _answers(key):
                found[is_such] += numbers
        for numbers in found.values():
            numbers.sort()
        return found

    def states(self, sentence: int) -> bool:
        """Whether it is of a kind that states facts: an address, a byline, a line of navigation is not."""
        return self.kinds[sentence] in _STATING

    def keys_in(self, span: Range) -> list[str]:
        """What the words of a range are known by."""
        numbered = self.document.numbered
        return self.keys[numbered.first_at(span[0]) : numbered.first_at(span[1])]

    def span(self, first: int, last: int) -> Range:
        """From the token `first` to the end of the token before `last`, in code points."""
        return self.places[first][0], self.places[last - 1][1]

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """The numbers of the tokens of each key."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            found[key].append(at)
        return found

    @cached_property
    def all(self) -> frozenset[str]:
        """All that the text says, each word by what it is known by."""
        return frozenset(self._at)

    @cached_property
    def _folded_keys(self) -> dict[str, str]:
        return {key: folded(key) for key in self._at}

    @cached_property
    def folded(self) -> list[str]:
        """The keys as words of names are compared."""
        return [*map(self._folded_keys.__getitem__, self.keys)]

    @cached_property
    def all_folded(self) -> frozenset[str]:
        """All words of the text, as those of names are compared."""
        return frozenset(self._folded_keys.values())

    @cached_property
    def _refolded(self) -> dict[str, list[str]]:
        """The keys that are another word when folded, by that word: few are, and a list for each word takes longer."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, word in self._folded_keys.items():
            if key != word:
                found[word].append(key)
        return found

    def tokens_of(self, word: str) -> list[int]:
        """The numbers of those that are a word, as folded."""
        keys = [word] if self._folded_keys.get(word) == word else []
        return sorted(chain.from_iterable(map(self._at.__getitem__, [*keys, *self._refolded.get(word, ())])))

    def sentences_with(self, word: str) -> list[int]:
        """Those that hold a word, as folded."""
        return list(dict.fromkeys(bisect_right(self.firsts, at) - 1 for at in self.tokens_of(word)))

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(self.tokens)

    def is_small(self, key: str) -> bool:
        """Whether the text writes this word without a capital somewhere."""
        return key in self._written and key[0].islower()

    @cached_property
    def named(self) -> frozenset[str]:
        """The words, folded, that it writes with a capital behind a word without one, where only a name has it."""
        inside: dict[int, bool] = {}
        found = set()
        both = enumerate(zip(self.tokens, self.tokens[1:], strict=False), 1)
        for at in [at for at, (before, one) in both if one[0].isupper() and (before[0].islower() or before == ",")]:
            sentence = bisect_right(self.firsts, at) - 1
            if at == self.firsts[sentence]:
                continue  # behind a headline, which has no stop
            if sentence not in inside:
                span = self.of(sentence)
                is_title = self.is_title(span)
                inside[sentence] = self.states(sentence) and not is_title
            if inside[sentence]:
                found.add(folded(self.keys[at]))
        return frozenset(found)


_FEW = 4
"""Words of a line, from which on its capitals can tell how it is set."""


_STOPS = frozenset('. ! ? " ” »'.split())


def is_title_case(tokens: Sequence[str]) -> bool:
    """Whether a line that is no sentence sets most of its longer words with capitals, so that they tell nothing."""
    if tokens and tokens[-1] in _STOPS:
        return False
    long = [token for token in tokens if len(token) >= _FEW and token[0].isalpha()]
    return len(long) >= _FEW and sum(token[0].isupper() for token in long) > 0.6 * len(long)


def key_of(token: str) -> str:
    return _key_of(token) if len(token) <= _LONGEST_KEPT else token.lower()


@lru_cache(maxsize=KEPT_WORDS)
def _key_of(token: str) -> str:
    return token.lower() if token.isascii() else as_seen(token).lower().translate(_STRAIGHT) or token
