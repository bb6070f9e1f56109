"""Words that turn a statement round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stories.compare.labels.sorts import NEGATION

if TYPE_CHECKING:
    from stories.compare.labels.difference import Difference
    from stories.compare.labels.terms import Term
    from stories.compare.labels.texts import Text

NEGATIONS = frozenset("not no never none nobody nothing neither nor without denied denies deny denying".split())
_FIGURE = re.compile(r"\.\s?\d")
_ALONGSIDE = frozenset("do does did has have had is are was were be been will would could can should".split())

STATEMENT = 12
"""Words: where more change than these, the statement is another one and no "not" has come or gone."""

COMES_OR_GOES = 4
"""Words: "has never", "it does not"; what is cut or added in more words is a clause with a negation of its own."""


def label_negation(change: Difference) -> None:
    if change.keys.isdisjoint(NEGATIONS):
        return
    left, right = (_negations(*side) for side in zip(change.texts, change.tokens, strict=True))
    if len(left) == len(right):
        return
    words = [sum(token.is_word for token in side) for side in change.tokens]
    if max(words) > (STATEMENT if min(words) else COMES_OR_GOES) or change.is_sentence_alone:
        return
    change.add(NEGATION, left, right)
    for side, negated in enumerate((left, right)):
        everything = change.tokens[side]
        change.explain(side, everything if _only_negates(everything) else negated)


def _negations(text: Text, tokens: Sequence[Term]) -> list[Term]:
    return [token for token in tokens if token.key in NEGATIONS and not _is_of_figure(text, token)]


def _is_of_figure(text: Text, token: Term) -> bool:
    """No. 5."""
    return token.key == "no" and _FIGURE.match(text.text, token.end) is not None


def _only_negates(tokens: Sequence[Term]) -> bool:
    """Whether all that comes or goes is the negation and its verb: "did not"."""
    return all(token.key in NEGATIONS or token.key in _ALONGSIDE for token in tokens if token.is_word)
