import unicodedata
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text import Basis, Decision, Document, Kind, parse, parse_versions
from tests.seeds import quotes

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcXYZ é\u0301\u200b\u202e\N{NO-BREAK SPACE}\n\n\r\t.!?\"'#*[]()<>-—/@:, 😀你好。אב٣"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)


@given(texts)
def test_blocks_cover_the_text_and_sentences_cover_the_blocks(text):
    document = parse(text)
    assert "\n\n".join(document.quote(block.range) for block in document.blocks) == document.text
    found = []
    for block in document.blocks:
        at = block.start
        for start, end in document.sentences_of(block):
            assert document.text[at:start].strip() == ""
            assert start < end
            found.append((start, end))
            at = end
        assert at == block.end
    assert tuple(found) == document.sentences


@given(texts)
def test_plain_text_without_marks_loses_nothing_but_white_space(text):
    marks = set("#*[]()<>")
    plain = "".join(character for character in text if character not in marks)
    shown = "".join(parse(plain).text.split())
    assert shown == "".join(unicodedata.normalize("NFC", plain).split())


@given(texts)
def test_a_document_is_read_back_as_it_was_kept(text):
    document = parse(text, name="a.txt")
    kept = Document.from_dict(document.reading(), name="b.txt")
    assert kept == document
    assert (kept.digest, kept.name) == (document.digest, "b.txt")


@given(texts, st.none() | st.dates().map(str))
def test_the_digest_depends_on_nothing_that_follows_from_the_text_or_may_be_said_of_it(text, date):
    document = parse(text)
    told = Decision("outlet", "The Courier", Basis.PERSON, "said so", by="admin", at="2020-11-09T18:00+00:00")
    other = replace(document, sentences=(), date=date, name="b.txt", decisions=(told,))
    assert other.digest == document.digest


@pytest.mark.parametrize("change", [{"language": "fr"}, {"direction": "rtl"}, {"text": "It rained!"}, {"blocks": ()}])
def test_the_digest_depends_on_text_blocks_language_and_direction(change):
    document = parse("It rained.")
    assert replace(document, **change).digest != document.digest


def test_sentences_and_name_of_a_reading_kept_before_are_not_read():
    document = parse("It rained. It stopped.")
    kept = {**document.reading(), "sentences": [[0, 22]], "name": "old.txt"}
    for decision in kept["decisions"]:
        del decision["by"], decision["at"]
    assert Document.from_dict(kept) == document
    assert Document.from_dict(kept).name == ""


def test_who_decided_and_when_is_kept():
    decided = Decision("outlet", "The Courier", Basis.PERSON, "said so", by="admin", at="2020-11-09T18:00+00:00")
    assert Decision.from_dict(decided.to_dict()) == decided
    before = {"what": "outlet", "value": "The Courier", "basis": "text", "rule": "", "words": "", "share": None}
    assert Decision.from_dict(before) == Decision("outlet", "The Courier", Basis.TEXT, "")


def test_an_empty_text_is_a_document_without_blocks():
    [document] = parse_versions("")
    assert (document.text, document.blocks, document.sentences) == ("", (), ())


def test_what_normalisation_folded_is_said():
    folded = parse("The cafe\N{COMBINING ACUTE ACCENT} is closed.").decided("folded")
    assert (folded.value, folded.basis) == ("1", Basis.TEXT)
    assert parse("The café is closed.").decided("folded") is None


def test_line_ends_of_every_system_are_one():
    assert parse("One.\r\n\r\nTwo.") == parse("One.\r\rTwo.") == parse("One.\n\nTwo.")


def test_lines_of_their_own_are_paragraphs_where_nothing_is_wrapped():
    text = "The first sentence of a story.\nThe second one stands on a line of its own.\nSo does the third."
    assert len(quotes(parse(text), Kind.PARAGRAPH)) == 3


def test_a_word_hyphened_at_the_end_of_a_wrapped_line_keeps_its_hyphen():
    text = "The missile came from a man-\nportable system that stood close to\nthe border, the ministry said."
    assert (
        parse(text).text
        == "The missile came from a man-portable system that stood close to the border, the ministry said."
    )


def test_a_headline_above_a_byline_and_a_story_in_plain_text():
    document = parse("Floods Close Three Bridges\n\nBy Jane Roe\n\nThree bridges were closed on Monday. Rain fell.")
    assert [block.kind for block in document.blocks] == [Kind.HEADLINE, Kind.BYLINE, Kind.PARAGRAPH]


@pytest.mark.parametrize("flag", ["URGENT", "*** FLASH ***", "BREAKING NEWS:", "UPDATE 1", "CORRECTED", "ADVISORY"])
@pytest.mark.parametrize("headline", ["Blast Shakes Beirut Port", "EXPLOSION IN BEIRUT PORT"])
def test_a_flag_above_a_headline_is_a_note(flag, headline):
    document = parse(f"{flag}\n\n{headline}\n\nBEIRUT (Reuters) - A blast shook the port on Tuesday.")
    assert [block.kind for block in document.blocks] == [Kind.NOTE, Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH]


