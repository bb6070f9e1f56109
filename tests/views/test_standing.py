"""What stands and may be read, as the pages answer it."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from stories.archive import by_hand, standing
from stories.archive.naming import name_outlet
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind
from stories.models import Bundle, Gesture, KeptComparison, Story, Version
from tests.jobs.build import planned, store
from tests.seeds import path
from tests.views.build import version_of

PAST, FUTURE = "2020-01-01T00:00:00+00:00", (datetime.now(UTC) + timedelta(days=7)).isoformat(timespec="seconds")


def words_of(client: Client, address: str, status: int = 200) -> str:
    """The page's words, without its tags."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.content.decode())))


def source_of(version: Version) -> str:
    return reverse("stories:source", args=[version.pk])


def compared(left: Version, right: Version) -> str:
    return reverse("stories:comparison", args=[left.pk, right.pk])


def story_address() -> str:
    """Of the one story there is, as it is now."""
    return Story.objects.exclude(slug=None).get().get_absolute_url()


def article_address(version: Version) -> str:
    return Version.objects.get(pk=version.pk).in_article.get_absolute_url()


def opening(version: Version) -> str:
    return version.lede.rstrip("…")


def given(version: Version, field: Field, value: str) -> Gesture:
    return by_hand.make([Repair(RepairKind.GIVEN, version.key, what=field, value=value)], by="anna")


@pytest.fixture
def withdrawn(seeds: Story) -> Version:
    """The Moscow Times' first version, which two others of its story share their text with."""
    version = version_of("003")
    standing.withdraw([version], "names a minor", by="anna")
    return version


@pytest.fixture(params=["an editor", "a reviewer"])
def others_client(request: pytest.FixtureRequest, reader_client: Client, reviewer_client: Client) -> Client:
    return reader_client if request.param == "an editor" else reviewer_client


