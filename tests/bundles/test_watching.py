"""Folders that a wire receiver writes into."""

import errno
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from stories.archive import by_hand
from stories.bundles.watching import QUIET, Watched, alone_or_not, lock_of, look
from stories.collate import Repair, RepairKind
from stories.collate.order import AGAIN_LATER, NOTHING, OVERWRITTEN
from stories.models import Article, Bundle, Item, Version
from stories.readers import read
from tests.jobs.build import planned, seed_files, store, stored

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


FIRST = "Storm shuts port\n\nA storm shut the port of Alder on Monday, the harbour master said. Nine ferries stayed in."
LATER = FIRST.replace("Nine ferries", "Ten ferries")
NAMED = "---\noutlet: The Kestrel Herald\n---\n"
CUT = FIRST.partition(" Nine")[0]
GROWN = f"{FIRST} Two boats were lost at the northern mole, and a crane fell on the quay below it."


def orders() -> list[tuple[str, str, str]]:
    """Of the one article, the text of each version with how its place after the one before it is known."""
    found = []
    for version in Article.objects.get().versions.order_by("number"):
        decisions = [one for one in version.decisions if one["what"] == "order"]
        rule, words = (decisions[0]["rule"], decisions[0]["words"]) if decisions else ("", "")
        found.append((version.source.content.decode(), rule, words))
    return found


@pytest.mark.parametrize(("first", "second"), [(FIRST, LATER), (LATER, FIRST), (GROWN, FIRST), (FIRST, GROWN)])
def test_what_overwrites_a_file_is_the_later_text_and_says_so(
    tmp_path: Path, clock: Clock, first: str, second: str
) -> None:
    watched = Watched(tmp_path, {"outlet": "The Kestrel Herald"}, clock=clock)
    for at, text in enumerate((first, second), start=1):
        (tmp_path / "storm.txt").write_text(text)
        os.utime(tmp_path / "storm.txt", ns=(at, at))
        after_a_while(watched, clock)
    told = orders()
    assert [text for text, _, _ in told] == [first, second]
    [_, (_, rule, words)] = told
    assert (rule, words) == (OVERWRITTEN, "storm.txt")
    call_command("arrange", "--all", stdout=StringIO())
    assert orders() == told


def test_a_time_in_the_text_beats_which_file_overwrote_which(tmp_path: Path, clock: Clock) -> None:
    watched = Watched(tmp_path, {"outlet": "The Kestrel Herald"}, clock=clock)
    old, new = (f"Published {day} March 2021\n\n{FIRST}" for day in (3, 5))
    for at, text in enumerate((new, old), start=1):
        (tmp_path / "storm.txt").write_text(text)
        os.utime(tmp_path / "storm.txt", ns=(at, at))
        after_a_while(watched, clock)
    assert [(text, rule) for text, rule, _ in orders()] == [
        (old, ""),
        (new, "dates in the texts"),
    ]


def test_a_file_of_that_name_in_another_folder_tells_no_order(tmp_path: Path, clock: Clock) -> None:
    for folder, text in (("b", FIRST), ("a", LATER)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "storm.txt").write_text(text)
        after_a_while(Watched(tmp_path / folder, {"outlet": "The Kestrel Herald"}, clock=clock), clock)
    assert orders()[1][1] == NOTHING


@pytest.mark.parametrize(("first", "second"), [(FIRST, LATER), (LATER, FIRST)])
def test_what_is_brought_in_again_under_its_name_comes_later_where_nothing_else_tells(first: str, second: str) -> None:
    named = NAMED + "{}"
    stored({"storm.txt": named.format(first).encode()})
    bundle = planned({"storm.txt": named.format(second).encode()})
    [told] = [row.told["articles"][0]["versions"][1]["decisions"] for row in bundle.planned.all()]
    assert [one["rule"] for one in told if one["what"] == "order"] == [AGAIN_LATER]
    store(bundle)
    told = orders()
    assert [text for text, _, _ in told] == [named.format(first), named.format(second)]
    assert told[1][1:] == (AGAIN_LATER, "storm.txt")


def test_what_grew_beats_which_was_brought_in_later() -> None:
    for text in (GROWN, CUT):
        stored({"storm.txt": f"{NAMED}{text}".encode()})
    assert [text.removeprefix(NAMED) for text, _, _ in orders()] == [CUT, GROWN]


def test_two_texts_of_nobody_are_not_one_article_for_their_files_name(watched: Watched, clock: Clock) -> None:
    for at, text in enumerate((FIRST, "Council votes\n\nThe council voted on Tuesday to close a bridge."), start=1):
        (watched.folder / "storm.txt").write_text(text)
        os.utime(watched.folder / "storm.txt", ns=(at, at))
        after_a_while(watched, clock)
    assert Article.objects.count() == 2


DIKE = b"The dike at Tewkesbury held, said Mayor Walt Dunphy on Friday.\n"
RAIN = b"Rain is expected in Bristol on Sunday, the forecasters said.\n"


