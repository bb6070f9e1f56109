import re

from django.test import Client
from django.urls import reverse

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Story, Version
from tests.seeds import path
from tests.views.build import told, version_of


def words_of(version: Version, client: Client) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", "", client.get(version.get_absolute_url()).content.decode()))


def test_the_text_says_what_each_block_is(seeds: Story, reader_client: Client) -> None:
    page = words_of(version_of("002"), reader_client)
    assert "caption Azerbaijan&#x27;s national flag with the city of Shushi in the background" in page
    assert "credit Photo / AP" in page


def test_the_evidence_stands_beside_what_was_detected(seeds: Story, reader_client: Client) -> None:
    page = words_of(version_of("004"), reader_client)
    assert "AgencyAFPStated in the text: byline, “By Mariam Harutyunyan and Emil Guliyev for AFP”" in page
    assert "004_d47e4cb9b441c173.txt" in page


def test_an_earlier_story_kept_in_the_text_has_its_heading(seeds: Story, reader_client: Client) -> None:
    assert "Earlier story, kept whole below the banner" in words_of(version_of("001", 1), reader_client)
    assert "Earlier story, kept whole below the banner" not in words_of(version_of("001", 0), reader_client)


def test_the_source_is_handed_over_byte_for_byte_and_never_run(seeds: Story, reader_client: Client) -> None:
    answer = reader_client.get(reverse("stories:source", args=[version_of("003").pk]))
    assert answer.content == path("003").read_bytes()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'attachment; filename="{path("003").name}"'


def test_a_hostile_file_name_stays_inside_its_header(reader_client: Client) -> None:
    bring_in("one", [Opened('in/a"b\r\nSet-Cookie: x.txt', b"A crane fell over in the harbour on Tuesday.")])
    answer = reader_client.get(reverse("stories:source", args=[Version.objects.get().pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="a\\"b__Set-Cookie: x.txt"'
    assert "Set-Cookie" not in answer


def test_a_file_name_of_another_script_is_kept(reader_client: Client) -> None:
    bring_in("one", [Opened("Հայաստան.txt", b"A crane fell over in the harbour on Tuesday.")])
    answer = reader_client.get(reverse("stories:source", args=[Version.objects.get().pk]))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D5%80")


def test_it_may_be_compared_with_those_around_it_and_with_the_newest_of_other_articles(reader_client: Client) -> None:
    story = told(14, 5)
    version = Version.objects.get(article__story=story, article__number=14, number=3)
    page = words_of(version, reader_client)
    offered = re.findall(r"(outlet-[0-9]+\.example, version \d) \d+\s%", page)
    assert offered[:2] == ["outlet-0014.example, version 2", "outlet-0014.example, version 4"]
    assert len(offered) == 12
    assert all(name.endswith("version 5") for name in offered[2:])
    assert "57 other versions of the story" in page


def test_of_the_seeds_those_that_share_most_come_first(seeds: Story, reader_client: Client) -> None:
    page = words_of(version_of("000"), reader_client)
    assert re.search(r"themoscowtimes\.com, version 2 93\s% .*version 2 9\s% .*version 1 5\s% ", page)
    assert "Two other versions of the story" in page


def test_of_very_many_files_it_came_in_some_are_named(reader_client: Client) -> None:
    text = "A crane fell over in the harbour on Tuesday."
    bring_in("many", [Opened(f"{number:02}.txt", text.encode() + b"\n" * number) for number in range(15)])
    page = words_of(Version.objects.placed().get(), reader_client)
    assert "11.txt" in page
    assert "12.txt" not in page
    assert "Further files3 more" in page


def test_what_was_decided_of_it_and_of_its_article_is_told_apart(seeds: Story, reader_client: Client) -> None:
    page = words_of(version_of("001", 1), reader_client)
    assert "Order001_5365f7407493eced.txt#1 before 001_5365f7407493eced.txt" in page
    assert "Story of the articlethis oneInferred: words, names and figures in common" in page
