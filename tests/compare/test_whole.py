import pytest

from stories.compare import compare
from tests.build import document


def changed(old: str, new: str) -> list[tuple[str, str]]:
    found = compare(document(old), document(new))
    return [
        (found.left.quote(change.left) if change.left else "", found.right.quote(change.right) if change.right else "")
        for passage in found.passages
        for change in passage.changes
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Flights from New York were late.", "Flights from New Delhi were late.", ("New York", "New Delhi")),
        ("It cost 12 500 francs in all.", "It cost 13 500 francs in all.", ("12 500", "13 500")),
        ("The prime minister of Armenia left.", "The prime minister of Georgia left.", ("Armenia", "Georgia")),
        ("Meanwhile Armenia said so again.", "Meanwhile Georgia said so again.", ("Armenia", "Georgia")),
        ("Talks began on Monday Armenia said.", "Talks began on Monday Georgia said.", ("Armenia", "Georgia")),
        ("He met Nikol Pashinyan on the way.", "He met Nikol Pashinian on the way.", ("Pashinyan", "Pashinian")),
        (
            "Aid of the U.N.'s World Food Programme came.",
            "Aid of the U.N. World Food Programme came.",
            ("U.N.'s", "U.N."),
        ),
        ("He works in the Hughes’ New York home.", "He works in the Hughes’s New York home.", ("Hughes’", "Hughes’s")),
        ("She shot 20 300 times in all.", "She shot 20 400 times in all.", ("20 300", "20 400")),
        ("Page 7, 300 people came to it.", "Page 7, 400 people came to it.", ("300", "400")),
    ],
)
def test_a_number_or_a_name_is_marked_whole_and_nothing_beside_it(old: str, new: str, expected: tuple[str, str]):
    assert changed(old, new) == [expected]


def test_in_a_headline_capitals_are_no_names():
    [headline, *_] = compare(
        document("Armenia Says Talks Failed\n\nThe talks failed on Monday, officials in the capital said."),
        document("Georgia Says Talks Failed\n\nThe talks failed on Monday, officials in the capital said."),
    ).passages
    assert [change.left for change in headline.changes] == [(0, len("Armenia"))]
