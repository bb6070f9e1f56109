"""What faces what, and which words are marked."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.compare import Comparison, compare
from stories.display.pieces import Mark, Paragraph
from stories.display.rows import Facing, Hidden, Row, collapsed, facing
from stories.display.stops import by_weight
from stories.display.units import Section
from stories.text import Document, Kind, parse
from tests.build import document
from tests.seeds import newest, versions

OPENING = "The harbour authority closed the northern quay on Tuesday after a crane collapsed."
SECOND = "Nobody was hurt, said the harbour master, who had ordered the quay cleared an hour before."
THIRD = "Three ships were sent on to Rotterdam and two are waiting in the roads for the wreck."
FOURTH = "Dockers have asked for newer cranes since a similar accident nine years ago."


def faced(left: Document, right: Document) -> Facing:
    return facing(compare(left, right))


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    return "\n\n".join(
        "".join(span.before + "".join(piece.text for piece in span.pieces) for span in paragraph.spans)
        for paragraph in paragraphs
    )


def marked(paragraphs: Iterable[Paragraph]) -> list[str]:
    spans = [span for paragraph in paragraphs for span in paragraph.spans]
    return [
        piece.text
        for span in spans
        for piece in span.pieces
        if piece.mark is not Mark.SAME or span.whole is not Mark.SAME
    ]


def test_a_word_replaced_is_marked_on_both_sides_and_is_one_stop() -> None:
    facing = faced(
        parse("Azerbaijan accidently shot it down today."), parse("Azerbaijan accidentally shot it down today.")
    )
    [row], [stop] = facing.rows, facing.stops
    assert (row.kind, marked(row.left), marked(row.right)) == ("edited", ["accidently"], ["accidentally"])
    assert (stop.kind, stop.left.strip(), stop.right.strip()) == ("words", "accidently", "accidentally")


def test_the_space_beside_a_changed_word_is_not_marked() -> None:
    [row] = faced(parse("It said the move was meant."), parse("It said the move was an accident and meant.")).rows
    assert marked(row.right) == ["an accident and"]
    assert text_of(row.right) == "It said the move was an accident and meant."


def test_each_stop_is_anchored_once() -> None:
    facing = faced(newest("002"), versions("001")[0])
    spans = [span for row in facing.rows for paragraph in (*row.left, *row.right) for span in paragraph.spans]
    anchors = [span.stop if span.moved is None else span.moved for span in spans if span.is_first]
    anchors += [piece.stop for span in spans for piece in span.pieces if piece.is_first]
    assert sorted(filter(None, anchors)) == [stop.number for stop in facing.stops]


def test_a_paragraph_only_one_side_has_faces_a_gap() -> None:
    facing = faced(document(OPENING, THIRD), document(OPENING, SECOND, THIRD))
    assert [(row.kind, bool(row.left), bool(row.right)) for row in facing.rows] == [
        ("same", True, True),
        ("added", False, True),
        ("same", True, True),
    ]


def test_paragraphs_added_one_below_the_other_are_one_stop() -> None:
    [stop] = faced(document(OPENING, FOURTH), document(OPENING, SECOND, THIRD, FOURTH)).stops
    assert (stop.kind, stop.paragraphs, stop.words) == ("added", 2, 33)


def test_a_caption_and_an_address_added_are_two_stops() -> None:
    right = document(OPENING, (Kind.CAPTION, "The quay on Tuesday."), (Kind.URL, "https://www.harbour-times.example/1"))
    stops = faced(document(OPENING), right).stops
    assert [(stop.kind, stop.block) for stop in stops] == [("added", Kind.CAPTION), ("added", Kind.URL)]


def test_a_sentence_added_inside_a_paragraph_stays_in_it() -> None:
    [row] = faced(document(f"{OPENING} {THIRD}"), document(f"{OPENING} {SECOND} {THIRD}")).rows
    assert row.kind == "edited"
    assert text_of(row.right) == f"{OPENING} {SECOND} {THIRD}"
    assert marked(row.right) == [SECOND]


def test_a_paragraph_cut_in_two_faces_both_its_parts() -> None:
    [row] = faced(document(f"{OPENING} {SECOND}"), document(OPENING, SECOND)).rows
    assert (len(row.left), len(row.right)) == (1, 2)


def test_a_paragraph_cut_in_two_says_so_and_is_not_hidden_as_unchanged() -> None:
    rows = faced(document(f"{OPENING} {SECOND}", THIRD), document(OPENING, SECOND, THIRD)).rows
    assert [(row.kind, row.parted, row.is_same) for row in rows] == [("same", ("split",), False), ("same", (), True)]
    assert collapsed(rows, opened=())[0] is rows[0]


def test_two_paragraphs_made_one_say_so() -> None:
    [row] = faced(document(OPENING, SECOND), document(f"{OPENING} {SECOND}")).rows
    assert row.parted == ("merged",)


def test_only_a_row_whose_sides_read_alike_is_heard_once() -> None:
    rows = faced(document(f"{OPENING} {SECOND}", THIRD, FOURTH), document(OPENING, SECOND, THIRD, "Talks failed.")).rows
    assert [row.reads_alike for row in rows] == [False, True, False, False]


def test_a_passage_both_moved_and_replaced_says_both() -> None:
    rows = faced(newest("002"), versions("001")[0]).rows
    moved = {text_of([*row.left, *row.right])[:30]: row.is_moved_and_replaced for row in rows if row.kind == "moved"}
    assert moved["A spokesman for the president "] is True
    assert list(moved.values()).count(True) < len(moved)


def test_a_moved_paragraph_stands_at_both_its_ends_each_knowing_the_other() -> None:
    facing = faced(document(OPENING, SECOND, THIRD, FOURTH), document(FOURTH, OPENING, SECOND, THIRD))
    moved = [row for row in facing.rows if row.kind == "moved"]
    assert [(text_of(row.left), text_of(row.right)) for row in moved] == [("", FOURTH), (FOURTH, "")]
    ends = [span for row in moved for paragraph in (*row.left, *row.right) for span in paragraph.spans]
    assert [(span.moved, span.is_first) for span in ends] == [(1, True), (1, False)]
    assert [stop.kind for stop in facing.stops] == ["moved"]


def test_what_stands_around_the_text_is_apart_from_it() -> None:
    facing = faced(newest("003"), newest("004"))
    assert [row.label for row in facing.of(Section.ABOVE)] == [Kind.HEADLINE, Kind.BYLINE, Kind.DATE]
    assert {row.label for row in facing.of(Section.TEXT)} == {Kind.PARAGRAPH, Kind.SUBHEAD}
    assert {row.label for row in facing.of(Section.AROUND)} == {Kind.CAPTION, Kind.CREDIT, Kind.RELATED, Kind.URL}


def test_the_banner_stays_in_the_text_and_the_earlier_story_opens_below_it() -> None:
    older, newer = versions("001")
    rows = faced(older, newer).of(Section.TEXT)
    [opening] = [at for at, row in enumerate(rows) if row.opens_right]
    assert rows[opening - 1].label is Kind.NOTE
    assert not any(row.opens_left for row in rows)


@pytest.mark.parametrize("pair", [("000", "004"), ("003", "004"), ("002", "001"), ("001", "000")])
def test_the_rows_hold_every_word_of_both_texts(pair: tuple[str, str]) -> None:
    left, right = newest(pair[0]), newest(pair[1])
    rows = faced(left, right).rows
    ends: dict[str, Document] = {"left": left, "right": right}
    for side, whole in ends.items():
        shown = [text_of([paragraph]) for row in rows for paragraph in getattr(row, side)]
        # A moved sentence leaves its paragraph, so the words are compared and not the paragraphs.
        assert sorted(" ".join(shown).split()) == sorted(whole.text.split())


def test_a_character_nobody_sees_is_named_and_not_written() -> None:
    [row] = faced(parse("The quay re\u200bopened on Friday."), parse("The quay reopened on Friday.")).rows
    pieces = [piece for paragraph in row.left for span in paragraph.spans for piece in span.pieces]
    assert [piece.unseen for piece in pieces if piece.unseen] == ["zero width space"]
    assert "\u200b" not in "".join(piece.text for piece in pieces)


def test_a_letter_that_looks_like_another_is_named_beside_it() -> None:
    [row] = faced(parse("The qu\u0430y opened on Friday."), parse("The quay opened on Friday.")).rows
    pieces = [piece for paragraph in row.left for span in paragraph.spans for piece in span.pieces]
    assert [(piece.text, piece.unseen) for piece in pieces if piece.unseen] == [("\u0430", "cyrillic small letter a")]


def test_positions_beyond_the_first_plane_hold() -> None:
    [row] = faced(parse("𝒜 crane 🏗️ fell today."), parse("𝒜 crane 🏗️ fell on Monday.")).rows
    assert (marked(row.left), marked(row.right)) == (["today"], ["on Monday"])


def rows_of(*kinds: str) -> list[Row]:
    return [Row(number, kind, Section.TEXT, (), ()) for number, kind in enumerate(kinds, start=1)]


def test_unchanged_rows_give_way_to_how_many_they_are() -> None:
    shown = collapsed(rows_of("same", "same", "edited", "same"), opened=())
    assert [(type(row), row.number) for row in shown] == [(Hidden, 1), (Row, 3), (Hidden, 4)]
    assert [row.count for row in shown if isinstance(row, Hidden)] == [2, 1]


def test_a_run_that_was_opened_is_shown() -> None:
    shown = collapsed(rows_of("same", "same", "edited", "same"), opened=[1])
    assert [(type(row), row.number) for row in shown] == [(Row, 1), (Row, 2), (Row, 3), (Hidden, 4)]


def test_the_same_change_made_twice_is_listed_once() -> None:
    facing = faced(newest("003"), newest("004"))
    first = by_weight(facing.stops)[0]
    assert (first.left.strip(), first.right.strip(), len(first.also)) == ("accidently", "accidentally", 1)


def test_the_text_is_listed_before_what_stands_around_it() -> None:
    order = [stop.is_in_text for stop in by_weight(faced(newest("000"), newest("004")).stops)]
    assert order == sorted(order, reverse=True)


def mirrored(comparison: Comparison) -> list[str]:
    return sorted(f"{row.kind} {text_of(row.right)} | {text_of(row.left)}" for row in facing(comparison).rows)


def test_swapping_the_sides_swaps_the_rows() -> None:
    there, back = compare(newest("000"), newest("004")), compare(newest("004"), newest("000"))
    swapped = {"cut": "added", "added": "cut"}
    rows = [
        f"{swapped.get(row.kind, row.kind)} {text_of(row.left)} | {text_of(row.right)}" for row in facing(there).rows
    ]
    assert sorted(rows) == mirrored(back)


SENTENCES = st.sampled_from([OPENING, SECOND, THIRD, FOURTH, OPENING.replace("Tuesday", "Monday"), "Talks failed."])
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


@given(TEXTS, TEXTS)
def test_whatever_is_compared_every_word_is_shown_and_every_stop_can_be_reached(
    left: list[str], right: list[str]
) -> None:
    one, other = document(*left), document(*right)
    facing = faced(one, other)
    for side, whole in (("left", one), ("right", other)):
        shown = " ".join(text_of([paragraph]) for row in facing.rows for paragraph in getattr(row, side))
        assert sorted(shown.split()) == sorted(whole.text.split())
    spans = [span for row in facing.rows for paragraph in (*row.left, *row.right) for span in paragraph.spans]
    anchors = [span.stop if span.moved is None else span.moved for span in spans if span.is_first]
    anchors += [piece.stop for span in spans for piece in span.pieces if piece.is_first]
    assert sorted(filter(None, anchors)) == [stop.number for stop in facing.stops]


def test_a_banner_adds_no_words_to_a_run_of_paragraphs() -> None:
    older, newer = versions("001")
    comparison = compare(older, newer)
    [added] = [stop for stop in facing(comparison).stops if stop.is_in_text]
    assert (added.kind, added.paragraphs, added.words) == ("added", 7, comparison.summary.words.added)


def test_of_a_moved_passage_of_two_paragraphs_one_place_on_either_side_is_its_end() -> None:
    rows = faced(newest("002"), versions("001")[0]).rows
    ends_of = {"left": [one for row in rows for one in row.left], "right": [one for row in rows for one in row.right]}
    spans = [(side, span) for side, paragraphs in ends_of.items() for one in paragraphs for span in one.spans]
    ends = [(side, span.moved) for side, span in spans if span.is_end]
    assert ends
    assert sorted(ends) == sorted({(side, span.moved) for side, span in spans if span.moved})


def test_what_a_line_of_the_list_tells_is_no_other_change() -> None:
    old = "# Ferry fire kills 12\n\nA fire on a ferry off Tolvik killed 12 people, the coast guard said in a letter."
    new = old.replace("12", "14").replace("letter", "note")
    found = faced(parse(old), parse(new))
    assert [(line.left, line.right, len(line.stops)) for line in found.lines] == [("12", "14", 2)]
    assert [(stop.left, stop.right) for stop in found.others] == [("letter", "note")]


def test_a_run_that_one_side_has_not_is_said_once() -> None:
    rows = faced(document(OPENING), document(OPENING, SECOND, THIRD)).rows
    assert [(row.kind, row.opens_gap) for row in rows] == [("same", False), ("added", True), ("added", False)]
    rows = faced(document(SECOND, OPENING), document(OPENING, THIRD)).rows
    assert [(row.kind, row.opens_gap) for row in rows] == [("cut", True), ("same", False), ("added", True)]
