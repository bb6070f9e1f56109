"""How much a difference matters: its kind first, then where it stands. How much a change does: the heaviest of its
labels, then the words it touches."""

from __future__ import annotations

from collections.abc import Iterable

from stories.compare.differences.difference import Difference, How, Stated
from stories.compare.differences.facing import Facing, sentence_at
from stories.compare.differences.in_place import is_sure
from stories.compare.differences.kinds import KIND, PASSAGE, READ_AROUND
from stories.compare.differences.name import CHANGED_PLACES, NOT_NAMED, SPEAKS
from stories.compare.differences.number import HEDGE
from stories.compare.differences.passages import TOLLS, is_the_news
from stories.compare.differences.quote import REPORTED
from stories.compare.record import Label
from stories.compare.words.labels.sorts import RANKS, WORDING
from stories.text.document import Kind
from stories.text.facts import ATTRIBUTION, DATE, NAME, NUMBER, OUTCOME, QUOTE
from stories.text.facts.amounts import all_units
from stories.text.words import OPENING

STEP = 1000
"""A step of rank."""

HIGHEST = 9
"""The highest rank there is."""

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

LOWER_ANEW = 1
"""Steps by which an outcome that is unsure is lower still where a text is told anew, in whatever sentence: most of the
words around it are others there, and what is sure of the rest comes first."""

HIGHER_NAMED = 1
"""Steps by which a name is higher that only one text has: who had none so far is news, another one is seldom."""

HIGHER_TURNED = 3
"""Steps by which names are higher that changed places: who did it to whom turns the story round."""

LOWER_DETAIL = 1
"""Steps by which a number is lower that came or went by itself and counts no dead, hurt or missing: it may be of
anything."""

LOWER_REPORTED = 2
"""Steps by which a quotation is lower that the other text has without the marks: what was said stands there. So it does
in other words where a text is told anew: each heard it, or translated it, for itself."""

LOWER_DROPPED = 2
"""Steps by which what the later text has no more is listed lower: that was written for what is new in it. The weight is
the same from either side."""

LOWER_IN_HEADLINES = 2
"""More where two headlines in other words seem to say it: they tell two things, rather than one that changed."""

HIGHER_OF_UPDATES = 1
"""Steps by which a passage of the body is higher where the rest was left as it was: there it is the update."""

LONG, HIGHER_LONG, HIGHER_ANEW = 30, 1, 2
"""Words and marks from which on a passage tells several things, and by how many steps it is higher; by how many more
where a text is told anew. There not all of them stand in the other text in words of its own: nearly all such passages
came or went, while of facts in sentences worded anew four in five changed."""

HIGHER_DATED, LOWER_BARE = 1, 1
"""Steps by which a passage is higher there if it tells of a day or a time of day, as news does and background does not;
and by which a short one is lower that has no figure, quotation or name of its own: it may well be told there."""

HIGHER_LEDES = 1
"""Steps by which what the first sentences tell otherwise is higher: it is the news."""

HIGHER_NEWS = 3
"""Steps by which a passage is higher that is such a sentence and turns the story: an arrest, a verdict, a resignation
of which the other text has no word."""

_OF_UPDATE = frozenset({DATE, ATTRIBUTION, PASSAGE})
"""When and by whom it was told goes with every update, as does how sure a figure is; and not every passage that stands
there is the news."""

_READ = READ_AROUND | {NAME}
"""Kinds that may be unsure."""


def weigh(one: Difference, facing: Facing) -> Difference:
    place = _place(one, facing)
    is_of_headline = place == HEADLINE and _is_of_heads(one, facing)
    rank = _rank(one, facing, is_of_headline)
    if one.kind == OUTCOME and not facing.is_update and _is_unsure(one, facing, is_of_headline):
        rank -= LOWER_ANEW
    else:
        rank += _of_ledes(one, facing)
    return one._replace(weight=min(rank, HIGHEST) * STEP + place)


