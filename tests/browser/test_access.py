"""Every page, in light and dark, wide and narrow, with nothing for axe to find."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from stories.models import Story
from tests.views.build import version_of

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
        updated.get_absolute_url(),
        "/no/such/place",
    ]


STRANGERS = ["/sign-in/", "/sign-in/link/", "/no/such/place"]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(seeds: Story, live_server: LiveServer, reader_page: Page, scheme: str, width: int) -> None:
    page = reader_page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses(seeds):
        page.goto(live_server.url + address)
        found[address] = violations(page)
    page.context.clear_cookies()
    for address in STRANGERS:
        page.goto(live_server.url + address)
        found[f"{address} for a stranger"] = violations(page)
    assert not any(found.values()), json.dumps(found, indent=1)


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Each rule broken, with the places that break it."""
    answer = Axe().run(page, options=RULES).response
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in answer["violations"]]


def test_axe_finds_nothing_on_the_sheet_of_changes(seeds: Story, live_server: LiveServer, reader_page: Page) -> None:
    page = reader_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("stories:comparison", args=[version_of("000").pk, version_of("004").pk]))
    page.get_by_role("button", name="Changes", exact=True).click()
    assert violations(page) == []
