"""How much a difference matters: its kind first, then where it stands. How much a change does: the heaviest of its
labels, then the words it touches."""

from __future__ import annotations

from collections.abc import Iterable

from stories.compare.differences.difference import Difference, How
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.in_place import is_sure
from stories.compare.differences.kinds import KIND, PASSAGE, READ_AROUND
from stories.compare.differences.name import CHANGED_PLACES, NOT_NAMED, SPEAKS
from stories.compare.differences.number import HEDGE
from stories.compare.differences.passages import TOLLS
from stories.compare.differences.quote import REPORTED
from stories.compare.record import Label
from stories.compare.words.labels.sorts import RANKS, WORDING
from stories.text.document import Kind
from stories.text.facts import DATE, NAME, NUMBER
from stories.text.facts.amounts import all_units

STEP = 1000
"""A step of rank."""

HEADLINE = STEP - 1
"""The place of what stands in one."""

_RANKS = {name: kind.rank for name, kind in KIND.items()} | RANKS

_HEAD = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.KICKER})


FAR = 1000
"""Metres of a unit by which a distance is told; what changed in smaller ones is how long or high a thing is."""

LOWER_ALONE, LOWER_UNSURE, LOWER_DISTANCE = 3, 3, 4
"""Steps by which a difference is lower. Alone: a date or a name that is only mentioned, or no more, and what stands in
one headline alone, which the other text leaves to its lede. Unsure: what is read from the words around it where many of
them changed; of outcomes in a small change all were right in texts that no rule was chosen on, of others two thirds. So
are names: in sentences worded anew a post, a people or a paper takes the place of another that it does not stand for,
and two of nine were right."""

HIGHER_NAMED = 1
"""Steps by which a name is higher that only one text has: who had none so far is news, another one is seldom."""

HIGHER_TURNED = 3
"""Steps by which names are higher that changed places: who did it to whom turns the story round."""

LOWER_DETAIL = 1
"""Steps by which a number is lower that came or went by itself and counts no dead, hurt or missing: it may be of
anything."""

LOWER_REPORTED = 2
"""Steps by which a quotation is lower that the other text has without the marks: what was said stands there."""

LOWER_IN_HEADLINES = 2
"""More where two headlines in other words seem to say it: they tell two things, rather than one that changed."""

HIGHER_OF_UPDATES = 1
"""Steps by which a passage of the body is higher where the rest was left as it was: there it is the update."""

_READ = READ_AROUND | {NAME}
"""Kinds that may be unsure."""


def weigh(one: Difference, facing: Facing) -> Difference:
    place = _place(one, facing)
    return one._replace(weight=_rank(one, facing, place == HEADLINE and _is_of_heads(one, facing)) * STEP + place)


def _is_of_heads(one: Difference, facing: Facing) -> bool:
    """Whether no sentence of the body tells it: its own words are those of the first that does."""
    own = one.all_words[0]
    return any(
        span and facing.kind_of(side, sentence_at(facing.documents[side], span[0])) in _HEAD
        for side, span in enumerate(own)
    )


def _rank(one: Difference, facing: Facing, is_of_headline: bool) -> int:
    rank = KIND[one.kind].rank
    if one.kind == NUMBER and _is_distance(one):
        return rank - LOWER_DISTANCE
    if one.kind == PASSAGE:
        return rank + (HIGHER_OF_UPDATES if facing.is_update else 0)
    if one.how is not How.CHANGED:
        if is_of_headline or one.kind == DATE or one.reason in (NOT_NAMED, SPEAKS):
            return rank - LOWER_ALONE
        if one.kind == NAME:
            return rank + HIGHER_NAMED
        if one.reason == REPORTED:
            return rank - LOWER_REPORTED
        return rank - (LOWER_DETAIL if _is_detail(one) else 0)
    if one.reason == CHANGED_PLACES:
        rank += HIGHER_TURNED
    if one.kind not in _READ or one.reason == HEDGE or is_sure(facing, one):
        return rank
    return rank - LOWER_UNSURE - (LOWER_IN_HEADLINES if is_of_headline else 0)


def _is_detail(one: Difference) -> bool:
    told = one.left or one.right
    return one.kind == NUMBER and told is not None and told.value.split()[-1] not in TOLLS


def _is_distance(one: Difference) -> bool:
    told = one.left or one.right
    unit = all_units().get(told.value.split()[-1]) if told else None
    return unit is not None and unit.what == "length" and (unit.size >= FAR or one.how is not How.CHANGED)


def _place(one: Difference, facing: Facing) -> int:
    """Up to 999: headline, then lede, then the nearer to the top of the body."""
    places = []
    for side, span in [(side, span) for words in one.all_words for side, span in enumerate(words)]:
        if span:
            document = facing.documents[side]
            sentence = sentence_at(document, span[0])
            if facing.kind_of(side, sentence) in _HEAD:
                return HEADLINE
            places.append(sentence / max(len(document.sentences), 1))
    return int((1 - min(places, default=1)) * (HEADLINE - 1))


def weight_of_change(labels: Iterable[Label], words: int) -> int:
    """The rank of the heaviest label in thousands, then the words touched; 0 where the words are the same."""
    rank = max([_RANKS.get(label.name, 0) for label in labels], default=0)
    return rank * STEP + min(words, STEP - 1) if rank else 0


def weight_of_wording(words: int) -> int:
    """Of so many words cut, added or replaced, on the same scale. Words alone lift no rank."""
    return RANKS[WORDING] * STEP + min(words, STEP - 1)
