"""Bundles, as an admin meets them: sent, read, corrected, stored, undone."""

import io
import json
import os
import re
import signal
import sqlite3
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from benchmarks.served import Served
from stories.archive import standing
from stories.bundles import edits, receive
from stories.models import Act, Article, Bundle, Job, ReceivedText, Version
from tests.archive.test_takes import BULLETIN, KILL, LEAD
from tests.browser.test_access import RULES
from tests.conftest import client_of, member, sign_in
from tests.jobs.build import planned, received, seed_files, store, text_of, work
from tests.views.build import LONG_NAME, PARAGRAPHS

CRANE = "\n\n".join(["Crane fell at the northern quay", *PARAGRAPHS]).encode()
BROKEN = b"%PDF-1.7 no text"


@pytest.fixture
def admin_page(page: Page, live_server: LiveServer, owner_client: Client) -> Iterator[Page]:
    """Signed in as an admin; nothing it does may leave an error in the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page, live_server, owner_client)
    yield page
    assert said == []


def payload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def work_when_asked() -> None:
    """What a worker does, once there is something to do."""
    for _ in range(100):
        if work():
            return
        time.sleep(0.05)
    raise AssertionError("nothing was asked of the worker")


def send(page: Page, live_server: LiveServer, *files: FilePayload) -> None:
    page.goto(live_server.url + reverse("stories:new_bundle"))
    page.get_by_label("Files", exact=True).set_input_files(list(files))
    page.get_by_role("button", name="Read what it holds").click()


def test_from_a_zip_to_a_story_and_back(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    send(page, live_server, payload("monday.zip", zipped({**seed_files(), "crane.txt": CRANE, "scan.txt": BROKEN})))
    work_when_asked()
    said = page.locator(".verdict")
    expect(said).to_contain_text(
        "Nothing is stored yet. It would store seven versions: five new articles and two updates"
    )
    expect(said).to_contain_text("One file cannot be read.")
    expect(page.locator("#unread")).to_contain_text("the file is a PDF")

    page.get_by_role("link", name=re.compile("^Azerbaijan accidentally shot down")).click()
    panel = page.locator(".text-panel")
    expect(panel).to_contain_text("inferred")
    panel.get_by_text("change outlet").click()
    panel.get_by_label("Outlet", exact=True).fill("The Kestrel Herald")
    panel.get_by_label("Outlet", exact=True).press("Enter")
    expect(page.locator(".messages")).to_contain_text("Outlet set to “The Kestrel Herald” for one text.")
    expect(page.locator(".planned-article", has_text="The Kestrel Herald")).to_be_visible()

    crane = page.locator(".planned", has_text="Crane fell")
    crane.get_by_role("link", name="Crane fell at the northern quay").last.click()
    expect(panel).to_contain_text("crane.txt")
    panel.locator("summary").last.click()
    with_other = panel.locator("form", has=page.get_by_label("One story with"))
    with_other.get_by_label("One story with").select_option(index=0)
    with_other.get_by_role("button", name="Join").click()
    expect(page.locator(".planned")).to_have_count(1)

    page.get_by_label("002_c8dbb1206718aab7.txt", exact=True).check()
    page.get_by_role("button", name="Leave the ticked out").click()
    expect(said).to_contain_text("one file is left out")

    page.get_by_role("link", name="compare with version 1").first.click()
    expect(page.locator(".versions")).to_contain_text("not stored")
    page.get_by_role("link", name="monday.zip").click()

    page.get_by_role("button", name="Store six versions").click()
    work_when_asked()
    expect(page.get_by_role("heading", name="What went in")).to_be_visible()
    expect(said).to_contain_text("Five files went in.")
    assert Version.objects.placed().count() == 6
    assert Article.objects.filter(outlet="The Kestrel Herald").count() == 1

    page.get_by_role("link", name="Undo this bundle …").click()
    expect(said).to_contain_text("Six versions would no longer stand.")
    page.get_by_role("button", name="Undo it").click()
    work_when_asked()
    expect(said).to_contain_text("It was undone by owner")
    assert not Version.objects.placed().exists()
    page.get_by_role("button", name="Bring it back").click()
    work_when_asked()
    expect(page.get_by_role("link", name="Undo this bundle …")).to_be_visible()
    assert Version.objects.placed().count() == 6
    assert set(Act.objects.values_list("by", flat=True)) == {"owner"}


def test_files_dropped_on_the_page_keep_their_folders(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.goto(live_server.url + reverse("stories:new_bundle"))
    transfer = page.evaluate_handle(
        """([name, text]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], name));
            transfer.items.add(new File(["x"], "scan.pdf"));
            return transfer;
        }""",
        ["crane.txt", CRANE.decode()],
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": transfer})
    work_when_asked()
    expect(page.locator(".verdict")).to_contain_text("It would store one version")
    expect(page.locator("#unread")).to_contain_text("scan.pdf")  # not sent, and named all the same
    assert Bundle.objects.get().received.get(path="scan.pdf").name == ""


def test_a_folder_is_sent_with_its_paths(admin_page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    for day in ("monday", "tuesday"):
        (tmp_path / "wire" / day).mkdir(parents=True)
        (tmp_path / "wire" / day / "crane.txt").write_bytes(CRANE + day.encode())
    page = admin_page
    page.goto(live_server.url + reverse("stories:new_bundle"))
    page.get_by_label("Or a whole folder").set_input_files(tmp_path / "wire")
    page.get_by_role("button", name="Read what it holds").click()
    work_when_asked()
    expect(page.get_by_role("heading", name="wire")).to_be_visible()
    paths = Bundle.objects.get().received_items.order_by("path").values_list("path", flat=True)
    assert list(paths) == ["wire/monday/crane.txt", "wire/tuesday/crane.txt"]


def test_many_files_go_in_lots(admin_page: Page, live_server: LiveServer) -> None:
    files = [payload(f"{number:03}.txt", CRANE + f"\n\nNote {number}.".encode()) for number in range(120)]
    send(admin_page, live_server, *files)
    work_when_asked()
    expect(admin_page.locator(".verdict")).to_contain_text("It would store 120 versions")


def test_a_pasted_text_with_its_outlet(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.goto(live_server.url + reverse("stories:new_bundle"))
    page.get_by_text("Or paste one text").click()
    page.get_by_label("Text", exact=True).fill(CRANE.decode())
    page.get_by_label("Outlet, if the text names none").fill("The Kestrel Herald")
    page.get_by_role("button", name="Read what it holds").click()
    work_when_asked()
    expect(page.locator(".planned-article")).to_contain_text("The Kestrel Herald")


def test_no_pasted_text_is_lost_and_two_clicks_are_one_bundle(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.goto(live_server.url + reverse("stories:new_bundle"))
    page.get_by_text("Or paste one text").click()
    page.get_by_label("Text", exact=True).fill("Pasted")
    page.locator("#files").set_input_files([payload("crane.txt", CRANE)])
    button = page.get_by_role("button", name="Read what it holds")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("A text is pasted, and files are chosen")
    assert not Bundle.objects.filter(by="owner").exists()
    page.get_by_label("Text", exact=True).fill("")
    button.dblclick()
    work_when_asked()
    expect(page.locator(".verdict")).to_contain_text("It would store one version")
    assert Bundle.objects.filter(by="owner").count() == 1


def test_the_page_may_be_closed_while_it_is_read(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    send(page, live_server, payload("crane.txt", CRANE))
    expect(page.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    address = page.url
    page.goto(live_server.url)
    work_when_asked()
    page.goto(address)
    expect(page.locator(".verdict")).to_contain_text("It would store one version")


def test_what_was_stopped_is_gone_on_with_or_thrown_away(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    send(page, live_server, payload("crane.txt", CRANE))
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".verdict")).to_contain_text("Somebody stopped it.")
    page.get_by_role("button", name="Go on reading").click()
    work_when_asked()
    page.get_by_role("button", name="Throw away").click()
    expect(page.locator(".messages")).to_contain_text("is thrown away")
    page.get_by_role("link", name="crane.txt").click()
    page.get_by_role("button", name="Recover it").click()
    expect(page.locator(".verdict")).to_contain_text("Nothing is stored yet.")


def test_takes_a_kill_and_a_manifest(admin_page: Page, live_server: LiveServer) -> None:
    stated = b"file,outlet\ncopy.txt,Severn Gazette\nnobody.txt,The Kestrel Herald\n"
    copy = LEAD.split("\n", 3)[3]
    files = {"a0412.txt": BULLETIN, "a0415.txt": LEAD, "kill.txt": KILL, "copy.txt": f"Silo blows up in Kansas\n{copy}"}
    page = admin_page
    send(
        page,
        live_server,
        payload("bundle.csv", stated),
        *(payload(name, text.encode()) for name, text in files.items()),
    )
    work_when_asked()
    expect(page.locator("#manifests")).to_contain_text("line 3: no file is called “nobody.txt”")
    expect(page.locator("#unread")).to_have_count(0)
    assert violations(page) == []
    expect(page.locator(".planned-article").first).to_contain_text("AP, the wire")
    page.get_by_role("button", name=re.compile("^Store ")).click()
    work_when_asked()
    expect(page.locator("#went")).to_be_visible()
    page.goto(live_server.url + Article.objects.get(outlet="Severn Gazette").in_story.get_absolute_url())
    expect(page.locator(".verdict")).to_contain_text(
        "Severn Gazette runs it. With AP’s own text and one notice it is here"
    )
    expect(page.get_by_text("was killed by kill.txt").first).to_be_visible()
    expect(page.get_by_text("It kills a0415.txt.")).to_be_visible()
    expect(page.get_by_text("of a text that was killed by kill.txt")).to_be_visible()
    for version in Version.objects.filter(article__role="notice"):
        page.goto(live_server.url + version.get_absolute_url())
        assert violations(page) == []
    lead, copied = (Version.objects.get(source__items__path=name).pk for name in ("a0415.txt", "copy.txt"))
    page.goto(live_server.url + reverse("stories:comparison", args=[lead, copied]))
    expect(page.get_by_text("The left was killed by kill.txt.")).to_be_visible()
    assert violations(page) == []


PAGE = b"\n\nOriginal url:\n\nhttps://www.harbour-times.example/news/%d"
MAYOR = (
    b"Mayor resigns\n\nThe mayor of Oldmouth resigned on Friday over a loan that she never declared, her office said."
)


def test_the_one_forged_page_among_updates_is_seen_first_and_left_out(
    admin_page: Page, live_server: LiveServer
) -> None:
    page = admin_page
    store(planned({f"{number}.txt": CRANE + PAGE % number for number in range(3)}))
    updates = {f"u{number}.txt": CRANE.replace(b"Three", b"Four") + PAGE % number for number in range(3)}
    send(page, live_server, *(payload(*one) for one in updates.items()), payload("forged.txt", MAYOR + PAGE % 1))
    work_when_asked()
    first = page.locator(".warnings li").first
    expect(first).to_contain_text("One text gives the address or the identity of another, with another text")
    folded = page.locator("details.repeated")
    expect(folded.get_by_role("link", name="Compare")).to_have_count(0)
    folded.locator("summary").press("Enter")
    expect(folded.get_by_role("link", name="Compare")).to_have_count(3)
    folded.get_by_role("link", name="u0.txt", exact=True).click()
    expect(page.locator("#beside .contested")).to_contain_text("u0.txt gives the address of 0.txt, with other words")
    first.get_by_role("link", name="Look").click()
    contested = page.locator("#beside .contested")
    expect(contested).to_contain_text("forged.txt gives the address of 1.txt, with another text (0\xa0% in common)")
    contested.get_by_role("button", name="Leave this file out").click()
    expect(page.locator(".warnings")).not_to_contain_text("with another text")
    expect(folded.locator("summary")).to_contain_text("Three texts give the address or the identity of another")
    folded.locator("summary").click()
    folded.get_by_role("link", name="Compare u2.txt").click()
    expect(page.locator("main")).to_contain_text("Four")


def test_two_admins_at_once(admin_page: Page, live_server: LiveServer, browser: Browser) -> None:
    """The one whose plan is not true any more is shown what changed, and nothing is stored behind their back."""
    first = planned(seed_files(), "first")
    second = planned({"004.txt": seed_files()["004_d47e4cb9b441c173.txt"]}, "second")
    bert = browser.new_context().new_page()
    sign_in(bert, live_server, client_of(member("bert", "Admins")))
    bert.goto(live_server.url + second.get_absolute_url())
    admin_page.goto(live_server.url + first.get_absolute_url())
    bert.get_by_role("button", name="Store one version").click()
    work_when_asked()
    expect(bert.get_by_role("heading", name="What went in")).to_be_visible()
    admin_page.get_by_role("button", name="Store six versions").click()
    work_when_asked()
    expect(admin_page.get_by_role("alert")).to_contain_text("The archive changed since you looked")
    expect(admin_page.locator(".verdict")).to_contain_text("It would store five versions")
    admin_page.get_by_role("button", name="Store five versions").click()
    work_when_asked()
    expect(admin_page.get_by_role("heading", name="What went in")).to_be_visible()
    bert.context.close()


def test_one_outlet_for_many_files(admin_page: Page, live_server: LiveServer) -> None:
    files = {f"{number:03}.txt": CRANE + f"\n\nNote {number}.".encode() for number in range(60)}
    bundle = planned(files)
    page = admin_page
    page.goto(live_server.url + bundle.get_absolute_url())
    page.get_by_label("Tick everything in the bundle").check()
    expect(page.locator(".ticked")).to_contain_text("60 texts ticked")
    boxes = page.locator("[data-these] input[type=checkbox]")
    expect(page.locator("[data-these] input[type=checkbox]:checked")).to_have_count(boxes.count())
    boxes.last.uncheck()
    expect(page.get_by_label("Tick everything in the bundle")).not_to_be_checked()
    page.get_by_label("Tick everything in the bundle").check()
    expect(boxes.last).to_be_checked()
    expect(page.locator(".ticked")).to_contain_text("60 texts ticked")
    page.get_by_label("Give", exact=True).select_option("the time")
    expect(page.get_by_label("Value")).to_have_attribute("placeholder", "2020-11-09 or 2020-11-09 17:52")
    expect(page.get_by_label("Value")).to_have_attribute("list", "")
    page.get_by_label("Give", exact=True).select_option("the outlet")
    expect(page.get_by_label("Value")).to_have_attribute("list", "outlets")
    page.get_by_label("Value").fill("The Kestrel Herald")
    page.get_by_role("button", name="Give it").click()
    expect(page.locator("#changes")).to_be_visible()
    assert bundle.gestures.count() == 1
    assert bundle.gestures.get().repairs.count() == 60


def quays(count: int) -> dict[str, bytes]:
    """So many stories that have nothing to do with one another."""
    names = [f"{first}{last}" for first in ("Ash", "Birch", "Cedar", "Elm", "Fir") for last in TOWNS][:count]
    return {f"{name}.txt": f"{name} bakery burns\n\nThe bakery of {name} burned down.".encode() for name in names}


TOWNS = (
    "ford",
    "wick",
    "by",
    "ham",
    "ton",
    "dale",
    "mere",
    "stead",
    "holm",
    "worth",
    "ness",
    "field",
    "bridge",
    "cote",
)


def stands_at(page: Page, file: str) -> None:
    """The row of a file's text has the focus, is not hidden by a bar that stays, and says what was done."""
    row = page.locator(".planned-versions > li", has_text=file)
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport(ratio=1)
    expect(row).to_have_accessible_description(re.compile("^Outlet set to “The Kestrel Herald”"))
    top, bar = (one.bounding_box() for one in (row, page.locator(".preview-bar")))
    assert top is not None
    assert bar is not None
    assert top["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without"])
