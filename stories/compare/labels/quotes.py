"""Quotations: where they stand in a block, and who is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise

from stories.text.document import Document, Range
from stories.text.words import table_rows

_OPENING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}
_MARKS = re.compile(r"[\"“”„«»「」『』]")
_SINGLE_OPEN = re.compile(r"(?<!\w)[‘'](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")

_LOOKED_AT = 240  # code points on either side of a quotation


def quotations(text: str, start: int, end: int) -> list[Range]:
    """What stands between quotation marks in this block, marks aside. A quotation that is not closed goes on to the end
    of its paragraph: the next one opens with a mark again."""
    found: list[Range] = []
    opened: int | None = None
    closing = ""
    for mark in _MARKS.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign == '"' and text[mark.end() : mark.end() + 1].isspace():
                continue  # inches, or a mark gone astray
            if sign == '"' or sign in _OPENING:
                opened, closing = mark.end(), _OPENING.get(sign, '"')
        elif sign in closing:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found or _single_quotations(text, start, end)


def _single_quotations(text: str, start: int, end: int) -> list[Range]:
    """Between ‘ and ’, only where every one that opens is closed: an apostrophe looks the same."""
    opens = [mark.end() for mark in _SINGLE_OPEN.finditer(text, start, end)]
    if not opens:
        return []
    closes = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
    pairs = list(zip(opens, closes, strict=False))
    in_turn = all(opened < closed for opened, closed in pairs) and all(
        closed < opened for (_, closed), (opened, _) in pairwise(pairs)
    )
    return pairs if in_turn and len(opens) == len(closes) else []


class Quotations:
    """The quotations of one document, each block read once and only when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_block: dict[int, list[Range]] = {}

    def within(self, span: Range, block: int) -> list[Range]:
        """The parts of this range that are quoted."""
        found = self.of_block(block)
        near = found[max(bisect_right(found, (span[0], span[0])) - 1, 0) : bisect_right(found, (span[1], span[1]))]
        return [(max(start, span[0]), min(end, span[1])) for start, end in near if start < span[1] and span[0] < end]

    def of_block(self, number: int) -> list[Range]:
        if number not in self._by_block:
            block = self._document.blocks[number]
            self._by_block[number] = quotations(self._document.text, block.start, block.end)
        return self._by_block[number]

    def around(self, at: int, block: int) -> Range | None:
        """The quotation a position stands in."""
        found = self.of_block(block)
        before = bisect_right(found, (at, len(self._document.text))) - 1
        return found[before] if before >= 0 and at <= found[before][1] else None

    def speaker(self, quotation: Range, block: int) -> str | None:
        """Who says it, as the text names them; None where it names nobody, or only "he"."""
        here, text = self._document.blocks[block], self._document.text
        before = text[max(here.start, quotation[0] - _LOOKED_AT) : max(here.start, quotation[0] - 1)]
        after = text[quotation[1] + 1 : min(here.end, quotation[1] + 1 + _LOOKED_AT)]
        patterns = _patterns()
        for pattern in patterns.after:
            if (found := pattern.match(after)) and (name := speaker_in(found["who"])):
                return name
        # What a sentence before says about another quotation is not about this one.
        before = re.split(r"[.!?][\"”’»]?\s|[\"“”«»]", before)[-1]
        for pattern in patterns.before:
            if (found := pattern.search(before)) and (name := speaker_in(found["who"])):
                return name
        return None


class _Patterns:
    def __init__(self) -> None:
        verbs = "|".join(
            word
            for row in table_rows("reporting.txt")
            for word in row.split(":")[1].split()
            if word not in ("according", "allegedly", "reportedly", "purportedly")
        )
        verbs += "|added|adds|adding|announced|declared|noted|posted|warned|asked|replied|wrote|writes"
        aside = r"(?:,[^\"“”.!?]{1,150}?,)?"
        self.after = (
            re.compile(rf"\s*,?\s*(?:{verbs})\s+(?P<who>[^\"“”,.;:!?]{{1,60}})"),
            re.compile(rf"\s*,?\s*(?P<who>[^\"“”,.;:!?]{{1,60}}?){aside}\s+(?:{verbs})\b"),
            re.compile(r"\s*,?\s*according to (?P<who>[^\"“”,.;:!?]{1,60})"),
        )
        self.before = (
            re.compile(rf"(?P<who>[^\"“”,.;:!?]{{1,80}}){aside}\s+(?:{verbs})\b[^\"“”.!?]{{0,60}}\Z"),
            re.compile(r"[Aa]ccording to (?P<who>[^\"“”,.;:!?]{1,60}), \Z"),
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()


@cache
def titles() -> frozenset[str]:
    return frozenset(word for row in table_rows("titles.txt") for word in row.split())


_NOBODY = frozenset("he she they it we i you who that which".split())
_PARTICLES = frozenset("al bin da de del der di el ibn la le van von".split())
_IDLE = frozenset("the a an and but as with also later that while mr mrs ms miss mr. mrs. ms.".split())


def speaker_in(words: str) -> str | None:
    """Of "with Prime Minister Nikol Pashinyan" the name without the office; "foreign ministry" where no name stands."""
    told = words.split()
    run: list[str] = []
    for word in reversed(told):
        if word[:1].isupper() or (run and word.lower() in _PARTICLES):
            run.insert(0, word)
        elif run:
            break
    while run and run[0].lower().rstrip(".") in _PARTICLES | _IDLE:
        del run[0]
    offices = [at for at, word in enumerate(run[:-1]) if word.lower().rstrip(".") in titles()]
    if offices:
        run = run[offices[-1] + 1 :]
    if not run:
        run = told[-4:]
        while run and run[0].lower() in _IDLE:
            del run[0]
    if not run or any(word.lower() in _NOBODY for word in run):
        return None
    return " ".join(run)
