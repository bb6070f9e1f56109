"""A page asks the database as often, and weighs as much, for two hundred versions as for twenty."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.models import Article, Item, Story, Version
from tests.views.build import harbour, told

PAGES = ["desk", "story", "article", "comparison", "version"]

SHAPES = {
    "one outlet": lambda versions: told(1, versions),
    "one version each": lambda versions: told(versions, 1),
    "two versions each": lambda versions: told(versions // 2, 2),
}


def address(name: str, story: Story) -> str:
    versions = Version.objects.placed().filter(article__story=story).order_by("article__number", "number")
    first, last = versions[0], list(versions)[-1]
    arguments = {
        "story": [story.slug],
        "article": [first.article_id],
        "comparison": [first.pk, last.pk],
        "version": [first.pk],
    }
    return reverse(f"stories:{name}", args=arguments.get(name))


def queries(client: Client, name: str, story: Story) -> int:
    page = address(name, story)
    client.get(page)  # the first time a comparison is stored, and the session's user read
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_two_hundred_versions_take_no_more_queries_than_two(
    reader_client: Client, shape: Callable[[int], Story]
) -> None:
    few, more, many = (shape(versions) for versions in (2, 20, 200))
    asked = {name: [queries(reader_client, name, story) for story in (few, more, many)] for name in PAGES}
    assert {name: set(counts) for name, counts in asked.items() if len(set(counts)) > 1} == {}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_nor_do_they_weigh_more_than_a_hundred(reader_client: Client, shape: Callable[[int], Story]) -> None:
    """But for the digits of larger numbers."""
    stories = [shape(versions) for versions in (100, 200)]
    for name in PAGES[1:]:
        hundred, more = (len(reader_client.get(address(name, story)).content) for story in stories)
        assert more < hundred * 1.02, name


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
def test_nor_do_twenty_that_came_in_again_and_again(reader_client: Client, name: str) -> None:
    few = queries(reader_client, name, seen_again(2))
    many = queries(reader_client, name, seen_again(20))
    assert Version.objects.placed().count() == 20
    assert Version.objects.arranged().count() == 60
    assert Item.objects.standing().count() == 88
    assert many == few


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite, which keeps no statistics")
def test_the_versions_of_a_story_are_found_by_their_articles(db: None) -> None:
    """Not by way of all the archive's versions that are no sightings."""
    rows = Version.objects.placed().filter(article__in=Article.objects.filter(story=1))
    assert "same_as" not in rows.explain()
    assert "same_as" in Version.objects.filter(same_as=None, article__in=[1, 2]).explain()
