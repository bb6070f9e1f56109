"""Values that edits cut through: only the month of "November 9" and "9 Nov. 2020" may have changed, but no person would
mark that."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.words.labels.terms import Cut
from stories.compare.words.labels.texts import Spans, Text, Texts
from stories.text.document import Range
from stories.text.facts import DATE, NUMBER, Fact

_WITHIN_VALUE = 20  # code points that may stay the same inside one: "1,000 hectares"


def whole_values(texts: Texts, edits: Sequence[Spans]) -> list[Spans]:
    """The edits, those joined that cut through one date or measure: the 9 is the same, but it is marked with the
    rest."""
    joined: list[Spans] = []
    for lefts, rights in edits:
        if joined:
            was_lefts, was_rights = joined[-1]
            kept = (was_lefts[1], lefts[0]), (was_rights[1], rights[0])
            is_short = 0 < kept[0][1] - kept[0][0] <= _WITHIN_VALUE
            if is_short and "(" not in texts[0].text[slice(*kept[0])] and _is_of_one_value(texts, kept):
                joined[-1] = (was_lefts[0], lefts[1]), (was_rights[0], rights[1])
                continue
        joined.append((lefts, rights))
    return joined


def _is_of_one_value(texts: Texts, kept: Spans) -> bool:
    """Whether what stands between two edits is a part of one value, and both edits are parts of it or of the one
    across."""
    before = after = False
    for text, span in zip(texts, kept, strict=True):
        start, end = _without_space(text.text, span)
        whole = _value_around(text, start, end)
        if whole is None:
            return False
        before |= whole.start < start
        after |= end < whole.end
    return before and after


def _without_space(text: str, span: Range) -> Range:
    kept = text[slice(*span)]
    return span[0] + len(kept) - len(kept.lstrip()), span[1] - len(kept) + len(kept.rstrip())


def _value_around(text: Text, start: int, end: int) -> Fact | None:
    """The number or the day that holds all of a range."""
    facts = (text.fact_before(kind, start) for kind in (NUMBER, DATE) if start < end)
    return next((fact for fact in facts if fact and end <= fact.end), None)


def is_on_before_a_day(texts: Texts, spans: Spans, cuts: tuple[Cut, Cut]) -> bool:
    """ "On Saturday", and "Saturday": whether the little word came or went, and the day stays."""
    words = [word.lower() for cut in cuts for word in cut.texts]
    return words == ["on"] and all(_is_day_behind(text, span[1]) for text, span in zip(texts, spans, strict=True))


def _is_day_behind(text: Text, end: int) -> bool:
    start = end + len(text.text[end : end + 2]) - len(text.text[end : end + 2].lstrip())
    fact = text.fact_before(DATE, start)
    return fact is not None and fact.start == start and fact.value.day is not None
