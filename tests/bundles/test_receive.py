"""What is sent is kept once, whole, and under no other's name, whatever else happens meanwhile."""

import io
import zipfile
from datetime import timedelta
from typing import IO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.archive import by_hand, standing
from stories.archive.by_hand import Refused
from stories.bundles import edits, receive
from stories.bundles.opening import MOST_ARCHIVES
from stories.bundles.receive import Incoming
from stories.collate import Field, Repair, RepairKind
from stories.models import Article, Bundle, Job, Received, ReceivedItem, Version
from tests.jobs.build import planned, received, seed_files, store, text_of, work
from tests.views.build import PARAGRAPHS

pytestmark = pytest.mark.django_db

CRANE = "\n\n".join(["Crane fell", *PARAGRAPHS]).encode()


def incoming(path: str, content: bytes) -> Incoming:
    return Incoming(path, ContentFile(content, "file"))


def given(bundle: Bundle, file: str, what: Field, value: str) -> Repair:
    return Repair(RepairKind.GIVEN, text_of(bundle, file).key, what=what, value=value)


def test_of_a_thousand_archives_a_hundred_are_read_and_the_others_named() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("crane.txt", CRANE)
    bundle = planned({f"{number:04}.zip": written.getvalue() for number in range(MOST_ARCHIVES + 2)})
    assert bundle.received_items.exclude(failure="").count() == 2
    assert bundle.counts["new"] == 1


def test_other_bytes_under_one_name_are_kept_under_another() -> None:
    bundle = received({})
    receive.add(bundle, [incoming("a/r.txt", CRANE), incoming("a/r.txt", CRANE + b"!"), incoming("a/r.txt", CRANE)])
    assert sorted(bundle.received.values_list("path", flat=True)) == ["a/r (2).txt", "a/r.txt"]


def test_files_sent_together_are_looked_up_together() -> None:
    bundle = received({})
    asked = []
    for count in (3, 30):
        with CaptureQueriesContext(connection) as captured:
            receive.add(bundle, [incoming(f"{count}/{number}.txt", CRANE) for number in range(count)])
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_one_file_too_large_keeps_out_no_other(settings) -> None:
    settings.MAX_ITEM_BYTES, settings.MAX_BUNDLE_BYTES = 2_000, 5_000
    bundle = received({})
    sent = [
        incoming("a.txt", CRANE),
        incoming("m.mov", b"m" * 9_000),
        incoming("b.txt", CRANE),
        incoming("c.txt", CRANE),
    ]
    assert receive.add(bundle, sent) == []
    assert dict(bundle.received.exclude(failure="").values_list("path", "name")) == {"m.mov": ""}
    assert bundle.received.filter(failure="").count() == 3


def test_what_comes_once_it_is_read_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = received({"a.txt": CRANE})
    before = set(default_storage.listdir(receive.folder_of(bundle))[1])
    saving = default_storage.save

    def slow(name: str, file: IO[bytes]) -> str:
        receive.read(bundle, "anna")  # while this one is written to disk
        return saving(name, file)

    monkeypatch.setattr(default_storage, "save", slow)
    with pytest.raises(Refused):
        receive.add(bundle, [incoming("late.txt", CRANE + b"late")])
    assert bundle.received.count() == 1
    assert set(default_storage.listdir(receive.folder_of(bundle))[1]) == before


def test_reading_goes_on_by_what_was_read_and_not_by_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = received({"m.txt": CRANE})
    row = bundle.received.get()
    ReceivedItem.objects.create(bundle=bundle, file=row, path="m.txt", failure="read before")
    receive_late = received({"a.txt": CRANE + b"a"}).received.get()
    Received.objects.filter(pk=receive_late.pk).update(bundle=bundle)
    receive.read(bundle, "anna")
    work()
    assert sorted(bundle.received_items.values_list("path", flat=True)) == ["a.txt", "m.txt"]


def test_what_is_being_forgotten_cannot_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = planned({"a.txt": CRANE})
    receive.throw_away(bundle, "anna")
    Bundle.objects.update(undone_at=timezone.now() - timedelta(days=2))
    monkeypatch.setattr(receive, "_delete_files", lambda bundle: 1 / 0)
    receive.sweep()  # which breaks half way, and says so in the log
    bundle.refresh_from_db()
    with pytest.raises(Refused):
        receive.recover(bundle, "anna")


