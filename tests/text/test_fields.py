"""What a database's export, a page and a telex put around a story, as forms."""

import pytest

from stories.text import Kind, parse

BODY = ["The ferry left the pier an hour early on Tuesday.", "Nobody was on board but the captain, the line said."]


def kinds(text: str) -> list[tuple[Kind, str]]:
    document = parse(text)
    return [(block.kind, document.quote(block.range)) for block in document.blocks]


EXPORT = """3 of 58 DOCUMENTS

SECTION: Region; Pg. 4

LENGTH: 62 words

HEADLINE: Ferry leaves an hour early

BYLINE: Nora Quill

BODY:

"""


def test_labels_say_what_the_lines_of_an_export_are():
    found = {text: kind for kind, text in kinds(EXPORT + "\n\n".join(BODY) + "\n\nLOAD-DATE: March 6, 2003")}
    assert found["HEADLINE: Ferry leaves an hour early"] is Kind.HEADLINE
    assert found["BYLINE: Nora Quill"] is Kind.BYLINE
    assert found["LENGTH: 62 words"] is found["BODY:"] is found["LOAD-DATE: March 6, 2003"] is Kind.UNKNOWN
    assert [text for text, kind in found.items() if kind is Kind.PARAGRAPH] == BODY


def test_two_labels_make_no_export():
    found = kinds(
        "Ferry leaves an hour early\n\nTitle: none was given.\n\nLength: nine metres.\n\n" + "\n\n".join(BODY)
    )
    assert Kind.UNKNOWN not in {kind for kind, _ in found}


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("SEVERNMOUTH: The ferry left the pier an hour early on Tuesday.", "SEVERNMOUTH"),
        ("VISBY. Färjan gick en timme för tidigt på tisdagen.", "VISBY"),
        ("(HALDEN) -- The ferry left the pier an hour early on Tuesday.", "HALDEN"),
        ("VISBY TT Färjan gick en timme för tidigt på tisdagen.", "VISBY"),
    ],
)
def test_a_place_opens_a_story_without_an_agency(line, place):
    assert parse("\n\n".join(("Ferry leaves an hour early", line, *BODY))).decided("dateline").value == place


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("UPDATE: The ferry left the pier an hour early on Tuesday.", Kind.NOTE),
        ("ANALYSIS: The ferry left the pier an hour early on Tuesday.", Kind.PARAGRAPH),
    ],
)
def test_a_flag_or_a_genre_is_no_place(line, kind):
    assert (kind, line) in kinds("\n\n".join(("Ferry leaves an hour early", line, *BODY)))


@pytest.mark.parametrize(
    "line", ["With AFP", "red/APA", "REDACCIÓN / AGENCIAS", "(APA, red, 25.7.2017)", "EFE | MONTEVIDEO"]
)
def test_a_desk_and_its_agencies_are_a_credit(line):
    assert (Kind.CREDIT, line) in kinds("\n\n".join(("Ferry leaves an hour early", line, *BODY)))


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("/C O R R E C T I O N -- Severn Ferries/", "corrects"),
        ("STRICTLY EMBARGOED TO 2330 WEDNESDAY MAY 16", "held"),
        ("(adv for sun jan 30)", "held"),
        ("AP Photo KY101, KY102", "to editors"),
        ("【更正稿】", "corrects"),
        ("Note to readers: This is a corrected story.", "corrects"),
        ("Eds: Adds minister in pars 4-5", "update"),
    ],
)
def test_what_a_note_above_a_story_means(line, meaning):
    document = parse("\n\n".join((line, "Ferry leaves an hour early", *BODY)))
    assert [decision.value for decision in document.decisions if decision.what == "note"] == [meaning]


def test_what_was_mended_is_said_below_a_story():
    document = parse("\n\n".join(("Ferry leaves an hour early", *BODY, "Saken er oppdatert med svar fra rederiet.")))
    assert document.decided("note").value == "update"


def test_a_page_speaks_to_its_readers():
    for line in (
        "Close this pop-up",
        "Comments are closed on this article.",
        "2 min to read",
        "Publié il y a 3 heures",
    ):
        assert (Kind.NAVIGATION, line) in kinds("\n\n".join((line, "Ferry leaves an hour early", *BODY)))


def test_a_telex_in_capitals_is_joined_from_its_dateline_on():
    text = """FERRY LEAVES AN HOUR EARLY
DHAKA, FEB 18 (AFP) - A RIVER FERRY LEFT THE PIER AN HOUR
AHEAD OF TIME ON TUESDAY WITH NOBODY ON BOARD.
"""
    assert kinds(text)[-1][1] == ("A RIVER FERRY LEFT THE PIER AN HOUR AHEAD OF TIME ON TUESDAY WITH NOBODY ON BOARD.")


def test_an_indent_holds_the_sentences_of_a_paragraph_together():
    text = """   DHAKA, Feb. 18 (AP) _ A river ferry left the pier an hour
ahead of time on Tuesday with nobody on board.
   The captain of the ferry said that he had set his own watch
by a clock of the station. It has always been fast and wrong.
It was repaired in the evening.
"""
    assert kinds(text)[-1][1].endswith("wrong. It was repaired in the evening.")
