from pathlib import Path

import pytest

from benchmarks.gold import Unresolved, links_in, pairs
from stories.text import parse

LEFT = parse("It is closed.\n\nIt is closed today. Nobody came.", name="left")
RIGHT = parse("Nobody came.\n\nIt was closed on Monday.", name="right")


def links(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "left_right.txt"
    path.write_text(text, "utf-8")
    return [(LEFT.quote(left), RIGHT.quote(right)) for (left, right), _ in links_in(path, LEFT, RIGHT)]


def test_every_line_of_the_gold_names_one_sentence():
    gold = pairs()
    assert len(gold) == 15
    assert {pair.one_agency for pair in gold if "002" in (pair.left, pair.right) and "004" in pair.name} == {False}
    assert all(pair.links for pair in gold)


def test_a_link_is_two_lines_or_one_that_both_sides_have(tmp_path):
    assert links(tmp_path, "# remark\n\n< It is closed today.\n> It was …\n\n= Nobody came.\n") == [
        ("It is closed today.", "It was closed on Monday."),
        ("Nobody came.", "Nobody came."),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("\n= Everybody came.\n", "left_right.txt, line 2: no sentences of left read “Everybody came.”"),
        ("< It is closed …\n> It was …\n", "left_right.txt, line 1: 2 sentences of left read “It is closed …”"),
        ("< It is closed.\n\n", "left_right.txt, line 2: expected “< sentence” with “> sentence” below it"),
        ("It is closed.\n", "left_right.txt, line 1: expected “< sentence” with “> sentence” below it"),
    ],
)
def test_a_line_that_names_no_sentence_or_several_is_an_error_with_its_place(tmp_path, text, error):
    with pytest.raises(Unresolved) as raised:
        links(tmp_path, text)
    assert str(raised.value).startswith(error)


def test_doubtful_links_are_links_and_are_marked():
    found = pairs()
    assert all(pair.doubtful <= pair.links for pair in found)
    assert sum(len(pair.links) for pair in found) == 282
    assert sum(len(pair.doubtful) for pair in found) == 64
