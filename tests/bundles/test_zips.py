"""What is wrong with a zip: one lie about the archive refuses it, damage of one entry refuses that entry."""

import random
import stat
import struct
import tracemalloc
import warnings
import zipfile
from io import BytesIO
from time import perf_counter

import pytest

from stories.bundles.opening import Limits, NothingUsable, open_archive, open_bundle

LIMITS = Limits(item_bytes=10_000, bundle_bytes=1_000_000, items=200)

END = struct.Struct("<4s4H2LH")
HEAD_OF_A_LISTED = 46


def written(path, entries):
    """A zip of (name or ZipInfo, content, how it is packed)."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "w") as archive:
        for name, content, method in entries:
            if name:
                archive.writestr(name, content, compress_type=method)
            else:
                nameless = zipfile.ZipInfo("it")
                nameless.filename = ""
                with archive.open(nameless, "w") as file:
                    file.write(content.encode())
    return path


def plain(count, name="{:03}.txt"):
    return [(name.format(at), f"The dike held, version {at}.", zipfile.ZIP_DEFLATED) for at in range(count)]


def of_mode(name, mode):
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry, "/etc/passwd", zipfile.ZIP_STORED


def overwrite(path, old, new, last=False):
    content = path.read_bytes()
    at = content.rindex(old) if last else content.index(old)
    path.write_bytes(content[:at] + new + content[at + len(new) :])


def rewrite_listed(path, name, at, new):
    """Write bytes over the entry's line in the list of the zip, so many bytes into it."""
    content = bytearray(path.read_bytes())
    start = content.rindex(name) - HEAD_OF_A_LISTED + at
    content[start : start + len(new)] = new
    path.write_bytes(content)


FLAGS, CHECKSUM, SIZE, PLACE = 8, 16, 24, 42


def test_of_a_hundred_files_with_twelve_kinds_of_damage_eighty_eight_go_in_and_twelve_are_named(tmp_path):
    bad = [
        ("bad-sum.txt", "A.", zipfile.ZIP_STORED),
        ("bad-bytes.txt", "The dike held. " * 40, zipfile.ZIP_DEFLATED),
        ("too-long.txt", "x" * 10_001, zipfile.ZIP_DEFLATED),
        ("encrypted.txt", "B.", zipfile.ZIP_STORED),
        ("bzip.txt", "C.", zipfile.ZIP_BZIP2),
        ("n" * 60_000, "D.", zipfile.ZIP_STORED),
        ("", "E.", zipfile.ZIP_STORED),
        ("two.txt", "F.", zipfile.ZIP_STORED),
        ("./two.txt", "G.", zipfile.ZIP_STORED),
        ("folder/", "H.", zipfile.ZIP_STORED),
        ("otherwise.txt", "I.", zipfile.ZIP_STORED),
        ("short.txt", "J.", zipfile.ZIP_STORED),
    ]
    path = written(tmp_path / "a.zip", [*plain(88), *bad])
    rewrite_listed(path, b"bad-sum.txt", CHECKSUM, b"\0\0\0\0")
    overwrite(path, b"bad-bytes.txt", b"bad-bytes.txt\xff\xff\xff")
    rewrite_listed(path, b"encrypted.txt", FLAGS, b"\1\0")
    overwrite(path, b"otherwise.txt", b"unlike-it.txt")
    overwrite(path, b"J.", b"")
    rewrite_listed(path, b"short.txt", SIZE, (9).to_bytes(4, "little"))
    items = list(open_bundle(path, LIMITS))
    assert sum(not item.failure for item in items) == 88
    assert {item.path[:20]: item.failure.partition(":")[0] for item in items if item.failure} == {
        "bad-sum.txt": "broken inside the archive",
        "bad-bytes.txt": "broken inside the archive",
        "too-long.txt": "larger than the 10,000 bytes that one item may have",
        "encrypted.txt": "encrypted; bring it in without a password",
        "bzip.txt": "compressed by a method that is not unpacked here; pack it anew as a plain zip",
        "n" * 20: "its name has more than 1,000 characters",
        "(no name)": "it has no name; pack it anew",
        "two.txt": "another entry of this archive has the same name; which of them is meant is not told",
        "folder": "a folder that has bytes of its own; pack it anew",
        "otherwise.txt": "broken inside the archive",
        "short.txt": "broken inside the archive",
    }
    assert sum(item.path == "two.txt" for item in items) == 2


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_a_link_or_a_device_in_a_zip_is_passed_over_as_one_in_a_folder(tmp_path, mode):
    path = written(tmp_path / "a.zip", [of_mode("it.txt", mode | 0o644), *plain(1)])
    told = [(item.path, item.content, item.skipped) for item in open_bundle(path, LIMITS) if item.skipped]
    assert told == [("it.txt", b"", "not a plain file; links are not followed")]


