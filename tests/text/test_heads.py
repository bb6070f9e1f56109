"""A line in a head that nobody knows changes nothing of what the others are."""

import pytest

from stories.compare import PassageKind, compare
from stories.text import Kind, parse
from tests.seeds import quotes

HEADLINE = "Council shuts bridge"
DATELINE = "RIVERTON (Reuters) -"
BODY = ["The council of Riverton voted late on Tuesday to close the old bridge.", "Mayor Holt said it was over."]

LINES = {
    "Share": Kind.NAVIGATION,
    "3 min read": Kind.NAVIGATION,
    "Advertisement": Kind.NAVIGATION,
    "Home > News > Europe": Kind.NAVIGATION,
    "Anzeige": Kind.NAVIGATION,
    "(Recasts, adds mayor, background)": Kind.NOTE,
    "Recasts, adds mayor, background": Kind.NOTE,
    "Recasts throughout": Kind.NOTE,
    "UPDATES with mayor's words": Kind.NOTE,
    "New throughout.": Kind.NOTE,
    "CORRECTS name of mayor in second paragraph": Kind.NOTE,
    "In BC-Bridge, a0398, corrects day of vote": Kind.NOTE,
    "Eds: Adds quotes. Will be led.": Kind.NOTE,
    "EDITORS: The photo moves separately.": Kind.NOTE,
    "EMBARGOED UNTIL 0001 GMT WEDNESDAY": Kind.NOTE,
    "HOLD FOR RELEASE": Kind.NOTE,
    "MANDATORY KILL": Kind.NOTE,
    "WITHDRAWN: the story of 9 a.m. is replaced": Kind.NOTE,
    "Refiles to fix typo": Kind.NOTE,
    "Repeats without change": Kind.NOTE,
    "1ST LEAD": Kind.NOTE,
    "URGENT": Kind.NOTE,
    "EILMELDUNG": Kind.NOTE,
    "Sperrfrist: Mittwoch 0.01 Uhr": Kind.NOTE,
    "RECTIFICATIF - au 2e paragraphe": Kind.NOTE,
    "By Jane Roe": Kind.BYLINE,
    "By JANE ROE and JOHN DOE": Kind.BYLINE,
    "Von Jane Roe": Kind.BYLINE,
    "AP Military Writer": Kind.BYLINE,
    "9 November 2020": Kind.DATE,
    "Published 3 March 2021, 14:00 GMT": Kind.DATE,
    "FILE PHOTO: The old bridge, seen from the market": Kind.CAPTION,
    "The bridge is closed for good, the council says.": Kind.STANDFIRST,
    "Mayor calls decision final and asks for patience": Kind.STANDFIRST,
    "Qwertz asdf": Kind.UNKNOWN,
    "AM-Bridge, 2nd Ld-Writethru, a0762": Kind.SLUG,
}


def read(*above):
    document = parse("\n\n".join([HEADLINE, *above, f"{DATELINE} {BODY[0]}", BODY[1]]))
    return [(block.kind, document.quote(block.range)) for block in document.blocks]


ALONE = read()


def test_headline_dateline_and_body_are_told_apart():
    assert [
        (Kind.HEADLINE, HEADLINE),
        (Kind.DATELINE, DATELINE),
        *((Kind.PARAGRAPH, paragraph) for paragraph in BODY),
    ] == ALONE


@pytest.mark.parametrize("line", LINES)
def test_a_line_between_headline_and_body_is_itself_and_nothing_else_changes(line):
    assert read(line) == [ALONE[0], (LINES[line], line), *ALONE[1:]]


@pytest.mark.parametrize("line", LINES)
def test_so_it_is_beside_a_line_that_nobody_knows(line):
    assert read("Qwertz asdf", line) == [ALONE[0], (Kind.UNKNOWN, "Qwertz asdf"), (LINES[line], line), *ALONE[1:]]


