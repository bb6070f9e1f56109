"""Words that turn a statement round."""

from __future__ import annotations

from collections.abc import Sequence

from stories.compare.labels.items import Item

NEGATIONS = frozenset("not no never none nobody nothing neither nor without denied denies deny denying".split())
_ALONGSIDE = frozenset("do does did has have had is are was were be been will would could can should".split())

STATEMENT = 12
"""Words: where more change than these, the statement is another one and no "not" has come or gone."""

COMES_OR_GOES = 4
"""Words: "has never", "it does not"; what is cut or added in more words is a clause with a negation of its own."""


def negations(tokens: Sequence[Item]) -> list[Item]:
    return [token for token in tokens if token.key in NEGATIONS]


def only_negates(tokens: Sequence[Item]) -> bool:
    """Whether all that comes or goes is the negation and its verb: "did not"."""
    return all(token.key in NEGATIONS or token.key in _ALONGSIDE for token in tokens if token.is_word)