def test_after_a_change_the_page_stands_at_the_text(
    live_server: LiveServer, browser: Browser, owner_client: Client, scripted: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripted, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, live_server, owner_client)
    bundle = planned(quays(65))
    for asked in ("", "?only=unnamed"):  # the change takes it out of the filter
        text = list(ReceivedText.objects.filter(item__bundle=bundle).order_by("planned__place"))[-1 if asked else 40]
        page.goto(f"{live_server.url}{bundle.get_absolute_url()}?text={text.pk}{asked.replace('?', '&')}")
        page.get_by_text("change outlet").click()
        page.get_by_label("Outlet", exact=True).fill("The Kestrel Herald")
        page.get_by_label("Outlet", exact=True).press("Enter")
        expect(page.locator(".messages")).to_be_visible()
        stands_at(page, text.item.path)
    expect(page.get_by_text("What you changed is not among these any more.")).to_be_visible()
    context.close()


def test_files_that_would_not_be_stored_are_found_and_put_back_together(
    admin_page: Page, live_server: LiveServer
) -> None:
    page = admin_page
    bundle = planned({**quays(8), "scan.txt": BROKEN})
    page.goto(live_server.url + bundle.get_absolute_url())
    expect(page.locator(".many")).to_be_hidden()
    for name in ("Ashford", "Ashwick", "Ashby"):
        page.get_by_label(f"{name}.txt", exact=True).check()
    expect(page.locator(".ticked")).to_contain_text("3 texts ticked")
    page.get_by_role("button", name="Leave the ticked out").click()
    expect(page.locator(".messages")).to_have_text("Three files left out: kept, and nothing of them would be told.")
    for words, state in (("scan", "cannot be read"), ("ashby.txt", "left out"), ("ashwick bakery", "left out")):
        page.get_by_label("Find a headline or a file").fill(words)
        page.get_by_role("button", name="Find", exact=True).click()
        expect(page.locator(".found li")).to_contain_text(state)
        expect(page.get_by_text("Nothing is called so.")).to_have_count(0)
    page.goto(live_server.url + bundle.get_absolute_url())
    page.get_by_label("Ashford.txt", exact=True).check()
    page.get_by_label("Ashby.txt", exact=True).check()
    page.get_by_role("button", name="Put the ticked back").click()
    expect(page.locator(".messages")).to_have_text("Two files put back.")
    expect(page.locator(".left-out li")).to_have_count(1)
    assert bundle.received_items.filter(left_out=True).count() == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_a_change_to_very_many_files_says_how_far_it_is(
    scripted: bool, browser: Browser, live_server: LiveServer, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stories.bundles.edits.AT_ONCE", 2)
    bundle = planned(seed_files())
    context = browser.new_context(java_script_enabled=scripted, viewport={"width": 390, "height": 800})
    page = context.new_page()
    sign_in(page, live_server, owner_client)
    page.goto(live_server.url + bundle.get_absolute_url())
    page.get_by_label("everything in the bundle").check()
    page.get_by_label("Value").fill("The Kestrel Herald")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    Job.objects.waiting().update(state=Job.State.RUNNING, doing="arranging", done=4, total=6)
    expect(page.get_by_role("heading", name="Arranging")).to_be_visible(timeout=8_000)
    expect(page.get_by_role("status").filter(has_text="4 of 6 files")).to_be_visible()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    if scripted:
        assert Axe().run(page, options=RULES).response["violations"] == []
    Job.objects.running().update(state=Job.State.WAITING)
    work_when_asked()
    expect(page.locator("#changes")).to_be_visible(timeout=8_000)
    expect(page.get_by_text("outlet The Kestrel Herald")).to_be_visible()
    context.close()


def test_a_wrong_value_is_mended_where_it_was_typed(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    bundle = planned({"crane.txt": CRANE})
    page.goto(live_server.url + bundle.get_absolute_url())
    page.get_by_role("link", name="Crane fell at the northern quay").click()
    page.get_by_text("change published").click()
    field = page.get_by_label("Published", exact=True)
    field.fill("3 March, I think")
    field.press("Enter")
    says = "“3 March, I think” is no year, month, day or time: write it as 2020-11-09 or 2020-11-09 17:52."
    expect(page.locator(".wrong")).to_have_text(says)
    expect(field).to_be_focused()
    expect(field).to_have_value("3 March, I think")
    expect(field).to_have_accessible_description(says)
    field.fill("2021-03-03")
    field.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Time set to 3 March 2021 for one text.")
    expect(page.locator(".wrong")).to_have_count(0)


def test_with_the_keyboard_alone(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    bundle = planned({"crane.txt": CRANE})
    page.goto(live_server.url + bundle.get_absolute_url())
    link = page.locator("a[data-beside]")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".text-panel summary").first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The Kestrel Herald")
    page.keyboard.press("Escape")
    expect(page.locator(".text-panel summary").first).to_be_focused()
    assert not bundle.gestures.exists()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Outlet set to “The Kestrel Herald” for one text.")


def test_without_scripts(live_server: LiveServer, browser: Browser, owner_client: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, owner_client)
    send(page, live_server, payload("crane.txt", CRANE), payload("scan.txt", BROKEN))
    work_when_asked()
    page.reload()
    expect(page.locator(".verdict")).to_contain_text("It would store one version")
    page.get_by_role("link", name="Crane fell at the northern quay").last.click()
    expect(page.locator(".text-panel")).to_contain_text("Crane fell")
    page.go_back()
    page.get_by_role("button", name="Store one version").click()
    work_when_asked()
    page.reload()
    expect(page.get_by_role("heading", name="What went in")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 1024])
def test_axe_finds_nothing_on_pages_of_bundles(admin_page: Page, live_server: LiveServer, width: int) -> None:
    page = admin_page
    page.emulate_media(color_scheme="light" if width == 390 else "dark", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    stored_one = store(planned({**seed_files(), "scan.txt": BROKEN}, "seeds"))
    undone = store(planned({"undone.txt": CRANE + b"\n\nNobody was hurt."}, "undone"))
    standing.undo_bundle(undone)
    plan = planned(
        {LONG_NAME: CRANE, "scan.txt": BROKEN, "more.txt": seed_files()["000_beb7f85735490f03.txt"] + b"\nMore."}
    )
    store(planned({"page.txt": CRANE + PAGE % 1}))
    update = CRANE.replace(b"Three", b"Four") + PAGE % 1
    claiming = planned({f"a-{LONG_NAME}": MAYOR + PAGE % 1, f"b-{LONG_NAME}": update})
    gone = planned({**quays(3), "scan.txt": BROKEN})
    edits.leave_out(gone, [text_of(gone, "Ashford").item_id, text_of(gone, "Ashwick").item_id], True, "anna")
    waiting, unfinished, thrown = received({"a.txt": CRANE}), received({"b.txt": CRANE}), received({"c.txt": CRANE})
    receive.read(waiting, "anna")
    receive.throw_away(thrown, "anna")
    text = text_of(plan, LONG_NAME)
    addresses = [
        *(f"{claiming.get_absolute_url()}?text={text_of(claiming, which).pk}" for which in ("a", "b")),
        f"{claiming.get_absolute_url()}?only=contested",
        f"{claiming.get_absolute_url()}?only=claims",
        reverse("stories:bundles"),
        reverse("stories:bundles") + "?show=undone",
        reverse("stories:new_bundle"),
        reverse("stories:undo_bundles") + f"?bundle={stored_one.pk}",
        reverse("stories:redo_bundles") + f"?bundle={undone.pk}",
        reverse("stories:bundle_item", args=[stored_one.pk, stored_one.items.filter(outcome="stored")[0].pk]),
        *(one.get_absolute_url() for one in (stored_one, plan, waiting, unfinished, thrown)),
        f"{plan.get_absolute_url()}?text={text.pk}",
        f"{plan.get_absolute_url()}?only=unnamed&find=crane",
        f"{gone.get_absolute_url()}?find=ash",
        f"{gone.get_absolute_url()}?only=unread&at={text_of(gone, 'Ashford').pk}",
        reverse("stories:bundle_text", args=[plan.pk, text.pk]),
        reverse("stories:bundle_comparison", args=[plan.pk])
        + f"?left=v{Version.objects.placed()[0].pk}&right=t{text_of(plan, 'more').pk}",
    ]
    found = {}
    for address in addresses:
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((closed) => { closed.open = true })")
        found[address] = [one["id"] + " " + str(one["nodes"][0]["html"])[:160] for one in violations(page)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wider) == (address, 0)
    page.goto(f"{live_server.url}{plan.get_absolute_url()}?text={text.pk}")
    page.get_by_text("change published").click()
    page.get_by_label("Published", exact=True).fill("soon")
    page.get_by_role("button", name="Keep").locator("visible=true").click()
    expect(page.locator(".wrong")).to_be_visible()
    found["wrong"] = [one["id"] + " " + str(one["nodes"][0]["html"])[:160] for one in violations(page)]
    page.get_by_label("Published", exact=True).fill("2021-03-03")
    page.get_by_role("button", name="Keep").locator("visible=true").click()
    expect(page.locator(".messages")).to_be_visible()
    page.locator("input[name=texts]").first.check()
    expect(page.locator(".many")).to_be_visible()
    found["changed, and ticked"] = [one["id"] + " " + str(one["nodes"][0]["html"])[:160] for one in violations(page)]
    assert not any(found.values()), json.dumps(found, indent=1)
    assert Job.objects.waiting().count() == 1


def violations(page: Page) -> list[dict]:
    found: list[dict] = Axe().run(page, options=RULES).response["violations"]
    return found


def test_the_worker_dies_while_it_reads_and_while_it_stores(page: Page, tmp_path: Path) -> None:
    """A server and a worker of its own; a job is taken for dead after a second, and another worker goes on with it."""
    texts = {
        f"{at:03}.txt": f"Quay {at} closed\n\nThe quay number {at} was closed on Monday.".encode() for at in range(900)
    }
    with Served(tmp_path, [sys.executable, "-m", "benchmarks.killed"]) as served:
        page.goto(served.link)
        page.goto(f"http://127.0.0.1:{served.port}/bundles/new/")
        page.get_by_label("Files", exact=True).set_input_files([payload("quays.zip", zipped(texts))])
        page.get_by_role("button", name="Read what it holds").click()
        expect(page.locator("#working")).to_contain_text(re.compile("Files read|Arranging"), timeout=20_000)
        _killed_while("read", served, tmp_path)
        page.get_by_role("button", name="Store 900 versions").click(timeout=60_000)
        _killed_while("store", served, tmp_path)
        expect(page.locator(".verdict")).to_contain_text("900 files went in.", timeout=60_000)
        with sqlite3.connect(tmp_path / "writethru.sqlite3") as database:
            attempts = database.execute("SELECT does, state, attempt FROM stories_job ORDER BY id").fetchall()
            assert attempts == [("read", "done", 2), ("store", "done", 2)]
            assert database.execute("SELECT count(*) FROM stories_source").fetchone() == (905,)


def _killed_while(does: str, served: Served, folder: Path) -> None:
    """The worker, once it has begun with such a job: what a page says of it may come too late."""
    ends = time.monotonic() + 20
    running = "SELECT count(*) FROM stories_job WHERE does = ? AND state = 'running'"
    with closing(sqlite3.connect(folder / "writethru.sqlite3")) as database:
        while database.execute(running, [does]).fetchone() == (0,):
            assert time.monotonic() < ends, f"no job that does {does} began"
            time.sleep(0.01)
    assert served.working
    os.killpg(served.working.pid, signal.SIGKILL)
    served.working.wait()
    served.start_worker()


def test_a_text_that_opens_below_a_short_tree_is_brought_into_view(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(live_server.url + planned({"crane.txt": CRANE, "other.txt": CRANE + b"\n\nLater."}).get_absolute_url())
    page.evaluate("scrollTo(0, document.querySelector('#beside').getBoundingClientRect().top - innerHeight + 20)")
    page.get_by_role("link", name="Crane fell at the northern quay").first.click()
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#panel")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Back to its row").click()
    chosen = page.locator("a[data-beside][aria-current]").get_attribute("data-beside")
    expect(page.locator(f"#t{chosen}")).to_be_focused()


def test_where_nothing_is_sent_there_is_no_bar_and_nothing_to_cancel(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    send(page, live_server, payload("minutes.docx", b"PK\x03\x04"))
    expect(page.locator("[data-refused]")).to_contain_text("minutes.docx is not read")
    expect(page.locator("[data-bar]")).to_be_hidden()
    expect(page.locator("[data-cancel]")).to_be_hidden()


ARABIC = "\n\n".join(
    [
        "إغلاق جسر المدينة القديمة ثلاثة أسابيع",
        *["أعلن المجلس أن الجسر سيغلق. وقالت المهندسة إن الشقوق ظهرت بعد السيول."] * 3,
    ]
)

INSET = """(title) => {
  const range = document.createRange();
  range.selectNodeContents(title);
  const left = Math.min(...[...range.getClientRects()].map((line) => line.left));
  return Math.round(left - title.getBoundingClientRect().left);
}"""
"""How far from where its box begins the words of a title do."""


@pytest.mark.parametrize("width", [1440, 390])
def test_a_title_in_arabic_begins_where_the_others_do(admin_page: Page, live_server: LiveServer, width: int) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    bundle = planned({"arabic.txt": ARABIC.encode(), "crane.txt": CRANE}, "أخبار")
    store(planned({"stored.txt": ARABIC.replace("ثلاثة", "أربعة").encode()}))
    article = Article.objects.get()
    assert article.story
    addresses = [one.get_absolute_url() for one in (bundle, article.story, article)]
    for address in [*addresses, reverse("stories:desk")]:
        page.goto(live_server.url + address)
        titles = page.locator("h1, h2, h3, main > p.quiet, .lede").filter(has_text=re.compile("[ء-ي]"))
        assert [(address, titles.nth(at).evaluate(INSET)) for at in range(titles.count())] == [
            (address, 0)
        ] * titles.count()
        assert titles.count()


def test_why_a_file_did_not_go_in_stands_beside_its_name(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.set_viewport_size({"width": 1440, "height": 900})
    bundle = store(planned({"crane.txt": CRANE, "scan.txt": BROKEN, "a/longer/name/of/a/file.txt": b""}))
    page.goto(live_server.url + bundle.get_absolute_url())
    lines = page.locator("[aria-labelledby=not] li")
    names, whys = ([lines.nth(at).locator(part).bounding_box() for at in range(2)] for part in ("bdi", ".quiet"))
    gaps = [why["x"] - name["x"] - name["width"] for name, why in zip(names, whys, strict=True) if name and why]
    assert len(gaps) == 2
    assert all(0 < gap < 300 for gap in gaps)
    assert len({why["x"] for why in whys if why}) == 1


def test_the_edge_of_a_panel_that_is_jumped_to_is_in_view(admin_page: Page, live_server: LiveServer) -> None:
    page = admin_page
    page.set_viewport_size({"width": 1440, "height": 700})
    bundle = planned(seed_files())
    page.goto(f"{live_server.url}{bundle.get_absolute_url()}?text={text_of(bundle, '000').pk}#panel")
    edge, held = (page.locator(part).bounding_box() for part in (".text-panel", ".beside"))
    assert edge
    assert held
    assert edge["y"] >= held["y"]


@pytest.mark.parametrize("width", [1440, 1024])
def test_the_head_of_a_panel_stands_below_the_bar_however_much_that_says(
    admin_page: Page, live_server: LiveServer, width: int
) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 768})
    bundle = planned({**seed_files(), "scan.txt": BROKEN})
    bundle.jobs.update(why="The archive changed since you looked. " * 12)
    page.goto(live_server.url + bundle.get_absolute_url())
    expect(page.get_by_role("alert")).to_contain_text("The archive changed")
    for more in ("", "One more file is left out. " * 20):
        page.locator(".preview-bar .verdict p").first.evaluate("(said, more) => said.append(more)", more)
        page.locator("a[data-beside]").last.click()
        page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        bar, held = (page.locator(part).bounding_box() for part in (".preview-bar", ".beside"))
        assert bar
        assert held
        assert bar["y"] == 0
        assert held["y"] >= bar["height"]
        assert more or bar["height"] < 768 / 4


@pytest.mark.parametrize("width", [1440, 390])
def test_where_no_versions_can_be_picked_swapping_is_no_wider_than_elsewhere(
    admin_page: Page, live_server: LiveServer, width: int
) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    bundle = planned(seed_files())
    query = f"?left=t{text_of(bundle, '000').pk}&right=t{text_of(bundle, '004').pk}"
    page.goto(live_server.url + reverse("stories:bundle_comparison", args=[bundle.pk]) + query)
    swap = page.locator("#swap").bounding_box()
    assert swap
    assert swap["width"] == swap["height"]
