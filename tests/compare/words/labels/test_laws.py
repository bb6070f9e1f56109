"""What holds for the labels of any change."""

from itertools import permutations

import pytest

from stories.compare import LABELS, compare
from stories.text import parse
from tests import seeds

PAIRS = list(permutations(("000", "001", "002", "003", "004"), 2))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_change_is_labelled_once_by_each_name_with_words_of_its_passage(left, right):
    found = compare(seeds.newest(left), seeds.newest(right))
    for passage in found.passages:
        for change in passage.changes:
            names = [label.name for label in change.labels]
            assert names
            assert names == sorted(set(names), key=LABELS.index)
            for label in change.labels:
                assert label.left or label.right
                for words, sentences in ((label.left, passage.left), (label.right, passage.right)):
                    assert words is None or sentences[0][0] <= words[0] < words[1] <= sentences[-1][1]


def test_a_toll_weighs_more_than_a_quotation_and_that_more_than_other_words_and_style():
    old = 'It killed nine men today, officials said. "We fled the old town," she said in the big city.'
    weights = [
        change.weight
        for new in (
            old.replace("nine", "ten"),
            old.replace("the old", "an old"),
            old.replace("the big", "a big"),
            old.replace("nine", "9"),
        )
        for passage in compare(parse(old), parse(new)).passages
        for change in passage.changes
    ]
    assert weights == [7001, 6001, 2001, 1001]
