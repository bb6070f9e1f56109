"""Words that changed inside quotation marks, with those who say them."""

from __future__ import annotations

from stories.compare.labels.found import LabelsFound
from stories.compare.labels.sorts import CASE, INVISIBLE, NAME, PUNCTUATION, QUOTE, SPELLING, WHITESPACE, WORDING
from stories.compare.labels.terms import Term, reach
from stories.compare.labels.texts import Spans, Text, Texts
from stories.compare.record import Label
from stories.text.document import Range
from stories.text.facts.speakers import speaker
from stories.text.facts.spellings import ONE_NAME, is_fuller_name, is_one_name

_SAID_ALIKE = frozenset({SPELLING, INVISIBLE, CASE, PUNCTUATION, WHITESPACE})
"""What a desk may do inside a quotation without another word being said; a name in another spelling is such, too."""


class Quotes:
    """Of two documents."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._quotations = texts[0].document.quotations, texts[1].document.quotations
        self._speakers: dict[tuple[int, Range], str | None] = {}

    def label(self, found: LabelsFound, spans: Spans) -> None:
        if _SAID_ALIKE.issuperset(found.labels) or _is_one_name(found):
            return
        quoted = self._quotations[0].within(spans[0]), self._quotations[1].within(spans[1])
        if not (quoted[0] or quoted[1]):
            return
        old, new = (self._words(text, *parts) for text, parts in zip(self._texts, quoted, strict=True))
        if [word.key for word in old] == [word.key for word in new]:
            return
        left, right = (
            self._speaker(side, words[0].start if words else spans[side][0]) for side, words in enumerate((old, new))
        )
        found.labels[QUOTE] = Label(
            QUOTE, reach(old), reach(new), _one(left, right), (left, right) if left or right else None
        )
        self._drop_wording(found, old, new)

    def _words(self, text: Text, *parts: Range) -> list[Term]:
        return [token for part in parts for token in text.words(*part) if token.is_word]

    def _speaker(self, side: int, at: int) -> str | None:
        quotation = self._quotations[side].around(at)
        if quotation is None:
            return None
        if (side, quotation) not in self._speakers:
            document = self._texts[side].document
            self._speakers[side, quotation] = speaker(document.text, quotation, document.block_at(at).range)
        return self._speakers[side, quotation]

    def _drop_wording(self, found: LabelsFound, *said: list[Term]) -> None:
        """Where all that is worded otherwise is quoted."""
        wording = found.labels.get(WORDING)
        if wording is None:
            return
        for text, span, words in zip(self._texts, (wording.left, wording.right), said, strict=True):
            quoted = {word.start for word in words}
            if span and any(word.start not in quoted for word in self._words(text, span)):
                return
        found.drop(WORDING)


def _is_one_name(found: LabelsFound) -> bool:
    name = found.labels.get(NAME)
    return name is not None and name.why == ONE_NAME and len(found.labels) == 1


def _one(left: str | None, right: str | None) -> str | None:
    """The fuller name where both sides name one speaker; that of the one side that names any."""
    if left is None or right is None or left == right:
        return left or right
    words = left.split(), right.split()
    if is_one_name(*words) or is_fuller_name(*words):
        return max(sorted((left, right)), key=len)
    return None
