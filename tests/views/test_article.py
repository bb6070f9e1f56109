import re

from django.test import Client
from django.urls import reverse

from stories.archive import by_hand
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Repair, RepairKind
from stories.models import Article, Story, Version
from tests.views.build import PARAGRAPHS, told, version_of


def words_of(client: Client, address: str) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", "", client.get(address).content.decode()))


def test_its_versions_are_listed_the_newest_first(seeds: Story, reader_client: Client) -> None:
    page = words_of(reader_client, version_of("004").in_article.get_absolute_url())
    assert "themoscowtimes.com" in page
    assert "Two versions The newest first" in page
    assert page.index("Version 2") < page.index("Version 1 ")
    assert "After version 1, inferred: misspelt in the one, spelt right in the other" in page
    assert "1\u00a0%\u00a0new, 1\u00a0%\u00a0cut Compare with version 1" in page
    assert "003_3b5ad19eb9c928a4.txt" in page


def test_what_binds_it_to_the_story_is_said(seeds: Story, reader_client: Client) -> None:
    page = words_of(reader_client, version_of("002").in_article.get_absolute_url())
    assert "Of this story, inferred: words, names and figures in common with another article of the story" in page


def test_sixty_versions_are_two_pages_and_the_last_of_the_first_is_set_against_the_first_of_the_second(
    reader_client: Client,
) -> None:
    article = told(1, 60).articles.get()
    newest, oldest = (words_of(reader_client, f"{article.get_absolute_url()}?page={page}") for page in (1, 2))
    assert "60 versions The newest first: 1 to 50" in newest
    assert "Version 11 " in newest
    assert "Compare with version 10" in newest
    assert "Version 10 " not in newest
    assert "Version 10 " in oldest
    assert "Page 2 of 2" in oldest
    assert oldest.count("Compare with version") == 9  # the first has none before it


def test_that_of_a_row_whose_versions_went_elsewhere_leads_there(reader_client: Client) -> None:
    texts = {f"{name}.txt": "\n\n".join([*PARAGRAPHS, f"Said to {name}."]) for name in ("one", "two")}
    bring_in("two", [Opened(name, text.encode()) for name, text in texts.items()])
    addresses = {reverse("stories:article", args=[article.pk]) for article in Article.objects.all()}
    one, other = Version.objects.order_by("pk")
    by_hand.make([Repair(RepairKind.ONE_ARTICLE, one.key, other.key)])
    kept = Article.objects.exclude(story=None).get().get_absolute_url()
    [left] = addresses - {kept}
    answer = reader_client.get(left)
    assert (answer.status_code, answer["Location"]) == (302, kept)
    assert "Two versions" in words_of(reader_client, kept)


def test_htmx_is_given_the_part_that_changes(seeds: Story, reader_client: Client) -> None:
    address = version_of("004").in_article.get_absolute_url()
    answer = reader_client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert "Two versions" in answer
