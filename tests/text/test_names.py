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
    document = parse("Riverton (Reuters) - It rained. (AP)\n\nBy the sea it did not. - AFP", names=Names())
    assert document.decided("agency") is None
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_the_site_a_text_names_is_its_outlet_by_name():
    document = parse("It rained.\n\nOriginal url:\nhttps://www.courier.example/rain", names=PAPERS)
    assert PAPERS.outlet(document.decided("outlet").value) == "The Courier"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("AP-NR-01-01-89 1033EST", "AP"),
        ("UPI-11-26-89 1842EST", "UPI"),
        ("dpa ah yydd n1", "dpa"),
        ("dpa-infocom, dpa:201126-99-123456/2", "dpa"),
        ("(©NTB)", "NTB"),
        ("/ritzau/", "Ritzau"),
        ("/TT/", "TT"),
        ("Lusa/Fim", "Lusa"),
        ("EFE jms/abc", "EFE"),
        ("(ANSA).", "ANSA"),
        ("(END/IPS/AM/RJ/95)", "IPS"),
        ("AAP th/bm", "AAP"),
        ("PTI VKS RDM", "PTI"),
        ("==Kyodo", "Kyodo"),
        ("sda/abc", "ATS"),
        ("Enditem", "Xinhua"),
        ("(Schluss) hup/ste", "APA"),
        ("REUTER", "Reuters"),
        ("jroe@yna.co.kr", "Yonhap"),
        ("*Writing by Jane Roe", "AA"),
        ("(Reporting by Jane Roe; Editing by John Doe)", "Reuters"),
        ("(Reporte de Jane Roe; editado por John Doe)", "Reuters"),
        ("AFP journalist Jane Roe contributed to this report.", "AFP"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("Anadolu Agency website contains only a portion of the news stories offered.", "AA"),
        ("(END)", None),
        ("-30-", None),
        ("(完)", None),
        ("CLA // JTR", None),
        ("jroe@riverton.example", None),
        ("Reporting by Jane Roe", None),
        ("Reuters contributed to this report.", None),
        ("With files from The Canadian Press", None),
    ],
)
def test_what_stands_below_a_story_tells_the_agency_that_alone_writes_so(line, agency):
    document = parse(f"Council shuts bridge\n\nThe council closed the bridge.\n\nIt was over, she said.\n\n{line}")
    found = document.decided("agency")
    assert (found.value if found else None) == agency
    assert parse(document.text, names=Names()).decided("agency") is None


def test_a_release_is_told_by_where_it_can_be_seen():
    line = "View source version on businesswire.com: https://www.businesswire.com/news/home/20201126/en/"
    document = parse(f"Acme names chief\n\nAcme named a chief today.\n\nShe starts in May.\n\n{line}")
    assert document.decided("release").value == "Business Wire"


def test_no_agency_is_listed_twice():
    called = [name for agency in BUILT_IN.agencies for name in (agency.name, *agency.also)]
    assert [name for name in called if called.count(name) > 1] == []
