import pytest

from benchmarks.measures import BCubed, Score, geometric_mean, summed
from benchmarks.quotes import overlap


def test_links_found_wrongly_and_links_missed_weigh_alike():
    found = Score.of({(0, 0), (1, 1), (2, 3)}, {(0, 0), (1, 1), (2, 2), (3, 3)})
    assert (found.precision, found.recall, found.f1) == (2 / 3, 2 / 4, 4 / 7)


def test_every_link_counts_once_however_many_its_text_has():
    one, ten = Score(right=0, found=1, wanted=1), Score(right=10, found=10, wanted=10)
    assert summed([one, ten]).f1 == pytest.approx(10 / 11)


def test_nothing_wanted_and_nothing_found_is_right():
    assert Score.of(set(), set()).f1 == 1


def test_b_cubed_averages_over_the_items():
    reached = BCubed.of([{1, 2, 3}, {4, 5}], [{1, 2}, {3, 4, 5}])
    assert reached.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert reached.recall == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)


def test_twice_as_fast_and_twice_as_slow_are_level():
    assert geometric_mean([0.5, 2]) == pytest.approx(1)


def test_places_overlap_by_what_both_cover_of_all_they_cover():
    assert overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert overlap((0, 10), (20, 30)) == 0


def test_a_quote_that_is_gone_is_right_only_when_not_found():
    assert overlap(None, None) == 1
    assert overlap((0, 10), None) == 0
