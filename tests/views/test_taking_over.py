"""Changes to a bundle that was undone, taken over to one that holds its files anew: what the page says of it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from stories.archive import standing
from stories.bundles import edits, receive, taking_over
from stories.collate import Field, Repair, RepairKind
from stories.models import Bundle, Job
from tests.jobs.build import planned, store, text_of, work
from tests.views.test_bundles import CRANE_PAGE, FORGED

pytestmark = pytest.mark.django_db

PLACES = ("Ashford", "Elmby", "Rill")


def quays(*places: str, mended: str = "") -> dict[str, bytes]:
    return {
        f"{place}.txt": f"{place} opens\n\nThe quay of {place} opened on Monday.{mended}".encode() for place in places
    }


def undone_with(*changes: tuple[str, ...]) -> Bundle:
    """A bundle of three files that was undone; of each change the files whose outlet it named."""
    bundle = planned(quays(*PLACES), "first")
    for places in changes:
        keys = [text_of(bundle, place).key for place in places]
        edits.make(bundle, [Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="Post") for key in keys], "anna")
    store(bundle)
    standing.undo_bundle(bundle)
    bundle.refresh_from_db()
    return bundle


def taken_over(client: Client, bundle: Bundle, other: Bundle) -> str:
    """What the page says after the button."""
    client.post(reverse("stories:bundle_take_over", args=[bundle.pk, other.pk]))
    return told(client, bundle)


def told(client: Client, bundle: Bundle) -> str:
    page = client.get(bundle.get_absolute_url()).content.decode()
    said = re.findall(r'id="done" role="status" tabindex="-1">\s*<p class="(\w+)">(.*?)</p>', page)
    return unescape(": ".join(said[0])) if said else ""


def outlets(bundle: Bundle) -> list[str | None]:
    rows = bundle.planned.values_list("told", flat=True)
    articles = [article for told in rows for article in told["articles"]]
    return [article["outlet"] for article in articles for _ in article["versions"]]


def test_all_of_it(owner_client: Client) -> None:
    other = undone_with(("Ashford",), ("Elmby", "Rill"))
    bundle = planned(quays(*PLACES, mended=" It is new."), "again")
    assert taken_over(owner_client, bundle, other) == "success: Two changes taken over."
    assert outlets(bundle) == ["Post"] * 3
    assert "Take its changes over" not in owner_client.get(bundle.get_absolute_url()).content.decode()


def test_some_of_its_changes(owner_client: Client) -> None:
    other = undone_with(("Ashford",), ("Elmby",), ("Rill",))
    bundle = planned(quays("Elmby", mended=" It is new."), "again")
    says = "success: One change taken over; two others are about no file that is here."
    assert taken_over(owner_client, bundle, other) == says
    assert outlets(bundle) == ["Post"]


def test_a_change_for_some_of_its_files(owner_client: Client) -> None:
    other = undone_with(PLACES)
    bundle = planned(quays("Elmby", "Rill", mended=" It is new."), "again")
    assert (
        taken_over(owner_client, bundle, other)
        == "success: One change taken over, for those of its files that are here."
    )
    assert outlets(bundle) == ["Post"] * 2


def test_nothing_of_it(owner_client: Client) -> None:
    """Its files came again, and what was changed was another: nothing is offered, and an old button says why."""
    other = undone_with(("Ashford",))
    bundle = planned(quays("Elmby", mended=" It is new."), "again")
    assert taking_over.offers(bundle) == []
    says = "error: None of its changes is about a file that is here: there is nothing to take over."
    assert taken_over(owner_client, bundle, other) == says
    assert not bundle.gestures.exists()


def test_in_the_background(owner_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "AT_ONCE", 1)
    other = undone_with_many(monkeypatch)
    bundle = planned(quays(*PLACES, mended=" It is new."), "again")
    assert taken_over(owner_client, bundle, other) == ""
    assert (
        "A change to many files: <bdi>changes taken over</bdi>"
        in owner_client.get(bundle.get_absolute_url()).content.decode()
    )
    assert [job.state for job in work()] == [Job.State.DONE]
    assert told(owner_client, bundle) == "success: One change taken over."
    assert outlets(bundle) == ["Post"] * 3


def undone_with_many(monkeypatch: pytest.MonkeyPatch) -> Bundle:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(edits, "AT_ONCE", 250)
        return undone_with(PLACES)


def _brought_back(bundle: Bundle, other: Bundle) -> None:
    standing.redo_bundle(other)


def _stored(bundle: Bundle, other: Bundle) -> None:
    store(bundle)


def _thrown_away(bundle: Bundle, other: Bundle) -> None:
    receive.throw_away(bundle, "bert")


def _being_stored(bundle: Bundle, other: Bundle) -> None:
    receive.store(bundle, "bert")


def _taken_over(bundle: Bundle, other: Bundle) -> None:
    edits.make(bundle, taking_over.repairs(bundle, other), "bert", f"{taking_over.WHY}{other.pk}")


@pytest.mark.parametrize(
    ("meanwhile", "says"),
    [
        (_brought_back, "Only the changes to a bundle that was undone can be taken over."),
        (_taken_over, "Its changes are taken over already."),
        (_stored, "Only what was read and is not stored yet can be changed here."),
        (_thrown_away, "Only what was read and is not stored yet can be changed here."),
        (_being_stored, "just now"),
    ],
)
def test_what_somebody_else_did_meanwhile_is_said(owner_client: Client, meanwhile, says: str) -> None:
    other = undone_with(PLACES)
    bundle = planned(quays(*PLACES, mended=" It is new."), "again")
    meanwhile(bundle, other)
    changes = bundle.gestures.count()
    answer = owner_client.post(reverse("stories:bundle_take_over", args=[bundle.pk, other.pk]), follow=True)
    assert [(one.level_tag, says in str(one)) for one in answer.context["messages"]] == [("error", True)]
    assert bundle.gestures.count() == changes


def _forged(client: Client, content: bytes = FORGED) -> Bundle:
    """A page that is here, and a bundle with another text of its address, taken over from one where that was set
    apart."""
    store(planned({"crane.txt": CRANE_PAGE}))
    other = planned({"forged.txt": FORGED})
    change = {"texts": [text_of(other, "forged").pk], "what": "own article", "value": "", "at": "contested-article"}
    client.post(reverse("stories:bundle_change", args=[other.pk]), change)
    other.refresh_from_db()
    assert "contested" not in other.warned
    standing.undo_bundle(store(other))
    bundle = planned({"forged.txt": content})
    assert bundle.warned["contested"] == 1
    taken_over(client, bundle, other)
    bundle.refresh_from_db()
    return bundle


def test_that_a_text_is_an_article_of_its_own_counts_where_it_is_taken_over_for_the_same_text(
    owner_client: Client,
) -> None:
    bundle = _forged(owner_client)
    assert "contested" not in bundle.warned
    standing.undo_bundle(store(bundle))
    again = planned({"forged.txt": FORGED})
    taken_over(owner_client, again, bundle)
    again.refresh_from_db()
    assert "contested" not in again.warned


def test_that_another_text_was_an_article_of_its_own_tells_nothing_of_one_of_its_files_name(
    owner_client: Client,
) -> None:
    assert _forged(owner_client, FORGED.replace(b"loan", b"house")).warned["contested"] == 1