class TestAWithdrawnVersion:
    def test_says_so_at_its_address_and_where_it_stands(self, withdrawn: Version, others_client: Client) -> None:
        page = words_of(others_client, withdrawn.get_absolute_url(), status=410)
        assert "This version was withdrawn" in page
        assert f"That was on {datetime.now(UTC):%-d %B %Y}." in page
        assert "It keeps its place as version 1 of themoscowtimes.com in its story." in page
        assert "names a minor" not in page
        assert "anna" not in page

    def test_is_no_download(self, withdrawn: Version, others_client: Client) -> None:
        answer = others_client.get(source_of(withdrawn))
        assert answer.status_code == 410
        assert b"This version was withdrawn" in answer.content

    def test_is_compared_in_figures_alone(self, withdrawn: Version, others_client: Client) -> None:
        other = version_of("004")
        for left, right in ((withdrawn, other), (other, withdrawn)):
            page = words_of(others_client, compared(left, right), status=410)
            assert "One of these two texts was withdrawn" in page
            assert "What is known of the two, in words" in page
            assert re.search(r"Left\d{3}Right\d{3}Same\d{3}Cut\dAdded\dReplaced\d+ by \d+", page)
            assert "helicopter" not in page.lower()
        assert "Both sides" not in words_of(others_client, compared(withdrawn, withdrawn), status=410)

    def test_two_of_them_are_compared_in_figures_alone(self, withdrawn: Version, others_client: Client) -> None:
        other = version_of("004")
        standing.withdraw([other], "")
        page = words_of(others_client, compared(withdrawn, other), status=410)
        assert "Both of these texts were withdrawn" in page
        assert "as version 1 of themoscowtimes.com" in page
        assert "as version 2 of themoscowtimes.com" in page

    def test_keeps_its_place_on_the_story_page_without_a_word(self, withdrawn: Version, others_client: Client) -> None:
        answer = others_client.get(story_address()).content.decode()
        [mark] = re.findall(rf'<a href="{withdrawn.get_absolute_url()}">.*?</a>', answer, re.DOTALL)
        assert "v1" in mark
        assert "withdrawn" in mark
        assert "Version 1 was withdrawn: nobody but admins can read it." in answer
        assert "%" not in mark
        assert "not compared" in answer  # the version after it
        assert opening(withdrawn) not in answer
        assert f'<option value="{withdrawn.pk}" disabled>v1 · themoscowtimes.com' in answer
        assert compared(withdrawn, version_of("004")) not in answer
        assert "run it in six versions" in answer

    def test_keeps_its_place_in_its_article_without_a_word(self, withdrawn: Version, others_client: Client) -> None:
        page = words_of(others_client, article_address(withdrawn))
        assert "Version 1 not to be read now It was withdrawn: nobody but admins can read it." in page
        assert opening(withdrawn) not in page
        assert "Compare with version 1" not in page

    def test_is_read_by_admins_and_marked(self, withdrawn: Version, owner_client: Client) -> None:
        page = words_of(owner_client, withdrawn.get_absolute_url())
        assert opening(withdrawn) in page
        assert "This version was withdrawn: nobody but admins can read it." in page
        assert owner_client.get(source_of(withdrawn)).content == path("003").read_bytes()
        compare = words_of(owner_client, compared(version_of("000"), withdrawn))
        assert "The right was withdrawn: nobody but admins can read it." in compare
        assert "shot down" in compare

    def test_has_no_words_in_its_article_for_admins_either(self, withdrawn: Version, owner_client: Client) -> None:
        page = words_of(owner_client, article_address(withdrawn))
        assert "Version 1 not to be read now" in page

    def test_admins_are_told_where_the_same_words_stand(self, withdrawn: Version, owner_client: Client) -> None:
        assert "The same words stand in" not in words_of(owner_client, withdrawn.get_absolute_url())
        bring_in("copy", [Opened("copy.txt", path("003").read_bytes() + b"\n")])
        copy = version_of("copy.txt")
        assert "The same words stand in" not in words_of(owner_client, withdrawn.get_absolute_url())
        given(copy, Field.OUTLET, "The Kestrel Herald")
        page = words_of(owner_client, withdrawn.get_absolute_url())
        assert "The same words stand in The Kestrel Herald, version 1." in page

    def test_keeps_its_words_from_a_file_that_brings_them_again(
        self, withdrawn: Version, reader_client: Client
    ) -> None:
        for copy in range(4):  # whichever hash comes first
            bring_in("again", [Opened(f"again-{copy}.txt", path("003").read_bytes() + b"\n" * copy)])
        again = version_of("again-3")
        assert again.same_as_id == withdrawn.pk
        for version in (withdrawn, again):
            assert reader_client.get(version.get_absolute_url()).status_code == 410
            assert reader_client.get(source_of(version)).status_code == 410

    def test_restored_is_as_before(self, withdrawn: Version, reader_client: Client) -> None:
        standing.restore([withdrawn])
        assert opening(withdrawn) in words_of(reader_client, withdrawn.get_absolute_url())
        assert reader_client.get(source_of(withdrawn)).status_code == 200
        assert reader_client.get(compared(withdrawn, version_of("004"))).status_code == 200


def test_a_story_of_which_nothing_may_be_read_has_a_page_for_admins_alone(
    seeds: Story, reader_client: Client, owner_client: Client
) -> None:
    standing.withdraw(Version.objects.all(), "")
    address = Story.objects.get().get_absolute_url()
    assert "This story was withdrawn" in words_of(reader_client, address, status=410)
    article = article_address(version_of("000"))
    assert "This story was withdrawn" in words_of(reader_client, article, status=410)
    assert "Version 1 not to be read now" in words_of(owner_client, article)
    assert "No stories yet" in words_of(reader_client, reverse("stories:desk"))
    assert "Withdrawn" in words_of(owner_client, address)
    assert re.search(rf'<a href="{address}">\s*\S', owner_client.get(reverse("stories:desk")).content.decode())


