"""How much a difference matters: its kind first, then where it stands. How much a change does: the heaviest of its
labels, then the words it touches."""

from __future__ import annotations

from collections.abc import Iterable

from stories.compare.differences.difference import Difference, How
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.kinds import KIND
from stories.compare.record import Label
from stories.compare.words.labels.sorts import RANKS, WORDING
from stories.text.document import Kind
from stories.text.facts import DATE, NAME, NUMBER
from stories.text.facts.amounts import all_units

STEP = 1000
"""A step of rank."""

_RANKS = {name: kind.rank for name, kind in KIND.items()} | RANKS

_HEAD = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.KICKER})


LOWER_ALONE, LOWER_DISTANCE = 3, 4
"""Steps by which a name or a date is lower that is only mentioned, or no more, and by which a distance is."""


def weigh(one: Difference, facing: Facing) -> Difference:
    return one._replace(weight=_rank(one) * STEP + _place(one, facing))


def _rank(one: Difference) -> int:
    rank = KIND[one.kind].rank
    if one.kind in (NAME, DATE) and one.how is not How.CHANGED:
        return rank - LOWER_ALONE
    return rank - LOWER_DISTANCE if one.kind == NUMBER and _is_distance(one) else rank


def _is_distance(one: Difference) -> bool:
    told = one.left or one.right
    unit = all_units().get(told.value.split()[-1]) if told else None
    return unit is not None and unit.what == "length"


def _place(one: Difference, facing: Facing) -> int:
    """Up to 999: headline, then lede, then the nearer to the top of the body."""
    places = []
    for side, span in [(side, span) for words in one.all_words for side, span in enumerate(words)]:
        if span:
            document = facing.documents[side]
            sentence = sentence_at(document, span[0])
            if facing.kind_of(side, sentence) in _HEAD:
                return STEP - 1
            places.append(sentence / max(len(document.sentences), 1))
    return int((1 - min(places, default=1)) * (STEP - 2))


def weight_of_change(labels: Iterable[Label], words: int) -> int:
    """The rank of the heaviest label in thousands, then the words touched; 0 where the words are the same."""
    rank = max([_RANKS.get(label.name, 0) for label in labels], default=0)
    return rank * STEP + min(words, STEP - 1) if rank else 0


def weight_of_wording(words: int) -> int:
    """Of so many words cut, added or replaced, on the same scale. Words alone lift no rank."""
    return RANKS[WORDING] * STEP + min(words, STEP - 1)
