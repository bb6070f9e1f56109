"""Blocks whose kinds the source says."""

from stories.text import GivenBlock, Kind, document_of, parse
from tests.seeds import quotes

HEADLINE = GivenBlock(Kind.HEADLINE, "Floods close three bridges")
STORY = GivenBlock(Kind.PARAGRAPH, "Three bridges were closed on Monday. Rain fell.")


def test_given_blocks_are_those_of_the_document():
    document = document_of([HEADLINE, STORY], name="a.xml")
    assert [(block.kind, document.quote(block.range)) for block in document.blocks] == [
        (Kind.HEADLINE, HEADLINE.text),
        (Kind.PARAGRAPH, STORY.text),
    ]
    assert [document.quote(sentence) for sentence in document.sentences] == [
        HEADLINE.text,
        "Three bridges were closed on Monday.",
        "Rain fell.",
    ]
    assert document.name == "a.xml"


def test_they_read_as_the_same_text_without_them():
    byline, dateline = GivenBlock(Kind.BYLINE, "By Jane Roe"), GivenBlock(Kind.DATELINE, "OSLO, May 4 (Reuters) -")
    text = "\n\n".join(block.text for block in (HEADLINE, byline, dateline, STORY))
    assert document_of([HEADLINE, byline, dateline, STORY]) == parse(text)


def test_line_breaks_and_blank_blocks_mean_nothing_and_folding_is_told():
    cafe = "The cafe\N{COMBINING ACUTE ACCENT}"
    document = document_of([GivenBlock(Kind.PARAGRAPH, f"\n {cafe}\r\n\r\n  is closed.\t"), GivenBlock(Kind.NOTE, " ")])
    assert document.text == "The café is closed."
    assert len(document.blocks) == 1
    assert document.decided("folded").words == cafe.split()[1]


def test_what_stands_inside_the_line_of_a_paragraph_becomes_a_block():
    paragraph = GivenBlock(Kind.PARAGRAPH, "LONDON (Reuters) - Three bridges were closed. - Reuters")
    document = document_of([HEADLINE, paragraph])
    assert [block.kind for block in document.blocks[1:]] == [Kind.DATELINE, Kind.PARAGRAPH, Kind.CREDIT]
    assert document.decided("agency").value == "Reuters"


def test_what_a_block_means_is_what_its_source_says_or_else_what_its_text_does():
    document = document_of(
        [
            GivenBlock(Kind.BYLINE, "Jane Roe"),
            GivenBlock(Kind.DATE, "Monday evening", "20201109T1800Z"),
            GivenBlock(Kind.DATE, "November 8, 2020"),
            GivenBlock(Kind.DATELINE, "Oslo"),
            STORY,
            GivenBlock(Kind.CREDIT, "From our wire desk", "The Associated Press"),
            GivenBlock(Kind.URL, "https://a.example/1"),
        ]
    )
    assert [block.value for block in document.blocks] == [
        "Jane Roe",
        "2020-11-09T18:00+00:00",
        "2020-11-08",
        "Oslo",
        None,
        "AP",
        "https://a.example/1",
    ]
    assert document.date == "2020-11-09T18:00+00:00"
    assert document.decided("agency").value == "AP"


def test_a_time_that_is_none_dates_nothing():
    document = document_of([GivenBlock(Kind.DATE, "Monday evening", "yesterday"), STORY])
    assert (document.blocks[0].value, document.date) == (None, None)


def test_no_blocks_are_an_empty_document():
    assert document_of([]) == parse("")


def test_one_paragraph_of_a_given_text_is_not_looked_at_for_other_kinds():
    assert quotes(document_of([GivenBlock(Kind.PARAGRAPH, "URGENT"), STORY]), Kind.NOTE) == []