class TestAnEarlierTextInsideAnother:
    """The 001's newest version keeps its first below a banner: that is withdrawn alone."""

    @pytest.fixture
    def inside(self, seeds: Story) -> Version:
        earlier = version_of("001", 0)
        standing.withdraw([earlier], "")
        return earlier

    def sentences(self, inside: Version) -> list[str]:
        """Every sentence of it that no other readable text of the story holds."""
        document = inside.document
        others = " ".join(version_of(file).document.text for file in ("000", "002", "003", "004"))
        own = [document.quote(sentence) for sentence in document.sentences]
        return [sentence for sentence in own if sentence not in others and len(sentence) > 20]

    def test_stands_nowhere_on_the_newest_versions_pages(self, inside: Version, others_client: Client) -> None:
        newest = version_of("001", 1)
        sentences = self.sentences(inside)
        assert len(sentences) > 5
        addresses = [newest.get_absolute_url(), story_address(), reverse("stories:desk")]
        for other in (version_of(file) for file in ("000", "002", "003", "004", "001")):
            addresses += [compared(newest, other), compared(other, newest), compared(other, newest) + "?order=text"]
        for address in addresses:
            for headers in ({}, {"HX-Request": "true"}):
                page = unescape(re.sub(r"<[^>]*>", "", others_client.get(address, headers=headers).content.decode()))
                assert [sentence for sentence in sentences if sentence in page] == [], address

    def test_the_newest_version_says_what_is_missing(self, inside: Version, reader_client: Client) -> None:
        page = words_of(reader_client, version_of("001", 1).get_absolute_url())
        assert "The earlier story that stands below the banner was withdrawn." in page
        assert "Earlier story, kept whole below the banner" not in page

    def test_their_common_file_is_no_download(self, inside: Version, reader_client: Client) -> None:
        assert reader_client.get(source_of(version_of("001", 1))).status_code == 410

    def test_their_comparison_is_figures_alone(self, inside: Version, reader_client: Client) -> None:
        page = words_of(reader_client, compared(inside, version_of("001", 1)), status=410)
        assert "What is known of the two, in words" in page

    def test_admins_read_it_whole(self, inside: Version, owner_client: Client) -> None:
        page = words_of(owner_client, version_of("001", 1).get_absolute_url())
        assert "Earlier story, kept whole below the banner" in page
        assert "was withdrawn" not in page

    def test_erased_leaves_nothing_that_was_found_comparing_the_rest(
        self, inside: Version, reader_client: Client
    ) -> None:
        """What editors compare is the newest version without it: a document that has no row of its own."""
        newest = version_of("001", 1)
        reader_client.get(compared(newest, version_of("000")))
        reader_client.get(compared(version_of("000"), version_of("004")))
        assert KeptComparison.objects.count() == 2
        standing.erase(newest.source, "ordered by a court")
        assert KeptComparison.objects.count() == 1


class TestAnUndoneBundle:
    @pytest.fixture
    def gone(self, seeds: Story) -> Version:
        version = version_of("000")
        standing.undo_bundle(Bundle.objects.get())
        return version

    def test_takes_its_versions_and_stories_from_every_page(
        self, gone: Version, seeds: Story, reader_client: Client, owner_client: Client
    ) -> None:
        for client in (reader_client, owner_client):
            for address in (gone.get_absolute_url(), source_of(gone), compared(gone, version_of("004"))):
                assert "This version is no longer here" in words_of(client, address, status=410)
            for address in (seeds.get_absolute_url(), reverse("stories:article", args=[gone.article_id])):
                assert "This story is no longer told here" in words_of(client, address, status=410)
            assert "No stories yet" in words_of(client, reverse("stories:desk"))

    def test_brought_back_stands_at_its_address(self, gone: Version, seeds: Story, reader_client: Client) -> None:
        standing.redo_bundle(Bundle.objects.get())
        assert opening(gone) in words_of(reader_client, gone.get_absolute_url())
        assert reader_client.get(seeds.get_absolute_url()).status_code == 200


