import errno
import os
import zipfile
from functools import partial
from pathlib import Path

import pytest

from stories.bundles.opening import Limits, NothingUsable, Sent, open_bundle, open_sent

LIMITS = Limits(item_bytes=1_000, bundle_bytes=5_000, items=10)


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_folder_gives_its_files_by_path_and_passes_hidden_ones_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / ".DS_Store").write_text("x")
    items = open_bundle(tmp_path, LIMITS)
    assert [(item.path, item.content) for item in items if not item.skipped] == [
        ("a.txt", b"one"),
        ("b/two.txt", b"two"),
    ]
    assert [item.path for item in items if item.skipped] == [".DS_Store"]


def test_one_file_is_a_bundle_of_one(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    [item] = open_bundle(tmp_path / "a.txt", LIMITS)
    assert (item.path, item.content) == ("a.txt", b"one")


def test_links_are_not_followed(tmp_path):
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    [item] = open_bundle(folder, LIMITS)
    assert item.content == b""
    assert "links are not followed" in item.skipped


def test_a_link_to_a_folder_is_told_as_one_to_a_file_is(tmp_path):
    folder = tmp_path / "bundle"
    (tmp_path / "outside").mkdir()
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    [item] = open_bundle(folder, LIMITS)
    assert (item.path, item.content) == ("link", b"")
    assert "links are not followed" in item.skipped


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "closed").mkdir()
    opened = os.scandir

    def refused(path):
        if os.path.basename(path) == "closed":  # chmod keeps nothing from root, as which tests may run
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert [(item.path, item.failure) for item in open_bundle(tmp_path, LIMITS)] == [
        ("a.txt", ""),
        ("closed", "cannot be opened: Permission denied"),
    ]
    with pytest.raises(NothingUsable, match=r"/closed: cannot be opened: Permission denied"):
        open_bundle(tmp_path / "closed", LIMITS)


def test_files_of_a_folder_that_may_be_listed_and_not_entered_are_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "closed.txt").write_text("two")
    looked_at = Path.lstat

    def refused(path):
        if path.name == "closed.txt":  # chmod keeps nothing from root, as which tests may run
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return looked_at(path)

    monkeypatch.setattr(Path, "lstat", refused)
    assert [(item.path, item.failure) for item in open_bundle(tmp_path, LIMITS)] == [
        ("a.txt", ""),
        ("closed.txt", "cannot be opened: Permission denied"),
    ]


def test_a_path_that_cannot_be_looked_at_is_said_with_the_cause(tmp_path):
    with pytest.raises(NothingUsable, match=r"/a+: cannot be opened: File name too long"):
        open_bundle(tmp_path / ("a" * 5_000), LIMITS)


def test_a_zip_gives_its_entries(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"x/a.txt": "one", "__MACOSX/x/._a.txt": "junk"})
    kept = [item for item in open_bundle(path, LIMITS) if not item.skipped]
    assert [(item.path, item.content) for item in kept] == [("x/a.txt", b"one")]


