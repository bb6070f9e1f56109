"""Numbers and measures: when two are one value."""

import pytest

from stories.compare.words.labels.measures import CONVERTED, DIFFERENT, SAME, SPELLED, relation
from stories.compare.words.labels.numbers import Number
from stories.compare.words.labels.texts import Text
from tests.build import document


def value(words):
    text = Text(document(words))
    [item] = text.items(0, len(words))
    return item.value


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("nine", "9", SAME),
        ("twenty-five", "25", SAME),
        ("one hundred and fifty", "150", SAME),
        ("1.2 million", "1,200,000", SAME),
        ("1,000", "1,200", DIFFERENT),
        ("5 per cent", "5%", SAME),
        ("10 kilometres", "10km", SAME),
        ("10 kilometres", "10 kilometers", SPELLED),
        ("70km", "about 43 miles", CONVERTED),
        ("15 kilometers", "nine miles", CONVERTED),
        ("90 miles (150 kilometres)", "150km", CONVERTED),
        ("1,000 km", "800 miles", DIFFERENT),
        ("30 degrees celsius", "86 degrees fahrenheit", CONVERTED),
        ("100 feet", "30 meters", CONVERTED),
        ("5 miles", "5 tonnes", None),
        ("£5", "$6", None),
        ("5%", "5", None),
        ("£5", "€5", DIFFERENT),
        ("$5", "5 dollars", SAME),
        ("0.3 percentage points", "0.3 percent", DIFFERENT),
        ("2-1", "3-1", DIFFERENT),
        ("about 70km", "70km", None),
        ("1 1/4 percent", "1-1/4 percent", SAME),
        ("1½ percent", "1-1/2 percent", SAME),
        ("2 percent", "1-3/4 percent", DIFFERENT),
        ("9/11", "0.8", None),
        ("5-8", "5–8", SAME),
        ("2-3 percent", "two to three percent", SAME),
        ("3 to 5 feet", "1 to 1.5 metres", CONVERTED),
        ("3 to 5 feet", "3 to 6 feet", DIFFERENT),
        ("3 to 5 feet", "5 feet", DIFFERENT),
        ("2,500 acres (1,000 hectares)", "1,000 hectares", CONVERTED),
        ("1,312 feet", "400m", CONVERTED),
        ("20 million", "20m", SAME),
        ("20", "20m", None),
        ("$20 million", "$20m", SAME),
        ("30C", "86F", CONVERTED),
        ("18F", "19F", DIFFERENT),
        ("7.0-magnitude", "7-magnitude", SAME),
        ("10.00-magnitude", "1-magnitude", DIFFERENT),
        ("1 200", "1,200", SAME),
        ("12", "١٢", SAME),
    ],
)
def test_values(one, other, related):
    assert relation(value(one), value(other))[0] == related
    assert relation(value(other), value(one))[0] == related


def test_another_language_marks_its_thousands_otherwise():
    text = "1.000"
    spanish = Text(document(text))
    spanish.is_english = False
    [item] = spanish.items(0, len(text))
    assert isinstance(item.value, Number)
    assert relation(item.value, value("1,000")) == (None, None)


def test_figures_in_groups_are_one_number_in_any_language():
    text = "1 500"
    spanish = Text(document(text))
    spanish.is_english = False
    [item] = spanish.items(0, len(text))
    assert item.text == text
    assert isinstance(item.value, Number)
    assert relation(item.value, Number((), "1.200")) == (DIFFERENT, None)


def test_from_two_to_three_is_no_range():
    text = "from two to three feet"
    assert [item.text for item in Text(document(text)).items(0, len(text))] == ["from", "two", "to", "three feet"]
