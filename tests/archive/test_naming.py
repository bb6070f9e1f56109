"""The names of outlets and agencies."""

import pytest

from stories.archive import naming
from stories.models import Act, Agency, OtherName, Outlet
from stories.models.names import keep_built_in, known_names
from stories.text.names import BUILT_IN
from tests.archive.build import archive, bring, bring_seeds, version

pytestmark = pytest.mark.django_db


def test_the_built_in_agencies_are_the_tables_start():
    assert {one.name for one in known_names().agencies} == {one.name for one in BUILT_IN.agencies}


def test_what_was_taken_back_of_the_built_in_stays_so():
    naming.take_back(Agency.objects.get(name="AP"))
    keep_built_in()
    assert "AP" not in {one.name for one in known_names().agencies}


def test_a_domain_names_the_outlet_wherever_it_was_detected_and_later():
    bring_seeds(["003"])
    naming.name_outlet("The Moscow Times", domains=["themoscowtimes.com"], by="anna")
    assert version("003").article.outlet == "The Moscow Times"
    bring_seeds(["004"])
    assert version("004").article == version("003").article
    assert str(Act.objects.get(did=Act.Did.NAMED).outlet) == "The Moscow Times"


def test_a_name_taken_back_leaves_the_archive_as_it_was():
    bring_seeds()
    never = archive()
    outlet = naming.name_outlet("The Moscow Times", domains=["themoscowtimes.com"], ours=True)
    assert version("003").article.is_ours
    named = archive()
    naming.take_back(outlet)
    assert archive() == never
    naming.give_again(outlet)
    assert archive() == named
    naming.take_name_back(OtherName.objects.get(value="themoscowtimes.com"))
    assert archive() == never
    assert Outlet.objects.count() == 1


def test_an_agency_added_is_credited_in_what_comes_next():
    naming.name_agency("Tarn Wire", also=["TW"], country="GB")
    bring("new", a="RIVERTON (Tarn Wire) — Ivo Hask scored twice as Rovers beat City in the league on Saturday.")
    assert version("a").article.agency == "Tarn Wire"


def test_an_agencys_other_name_becomes_one_with_it():
    bring_seeds()
    naming.name_agency("Agence France-Presse", also=["AFP"])
    naming.take_back(Agency.objects.get(name="AFP"))
    assert version("003").article.agency == "Agence France-Presse"


def test_an_outlet_named_again_comes_back_with_what_was_known_of_it():
    bring_seeds(["003"])
    outlet = naming.name_outlet("The Moscow Times", domains=["themoscowtimes.com"], ours=True)
    naming.take_back(outlet)
    naming.name_outlet("The Moscow Times")
    assert (version("003").article.outlet, version("003").article.is_ours) == ("The Moscow Times", True)
