"""What a person corrects before a bundle is stored, and that storing makes just that of the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.archive import anew, by_hand, standing
from stories.archive.by_hand import Refused
from stories.bundles import edits, receive, taking_over
from stories.bundles.store import bring_in
from stories.collate import Field, Key, Repair, RepairKind
from stories.jobs.queue import ask
from stories.models import Act, Article, Bundle, Gesture, Job, PlannedStory, ReceivedText, Story, Version
from tests.jobs.build import planned, received, seed_files, store, text_of, work
from tests.seeds import path
from tests.views.build import PARAGRAPHS

pytestmark = pytest.mark.django_db


def given(text: ReceivedText, what: Field, value: str) -> Repair:
    return Repair(RepairKind.GIVEN, text.key, what=what, value=value)


def outlets(bundle: Bundle) -> list[str | None]:
    return sorted({article["outlet"] or "" for row in bundle.planned.all() for article in row.told["articles"]})


def plan_of(bundle: Bundle) -> list[tuple[str, str]]:
    """All that is planned."""
    return sorted((row.title, row.digest) for row in bundle.planned.all())


def test_an_outlet_that_is_given_is_planned_at_once_and_in_force_once_stored() -> None:
    bundle = planned(seed_files())
    edits.make(bundle, [given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")], "anna")
    assert "The Kestrel Herald" in outlets(bundle)
    assert not Article.objects.exists()
    store(bundle)
    assert Article.objects.filter(outlet="The Kestrel Herald").count() == 1
    standing.undo_bundle(bundle)
    assert not Version.objects.placed().exists()
    standing.redo_bundle(bundle)
    assert Article.objects.filter(outlet="The Kestrel Herald", story__isnull=False).count() == 1


def test_an_edit_of_a_bundle_that_is_not_stored_changes_nothing_of_the_archive() -> None:
    bring_in("seeds", [])
    first = store(planned({"a.txt": seed_files()["000_beb7f85735490f03.txt"]}))
    bundle = planned(seed_files())
    edits.make(bundle, [given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")], "anna")
    anew.arrange_all(lambda doing, done: None)
    assert not Article.objects.filter(outlet="The Kestrel Herald").exists()
    assert first.stands


def test_what_is_planned_by_steps_is_what_is_planned_at_once() -> None:
    bundle = planned(seed_files())
    edits.make(bundle, [given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")], "anna")
    edits.make(
        bundle, [Repair(RepairKind.NOT_ONE_STORY, text_of(bundle, "002").key, text_of(bundle, "004").key)], "anna"
    )
    edits.make(bundle, [given(text_of(bundle, "001"), Field.PUBLISHED, "2020-11-10")], "anna")
    edits.leave_out(bundle, [text_of(bundle, "003").item_id], True, "anna")
    by_steps = plan_of(bundle)
    gestures = Gesture.objects.count()
    ask(bundle, Job.Does.PLAN, "anna")
    assert work()[0].state == Job.State.DONE
    bundle.refresh_from_db()
    assert plan_of(bundle) == by_steps
    assert Gesture.objects.count() == gestures == 3


def test_one_value_for_one_text_leaves_what_was_given_to_all_others_as_it_is() -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    everything = ReceivedText.objects.filter(item__bundle=bundle).select_related("item")
    edits.make(bundle, [given(text, Field.OUTLET, "The Kestrel Herald") for text in everything], "anna")
    seeds = set(bundle.planned.exclude(title="Crane fell").values_list("pk", flat=True))
    crane = edits.make(bundle, [given(text_of(bundle, "crane"), Field.OUTLET, "The Pier Post")], "bert")
    assert outlets(bundle) == ["The Kestrel Herald", "The Pier Post"]
    assert set(bundle.planned.exclude(title="Crane fell").values_list("pk", flat=True)) == seeds  # not planned anew
    assert [
        (gesture.by, gesture.undone_by, gesture.repairs.count())
        for gesture in bundle.gestures.order_by("undone_at", "by")
        if gesture.undone_at is None
    ] == [("anna", "", everything.count() - 1), ("bert", "", 1)]
    [gave_way] = bundle.gestures.exclude(undone_at=None)
    assert (gave_way.by, gave_way.undone_by, gave_way.repairs.count()) == ("anna", "bert", 1)
    by_steps = plan_of(bundle)
    ask(bundle, Job.Does.PLAN, "anna")
    assert work()[0].state == Job.State.DONE
    assert plan_of(bundle) == by_steps
    edits.take_back(crane, "bert")
    assert outlets(bundle) == ["", "The Kestrel Herald"]


def _chain(stories: int) -> dict[str, bytes]:
    """Stories of two texts each, the second of which gives the address of the next story's first."""
    texts = [_unlike(at).decode() for at in range(stories)]
    page = "---\noutlet: {}\n---\n\n{}\n\nURL: https://herald.example/{}\n"
    first = {f"{at:02}-first.txt": page.format("Severn Gazette", text, at).encode() for at, text in enumerate(texts)}
    second = {f"{at:02}-second.txt": page.format("Pier Post", text, at + 1).encode() for at, text in enumerate(texts)}
    return first | second


