"""Where words that came are shown, if more than one place is true."""

from stories.compare.align.rows import Row
from stories.compare.words.boundaries import slid
from stories.compare.words.edits import Edit
from tests.build import document


def place_of_one_more(times):
    """Where one more "a" at the end of so many is shown, behind "go;"."""
    old, new = document("go; " + "a " * times + "z"), document("go; " + "a " * (times + 1) + "z")
    end = len(old.text) - 1
    edit = Edit((end, end), (end, end + 2))
    [found] = slid(old.numbered, new.numbered, Row(range(1), range(1)), [edit])
    return found.right[0] - len("go; "), end - len("go; ")


def test_what_came_stands_at_a_pause_where_that_is_as_true():
    place, _ = place_of_one_more(100)
    assert place == 0


def test_what_came_is_not_carried_through_all_of_a_text_that_repeats_itself():
    place, end = place_of_one_more(2000)
    assert place == end