def test_a_flag_may_stand_above_a_story_that_has_no_headline():
    document = parse("URGENT\n\nBEIRUT (Reuters) - A blast shook the port on Tuesday.")
    assert [block.kind for block in document.blocks] == [Kind.NOTE, Kind.DATELINE, Kind.PARAGRAPH]


@pytest.mark.parametrize("text", ["Update", "It rained on Monday.\n\nUpdate\n\nIt rained again on Tuesday."])
def test_a_word_alone_or_within_a_story_is_no_flag(text):
    assert not quotes(parse(text), Kind.NOTE)


def test_a_dateline_with_an_agency_names_both():
    document = parse("LONDON (Reuters) - Three bridges were closed on Monday.")
    assert quotes(document, Kind.DATELINE) == ["LONDON (Reuters) -"]
    assert document.decided("agency").value == "Reuters"
    assert document.decided("dateline").value == "LONDON"


@pytest.mark.parametrize(
    "opening", ["Then — it rained all week.", "A well-known man - his son said - has died.", "BREAKING: It rained."]
)
def test_a_dash_in_a_sentence_makes_no_dateline(opening):
    assert not quotes(parse(opening), Kind.DATELINE)


def test_a_pictures_credit_does_not_make_the_text_an_agencys():
    document = parse("A flag in the wind. Photo / AP\n\nRain fell on Monday. It was closed.")
    assert quotes(document, Kind.CREDIT) == ["Photo / AP"]
    assert document.decided("agency") is None


def test_by_the_time_is_no_byline():
    assert not quotes(parse("By the time it rained\n\nThree bridges were closed."), Kind.BYLINE)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2020-11-09", "2020-11-09"),
        ("November 09, 2020", "2020-11-09"),
        ("Published: Mon, 9 Nov 2020", "2020-11-09"),
        ("2020-11-09T18:00:00Z", "2020-11-09T18:00+00:00"),
        ("09/11/2020", None),
        ("09.11.2020", "2020-11-09"),
        ("2020年11月9日18時05分 配信", "2020-11-09"),
        ("Nov. 9", None),
        ("February 30, 2020", None),
    ],
)
def test_a_date_is_read_only_where_it_can_be_read_one_way(line, day):
    assert parse(f"A Headline Here\n\n{line}\n\nRain fell on the town.").date == day


def test_a_correction_is_a_note():
    document = parse("Rain fell on the town.\n\nCORRECTION: An earlier version named the wrong town.")
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.NOTE]


def test_direction_follows_the_first_strong_letter():
    assert parse("123 שלום עולם.").direction == "rtl"


def test_words_that_two_languages_share_tell_neither():
    text = (
        "La presa de Tarn corre peligro, según la alcaldesa, y en la zona se teme que un muro de la presa ceda pronto."
    )
    assert parse(text).language == "es"


def test_too_few_words_tell_no_language():
    assert parse("Le la les de.").language is None


def test_french_is_told_from_english():
    text = (
        "Le président a dit que la ville est dans une situation grave et que les habitants qui le peuvent la quittent."
    )
    assert parse(text).language == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE — The minister will quit on Monday.",
        "NATO - the alliance - said it would act.",
        "OPINION - The government must go.",
    ],
)
def test_a_word_in_capitals_before_a_dash_is_not_always_a_place(text):
    document = parse(text)
    assert document.decided("dateline") is None
    assert quotes(document, Kind.PARAGRAPH) == [text]


def test_the_address_of_a_post_quoted_names_no_outlet():
    text = 'The mayor resigned.\n\n"I leave," she said.\n\nhttps://example.net/mayor/status/1\n\nA vote is due.'
    assert parse(text).decided("outlet") is None


def test_a_rule_of_underscores_is_no_subhead():
    document = parse("A man ran on Monday.\n\n___\n\nAssociated Press writer A B contributed to this report.")
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.UNKNOWN, Kind.CONTRIBUTOR]


BELOW = "The quay was closed.\n\nIt rained on Tuesday.\n\n"


@pytest.mark.parametrize(
    "text",
    ["a\n" * 50_000, f"a{' ' * 50_000}b: c", f"a{' ' * 50_000}b: c\n\n{BELOW}", f"{BELOW}{'=' * 50_000}b\n\n{BELOW}"],
    ids=["short lines", "a gap", "a gap in a head", "a rule with a letter behind it"],
)
def test_a_hostile_line_costs_a_bounded_time(text):
    begun = process_time()
    assert parse(text).blocks
    assert process_time() - begun < 10  # under two seconds; with the square of the line it takes most of a minute