def test_a_plain_file_and_a_plain_folder_of_unix_are_what_they_are(tmp_path):
    path = written(
        tmp_path / "a.zip",
        [of_mode("a/b.txt", stat.S_IFREG | 0o600), (of_mode("a/", stat.S_IFDIR | 0o755)[0], "", zipfile.ZIP_STORED)],
    )
    assert [(item.path, item.content) for item in open_bundle(path, LIMITS)] == [("a/b.txt", b"/etc/passwd")]


@pytest.mark.parametrize(
    ("entry", "listed"), [("../../up.txt", "up.txt"), ("/etc/at.txt", "etc/at.txt"), ("a\\b.txt", "a/b.txt")]
)
def test_no_name_leads_out_of_the_archive(tmp_path, entry, listed):
    [item] = open_bundle(written(tmp_path / "a.zip", [(entry, "A.", zipfile.ZIP_STORED)]), LIMITS)
    assert (item.path, item.content) == (listed, b"A.")


def ended(content, **told):
    """A zip with another end: of how many entries, and how long a list."""
    *before, _, entries, size, start, _ = END.unpack(content[-END.size :])
    count = told.get("entries", entries)
    return content[: -END.size] + END.pack(*before, told.get("here", count), count, told.get("size", size), start, 0)


def listed(count, name=b"f/"):
    """The list of that many folders of one name."""
    return (b"PK\1\2" + bytes(24) + struct.pack("<3H", len(name), 0, 0) + bytes(12) + name) * count


def of_folders(count, says):
    """A zip that holds nothing but a list of folders, and says that they are so many."""
    lines = listed(count)
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, says, says, len(lines), 0)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, len(lines), 1)
    return lines + large + place + END.pack(b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda good: ended(good, entries=2), "its end says 2 entries, and its list has 3"),
        (lambda good: ended(good, entries=4), "its end says 4 entries, and its list has 3"),
        (lambda good: ended(good, entries=4, here=3), "one part of an archive in several; pack it anew as one"),
        (lambda good: ended(good, size=9), r"a broken zip archive \(its list is broken at byte \d\d\d, entry 1 of 3\)"),
        (lambda good: ended(good, size=5_000), "says that 5,000 bytes before it list what is in it"),
        (lambda good: of_folders(5, says=401), "401 entries, its folders among them, more than 400; pack it as sev"),
        (lambda good: of_folders(401, says=5), "more than 400 entries, its folders among them; its end says 5"),
        (lambda good: of_folders(3, says=5)[:-42] + good[-22:], "broken zip archive"),
        (lambda good: of_folders(3, says=3).replace(b"PK\6\6", b"PK\6\5"), "points to one that is not there"),
        (lambda good: b"PK\5\6", r"a broken zip archive \(its end is missing\)"),
        (lambda good: b"", r"a broken zip archive \(its end is missing\)"),
    ],
)
def test_a_lie_about_the_archive_refuses_it_and_is_told_with_its_place(tmp_path, make, said):
    path = written(tmp_path / "a.zip", plain(3))
    path.write_bytes(make(path.read_bytes()))
    with pytest.raises(NothingUsable, match=said) as refused:
        open_bundle(path, LIMITS)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_zip_whose_end_is_written_large_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "A.")
    content = (tmp_path / "a.zip").read_bytes()
    *_, size, start, _ = END.unpack(content[-END.size :])
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, start)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
    (tmp_path / "a.zip").write_bytes(content[: -END.size] + large + place + content[-END.size :])
    assert [item.content for item in open_bundle(tmp_path / "a.zip", LIMITS)] == [b"A."]


