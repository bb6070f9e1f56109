"""Documents of what a reader gives."""

import pytest

from stories.readers import Draft, Fact, GivenBlock, Stated, documents
from stories.text import Agency, Basis, Kind, Names, parse, parse_versions

STORY = "LONDON, March 3, 2021 (Reuters) - Three bridges were closed on Monday."
BANNER = "THIS IS A BREAKING NEWS UPDATE. AP's earlier story follows below."


def draft(*facts, text=STORY):
    return Draft(text=text, media_type="text/plain", encoding="utf-8", facts=facts)


def test_a_draft_without_facts_is_what_its_text_says():
    assert documents(draft(), name="a.txt") == parse_versions(STORY)
    assert [document.name for document in documents(draft(), name="a.txt")] == ["a.txt"]


def test_a_draft_of_blocks_is_one_document():
    blocks = GivenBlock(Kind.HEADLINE, "Bridges close"), GivenBlock(Kind.PARAGRAPH, STORY)
    [document] = documents(Draft(blocks=blocks, media_type="application/xml", encoding="utf-8"), name="a.xml")
    assert [block.kind for block in document.blocks] == [Kind.HEADLINE, Kind.DATELINE, Kind.PARAGRAPH]
    assert (document.name, document.decided("agency").value) == ("a.xml", "Reuters")


@pytest.mark.parametrize("held", [{}, {"text": STORY, "blocks": (GivenBlock(Kind.PARAGRAPH, STORY),)}])
def test_a_draft_has_a_text_or_blocks(held):
    with pytest.raises(ValueError, match="exactly one of both"):
        Draft(**held, media_type="text/plain", encoding="utf-8")


def test_a_stated_fact_is_a_decision_that_says_where_it_stands():
    fact = Fact(Stated.REVISION, "3", "itemMeta/version", "Version 3", Basis.MANIFEST)
    [document] = documents(draft(fact))
    decided = document.decided("revision")
    assert (decided.value, decided.rule, decided.words) == ("3", "the field itemMeta/version", "Version 3")
    assert decided.basis is Basis.MANIFEST


def test_what_is_stated_goes_before_what_is_detected():
    facts = (
        Fact(Stated.AGENCY, "Agence France-Presse", "dc:creator"),
        Fact(Stated.OUTLET, "The Courier", "dc:publisher"),
        Fact(Stated.PUBLISHED, "20210304T0900Z", "dc:date"),
        Fact(Stated.LANGUAGE, "FR_ca", "dc:language"),
    )
    text = f"{STORY}\n\nOriginal url:\nhttps://other.example/1"
    [document] = documents(draft(*facts, text=text))
    values = [document.decided(what).value for what in ("agency", "outlet", "published", "language")]
    assert values == ["AFP", "The Courier", "2021-03-04T09:00+00:00", "fr-ca"]
    assert (document.date, document.language) == ("2021-03-04T09:00+00:00", "fr-ca")
    assert document.decided("agency").words == "Agence France-Presse"
    detected = parse(text)
    assert detected.decided("outlet").value == "other.example"
    assert document.decisions[len(facts) :] == detected.decisions
    assert (document.text, document.blocks) == (detected.text, detected.blocks)


def test_of_two_fields_that_say_the_same_thing_the_first_counts():
    facts = Fact(Stated.PUBLISHED, "2021-03-04", "a"), Fact(Stated.PUBLISHED, "2021-03-05", "b")
    assert [document.date for document in documents(draft(*facts))] == ["2021-03-04"]


def test_a_story_changed_later_keeps_the_date_it_was_published():
    [document] = documents(draft(Fact(Stated.CHANGED, "2021-03-05", "dc:modified")))
    assert (document.date, document.decided("changed").value) == ("2021-03-03", "2021-03-05")


def test_an_earlier_story_inside_has_outlet_agency_and_language_of_the_whole_but_not_its_times():
    facts = (
        Fact(Stated.OUTLET, "The Courier", "publisher"),
        Fact(Stated.PUBLISHED, "2021-03-04", "date"),
        Fact(Stated.HELD_UNTIL, "2021-03-05", "embargo"),
        Fact(Stated.REVISION, "2", "version"),
    )
    older, newer = documents(draft(*facts, text=f"It rained again.\n\n{BANNER}\n\nIt rained."), name="a.txt")
    assert (older.name, newer.name) == ("a.txt#1", "a.txt")
    assert [document.decided("outlet").value for document in (older, newer)] == ["The Courier"] * 2
    assert (older.date, newer.date) == (None, "2021-03-04")
    assert [older.decided(what) for what in ("published", "held until", "revision")] == [None] * 3
    assert newer.decided("held until").value == "2021-03-05"


def test_agencies_that_somebody_names_are_known_in_text_and_facts():
    names = Names(agencies=(Agency("NTB", ("Norsk Telegrambyrå",)),))
    [document] = documents(draft(text="OSLO (NTB) - It rained."), names)
    assert document.decided("agency").value == "NTB"
    [document] = documents(draft(Fact(Stated.AGENCY, "norsk telegrambyrå", "source"), text="It rained."), names)
    assert document.decided("agency").value == "NTB"


@pytest.mark.parametrize("what", [Stated.PUBLISHED, Stated.CHANGED, Stated.HELD_UNTIL])
@pytest.mark.parametrize("said", ["yesterday", "", "03/04/2021", "2021-02-30"])
def test_a_time_that_is_not_iso_8601_is_refused_with_its_field(what, said):
    with pytest.raises(ValueError, match="the field dc:date gives no time in ISO 8601"):
        Fact(what, said, "dc:date")