def test_what_another_bundle_holds_stays_where_it_is(seeds: Story, reader_client: Client) -> None:
    bring_in("again", [Opened("renamed.txt", path("000").read_bytes())])
    standing.undo_bundle(Bundle.objects.get(name="seeds"))
    page = words_of(reader_client, version_of("renamed.txt").get_absolute_url())
    assert "renamed.txt" in page
    assert path("000").name not in page


def test_an_erased_version_is_gone_for_everyone(seeds: Story, reader_client: Client, owner_client: Client) -> None:
    version, other = version_of("000"), version_of("004")
    standing.erase(version.source, "ordered by a court", by="anna")
    for client in (reader_client, owner_client):
        for address in (version.get_absolute_url(), source_of(version), compared(version, other)):
            page = words_of(client, address, status=410)
            assert "This version was erased" in page
            assert f"erased on {datetime.now(UTC):%-d %B %Y}" in page
            assert "court" not in page


def test_the_address_of_a_story_that_was_erased_says_so(reader_client: Client) -> None:
    bring_in("one", [Opened("one.txt", b"A crane fell over in the harbour on Tuesday. Nobody was hurt.")])
    story = Story.objects.get()
    standing.erase(version_of("one.txt").source, "ordered by a court")
    assert "This story was erased" in words_of(reader_client, story.get_absolute_url(), status=410)


class TestAHeldVersion:
    MARK = f"is held until {datetime.fromisoformat(FUTURE):%-d %B %Y, %H:%M} UTC, and is not for publication before."

    @pytest.fixture
    def held(self, seeds: Story) -> Version:
        version = version_of("003")
        given(version, Field.HELD_UNTIL, FUTURE)
        return version

    def test_is_read_by_all_and_marked(
        self, held: Version, reader_client: Client, reviewer_client: Client, owner_client: Client
    ) -> None:
        for client in (reader_client, reviewer_client, owner_client):
            page = words_of(client, held.get_absolute_url())
            assert opening(held) in page
            assert f"This version {self.MARK}" in page
            assert f"The left {self.MARK}" in words_of(client, compared(held, version_of("004")))
            assert f"Version 1 {self.MARK}" in words_of(client, story_address())
            assert f"It {self.MARK}" in words_of(client, article_address(held))

    def test_is_no_download_before_its_time_but_for_admins(
        self, held: Version, others_client: Client, owner_client: Client
    ) -> None:
        assert "This text is held until" in words_of(others_client, source_of(held), status=403)
        assert owner_client.get(source_of(held)).content == path("003").read_bytes()

    def test_is_refused_to_roles_that_the_setting_leaves_out(
        self, held: Version, others_client: Client, owner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "HELD_FOR", ["admins"])
        addresses = [held.get_absolute_url(), source_of(held)]
        addresses += [compared(held, version_of("004")), compared(version_of("004"), held)]
        for address in addresses:
            assert "This text is held until" in words_of(others_client, address, status=403)
            assert owner_client.get(address).status_code == 200
        assert f"Version 1 {self.MARK}" in words_of(others_client, story_address())
        article = words_of(others_client, article_address(held))
        assert f"Version 1 not to be read now It {self.MARK} No date given · {held.words} words" in article

    def test_is_like_any_other_after_its_time(
        self, seeds: Story, others_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "HELD_FOR", ["admins"])
        version = version_of("003")
        given(version, Field.HELD_UNTIL, PAST)
        assert "not for publication" not in words_of(others_client, version.get_absolute_url())
        assert "not for publication" not in words_of(others_client, story_address())
        assert others_client.get(source_of(version)).status_code == 200
        assert others_client.get(compared(version, version_of("004"))).status_code == 200

    def test_that_nobody_gave_a_time_for_waits_for_somebody(self, seeds: Story, reader_client: Client) -> None:
        given(version_of("003"), Field.HELD_UNTIL, "9999-12-31T23:59:59+00:00")
        page = words_of(reader_client, version_of("003").get_absolute_url())
        assert "This version is held until somebody releases it, and is not for publication before." in page


