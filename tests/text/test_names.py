"""Outlets and agencies, by every name they go by."""

from itertools import permutations

import pytest

from stories.text import BUILT_IN, Agency, Kind, Names, Outlet, parse
from tests.seeds import quotes

NPA = Names(agencies=(Agency("NPA", ("Norsk Telegrambyrå",), ("ntb.no",), "NO"),))
TIMES = Outlet("The Times", ("Times of London", "thunderer"), ("thetimes.com", "www.thetimes.co.uk"), ours=True)
COURIER = Outlet("The Courier", domains=("courier.example",))
PAPERS = Names(outlets=(TIMES, COURIER))


@pytest.mark.parametrize(
    "said",
    [
        "The Times",
        "THE  TIMES ",
        "times of london",
        "thetimes.com",
        "www.thetimes.com",
        "WWW.TheTimes.co.uk",
        "sport.thetimes.co.uk.",
    ],
)
def test_an_outlet_is_known_by_name_other_name_and_web_host(said):
    assert PAPERS.outlet(said) == "The Times"
    assert PAPERS.is_ours(said)


@pytest.mark.parametrize("said", ["The Times Herald", "nothetimes.com", "com", "", "a." * 500 + "thetimes.com"])
def test_what_nobody_lists_stays_as_it_is(said):
    assert PAPERS.outlet(said) == said
    assert not PAPERS.is_ours(said)


def test_another_papers_outlet_is_not_ours():
    assert not PAPERS.is_ours("courier.example")


def test_the_narrowest_domain_wins():
    names = Names(outlets=(Outlet("A", domains=("house.example",)), Outlet("B", domains=("local.house.example",))))
    assert [names.outlet(host) for host in ("www.local.house.example", "house.example")] == ["B", "A"]


def test_a_form_that_two_claim_is_that_of_the_first_by_name_in_whatever_order_they_come():
    claiming = Outlet("Courier", ("The Post",)), Outlet("Bugle", ("The Post", "Courier"))
    other = Outlet("Argus", domains=("post.example",)), Outlet("Echo", domains=("post.example",))
    for outlets in permutations((*claiming, *other)):
        names = Names(outlets=outlets)
        said = "the post", "post.example", "Courier"
        assert [names.outlet(each) for each in said] == ["Bugle", "Argus", "Courier"]  # a name stands for itself


def test_an_agency_is_known_by_its_forms_in_any_case_and_by_its_domain():
    said = "reuters", "THE ASSOCIATED PRESS", "www.afp.com", "ТАСС", "NPA"
    assert [BUILT_IN.agency(each) for each in said] == ["Reuters", "AP", "AFP", "TASS", "NPA"]


def test_in_a_text_an_agency_is_known_only_as_credit_lines_write_it():
    assert BUILT_IN.agency_in("Photo / AP") == "AP"
    assert BUILT_IN.agency_in("a nap on the map, ap") is None
    assert BUILT_IN.is_agency("Agence France-Presse")
    assert not BUILT_IN.is_agency("afp")
    assert BUILT_IN.agency_in_address("https://example.org/author/jane-roe-for-the-associated-press") == "AP"


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Floods Close Bridges\n\nBy Kari Nordmann for NPA\n\nIt rained.", Kind.BYLINE, "By Kari Nordmann for NPA"),
        ("OSLO (NPA) - Three bridges were closed.", Kind.DATELINE, "OSLO (NPA) -"),
        ("Three bridges were closed. (Norsk Telegrambyrå)", Kind.CREDIT, "(Norsk Telegrambyrå)"),
        ("It rained.\n\n© NPA\n\nIt stopped.", Kind.CREDIT, "© NPA"),
    ],
)
def test_an_agency_that_somebody_names_is_seen_in_byline_dateline_and_credit(text, kind, shown):
    document = parse(text, names=NPA)
    assert quotes(document, kind) == [shown]
    assert document.decided("agency").value == "NPA"
    assert parse(text).decided("agency") is None


def test_where_no_agency_is_known_none_is_seen():
    document = parse("LONDON (Reuters) - It rained. (AP)\n\nBy the sea it did not. - AFP", names=Names())
    assert document.decided("agency") is None
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_the_site_a_text_names_is_its_outlet_by_name():
    document = parse("It rained.\n\nOriginal url:\nhttps://www.courier.example/rain", names=PAPERS)
    assert PAPERS.outlet(document.decided("outlet").value) == "The Courier"
