"""A page, or the part of it that changes."""

import pytest
from django.test import Client
from django.urls import reverse

from stories.models import Story
from tests.seeds import path
from tests.views.build import version_of

HTMX = {"HX-Request": "true"}


def comparison() -> str:
    return reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk])


def test_htmx_is_given_the_part_that_changes(seeds: Story, reader_client: Client) -> None:
    answer = reader_client.get(comparison(), headers=HTMX).content.decode()
    assert answer.lstrip().startswith(f"<title>{path('000').name} v1 against themoscowtimes.com v2")
    assert "<html" not in answer
    assert 'id="comparison"' in answer


@pytest.mark.parametrize(
    "headers",
    [{}, {**HTMX, "HX-Boosted": "true"}, {**HTMX, "HX-History-Restore-Request": "true"}],
    ids=["a browser", "a boosted link", "the Back button"],
)
def test_all_others_are_given_the_page(seeds: Story, reader_client: Client, headers: dict[str, str]) -> None:
    answer = reader_client.get(comparison(), headers=headers).content.decode()
    assert answer.startswith("<!doctype html>")
    assert answer.count("<title>") == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_cache_keeps_the_two_apart(seeds: Story, reader_client: Client, headers: dict[str, str]) -> None:
    varies = reader_client.get(comparison(), headers=headers)["Vary"]
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= set(varies.split(", "))


def test_a_session_that_ended_under_htmx_asks_for_the_page_again(seeds: Story, client: Client) -> None:
    answer = client.get(comparison(), headers=HTMX, follow=True)
    assert answer["HX-Refresh"] == "true"
