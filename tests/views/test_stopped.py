"""What the page of a bundle says whose reading was stopped, or never began."""

import pytest

from stories.bundles import receive
from stories.jobs import queue
from stories.views.stopped import Stopped
from tests.jobs.build import received

pytestmark = pytest.mark.django_db


def test_what_was_stopped_says_what_is_done_what_is_not_and_what_can_be_done() -> None:
    bundle = received({"a.txt": b"Quay closed\n\nIt closed.", "b.txt": b"Quay open\n\nIt opened."})
    receive.read(bundle, "anna")
    queue.stop(bundle, "anna")
    told = Stopped.of(bundle, bundle.jobs.first())
    assert told.why == "Somebody stopped it."
    assert told.done == "Two files were sent and are kept. No files are read."
    assert told.left.startswith("Two files are not read. ")
    assert told.now.startswith("Go on reading: it begins where it ended")


def test_what_was_never_read_can_be_read_or_sent_to_its_end() -> None:
    told = Stopped.of(received({"a.txt": b"Quay closed\n\nIt closed."}), None)
    assert (told.why, told.done) == ("The sending was not finished.", "One file was sent and is kept.")
    assert told.now.startswith("Read what came, send the rest below")


def test_a_bundle_without_files_says_so() -> None:
    told = Stopped.of(receive.begin("quays", "anna"), None)
    assert (told.why, told.done) == ("No file has come.", "Nothing was sent.")
