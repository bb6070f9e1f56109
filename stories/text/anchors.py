"""Where a quote taken from one version stands in the next one's text.

Word for word first. A quote that was edited is looked for among the stretches of text that share its words: each
pairing of a likely beginning and a likely end is a place it may stand at, and the best place is taken if the words it
shares and what surrounds it are evidence enough. Counting shared words rather than aligning them keeps a passage whose
clauses changed places.

The work is bounded whatever the texts: few stretches are looked at closely, and of a very long quote a few pieces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, repeat
from operator import sub
from typing import NamedTuple

from rapidfuzz import fuzz, process

from stories.text.document import Range
from stories.text.sentences import split_sentences
from stories.text.words import OPENING, zipf

SIGN = 0.15
"""What each of four signs adds to the share of words that agree (0 to 1): the words before the quote stand before the
place, those after it after the place, a sentence begins here as there, and ends here as there."""

UNKNOWN = 0.5
"""How much of a sign counts where the quote tells nothing: it comes without surroundings, or began amid a sentence."""

EVIDENCE = 1.0
"""Shared words and signs that a place needs: every word, or fewer words and more signs. With four signs two fifths of
the words will do: "largely worked according to the 18F Modular Contracting and Agile Development playbook" is found as
"largely worked according to the 18F De-risking Guide". With three it takes more than half: "Inflation has been running
somewhat below …" is not "Inflation recently picked up somewhat, reflecting …", though the same sentence follows."""

LOST, GAINED = 0.5, 0.3
"""How much a word that only the quote, or only the place, has counts against the place. Gained words weigh less: "With
this launch, federal agencies should feel confident to use the Standards they choose." is found as all of a sentence
twice as long ("… use the Standards — and just to clarify …"), not as what opens it."""

FEW = 4
"""Words up to which a quote is too short to be known by the words it shares: it must stand there, if respelt."""

SPELT_ALIKE = 0.88
"""How alike the letters of a short quote must be: Pashinyan and Pashinian are (.89), "the process" and "this process"
are not (.86)."""

CONTEXT_HELPS = 0.1
"""By how much less alike they may be where the quote's surroundings are found too: Shusha and Shushi (.83)."""

ANYWHERE = 0.3
"""A short quote that stands at several places is gone if none has this much of its surroundings (0 to 2, both sides):
of a "Tuesday" that was cut, another "Tuesday" elsewhere is no trace."""

MANY = 200
"""Words up to which a quote is looked for as one. A longer one is looked for by pieces of half that length."""

_PIECES = 8  # of a long quote, evenly spread: enough to see both ends and most of what lies between
_STRETCHES = 3  # looked at closely: the best alone held all but one of 165 edited quotes
_EDGES = 64  # beginnings, and ends, tried in a stretch: more than a stretch of prose has
_SLACK = 8  # words a stretch is longer than the quote, for what was added in the middle of it
_OUTER_WORDS = 4  # one of the quote's first words may begin a place and one of its last may end it
_CONTEXT = 40  # code points of the surroundings compared: some six words, more than neighbours share by chance
_KNOWN_CONTEXT = 0.5  # surroundings this alike mark an edge where neither a sentence nor a word of the quote does
_LEAST_SHARED = 0.25  # of the quote's words in a stretch: with fewer no number of signs would be evidence enough
_MOST_MARKS = 8  # touching a word: more than any run of quotation marks, brackets and stops in prose
_LONGEST_WORD = 40  # letters: what is longer is no word of which endings could be ignored
_MOST_OCCURRENCES = 2_000  # of a quote word for word, compared by their surroundings
_COPIED = 10_000_000  # code points of all occurrences looked at together, so that long ones are fewer
_NEARBY = 20_000  # code points before the old position where the search for occurrences begins

# Thai to Tibetan, Burmese, Khmer, kana, Han: no spaces between words, so one character stands for one.
_SPACELESS = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FIRST_SPACELESS = _SPACELESS[0]  # most words need no closer look
# Belong to the letter before them: accents, Hebrew and Arabic points, the vowel signs of India, joiners.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_LETTER = rf"[^\W_{_SPACELESS}]"
_WORD = re.compile(rf"[{_SPACELESS}]|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*|['’]{_LETTER}+)*")
_SPACED_LETTER = re.compile(rf"{_LETTER}|[{_MARKS}]")
_IS_SPACELESS = re.compile(rf"[{_SPACELESS}]").match
# What links point to says nothing: "[MyUSA] (https://my.usa.gov/)" is MyUSA, "strategyhttps://18f.gsa.gov/" a strategy.
_ADDRESS = re.compile(r"(?<=\])\s?\(\s?[^()\s]{1,2000}\)|https?://[^\s<>\"”’)\]]+")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_STOP_AT_END = re.compile(r"[.!?…。！？؟।][^\w\s]*$")


