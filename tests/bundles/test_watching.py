"""Folders that a wire receiver writes into."""

import os
from pathlib import Path

import pytest

from stories.bundles.watching import QUIET, Watched, alone_or_not, lock_of, look
from stories.models import Article, Bundle, Item, Version
from tests.jobs.build import seed_files

pytestmark = pytest.mark.django_db


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watched(tmp_path: Path, clock: Clock) -> Watched:
    return Watched(tmp_path, clock=clock)


def land(folder: Path, number: int) -> Path:
    name, content = sorted(seed_files().items())[number]
    path = folder / name
    path.write_bytes(content)
    return path


def after_a_while(watched: Watched, clock: Clock) -> object:
    watched.take_in()
    clock.now += QUIET
    return watched.take_in()


def test_a_file_is_taken_once_it_has_been_quiet(watched: Watched, clock: Clock) -> None:
    path = land(watched.folder, 0)
    assert watched.take_in() is None
    clock.now += QUIET / 2
    with path.open("ab") as file:
        file.write(b"\nStill being written.\n")
    assert watched.take_in() is None
    clock.now += QUIET / 2
    assert watched.take_in() is None
    clock.now += QUIET
    assert watched.take_in() is not None
    assert Version.objects.count() == 1


def test_what_lands_in_an_hour_is_one_bundle_that_waits_to_be_looked_at(watched: Watched, clock: Clock) -> None:
    for number in range(3):
        land(watched.folder, number)
        after_a_while(watched, clock)
    [bundle] = Bundle.objects.all()
    assert (bundle.items.count(), bundle.looked_at) == (3, None)
    assert bundle.warned["unnamed"] >= 3


def test_nothing_is_taken_twice_also_after_a_new_start(watched: Watched, clock: Clock) -> None:
    land(watched.folder, 0)
    assert after_a_while(watched, clock)
    assert after_a_while(watched, clock) is None
    assert after_a_while(Watched(watched.folder, clock=clock), clock) is None
    assert Item.objects.count() == 1


def test_another_text_under_a_known_name_is_taken(watched: Watched, clock: Clock) -> None:
    path = land(watched.folder, 0)
    after_a_while(watched, clock)
    path.write_bytes(path.read_bytes() + b"\nMore followed.\n")
    os.utime(path, ns=(1, 1))
    assert after_a_while(watched, clock)
    assert Version.objects.count() == 2


def test_the_outlet_of_a_folder_is_given_to_all_that_lands_there(tmp_path: Path, clock: Clock) -> None:
    watched = Watched(tmp_path, {"outlet": "The Kestrel Herald", "agency": "AP"}, clock=clock)
    land(tmp_path, 0)
    land(tmp_path, 1)
    after_a_while(watched, clock)
    assert set(Article.objects.values_list("outlet", "agency")) == {("The Kestrel Herald", "AP")}
    bundle = Bundle.objects.get()
    assert bundle.gestures.get().bundle == bundle


def test_what_cannot_be_read_is_told_once(watched: Watched, clock: Clock) -> None:
    (watched.folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert after_a_while(watched, clock)
    assert after_a_while(Watched(watched.folder, clock=clock), clock) is None
    assert Item.objects.get().outcome == Item.Outcome.FAILED


def test_what_could_not_be_read_and_was_mended_is_taken(watched: Watched, clock: Clock) -> None:
    path = watched.folder / "text.txt"
    path.write_bytes(b"%PDF-1.7")
    after_a_while(watched, clock)
    path.write_bytes(sorted(seed_files().items())[0][1])
    assert after_a_while(Watched(watched.folder, clock=clock), clock)
    assert Version.objects.count() == 1


def test_a_name_that_is_no_unicode_hinders_nothing(watched: Watched, clock: Clock) -> None:
    land(watched.folder, 0)
    with open(os.fsencode(watched.folder) + b"/\xff\xfe.txt", "wb") as file:
        file.write(sorted(seed_files().items())[1][1])
    after_a_while(watched, clock)
    assert Item.objects.filter(outcome=Item.Outcome.STORED).count() == 2


def test_hidden_files_and_links_are_passed_by(watched: Watched, clock: Clock) -> None:
    land(watched.folder, 0).rename(watched.folder / ".part.txt")
    (watched.folder / "link.txt").symlink_to(watched.folder / ".part.txt")
    assert after_a_while(watched, clock) is None


def test_two_that_watch_one_folder_take_turns(watched: Watched, clock: Clock, tmp_path: Path) -> None:
    """A command and a worker: each has seen the file whole before the other took it in."""
    other = Watched(tmp_path, clock=clock)
    land(tmp_path, 0)
    look(watched)
    look(other)
    clock.now += QUIET
    with alone_or_not(lock_of(tmp_path)) as is_alone:
        assert is_alone
        assert look(watched) is None
        assert look(other) is None
        assert not Item.objects.exists()
    assert look(watched) is not None
    assert look(other) is None
    assert Item.objects.count() == 1