@pytest.mark.parametrize("comment", [b"sent by the night desk", b"x" * 65_535, b"PK\5\6 is how an end begins"])
def test_a_zip_with_a_comment_is_read_or_refused_as_python_reads_it(tmp_path, comment):
    path = written(tmp_path / "a.zip", plain(1))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = comment
    if b"PK" in comment:
        with pytest.raises(NothingUsable, match=r"a broken zip archive|before it list"):
            open_bundle(path, LIMITS)
    else:
        assert len(open_bundle(path, LIMITS)) == 1


def test_entries_of_folders_that_share_bytes_are_refused_too(tmp_path):
    path = written(tmp_path / "a.zip", [("in/", "", zipfile.ZIP_STORED), *plain(2)])
    rewrite_listed(path, b"001.txt", PLACE, bytes(4))
    with pytest.raises(NothingUsable, match=r"(“in/” and “001.txt”|“001.txt” and “in/”) overlap"):
        open_bundle(path, LIMITS)


def test_an_entry_beyond_the_end_of_the_entries_is_refused(tmp_path):
    path = written(tmp_path / "a.zip", plain(2))
    rewrite_listed(path, b"001.txt", 20, (5_000).to_bytes(4, "little"))
    with pytest.raises(NothingUsable, match=r"its entry “001\.txt” goes on beyond its end"):
        open_bundle(path, LIMITS)


@pytest.mark.parametrize("says", [1_000_000, 5])
def test_a_million_folders_are_refused_at_once_and_without_being_listed(says):
    sent = BytesIO(of_folders(1_000_000, says))
    limits = Limits(item_bytes=2_000_000, bundle_bytes=100_000_000, items=20_000)
    tracemalloc.start()
    began = perf_counter()
    with pytest.raises(NothingUsable, match=r"more than (40,000|20,000,000); pack it as several"):
        open_archive("a.zip", sent, limits)
    assert perf_counter() - began < 0.3
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_the_folders_of_all_zips_of_a_bundle_are_counted_together(tmp_path):
    for name in "abc":
        written(tmp_path / f"{name}.zip", [*plain(1), *((f"{at}/", "", zipfile.ZIP_STORED) for at in range(180))])
    found = {item.path: item.failure for item in open_bundle(tmp_path, LIMITS)}
    assert found["a.zip/000.txt"] == found["b.zip/000.txt"] == ""
    assert found["c.zip"] == "181 entries, its folders among them, more than 38; pack it as several"


ROUNDS = 150


def spoilt(good, chance):
    """A zip with a few of its bytes written over, taken out, or doubled; mostly where it says what it holds."""
    content = bytearray(good)
    for _ in range(chance.randrange(1, 6)):
        at = (
            chance.randrange(len(content))
            if chance.random() < 0.3
            else chance.randrange(len(content) // 2, len(content))
        )
        match chance.randrange(4):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                content[at : at + 2] = chance.choice([b"\xff\xff", b"\0\0", b"PK", b"\1\0"])
            case 2:
                del content[at : at + chance.randrange(1, 30)]
            case _:
                content[at:at] = content[at : at + chance.randrange(1, 60)]
    return bytes(content)


def test_a_zip_that_is_spoilt_anyhow_is_read_as_far_as_it_goes_or_refused_in_a_sentence(tmp_path):
    entries = [*plain(4), ("in/", "", zipfile.ZIP_STORED), ("in/ü.txt", "B." * 90, zipfile.ZIP_STORED)]
    good = written(tmp_path / "good.zip", entries).read_bytes()
    large = good[: -END.size] + of_folders(0, 6)[: -END.size] + good[-END.size :]
    path = tmp_path / "a.zip"
    told = set()
    for seed in range(ROUNDS):
        path.write_bytes(spoilt(large if seed % 5 == 0 else good, random.Random(seed)))  # noqa: S311 - no secret
        try:
            items = list(open_bundle(path, LIMITS))
        except NothingUsable as error:
            told.add(("refused", str(error).startswith(f"{path}: "), True))
        else:
            told |= {("failed" if item.failure else "read", item.path != "", len(item.failure) < 400) for item in items}
    assert told == {("refused", True, True), ("failed", True, True), ("read", True, True)}