@pytest.mark.parametrize(
    "paragraph",
    [
        "By Tuesday the river had fallen by a metre, and the bridge was dry.",
        "Done.",
        "This corrects a wrong of thirty years, the mayor said.",
        "That ends a dispute of thirty years.",
        "NATO - the alliance - said nothing.",
        "Kill rates rose in the county, the council said.",
        "More water came.",
        "An urgent update of the bridge was refused.",
    ],
)
def test_what_only_looks_like_a_desks_line_is_body(paragraph):
    document = parse("\n\n".join([HEADLINE, f"{DATELINE} {BODY[0]}", paragraph, BODY[1]]))
    assert (Kind.PARAGRAPH, paragraph) in [(block.kind, document.quote(block.range)) for block in document.blocks]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Berichtigung: So steht es unter dem Beschluss, denn zunächst war die falsche Uhr genannt worden.",
        "Editors: the paper had eleven of them, and four came back for the final night.",
        "Note: this dataset is an interim release, taken on December 1, 2014.",
        "Correction: that was what the mayor called a change of heart.",
    ],
)
def test_inside_a_story_a_note_speaks_of_a_story_or_somebody_else_said_it(paragraph):
    document = parse("\n\n".join([HEADLINE, f"{DATELINE} {BODY[0]}", paragraph, BODY[1]]))
    assert (Kind.PARAGRAPH, paragraph) in [(block.kind, document.quote(block.range)) for block in document.blocks]


@pytest.mark.parametrize(
    "note",
    [
        "Berichtigung: Im zweiten Absatz muss es heißen: Holt.",
        "Editors: This story is the first of two.",
        "EDITORS: Photos move separately.",
        "Note: This interview has been edited for clarity.",
        "Correction: An earlier version misspelled the mayor's name.",
        "CORRECTION: The vote was on Tuesday.",
    ],
)
def test_what_a_desk_says_of_its_story_or_shouts_is_a_note_wherever_it_stands(note):
    above = parse("\n\n".join([HEADLINE, note, f"{DATELINE} {BODY[0]}", BODY[1]]))
    inside = parse("\n\n".join([HEADLINE, f"{DATELINE} {BODY[0]}", note, BODY[1]]))
    below = parse("\n\n".join([HEADLINE, f"{DATELINE} {BODY[0]}", BODY[1], note]))
    for document in (above, inside, below):
        assert (Kind.NOTE, note) in [(block.kind, document.quote(block.range)) for block in document.blocks]


@pytest.mark.parametrize("line", ["URGENT: bridge closed", "Update: the bridge is shut.", "Kill the story", "ends"])
def test_a_note_never_swallows_a_text_of_one_line(line):
    assert [block.kind for block in parse(line).blocks] == [Kind.PARAGRAPH]


def test_entities_are_decoded_where_the_text_is_otherwise_plain_and_said():
    document = parse("It&#8217;s over.\n\nSmith &amp; Sons said so.")
    assert document.text == "It’s over.\n\nSmith & Sons said so."
    assert document.decided("decoded").value == "2"
    assert "&amp;" in parse("<p>Smith &amp; Sons</p> said so.").text


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("ends", Kind.ENDING),
        ("(END)", Kind.ENDING),
        ("MORE", Kind.ENDING),
        ("-30-", Kind.ENDING),
        ("###", Kind.ENDING),
        ("AP-NR-01-01-89 1033EST", Kind.ENDING),
        ("dpa abc xy", Kind.ENDING),
        ("(©NTB)", Kind.ENDING),
        ("/ab/cd", Kind.ENDING),
        ("(Reporting by Jane Roe; Editing by John Doe)", Kind.CONTRIBUTOR),
        ("Jane Roe contributed to this report.", Kind.CONTRIBUTOR),
    ],
)
def test_what_ends_a_story_is_no_body(ending, kind):
    document = parse("\n\n".join([HEADLINE, f"{DATELINE} {BODY[0]}", BODY[1], ending]))
    assert [(block.kind, document.quote(block.range)) for block in document.blocks] == [*ALONE, (kind, ending)]


