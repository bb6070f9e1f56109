import pytest

from benchmarks.absent import Absent
from benchmarks.peers import anchors, wikidiff2
from benchmarks.peers.grouping import average_linkage
from benchmarks.peers.sentences import difflib_pairs, mutual_best


def test_difflib_pairs_what_it_sets_over_each_other():
    left = ["The base was closed.", "Two servicemen were killed.", "It rained."]
    right = ["The base was closed.", "Two Russian servicemen were killed.", "Nobody came."]
    assert difflib_pairs(left, right) == {(0, 0), (1, 1)}


def test_difflib_pairs_where_only_words_were_cut():
    assert difflib_pairs(["x", "Two Russian servicemen were killed."], ["Two servicemen were killed."]) == {(1, 0)}


def test_a_mutual_best_pair_is_the_best_of_both_its_sentences():
    found = mutual_best(["the town fell today", "rain fell"], ["the town fell", "the town rose"])
    assert set(found) == {(0, 0)}


def test_average_linkage_joins_the_most_alike_first():
    levels = [groups for _, groups in average_linkage(["rain in town", "rain in towns", "a quiet match"])]
    assert levels[1] == [[0, 1], [2]] or levels[1] == [[2], [1, 0]]
    assert [len(groups) for groups in levels] == [3, 2, 1]


def test_of_two_exact_places_the_surroundings_decide():
    text = "the city fell. Later the city rose."
    assert anchors.find(text, "the city", "Later ", " rose") == (21, 29)


def test_wikidiff2_tells_kept_edited_and_moved_lines():
    left = [
        "Kept as it is.",
        "The old bridge over the river is closed.",
        "The mayor of the town spoke at length today.",
    ]
    right = [
        "The mayor of the town spoke at length today.",
        "Kept as it is.",
        "The new bridge over the river is closed.",
    ]
    try:
        told = wikidiff2.answers(left, right)
    except Absent as absent:
        pytest.skip(str(absent))
    assert told.kept | told.edited == {(0, 1), (1, 2), (2, 0)}
    assert (1, 2) in told.edited
    assert told.moved
