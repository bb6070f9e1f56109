"""The dates that two texts are compared by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.compare import compare
from stories.compare.mirror import mirrored
from stories.text import parse
from tests.compare.test_laws import patient, two_versions

OLD = parse("The helicopter came down near the border today, the ministry said in a statement.")
NEW = parse("The helicopter came down near the border on Monday, the ministry said in a statement.")

dates = st.tuples(*[st.none() | st.sampled_from(["2020", "2020-11-09", "2020-11-09T18:00+00:00", "2020-11-10"])] * 2)


def labels(dates):
    [passage] = compare(OLD, NEW, dates=dates).passages
    return [(label.name, label.why) for change in passage.changes for label in change.labels]


@pytest.mark.parametrize(
    ("dates", "label"),
    [
        (("2020-11-09", "2020-11-10"), ("style", "both 2020-11-09")),
        (("2020-11-09T23:00+00:00", None), ("style", "both 2020-11-09, by the date of one text")),
        (("2020-11-10", "2020-11-11"), ("date", None)),
        (("2020-11", None), ("wording", None)),
        ((None, None), ("wording", None)),
    ],
)
def test_a_day_is_read_by_the_dates_given(dates, label):
    assert labels(dates) == [label]


def test_without_any_the_documents_own_are_taken():
    old, new = parse(f"November 9, 2020\n\n{OLD.text}"), parse(f"November 10, 2020\n\n{NEW.text}")
    assert compare(old, new) == compare(old, new, dates=("2020-11-09", "2020-11-10"))
    assert compare(old, new) != compare(old, new, dates=(None, None))


@patient
@given(two_versions(), dates)
def test_swapping_sides_and_dates_mirrors_the_comparison(versions, dates):
    left, right = versions
    assert mirrored(compare(left, right, dates=dates)) == compare(right, left, dates=dates[::-1])


@given(dates)
def test_so_it_does_where_the_texts_are_the_same(dates):
    assert mirrored(compare(OLD, OLD, dates=dates)) == compare(OLD, OLD, dates=dates[::-1])
