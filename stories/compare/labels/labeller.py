"""The labels and the weight of every change between two documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from stories.compare.labels import attribution, days, negation, numbers
from stories.compare.labels.corrections import Corrections, telling
from stories.compare.labels.forms import sorts_of_change
from stories.compare.labels.items import Item, Text
from stories.compare.labels.materiality import ANOTHER_NAME, weight
from stories.compare.labels.names import has_two_names, is_fuller_name, is_initials, is_one_name
from stories.compare.labels.numbers import Number
from stories.compare.labels.pairing import MOST_CELLS, ONE_NAME, Pair, pairs
from stories.compare.labels.quotes import Quotations, titles
from stories.compare.labels.sorts import (
    ATTRIBUTION,
    CASE,
    CORRECTION,
    INVISIBLE,
    LABELS,
    NAME,
    NEGATION,
    NUMBER,
    PUNCTUATION,
    QUOTE,
    SPELLING,
    STYLE,
    WHITESPACE,
    WORDING,
)
from stories.compare.labels.style import honorifics, is_same_style, style_words
from stories.compare.record import Label
from stories.text.document import Document, Range

MOST_CHARACTERS = 1500
"""A longer change is a rewrite: it gets no more than `wording`, and `quote` or `correction` where they stand."""

_WITHIN_SENTENCE = 200  # code points on either side that show whether all words of a headline have capitals

_FEW = 6
"""Words and marks on both sides together, among which a number may come or go by itself."""

_SHORT = 10
"""Items on both sides together: in a longer rewrite, two names in one place need not answer to each other."""

_WITHIN_VALUE = 12  # code points that may stay the same inside one: "6 kilometres ("

_WINDOW = 30  # code points on either side of a change, where the rest of a date or a measure may stand

_FORMAL = (CASE, PUNCTUATION, WHITESPACE)

_SAID_ALIKE = frozenset({SPELLING, INVISIBLE, *_FORMAL})
"""What a desk may do inside a quotation without another word being said; a name in another spelling is such, too."""

Ranges = tuple[Range | None, Range | None]


class _Found:
    """The labels of one change as they are found: one of each name, resting on all the words it was found by."""

    def __init__(self) -> None:
        self.labels: dict[str, Label] = {}

    def add(self, name: str, lefts: Range | None, rights: Range | None, why: str | None = None) -> None:
        was = self.labels.get(name)
        if was is not None:
            lefts, rights = _joined(was.left, lefts), _joined(was.right, rights)
            why = ANOTHER_NAME if ANOTHER_NAME in (was.why, why) else was.why or why
        self.labels[name] = Label(name, lefts, rights, why=why)


class Labeller:
    """Of two documents. What takes reading is read once, when the first change asks for it."""

    def __init__(self, left: Document, right: Document) -> None:
        self.texts = Text(left), Text(right)
        self._quotations = Quotations(left), Quotations(right)
        self._corrections = Corrections(left), Corrections(right)
        self._starts = tuple([block.start for block in document.blocks] for document in (left, right))
        self.is_english = self.texts[0].is_english and self.texts[1].is_english

    def labels(self, lefts: Range, rights: Range, words: int, is_whole: bool) -> tuple[int, tuple[Label, ...]]:
        """Weight and labels of a change. The ranges face each other, one of them may be empty; `words` counts those it
        touches. Of sentences shown whole, old then new, single words are not told apart."""
        spans = lefts, rights
        old, new = (text.text[slice(*span)] for text, span in zip(self.texts, spans, strict=True))
        found = _Found()
        both: Ranges = lefts if old else None, rights if new else None
        if not words:
            for name in sorts_of_change(old, new):
                found.add(name, *both)
        else:
            names = sorts_of_change(old, new) if old and new else (WORDING,)
            if names == (WORDING,) and not is_whole and len(old) + len(new) <= MOST_CHARACTERS:
                self._inside(found, spans, both)
            else:
                for name in names:
                    found.add(name, *both)
        if words and not is_whole and not _SAID_ALIKE.issuperset(found.labels):
            self._quote(found, spans)
        if (self._corrections[0] or self._corrections[1]) and self._is_corrected(spans, old, new):
            found.add(CORRECTION, *both)
        if WORDING in found.labels or QUOTE in found.labels:
            for name in _FORMAL:  # other words account for their capitals and marks
                found.labels.pop(name, None)
        if not found.labels:
            found.add(WORDING, *both)
        labels = tuple(sorted(found.labels.values(), key=_order))
        return weight(labels, words), labels

    def whole_values(self, edits: Sequence[tuple[Range, Range]]) -> list[tuple[Range, Range]]:
        """The edits, those joined that cut through one date or measure: of "November 9" and "9 Nov. 2020" the 9 is the
        same, but no person would mark the rest in two pieces."""
        joined: list[tuple[Range, Range]] = []
        for lefts, rights in edits:
            if joined:
                was_lefts, was_rights = joined[-1]
                gap = was_lefts[1], lefts[0]
                other_gap = was_rights[1], rights[0]
                if 0 < gap[1] - gap[0] <= _WITHIN_VALUE and self._cut_through(
                    ((was_lefts, gap, lefts), (was_rights, other_gap, rights))
                ):
                    joined[-1] = (was_lefts[0], lefts[1]), (was_rights[0], rights[1])
                    continue
            joined.append((lefts, rights))
        return joined

    def _cut_through(self, sides: tuple[tuple[Range, Range, Range], tuple[Range, Range, Range]]) -> bool:
        """Whether what stands between two edits is a part of one value, and both edits are parts of it or of the one
        across."""
        first, last = sides[0][1]
        kept = self.texts[0].text[first:last].lower().split()
        if not any(word[0].isdecimal() or word.strip(".,()") in _value_words() for word in kept):
            return False
        before = after = False
        for text, (old, (start, end), new) in zip(self.texts, sides, strict=True):
            between = text.text[start:end]
            start, end = start + len(between) - len(between.lstrip()), end - len(between) + len(between.rstrip())
            items = text.items(max(old[0], start - _WINDOW), min(new[1], end + _WINDOW))
            holding = [item for item in items if item.value is not None and item.start <= start and end <= item.end]
            if not holding:
                return False
            before |= holding[0].start < start
            after |= end < holding[0].end
        return before and after

    # What differs, item by item

    def _inside(self, found: _Found, spans: tuple[Range, Range], both: Ranges) -> None:
        tokens = self.texts[0].tokens(*spans[0]), self.texts[1].tokens(*spans[1])
        if not (tokens[0] and tokens[1]) and _says_little(tokens[0] or tokens[1]):
            found.add(WORDING, *both)
            return
        is_small = len(tokens[0]) + len(tokens[1]) <= _FEW
        told = _values_told(tokens[0]), _values_told(tokens[1])
        # A figure in a clause that comes or goes, or on one side of a rewrite, answers to nothing.
        if all(told) or (is_small and any(told)):
            spans, items = self._with_values(spans)
        else:
            items = tokens
        explained: set[int] = set()  # starts of words, left ones as they are and right ones below zero
        if self.is_english:
            self._negation(found, tokens, explained)
            self._attribution(found, spans, tokens, explained)
        left, right = items
        if len(left) * len(right) > MOST_CELLS or (not (left and right) and not is_small and not explained):
            found.add(WORDING, *both)
            return
        if self.is_english and len(left) != len(right) and self._is_told_more_fully(found, left, right):
            return
        for pair in pairs(left, right, self.texts):
            if pair.sorts is None:
                self._unpaired(found, pair, items, explained)
            else:
                a, b = left[pair.left[0]], right[pair.right[0]]
                for sort in pair.sorts:
                    found.add(sort.name, (a.start, a.end), (b.start, b.end), sort.why)
        if self.is_english:
            self._source(found, spans, tokens)
        if not found.labels:
            for name in sorts_of_change(
                *(text.text[slice(*span)] for text, span in zip(self.texts, spans, strict=True))
            ):
                found.add(name, *both)  # nothing told the words apart: the space between them must

    def _with_values(self, spans: tuple[Range, Range]) -> tuple[tuple[Range, Range], tuple[list[Item], list[Item]]]:
        """The items of both sides, and the change widened on both to hold the whole of a date or measure: only the 9 of
        "9 November" may have changed."""
        windows = []
        for text, (start, end) in zip(self.texts, spans, strict=True):
            first, last = text.sentence(start)
            windows.append(text.items(max(min(first, start), start - _WINDOW), min(max(last, end), end + _WINDOW)))
        wide = [*spans[0]], [*spans[1]]
        for _ in range(3):
            touched = [
                [item for item in window if _touches(item, *span)] for window, span in zip(windows, wide, strict=True)
            ]
            before = max(
                max(span[0] - min([item.start for item in items] or [span[0]]), 0)
                for items, span in zip(touched, wide, strict=True)
            )
            after = max(
                max(max([item.end for item in items] or [span[1]]) - span[1], 0)
                for items, span in zip(touched, wide, strict=True)
            )
            if not (before or after):
                break
            for span in wide:
                span[0], span[1] = span[0] - before, span[1] + after
        (left_start, left_end), (right_start, right_end) = wide
        left, right = self.texts[0].text, self.texts[1].text
        if (
            min(left_start, right_start) < 0
            or left[left_start : spans[0][0]] != right[right_start : spans[1][0]]
            or left[spans[0][1] : left_end] != right[spans[1][1] : right_end]
        ):  # the rest of the measure has changed as well: what stands here is read by itself
            return spans, (self.texts[0].items(*spans[0]), self.texts[1].items(*spans[1]))
        widened = (left_start, left_end), (right_start, right_end)
        inside = [
            [item for item in window if _touches(item, *span)] for window, span in zip(windows, widened, strict=True)
        ]
        return widened, (inside[0], inside[1])

    def _unpaired(self, found: _Found, pair: Pair, items: tuple[list[Item], list[Item]], explained: set[int]) -> None:
        """Words that come, go or make room for others."""
        old, new = [items[0][i] for i in pair.left], [items[1][j] for j in pair.right]
        olds, news = [item for item in old if item.is_word], [item for item in new if item.is_word]
        if not (olds or news):
            found.add(_of_marks(old, new), _reach(old), _reach(new))
            return
        if self.is_english:
            olds = self._without_honorifics(found, olds, 0)
            news = self._without_honorifics(found, news, 1)
            if not (olds or news):
                return
            if is_same_style(*(" ".join(item.key for item in words) for words in (olds, news))):
                found.add(STYLE, _reach(olds), _reach(news))
                return
            if self._names(found, olds, news, len(items[0]) + len(items[1]) <= _SHORT):
                return
            for side, words in enumerate((olds, news)):
                explained.update(_sign(side, item.start) for item in words if _is_explained(item, side, explained))
        if sum(len(item.text.split()) for item in (*olds, *news)) <= negation.COMES_OR_GOES:
            self._lone_numbers(found, olds, news, explained)
        olds = [item for item in olds if _sign(0, item.start) not in explained]
        news = [item for item in news if _sign(1, item.start) not in explained]
        if olds or news:
            found.add(WORDING, _reach(olds), _reach(news))

    def _without_honorifics(self, found: _Found, words: list[Item], side: int) -> list[Item]:
        """ "Mr Poghosyan" and "Poghosyan": the courtesy title is style where a name follows it."""
        kept = []
        for item in words:
            if item.key in honorifics() and item.text[0].isupper():
                text = self.texts[side].text[item.end : item.end + 4].lstrip(". \u00a0")
                if text[:1].isupper():
                    span = item.start, item.end
                    found.add(STYLE, None if side else span, span if side else None)
                    continue
            kept.append(item)
        return kept

    def _names(self, found: _Found, olds: list[Item], news: list[Item], is_small: bool) -> bool:
        """Whether a name makes room for a name, and for which."""
        if not (olds and news) or not (self._are_names(olds, 0) and self._are_names(news, 1)):
            return False
        left, right = [item.text for item in olds], [item.text for item in news]
        if is_initials(left, right):
            found.add(STYLE, _reach(olds), _reach(news))
            return True
        if is_one_name(left, right) or has_two_names(left, right):
            why = ONE_NAME
        elif is_fuller_name(left, right):
            why = FULLER_NAME
        elif not is_small or _shares_opening(left, right):
            return False
        else:
            why = ANOTHER_NAME
        found.add(NAME, _reach(olds), _reach(news), why)
        return True

    def _is_told_more_fully(self, found: _Found, left: list[Item], right: list[Item]) -> bool:
        """Poghosyan, Vagram Pogosian: the first name is no other word."""
        names = [item.text for item in left], [item.text for item in right]
        if not is_fuller_name(*names) or not (self._are_names(left, 0) and self._are_names(right, 1)):
            return False
        found.add(NAME, _reach(left), _reach(right), FULLER_NAME)
        return True

    def _are_names(self, words: Sequence[Item], side: int) -> bool:
        """Capitals are no sign at the head of a sentence, nor in a headline that sets all its words in them."""
        text = self.texts[side]
        if not all(item.value is None and item.text[0].isupper() and item.key not in titles() for item in words):
            return False
        if any(item.key in style_words() or item.key in _NO_NAMES or item.key in days.WORDS for item in words):
            return False
        first, last = text.sentence(words[0].start)
        first = max(first, words[0].start - _WITHIN_SENTENCE)
        rest = text.text[first : words[0].start].strip("\"'“”‘’«» ")
        if not rest:
            return text.has_name(words[0].text)
        around = [
            word
            for word in text.text[first : min(last, words[0].start + _WITHIN_SENTENCE)].split()
            if word[0].isalpha()
        ]
        return 2 * sum(word[0].isupper() for word in around) < max(len(around), 8)

    def _lone_numbers(self, found: _Found, olds: list[Item], news: list[Item], explained: set[int]) -> None:
        """A number that comes or goes by itself: "two servicemen", "servicemen"."""
        left, right = [item for item in olds if _is_count(item)], [item for item in news if _is_count(item)]
        if bool(left) == bool(right):
            return
        found.add(NUMBER, _reach(left), _reach(right))
        explained.update(_sign(side, item.start) for side, items in enumerate((left, right)) for item in items)

    # What the whole change does

    def _negation(self, found: _Found, tokens: tuple[list[Item], list[Item]], explained: set[int]) -> None:
        left, right = map(negation.negations, tokens)
        if len(left) == len(right):
            return
        words = [sum(token.is_word for token in side) for side in tokens]
        most = negation.STATEMENT if min(words) else negation.COMES_OR_GOES
        if max(words) > most or any(not tokens[1 - side] and _is_sentence(tokens[side]) for side in (0, 1)):
            return
        found.add(NEGATION, _reach(left), _reach(right))
        for side, (all_of_it, negated) in enumerate(zip(tokens, (left, right), strict=True)):
            only = negation.only_negates(all_of_it)
            explained.update(_sign(side, token.start) for token in (all_of_it if only else negated))

    def _attribution(
        self, found: _Found, spans: tuple[Range, Range], tokens: tuple[list[Item], list[Item]], explained: set[int]
    ) -> None:
        left, right = (
            attribution.reporting(side, text.words_before(span[0]))
            for side, text, span in zip(tokens, self.texts, spans, strict=True)
        )
        if left and right:
            if attribution.stance(left) == attribution.stance(right):
                return
            found.add(ATTRIBUTION, _reach(left), _reach(right))
            explained.update(_sign(side, token.start) for side, verbs in enumerate((left, right)) for token in verbs)
        elif left or right:
            side = 0 if left else 1
            words = [token for token in tokens[side] if token.is_word]
            others = sum(token.is_word for token in tokens[1 - side])
            if max(len(words), others) > (negation.STATEMENT if others else attribution.PHRASE):
                return  # a statement comes or goes, with who made it
            if not others and _is_sentence(tokens[side]):
                return
            resting = words if len(words) <= attribution.PHRASE and not others else left or right
            found.add(ATTRIBUTION, *((_reach(resting), None) if left else (None, _reach(resting))))
            explained.update(_sign(side, token.start) for token in resting)

    def _source(self, found: _Found, spans: tuple[Range, Range], tokens: tuple[list[Item], list[Item]]) -> None:
        """Other words, or another name, where the text says who said it."""
        if ATTRIBUTION in found.labels or not (tokens[0] and tokens[1]):
            return
        if WORDING not in found.labels and not _is_another(found.labels.get(NAME)):
            return
        before, after = self.texts[0].words_before(spans[0][0]), self.texts[0].words_after(spans[0][1])
        if attribution.is_another_source(*tokens, before, after[0] if after else ""):
            found.add(ATTRIBUTION, _reach(tokens[0]), _reach(tokens[1]))
            found.labels.pop(WORDING, None)

    # Quotations and corrections

    def _block(self, side: int, at: int) -> int:
        return max(bisect_right(self._starts[side], at) - 1, 0)

    def _quote(self, found: _Found, spans: tuple[Range, Range]) -> None:
        """Words inside quotation marks that changed, with those who say them."""
        blocks = [self._block(side, spans[side][0]) for side in (0, 1)]
        quoted = [self._quotations[side].within(spans[side], blocks[side]) for side in (0, 1)]
        said = [
            [token for part in parts for token in self.texts[side].tokens(*part) if token.is_word]
            for side, parts in enumerate(quoted)
        ]
        if [token.key for token in said[0]] == [token.key for token in said[1]]:
            return
        if set(found.labels) == {NAME} and found.labels[NAME].why == ONE_NAME:
            return
        speakers = [
            self._speaker(side, words[0].start if words else spans[side][0], blocks[side])
            for side, words in enumerate(said)
        ]
        found.labels[QUOTE] = Label(
            QUOTE,
            _reach(said[0]),
            _reach(said[1]),
            _one(speakers),
            (speakers[0], speakers[1]) if any(speakers) else None,
        )
        if WORDING in found.labels:
            inside = {token.start for token in said[0]}, {token.start for token in said[1]}
            wording = found.labels[WORDING]
            rest = [
                token
                for side, span in enumerate((wording.left, wording.right))
                if span
                for token in self.texts[side].tokens(*span)
                if token.is_word and token.start not in inside[side]
            ]
            if not rest:
                del found.labels[WORDING]

    def _speaker(self, side: int, at: int, block: int) -> str | None:
        quotation = self._quotations[side].around(at, block)
        return self._quotations[side].speaker(quotation, block) if quotation else None

    def _is_corrected(self, spans: tuple[Range, Range], old: str, new: str) -> bool:
        if len(old) + len(new) > MOST_CHARACTERS:
            return False
        changed = telling(old) | telling(new)
        around: frozenset[str] = frozenset()
        for text, (start, _) in zip(self.texts, spans, strict=True):
            first, last = text.sentence(start)
            around |= telling(text.text[max(first, start - MOST_CHARACTERS) : min(last, start + MOST_CHARACTERS)])
        return any(corrections.names(changed, around) for corrections in self._corrections)


FULLER_NAME = "one name, told more fully"

_NO_NAMES = frozenset("the a an in on at it he she they we i but and this that these those there after before".split())


def _says_little(tokens: list[Item]) -> bool:
    """Whether none of these words could get another label than `wording` when they come or go."""
    return not any(token.key in _telling() or token.text[0].isdecimal() for token in tokens)


@cache
def _telling() -> frozenset[str]:
    return frozenset(_value_words() | {"on"} | negation.NEGATIONS | attribution.stances().keys() | honorifics())


def _is_another(name: Label | None) -> bool:
    return name is not None and name.why == ANOTHER_NAME


def _is_sentence(tokens: Sequence[Item]) -> bool:
    return bool(tokens) and tokens[-1].key in (".", "!", "?") and tokens[0].text[0].isupper()


def _is_count(item: Item) -> bool:
    """A number that was read, not an 18F; and "one" is a pronoun as often."""
    return isinstance(item.value, Number) and bool(item.value.amounts) and item.key != "one"


def _sign(side: int, start: int) -> int:
    return -start - 1 if side else start


def _is_explained(item: Item, side: int, explained: set[int]) -> bool:
    return _sign(side, item.start) in explained


def _order(label: Label) -> int:
    return LABELS.index(label.name)


def _joined(one: Range | None, other: Range | None) -> Range | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _reach(tokens: Sequence[Item]) -> Range | None:
    return (tokens[0].start, tokens[-1].end) if tokens else None


def _touches(item: Item, start: int, end: int) -> bool:
    return item.start < end and start < item.end


def _of_marks(old: Sequence[Item], new: Sequence[Item]) -> str:
    names = sorts_of_change(" ".join(item.text for item in old), " ".join(item.text for item in new))
    return names[0]


def _shares_opening(left: Sequence[str], right: Sequence[str]) -> bool:
    """Azerbaijan and Azerbaijani, Armenia and Armenians: another form of the word, not another place."""
    return any(a[:5] == b[:5] for a in left for b in right)


def _one(speakers: Sequence[str | None]) -> str | None:
    """The fuller name where both sides name one speaker; that of the one side that names any."""
    left, right = speakers
    if left is None or right is None or left == right:
        return left or right
    words = left.split(), right.split()
    if is_one_name(*words) or is_fuller_name(*words):
        return max(sorted((left, right)), key=len)
    return None


@cache
def _value_words() -> frozenset[str]:
    """Words that a number, measure or date is made of."""
    units = {part for form in numbers.units() for part in form.split("-")}
    return frozenset(units | numbers.WORDS | days.WORDS | {"one"}) - {"c", "f", "us$"}


def _values_told(tokens: list[Item]) -> bool:
    known = _value_words()
    return any(token.key in known or token.text[0].isdecimal() for token in tokens) or (
        bool(tokens) and tokens[-1].key == "on"
    )
