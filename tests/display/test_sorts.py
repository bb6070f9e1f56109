"""What sort of change, in a newsroom's words."""

from stories.compare import compare
from stories.display.rows import Row, facing
from stories.display.sorts import Sort, SortAtStop, names_of, sorts_of_row
from stories.display.units import Section
from stories.text import parse
from tests.seeds import newest


def only_row(old: str, new: str) -> Row:
    [row] = facing(compare(parse(old), parse(new))).rows
    return row


def told(row: Row) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(sort.name, sort.why, [(one.sort.left, one.sort.right) for one in sort.found]) for sort in row.sorts]


def test_where_every_mark_is_of_one_sort_its_name_says_it_all() -> None:
    row = only_row("The union thanked the crew of the tug.", "The union praised the crew of the tug.")
    assert (row.labels, row.tells) == (("wording",), False)


def test_one_distance_in_two_units_says_how_they_convert() -> None:
    row = only_row("The wreck lies 70km off the harbour.", "The wreck lies 43 miles off the harbour.")
    assert told(row) == [("units", "43 miles are 69.2 km", [("70km", "43 miles")])]
    assert row.tells


def test_another_name_is_told_from_another_form_of_a_name_and_comes_first() -> None:
    row = only_row("President Putin met the mayor of Shusha.", "President Erdogan met the mayor of Shushi.")
    assert told(row) == [
        ("name", "another name", [("Putin", "Erdogan")]),
        ("style", "one name in two spellings", [("Shusha", "Shushi")]),
    ]


def test_one_day_by_two_names_is_said_in_words() -> None:
    row = facing(compare(newest("000"), newest("004"))).of(Section.TEXT)[0]
    assert told(row) == [("style", "both 9 November 2020, by the date of one text", [("today", "Monday")])]


def test_a_label_quotes_the_words_it_rests_on() -> None:
    [stop] = facing(compare(parse("It fell 70km from Shusha."), parse("It fell 43 miles from Shushi."))).stops
    assert {(sort.name, sort.left, sort.right, sort.is_all) for sort in stop.sorts} == {
        ("units", "70km", "43 miles", False),
        ("style", "Shusha", "Shushi", False),
    }


def test_a_quotation_of_one_speaker_is_told_once_for_all_its_words() -> None:
    rows = facing(compare(newest("000"), newest("001"))).rows
    [quotation] = [sort for row in rows for sort in row.sorts if "Poghosyan on the left" in sort.why]
    assert quotation.why == "Poghosyan on the left, Vagram Pogosian on the right"
    assert [one.sort.left for one in quotation.found] == ["We have", "chain", "haunts"]


def test_of_a_passage_shown_whole_no_more_is_quoted_than_a_part() -> None:
    rows = facing(compare(newest("000"), newest("001"))).rows
    replaced = [row for row in rows if row.kind == "replaced"]
    assert replaced
    quoted = [one.sort for row in replaced for sort in row.sorts for one in sort.quoted]
    assert [sort.name for sort in quoted if sort.is_all] == []
    assert "The fighting for Shushi continues" in [sort.left for sort in quoted]


def test_the_heaviest_sort_comes_first_and_each_stop_once() -> None:
    spelled, counted = Sort("spelling", 1000, "harbour", "harbor"), Sort("number", 7000, "12", "14")
    sorts = sorts_of_row([SortAtStop(1, spelled), SortAtStop(2, counted), SortAtStop(1, spelled)])
    assert names_of(sorts) == ("number", "spelling")
    assert [len(sort.found) for sort in sorts] == [1, 1]


def test_what_is_ignored_has_no_sort() -> None:
    ignoring = compare(parse("The harbour was calm."), parse("The harbor was calm."), {"spelling"})
    [row] = facing(ignoring).rows
    assert (row.kind, row.sorts) == ("same", ())


def test_space_that_changed_is_quoted_as_nothing() -> None:
    row = only_row("The quay  reopened on Friday.", "The quay reopened on Friday.")
    assert (row.labels, row.tells) == (("spaces",), False)
