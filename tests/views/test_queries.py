"""A page asks the database as often for twenty versions as for two."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.models import Item, Story, Version
from tests.views.build import harbour

PAGES = ["desk", "story", "comparison", "version"]


def queries(client: Client, reader: User, name: str, story: Story) -> int:
    versions = Story.objects.with_versions(reader).get(pk=story.pk).versions_in_order()
    first, last = versions[0].pk, versions[-1].pk
    arguments = {"story": [story.slug], "comparison": [first, last], "version": [first]}
    address = reverse(f"stories:{name}", args=arguments.get(name))
    client.get(address)  # the first time a comparison is stored, and the session's user read
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", PAGES)
def test_twenty_versions_take_no_more_queries_than_two(reader_client: Client, reader: User, name: str) -> None:
    few = queries(reader_client, reader, name, harbour(2))
    many = queries(reader_client, reader, name, harbour(20))
    assert Version.objects.placed().count() == 20
    assert many == few


def seen_again(versions: int) -> Story:
    """Each text in four files: twice the same bytes, and other bytes that read the same."""
    for file, ending in (
        ("{:03}.txt", ""),
        ("again-{:03}.txt", ""),
        ("copy-{:03}.txt", "\n"),
        ("more-{:03}.txt", "\n\n"),
    ):
        harbour(versions, file, ending)
    return Story.objects.get()


@pytest.mark.parametrize("name", PAGES)
def test_nor_do_twenty_that_came_in_again_and_again(reader_client: Client, reader: User, name: str) -> None:
    few = queries(reader_client, reader, name, seen_again(2))
    many = queries(reader_client, reader, name, seen_again(20))
    assert Version.objects.placed().count() == 20
    assert Version.objects.arranged().count() == 60
    assert Item.objects.standing().count() == 88
    assert many == few
