"""What must be seen on the five seeds."""

from stories.text import Basis, Kind
from tests import seeds


def test_000_is_twenty_one_paragraphs_and_nothing_else():
    document = seeds.newest("000")
    assert seeds.count(document) == {Kind.PARAGRAPH: 21}
    assert document.date is None
    assert {decision.what for decision in document.decisions} == {"language"}


def test_000_keeps_its_no_break_space_as_written():
    assert "managed to\N{NO-BREAK SPACE}evacuate, it said." in seeds.newest("000").text


def test_001_holds_two_versions_and_the_older_is_the_embedded_story_alone():
    older, newer = seeds.versions("001")
    assert seeds.count(older) == {Kind.PARAGRAPH: 9, Kind.CONTRIBUTOR: 1}
    assert older.text.startswith("Reflecting the strategic importance")
    assert not any(block.embedded for block in older.blocks)
    assert newer.text.endswith(older.text)


def test_001_adds_a_top_a_banner_and_keeps_the_earlier_story_embedded():
    newer = seeds.newest("001")
    own = [block.kind for block in newer.blocks if not block.embedded]
    embedded = [block.kind for block in newer.blocks if block.embedded]
    assert own == [Kind.DATELINE, *[Kind.PARAGRAPH] * 7, Kind.NOTE]
    assert embedded == [*[Kind.PARAGRAPH] * 9, Kind.CONTRIBUTOR]
    [dateline] = newer.blocks_of(Kind.DATELINE)
    assert (newer.quote(dateline.range), dateline.value) == ("YEREVAN, ARMENIA --", "YEREVAN, ARMENIA")
    assert newer.quote(newer.blocks[1].range).startswith("Azerbaijan said Monday")


def test_001_is_ap_copy_from_its_text():
    for document in seeds.versions("001"):
        agency = document.decided("agency")
        assert (agency.value, agency.basis) == ("AP", Basis.TEXT)
        assert agency.words in document.text


def test_002_has_its_date_and_two_captions_with_credits_outside_the_body():
    document = seeds.newest("002")
    assert document.date == "2020-11-09"
    assert seeds.quotes(document, Kind.DATE) == ["date 2020-11-09"]
    assert seeds.quotes(document, Kind.CREDIT) == ["Photo / AP", "Photo / AP", "- AP"]
    first, second = seeds.quotes(document, Kind.CAPTION)
    assert first.startswith("Azerbaijan's national flag")
    assert first.endswith("Nagorno-Karabakh.")
    assert second.startswith("Screengrab from a video")
    assert second.endswith("'Shushi'.")
    assert not any("Photo" in paragraph for paragraph in seeds.quotes(document, Kind.PARAGRAPH))


def test_002_ends_its_last_sentence_before_the_credit_that_makes_it_ap_copy():
    document = seeds.newest("002")
    assert seeds.quotes(document, Kind.PARAGRAPH)[-1].endswith("flee the fighting into Armenia.")
    agency = document.decided("agency")
    assert (agency.value, agency.basis, agency.words) == ("AP", Basis.TEXT, "- AP")


def test_003_joins_its_wrapped_lines_to_the_paragraphs_of_004():
    wrapped = seeds.quotes(seeds.newest("003"), Kind.PARAGRAPH)
    written = seeds.quotes(seeds.newest("004"), Kind.PARAGRAPH)
    assert len(wrapped) == len(written) == 27
    assert [text.replace("accidently", "accidentally") for text in wrapped] == written


def test_003_types_what_stands_around_its_story():
    document = seeds.newest("003")
    assert seeds.quotes(document, Kind.CAPTION, Kind.CREDIT) == [
        "A Russian Mi-24 helicopter was hit by a portable air defense system close to the border with Azerbaijan.",
        "Wikicommons",
    ]
    assert seeds.quotes(document, Kind.RELATED) == ["Related article: Nagorno-Karabakh Briefing | Nov. 9"]
    assert seeds.quotes(document, Kind.SUBHEAD) == ["'Persistent battles'", "Mounting anger in Armenia"]
    assert len(list(document.blocks_of(Kind.URL))) == 2


def test_003_takes_outlet_and_agency_from_its_addresses_and_no_date_from_a_related_link():
    document = seeds.newest("003")
    assert document.decided("outlet").value == "themoscowtimes.com"
    assert document.decided("agency").value == "AFP"
    assert document.decided("agency").words.endswith("-for-afp")
    assert document.date is None
    assert document.decided("date") is None


def test_004_has_headline_byline_date_and_original_address():
    document = seeds.newest("004")
    values = {block.kind: block.value for block in document.blocks}
    assert seeds.quotes(document, Kind.HEADLINE) == [
        "Azerbaijan Downes Russian Helicopter in Armenia as Fighting Rages Over Karabakh"
    ]
    assert values[Kind.BYLINE] == "Mariam Harutyunyan and Emil Guliyev"
    assert document.decided("agency").value == "AFP"
    assert document.date == values[Kind.DATE] == "2020-11-09"
    assert values[Kind.URL].endswith("/2020/11/09/azerbaijan-apologizes-for-shooting-down-russian-helicopter-a71996")
    assert document.decided("outlet").value == "themoscowtimes.com"


def test_004_shows_its_subheads_caption_and_related_line_without_markdown():
    document = seeds.newest("004")
    assert seeds.quotes(document, Kind.SUBHEAD) == ["'Persistent battles'", "Mounting anger in Armenia"]
    assert seeds.quotes(document, Kind.CREDIT) == ["Wikicommons"]
    assert seeds.quotes(document, Kind.RELATED) == ["Related article: Nagorno-Karabakh Briefing | Nov. 9"]
    assert not set("*#[]<>") & set(document.text)


def test_every_seed_is_read_as_english():
    for number in ("000", "001", "002", "003", "004"):
        for document in seeds.versions(number):
            assert (document.language, document.direction) == ("en", "ltr")
