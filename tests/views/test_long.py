"""A title, a name or a value is shown whole where its text is read, and by its beginning wherever it is one of many."""

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from stories.bundles import receive
from stories.models import Bundle, Story, Version
from tests.jobs.build import planned, store, text_of, work
from tests.views.build import PARAGRAPHS

pytestmark = pytest.mark.django_db

HEADLINE = f"Crane fell {' '.join(f'and{n} fell' for n in range(2_000))} LASTWORD"
ADDRESS = f"https://www.harbour-times.example/{'x' * 20_000}LASTLETTERS"
LAST = ("LASTWORD", "LASTLETTERS")


def long(note: str = "") -> bytes:
    return "\n\n".join([f"# {HEADLINE}", *PARAGRAPHS, note, "Original url:", ADDRESS]).encode()


def told(client: Client, addresses: Mapping[str, str]) -> dict[str, list[str]]:
    """By the pages' names, what stands on each that stands only at the end of what is long."""
    pages = {name: client.get(address).content.decode() for name, address in addresses.items()}
    return {name: [last for last in LAST for _ in range(page.count(last))] for name, page in pages.items()}


def test_before_it_is_stored_a_long_headline_is_whole_on_the_text_s_own_page_alone(owner_client: Client) -> None:
    bundle = planned({"a.md": long(), "b.md": long("Two ships waited in the roads, the port said.")})
    text = text_of(bundle, "a")
    here = bundle.get_absolute_url()
    addresses = {
        "tree": here,
        "panel": f"{here}?text={text.pk}",
        "what was looked for": f"{here}?find=crane",
        "repeated": f"{here}?only=claims",
        "own page": reverse("stories:bundle_text", args=[bundle.pk, text.pk]),
    }
    found = told(owner_client, addresses)
    assert found.pop("own page") == ["LASTWORD", "LASTLETTERS"]
    assert not any(found.values()), found


def test_what_is_left_out_is_named_by_the_beginning_of_its_headline(owner_client: Client) -> None:
    bundle = planned({"a.md": long()})
    here = bundle.get_absolute_url()
    owner_client.post(f"{here}leave-out/", {"items": text_of(bundle, "a").item_id})
    assert told(owner_client, {"found": f"{here}?find=crane", "plan": here}) == {"found": [], "plan": []}


def test_once_it_is_stored_a_long_headline_is_whole_on_its_version_s_page_alone(owner_client: Client) -> None:
    bundle = store(planned({"a.md": long(), "b.md": long("Two ships waited in the roads, the port said.")}))
    [story] = Story.objects.exclude(slug=None)
    version = Version.objects.placed().order_by("pk")[0]
    addresses = {
        "receipt": bundle.get_absolute_url(),
        "history": reverse("stories:bundles"),
        "undo": f"{reverse('stories:undo_bundles')}?bundle={bundle.pk}",
        "desk": reverse("stories:desk"),
        "story": story.get_absolute_url(),
        "article": version.in_article.get_absolute_url(),
        "version": version.get_absolute_url(),
    }
    found = told(owner_client, addresses)
    assert found.pop("version") == ["LASTWORD", "LASTLETTERS"]
    assert not any(found.values()), found


def test_a_plan_that_changed_names_its_stories_by_the_beginning(owner_client: Client) -> None:
    bundle = planned({"a.md": long()})
    store(planned({"b.md": long("Two ships waited in the roads, the port said.")}))
    receive.store(bundle, "anna")
    [job] = work()
    assert job.why.startswith("The archive changed since you looked")
    assert told(owner_client, {"plan": bundle.get_absolute_url()}) == {"plan": []}
    assert bundle.state == Bundle.State.PLANNED


def test_a_field_never_holds_a_part_of_a_value(owner_client: Client) -> None:
    """Kept unchanged, the part would become the value."""
    bundle = planned({"a.md": long()})
    page = owner_client.get(reverse("stories:bundle_text", args=[bundle.pk, text_of(bundle, "a").pk]))
    [given] = re.findall('<input id="give-title"[^>]* value="([^"]*)"', page.content.decode())
    assert given == ""