def find_anchor(
    text: str, quote: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> tuple[int, int] | None:
    """The code points of `text` where `quote` stands now, or None when the passage is gone.

    `prefix` and `suffix` are some 30 code points of what stood before and after it in the text it was taken from, and
    `start` where it stood there: of several places the one with the nearest surroundings is taken, then the nearest.
    An edited sentence is found as a whole sentence. A quote of up to four words must stand there but for its spelling,
    one without a letter or a figure just as it is; a blank one is never found.
    """
    if not quote.strip():
        return None
    sought = _sought(quote, prefix, suffix, start)
    return _word_for_word(text, sought) or _edited(_page(text), sought)


# --- The quote and the text, as compared


@dataclass(frozen=True, slots=True)
class _Page:
    """A text and its words: what each is known by, how much it weighs, where it stands."""

    text: str
    spelt: Sequence[str]
    keys: Sequence[str]
    weights: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def gap_before(self, word: int) -> Range:
        return (self.ends[word - 1] if word else 0), self.starts[word]

    def gap_after(self, word: int) -> Range:
        return self.ends[word], (self.starts[word + 1] if word + 1 < len(self.starts) else len(self.text))


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quote and what is known of where it stood. `before` and `after` are its surroundings as compared."""

    page: _Page
    prefix: str
    suffix: str
    start: int | None
    before: str
    after: str
    begins_sentence: bool
    ends_sentence: bool

    @property
    def quote(self) -> str:
        return self.page.text

    @property
    def is_short(self) -> bool:
        return len(self.page.keys) <= FEW

    @property
    def has_surroundings(self) -> bool:
        return bool(self.before or self.after)


def _page(text: str) -> _Page:
    spelt: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in _WORD.finditer(_ADDRESS.sub(lambda address: " " * len(address.group()), text)):
        spelt.append(word.group().replace("’", "'").casefold())
        starts.append(word.start())
        ends.append(word.end())
    keys = _keys(spelt)
    weighed = {key: _weight(key) for key in dict.fromkeys(keys)}
    return _Page(text, spelt, keys, [weighed[key] for key in keys], starts, ends)


def _keys(spelt: Sequence[str]) -> list[str]:
    """A word is known by how it opens, a character of a script without spaces by the next one as well."""
    keys = [word[:OPENING] if len(word) <= _LONGEST_WORD else word for word in spelt]
    spaceless = [word >= _FIRST_SPACELESS and _IS_SPACELESS(word) is not None for word in spelt]
    if any(spaceless):
        for number, pair in enumerate(pairwise(spaceless)):
            if all(pair):
                keys[number] += keys[number + 1][0]
    return keys


def _weight(key: str) -> int:
    """3 for "the", 40 for a rare word: how surprising it is to meet it, in whole numbers that add up exactly."""
    return round(10 * (8 - zipf(key)))


def _sought(quote: str, prefix: str, suffix: str, start: int | None) -> _Sought:
    prefix, suffix = prefix[-2 * _CONTEXT :], suffix[: 2 * _CONTEXT]
    bare = quote.strip()
    first = len(prefix) + quote.index(bare)
    sentences = _sentences(prefix + quote + suffix, 0, len(prefix) + len(quote) + len(suffix))
    return _Sought(
        page=_page(quote),
        prefix=prefix,
        suffix=suffix,
        start=start,
        before=_folded(prefix)[-_CONTEXT:],
        after=_folded(suffix)[:_CONTEXT],
        begins_sentence=any(first == begun for begun, _ in sentences) if prefix else not bare[0].islower(),
        ends_sentence=(
            any(first + len(bare) == ended for _, ended in sentences)
            if suffix
            else bool(_STOP_AT_END.search(bare[-9:]))
        ),
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sentences(text: str, start: int, end: int) -> list[Range]:
    """The sentences of each paragraph of `text[start:end]`; a headline is one, though it ends without a stop."""
    found: list[Range] = []
    for pause in _PARAGRAPH_BREAK.finditer(text, start, end):
        found += split_sentences(text, start, pause.start())
        start = pause.end()
    found += split_sentences(text, start, end)
    return [_without_blanks(text, begun, ended) for begun, ended in found]


def _without_blanks(text: str, start: int, end: int) -> Range:
    written = text[start:end].strip()
    start = text.find(written, start)
    return start, start + len(written)


# --- The surroundings


def _context_before(text: str, position: int, sought: _Sought) -> float:
    """How alike what stands before this position is to what stood before the quote, 0 to 1. What opened its text is
    looked for where this one opens."""
    if not sought.before:
        return float(position == 0) if sought.start == 0 else UNKNOWN
    stands = _folded(text[max(0, position - len(sought.before) - 2) : position])
    return _alike(sought.before, stands[-len(sought.before) :])


def _context_after(text: str, position: int, sought: _Sought) -> float:
    """As before it; but how long the other text was, and so whether the quote closed it, is not known."""
    if not sought.after:
        return UNKNOWN
    stands = _folded(text[position : position + len(sought.after) + 2])
    return _alike(sought.after, stands[: len(sought.after)])


def _alike(old: str, new: str) -> float:
    """Any two bits of prose share up to half of their letters in order: that counts for nothing."""
    return max(0.0, fuzz.ratio(old, new) / 50 - 1)


def _is_anywhere(text: str, place: Range, places: int, sought: _Sought) -> bool:
    if places == 1 or not sought.is_short or not sought.has_surroundings:
        return False
    return _context_before(text, place[0], sought) + _context_after(text, place[1], sought) < ANYWHERE


def _distance(position: int, sought: _Sought) -> int:
    """From where the quote stood; from the beginning where that is not known."""
    return abs(position - (sought.start or 0))


# --- Word for word


def _word_for_word(text: str, sought: _Sought) -> Range | None:
    length = len(sought.quote)

    def rank(at: int) -> tuple[bool, float, int, int]:
        context = _context_before(text, at, sought) + _context_after(text, at + length, sought)
        breaks = _breaks_word(text, at) or _breaks_word(text, at + length)
        return breaks, -round(context, 1), _distance(at, sought), at

    places = [at for at in _occurrences(text, sought) if _cut_as_before(text, at, sought)]
    if not places:
        return None
    at = min(places, key=rank)
    best = at, at + length
    return None if _is_anywhere(text, best, len(places), sought) else best


def _occurrences(text: str, sought: _Sought) -> Iterator[int]:
    """Where the quote stands word for word: from somewhat before its old position on, then from the beginning."""
    most = max(1, min(_MOST_OCCURRENCES, _COPIED // len(sought.quote)))
    origin = max(0, min(sought.start or 0, len(text)) - _NEARBY)
    yield from islice(_finds(text, sought.quote, origin, len(text)), most)
    yield from islice(_finds(text, sought.quote, 0, origin), most)


def _finds(text: str, quote: str, first: int, before: int) -> Iterator[int]:
    at = text.find(quote, first)
    while -1 < at < before:
        yield at
        at = text.find(quote, at + 1)


def _cut_as_before(text: str, at: int, sought: _Sought) -> bool:
    """A quote that was a word of its own is not found inside another: no "he" in "the"."""
    end = at + len(sought.quote)
    around = sought.prefix + sought.quote + sought.suffix
    return not (
        (sought.prefix and _breaks_word(text, at) and not _breaks_word(around, len(sought.prefix)))
        or (sought.suffix and _breaks_word(text, end) and not _breaks_word(around, len(around) - len(sought.suffix)))
    )


def _breaks_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and all(map(_SPACED_LETTER.match, text[position - 1 : position + 1]))


# --- Edited


class _Place(NamedTuple):
    """Somewhere the quote may stand now; the greatest is the best."""

    evidence: float
    nearness: int
    start: int
    end: int


def _edited(page: _Page, sought: _Sought) -> Range | None:
    if not page.keys or not sought.page.keys:
        return None
    if sought.is_short:
        return _respelt(page, sought)
    if len(sought.page.keys) <= MANY:
        return _rewritten(page, sought)
    return _by_pieces(page, sought)


def _respelt(page: _Page, sought: _Sought) -> Range | None:
    """A short quote in other case, punctuation or spelling, with words joined or parted: "time zone", "timezone"."""
    letters = "".join(sought.page.spelt)
    if len(letters) > FEW * _LONGEST_WORD:
        return None
    words = len(sought.page.spelt)
    widths = range(max(1, words - 1), words + 2)
    places = [place for width in widths for place in _spelt_alike(page, sought, letters, width)]
    if not places:
        return None
    best = max(places)
    others = sum(place.end <= best.start or place.start >= best.end for place in places)
    lost = _is_anywhere(page.text, (best.start, best.end), 1 + others, sought)
    return None if lost else (best.start, best.end)


def _spelt_alike(page: _Page, sought: _Sought, letters: str, width: int) -> Iterator[_Place]:
    """The runs of so many words that have nearly these letters and the same figures."""
    standing: dict[str, list[int]] = {}
    for number, run in enumerate(map("".join, zip(*(page.spelt[i:] for i in range(width)), strict=False))):
        standing.setdefault(run, []).append(number)
    help_at_most = CONTEXT_HELPS if sought.has_surroundings else 0.0
    least = 100 * (SPELT_ALIKE - help_at_most)
    alike = process.extract(letters, list(standing), scorer=fuzz.ratio, score_cutoff=least, limit=_MOST_OCCURRENCES)
    for run, score, _ in alike:
        if _figures(run) == _figures(letters):
            for first in standing[run][:_MOST_OCCURRENCES]:
                start = _first_character(page, first, sought)
                end = _last_character(page, first + width - 1, sought)
                context = (_context_before(page.text, start, sought) + _context_after(page.text, end, sought)) / 2
                evidence = score / 100 + help_at_most * context
                if evidence >= SPELT_ALIKE:
                    yield _Place(evidence, -_distance(start, sought), start, end)


def _figures(text: str) -> list[str]:
    """30 percent and 40 percent are spelt alike and are not the same."""
    return [character for character in text if character.isdigit()]


def _by_pieces(page: _Page, sought: _Sought) -> Range | None:
    """From the first to the last of the pieces that are found, if they are half of those looked for."""
    old, size = sought.page, MANY // 2
    last = len(old.keys) - size
    found: list[Range] = []
    for number in range(_PIECES):
        first = last * number // (_PIECES - 1)
        start = 0 if number == 0 else old.starts[first]
        end = len(old.text) if number == _PIECES - 1 else old.ends[first + size - 1]
        piece = _sought(
            old.text[start:end],
            (sought.prefix + old.text[max(0, start - _CONTEXT) : start])[-_CONTEXT:],
            (old.text[end : end + _CONTEXT] + sought.suffix)[:_CONTEXT],
            None if sought.start is None else sought.start + start,
        )
        place = _word_for_word(page.text, piece) or _rewritten(page, piece)
        found += [place] if place else []
    if 2 * len(found) < _PIECES:
        return None
    start, end = min(start for start, _ in found), max(end for _, end in found)
    return (start, end) if end - start <= 3 * len(sought.quote) else None


# --- Rewritten


class _Edge(NamedTuple):
    """Where a place may begin or end: its first or last word, and how the edge itself compares with the quote's."""

    word: int
    position: int
    context: float
    signs: float
    """The surroundings, and whether a sentence begins or ends here as one did there."""
    likely: bool
    """A sentence begins or ends here, or a word stands here that the quote began or ended with."""


def _rewritten(page: _Page, sought: _Sought) -> Range | None:
    places = (place for stretch in _stretches(page, sought) for place in _places(page, sought, stretch))
    best = max(places, default=None)
    return (best.start, best.end) if best and best.evidence >= EVIDENCE else None


def _stretches(page: _Page, sought: _Sought) -> list[range]:
    """Those that have most of the quote's words and its surroundings', with as many words again on either side."""
    length, words = len(sought.page.keys) + _SLACK, len(page.keys)
    summed = [0, *accumulate(map(_heat(sought).get, page.keys, repeat(0)))]
    totals = list(map(sub, summed[length:], summed)) or [summed[-1]]
    step = length // 2
    peaks = [max(range(i, min(i + step, len(totals))), key=totals.__getitem__) for i in range(0, len(totals), step)]
    least = 2 * _LEAST_SHARED * sum(sought.page.weights)
    chosen: list[int] = []
    for first in sorted(peaks, key=lambda first: (-totals[first], _distance(page.starts[first], sought))):
        if totals[first] < least or len(chosen) == _STRETCHES:
            break
        if all(abs(first - other) > step for other in chosen):
            chosen.append(first)
    return [range(max(0, first - length), min(words, first + 2 * length)) for first in chosen]


def _heat(sought: _Sought) -> dict[str, int]:
    """What each word makes a stretch worth looking at: those of the surroundings half as much as the quote's own."""
    around = _page(f"{sought.before} {sought.after}")
    weighed = dict(zip(around.keys, around.weights, strict=True))
    return weighed | {key: 2 * weight for key, weight in zip(sought.page.keys, sought.page.weights, strict=True)}


def _places(page: _Page, sought: _Sought, stretch: range) -> Iterator[_Place]:
    """Every pairing of a likely beginning and a likely end."""
    sentences = _sentences_around(page, stretch)
    beginnings = _worth_trying(_beginnings(page, sought, stretch, sentences))
    ends = {end.word: end for end in _worth_trying(_ends(page, sought, stretch, sentences))}
    for beginning in beginnings:
        nearness = -_distance(beginning.position, sought)
        for word, share in _shares(page, sought, range(beginning.word, stretch.stop)):
            if end := ends.get(word):
                evidence = share + SIGN * (beginning.signs + end.signs)
                yield _Place(evidence, nearness, beginning.position, end.position)


def _shares(page: _Page, sought: _Sought, words: range) -> Iterator[tuple[int, float]]:
    """For each of these words: how much, by weight, a place that ends with it has in common with the quote, 0 to 1."""
    left = Counter(sought.page.keys)
    total, common, here = sum(sought.page.weights), 0, 0
    for word in words:
        key, weight = page.keys[word], page.weights[word]
        here += weight
        if left[key] > 0:
            left[key] -= 1
            common += weight
        yield word, common / (common + LOST * (total - common) + GAINED * (here - common))


def _beginnings(page: _Page, sought: _Sought, stretch: range, sentences: list[Range]) -> Iterator[_Edge]:
    opening = {bisect_left(page.starts, begun): begun for begun, _ in sentences}
    outer = set(sought.page.keys[:_OUTER_WORDS])
    for word in stretch:
        position = opening[word] if word in opening else _first_character(page, word, sought)
        context = _context_before(page.text, position, sought)
        signs = context + (float(word in opening) if sought.begins_sentence else UNKNOWN)
        yield _Edge(word, position, context, signs, word in opening or page.keys[word] in outer)


def _ends(page: _Page, sought: _Sought, stretch: range, sentences: list[Range]) -> Iterator[_Edge]:
    closing = {bisect_right(page.ends, ended) - 1: ended for _, ended in reversed(sentences)}
    outer = set(sought.page.keys[-_OUTER_WORDS:])
    for word in stretch:
        position = closing[word] if word in closing else _last_character(page, word, sought)
        context = _context_after(page.text, position, sought)
        signs = context + (float(word in closing) if sought.ends_sentence else UNKNOWN)
        yield _Edge(word, position, context, signs, word in closing or page.keys[word] in outer)


def _worth_trying(edges: Iterable[_Edge]) -> list[_Edge]:
    """The likely ones, and the one in the best-known surroundings: the words next to it may all be new."""
    known, *others = sorted(edges, key=lambda edge: -edge.context)
    likely = sorted((edge for edge in others if edge.likely), key=lambda edge: -edge.signs)[:_EDGES]
    return [known, *likely] if known.likely or known.context > _KNOWN_CONTEXT else likely


def _sentences_around(page: _Page, stretch: range) -> list[Range]:
    """The stretch's, and some words more on either side, so that none of its own is cut."""
    first, last = max(0, stretch.start - _SLACK), min(len(page.keys), stretch.stop + _SLACK) - 1
    return _sentences(page.text, page.starts[first] if first else 0, page.gap_after(last)[1])


def _first_character(page: _Page, word: int, sought: _Sought) -> int:
    """With the marks that touch the word, such as a quotation mark, if the quote began with one."""
    start = page.starts[word]
    if sought.quote.lstrip()[0].isalnum():
        return start
    limit = max(page.gap_before(word)[0], start - _MOST_MARKS)
    while start > limit and not page.text[start - 1].isspace():
        start -= 1
    return start


def _last_character(page: _Page, word: int, sought: _Sought) -> int:
    """With the accents of its last letter, and the marks that touch the word if the quote ended with one."""
    end, limit = page.gap_after(word)
    while end < limit and unicodedata.category(page.text[end]).startswith("M"):
        end += 1
    if sought.quote.rstrip()[-1].isalnum():
        return end
    limit = min(limit, end + _MOST_MARKS)
    while end < limit and not page.text[end].isspace():
        end += 1
    return end
