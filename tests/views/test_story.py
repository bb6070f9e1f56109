import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.bundles import Opened, bring_in
from stories.models import FormerSlug, Story
from stories.views.matrix import matrix
from tests.seeds import path
from tests.views.build import harbour, version_of


def page_of(story: Story, client: Client) -> str:
    """The page's words, without its tags."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", "", client.get(story.get_absolute_url()).content.decode()))


def test_the_verdict_says_who_carries_copy_that_is_not_credited(seeds: Story, reader_client: Client) -> None:
    page = page_of(seeds, reader_client)
    assert "themoscowtimes.com and three articles that name no outlet run it in six versions." in page
    assert "It is AFP copy in two and AP copy in two." in page
    assert f"93\u00a0% of what {path('000').name} runs is AFP copy, which it does not credit." in page
    assert "AP’s was rewritten: at most 35\u00a0% of one article is in another." in page


def test_what_is_inferred_says_from_what(seeds: Story, reader_client: Client) -> None:
    page = page_of(seeds, reader_client)
    assert "AFP copy, inferred: shares 93\u00a0% of its text with themoscowtimes.com" in page
    assert "AFP copy, stated in the text: byline, “By Mariam Harutyunyan and Emil Guliyev for AFP”" in page
    assert "After version 1, inferred: misspelt in the one, spelt right in the other" in page


def test_a_former_address_leads_to_the_story_for_now(seeds: Story, reader_client: Client) -> None:
    FormerSlug.objects.create(digest=FormerSlug.digest_of("karabakh"), story=seeds)
    answer = reader_client.get(reverse("stories:story", args=["karabakh"]))
    assert (answer.status_code, answer["Location"]) == (302, seeds.get_absolute_url())


@pytest.mark.parametrize(
    "title",
    [
        "Российский вертолёт сбит над Арменией",
        "إسقاط مروحية روسية فوق أرمينيا",
        "俄罗斯直升机在亚美尼亚被击落",
        "हिन्दी समाचार",
    ],
)
def test_a_story_in_any_script_has_an_address_of_its_own(title: str, reader_client: Client) -> None:
    bring_in("one", [Opened("a.txt", f"# {title}\n\nThe Severn rose at Tewkesbury on Monday.".encode())])
    story = Story.objects.get()
    assert story.slug != "story"
    assert title in page_of(story, reader_client)
    address = story.get_absolute_url()
    assert address in reader_client.get(reverse("stories:desk")).content.decode()
    FormerSlug.objects.create(digest=FormerSlug.digest_of(f"{story.slug}-a"), story=story)
    answer = reader_client.get(reverse("stories:story", args=[f"{story.slug}-a"]))
    assert (answer.status_code, answer["Location"]) == (302, address)


@pytest.mark.parametrize("slug", ["%00", "a%0Ab", "nothing", "%D0%B0", "%ff", "a%20b"])
def test_an_address_of_no_story_is_not_found(slug: str, reader_client: Client) -> None:
    assert reader_client.get(f"/stories/{slug}/").status_code == 404


def test_a_story_told_once_has_nothing_to_compare(reader_client: Client) -> None:
    page = reader_client.get(harbour(1).get_absolute_url()).content.decode()
    assert "Compare" not in page
    assert "Share of text carried" not in page


def test_a_line_of_the_matrix_says_how_much_each_other_version_carries(seeds: Story, reader: User) -> None:
    story = Story.objects.with_versions(reader).get()
    older, newer = version_of("001", 0), version_of("001", 1)
    shares = {
        line.version.pk: {cell.other.pk: cell.share for cell in line.cells}
        for line in matrix(story.versions_in_order())
    }
    assert shares[older.pk][newer.pk] == 1.0
    assert 0.5 < (shares[newer.pk][older.pk] or 0) < 0.7
    assert shares[older.pk][older.pk] is None
