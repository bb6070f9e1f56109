"""Which labels a change has of the differences that its words show."""

from stories.compare import Comparison, compare
from stories.compare.mirror import mirrored
from stories.text import parse

OLD = """# Ferry fire kills 12

A fire on a ferry off Tolvik killed 12 people on Monday, the coast guard said.

The owner said twelve bodies had been found in the hold of the ship."""
NEW = OLD.replace("12", "14").replace("twelve", "fourteen")


def labels(found: Comparison) -> list[tuple[str, ...]]:
    return [tuple(label.name for label in change.labels) for passage in found.passages for change in passage.changes]


def test_a_toll_told_in_three_places_is_one_difference_and_all_of_them_show_it() -> None:
    found = compare(parse(OLD), parse(NEW))
    assert [one.kind for one in found.differences] == ["number"]
    assert labels(found) == [("number",)] * 3


def test_of_its_places_the_headline_lifts_it_most() -> None:
    [one] = compare(parse(OLD), parse(NEW)).differences
    [other] = compare(parse(OLD), parse(OLD.replace("killed 12", "killed 14"))).differences
    assert one.weight > other.weight


def test_all_its_places_are_kept_and_mirrored() -> None:
    found = compare(parse(OLD), parse(NEW))
    assert Comparison.from_findings(found.left, found.right, found.to_dict()) == found
    assert compare(found.right, found.left) == mirrored(found)
    [one] = found.differences
    assert [left and found.left.quote(left) for left, _ in one.all_words] == ["12", "12", "twelve"]


def test_the_words_that_tie_a_source_to_its_statement_are_no_wording_besides() -> None:
    old = "The Daily Mail reported that the minister had left the country with his family on Sunday evening."
    new = "The minister had left the country with his family on Sunday evening."
    assert labels(compare(parse(old), parse(new))) == [("attribution",)]


def test_a_comma_within_a_quotation_is_no_other_quotation() -> None:
    old = '"We closed the quay and sent the ships away", the harbour master told the crew of the ferry.'
    new = '"We shut the quay and sent the ships away," the harbour master told the crew of the ferry.'
    assert labels(compare(parse(old), parse(new))) == [("quote",), ("punctuation",)]
