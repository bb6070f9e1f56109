"""What a change to a plan says that it did, and where the page stands after it."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from stories.bundles import edits
from stories.collate import Field, Repair, RepairKind
from stories.models import Bundle, ReceivedText, Version
from stories.views.edited import Shape, did_in_words, landing, said, shown_at, texts_of
from tests.jobs.build import planned, seed_files, store, text_of
from tests.views.build import PARAGRAPHS

CRANE = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()

GIVEN = {"what": "outlet", "value": "Severn Gazette"}


@pytest.mark.parametrize(
    ("given", "texts", "before", "after", "says"),
    [
        (
            GIVEN,
            3,
            Shape(2, 1),
            Shape(1, 1),
            "Outlet set to “Severn Gazette” for three texts. Two articles became one.",
        ),
        (GIVEN, 1, Shape(1, 1, 5), Shape(1, 1, 5), "Outlet set to “Severn Gazette” for one text."),
        (
            GIVEN,
            1,
            Shape(1, 1, 5, 2),
            Shape(1, 1, 4, 2),
            "Outlet set to “Severn Gazette” for one text. The bundle makes four new articles now, not five.",
        ),
        (
            {"what": "published", "value": "2020-11-09"},
            2,
            Shape(2, 2),
            Shape(2, 1),
            "Time set to 9 November 2020 for two texts. Two stories became one.",
        ),
        (
            {"what": "before", "value": ""},
            1,
            Shape(1, 1, place="version 2 of 2"),
            Shape(1, 1, place="version 1 of 2"),
            "Set before the other version: one text. It was version 2 of 2, and is version 1 of 2 now.",
        ),
    ],
)
def test_what_was_done_and_what_became_of_it(
    given: dict[str, str], texts: int, before: Shape, after: Shape, says: str
) -> None:
    assert said(did_in_words(given, texts), before, after) == says


def test_the_page_keeps_its_filter_and_stands_at_the_text() -> None:
    bundle = Bundle(pk=7)
    assert landing(bundle, 5, "/bundles/7/?text=5&only=unnamed&open=3#t5") == "/bundles/7/?only=unnamed&text=5#t5"
    assert landing(bundle, 5, "/bundles/7/?find=quay&page=2") == "/bundles/7/?find=quay&page=2&at=5#t5"
    assert landing(bundle, None, "/bundles/7/?text=5") == "/bundles/7/#done"


def done(client: Client, bundle: Bundle, act: str, asked: dict) -> str:
    """The page after it: it stands at a row that is there once."""
    answer = client.post(reverse(f"stories:bundle_{act}", args=[bundle.pk]), asked)
    address, _, mark = answer["Location"].partition("#")
    page = client.get(address).content.decode()
    assert page.count(f'id="{mark}"') == 1
    assert page.count('id="done"') == 1
    return page


@pytest.mark.django_db
def test_a_story_of_another_name_than_before_is_open_at_the_text(owner_client: Client) -> None:
    files = {
        f"{number:02}.txt": f"Quay {number} closed\n\nQuay {number} closed today.".encode() for number in range(70)
    }
    bundle = planned({**files, "crane.txt": CRANE})
    crane = text_of(bundle, "crane")
    asked = {"texts": crane.pk, "what": "title", "value": "Zebra crossing", "next": bundle.get_absolute_url()}
    page = done(owner_client, bundle, "change", asked)
    assert re.search(rf'<li class="new" id="t{crane.pk}" tabindex="-1" aria-describedby="done">', page)
    assert "Title set to “Zebra crossing” for one text." in page


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["004", "stored"])
def test_a_text_whose_story_goes_along_is_not_said_to_have_gone_alone(owner_client: Client, other: str) -> None:
    bees = {name: f"Bees swarm\n\nA swarm of bees held up the tram{end}".encode() for name, end in BEES.items()}
    store(planned({"stored.txt": CRANE}))
    bundle = planned({**bees, **seed_files()})
    assert text_of(bundle, "bees").planned_id == text_of(bundle, "wren").planned_id
    [stored] = Version.objects.placed()
    asked = {"texts": text_of(bundle, "bees").pk, "what": "one story"}
    asked["other"] = f"v{stored.pk}" if other == "stored" else f"t{text_of(bundle, other).pk}"
    page = done(owner_client, bundle, "change", asked)
    assert "One other version of its story went along: both stories are one now." in page


@pytest.mark.django_db
@pytest.mark.parametrize("looked_for", [{"find": "Crane"}, {"only": "unnamed"}])
def test_after_one_value_for_all_that_was_looked_for_the_page_stands_at_them(
    owner_client: Client, looked_for: dict[str, str]
) -> None:
    bundle = planned({"crane.txt": CRANE})
    came_from = f"{bundle.get_absolute_url()}?{urlencode(looked_for)}"
    asked = {"all": "1", "value": "Severn Gazette", "next": came_from, **looked_for}
    what = "title" if "find" in looked_for else "outlet"
    page = done(owner_client, bundle, "change", asked | {"what": what})
    assert f'id="t{text_of(bundle, "crane").pk}"' in page
    assert "Nothing is called so." not in page
    assert "No story of this sort." not in page


@pytest.mark.django_db
def test_a_time_may_be_typed_with_a_space(owner_client: Client) -> None:
    bundle = planned({"crane.txt": CRANE})
    asked = {"texts": text_of(bundle, "crane").pk, "what": "published", "value": "2026-04-02 14:00"}
    assert "Time set to 2 April 2026, 14:00" in done(owner_client, bundle, "change", asked)
    assert text_of(bundle, "crane").planned.told["articles"][0]["versions"][0]["published"] == "2026-04-02T14:00"


BEES = {"bees.txt": " at nine o'clock on Sunday.", "wren.txt": " at nine o'clock on Sunday. It was late."}


@pytest.mark.django_db
def test_a_text_that_leaves_its_story_for_another_takes_nothing_along(owner_client: Client) -> None:
    bundle = planned({"bees.txt": b"Bees swarm\n\nA swarm of bees held up the tram.", "crane.txt": CRANE})
    asked = {"texts": text_of(bundle, "bees").pk, "what": "one story", "other": f"t{text_of(bundle, 'crane').pk}"}
    page = done(owner_client, bundle, "change", asked)
    assert "Joined with the story of the other text: one text." in page
    assert "went along" not in page


@pytest.mark.django_db
def test_what_is_left_out_is_stood_at_and_put_back_at_once(owner_client: Client) -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    page = done(owner_client, bundle, "leave_out", {"texts": [text_of(bundle, "000").pk, text_of(bundle, "crane").pk]})
    assert "Two files left out: kept, and nothing of them would be told." in page
    assert "Put all 2 back" in page
    page = done(owner_client, bundle, "leave_out", {"put_back": "1", "all": "1"})
    assert "Two files put back." in page
    assert not bundle.received_items.filter(left_out=True).exists()


@pytest.mark.django_db
def test_a_text_that_is_left_out_is_shown_with_a_way_to_put_it_back(owner_client: Client) -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    crane = text_of(bundle, "crane")
    done(owner_client, bundle, "leave_out", {"texts": crane.pk})
    alone = reverse("stories:bundle_text", args=[bundle.pk, crane.pk])
    for address in (alone, f"{bundle.get_absolute_url()}?text={crane.pk}"):
        page = owner_client.get(address).content.decode()
        assert "<bdi>crane.txt</bdi>, left out</h2>" in page
        assert "Put this file back" in page


@pytest.mark.django_db
def test_the_same_bytes_once_more_are_not_said_to_be_left_out(owner_client: Client) -> None:
    bundle = planned({"a.txt": CRANE, "b.txt": CRANE})
    second = next(text for text in ReceivedText.objects.filter(item__bundle=bundle) if not text.has_a_place)
    page = owner_client.get(reverse("stories:bundle_text", args=[bundle.pk, second.pk])).content.decode()
    assert f"<bdi>{second.item.path}</bdi></h2>" in page


@pytest.mark.django_db
def test_a_file_left_out_beside_the_tree_leads_back_to_what_the_tree_showed(owner_client: Client) -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    crane = text_of(bundle, "crane")
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=new&text={crane.pk}").content.decode()
    form = page.partition('class="text-panel"')[2].partition("leave-out/")[2].partition("</form>")[0]
    asked = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    shown = shown_at(owner_client.post(reverse("stories:bundle_leave_out", args=[bundle.pk]), asked)["Location"])
    assert (shown["only"], shown["text"]) == ("new", crane.pk)


@pytest.mark.django_db
def test_a_change_that_is_taken_back_is_told_of_all_its_texts() -> None:
    files = {
        f"{number:02}.txt": f"Quay {number} closed\n\nQuay {number} closed today.".encode() for number in range(60)
    }
    bundle = planned({**files, "crane.txt": CRANE})
    texts = ReceivedText.objects.filter(item__path__in=files).select_related("item")
    wanted = [Repair(RepairKind.GIVEN, text.key, what=Field.AGENCY, value="AP") for text in texts]
    gesture = edits.make(bundle, wanted, "anna")
    assert {*texts_of(bundle, gesture)} == {text.pk for text in texts}


@pytest.mark.django_db
def test_a_change_to_bytes_that_stand_elsewhere_is_told_above_the_plan(owner_client: Client) -> None:
    bundle = planned({"a.txt": CRANE, "b.txt": CRANE, "c.txt": b"Bees swarm\n\nA swarm came."})
    twice = ReceivedText.objects.filter(item__bundle=bundle, item__path__in=["a.txt", "b.txt"])
    second = next(text for text in twice if not text.has_a_place)
    page = done(owner_client, bundle, "change", {"texts": second.pk, "what": "agency", "value": "AP"})
    assert "Agency set to “AP” for one text." in page


@pytest.mark.django_db
def test_files_that_cannot_be_read_are_told_by_their_reasons(owner_client: Client) -> None:
    scans = {f"scan{number}.txt": b"%PDF-1.4" for number in range(3)}
    page = owner_client.get(planned({**scans, "none.txt": b"", "crane.txt": CRANE}).get_absolute_url()).content.decode()
    assert "Four files cannot be read" in page
    assert re.search(r"3 × the file is a PDF[^;<]*; 1 × the file is empty", page)
    assert '<details class="unread" id="unread">' in page


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "state"), [("scan", "cannot be read"), ("CRANE", "left out"), ("düne", "left out")])
def test_what_would_not_be_stored_is_found(owner_client: Client, words: str, state: str) -> None:
    bundle = planned(
        {"scan.txt": b"%PDF-1.4", "x.txt": CRANE, "y.txt": "Düne wandert\n\nSand kam.".encode(), **seed_files()}
    )
    left = [text_of(bundle, "x").pk, text_of(bundle, "y").pk]
    done(owner_client, bundle, "leave_out", {"texts": left})
    page = owner_client.get(bundle.get_absolute_url(), {"find": words}).content.decode()
    assert "One file called so would not be stored" in page
    assert f'<span class="chip">{state}</span>' in page


@pytest.mark.parametrize(
    "address", ["#done", "bundles", "?only=new", "https://elsewhere.example/", "//elsewhere.example"]
)
@pytest.mark.parametrize("at", ["", "outlet"])
def test_what_is_no_address_of_ours_leads_back_to_the_plan(owner_client: Client, address: str, at: str) -> None:
    bundle = planned({"crane.txt": CRANE})
    asked = {"texts": text_of(bundle, "crane").pk, "what": "outlet", "value": "", "at": at, "next": address}
    answer = owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    assert answer["Location"].partition("#")[0] == bundle.get_absolute_url()


@pytest.mark.django_db
def test_what_would_turn_a_line_around_is_written_out_where_a_change_is_told(owner_client: Client) -> None:
    bundle = planned({"a.txt": CRANE})
    here = bundle.get_absolute_url()
    given = {"what": "outlet", "value": "\u202etsoP", "texts": [text_of(bundle, "a").pk]}
    page = owner_client.post(f"{here}change/", given, follow=True).content.decode()
    assert "Outlet set to “\\u202etsoP” for one text" in page
    assert "outlet \\u202etsoP: a.txt" in page