def test_a_chain_of_stories_that_give_each_others_addresses_is_found_at_once() -> None:
    def queries(bundle: Bundle, stories: int) -> int:
        before = set(bundle.planned.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as asked:
            edits.make(bundle, [given(text_of(bundle, "00-first"), Field.AGENCY, "AFP")], "anna")
        after = set(bundle.planned.values_list("pk", flat=True))
        assert (len(before), len(after), before & after) == (stories, stories, set())
        return len(asked.captured_queries)

    short, long = planned(_chain(3), "short"), planned(_chain(12), "long")
    assert queries(long, 12) == queries(short, 3)


def test_one_edit_asks_no_more_of_a_large_bundle_with_many_changes() -> None:
    def queries(bundle: Bundle, outlet: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            edits.make(bundle, [given(text_of(bundle, "crane"), Field.OUTLET, outlet)], "anna")
        return len(asked.captured_queries)

    small = planned({"crane.txt": CRANE}, "small")
    large = planned({"crane.txt": CRANE, **{f"{at}.txt": _unlike(at) for at in range(30)}}, "large")
    for at in range(20):
        edits.make(large, [given(text_of(large, f"{at}.txt"), Field.AGENCY, "AFP")], "anna")
    edits.make(small, [given(text_of(small, "crane"), Field.AGENCY, "AFP")], "anna")
    edits.make(large, [given(text_of(large, "crane"), Field.AGENCY, "AFP")], "anna")
    assert queries(large, "The Pier Post") == queries(small, "The Pier Post")


CRANE = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()


def _unlike(number: int) -> bytes:
    """A text that has nothing in common with another's."""
    words = [f"{letter}{number}word" for letter in "abcdefghijklmnopqrstuvwxyz"]
    return "\n\n".join([" ".join(words[:5]), " ".join(words), " ".join(reversed(words))]).encode()


def test_two_stories_become_one_and_apart_again() -> None:
    bundle = planned({**seed_files(), "crane.txt": CRANE})
    assert bundle.planned.count() == 2
    gesture = edits.make(
        bundle, [Repair(RepairKind.ONE_STORY, text_of(bundle, "crane").key, text_of(bundle, "000").key)], "anna"
    )
    assert bundle.planned.count() == 1
    edits.take_back(gesture, "bert")
    assert bundle.planned.count() == 2
    assert Act.objects.filter(did=Act.Did.UNDID_REPAIR, by="bert").count() == 1


def test_a_text_joins_a_story_of_the_archive_by_hand() -> None:
    store(planned(seed_files()))
    crane = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()
    bundle = planned({"crane.txt": crane})
    here = Version.objects.placed()[0]
    edits.make(bundle, [Repair(RepairKind.ONE_STORY, text_of(bundle, "crane").key, here.key)], "anna")
    row = bundle.planned.get()
    assert row.existing == [Story.objects.exclude(slug=None).get().pk]
    store(bundle)
    assert Story.objects.exclude(slug=None).count() == 1


def test_a_new_date_brings_texts_of_the_same_days_together() -> None:
    """Where two files tell one event on days far apart, a corrected date is what binds them."""
    one = "\n\n".join(["Crane fell", "9 November 2020", *PARAGRAPHS]).encode()
    words = [paragraph.replace("harbour authority", "port authority") for paragraph in PARAGRAPHS[:4]]
    other = "\n\n".join(["Crane down in storm at the quay", "1 March 2019", *words]).encode()
    bundle = planned({"one.txt": one, "other.txt": other})
    apart = bundle.planned.count()
    edits.make(bundle, [given(text_of(bundle, "other"), Field.PUBLISHED, "2020-11-09")], "anna")
    assert bundle.planned.count() <= apart
    by_steps = plan_of(bundle)
    ask(bundle, Job.Does.PLAN, "anna")
    work()
    assert plan_of(bundle) == by_steps


def test_what_contradicts_is_refused() -> None:
    bundle = planned(seed_files())
    one, other = text_of(bundle, "003").key, text_of(bundle, "004").key
    edits.make(bundle, [Repair(RepairKind.BEFORE, one, other)], "anna")
    with pytest.raises(Refused):
        edits.make(bundle, [Repair(RepairKind.BEFORE, other, one)], "anna")
    with pytest.raises(ValueError, match="no year, month, day or time"):
        edits.make(bundle, [given(text_of(bundle, "000"), Field.PUBLISHED, "yesterday")], "anna")


def test_a_file_that_is_left_out_is_kept_and_can_be_put_back_once_stored() -> None:
    bundle = planned(seed_files())
    edits.leave_out(bundle, [text_of(bundle, "004").item_id], True, "anna")
    assert (bundle.counts["new"], bundle.counts.get("update")) == (4, 1)
    store(bundle)
    item = bundle.items.get(left_out=True)
    assert item.source is not None
    assert Version.objects.placed().count() == 5
    standing.put_back(item)
    assert Version.objects.placed().count() == 6


def test_a_file_put_back_before_storing_is_stored() -> None:
    bundle = planned(seed_files())
    edits.leave_out(bundle, [text_of(bundle, "004").item_id], True, "anna")
    edits.leave_out(bundle, [text_of(bundle, "004").item_id], False, "anna")
    store(bundle)
    assert not bundle.items.filter(left_out=True).exists()


def test_edited_and_stored_equals_stored_and_edited() -> None:
    bundle = planned(seed_files())
    edits.make(bundle, [given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")], "anna")
    store(bundle)
    first = set(Article.objects.exclude(story=None).values_list("outlet", "agency", "label", "number"))
    standing.undo_bundle(bundle)
    second = store(planned(seed_files(), by="bert"))
    key = Version.objects.get(source__items__path__startswith="000", source__items__bundle=second).key
    by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Kestrel Herald")])
    assert set(Article.objects.exclude(story=None).values_list("outlet", "agency", "label", "number")) == first


def test_what_was_said_when_it_was_sent_is_an_edit_of_the_bundle() -> None:
    from django.core.files.base import ContentFile

    bundle = receive.begin("pasted", "anna")
    text = ContentFile(path("000").read_bytes(), "pasted.txt")
    receive.add(bundle, [receive.Incoming("pasted.txt", text)], {"outlet": "The Kestrel Herald"})
    receive.read(bundle, "anna")
    work()
    assert outlets(bundle) == ["The Kestrel Herald"]
    [gesture] = bundle.gestures.all()
    edits.take_back(gesture, "anna")
    assert outlets(bundle) == [""]


def test_edits_of_a_bundle_that_was_taken_back_are_offered_to_the_next() -> None:
    bundle = planned(seed_files())
    edits.make(bundle, [given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")], "anna")
    store(bundle)
    standing.undo_bundle(bundle)
    files = seed_files()
    mended = next(name for name in files if name.startswith("000"))
    files[mended] += b"\nMended.\n"
    again = planned(files)
    assert taking_over.offers(again) == [bundle]
    with pytest.raises(Refused, match="that was undone"):
        taking_over.repairs(again, again)
    edits.make(again, taking_over.repairs(again, bundle), "anna", f"{taking_over.WHY}{bundle.pk}")
    assert "The Kestrel Herald" in outlets(again)
    assert taking_over.offers(again) == []


def test_a_bundle_that_is_stored_is_not_edited_here() -> None:
    bundle = planned(seed_files())
    repair = given(text_of(bundle, "000"), Field.OUTLET, "The Kestrel Herald")
    store(bundle)
    with pytest.raises(Refused):
        edits.make(bundle, [repair], "anna")


def test_a_bundle_that_is_not_read_is_not_edited() -> None:
    bundle = received(seed_files())
    with pytest.raises(Refused):
        edits.make(bundle, [Repair(RepairKind.GIVEN, Key("a" * 64, 0, 0), what=Field.OUTLET, value="x")], "anna")
    assert not PlannedStory.objects.exists()
