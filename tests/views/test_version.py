import re

from django.test import Client
from django.urls import reverse

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Story, Version
from tests.seeds import path
from tests.views.build import version_of


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
