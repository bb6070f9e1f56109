"""What pages of bundles say, and what they cost."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.archive import by_hand, standing
from stories.bundles import edits, receipt, receive
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind
from stories.display.wording import percent
from stories.models import Bundle, Job, KeptComparison, Received, Story, Version
from stories.text import parse
from stories.views.bundles import ACTS
from tests.jobs.build import planned, received, seed_files, store, stored, text_of, work
from tests.views.build import PARAGRAPHS

pytestmark = pytest.mark.django_db

CRANE = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()


def several(count: int) -> dict[str, bytes]:
    return {f"{number:03}.txt": CRANE + f"\n\nNote {number}.".encode() for number in range(count)}


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


PAGES: dict[str, Callable[[int], str]] = {
    "preview": lambda count: planned(several(count)).get_absolute_url(),
    "receipt": lambda count: store(planned(several(count))).get_absolute_url(),
    "history": lambda count: _history(count // 4),
    "undo": lambda count: reverse("stories:undo_bundles") + f"?bundle={store(planned(several(count))).pk}",
    "text": lambda count: _text_page(planned(several(count))),
    "updates of pages": lambda count: _updates_of_pages(count),
}


def _history(count: int) -> str:
    for number in range(count):
        store(planned({f"{number}.txt": CRANE + bytes([97 + number])}))
    return reverse("stories:bundles")


def _updates_of_pages(count: int) -> str:
    """And as many forged ones."""
    pages = {
        f"{number}.txt": CRANE + f"\n\nOriginal url:\n\nhttps://a.example/{number}".encode() for number in range(count)
    }
    store(planned(pages))
    updates = {name: page.replace(b"Three ships", b"Four ships") for name, page in pages.items()}
    forged = {f"forged-{name}": b"\n\n".join([MAYOR_NEWS, page[len(CRANE) :]]) for name, page in pages.items()}
    return planned({**updates, **forged}).get_absolute_url()


def _text_page(bundle: Bundle) -> str:
    return reverse("stories:bundle_text", args=[bundle.pk, text_of(bundle, "000").pk])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_no_more_queries_for_more_files(owner_client: Client, page: str) -> None:
    few = queries(owner_client, PAGES[page](4))
    assert queries(owner_client, PAGES[page](40)) <= few


def test_without_a_script_files_come_in_one_form(owner_client: Client) -> None:
    files = [SimpleUploadedFile("a.txt", CRANE), SimpleUploadedFile("b.txt", b"%PDF-1.4")]
    answer = owner_client.post(reverse("stories:new_bundle"), {"files": files})
    bundle = Bundle.objects.get()
    assert answer["Location"] == bundle.get_absolute_url()
    assert (bundle.by, bundle.name) == ("owner", "a.txt and one other")
    work()
    bundle.refresh_from_db()
    assert bundle.counts["new"] == 1
    assert bundle.warned["unread"] == 1


def test_a_form_without_files_says_so(owner_client: Client) -> None:
    answer = owner_client.post(reverse("stories:new_bundle"), {"text": " "})
    assert b"Choose at least one file, or paste a text." in answer.content
    assert not Bundle.objects.exists()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\wire\\a.txt", "C:/wire/a.txt"),
        ("/a//b/./c.txt", "a/b/c.txt"),
        ("a\x00\u202eb.txt", "a\ufffd\ufffdb.txt"),
    ],
)
def test_no_path_leads_out_of_a_bundle(owner_client: Client, sent: str, kept: str) -> None:
    begun = json.loads(owner_client.post(reverse("stories:new_bundle"), {"name": "x"}).content)
    data = {"files": [SimpleUploadedFile("a.txt", CRANE)], "paths": [sent]}
    assert owner_client.post(begun["files"], data).status_code == 200
    row = Received.objects.get()
    assert row.path == kept
    assert row.name.startswith(f"bundles/{row.bundle_id}/")


def test_what_is_sent_twice_is_kept_once(owner_client: Client) -> None:
    bundle = received({"a.txt": CRANE})
    data = {"files": [SimpleUploadedFile("a.txt", CRANE)], "paths": ["a.txt"]}
    owner_client.post(reverse("stories:bundle_files", args=[bundle.pk]), data)
    assert bundle.received.count() == 1


def test_a_file_too_large_is_told_and_the_rest_goes_in(owner_client: Client, settings) -> None:
    settings.MAX_ITEM_BYTES = 1000
    bundle = planned({"large.txt": b"a" * 2000, "crane.txt": CRANE[:900]})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "larger than the 1,000 bytes that one item may have" in page
    assert "It would store <strong>one version</strong>" in page


def test_a_bundle_takes_no_more_than_its_limit(owner_client: Client, settings) -> None:
    settings.MAX_BUNDLE_ITEMS = 2
    begun = json.loads(owner_client.post(reverse("stories:new_bundle"), {"name": "x"}).content)
    data = {"files": [SimpleUploadedFile(f"{n}.txt", CRANE) for n in range(4)], "paths": [f"{n}.txt" for n in range(4)]}
    answer = json.loads(owner_client.post(begun["files"], data).content)
    assert "more than the 2 files of a bundle" in answer["refused"][0]
    assert Received.objects.count() == 2


TURNED, HEBREW = "\u202eknil.txt", "חדשות היום.txt"


def test_a_name_inside_a_zip_turns_no_page_around(owner_client: Client) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(TURNED, CRANE)
        archive.writestr(HEBREW, CRANE + b" More followed, the port said.")
        archive.writestr(f"{TURNED}.pdf", b"%PDF-1.4")
    bundle = planned({"names.zip": held.getvalue()})
    assert bundle.received_items.filter(path=TURNED).exists()
    texts = [reverse("stories:bundle_text", args=[bundle.pk, text_of(bundle, name).pk]) for name in (TURNED, HEBREW)]
    pages = [owner_client.get(page) for page in (bundle.get_absolute_url(), *texts)]
    store(bundle)
    at = [reverse(f"stories:{name}", args=[bundle.pk]) for name in ("bundle_csv", "bundle_json", "bundle")]
    item = bundle.items.get(path=TURNED)
    versions = [version.get_absolute_url() for version in Version.objects.all()]
    stories = [story.get_absolute_url() for story in Story.objects.all()]
    left_out = reverse("stories:bundle_item", args=[bundle.pk, item.pk])
    pages += [owner_client.get(page) for page in (*at, left_out, *versions, *stories, reverse("stories:bundles"))]
    shown = [page.content.decode() for page in pages]
    assert [page.status_code for page in pages] == [200] * len(pages)
    assert not [page for page in shown if "\u202e" in page]
    [preview, *_], [as_csv, as_json, receipt] = shown, shown[3:6]
    assert "\\u202eknil.txt" in preview
    assert "\\u202eknil.txt" in as_csv
    assert all(f"<bdi>{name}</bdi>" in receipt for name in ("\\u202eknil.txt", HEBREW))
    assert {file["path"] for file in json.loads(as_json)["files"]} == {TURNED, HEBREW, f"{TURNED}.pdf"}


def test_a_broken_zip_is_an_item_that_cannot_be_read(owner_client: Client) -> None:
    bundle = planned({"whole.txt": CRANE, "torn.zip": b"PK\x03\x04 torn"})
    assert bundle.received_items.get(path="torn.zip").failure.startswith("a broken zip archive")
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "<h3>A broken zip archive (its end is missing); send it anew, or the files in it" in page
    assert bundle.counts["new"] == 1


def test_a_bundle_of_which_nothing_can_be_read_has_no_button(owner_client: Client) -> None:
    bundle = planned({"scan.txt": b"%PDF-1.4"})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "It would store no new version." in page
    assert "/store/" not in page
    assert '<li class="quiet">No story.</li>' in page
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=new").content.decode()
    assert '<li class="quiet">No story of this sort.</li>' in page


def test_the_same_bundle_again_stores_nothing_new_and_says_so(owner_client: Client) -> None:
    store(planned(seed_files()))
    again = planned(seed_files())
    page = owner_client.get(again.get_absolute_url()).content.decode()
    assert "It would store no new version." in page
    assert "Five files are known byte for byte." in page
    store(again)
    assert Version.objects.count() == 6
    assert again.items.filter(outcome="known").count() == 5


PAGE = "\n\nOriginal url:\n\nhttps://www.harbour-times.example/news/crane"
CRANE_PAGE = CRANE + PAGE.encode()

MAYOR = (
    "Mayor resigns",
    "The mayor of Oldmouth resigned on Friday over a loan that she never declared, her office said in a statement.",
    "Councillors are to choose a successor within three weeks, and the opposition asks for an early vote.",
)
MAYOR_NEWS = "\n\n".join(MAYOR).encode()
FORGED = MAYOR_NEWS + PAGE.encode()


def test_a_forged_address_is_a_warning(owner_client: Client) -> None:
    store(planned(seed_files()))
    name = next(name for name in seed_files() if name.startswith("004"))
    forged = seed_files()[name].replace(b"Azerbaijan", b"Armenia")
    bundle = planned({"forged.txt": forged})
    assert bundle.warned["claims"] == 1
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=claims").content.decode()
    assert "One text gives the address or the identity of another" in page
    assert f"forged.txt gives the address of {name}" in page


LOUD = '<ul class="warnings loud">'


def test_a_text_that_gives_the_address_of_another_and_none_of_its_text_is_looked_at_first(owner_client: Client) -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    bundle = planned({"forged.txt": FORGED})
    assert (bundle.warned["contested"], bundle.warned.get("claims")) == (1, None)
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=contested").content.decode()
    first = page.partition(LOUD)[2].partition("</li>")[0]
    assert "One text gives the address or the identity of another, with another text or from another outlet" in first
    assert "forged.txt gives the address of crane.txt, with another text (0\xa0% in common)" in page


UPDATE = CRANE_PAGE.replace(b"Three ships", b"The quay opens again on Monday. Four ships")


def test_a_text_that_comes_before_what_is_here_is_counted_in_the_sentence(owner_client: Client) -> None:
    dated = "The Kestrel Herald\n\n{}\n\n" + CRANE_PAGE.decode()
    store(planned({"monday.txt": dated.format("9 November 2020").encode()}))
    bundle = planned({"sunday.txt": dated.format("8 November 2020").replace("Three", "Two").encode()})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "It would store <strong>one version</strong>: one version before what is here." in page


NIGHT = b"""---
outlet: Severn Gazette
---