def test_a_weather_bulletin_has_its_headings_its_time_and_what_was_corrected():
    bulletin = "890\r\r\nACUS11 KWNS 251944\r\r\nMesoscale Discussion 0301\r\r\n0244 PM CDT Mon Mar 25 2024\r\r\n\r\r\n"
    document = parse(f"{bulletin}CORRECTED FOR GRAPHIC\r\r\n\r\r\nStorms capable of hail are possible.\r\r\n")
    kinds = [Kind.SLUG, Kind.SLUG, Kind.HEADLINE, Kind.DATE, Kind.NOTE, Kind.PARAGRAPH]
    assert [block.kind for block in document.blocks] == kinds
    assert (document.date, document.decided("note").value) == ("2024-03-25", "corrects")


def test_in_a_telex_an_indent_begins_a_paragraph():
    lines = [
        "AM-Bridge, 2nd Ld-Writethru, a0762,0585",
        "Council Shuts Bridge",
        "Eds: UPDATES with mayor's words",
        "By JANE ROE",
        "Associated Press Writer",
        "   RIVERTON (AP) _ The council of Riverton voted late on Tuesday to",
        "close the old bridge over the river.",
        "   Mayor Holt said on the steps of the town hall that it was over and",
        "done with.",
        "   AP-NR-01-01-89 1033EST",
    ]
    document = parse("\n".join(lines))
    kinds = [Kind.SLUG, Kind.HEADLINE, Kind.NOTE, Kind.BYLINE, Kind.BYLINE, Kind.DATELINE, Kind.PARAGRAPH]
    assert [block.kind for block in document.blocks] == [*kinds, Kind.PARAGRAPH, Kind.ENDING]
    assert document.date == "1989-01-01T10:33-05:00"
    decided = {what: document.decided(what).value for what in ("slug", "take", "agency", "note", "byline", "wire")}
    assert decided == {
        "slug": "Bridge",
        "take": "2nd Ld-Writethru, a0762,0585",
        "agency": "AP",
        "note": "update",
        "byline": "JANE ROE",
        "wire": "AP",
    }


def test_a_telex_in_capitals_has_its_number_its_keyword_and_a_headline_with_a_stop_in_it():
    lines = [
        "f0417 kestw",
        "u f BC-DUNMORE-BUYS-STAKE   03-02 0083",
        "DUNMORE BUYS STAKE IN U.S. DREDGING FIRM",
        "    LONDON, March 2 - Dunmore Plc said it has bought four fifths of",
        "the share capital of a dredging firm, and is to offer for the K.L.",
        "Brannock Group in April.",
        "    It gave no price.",
        " Reuter",
    ]
    document = parse("\n".join(lines))
    kinds = [Kind.SLUG, Kind.SLUG, Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.ENDING]
    assert [block.kind for block in document.blocks] == kinds
    read = [document.text[block.start : block.end] for block in document.blocks]
    assert read[2] == lines[2]
    assert read[4].endswith("for the K.L. Brannock Group in April.")


def test_a_telex_tells_what_goes_beside_it_and_whose_desk_is_nobodys_name():
    lines = [
        "BC-Pier Vote-Analysis,0701",
        "Pier Vote Leaves Harbor Divided",
        "With BC-Pier Vote, Bjt",
        "EDITOR'S NOTE _ This is the second of two stories.",
        "By JANE ROE",
        "AP Business Writer",
        "   NEW YORK (AP) _ The harbor commission voted late on Monday to close",
        "the oldest of its four piers.",
    ]
    document = parse("\n".join(lines))
    kinds = [Kind.SLUG, Kind.HEADLINE, Kind.NOTE, Kind.NOTE, Kind.BYLINE, Kind.BYLINE, Kind.DATELINE, Kind.PARAGRAPH]
    assert [block.kind for block in document.blocks] == kinds
    assert [one.value for one in document.decisions if one.what == "byline"] == ["JANE ROE"]


