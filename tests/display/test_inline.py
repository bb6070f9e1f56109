"""Both sides in one column."""

from itertools import combinations

import pytest

from stories.compare import compare
from stories.display.pieces import Mark, Paragraph
from stories.display.rows import Facing, Row, facing
from stories.text import Document, parse
from tests.seeds import newest

SEEDS = ("000", "001", "002", "003", "004")


def inline(left: Document, right: Document) -> Facing:
    return facing(compare(left, right), inline=True)


def pieces(paragraphs: tuple[Paragraph, ...], but: Mark) -> str:
    """All words but those marked so, without their white space."""
    found = (
        piece.text
        for paragraph in paragraphs
        for span in paragraph.spans
        for piece in span.pieces
        if but not in (piece.mark, span.whole)
    )
    return "".join("".join(found).split())


def words(row: Row) -> tuple[str, str]:
    """What the row holds of the left and of the right, side by side."""
    return pieces(row.left, Mark.ADDED), pieces(row.right, Mark.CUT)


@pytest.mark.parametrize(("left", "right"), [*combinations(SEEDS, 2), *combinations(SEEDS[::-1], 2)])
def test_the_new_words_stand_whole_and_in_order_and_none_that_went_is_lost(left: str, right: str) -> None:
    for row in inline(newest(left), newest(right)).rows:
        old, new = words(row)
        if all(span.moved is None for paragraph in row.inline for span in paragraph.spans):
            assert sorted(pieces(row.inline, Mark.CUT)) == sorted(new)
            assert sorted(pieces(row.inline, Mark.ADDED)) == sorted(old)


@pytest.mark.parametrize(("left", "right"), [*combinations(SEEDS, 2)])
def test_each_change_has_one_address(left: str, right: str) -> None:
    shown = inline(newest(left), newest(right))
    firsts: list[int | None] = []
    for row in shown.rows:
        for paragraph in row.inline:
            for span in paragraph.spans:
                firsts += [span.stop if span.moved is None else span.moved] if span.is_first else []
                firsts += [piece.stop for piece in span.pieces if piece.is_first]
    assert sorted(filter(None, firsts)) == [stop.number for stop in shown.stops]


def test_what_went_stands_before_what_came() -> None:
    [row] = inline(parse("The crew left the tug on Tuesday."), parse("The crew fled the tug late on Tuesday.")).rows
    [paragraph] = row.inline
    told = [(piece.mark, piece.text.strip()) for span in paragraph.spans for piece in span.pieces]
    assert told[:4] == [(Mark.SAME, "The crew"), (Mark.CUT, "left"), (Mark.ADDED, "fled"), (Mark.SAME, "the tug")]
    assert (Mark.ADDED, "late") in told


def test_words_that_only_went_stand_where_they_stood() -> None:
    [row] = inline(parse("The crew left the old red tug on Tuesday."), parse("The crew left the tug on Tuesday.")).rows
    [paragraph] = row.inline
    told = "".join(f"[{piece.text}]" if piece.mark is Mark.CUT else piece.text for piece in paragraph.spans[0].pieces)
    assert " ".join(told.split()) in ("The crew left the [old red] tug on Tuesday.",)