Dike at Tewkesbury holds after night of rain

The dike at Tewkesbury held through the night, Mayor Walt Dunphy said, and forty people who had left the lower town were
told to wait until the river fell.

The Severn stood at five metres at Mythe Bridge, the county's engineers said. "We are watching every hour," said Dunphy.
"""
SECOND_NIGHT = NIGHT.replace(b"night of", b"second night of").replace(b"through the", b"through a second")
SECOND_NIGHT = SECOND_NIGHT.replace(b"to wait until the river fell", b"they could go home").replace(b"five", b"four")


@pytest.mark.parametrize(("here", "sent"), [(NIGHT, SECOND_NIGHT), (SECOND_NIGHT, NIGHT)])
def test_of_two_texts_of_which_nothing_tells_the_order_neither_is_called_an_update(
    owner_client: Client, here: bytes, sent: bytes
) -> None:
    store(planned({"here.txt": here}))
    bundle = planned({"sent.txt": sent})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "It would store <strong>one version</strong>: one version of no known order." in page
    assert '<p class="what">new, order not known' in page
    assert "update of version" not in page
    assert bundle.warned == {"undated": 1}
    store(bundle)
    page = owner_client.get(Version.objects.get(number=2).in_article.in_story.get_absolute_url()).content.decode()
    assert "Order not known, inferred: nothing in the two texts tells which came first" in page


def test_what_is_first_of_several_new_texts_is_not_said_to_come_before_what_is_here(owner_client: Client) -> None:
    """Nothing tells whether any of the three came first; what is here may stand last of them."""
    third = SECOND_NIGHT.replace(b"second night", b"third night").replace(b"four", b"three")
    texts = sorted([NIGHT, SECOND_NIGHT, third], key=lambda text: parse(text.decode()).digest)
    store(planned({"here.txt": texts[-1]}))
    bundle = planned({"one.txt": texts[0], "other.txt": texts[1]})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "<strong>two versions</strong>: two versions of no known order." in page


def test_of_two_new_texts_one_is_a_new_article_and_the_other_of_no_known_order(owner_client: Client) -> None:
    bundle = planned({"one.txt": NIGHT, "other.txt": SECOND_NIGHT})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "<strong>two versions</strong>: one new article and one version of no known order." in page
    listed = owner_client.get(f"{bundle.get_absolute_url()}?only=unordered").content.decode()
    assert '<p class="what">new, order not known<br><a href=' in listed


def test_updates_of_a_page_are_told_together_with_what_each_changes_and_a_forged_one_before_them(
    owner_client: Client,
) -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    updates = {f"{number}.txt": UPDATE.replace(b"Monday", f"day {number}".encode()) for number in range(3)}
    bundle = planned({**updates, "forged.txt": FORGED})
    assert (bundle.warned["contested"], bundle.warned["claims"]) == (1, 3)
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    loud, _, folded = page.partition('<details class="repeated" id="repeated">')
    assert "with another text or from another outlet" in loud.partition(LOUD)[2]
    assert "with other words" not in loud
    folded = folded.partition("</details>")[0]
    assert "Three texts give the address or the identity of another, with other words: as an update" in folded
    compared = set(re.findall(r'href="([^"]*left=[^"]*)"', folded))
    here = Version.objects.get().pk
    assert len(compared) == 3
    assert any(f"=v{here}" in address for address in compared)
    for address in compared:
        assert owner_client.get(address.replace("&amp;", "&")).status_code == 200


def test_an_older_version_of_a_page_brought_in_later_is_told_and_compared_in_their_order() -> None:
    store(planned({"new.txt": b"2020-11-09\n\n" + UPDATE}))
    bundle = planned({"old.txt": b"2020-11-08\n\n" + CRANE_PAGE})
    [claim] = [one for one in bundle.planned.get().warnings if one["sort"] == "claims"]
    assert claim["compare"] == [f"t{text_of(bundle, 'old').pk}", f"v{Version.objects.get().pk}"]


def test_what_was_taken_back_tells_whose_address_it_gives_when_it_comes_again() -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    standing.undo_bundle(store(planned({"forged.txt": FORGED})))
    assert planned({"forged.txt": FORGED}).warned["contested"] == 1


@pytest.mark.parametrize("forged", [FORGED, UPDATE])
def test_a_text_that_gives_the_address_of_another_outlets_page_is_looked_at_first(
    owner_client: Client, forged: bytes
) -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    stated = b"file,outlet\nforged.txt,Kestrel Herald\n"
    bundle = planned({"forged.txt": forged, "bundle.csv": stated})
    assert bundle.warned["contested"] == 1
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=contested").content.decode()
    assert "but names another outlet, Kestrel Herald instead of harbour-times.example" in page
    change = {"texts": [text_of(bundle, "forged").pk], "what": "own article", "value": "", "at": "contested-article"}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), change)
    bundle.refresh_from_db()
    assert not {"contested", "claims"} & {*bundle.warned}


def test_the_name_of_an_outlet_is_that_of_its_site() -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    stated = b"file,outlet\nupdate.txt,The Harbour Times\n"
    bundle = planned({"update.txt": UPDATE, "bundle.csv": stated})
    assert (bundle.warned.get("contested"), bundle.warned["claims"]) == (None, 1)


def test_two_outlets_of_one_bundle_with_one_address_are_told_whatever_is_left_out_between(owner_client: Client) -> None:
    stated = b"file,outlet\nforged.txt,Kestrel Herald\n"
    bundle = planned({"crane.txt": CRANE_PAGE, "forged.txt": FORGED, "bundle.csv": stated})
    assert bundle.warned["contested"] == 2
    left_out = {"items": [text_of(bundle, "forged").item_id]}
    for put_back, contested in ((False, None), (True, 2)):
        again = {"put_back": "1"} if put_back else {}
        owner_client.post(reverse("stories:bundle_leave_out", args=[bundle.pk]), {**left_out, **again})
        bundle.refresh_from_db()
        assert bundle.warned.get("contested") == contested


def test_what_claims_an_address_since_the_plan_was_made_is_told_before_it_is_stored() -> None:
    bundle = planned({"forged.txt": FORGED, "bundle.csv": b"file,outlet\nforged.txt,Kestrel Herald\n"})
    assert "contested" not in bundle.warned
    store(planned({"crane.txt": CRANE_PAGE}))
    receive.store(bundle, "anna")
    work()
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.PLANNED
    assert bundle.warned["contested"] == 1


def test_a_manifest_settles_no_address(owner_client: Client) -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    stated = b"file,version of\nforged.txt,crane.txt\n"
    bundle = planned({"crane.txt": CRANE_PAGE, "forged.txt": FORGED, "bundle.csv": stated})
    assert bundle.gestures.exists()
    assert bundle.warned["contested"] == 1


def test_two_texts_of_one_bundle_with_one_address_and_no_text_in_common_are_looked_at_first(
    owner_client: Client,
) -> None:
    bundle = planned({"crane.txt": CRANE_PAGE, "forged.txt": FORGED})
    assert bundle.warned["contested"] == 2  # nobody knows whose the address is
    page = owner_client.get(f"{bundle.get_absolute_url()}?only=contested").content.decode()
    assert "crane.txt gives the address of forged.txt, with another text (0\xa0% in common)" in page
    assert "forged.txt gives the address of crane.txt, with another text (0\xa0% in common)" in page


@pytest.mark.parametrize("what", ["own article", "one article"])
def test_the_warning_of_an_address_leads_to_the_text_where_a_person_says_whose_it_is(
    owner_client: Client, what: str
) -> None:
    store(planned({"crane.txt": CRANE_PAGE}))
    bundle = planned({"forged.txt": FORGED})
    forged = text_of(bundle, "forged")
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    row = bundle.planned.get()
    leads_to = f"{bundle.get_absolute_url()}?only=contested&open={row.pk}&text={forged.pk}"
    assert f'href="{leads_to}#panel"'.replace("&", "&amp;") in page
    panel = owner_client.get(leads_to).content.decode().partition('id="beside"')[2]
    assert "forged.txt gives the address of crane.txt" in panel
    assert "Leave this file out" in panel
    assert re.search(r'id="contested-article" type="submit"\s*>An article of its own<', panel)
    [other] = re.findall(r'name="other" value="(v\d+)"><button id="contested-same"', panel)

    change = {"texts": [forged.pk], "what": what, "value": "", "other": other, "at": "contested-article"}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), change)
    bundle.refresh_from_db()
    assert not {"contested", "claims"} & {*bundle.warned}  # somebody said whose it is
    store(bundle)
    articles = Version.objects.placed().values("article").distinct().count()
    assert articles == {"own article": 2, "one article": 1}[what]


def test_leaving_one_of_two_texts_with_one_address_out_settles_it(owner_client: Client) -> None:
    bundle = planned({"crane.txt": CRANE_PAGE, "forged.txt": FORGED})
    left_out = {"items": [text_of(bundle, "forged").item_id]}
    owner_client.post(reverse("stories:bundle_leave_out", args=[bundle.pk]), left_out)
    bundle.refresh_from_db()
    assert not {"contested", "claims"} & {*bundle.warned}
    assert bundle.counts["new"] == 1


def test_what_is_compared_before_it_is_stored_leaves_nothing_behind(owner_client: Client) -> None:
    bundle = planned(seed_files())
    left, right = text_of(bundle, "003"), text_of(bundle, "004")
    address = reverse("stories:bundle_comparison", args=[bundle.pk]) + f"?left=t{left.pk}&right=t{right.pk}"
    page = owner_client.get(address).content.decode()
    assert "Version 2 carries" in page
    assert "not stored" in page
    assert not KeptComparison.objects.exists()


def test_a_notice_says_what_it_rests_on(owner_client: Client) -> None:
    kill = b"BC-Eds-Kill\nEDITORS:\n   Please kill the story slugged BC-Tolka Quake. It was of 1931.\n   The AP\n"
    bundle = planned({"kill.txt": kill})
    rests_on = "no story of its own, “BC-Eds-Kill EDITORS: Please kill the story slugged BC-Tolka Quake."
    assert rests_on in owner_client.get(bundle.get_absolute_url()).content.decode()
    panel = reverse("stories:bundle_text", args=[bundle.pk, text_of(bundle, "kill").pk])
    assert rests_on in owner_client.get(panel).content.decode()
    store(bundle)
    article = Version.objects.get().article
    assert article is not None
    assert rests_on in owner_client.get(article.get_absolute_url()).content.decode()
    assert rests_on in owner_client.get(article.in_story.get_absolute_url()).content.decode()


def test_a_text_of_another_bundle_is_not_found_here(owner_client: Client) -> None:
    mine, other = planned({"a.txt": CRANE}), planned(seed_files())
    foreign = text_of(other, "004").pk
    assert owner_client.get(reverse("stories:bundle_text", args=[mine.pk, foreign])).status_code == 404
    side = f"?left=t{foreign}&right=t{foreign}"
    assert owner_client.get(reverse("stories:bundle_comparison", args=[mine.pk]) + side).status_code == 404
    change = {"texts": [foreign], "what": "outlet", "value": "A"}
    owner_client.post(reverse("stories:bundle_change", args=[mine.pk]), change)
    assert not other.gestures.exists()
    assert not mine.gestures.exists()


@pytest.mark.parametrize("act", ACTS)
def test_no_button_breaks_a_bundle_in_any_state(owner_client: Client, act: str) -> None:
    undone = store(planned({"u.txt": CRANE + b"u"}))
    standing.undo_bundle(undone)
    thrown = received({"t.txt": CRANE})
    receive.throw_away(thrown, "anna")
    for bundle in (received({"a.txt": CRANE}), planned({"b.txt": CRANE}), store(planned(seed_files())), undone, thrown):
        answer = owner_client.post(reverse("stories:bundle_act", args=[bundle.pk, act]))
        assert answer.status_code == 302
        work()
        assert owner_client.get(bundle.get_absolute_url()).status_code == 200
    assert not Job.objects.filter(state=Job.State.FAILED, why__startswith="Something broke").exists()


def test_the_report_as_json_and_csv(owner_client: Client) -> None:
    bundle = store(planned({**seed_files(), "=cmd|' /C calc'!A0.txt": b"%PDF-1.4"}))
    told = json.loads(owner_client.get(reverse("stories:bundle_json", args=[bundle.pk])).content)
    assert told["format"] == receipt.FORMAT
    assert {file["outcome"] for file in told["files"]} == {"stored", "failed"}
    [both] = [file for file in told["files"] if file["path"].startswith("001")]
    assert [version["number"] for version in both["versions"]] == [1, 2]
    lines = owner_client.get(reverse("stories:bundle_csv", args=[bundle.pk])).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 6 + 1
    assert any(line.startswith("'=cmd|") or line.startswith("\"'=cmd|") for line in lines)


def test_the_report_of_a_bundle_that_is_not_stored_is_not_there(owner_client: Client) -> None:
    bundle = planned(seed_files())
    assert owner_client.get(reverse("stories:bundle_json", args=[bundle.pk])).status_code == 404


def test_several_bundles_are_taken_back_together(owner_client: Client) -> None:
    one, other = store(planned(seed_files())), store(planned({"crane.txt": CRANE}))
    address = reverse("stories:undo_bundles")
    page = owner_client.get(f"{address}?bundle={one.pk}&bundle={other.pk}").content.decode()
    assert "Seven versions" in page
    assert "Two stories would no longer be told" in page
    owner_client.post(address, {"bundle": [one.pk, other.pk]})
    assert [job.state for job in work()] == [Job.State.DONE, Job.State.DONE]
    assert not Version.objects.placed().exists()


def test_several_bundles_are_brought_back_together(owner_client: Client) -> None:
    one, other = store(planned(seed_files())), store(planned({"crane.txt": CRANE}))
    before = places()
    for bundle in (one, other):
        standing.undo_bundle(bundle)
    third = store(planned({"again.txt": CRANE}))
    chosen = {"bundle": [one.pk, other.pk, third.pk]}  # the last stands
    address = reverse("stories:redo_bundles")
    assert address in owner_client.get(reverse("stories:bundles")).content.decode()
    page = owner_client.get(address, chosen).content.decode()
    assert "Bring back two bundles?" in page
    assert "<strong>Five files</strong> would stand again." in page
    assert "One file stands already: another bundle holds it too." in page
    answer = owner_client.post(address, chosen, follow=True)
    assert "Two bundles are being brought back." in answer.content.decode()
    assert [job.state for job in work()] == [Job.State.DONE, Job.State.DONE]
    assert places() == before


def places() -> set[tuple[int, int | None, int | None]]:
    return set(Version.objects.placed().values_list("pk", "article", "number"))


def test_what_was_not_taken_back_cannot_be_brought_back(owner_client: Client) -> None:
    bundle = store(planned({"crane.txt": CRANE}))
    answer = owner_client.get(reverse("stories:redo_bundles"), {"bundle": bundle.pk}, follow=True)
    assert "Choose at least one bundle that was undone." in answer.content.decode()


def test_leaving_a_stored_file_out_shows_first_what_it_would_do(owner_client: Client) -> None:
    bundle = store(planned({**seed_files(), "crane.txt": CRANE}))
    item = bundle.items.get(path="crane.txt")
    key = Version.objects.get(source=item.source_id).key
    by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Kestrel Herald")], "asked", by="bert")
    address = reverse("stories:bundle_item", args=[bundle.pk, item.pk])
    assert f'<a class="button small" href="{address}">' in owner_client.get(bundle.get_absolute_url()).content.decode()
    page = owner_client.get(address).content.decode()
    assert "Leave out <bdi>crane.txt</bdi>?" in page
    assert "<strong>One version</strong> would no longer stand." in page
    assert "One story would no longer be told." in page
    assert "by bert: asked" in page
    assert "Nothing is deleted: addresses answer that it no longer stands" in page
    assert Version.objects.placed().filter(source=item.source_id).exists()  # nothing is done yet
    owner_client.post(address, {"left_out": "1"})
    assert not Version.objects.placed().filter(source=item.source_id).exists()


def test_leaving_out_a_file_that_came_twice_says_that_it_stays(owner_client: Client) -> None:
    bundle = store(planned({"crane.txt": CRANE, "again.txt": CRANE}))
    item = bundle.items.get(path="again.txt")
    page = owner_client.get(reverse("stories:bundle_item", args=[bundle.pk, item.pk])).content.decode()
    assert "<strong>No version would leave.</strong>" in page
    assert "One file would stay: the same bytes came in another file too." in page
    assert "no longer stands" not in page


def test_taking_back_says_what_stays_and_what_rests_on_it(owner_client: Client) -> None:
    first = store(planned(seed_files()))
    store(planned({"again.txt": seed_files()["004_d47e4cb9b441c173.txt"]}))
    key = Version.objects.get(source__items__path__startswith="000").key
    by_hand.make(
        [Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Kestrel Herald")], "it says so", by="bert"
    )
    page = owner_client.get(f"{reverse('stories:undo_bundles')}?bundle={first.pk}").content.decode()
    assert "One file would stay" in page
    assert "by bert: it says so" in page


def test_what_nobody_looked_at_waits(owner_client: Client) -> None:
    bring_in("from the command line", [Opened("a.txt", CRANE)])
    bundle = Bundle.objects.get()
    assert bundle.warned == {"undated": 1, "unnamed": 1}
    assert b"from the command line" in owner_client.get(reverse("stories:bundles") + "?show=look").content
    owner_client.post(reverse("stories:bundle_act", args=[bundle.pk, "looked-at"]))
    owner_client.get(reverse("stories:bundles"))  # which says that it is done
    assert b"from the command line" not in owner_client.get(reverse("stories:bundles") + "?show=look").content


def test_health_knows_the_queue(client: Client) -> None:
    receive.read(received(seed_files()), "anna")
    told = client.get("/healthz").content.decode().splitlines()
    assert told[:3] == ["ok", "waiting 1", "running 0"]
    assert told[3].startswith("oldest waits ")


def test_how_far_the_work_is_can_be_asked_while_it_goes_on(owner_client: Client) -> None:
    bundle = received({"crane.txt": CRANE})
    receive.read(bundle, "anna")
    bundle.jobs.update(doing="files read", done=0, total=1)
    told = owner_client.get(reverse("stories:bundle_progress", args=[bundle.pk])).content.decode()
    assert told.strip().startswith('<section id="working"')
    assert "0 of 1\N{NO-BREAK SPACE}file" in told
    bundle.jobs.update(done=1000, total=2000)
    told = owner_client.get(reverse("stories:bundle_progress", args=[bundle.pk])).content.decode()
    assert "1,000 of 2,000\N{NO-BREAK SPACE}files" in told
    work()
    over = owner_client.get(reverse("stories:bundle_progress", args=[bundle.pk]))
    assert (over.status_code, over["HX-Redirect"]) == (204, bundle.get_absolute_url())


def in_panel(file: str, what: str, value: str, client: Client) -> str:
    """The page after one value was given to a text in its panel."""
    bundle = planned({"crane.txt": CRANE, "other.txt": CRANE + b"\n\nLater."})
    text = text_of(bundle, file)
    asked = {"texts": text.pk, "what": what, "value": value, "at": f"give-{what}"}
    asked["next"] = f"{bundle.get_absolute_url()}?text={text.pk}#t{text.pk}"
    answer = client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    assert answer["Location"] == f"{bundle.get_absolute_url()}?text={text.pk}"
    return client.get(answer["Location"]).content.decode()


def test_what_is_wrong_stands_beside_its_field_with_what_was_typed(owner_client: Client) -> None:
    page = in_panel("crane", "published", "the 3rd of <March>", owner_client)
    [field] = re.findall(r'<input id="give-published"[^>]*>', page.replace("<March>", ""))
    assert 'value="the 3rd of &lt;March&gt;"' in field
    assert 'aria-invalid="true" aria-describedby="give-published-wrong" autofocus' in field
    [said] = re.findall(r'<p class="wrong" id="give-published-wrong">(.*?)</p>', page)
    assert "is no year, month, day or time: write it as 2020-11-09 or 2020-11-09 17:52." in said
    assert page.count("aria-invalid") == 1
    assert 'class="messages"' not in page
    assert re.search(r"<details open><summary>change<span class=\"hidden\"> published</span>", page)


def test_an_update_of_what_only_returns_is_not_counted_as_a_new_article_too(owner_client: Client) -> None:
    page_of = b"\n\nOriginal url:\n\nhttps://a.example/crane"
    first, update = (
        CRANE.replace(b"fell", b"fell\n\nNovember %d, 2020" % day, 1) + words + page_of
        for day, words in ((8, b""), (9, b"\n\nThe quay was closed, the port said."))
    )
    standing.undo_bundle(store(planned({"crane.txt": first})), "anna")
    again = {"crane.txt": first, "update.txt": update, "bees.txt": b"Bees swarm\n\nA swarm held up the tram."}
    page = owner_client.get(planned(again).get_absolute_url()).content.decode()
    assert "<strong>two versions</strong>: one new article and one update." in page


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_panel_names_the_version_that_says_what_its_text_does_not(owner_client: Client, is_stored: bool) -> None:
    told = CRANE.replace(b"\n\n", b"\n\nKAMPALA (AP) - ", 1)
    update = CRANE + b"\n\nThe quay was closed, the port said."
    page = b"\n\nOriginal url:\n\nhttps://a.example/crane"
    if is_stored:
        store(planned({"told.txt": told + page}))
    bundle = planned({"told.txt": told + page, "update.txt": update + page})
    panels = {}
    for file in ("update.txt", *(() if is_stored else ("told.txt",))):
        at = reverse("stories:bundle_text", args=[bundle.pk, text_of(bundle, file).pk])
        panels[file] = owner_client.get(at).content.decode().partition("<dt>Agency</dt>")[2].partition("</dd>")[0]
    assert re.search(r"stated in the text: in version \d, dateline, “KAMPALA \(AP\)", panels.pop("update.txt"))
    assert all("stated in the text: dateline, “KAMPALA (AP)" in one for one in panels.values())


def test_a_zip_that_is_not_stored_is_listed_with_the_files_in_it(owner_client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in several(5).items():
            archive.writestr(name, content)
    planned({"wires.zip": packed.getvalue()})
    page = owner_client.get(reverse("stories:bundles")).content.decode()
    assert '<td class="files">5\xa0files</td>' in page


def test_what_is_done_with_bundles_that_wait_or_is_only_seen_is_no_change_of_the_archive(owner_client: Client) -> None:
    seen = store(planned(seed_files()))
    bundle, other, thrown = (planned({f"{name}.txt": CRANE + name.encode()}) for name in "abc")
    given = Repair(RepairKind.GIVEN, text_of(other, "b").key, what=Field.AGENCY, value="AP")
    edits.take_back(edits.make(other, [given], "anna"), "anna")
    files = {other.received_items.get().pk}
    edits.leave_out(other, files, True, "anna")
    edits.leave_out(other, files, False, "anna")
    receive.throw_away(thrown, "anna")
    receive.look_at(seen, "anna")
    assert "The archive changed" not in owner_client.get(bundle.get_absolute_url()).content.decode()
    standing.undo_bundle(seen)
    assert "The archive changed" in owner_client.get(bundle.get_absolute_url()).content.decode()


def test_what_came_of_storing_is_told_until_the_plan_is_changed(owner_client: Client) -> None:
    bundle = planned({"crane.txt": CRANE, "other.txt": CRANE + b"\n\nLater."})
    address = bundle.get_absolute_url()
    assert "The archive changed" not in owner_client.get(address).content.decode()
    store(planned({"here.txt": CRANE.replace(b"Three", b"Four")}))
    assert "The archive changed since this was planned." in owner_client.get(address).content.decode()
    receive.store(bundle, "anna")
    work()
    page = owner_client.get(address).content.decode()
    assert "The archive changed since you looked" in page
    assert "since this was planned" not in page
    asked = {"texts": text_of(bundle, "crane").pk, "what": "outlet", "value": "Severn Gazette"}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    assert "The archive changed" not in owner_client.get(address).content.decode()


def test_what_is_wrong_is_said_once(owner_client: Client) -> None:
    assert "aria-invalid" in in_panel("crane", "published", "soon", owner_client)
    bundle = Bundle.objects.get()
    again = owner_client.get(f"{bundle.get_absolute_url()}?text={text_of(bundle, 'crane').pk}").content.decode()
    assert "aria-invalid" not in again


def test_a_wrong_value_for_many_keeps_what_was_ticked(owner_client: Client) -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    crane, other = text_of(bundle, "crane"), text_of(bundle, "000")
    asked = {"texts": crane.pk, "stories": other.planned_id, "what": "published", "value": "soon", "at": "many-value"}
    answer = owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    page = owner_client.get(answer["Location"]).content.decode()
    assert re.search(r'<input id="many-value"[^>]* aria-describedby="many-value-wrong" autofocus\s+value="soon">', page)
    assert '<option value="published" selected data-example=' in page
    assert f'name="texts" value="{crane.pk}" checked' in page
    assert f'name="stories" value="{other.planned_id}" checked' in page
    assert page.count(" checked") == 2


def test_a_place_that_cannot_be_keeps_what_was_chosen(owner_client: Client) -> None:
    bundle = planned(seed_files())
    update = text_of(bundle, "004")
    article = next(one for one in update.planned.told["articles"] if len(one["versions"]) > 1)
    first, last = (f"t{article['versions'][at]['text']}" for at in (0, -1))
    asked = {"texts": last[1:], "what": "before", "other": first, "at": "order-other"}
    asked["next"] = f"{bundle.get_absolute_url()}?text={last[1:]}"
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    asked |= {"texts": first[1:], "other": last, "next": f"{bundle.get_absolute_url()}?text={first[1:]}"}
    answer = owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)  # the other way round, too
    page = owner_client.get(answer["Location"]).content.decode()
    assert 'id="order-other-wrong"' in page
    assert f'<option value="{last}" selected>' in page


@pytest.mark.parametrize("named", ["b.txt", "wires/b.txt", "http://testserver/bundles/{bundle}/texts/{text}/"])
def test_another_text_is_named_by_its_file_or_its_address(owner_client: Client, named: str) -> None:
    bundle = planned({"wires/a.txt": CRANE, "wires/b.txt": b"Bees swarm\n\nA swarm of bees held up the tram."})
    one, other = text_of(bundle, "wires/a.txt"), text_of(bundle, "wires/b.txt")
    assert one.planned_id != other.planned_id
    value = named.format(bundle=bundle.pk, text=other.pk)
    asked = {"texts": one.pk, "what": "one story", "value": value, "at": "story-address"}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked)
    assert text_of(bundle, "wires/a.txt").planned_id == text_of(bundle, "wires/b.txt").planned_id


def test_a_file_s_name_that_two_have_is_asked_for_with_its_folder(owner_client: Client) -> None:
    bundle = planned({"x/b.txt": CRANE, "y/b.txt": CRANE + b" Later.", "a.txt": b"Bees swarm\n\nA swarm of bees came."})
    asked = {"texts": text_of(bundle, "a.txt").pk, "what": "one story", "value": "b.txt", "at": "story-address"}
    asked["next"] = f"{bundle.get_absolute_url()}?text={asked['texts']}"
    answer = owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), asked, follow=True)
    assert "Several files of this bundle are called b.txt" in answer.content.decode()


def test_what_is_ticked_at_once_is_what_was_looked_for(owner_client: Client) -> None:
    bundle = planned({"north/crane.txt": CRANE, "south/mayor.txt": MAYOR_NEWS, "page.txt": CRANE_PAGE})
    address = bundle.get_absolute_url()
    page = owner_client.get(address).content.decode()
    assert 'Tick everything in the bundle</label> <span class="quiet">3\xa0texts</span>' in page
    assert "without an outlet" not in page
    page = owner_client.get(f"{address}?only=unnamed&find=NORTH/").content.decode()
    assert '<a href="?only=unnamed#tree" aria-current="true">without an outlet <span class="quiet">' in page
    assert 'Tick all of these</label> <span class="quiet">1\xa0text</span>' in page
    form = page.partition("many-all")[2]
    fields = dict(re.findall(r'<input type="hidden" name="(only|find)" value="([^"]*)">', form))
    change = {"all": "1", "what": "outlet", "value": "The Kestrel Herald", "at": "many-value", **fields}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), change)
    [gesture] = bundle.gestures.all()
    assert gesture.repairs.count() == 1


@pytest.mark.parametrize(
    ("mended", "button", "receipt"),
    [
        ({}, "Bring back one version", ["One version came back", ", which had been undone or left out."]),
        (
            {"mayor.txt": MAYOR_NEWS},
            "Store one version, bring back one",
            ["One file went in", "One version came back, which had been undone or left out."],
        ),
    ],
)
def test_what_comes_back_with_a_bundle_is_told_by_its_button_and_its_receipt(
    owner_client: Client, mended: dict[str, bytes], button: str, receipt: list[str]
) -> None:
    standing.undo_bundle(store(planned({"crane.txt": CRANE})))
    bundle = planned({"crane.txt": CRANE, **mended})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "One version that was undone or left out would stand again." in page
    assert f">{button}</button>" in page
    page = owner_client.get(store(bundle).get_absolute_url()).content.decode()
    assert "No files went in" not in page
    told = re.sub(r"<[^>]*>", "", page)
    assert all(sentence in told for sentence in receipt)


def test_what_waits_for_its_turn_says_what_it_is(owner_client: Client) -> None:
    bundle = planned({"crane.txt": CRANE})
    receive.store(bundle, "anna")
    assert "It is to be stored." in owner_client.get(bundle.get_absolute_url()).content.decode()
    work()
    receive.undo(bundle, "anna")
    assert (
        "It is to be undone. Until then all of it stands."
        in owner_client.get(bundle.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("act", "fields", "told"),
    [
        ("change", {"what": "agency", "value": "AFP"}, "agency set to “AFP” for all texts"),
        ("change", {"what": "published", "value": "2025-05-04"}, "time set to 4 May 2025 for all texts"),
        ("leave_out", {}, "files left out"),
    ],
)
def test_a_change_to_many_files_says_which(
    owner_client: Client, monkeypatch: pytest.MonkeyPatch, act: str, fields: dict[str, str], told: str
) -> None:
    monkeypatch.setattr("stories.bundles.edits.AT_ONCE", 2)
    bundle = planned(several(4))
    owner_client.post(reverse(f"stories:bundle_{act}", args=[bundle.pk]), {"all": "1", **fields})
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert f"A change to many files: <bdi>{told}</bdi>. Until it is made" in page
    [job] = work()
    assert job.state == Job.State.DONE


def test_a_receipt_says_how_many_versions_its_files_hold_where_that_is_another_number(owner_client: Client) -> None:
    same = store(planned({"a.txt": CRANE, "b.txt": CRANE + b"\n", "c.txt": MAYOR_NEWS}))
    page = owner_client.get(same.get_absolute_url()).content.decode()
    assert "Three files went in" in page
    assert "They hold two versions." in page
    standing.leave_out(same.items.get(path="b.txt"), "anna")
    assert "They hold" not in owner_client.get(same.get_absolute_url()).content.decode()
    assert "They hold" not in owner_client.get(store(planned({"d.txt": UPDATE})).get_absolute_url()).content.decode()


def test_a_receipt_names_the_other_file_of_equal_texts(owner_client: Client) -> None:
    text = "Quay opens\n\nThe quay of Ashford opened on Friday.\n\nNobody was there."
    mac, marked = text.replace("\n", "\r\r\n").encode(), b"\xef\xbb\xbf" + text.encode()
    bundle = stored({"a/crcrlf.txt": mac, "a/utf8-bom.txt": marked, "a/plain.txt": text.encode()})
    page = " ".join(owner_client.get(bundle.get_absolute_url()).content.decode().split())
    main, *_ = {
        one.same_as.source.items.get().file_name for one in Version.objects.exclude(same_as=None) if one.same_as
    }
    assert page.count("the words of") == 2
    assert re.findall(r"the words of <a [^>]*><bdi>(.*?)</bdi>, version 1</a>", page) == [main] * 2
    assert page.count(f"the same text as {main}") == 2


def test_a_receipt_names_the_outlet_of_equal_texts(owner_client: Client) -> None:
    text = b"---\noutlet: Severn Gazette\n---\n\n# Quay opens\n\nThe quay of Ashford opened on Friday."
    bundle = stored({"first.md": text, "second.md": text + b"\n"})
    page = " ".join(owner_client.get(bundle.get_absolute_url()).content.decode().split())
    assert re.findall(r"the words of <a [^>]*><bdi>(.*?)</bdi>, version 1</a>", page) == ["Severn Gazette"]


OF_GAZETTE = b"---\noutlet: Severn Gazette\ndate: 2020-11-08\n---\n\n"


def test_a_share_that_is_no_comparison_s_is_called_otherwise(owner_client: Client) -> None:
    later = CRANE.replace(PARAGRAPHS[0].encode(), b"The harbour reopened at noon, the council said.")
    bundle = planned({"1.md": OF_GAZETTE + CRANE, "2.md": OF_GAZETTE.replace(b"08", b"09") + later})
    row = bundle.planned.get()
    [article] = row.told["articles"]
    share = f"{percent(article['versions'][1]['before']['share'])} in common with the version before, by runs of words"
    page = owner_client.get(f"{bundle.get_absolute_url()}?open={row.pk}").content.decode()
    assert page.count(share) == 1
    [compare] = re.findall(r'href="([^"]*left=[^"]*)"', page)
    assert re.search(
        r"carries <strong>\d+\xa0%</strong> of", owner_client.get(compare.replace("&amp;", "&")).content.decode()
    )