def test_an_edit_while_it_waits_to_be_stored_is_refused_and_hinders_nothing() -> None:
    bundle = planned(seed_files())
    repair = given(bundle, "000", Field.OUTLET, "The Kestrel Herald")
    receive.store(bundle, "anna")
    with pytest.raises(Refused, match="just now"):
        edits.make(Bundle.objects.get(pk=bundle.pk), [repair], "bert")
    [job] = work()
    assert job.state == Job.State.DONE
    bundle.refresh_from_db()
    assert bundle.stands


def test_what_somebody_changed_since_is_not_stored_unseen() -> None:
    bundle = planned(seed_files())
    seen = bundle.revision
    edits.leave_out(bundle, [text_of(bundle, "004").item_id], True, "bert")
    with pytest.raises(Refused, match="since you looked"):
        receive.store(bundle, "anna", seen)


def test_a_value_that_is_given_again_takes_the_place_of_the_first() -> None:
    bundle = planned(seed_files())
    both = [given(bundle, file, Field.OUTLET, "The Kestrel Herald") for file in ("000", "002")]
    edits.make(bundle, both, "anna")
    edits.make(bundle, [given(bundle, "000", Field.OUTLET, "The Heron")], "bert")
    store(bundle)
    named = set(Article.objects.exclude(story=None).values_list("outlet", flat=True))
    assert {"The Heron", "The Kestrel Herald"} <= named
    said = {
        (one.undone_at is not None, repair.value): (one.by, one.undone_by)
        for one in bundle.gestures.all()
        for repair in one.repairs.values_of()
    }
    assert said == {
        (False, "The Kestrel Herald"): ("anna", ""),
        (False, "The Heron"): ("bert", ""),
        (True, "The Kestrel Herald"): ("anna", "bert"),
    }


def test_edits_that_the_archive_contradicts_by_now_can_be_taken_back_one_by_one() -> None:
    bundle = planned(seed_files())
    first = edits.make(bundle, [given(bundle, "000", Field.OUTLET, "The Kestrel Herald")], "anna")
    second = edits.make(bundle, [given(bundle, "002", Field.OUTLET, "The Kestrel Herald")], "anna")
    store(planned(seed_files(), by="bert"))
    for file in ("000", "002"):
        key = Version.objects.get(source__items__path__startswith=file).key
        by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Heron")], by="bert")
    receive.store(bundle, "anna")
    assert work()[0].state == Job.State.FAILED
    for gesture in (first, second):
        edits.take_back(gesture, "anna")
    receive.store(bundle, "anna")
    [job] = work()
    assert job.state == Job.State.DONE


def test_a_text_that_is_known_is_pasted_whatever_is_said_of_it() -> None:
    store(planned({"a.txt": CRANE}))
    key = Version.objects.get().key
    by_hand.make([Repair(RepairKind.GIVEN, key, what=Field.OUTLET, value="The Heron")])
    bundle = receive.begin("pasted", "anna")
    receive.add(bundle, [incoming("pasted.txt", CRANE)], {"outlet": "The Kestrel Herald"})
    receive.read(bundle, "anna")
    assert work()[0].state == Job.State.DONE


def test_what_was_taken_back_would_stand_again_and_is_said_to() -> None:
    bundle = store(planned(seed_files()))
    standing.undo_bundle(bundle)
    again = planned(seed_files())
    assert (again.counts.get("new", 0), again.counts["returns"], again.counts["articles"]) == (0, 6, 0)
    store(again)
    assert Version.objects.placed().count() == 6


def test_what_is_here_and_would_be_called_otherwise_is_a_warning() -> None:
    store(planned(seed_files()))
    name = next(name for name in seed_files() if name.startswith("000"))
    credited = b"By Jane Miller, Reuters\n\n" + seed_files()[name]
    bundle = planned({"credited.txt": credited})
    said = [warning["say"] for row in bundle.planned.all() for warning in row.warnings if warning["sort"] == "changes"]
    assert said == [f"{name}, here already as AFP copy, would be Reuters copy"]
    assert bundle.warned["changes"] == 1