def test_a_killed_version_is_read_and_marked_wherever_it_is_shown(
    seeds: Story, reader_client: Client, others_client: Client
) -> None:
    killed, by = version_of("003"), version_of("004")
    by_hand.make([Repair(RepairKind.KILLS, by.key, killed.key)], by="anna", why="kill notice at 14:05")
    mark = f"was killed by {path('004').name} on the word of anna."
    assert f"This version {mark}" in words_of(others_client, killed.get_absolute_url())
    assert f"Version 1 {mark}" in words_of(others_client, story_address())
    assert f"It {mark}" in words_of(others_client, article_address(killed))
    assert f"The right {mark}" in words_of(others_client, compared(by, killed))
    assert f"This version {mark}" not in words_of(others_client, by.get_absolute_url())


def test_the_address_of_a_sighting_leads_to_the_version_it_is_one_of(seeds: Story, reader_client: Client) -> None:
    bring_in("again", [Opened("again.txt", path("003").read_bytes() + b"\n")])
    one, other = version_of("003"), version_of("again.txt")
    [sighting] = [version for version in (one, other) if version.same_as_id]
    main = sighting.same_as
    assert main
    answer = reader_client.get(sighting.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, main.get_absolute_url())
    answer = reader_client.get(compared(version_of("000"), sighting) + "?changed=1")
    assert (answer.status_code, answer["Location"]) == (302, compared(version_of("000"), main) + "?changed=1")
    page = words_of(reader_client, main.get_absolute_url())
    assert "again.txt" in page
    assert path("003").name in page


def test_ours_is_marked_wherever_outlets_are_named(seeds: Story, reader_client: Client) -> None:
    mark = '<span class="ours">ours</span>'
    ours, theirs = version_of("004"), version_of("000")

    def pages() -> list[str]:
        addresses = [seeds.get_absolute_url(), ours.get_absolute_url(), compared(theirs, ours)]
        return [reader_client.get(address).content.decode() for address in addresses]

    assert not any(mark in page for page in pages())
    name_outlet("themoscowtimes.com", ours=True, by="anna")
    assert all(mark in page for page in pages())
    assert mark not in reader_client.get(theirs.get_absolute_url()).content.decode()
    assert "themoscowtimes.com (ours) and three articles" in words_of(reader_client, reverse("stories:desk"))
    assert "themoscowtimes.com (ours) and three articles" in words_of(reader_client, seeds.get_absolute_url())


def test_what_a_person_decided_says_who_and_when(seeds: Story, reader_client: Client) -> None:
    version = version_of("000")
    given(version, Field.OUTLET, "The Kestrel Herald")
    by_hand.make([Repair(RepairKind.ONE_STORY, version.key, version_of("002").key)], by="bert", why="one day")
    page = words_of(reader_client, story_address())
    today = f"{datetime.now(UTC):%-d %B %Y}"
    assert f"Outlet, set by anna on {today}" in page
    assert f"set by bert on {today}" in page
    assert "one day" in page


def test_what_undoing_takes_away_is_listed_in_part_and_says_so(owner_client: Client) -> None:
    firsts, lasts = ("Ash", "Elm", "Oak", "Fir", "Yew", "Haw", "Box"), ("ford", "by", "ham", "wick", "thorpe")
    towns = [f"{first}{last}" for first in firsts for last in lasts]
    files = {f"{town}.txt": f"{town} opens\n\nThe quay of {town} opened.".encode() for town in towns}
    bundle = store(planned(files))
    page = owner_client.get(f"{reverse('stories:undo_bundles')}?bundle={bundle.pk}").content.decode()
    assert "35 stories would no longer be told." in page
    assert "the first 30 of 35\N{NO-BREAK SPACE}stories" in page
    assert page.count('<span class="quiet">one version</span>') == 30
