"""A change to many files is made in the background, whole or not at all, as it would be at once."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stories.archive import write
from stories.archive.by_hand import Refused, gesture_values
from stories.bundles import asked, edits, receive
from stories.jobs import queue
from stories.jobs.run import Run, Stopped
from stories.models import Bundle, Job, ReceivedText
from tests.jobs.build import planned, seed_files, text_of, work

pytestmark = pytest.mark.django_db

EVERYTHING = {"texts": [], "stories": [], "all": True, "what": "outlet", "value": "The Kestrel Herald", "other": ""}


@pytest.fixture
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "AT_ONCE", 2)


def outlets(bundle: Bundle) -> set[str | None]:
    return {article["outlet"] for row in bundle.planned.all() for article in row.told["articles"]}


def test_a_change_to_few_files_is_made_at_once() -> None:
    bundle = planned(seed_files())
    assert asked.change(bundle, asked.GIVE, EVERYTHING, "anna")
    assert outlets(bundle) == {"The Kestrel Herald"}
    assert not bundle.jobs.unended().exists()


@pytest.mark.usefixtures("two_at_once")
def test_a_change_to_many_files_is_begun_and_made_in_the_background() -> None:
    bundle = planned(seed_files())
    before = outlets(bundle)
    assert not asked.change(bundle, asked.GIVE, EVERYTHING, "anna")
    assert outlets(bundle) == before
    assert not bundle.gestures.exists()
    [job] = work()
    assert (job.does, job.state, job.by, job.total) == (Job.Does.CHANGE, Job.State.DONE, "anna", 6)
    assert outlets(bundle) == {"The Kestrel Herald"}
    gesture = bundle.gestures.get()
    assert (gesture.by, gesture.repairs.count()) == ("anna", 6)
    assert not asked.change(bundle, asked.TAKE_BACK, {"gesture": gesture.pk}, "bert")
    assert work()[0].state == Job.State.DONE
    assert outlets(bundle) == before


LEFT_OUT = {"texts": [], "items": [], "stories": [], "all": True, "put_back": False}


@pytest.mark.parametrize(
    ("does", "given"),
    [
        (asked.GIVE, EVERYTHING),
        (asked.GIVE, {**EVERYTHING, "what": "published", "value": "2020-11-09"}),
        (asked.GIVE, {**EVERYTHING, "find": "txt"}),
        (asked.LEAVE_OUT, LEFT_OUT),
        (asked.LEAVE_OUT, {**LEFT_OUT, "find": "txt"}),
    ],
)
def test_no_query_of_a_change_names_more_than_a_query_holds(
    does: str, given: asked.Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = planned(_unlike(12))
    monkeypatch.setattr(write, "BATCH", 10)
    with CaptureQueriesContext(connection) as queries:
        assert asked.change(bundle, does, given, "anna")
    asking = [query["sql"] for query in queries if "telling" not in query["sql"]]  # the index has a bound of its own
    named = [listed for sql in asking for listed in re.findall(r" IN \(([^()]*)\)", sql)]
    assert max(listed.count(",") + 1 for listed in named) == 10
    assert bundle.received_items.filter(left_out=True).count() == (12 if does == asked.LEAVE_OUT else 0)


def _unlike(count: int) -> dict[str, bytes]:
    """Files of which none tells what another does."""
    words = "The {0}th bridge over the {0}th river was closed by the {0}th mayor, whom {0} neighbours had asked for it."
    return {f"{at:02}.txt": f"Bridge {at} closed\n\n{words.format(at)}".encode() for at in range(count)}


@pytest.mark.usefixtures("two_at_once")
def test_one_text_of_a_story_of_many_is_changed_in_the_background_too() -> None:
    bundle = planned(seed_files())
    one = {**EVERYTHING, "all": False, "texts": [text_of(bundle, "000").pk]}
    assert not asked.change(bundle, asked.GIVE, one, "anna")
    assert work()[0].state == Job.State.DONE
    assert bundle.gestures.get().repairs.count() == 1


@pytest.mark.usefixtures("two_at_once")
def test_a_change_to_one_text_is_not_called_one_to_many_files(owner_client: Client) -> None:
    bundle = planned(seed_files())
    one = {**EVERYTHING, "all": False, "texts": [text_of(bundle, "000").pk]}
    asked.change(bundle, asked.GIVE, one, "anna")
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    says = "A change that many files hang together with: <bdi>outlet set to “The Kestrel Herald” for one text</bdi>."
    assert says in page


@pytest.mark.usefixtures("two_at_once")
def test_stories_that_are_chosen_are_named_by_their_texts() -> None:
    bundle = planned(seed_files())
    chosen = {**EVERYTHING, "all": False, "stories": [bundle.planned.get().pk]}
    assert not asked.change(bundle, asked.GIVE, chosen, "anna")
    texts = ReceivedText.objects.filter(item__bundle=bundle).order_by("pk").values_list("pk", flat=True)
    assert (bundle.jobs.first() or Job()).asked["texts"] == list(texts)


@pytest.mark.usefixtures("two_at_once")
def test_files_are_left_out_and_put_back_in_the_background() -> None:
    bundle = planned(seed_files())
    everything = {**EVERYTHING, "items": [], "put_back": False}
    assert not asked.change(bundle, asked.LEAVE_OUT, everything, "anna")
    assert work()[0].state == Job.State.DONE
    assert not bundle.planned.exists()
    items = list(bundle.received_items.values_list("pk", flat=True))
    back = {"texts": [], "stories": [], "all": False, "items": items, "put_back": True}
    assert not asked.change(bundle, asked.LEAVE_OUT, back, "anna")
    assert work()[0].state == Job.State.DONE
    assert bundle.planned.count() == 1


@pytest.mark.usefixtures("two_at_once")
def test_meanwhile_nothing_else_is_changed_or_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = planned(seed_files())
    asked.change(bundle, asked.GIVE, EVERYTHING, "anna")
    with pytest.raises(Refused, match="A change to many files of this bundle is being made just now"):
        receive.store(bundle, "bert")
    other = {**EVERYTHING, "value": "The Pier Post"}
    with pytest.raises(Refused, match="A change to many files of this bundle is being made just now"):
        asked.change(bundle, asked.GIVE, other, "bert")
    monkeypatch.setattr(edits, "AT_ONCE", 250)
    with pytest.raises(Refused, match="A change to many files of this bundle is being made just now"):
        asked.change(bundle, asked.GIVE, other, "bert")
    assert [job.state for job in work()] == [Job.State.DONE]
    assert outlets(bundle) == {"The Kestrel Herald"}


@pytest.mark.usefixtures("two_at_once")
def test_what_cannot_be_is_refused_before_it_is_begun() -> None:
    bundle = planned(seed_files())
    with pytest.raises(ValueError, match="is no year, month, day or time"):
        asked.change(bundle, asked.GIVE, {**EVERYTHING, "what": "published", "value": "soon"}, "anna")
    receive.throw_away(bundle, "bert")
    with pytest.raises(Refused, match="Only what was read and is not stored yet"):
        asked.change(bundle, asked.GIVE, EVERYTHING, "anna")


@pytest.mark.usefixtures("two_at_once")
@pytest.mark.parametrize("dies_after", ["keep_stories", "keep_outcomes", "count"])
def test_a_worker_killed_while_it_writes_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch, dies_after: str) -> None:
    bundle = planned(seed_files())
    rows = list(bundle.planned.values_list("pk", "digest"))
    asked.change(bundle, asked.GIVE, EVERYTHING, "anna")
    job = bundle.jobs.unended().get()
    run = Run.begin(job.pk, job.token)
    assert run is not None
    done = getattr(edits, dies_after)

    def dies(*told: object) -> None:
        done(*told)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(edits, dies_after, dies)
        with pytest.raises(KeyboardInterrupt):
            asked.carry_out(run)
    assert list(bundle.planned.values_list("pk", "digest")) == rows
    assert not bundle.gestures.exists()
    Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 1
    [ended] = work()
    assert (ended.state, ended.attempt) == (Job.State.DONE, 2)
    assert outlets(bundle) == {"The Kestrel Herald"}
    assert bundle.gestures.count() == 1
    with pytest.raises(Stopped):  # the first one was only slow: it comes late, and changes nothing
        asked.carry_out(run)
    assert bundle.gestures.count() == 1


@pytest.mark.usefixtures("two_at_once")
def test_it_can_be_stopped_and_the_page_says_so(owner_client: Client) -> None:
    bundle = planned(seed_files())
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "What would be stored" in page
    given = {"all": "1", "what": "outlet", "value": "The Kestrel Herald", "next": f"{bundle.get_absolute_url()}?page=1"}
    answer = owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), given)
    assert answer["Location"] == bundle.get_absolute_url()
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert 'id="working"' in page
    assert "Until it is made nothing else of this bundle can be changed or stored" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    owner_client.post(reverse("stories:bundle_act", args=[bundle.pk, "stop"]))
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert "The change to many files was stopped. Nothing was changed." in page
    assert not bundle.gestures.exists()


BAKERY = b"Bakery burns\n\nThe bakery of Elmby burned down on Friday.\n\nNobody was hurt."


@pytest.mark.parametrize(
    ("looked_for", "changed"),
    [
        ({"only": "unnamed"}, {"north/bakery.txt", "south/mill.txt"}),
        ({"find": "north/"}, {"north/bakery.txt", "north/quay.md"}),
        ({"find": "mill CLOSES"}, {"south/mill.txt"}),
        ({"only": "unnamed", "find": "North/"}, {"north/bakery.txt"}),
        ({"only": "new"}, {"north/bakery.txt", "north/quay.md", "south/mill.txt"}),
    ],
)
@pytest.mark.parametrize("at_once", [300, 1], ids=["at once", "in the background"])
def test_all_that_was_looked_for_is_changed_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, looked_for: dict[str, str], changed: set[str], at_once: int
) -> None:
    monkeypatch.setattr(edits, "AT_ONCE", at_once)
    quay = b"---\ntitle: Quay opens\noutlet: The Kestrel Herald\n---\n\n# Quay opens\n\nThe quay of Ashford opened."
    mill = b"Mill closes\n\nThe sugar mill of Holmwick closed after ninety years.\n\nForty people lose their work."
    bundle = planned({"north/quay.md": quay, "north/bakery.txt": BAKERY, "south/mill.txt": mill})
    asked.change(bundle, asked.GIVE, {**EVERYTHING, "value": "Marsh Evening News", **looked_for}, "anna")
    work()
    [gesture] = bundle.gestures.all()
    given = {repair.one.source for repair in gesture_values(gesture)}
    assert {item.path for item in bundle.received_items.all() if item.sha256 in given} == changed


def test_all_updates_of_a_page_are_changed_and_not_the_first_of_it() -> None:
    page = b"Quay opens\n\n%s\n\nThe harbour office said so.\n\nOriginal url:\n\nhttps://www.harbour-times.example/quay"
    said = b"The quay of Ashford opened on Monday after two years of work on its walls, cranes and rails"
    bundle = planned({"1.txt": page % (said + b"."), "2.txt": page % (said + b", and ten ships wait.")})
    assert bundle.warned["claims"] == 1
    asked.change(bundle, asked.GIVE, {**EVERYTHING, "what": "agency", "value": "AFP", "only": "claims"}, "anna")
    [repair] = gesture_values(bundle.gestures.get())
    assert bundle.received_items.get(sha256=repair.one.source).path == "2.txt"


@pytest.mark.usefixtures("two_at_once")
def test_what_it_did_is_said_once_when_it_is_made(owner_client: Client) -> None:
    files = {f"{place}.txt": f"{place} opens\n\nThe quay of {place} opened.".encode() for place in ("Ashford", "Elmby")}
    bundle = planned({**seed_files(), **files})

    def after(act: str, given: dict[str, str]) -> str:
        here = bundle.get_absolute_url()
        owner_client.post(reverse(f"stories:bundle_{act}", args=[bundle.pk]), {**given, "next": here})
        assert 'id="working"' in (waiting := owner_client.get(here).content.decode())
        assert 'id="done"' not in waiting
        [job] = work()
        assert job.state == Job.State.DONE
        page = owner_client.get(here).content.decode()
        assert 'id="done"' not in owner_client.get(here).content.decode()
        [said] = re.findall(r'<div class="messages" id="done" role="status" tabindex="-1">\s*<p[^>]*>(.*?)</p>', page)
        return str(said)

    outlet = {"all": "1", "what": "outlet", "value": "The Kestrel Herald"}
    assert after("change", outlet).startswith("Outlet set to “The Kestrel Herald” for eight texts.")
    said = after("leave_out", {"all": "1"})
    assert said == "Seven files left out: kept, and nothing of them would be told."
    assert after("leave_out", {"all": "1", "put_back": "1"}) == "Seven files put back."
    gesture = bundle.gestures.get()
    owner_client.post(reverse("stories:bundle_change_undo", args=[bundle.pk, gesture.pk]))
    work()
    page = owner_client.get(bundle.get_absolute_url()).content.decode()
    assert page.count('id="done"') == 1
    assert '<p class="success">Taken back: outlet The Kestrel Herald: ' in page


@pytest.mark.usefixtures("two_at_once")
def test_one_that_was_stopped_is_not_said_to_be_made(owner_client: Client) -> None:
    bundle = planned(seed_files())
    given = {"all": "1", "what": "outlet", "value": "The Kestrel Herald"}
    owner_client.post(reverse("stories:bundle_change", args=[bundle.pk]), given)
    owner_client.post(reverse("stories:bundle_act", args=[bundle.pk, "stop"]))
    assert "Outlet set to" not in owner_client.get(bundle.get_absolute_url()).content.decode()
