"""A page asks the database as often for twenty versions as for two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.models import Bundle, KeptComparison, Source, Story, TellingWord, Version
from tests.views.build import harbour


def queries(client: Client, name: str, story: Story) -> int:
    versions = Story.objects.with_versions().get(pk=story.pk).versions_in_order()
    first, last = versions[0].pk, versions[-1].pk
    arguments = {"story": [story.slug], "comparison": [first, last], "version": [first]}
    address = reverse(f"stories:{name}", args=arguments.get(name))
    client.get(address)  # the first time a comparison is stored, and the session's user read
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def forget() -> None:
    for model in (KeptComparison, TellingWord, Version):
        model.objects.all().delete()
    Story.objects.all().delete()
    Source.objects.all().delete()
    Bundle.objects.filter(sources=None).update(name="forgotten")


@pytest.mark.parametrize("name", ["desk", "story", "comparison", "version"])
def test_twenty_versions_take_no_more_queries_than_two(reader_client: Client, name: str) -> None:
    few = queries(reader_client, name, harbour(2))
    forget()
    many = queries(reader_client, name, harbour(20))
    assert many == few
