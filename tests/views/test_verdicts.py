import pytest
from django.test import Client
from django.urls import reverse

from stories.models import KeptComparison, Story, Version
from stories.views.rows import facing
from stories.views.verdicts import on_comparison
from tests.views.build import version_of


def verdict(left: Version, right: Version) -> str:
    comparison = KeptComparison.between(left, right)
    sentences = on_comparison(comparison, facing(comparison), left, right)
    return " ".join("".join(said.words for said in sentence) for sentence in sentences).replace("\u00a0", " ")


def test_two_outlets_are_called_by_name(seeds: Story) -> None:
    said = verdict(version_of("000"), version_of("004"))
    assert said.startswith("themoscowtimes.com carries 97 % of Unnamed outlet C. It adds six paragraphs (")
    assert "Around the text, seven things differ." in said


def test_two_versions_of_an_article_are_called_by_number(seeds: Story) -> None:
    said = verdict(version_of("003"), version_of("004"))
    assert said.startswith("Version 2 carries 99 % of version 1. It adds and cuts nothing. Two changes of ")


def test_an_update_that_only_adds_says_that_it_cuts_nothing(seeds: Story) -> None:
    said = verdict(version_of("001", 0), version_of("001", 1))
    assert said.startswith("Version 2 carries all of version 1. It adds seven paragraphs (")
    assert "and cuts nothing. Around the text, one thing differs." in said


def test_the_other_way_round_it_cuts_and_adds_nothing(seeds: Story) -> None:
    said = verdict(version_of("001", 1), version_of("001", 0))
    assert "It cuts seven paragraphs (" in said
    assert "and adds nothing." in said


def test_a_version_against_itself_says_so(seeds: Story) -> None:
    assert verdict(version_of("000"), version_of("000")) == "Both sides are the same version."


@pytest.mark.parametrize("query", ["", "?changed=1", "?changed=1&open=4", "?changed=yes&open=x", "?open=4"])
def test_whatever_is_hidden_the_verdict_stands(seeds: Story, reader_client: Client, query: str) -> None:
    address = reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk])
    assert "<strong>97\u00a0%</strong>" in reader_client.get(address + query).content.decode()
