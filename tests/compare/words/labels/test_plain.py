"""Changes that are other words for certain, told without looking into them."""

from itertools import permutations

import pytest

from stories.compare import compare
from stories.compare.words.labels.changed_words import ChangedWords
from stories.compare.words.labels.found import LabelsFound
from stories.compare.words.labels.inside import label_inside
from stories.compare.words.labels.plain import plain_wording
from stories.compare.words.labels.sorts import WORDING
from stories.compare.words.labels.texts import Text
from tests import seeds
from tests.build import document

SEEDS = {number: seeds.newest(number) for number in ("000", "001", "002", "003", "004")}


def plain(old, new):
    cuts = Text(document(old)).cut(0, len(old)), Text(document(new)).cut(0, len(new))
    return plain_wording(cuts, ((0, len(old)) if old else None, (0, len(new)) if new else None))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the river", "a bank"),
        ("the river", "no bank"),
        ("the river", "they said"),
        ("Yerevan fell", "It was taken"),
        ("this evil but old town", "her big but new city"),  # what both have stands in the midst
        ("while all of its 9 bridges", "when every house"),  # a figure that answers to none
        ("the whole of it", ""),
        ("nine", "9"),  # what they are worth is told by the facts
    ],
)
def test_words_with_nothing_in_common_are_other_words(old, new):
    whole = (0, len(old)) if old else None, (0, len(new)) if new else None
    assert plain(old, new) == whole
    assert plain(new, old) == (whole[1], whole[0])


def test_the_marks_around_other_words_are_not_among_them():
    assert plain(", the river,", "a bank") == ((2, 11), (0, 6))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the river", "they didn't"),
        ("Mr Smith", "the man"),
        ("Smith", "Jones"),
        ("old Kiev", "in Kyiv"),
        ("old Burma", "in Myanmar"),
        ("the harbour", "one harbor"),
        ("the town fell", "a river town"),
        ("united states", "us"),
        ("the river", "a b\u0430nk"),
        ("the river %", "a bank"),
    ],
)
def test_what_may_be_more_than_other_words_is_looked_into(old, new):
    assert plain(old, new) is None
    assert plain(new, old) is None


@pytest.mark.parametrize(("left", "right"), list(permutations(SEEDS, 2)))
def test_looking_into_plain_changes_would_find_the_same(left, right):
    texts = Text(SEEDS[left]), Text(SEEDS[right])
    for passage in compare(SEEDS[left], SEEDS[right]).passages:
        for change in passage.changes:
            if not (change.left and change.right):
                continue
            spans = change.left, change.right
            cuts = texts[0].cut(*spans[0]), texts[1].cut(*spans[1])
            if told := plain_wording(cuts, spans):
                found = LabelsFound()
                label_inside(ChangedWords(texts, cuts, found), spans)
                assert [(label.name, label.left, label.right) for label in found.in_order()] == [(WORDING, *told)]
