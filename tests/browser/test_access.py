"""Every page, in light and dark, wide and narrow, with nothing for axe to find."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stories.models import Story, Version
from stories.views import errors
from tests.conftest import sign_in
from tests.views.build import LONG_NAME, told, version_of

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def addresses(story: Story) -> list[str]:
    ours, theirs, updated = version_of("000"), version_of("004"), version_of("001")
    older = version_of("001", 0)
    return [
        reverse("stories:desk"),
        story.get_absolute_url(),
        reverse("stories:comparison", args=[ours.pk, theirs.pk]),
        reverse("stories:comparison", args=[ours.pk, theirs.pk]) + "?changed=1",
        reverse("stories:comparison", args=[older.pk, updated.pk]),
        reverse("stories:comparison", args=[version_of("002").pk, older.pk]),
        reverse("stories:comparison", args=[ours.pk, updated.pk]) + "?order=text",
        reverse("stories:comparison", args=[ours.pk, updated.pk]) + "?view=inline",
        reverse("stories:comparison", args=[version_of("002").pk, older.pk]) + "?view=sides",
        updated.get_absolute_url(),
        updated.in_article.get_absolute_url(),
        f"{story.get_absolute_url()}?left={ours.pk}",
        "/no/such/place",
    ]


STRANGERS = ["/sign-in/", "/sign-in/link/", "/no/such/place"]

ERRORS = {
    "400": (errors.not_understood, BadRequest("Choose a version for the left and one for the right.")),
    "403": (errors.not_allowed, PermissionDenied("Your account has no role yet. Ask an admin to give it one.")),
    "500": (lambda request, exception: errors.broken(request), Exception()),
}
"""Pages that no address leads to without something going wrong, by their status."""


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(seeds: Story, live_server: LiveServer, reader_page: Page, width: int) -> None:
    page = reader_page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses(seeds):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((closed) => { closed.open = true })")
        found[address] = violations(page)
    page.context.clear_cookies()
    for address in STRANGERS:
        page.goto(live_server.url + address)
        found[f"{address} for a stranger"] = violations(page)
    for status, (answer, exception) in ERRORS.items():
        go_to(page, f"{live_server.url}/{status}", answer(RequestFactory().get("/"), exception))
        found[status] = violations(page)
    assert not any(found.values()), json.dumps(found, indent=1)


def compared(left: Version, right: Version) -> str:
    return reverse("stories:comparison", args=[left.pk, right.pk])


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_where_persons_decided(
    decided: Story, live_server: LiveServer, reader_page: Page, owner_client: Client, width: int
) -> None:
    page = reader_page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    withdrawn, killed, held, ours = (version_of(file) for file in ("003", "002", "001", "004"))
    story, desk = decided.get_absolute_url(), reverse("stories:desk")
    marked = [story, desk, compared(killed, held), compared(version_of(LONG_NAME), ours), killed.get_absolute_url()]
    gone = [withdrawn.get_absolute_url(), compared(withdrawn, ours)]
    found = {}
    for address in (*marked, *gone):
        answer = page.goto(live_server.url + address)
        assert answer
        assert answer.status == (410 if address in gone else 200)
        found[address] = violations(page)
    sign_in(page, live_server, owner_client)
    for address in (story, withdrawn.in_article.get_absolute_url(), *gone):
        page.goto(live_server.url + address)
        found[f"{address} for an admin"] = violations(page)
    assert not any(found.values()), json.dumps(found, indent=1)


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_a_story_of_many(live_server: LiveServer, reader_page: Page, width: int) -> None:
    page = reader_page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    story = told(13, 14)
    chosen = story.articles.all()[0].versions.all()[0]
    address = story.get_absolute_url()
    found = {}
    for one in (address, f"{address}?page=2", f"{address}?left={chosen.pk}", chosen.in_article.get_absolute_url()):
        page.goto(live_server.url + one)
        found[one] = violations(page)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (one, wider) == (one, 0)
    assert not any(found.values()), json.dumps(found, indent=1)


def test_axe_finds_nothing_where_a_name_is_locked_out(db: None, live_server: LiveServer, page: Page) -> None:
    for _ in range(5):
        Client().post("/sign-in/", {"username": "mara", "password": "wrong"})
    page.goto(live_server.url + "/sign-in/")
    page.get_by_label("Name").fill("mara")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Wait a quarter of an hour")
    assert violations(page) == []


def go_to(page: Page, address: str, answer: HttpResponse) -> None:
    """As if the server had answered so."""
    page.route(address, lambda route: route.fulfill(body=answer.content, content_type="text/html"))
    page.goto(address)


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Each rule broken, in light and in dark, with the places that break it. Of what a page is made, colours alone hang
    on the scheme."""
    broken = []
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
        answer = Axe().run(page, options=rules).response
        broken += [
            (f"{rule['id']}, {scheme}", [node["target"] for node in rule["nodes"]]) for rule in answer["violations"]
        ]
    return broken


def test_axe_finds_nothing_on_the_sheet_of_changes(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk]))
    page.get_by_role("button", name="Changes", exact=True).click()
    assert violations(page) == []