def _of_ledes(one: Difference, facing: Facing) -> int:
    """What its own words being those of the first sentence adds, of whichever sides have any."""
    if one.kind in _OF_UPDATE or one.reason == HEDGE:
        return 0
    places = ((side, span[0]) for side, span in enumerate(one.all_words[0]) if span)
    is_of_ledes = all(sentence_at(facing.documents[side], at) == facing.lede(side) for side, at in places)
    return HIGHER_LEDES if is_of_ledes else 0


def _is_of_heads(one: Difference, facing: Facing) -> bool:
    """Whether no sentence of the body tells it: its own words are those of the first that does."""
    own = one.all_words[0]
    return any(
        span and facing.kind_of(side, sentence_at(facing.documents[side], span[0])) in _HEAD
        for side, span in enumerate(own)
    )


def precedence(one: Difference) -> int:
    """The greater, the nearer to the top it is listed."""
    return one.weight - (LOWER_DROPPED * STEP if one.how is How.DROPPED else 0)


def _rank(one: Difference, facing: Facing, is_of_headline: bool) -> int:
    rank = KIND[one.kind].rank
    if one.kind == NUMBER and _is_distance(one):
        return rank - LOWER_DISTANCE
    if one.kind == PASSAGE:
        return rank + _of_passage(one, facing) + (HIGHER_NEWS if is_the_news(facing, one) else 0)
    if one.how is not How.CHANGED:
        if is_of_headline or one.kind == DATE or one.reason in (NOT_NAMED, SPEAKS):
            return rank - LOWER_ALONE
        if one.kind == NAME:
            return rank + HIGHER_NAMED
        if one.reason == REPORTED:
            return rank - LOWER_REPORTED
        return rank - (LOWER_DETAIL if _is_detail(one) else 0)
    if one.kind == QUOTE:
        return rank - (0 if facing.is_update else LOWER_REPORTED)
    if one.reason == CHANGED_PLACES:
        rank += HIGHER_TURNED
    if not _is_unsure(one, facing, is_of_headline):
        return rank
    return rank - LOWER_UNSURE - (LOWER_IN_HEADLINES if is_of_headline else 0)


def _is_unsure(one: Difference, facing: Facing, is_of_headline: bool) -> bool:
    """Whether it was read neither in a small change nor in sentences that answer to each other. Two headlines of a text
    told anew do not: a few words are all that they have."""
    if one.kind not in _READ or one.how is not How.CHANGED or one.reason == HEDGE or _is_of_one_deed(one):
        return False
    return not is_sure(facing, one) or (is_of_headline and not facing.is_update)


def _is_of_one_deed(one: Difference) -> bool:
    """Whether it is an outcome in words of one stem: an arrest that was ordered, and then made."""
    stems = [{word[:OPENING] for word in stated.value.lower().split()} for stated in (one.left, one.right) if stated]
    return one.kind == OUTCOME and any(len(stem) == OPENING for stem in set[str].intersection(*stems))


def _of_passage(one: Difference, facing: Facing) -> int:
    side, stated = (0, one.left) if one.left else (1, one.right)
    if stated is None:
        return 0
    is_long = _length(facing, side, stated) >= LONG
    if facing.is_update:
        return HIGHER_OF_UPDATES + (HIGHER_LONG if is_long else 0)
    dated = HIGHER_DATED if _is_dated(facing, side, stated) else 0
    if is_long:
        return HIGHER_LONG + HIGHER_ANEW + dated
    return dated - (0 if one.states else LOWER_BARE)


def _is_dated(facing: Facing, side: int, stated: Stated) -> bool:
    first, last = (sentence_at(facing.documents[side], at) for at in (stated.words[0], stated.words[1] - 1))
    dates = facing.facts[side].of(DATE, range(first, last + 1))
    return any(one.value.sort in _DAYS for one in dates if stated.words[0] <= one.start < stated.words[1])


_DAYS = frozenset({"clock", "day"})


def _length(facing: Facing, side: int, stated: Stated) -> int:
    first, last = map(facing.documents[side].numbered.first_at, stated.words)
    return last - first


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