def sent_from(folder):
    """Its files as a browser sends them."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        Sent(number, path.relative_to(folder).as_posix(), path.stat().st_size, "", partial(path.open, "rb"))
        for number, path in enumerate(paths, start=1)
    ]


def told(items):
    return [(item.path, item.content, item.failure.partition(" (")[0], item.skipped) for item in items]


def broken(path):
    path.write_bytes(b"PK\x03\x04 and no more")


def one_too_many(path):
    for at in range(101):
        zipped(path.with_name(f"{at:03}.zip"), **({"a.txt": "one"} if at in (0, 100) else {".a": ""}))


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: zipped(path, **{"x/b.txt": "two"}), ("sub/a.zip/x/b.txt", b"two", "", "")),
        (lambda path: zipped(path, **{"in.zip": "PK\x03\x04"}), ("sub/a.zip/in.zip", b"PK\x03\x04", "", "")),
        (broken, ("sub/a.zip", b"", "a broken zip archive", "")),
        (zipped, ("sub/a.zip", b"", "the archive is empty", "")),
        (
            lambda path: zipped(path, **{f"{at}.txt": "x" * 900 for at in range(6)}),
            ("sub/a.zip", b"", "unpacks to more than the 5,000 bytes a bundle may have", ""),
        ),
        (
            lambda path: zipped(path.with_name("._a.zip"), **{"a.txt": "one"}),
            ("sub/._a.zip", b"", "", "a hidden or system file"),
        ),
        (
            one_too_many,
            ("sub/100.zip", b"", "more than 100 zip archives in one bundle; bring this one in as another", ""),
        ),
    ],
)
def test_a_zip_in_a_folder_is_opened_as_one_that_a_browser_sends(tmp_path, make, expected):
    (tmp_path / "sub").mkdir()
    (tmp_path / "first.txt").write_text("one")
    make(tmp_path / "sub" / "a.zip")
    limits = Limits(LIMITS.item_bytes, LIMITS.bundle_bytes, items=200)
    found = told(open_bundle(tmp_path, limits))
    assert found == told(open_sent(sent_from(tmp_path), limits))
    assert expected in found


def test_what_was_read_of_files_that_were_sent_is_not_opened_again(tmp_path):
    archive = zipped(tmp_path / "a.zip", **{"a.txt": "one", "b.txt": "two", "c.txt": "three"})
    (tmp_path / "d.txt").write_text("four")
    files = ((7, archive), (8, tmp_path / "d.txt"))
    sent = [Sent(number, path.name, 9, "", partial(path.open, "rb")) for number, path in files]
    items = open_sent(sent, LIMITS)
    everything = [(item.file, item.entry) for item in items]
    assert everything == [(7, 0), (7, 1), (7, 2), (8, None)]
    assert [item.path for item in items.without({(7, 0), (7, 2), (8, None)})] == ["a.zip/b.txt"]


def test_an_item_over_the_limit_fails_alone(tmp_path):
    (tmp_path / "big.txt").write_text("x" * 1_001)
    (tmp_path / "small.txt").write_text("x")
    big, small = open_bundle(tmp_path, LIMITS)
    assert big.failure == "larger than the 1,000 bytes that one item may have"
    assert small.content == b"x"


def test_a_damaged_entry_fails_alone(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": "one" * 100, "b.txt": "two"})
    content = bytearray(path.read_bytes())
    content[len("PK..") + 36] ^= 0xFF  # inside the first entry's compressed bytes
    path.write_bytes(content)
    damaged, whole = open_bundle(path, LIMITS)
    assert damaged.failure.startswith("broken inside the archive: its packed bytes are damaged")
    assert whole.content == b"two"


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path):
    path = zipped(tmp_path / "a.zip", **{f"{at}.txt": "x" * 900 for at in range(6)})
    with pytest.raises(NothingUsable, match="unpacks to more than the 5,000 bytes"):
        open_bundle(path, LIMITS)


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": "x" * 400, "b.txt": "y" * 400})
    with zipfile.ZipFile(path) as archive:
        first, second = archive.infolist()
    content = path.read_bytes()
    # The directory's second entry is made to point at the first one's bytes.
    old = second.header_offset.to_bytes(4, "little") + b"b.txt"
    assert old in content
    path.write_bytes(content.replace(old, first.header_offset.to_bytes(4, "little") + b"b.txt"))
    with pytest.raises(NothingUsable, match="overlap"):
        open_bundle(path, LIMITS)


@pytest.mark.parametrize("make", [lambda path: path, lambda path: path.mkdir() or path])
def test_nothing_there_is_said(tmp_path, make):
    with pytest.raises(NothingUsable, match=r"no such file or folder|is empty"):
        open_bundle(make(tmp_path / "none"), LIMITS)


def test_too_many_items_are_refused(tmp_path):
    for at in range(11):
        (tmp_path / f"{at}.txt").write_text("x")
    with pytest.raises(NothingUsable, match="more than 10 items"):
        open_bundle(tmp_path, LIMITS)


def test_a_name_that_is_not_utf8_is_shown_as_far_as_it_can_be(tmp_path):
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "w") as file:
        file.write("one")
    [item] = open_bundle(tmp_path, LIMITS)
    assert item.path == "caf\ufffd.txt"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(NothingUsable, match="neither a file nor a folder"):
        open_bundle(tmp_path / "pipe.txt", LIMITS)


def test_a_damaged_zip_is_said_to_be_one(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": "one"})
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(NothingUsable, match="a broken zip archive"):
        open_bundle(path, LIMITS)