@pytest.mark.parametrize("sign", ["(PAP)", "STT--"])
def test_an_agency_before_a_headline_opens_no_story_above_a_dateline(sign):
    headline = f"{sign} Dwie osoby ranne na tamie"
    document = parse(f"{headline}\n\nOslo, 03.03.2020 (PAP) - Dwie osoby zostały we wtorek ranne na tamie.\n")
    assert [block.kind for block in document.blocks] == [Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH]
    assert document.decided("dateline").value == "Oslo"


def test_who_provides_a_release_is_no_reporter():
    lines = ["Brannock Group to Close Two Mills", "News provided by", "Brannock Group", "Mar 03, 2020, 08:00 ET"]
    body = "OSLO, March 3, 2020 /PRNewswire/ -- Brannock Group (OSE: BRN) today announced that it will close two mills."
    document = parse("\n\n".join([*lines, body]))
    assert document.decided("byline") is None
    assert document.decided("release").value == "PRNewswire"


def test_lines_are_joined_above_a_notice_that_nobody_wrapped():
    body = ["   NEW YORK (AP) _ The harbor commission voted late on Monday to close", "the oldest of its four piers."]
    notice = "Copyright 2020 The Associated Press. All rights reserved. This may not be published in any form"
    document = parse("\n".join(["Harbor Commission Closes Pier", *body, f"{notice} without leave."]))
    kinds = [Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH, Kind.ENDING]
    assert [block.kind for block in document.blocks] == kinds


@pytest.mark.parametrize("line", LINES)
def test_a_comparison_tells_of_the_line_and_of_nothing_else(line):
    old, new = (parse("\n\n".join([HEADLINE, *above, f"{DATELINE} {BODY[0]}", BODY[1]])) for above in ([], [line]))
    comparison = compare(old, new)
    assert [passage.kind for passage in comparison.passages if passage.kind is not PassageKind.SAME] == [
        PassageKind.ADDED
    ]
    assert comparison.summary.similarity == 1.0


def test_a_dateline_with_another_dash_is_the_same_dateline():
    old, new = (parse(f"{HEADLINE}\n\nWASHINGTON (AP) {dash} {BODY[0]}\n\n{BODY[1]}") for dash in "—_")
    [changed] = [
        passage for passage in compare(old, new).passages if passage.kind is not PassageKind.SAME or passage.labels
    ]
    assert {label.name for change in changed.changes for label in change.labels} == {"punctuation"}


@pytest.mark.parametrize(
    "credit",
    ["EUROPA PRESS", "AYUNTAMIENTO DE RIVERTON", "HOSPITAL", "EUROPA PRESS/ARCHIVO"],
)
def test_a_credit_that_runs_on_from_a_dash_closes_a_caption(credit):
    caption = "El puente viejo, visto desde el mercado -"
    assert read(f"{caption} {credit}") == [ALONE[0], (Kind.CAPTION, caption), (Kind.CREDIT, credit), *ALONE[1:]]


def test_a_line_of_capitals_and_slashes_is_read_in_no_time():
    """Counted by what it does: a form that tries every way to cut such a line would not end."""
    assert parse(f"AB/{'A' * 400}x\n\nAFP/{'-' * 400} end\n\nThe dike held.").text


def test_a_word_of_many_hyphens_is_read_in_no_time():
    line = "Tarn-" * 400
    assert parse(f"{HEADLINE}\n\n{line}\n\n{BODY[0]}").text.count("Tarn-") == 400


