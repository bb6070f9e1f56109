"""docs/pages.md against the routes; and that somebody who begins at the desk gets everywhere by links and forms."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from newsroom.bootstrap import ROOT
from stories.archive import standing
from stories.bundles import edits, receive
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind
from stories.models import Bundle, Story
from tests.conftest import client_of, member
from tests.jobs.build import planned, received, seed_files, store, text_of
from tests.views.build import PARAGRAPHS
from tests.views.test_routes import ADMINS, ROUTES

ROW = re.compile(r"^\| `(\w+)` \| `([^`]+)` \| (\w+) \|", re.M)

NOT_BY_A_DOOR = {
    "healthz": "asked by machines",
    "sign_in": "a stranger is sent there",
    "sign_in_by_link": "printed, or sent by mail",
    "bundle_progress": "asked by the page itself",
    "bundle_files": "asked by the page itself",
}


def test_the_table_has_every_route_and_who_may_ask() -> None:
    rows = ROW.findall((ROOT / "docs/pages.md").read_text())
    assert {name: who for name, _, who in rows} == {name: who for name, (who, _) in ROUTES.items()}


class Doors(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "form": "action", "button": "formaction"}.get(tag)
        self.found |= {value for name, value in attributes if name == wanted and value}


def walked(client: Client, start: str = "/", most: int = 150) -> set[str]:
    """The names of the routes that links and forms lead to, from page to page; only what is a page is gone on from."""
    waiting, seen, reached = [start], {start}, set()
    while waiting and len(seen) < most:
        here = waiting.pop(0)
        answer = client.get(here, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        doors = Doors()
        doors.feed(answer.content.decode())
        for address in sorted(doors.found):
            parts = urlsplit(urljoin(here, address))
            try:
                name = str(resolve(parts.path).url_name)
            except Resolver404:
                continue
            reached.add(name)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            if path not in seen and "GET" in ROUTES[name][1]:
                seen.add(path)
                waiting.append(path)
    return reached


@pytest.fixture
def busy(seeds: Story) -> None:
    """The seeds stored, and bundles in every state there is."""
    files = seed_files()
    bring_in("more", [])
    crane = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()
    first = planned({"crane.txt": crane})
    edits.make(first, [Repair(RepairKind.GIVEN, text_of(first, "crane").key, what=Field.OUTLET, value="A")], "anna")
    store(first)
    standing.undo_bundle(Bundle.objects.get(pk=first.pk))
    again = planned({"crane.txt": crane, "update.txt": crane + b"\n\nMore.", **dict(list(files.items())[:1])})
    one, other = text_of(again, "crane").key, text_of(again, "update").key
    edits.make(again, [Repair(RepairKind.ONE_ARTICLE, one, other)], "anna")
    receive.throw_away(received({"thrown.txt": crane}), "anna")
    received({"unfinished.txt": crane})
    receive.read(received({"waiting.txt": crane}), "anna")


def test_an_admin_gets_everywhere(busy: None) -> None:
    reached = walked(client_of(member("admin", "Admins")))
    assert set(ROUTES) - reached == set(NOT_BY_A_DOOR)


def test_an_editor_gets_to_everything_but_what_is_an_admins(busy: None, reader_client: Client) -> None:
    reached = walked(reader_client)
    admins = {name for name, (who, _) in ROUTES.items() if who is ADMINS}
    assert not reached & admins
    assert set(ROUTES) - reached == (set(NOT_BY_A_DOOR) | admins)
