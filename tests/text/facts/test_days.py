"""Days: when two of them are one."""

import pytest

from stories.text.facts.days import Day, same_day


@pytest.mark.parametrize(
    ("one", "other", "of_text", "same"),
    [
        (Day(month=5), Day(2021, 5), "2021-06-03", (True, "2021-05")),
        (Day(month=12), Day(2020, 12), "2021-01-04", (True, "2020-12")),
        (Day(month=5), Day(2019, 5), "2021-06-03", (False, None)),
        (Day(month=5), Day(2019, 5), None, (False, None)),
        (Day(month=12), Day(2021, 12), "2021-06-03", (False, None)),  # half a year off: it may be the one before
        (Day(month=5), Day(month=6), None, (False, None)),
        (Day(month=5), Day(month=5), None, (True, None)),
    ],
)
def test_a_year_that_comes_to_a_month_is_a_fact_unless_the_date_of_the_text_tells_it(one, other, of_text, same):
    assert same_day(one, other, of_text, of_text) == same
    assert same_day(other, one, of_text, of_text) == same