def test_a_story_signed_by_its_reporter_and_agency_has_no_caption():
    document = parse(
        "Bävrarna frias\n\nDet var inte bävrarnas fel, säger verket.\nBolaget finns inte kvar.\nAgneta Rask/TT"
    )
    assert Kind.CAPTION not in {block.kind for block in document.blocks}
    assert document.decided("agency").value == "TT"


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (
            ["Summary", "Bridge shut for good after ninety years", "Ferry to carry carts from May"],
            [Kind.STANDFIRST] * 2,
        ),
        (["Utl.: Mayor said that carts would go by boat, and that the", "ferry would run from May"], [Kind.STANDFIRST]),
        (["Anna-Lena Roe (AFP)", "March 3, 2020 10:30 AM"], [Kind.BYLINE, Kind.DATE]),
        (["ANNA ROE-TARN", "AGENCE FRANCE-PRESSE"], [Kind.BYLINE, Kind.CREDIT]),
    ],
)
def test_what_stands_below_a_headline_is_told_by_its_form_and_its_place(lines, kinds):
    text = "\n".join([HEADLINE, *lines]) + "\n" + f"Reykjavik - {BODY[0]}\n{BODY[1]}"
    blocks = [block.kind for block in parse(text).blocks if block.kind is not Kind.UNKNOWN]
    assert blocks == [Kind.HEADLINE, *kinds, Kind.DATELINE, Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_a_heading_of_markdown_is_the_headline_alone():
    document = parse(
        "# Boots sold one by one\n\n**Members choose the foot at checkout**\n\nThe maker said so on Tuesday."
    )
    assert [block.kind for block in document.blocks] == [Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH]


def test_a_sentence_that_the_story_begins_with_again_is_its_standfirst():
    document = parse(f"{HEADLINE}\n\n{BODY[0]}\n\n{BODY[0]} It was open for ninety years.\n\n{BODY[1]}")
    kinds = [Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert [block.kind for block in document.blocks] == kinds


def test_a_line_above_whose_the_story_is_is_no_caption():
    text = f"Cierran un puente\nNadie lo vio\nLa alcaldesa busca un barco\nREDACCIÓN / AGENCIAS\n19 feb 2014\n{BODY[0]}"
    assert quotes(parse(text), Kind.STANDFIRST) == ["La alcaldesa busca un barco"]


@pytest.mark.parametrize("row", ["Teraz   Obce   Mlyny   Lesy", "ORL  ENG  DEU  VAL  ESP", "灯台　川岸　森林　山村"])
def test_a_row_set_wide_is_a_page_s_whatever_its_words(row):
    assert read_whole(row, HEADLINE)[:2] == [(Kind.NAVIGATION, row), (Kind.HEADLINE, HEADLINE)]


def test_sections_right_below_a_page_s_row_are_kickers():
    found = read_whole("Home   News   Sport   Weather", "SOCIETY", "Riverton", HEADLINE)
    assert [kind for kind, _ in found][:4] == [Kind.NAVIGATION, Kind.KICKER, Kind.KICKER, Kind.HEADLINE]


def test_a_series_stands_above_its_headline():
    headline = "Ferry captain reports ghost ship that was a floating cabin"
    for series in ("Odd but true", "Aus aller Welt", "Siste nytt fra TNB"):
        found = read_whole("Home   News   Sport   Weather", series, headline)
        assert found[1:3] == [(Kind.KICKER, series), (Kind.HEADLINE, headline)]


@pytest.mark.parametrize(
    "keywords",
    ["Oria-Port Salma-Bridge", "CES7 OR-LIBRARY-BEES", "kraj gospodarka most", "#Oria #most"],
)
def test_a_desk_s_line_of_keywords_is_a_slug(keywords):
    assert read_whole(keywords, HEADLINE)[:2] == [(Kind.SLUG, keywords), (Kind.HEADLINE, HEADLINE)]


def test_a_headline_goes_on_behind_a_colon_and_a_dash():
    for line, rest in (("« Il pleut du sel » :", "un village sort"), ("Schafe fahren Bahn -", "Schäfer zahlt =")):
        found = read_whole(f"{line}\n{rest}")
        assert found[0][0] is Kind.HEADLINE
        assert found[0][1].split() == [*line.split(), *rest.split()]


def read_whole(*above):
    document = parse("\n\n".join([*above, f"{DATELINE} {BODY[0]}", BODY[1]]))
    return [(block.kind, document.quote(block.range)) for block in document.blocks]