def outlets() -> set[str | None]:
    return set(Article.objects.exclude(story=None).values_list("outlet", flat=True))


def test_a_manifest_that_lands_states_what_lands_with_it_and_beats_what_the_folder_is_given(
    tmp_path: Path, clock: Clock
) -> None:
    watched = Watched(tmp_path, {"outlet": "The Kestrel Herald"}, clock=clock)
    (tmp_path / "bundle.csv").write_text("file,outlet\na.txt,Severn Gazette\nnobody.txt,X\n")
    (tmp_path / "a.txt").write_bytes(DIKE)
    (tmp_path / "b.txt").write_bytes(RAIN)
    after_a_while(watched, clock)
    assert outlets() == {"Severn Gazette", "The Kestrel Herald"}
    item = Item.objects.get(path="bundle.csv")
    assert "line 3: no file is called “nobody.txt”; the rest of it was taken" in item.message
    assert Bundle.objects.get().warned["manifest"] == 1
    assert after_a_while(Watched(tmp_path, {"outlet": "The Kestrel Herald"}, clock=clock), clock) is None
    (tmp_path / "c.txt").write_bytes(DIKE + b"It held all night.\n")
    (tmp_path / "bundle.csv").write_text("file,outlet\na.txt,Severn Gazette\nc.txt,The Pier Post\n")
    after_a_while(Watched(tmp_path, {"outlet": "The Kestrel Herald"}, clock=clock), clock)
    assert outlets() == {"Severn Gazette", "The Kestrel Herald", "The Pier Post"}


def test_a_file_is_read_once(watched: Watched, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(path: str, content: bytes) -> object:
        asked.append(path)
        return read(path, content)

    monkeypatch.setattr("stories.bundles.read.read", counted)
    for name, content in (("a.txt", DIKE), ("b.pdf", b"%PDF-1.4"), ("c.txt", RAIN)):
        (watched.folder / name).write_bytes(content)
    after_a_while(watched, clock)
    assert sorted(asked) == ["a.txt", "b.pdf", "c.txt"]


def test_a_manifest_that_contradicts_what_stands_keeps_no_text_out(watched: Watched, clock: Clock) -> None:
    for name, content in (("a.txt", DIKE), ("b.txt", RAIN)):
        (watched.folder / name).write_bytes(content)
    after_a_while(watched, clock)
    one, other = (version.key for version in Version.objects.select_related("source"))
    by_hand.make([Repair(RepairKind.NOT_ONE_STORY, one, other)], "anna")
    again = watched.folder / "again"
    again.mkdir()
    for name, content in (("a.txt", DIKE), ("b.txt", RAIN), ("c.txt", DIKE + b"It held all night.\n")):
        (again / name).write_bytes(content)
    (again / "bundle.csv").write_text("file,slug\na.txt,dike\nc.txt,dike\nb.txt,dike\n")
    after_a_while(watched, clock)
    assert Version.objects.count() == 3
    assert "none of it was taken: " in Item.objects.get(path="again/bundle.csv").message


def test_a_folder_inside_that_cannot_be_opened_is_told_once_and_keeps_nothing_else(
    watched: Watched, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (watched.folder / "closed").mkdir()
    (watched.folder / "a.txt").write_bytes(DIKE)
    opened = os.scandir

    def refused(path: str) -> object:
        if os.path.basename(path) == "closed":  # chmod keeps nothing from root, as which tests may run
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", refused)
    after_a_while(watched, clock)
    assert after_a_while(watched, clock) is None
    assert list(Item.objects.order_by("path").values_list("path", "message")) == [
        ("a.txt", ""),
        ("closed", "cannot be opened: Permission denied"),
    ]


def test_that_the_folder_is_gone_is_told_once_and_it_is_taken_in_when_it_is_back(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    watched = Watched(tmp_path / "wire", clock=clock)
    look(watched)
    look(watched)
    assert [record.getMessage() for record in caplog.records] == [
        f"The folder {watched.folder}: [Errno 2] No such file or directory: '{watched.folder}'"
    ]
    watched.folder.mkdir()
    (watched.folder / "a.txt").write_bytes(DIKE)
    look(watched)
    clock.now += QUIET
    assert look(watched)


def test_a_folder_whose_name_is_not_utf8_is_watched(tmp_path: Path, clock: Clock) -> None:
    folder = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"caf\xe9")))
    folder.mkdir()
    Path(os.fsdecode(os.path.join(os.fsencode(folder), b"r\xe9sum\xe9.zip"))).write_bytes(b"PK torn")
    (folder / "a.txt").write_bytes(DIKE)
    watched = Watched(folder, clock=clock)
    after_a_while(watched, clock)
    assert after_a_while(Watched(folder, clock=clock), clock) is None
    failed = Item.objects.get(outcome="failed")
    assert (failed.path, failed.message.partition(";")[0]) == (
        "r\ufffdsum\ufffd.zip",
        "a broken zip archive (its end is missing)",
    )
