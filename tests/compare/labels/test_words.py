"""Two words, two names, two values: when they are one and when they are not."""

import pytest

from stories.compare.labels.items import Text
from stories.compare.labels.names import is_fuller_name, is_initials, is_one_word
from stories.compare.labels.numbers import CONVERTED, DIFFERENT, SAME, SPELLED, Number, relation
from stories.compare.labels.quotes import quotations, speaker_in
from stories.compare.labels.spelling import is_same_word
from tests.build import document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("apologised", "apologized"),
        ("organisation's", "organization's"),
        ("analysed", "analyzed"),
        ("kilometres", "kilometers"),
        ("travelled", "traveled"),
        ("accidently", "accidentally"),
        ("cease-fire", "ceasefire"),
        ("centre-left", "center-left"),
    ],
)
def test_one_word_in_two_spellings(one, other):
    assert is_same_word(one, other)
    assert is_same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prise", "prize"),
        ("four", "for"),
        ("casual", "causal"),
        ("tonne", "ton"),
        ("desert", "dessert"),
        ("its", "it's"),
    ],
)
def test_two_words_that_look_alike_are_two(one, other):
    assert not is_same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shusha", "Shushi"),
        ("Pashinyan", "Pashinian"),
        ("Nakhchivan", "Nakhcivan"),
        ("Poghosyan", "Pogosian"),
        ("Vahram", "Vagram"),
        ("Kiev", "Kyiv"),
        ("Odessa", "Odesa"),
        ("Gaddafi", "Kadhafi"),
        ("Zelensky", "Zelenskyy"),
        ("Erdogan", "Erdoğan"),
        ("Mohammed", "Muhammad"),
        ("Osama", "Usama"),
        ("Lukashenko’s", "Lukashenka’s"),
    ],
)
def test_one_name_in_two_spellings(one, other):
    assert is_one_word(one, other)
    assert is_one_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Johnson", "Johnston"),
        ("Slovakia", "Slovenia"),
        ("Niger", "Nigeria"),
        ("Azerbaijan", "Azerbaijani"),
        ("Maria", "Mario"),
        ("Mali", "Malta"),
        ("Putin", "Erdogan"),
        ("Mi-24", "Mi-8"),
    ],
)
def test_two_names_that_look_alike_are_two(one, other):
    assert not is_one_word(one, other)
    assert not is_one_word(other, one)


def test_a_first_name_makes_a_name_fuller():
    assert is_fuller_name(["Poghosyan"], ["Vagram", "Pogosian"])
    assert not is_fuller_name(["Poghosyan"], ["Nikol", "Pashinyan"])


def test_initials_stand_for_a_name():
    assert is_initials(["Government", "Accountability", "Office"], ["GAO"])
    assert not is_initials(["Government", "Accountability", "Office"], ["GAP"])


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
        ("2-1", "3-1", DIFFERENT),
        ("about 70km", "70km", None),
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


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We fled," he said. "All of us."', ["We fled,", "All of us."]),
        ("“We fled,” he said.", ["We fled,"]),
        ("‘We fled,’ he said of the soldiers’ houses.", []),  # one mark too many to be sure
        ("‘We fled,’ he said.", ["We fled,"]),
        ("It is the soldiers' town and it's theirs.", []),
        ('"We fled. We had no choice.', ["We fled. We had no choice."]),
    ],
)
def test_what_is_quoted(text, quoted):
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == quoted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mr Poghosyan", "Poghosyan"),
        ("with Armenian Prime Minister Nikol Pashinyan", "Nikol Pashinyan"),
        ("the foreign ministry", "foreign ministry"),
        ("he", None),
    ],
)
def test_who_is_speaking(words, name):
    assert speaker_in(words) == name
