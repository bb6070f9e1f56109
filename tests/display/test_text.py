"""A comparison in words, for a terminal."""

import pytest

from stories.compare import compare
from stories.display.matters import explained
from stories.display.text import in_words
from stories.text import parse
from tests.seeds import newest


@pytest.mark.parametrize(
    ("reason", "speakers", "said"),
    [
        (None, ("Ilse Brandt", "Ilse Brandt"), "by Ilse Brandt"),
        (None, ("Poghosyan", "Vagram Pogosian"), "Poghosyan on the left, Vagram Pogosian on the right"),
        ("another speaker", ("Putin", "Erdogan"), "another speaker; Putin on the left, Erdogan on the right"),
        ("", ("", "Putin"), "by Putin"),
        ("", ("", ""), ""),
        ("70 km are 43.5 miles", None, "70 km are 43.5 miles"),
        ("both 2020-11-09", None, "both 9 November 2020"),
        (None, None, ""),
    ],
)
def test_a_difference_or_a_label_says_what_its_words_do_not(reason, speakers, said) -> None:
    assert explained(reason, speakers) == said


def told(old: str, new: str) -> list[str]:
    return in_words(compare(parse(old), parse(new))).splitlines()


OLD = """The harbour authority said that 12 sailors were hurt near Shusha.

The ship met President Putin 70km from Odessa, and the quay was calm."""
NEW = """The harbor authority said that 14 sailors were hurt near Shushi.

The ship met President Erdogan 43 miles from Odessa, and the quay was quiet."""


def test_what_outweighs_wording_is_named_before_the_text_the_heaviest_first() -> None:
    lines = told(OLD, NEW)
    first = lines.index("What matters most:")
    assert lines[first + 1 : first + 4] == ["    number: 12 → 14", "    name: Putin → Erdogan (another name)", ""]


def test_the_sorts_are_counted_the_heaviest_first() -> None:
    assert "Changes: 1 number, 1 name, 1 wording, 1 unit, 1 style, 1 spelling" in told(OLD, NEW)


def test_a_passage_is_followed_by_why_its_labels_were_given() -> None:
    lines = told(OLD, NEW)
    assert "    style: Shusha → Shushi (one name in two spellings)" in lines
    assert "    unit: 70km → 43 miles (43 miles are 69.2 km)" in lines


def test_of_many_weighty_changes_ten_are_named_and_the_others_counted() -> None:
    old = "\n\n".join(f"On the quay called number {chr(65 + n)} there were {n + 20} ships waiting." for n in range(12))
    new = "\n\n".join(f"On the quay called number {chr(65 + n)} there were {n + 60} ships waiting." for n in range(12))
    assert "  … and 2 more" in told(old, new)


def test_one_quotation_in_other_words_is_told_once_with_both_its_speakers() -> None:
    lines = in_words(compare(newest("000"), newest("001")), 200).splitlines()
    assert [line for line in lines if "haunts →" in line] == [
        "    quote: We have → Unfortunately, we are forced; chain → series; haunts → haunt "
        "(Poghosyan on the left, Vagram Pogosian on the right)"
    ]


def test_nothing_of_an_ignored_change_is_told() -> None:
    shown = in_words(compare(parse(OLD), parse(NEW), {"number", "name", "unit"}))
    assert "What matters most" not in shown
    assert "miles are" not in shown
    assert "Hidden: 1 number, 1 name, 1 unit" in shown


def test_beside_other_words_that_are_ignored_a_change_is_told_below_the_newer_text() -> None:
    old = "The jury on Friday convicted the former mayor Tony Mack of taking 119 cars. He left the court at once."
    new = "The former mayor Tony Mack was found guilty on Friday of taking 100 cars. He left the court at once."
    lines = in_words(compare(parse(old), parse(new), {"wording", "case"}), 200).splitlines()
    at = lines.index(f"~ (number) {new}")
    assert lines[at + 1 :] == ["    [-119-]{+100+}"]


def test_beside_another_spelling_that_is_ignored_a_change_is_marked_where_it_stands() -> None:
    shown = in_words(compare(parse(OLD), parse(NEW), {"spelling"}), 200)
    assert "The harbor authority said that [-12-]{+14+} sailors" in shown


def test_two_headlines_without_a_paragraph_carry_nothing_of_each_other():
    assert told("# 3 hurt in fire", "# 4 hurt in fire")[1:3] == ["Neither has a paragraph.", "Changes: 1 number"]
