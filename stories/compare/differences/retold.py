"""Whether one text retells the other: nearly all in words of its own, and hardly a fact that differs. There a sentence
that answers to nothing says little: what it tells stands elsewhere, in words that no rule knows for the same."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, Row, changed_of, sentence_at
from stories.compare.differences.in_place import is_sure
from stories.compare.differences.kinds import PASSAGE, READ_AROUND
from stories.compare.differences.passages import QUOTED
from stories.text.document import BODY
from stories.text.facts import ATTRIBUTION, NAME, OUTCOME, QUOTE
from stories.text.words import OPENING

FEWEST = 6
"""Rows that face each other; of fewer nothing can be said of a whole text."""

ANSWERED = 0.5
"""Of the sentences of either text so many answer to one of the other: else the two hold different things."""

RETOLD = 0.6
"""Of these rows, so many are told in other words without a fact that differs. In an update it is .4 at most: it leaves
what has not changed as it was."""

ANEW = 0.5
"""Of the words of a row, so many are others where it is told anew."""

LONGER = 1.5
"""Times as long as the other is a text that holds more than it: who retells a text in half its length leaves things
out."""

_BY_OWN_WORDS = frozenset({ATTRIBUTION})
"""Who says so is told by what he is called, however the rest is worded."""

_NO_FACTS = frozenset({QUOTE, PASSAGE})
"""A quotation in other words may have been translated twice, a clause may be told elsewhere."""


def without_what_is_retold(facing: Facing, found: Sequence[Difference]) -> list[Difference]:
    """Of a text that retells the other, the figures, dates, names, quotations and sources that changed, passages with
    what somebody said that the other has not, or whom it does not name, or that a far shorter one leaves out, and what
    is sure besides: what else seems to differ is told in other words."""
    if not _is_retelling(facing, found):
        return list(found)
    told = (
        one
        for one in found
        if one.how is How.CHANGED or _is_said(one) or _is_left_out(facing, one) or _is_of_another(facing, one)
    )
    return [one for one in told if one.kind not in READ_AROUND - _BY_OWN_WORDS or is_sure(facing, one)]


def _is_retelling(facing: Facing, found: Sequence[Difference]) -> bool:
    said = {one.how for one in found if _is_said(one)}
    if {How.DROPPED, How.ADDED} <= said:
        return False  # nobody retells what was said by having other things said
    rows = [row for row in facing.rows if row.faces]
    if len(rows) < FEWEST or not all(_is_answered(facing, side) for side in (0, 1)):
        return False
    if any(_is_other_news(facing, one) for one in found):
        return False
    told = (one for one in found if one.kind not in _NO_FACTS and (one.kind != NAME or one.how is How.CHANGED))
    differing = {number for one in told for number in one.passages}
    retold = [row for row in rows if row.number not in differing and _is_told_anew(facing, row)]
    return len(retold) >= RETOLD * len(rows)


def _is_said(one: Difference) -> bool:
    """Whether a quotation came or went, by itself or with its passage."""
    return one.how is not How.CHANGED and (one.kind == QUOTE or any(words[0] in QUOTED for words in one.states))


def _is_left_out(facing: Facing, one: Difference) -> bool:
    """Whether it is a passage of a text that is far longer than the other."""
    lengths = [len(facts.words.keys) for facts in facing.facts]
    side = 0 if one.left else 1
    return one.kind == PASSAGE and lengths[side] > LONGER * lengths[1 - side]


def _is_of_another(facing: Facing, one: Difference) -> bool:
    """Whether it is a passage with what somebody says whom the other text does not name."""
    stated = one.left or one.right
    if one.kind != PASSAGE or not one.states or not stated:
        return False
    side = 0 if one.left else 1
    first = sentence_at(facing.documents[side], stated.words[0])
    last = sentence_at(facing.documents[side], stated.words[1] - 1)
    known = {key[:OPENING] for key in facing.word_sets[1 - side]}
    said = facing.facts[side].of(ATTRIBUTION, range(first, last + 1))
    return any(fact.value.is_named and fact.value.about and known.isdisjoint(fact.value.about) for fact in said)


def _is_other_news(facing: Facing, one: Difference) -> bool:
    """Whether the headline, or the first sentence of either text, ends otherwise than it did."""
    if one.kind != OUTCOME or one.left is None or one.right is None:
        return False
    return _leads(facing, 0, one.left) and _leads(facing, 1, one.right)


def _leads(facing: Facing, side: int, stated: Stated) -> bool:
    """Whether it stands above the body or in its first sentence."""
    sentence = sentence_at(facing.documents[side], stated.words[0])
    return facing.kind_of(side, sentence) not in BODY or sentence == facing.lede(side)


def _is_answered(facing: Facing, side: int) -> bool:
    return len(facing.linked[side]) >= ANSWERED * len(facing.documents[side].sentences)


def _is_told_anew(facing: Facing, row: Row) -> bool:
    return changed_of(row) > ANEW * facing.words_of(row)
