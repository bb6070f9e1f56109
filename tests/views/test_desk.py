from django.test import Client
from django.urls import reverse

from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Story
from tests.views.build import told


def desk(client: Client, **query: str) -> str:
    return client.get(reverse("stories:desk"), query).content.decode()


def test_an_empty_desk_says_how_to_fill_it(reader_client: Client, owner_client: Client) -> None:
    assert "python3 manage.py import_bundle PATH" in desk(owner_client)
    assert reverse("stories:new_bundle") in desk(owner_client)
    assert "Admins bring in what is told here" in desk(reader_client)


def test_a_story_shows_who_ran_it_whose_copy_in_how_many_versions(seeds: Story, reader_client: Client) -> None:
    page = desk(reader_client)
    assert "Azerbaijan Downes Russian Helicopter in Armenia as Fighting Rages Over Karabakh" in page
    assert "themoscowtimes.com and three articles that name no outlet" in page
    assert "AFP and AP" in page
    assert "six versions" in page
    assert "9 November 2020" in page


def test_a_story_without_a_date_says_so(reader_client: Client) -> None:
    bring_in("one", [Opened("one.txt", b"A crane fell over in the harbour on Tuesday. Nobody was hurt.")])
    page = desk(reader_client)
    assert "no date given" in page
    assert "no known agency" in page
    assert "one article that names no outlet" in page


def test_of_many_outlets_the_first_are_named_ours_before_all_others(reader_client: Client) -> None:
    told(20, 3).articles.filter(number=18).update(is_ours=True)
    page = desk(reader_client)
    named = ", ".join(f"outlet-{number:04}.example" for number in range(1, 6))
    assert f"outlet-0018.example (ours), {named} and 14 other outlets" in page
    assert "60 versions" in page


def test_fifty_stories_fill_a_page(reader_client: Client) -> None:
    told = {f"{n:02}.txt": f"# Story {n:02}\n\n{n:02}a {n:02}b {n:02}c {n:02}d" for n in range(51)}
    bring_in("many", [Opened(file, words.encode()) for file, words in told.items()])
    assert Story.objects.count() == 51
    assert "Page 1 of 2" in desk(reader_client)
    assert "Story 50" in desk(reader_client, page="2")
    assert "Page 2 of 2" in desk(reader_client, page="1000000")
    assert "Page 1 of 2" in desk(reader_client, page="<script>")


def test_markup_in_a_headline_is_words(reader_client: Client) -> None:
    bring_in("one", [Opened("one.txt", b"# <script>alert(1)</script> in the harbour\n\nA crane fell over on Tuesday.")])
    assert "&lt;script&gt;alert(1)&lt;/script&gt; in the harbour" in desk(reader_client)
