"""Who says it, and how far the writer stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stories.compare.labels import negation
from stories.compare.labels.sorts import ATTRIBUTION
from stories.text.document import Range
from stories.text.facts.attribution import stances

if TYPE_CHECKING:
    from stories.compare.labels.difference import Difference
    from stories.compare.labels.terms import Term
    from stories.compare.labels.texts import Text

PHRASE = 6
"""Words: ", the defence ministry said" is an attribution that comes or goes; with more, a statement comes or goes."""

_NOT_SAID = frozenset("not to did does would could will may might must should cannot never".split())

_DO_MORE = frozenset("wrote reported reports".split())
"""Than to say: "wrote a script"."""

_CLOSING = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+)+\w+[,.]")
_LONGEST_CLAUSE = 80  # code points looked back over for ", the Daily Mail reported"


def attributes(text: Text, verb: Range) -> bool:
    """Whether a verb says who said it. "Wrote a script" and "reported losses" tell of no words: "wrote that" and
    ", Reuters reported." do, and whatever stands in a sentence with a quotation."""
    start, end = verb
    word = text.text[start:end].lower()
    if word not in _DO_MORE:
        return word in stances()
    if text.words_after(end) == ["that"] or text.document.quotations.within(text.sentence(start)):
        return True
    near = text.text[max(start - _LONGEST_CLAUSE, 0) : end + 1]
    return any(found.end() == len(near) for found in _CLOSING.finditer(near))


def label_attribution(change: Difference) -> None:
    """Verbs that attribute: put in another's place, or come or gone with few words besides."""
    if change.keys.isdisjoint(stances()):
        return
    left, right = (
        _reporting(tokens, text, text.words_before(span[0]))
        for tokens, text, span in zip(change.tokens, change.texts, change.spans, strict=True)
    )
    if left and right:
        if _stance(left) != _stance(right):
            change.add(ATTRIBUTION, left, right)
            change.explain(0, left)
            change.explain(1, right)
    elif left:
        _label_lone(change, 0, left)
    elif right:
        _label_lone(change, 1, right)


def _label_lone(change: Difference, side: int, verbs: list[Term]) -> None:
    words = [token for token in change.tokens[side] if token.is_word]
    others = sum(token.is_word for token in change.tokens[1 - side])
    if max(len(words), others) > (negation.STATEMENT if others else PHRASE):
        return  # a statement comes or goes, with who made it
    if not others and change.is_sentence(side):
        return
    resting = words if len(words) <= PHRASE and not others else verbs
    change.add(ATTRIBUTION, [] if side else resting, resting if side else [])
    change.explain(side, resting)


def _reporting(tokens: Sequence[Term], text: Text, before: Sequence[str]) -> list[Term]:
    """The words that attribute: "according" only before "to", and no "say" of "did not say what". `before` are the
    words that stand before them all."""
    known = stances()
    found = []
    for at, token in enumerate(tokens):
        if token.key not in known:
            continue
        if token.key == "according" and not (at + 1 < len(tokens) and tokens[at + 1].key == "to"):
            continue
        if token.key in ("say", "deny") and (tokens[at - 1].key if at else "".join(before[-1:])) in _NOT_SAID:
            continue
        if token.key in _DO_MORE and not attributes(text, (token.start, token.end)):
            continue
        found.append(token)
    return found


def _stance(verbs: Sequence[Term]) -> frozenset[str]:
    return frozenset(stances()[verb.key] for verb in verbs)
