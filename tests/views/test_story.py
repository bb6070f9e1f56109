import re
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from stories.archive import standing
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Fingerprint, FormerSlug, Shares, Story, Version
from stories.views.matrix import matrix
from tests.seeds import path
from tests.views.build import harbour, told, version_of


def page_of(story: Story, client: Client) -> str:
    """The page's words, without its tags."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", "", client.get(story.get_absolute_url()).content.decode()))


def test_the_verdict_says_who_carries_copy_that_is_not_credited(seeds: Story, reader_client: Client) -> None:
    page = page_of(seeds, reader_client)
    assert "themoscowtimes.com and three articles that name no outlet run it in six versions." in page
    assert "It is AFP copy in two and AP copy in two." in page
    assert f"93\u00a0% of what {path('000').name} runs is AFP copy, which it does not credit." in page
    assert "AP’s was rewritten: of the newest versions, at most 35\u00a0% of one is in another." in page


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


def test_a_line_of_the_matrix_says_how_much_each_other_version_carries(seeds: Story) -> None:
    older, newer = version_of("001", 0), version_of("001", 1)
    first, second = matrix([older, newer], Shares.among([older, newer]))
    assert [cell.share for cell in first.cells] == [None, 1.0]
    assert 0.5 < (second.cells[0].share or 0) < 0.7
    assert first.cells[1].address == reverse("stories:comparison", args=[older.pk, newer.pk])


def links(client: Client, address: str) -> list[str]:
    """Where the page leads to, from page to page of a list included."""
    found = [unescape(link) for link in re.findall(r'<a [^>]*href="([^"#]+)', client.get(address).content.decode())]
    return [link if link.startswith("/") else address.split("?")[0] + link for link in found]


def reached(client: Client, start: str, *through: str) -> set[str]:
    """All that is led to from a page, and from those reached whose addresses begin so."""
    found, waiting = {start}, [start]
    while waiting:
        for link in links(client, waiting.pop()):
            if link not in found:
                found.add(link)
                waiting += [link] if link.startswith(through) else []
    return found


@pytest.mark.parametrize(("outlets", "updates"), [(1, 120), (30, 1), (15, 15)])
def test_every_version_can_be_reached_and_compared_with_the_one_before_it(
    outlets: int, updates: int, reader_client: Client
) -> None:
    story = told(outlets, updates)
    address = story.get_absolute_url()
    found = reached(reader_client, address, address, "/articles/")
    versions = list(Version.objects.filter(article__story=story).order_by("article", "number"))
    assert {version.get_absolute_url() for version in versions} <= found
    pairs = [(one, other) for one, other in pairwise(versions) if one.article_id == other.article_id]
    assert {reverse("stories:comparison", args=[one.pk, other.pk]) for one, other in pairs} <= found


def test_what_a_page_leaves_out_it_says(reader_client: Client) -> None:
    page = page_of(told(15, 15), reader_client)
    assert "1 to 12 of 15\u00a0articles" in page
    assert page.count("Three earlier versions") == 12
    assert "189 other versions: open one below, and choose from there what to compare it with." in page
    assert "the newest of each of these 12 articles" in page
    assert "Page 1 of 2" in page


@pytest.mark.parametrize(("asked", "shown"), [("2", "2 of 2"), ("9", "2 of 2"), ("0", "2 of 2"), ("x", "1 of 2")])
def test_what_is_no_page_shows_the_nearest(asked: str, shown: str, reader_client: Client) -> None:
    answer = reader_client.get(told(15, 1).get_absolute_url(), {"page": asked})
    assert f"Page {shown}" in answer.content.decode()


def test_every_page_offers_the_same_pair(reader_client: Client) -> None:
    address = told(15, 2).get_absolute_url()
    pages = [reader_client.get(address, {"page": page}).context for page in (1, 2)]
    assert pages[0]["pair"] == pages[1]["pair"]
    assert pages[0]["verdict"] == pages[1]["verdict"]


def test_of_more_articles_than_were_looked_at_nothing_is_said_that_rests_on_all(reader_client: Client) -> None:
    few, many = (told(outlets, 1) for outlets in (12, 13))
    Fingerprint.objects.update(runs=b"")  # no text is in another
    assert "AP’s was rewritten: of the newest versions, nothing of one is in another." in page_of(few, reader_client)
    assert "rewritten" not in page_of(many, reader_client)


def test_many_that_do_not_credit_an_agency_are_counted(reader_client: Client) -> None:
    story = told(5, 1)
    copied = {
        "what": "agency",
        "value": "AP",
        "basis": "inferred",
        "rule": "shares its text",
        "words": "",
        "share": 0.9,
    }
    story.articles.filter(number__gt=1).update(decisions=[copied])
    said = "Four articles are agency copy to 90\u00a0% or more, which they do not credit."
    assert said in page_of(story, reader_client)


class TestWhileOneIsChosen:
    def test_every_version_leads_to_the_two_side_by_side(self, reader_client: Client) -> None:
        story = told(15, 15)
        chosen = Version.objects.get(article__story=story, article__number=15, number=3)
        found = reached(reader_client, f"{story.get_absolute_url()}?left={chosen.pk}", "/stories/", "/articles/")
        others = Version.objects.filter(article__story=story).exclude(pk=chosen.pk)
        assert {reverse("stories:comparison", args=[chosen.pk, other.pk]) for other in others} <= found

    def test_it_is_named(self, seeds: Story, reader_client: Client) -> None:
        chosen = version_of("003")
        page = reader_client.get(seeds.get_absolute_url(), {"left": chosen.pk}).content.decode()
        assert "Choose what to compare with <bdi>themoscowtimes.com</bdi>, version 1" in page

    @pytest.mark.parametrize("left", ["0", "x", "999999", "99999999999999999999", ""])
    def test_what_is_no_version_is_passed_over(self, seeds: Story, reader_client: Client, left: str) -> None:
        page = reader_client.get(seeds.get_absolute_url(), {"left": left}).content.decode()
        assert "Compare side by side" in page

    def test_nor_is_one_that_may_not_be_read(self, seeds: Story, reader_client: Client) -> None:
        withdrawn = version_of("003")
        standing.withdraw([withdrawn], "names a minor")
        page = reader_client.get(seeds.get_absolute_url(), {"left": withdrawn.pk}).content.decode()
        assert "Choose what to compare with" not in page
