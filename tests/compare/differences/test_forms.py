"""One value in another form: what labels a change of words that is no difference."""

import pytest

from stories.compare import compare
from stories.text import parse

SAME, CONVERTED, SPELLED, OTHER = "style", "unit", "spelling", "number"


def labels(old, new, before="The officials in the town said that it came to", behind="in the end, after all."):
    [passage] = compare(parse(f"{before} {old} {behind}"), parse(f"{before} {new} {behind}")).passages
    return {label.name: label.why for change in passage.changes for label in change.labels}


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("nine", "9", SAME),
        ("twenty-five", "25", SAME),
        ("one hundred and fifty", "150", SAME),
        ("1.2 million", "1,200,000", SAME),
        ("1,000", "1,200", OTHER),
        ("5 per cent", "5%", SAME),
        ("10 kilometres", "10km", SAME),
        ("10 kilometres", "10 kilometers", SPELLED),
        ("70km", "about 43 miles", CONVERTED),
        ("15 kilometers", "nine miles", CONVERTED),
        ("90 miles (150 kilometres)", "150km", CONVERTED),
        ("1,000 km", "800 miles", OTHER),
        ("30 degrees celsius", "86 degrees fahrenheit", CONVERTED),
        ("100 feet", "30 meters", CONVERTED),
        ("5 miles", "5 tonnes", "wording"),
        ("£5", "$6", "wording"),
        ("5%", "5", "wording"),
        ("$5", "5 dollars", SAME),
        ("0.3 percentage points", "0.3 percent", OTHER),
        ("2-1", "3-1", OTHER),
        ("about 70km", "70km", "wording"),
        ("about 70", "seventy", "wording"),
        ("1 1/4 percent", "1-1/4 percent", SAME),
        ("1½ percent", "1-1/2 percent", SAME),
        ("2 percent", "1-3/4 percent", OTHER),
        ("2-3 percent", "two to three percent", SAME),
        ("3 to 5 feet", "1 to 1.5 metres", CONVERTED),
        ("3 to 5 feet", "3 to 6 feet", OTHER),
        ("2,500 acres (1,000 hectares)", "1,000 hectares", CONVERTED),
        ("1,312 feet", "400m", CONVERTED),
        ("20 million", "20m", SAME),
        ("10 km (6 miles)", "10 km", SAME),
        ("20", "20m", "wording"),
        ("$20 million", "$20m", SAME),
        ("30C", "86F", CONVERTED),
        ("7.0-magnitude", "7-magnitude", SAME),
        ("1 200", "1,200", SAME),
        ("12", "١٢", SAME),
    ],
)
def test_two_numbers(one, other, label):
    assert label in labels(one, other)
    assert label in labels(other, one)
    if label in (SAME, CONVERTED, SPELLED):
        assert len(labels(one, other)) == len(labels(other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("70km", "43 miles", "43 miles are 69.2 km"),
        ("3 to 5 feet", "1 to 1.5 metres", "3 to 5 feet are 0.9 to 1.5 metres"),
        ("86F", "30C", "86 f are 30 c"),
        ("1 inch", "25 mm", "1 inch is 25.4 mm"),
    ],
)
def test_a_measure_is_told_in_the_unit_of_the_other(one, other, why):
    assert labels(one, other)["unit"] == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Saturday", "Saturday"),
        ("on November 9", "on 9 Nov. 2020"),
        ("on Nov. 3", "on November 3"),
        ("at 7 p.m.", "at 19:00"),
        ("on Nov. 9", "on Nov. 9, 2020"),
    ],
)
def test_two_times(one, other):
    assert labels(one, other) == labels(other, one) == {"style": None}


def test_a_month_gets_its_year():
    old, new = parse("The talks began in May, he said."), parse("The talks began in May 2021, he said.")
    found = [compare(old, new, dates=(of, of)).passages[0].changes[0].labels[0] for of in ("2021-06-10", "2023-06-10")]
    assert [(label.name, label.why) for label in found] == [("style", "both 2021-05"), ("wording", None)]


def test_another_time_is_no_form_of_it():
    assert "style" not in labels("on Saturday", "on Sunday")


def test_the_same_words_are_no_other_form():
    assert "style" not in labels("Nine guards fled", "Guards say nine fled", "He saw it.", "in the end.")
