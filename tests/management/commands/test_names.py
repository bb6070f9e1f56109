"""The names of outlets and agencies, from the command line."""

import pytest
from django.contrib.auth.models import User

from stories.models import Agency, Outlet
from tests.archive.build import archive, bring_seeds, version
from tests.management.running import done, run

pytestmark = pytest.mark.django_db

TIMES = "The Moscow Times"
DOMAIN = "themoscowtimes.com"


def names(*arguments):
    return run("names", *arguments)


def test_an_outlet_is_named_and_what_holds_its_domain_is_arranged_anew():
    bring_seeds(["003", "004"])
    printed = done("names", "outlet", TIMES, "--domain", DOMAIN, "--also", "Moscow Times", "--ours").splitlines()
    assert printed[0] == f"The outlet {TIMES} (ours); also: Moscow Times; domains: {DOMAIN}"
    assert printed[1].startswith("Arranged anew: “Azerbaijan")
    both = sorted([version("003").pk, version("004").pk])
    assert printed[2] == f"  outlet of versions {both[0]} and {both[1]}: {DOMAIN} → {TIMES}"
    assert version("003").article.is_ours
    assert f"  {TIMES} (ours); also: Moscow Times; domains: {DOMAIN}\n" in done("names", "list")
    done("names", "outlet", TIMES, "--not-ours")
    assert not version("003").article.is_ours


def test_an_agency_gets_a_name_more_and_a_country():
    assert done(
        "names", "agency", "Norpress", "--also", "Norpress Byrå", "--domain", "norpress.example", "--country", "no"
    ) == ("The agency Norpress (NO); also: Norpress Byrå; domains: norpress.example\nNo story holds the name.\n")
    assert Agency.objects.get(name="Norpress").country == "NO"


def test_an_outlet_is_taken_back_and_given_again():
    bring_seeds(["003", "004"])
    never = archive()
    done("names", "outlet", TIMES, "--domain", DOMAIN)
    named = archive()
    assert done("names", "undo", TIMES).startswith(f"{TIMES} is taken back.\nArranged anew: “Azerbaijan")
    assert archive() == never
    assert TIMES not in done("names", "list")
    assert f"  {TIMES}; domains: {DOMAIN}; taken back by command line, " in done("names", "list", "--all")
    assert done("names", "undo", TIMES) == f"{TIMES} is taken back already.\n"
    assert done("names", "redo", TIMES).startswith(f"{TIMES} is in force again.\n")
    assert archive() == named


def test_one_name_alone_is_taken_back_and_given_again():
    bring_seeds(["003", "004"])
    done("names", "outlet", TIMES, "--domain", DOMAIN, "--also", "Moscow Times")
    named = archive()
    done("names", "undo", TIMES, "--domain", f"WWW.{DOMAIN}")
    assert version("003").article.outlet == DOMAIN
    assert f"domains: {DOMAIN} (taken back)" in done("names", "list", "--all")
    done("names", "redo", TIMES, "--domain", DOMAIN)
    assert archive() == named
    assert "Moscow Times, of The Moscow Times, is taken back.\n" in done(
        "names", "undo", TIMES, "--also", "Moscow Times"
    )
    assert names("undo", TIMES, "--also", "Times") == (f"{TIMES} has no other name Times; it has: Moscow Times.", 2)


def test_where_an_outlet_and_an_agency_have_one_name_the_kind_is_asked_for():
    done("names", "outlet", "AP")
    assert names("undo", "AP") == (
        "An outlet and an agency are called AP; say which by --kind outlet or --kind agency.",
        2,
    )
    done("names", "undo", "AP", "--kind", "outlet")
    assert Outlet.objects.get(name="AP").undone_at is not None
    assert Agency.objects.get(name="AP").undone_at is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("outlet", " "),
        ("outlet", "a\x1b[2J"),
        ("outlet", "long " * 50),
        ("agency", "long " * 25),
        ("outlet", TIMES, "--domain", "https://themoscowtimes.com/"),
        ("outlet", TIMES, "--also", ""),
        ("agency", "Belga", "--country", "BEL"),
        ("outlet", TIMES, "--by", "anna"),
        ("undo", "Nobody"),
    ],
    ids=lambda arguments: " ".join(arguments)[:30].encode("unicode_escape").decode(),
)
def test_what_is_no_name_is_a_sentence(arguments):
    known = Outlet.objects.count(), Agency.objects.count()
    assert names(*arguments)[1] in (1, 2)
    assert (Outlet.objects.count(), Agency.objects.count()) == known


def test_who_named_it_is_kept():
    User.objects.create_user("anna")
    done("names", "outlet", TIMES, "--by", "anna")
    assert Outlet.objects.get().by == "anna"
