"""What is in force and what may be read, from the command line; with the five seeds."""

import json

import pytest
from django.contrib.auth.models import User

from stories.archive import by_hand
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.models import Act, Bundle, Fingerprint, Gesture, Item, Source, Version
from tests import seeds
from tests.archive.build import archive, bring, bring_seeds, repair, story_of, version
from tests.management.running import done, run

pytestmark = pytest.mark.django_db

UNTIL = "2999-01-01T00:00:00+00:00"
LATER = "2999-02-01T00:00:00+00:00"


def standing(*arguments):
    return run("standing", *arguments)


def again(*numbers):
    """Seeds once more as one bundle, under other names."""
    bring_in("again", [Opened(f"copy/{number}.txt", seeds.path(number).read_bytes()) for number in numbers])
    return Bundle.objects.get(name="again").pk


def bundle(name):
    return Bundle.objects.get(name=name).pk


def file_of(number):
    return seeds.path(number).name


# Bundles and their files


def test_a_bundle_is_taken_back_and_brought_in_again():
    bring_seeds(["000"])
    before = archive()
    bring_seeds(["004"])
    after = archive()
    pk = bundle("004")
    printed = done("standing", "undo", pk)
    assert printed.startswith(f"Leaves with bundle {pk}: {file_of('004')}.\nBundle {pk}, 004, is undone.\n")
    assert f"story of version {version('004').pk}: “Azerbaijan" in printed
    assert archive() == before
    assert done("standing", "undo", pk) == f"Bundle {pk}, 004, is undone already.\n"
    assert f"Bundle {pk}, 004, is in force again.\n" in done("standing", "redo", pk)
    assert archive() == after
    assert done("standing", "redo", pk) == f"Bundle {pk}, 004, is in force: it was not undone.\n"


def test_what_another_bundle_holds_stays_and_is_told_before():
    bring_seeds(["000", "004"])
    other = again("004", "002")
    printed = done("standing", "undo", bundle("004"))
    assert printed.startswith(f"Stays, for another bundle holds it: {file_of('004')} (bundle {other}).\n")
    assert "Leaves" not in printed
    printed = done("standing", "undo", other)
    assert printed.startswith(f"Leaves with bundle {other}: copy/002.txt and copy/004.txt.\n")


def test_the_changes_of_a_bundle_go_with_it_and_are_done_instead():
    bring_seeds(["000", "004"])
    wanted = repair("not one story", version("000").key, version("004").key)
    own = by_hand.make([wanted], bundle=Bundle.objects.get(name="004"))
    printed = done("standing", "undo", bundle("004"))
    assert f"Its changes by hand lose their force with it: {own.pk}.\n" in printed
    done("repair", "one-story", version("000").key, version("004").key)
    other = Gesture.objects.exclude(pk=own.pk).get()
    said, status = standing("redo", bundle("004"))
    assert status == 1
    assert said.endswith("repeat with --instead.")
    assert f"Change {other.pk} is taken back for it.\n" in done("standing", "redo", bundle("004"), "--instead")
    assert story_of("000") != story_of("004")


def test_a_file_is_left_out_and_put_back():
    bring_seeds(["000", "004"])
    before = archive()
    printed = done("standing", "leave-out", bundle("004"), file_of("004"))
    assert printed.startswith(f"{file_of('004')} of bundle {bundle('004')} is left out.\n")
    assert not version("004").arranged
    assert "1 stored, 1 left out; in force" in done("standing", "list")
    assert done("standing", "leave-out", bundle("004"), file_of("004")) == f"{file_of('004')} is left out already.\n"
    done("standing", "put-back", bundle("004"), file_of("004"))
    assert archive() == before


def test_a_file_that_is_not_there_or_gave_nothing_is_a_sentence():
    bring("two", good="The Severn rose at Tewkesbury on Monday.", empty="")
    pk = bundle("two")
    assert standing("leave-out", pk, "nix.txt") == (f"Bundle {pk}, two, holds no file nix.txt.", 2)
    assert standing("leave-out", pk, "empty.txt") == ("Nothing came of empty.txt: the file is empty.", 2)
    assert standing("undo", "99") == ("No bundle has the id 99; `standing list` shows those there are.", 2)


# Withdrawn


def test_a_version_is_withdrawn_and_restored():
    bring_seeds()
    before = archive()
    pk = version("004").pk
    printed = done("standing", "withdraw", pk, "--why", "wrong photograph")
    assert printed.startswith(f"Withdrawn: version {pk} ({file_of('004')}). Nobody but admins can read it now.\n")
    assert not version("004").readable
    assert "wrong photograph" in done("standing", "list")
    assert done("standing", "withdraw", pk, "--why", "once more").startswith("All of this is withdrawn already.\n")
    assert done("standing", "restore", pk).startswith(f"Restored: version {pk} ({file_of('004')}).\n")
    assert archive() == before
    assert done("standing", "restore", pk) == "Nothing of this is withdrawn.\n"


def test_a_withdrawal_needs_a_reason():
    bring_seeds(["004"])
    assert standing("withdraw", version("004").pk, "--why", " ")[1] != 0
    assert standing("withdraw", version("004").pk)[1] != 0
    assert version("004").readable


def test_an_admin_is_told_which_later_version_held_it_as_its_earlier_story():
    bring_seeds(["001"])
    first = version("001", 0)
    printed = done("standing", "withdraw", first.pk, "--why", "wrong")
    left_out = f"version {version('001', 1).pk} ({file_of('001')})"
    assert f"Left out from now on where it stands as an earlier story: {left_out}.\n" in printed


def test_the_same_text_at_another_outlet_can_still_be_read_and_is_named():
    flood = "The Severn rose at Tewkesbury on Monday, Ifor Blethyn said. Sandbags failed at Mythe waterworks."
    bring("one", a=flood)
    done("repair", "outlet", "The Kestrel Herald", version("a").key)
    bring("two", b=flood + "\n\n")
    done("repair", "not-one-article", version("a").key, version("b").key)
    printed = done("standing", "withdraw", version("a").pk, "--why", "wrong")
    assert f"The same words can still be read in version {version('b').pk} (b.txt).\n" in printed


def test_the_same_text_that_comes_later_is_listed_as_withdrawn_too():
    bring_seeds(["004"])
    pk = version("004").pk
    done("standing", "withdraw", pk, "--why", "wrong")
    bring_in("copy", [Opened("copied.txt", seeds.path("004").read_bytes() + b"\n\n")])
    again = version("copied").pk
    assert f"version {again} (copied.txt), for it reads the same as version {pk}\n" in done("standing", "list")
    assert done("standing", "restore", again).startswith(f"Restored: version {pk} ({file_of('004')}).\n")
    assert "Withdrawn:\n  none\n" in done("standing", "list")


# Held


def test_a_version_is_held_and_released():
    bring_seeds(["004"])
    pk = version("004").pk
    printed = done("standing", "hold", pk, "--until", UNTIL, "--why", "embargo")
    assert f"  hold of version {pk}: not held → until 1 January 2999, 00:00 UTC\n" in printed
    assert version("004").is_held()
    assert f"version {pk} ({file_of('004')}), until 1 January 2999, 00:00 UTC\n" in done("standing", "list")
    printed = done("standing", "release", pk)
    assert printed.startswith(f"Change {Gesture.objects.get().pk} is taken back.\n")
    assert not version("004").is_held()
    assert done("standing", "release", pk) == "Nothing of this is held.\n"


def test_a_hold_is_of_all_that_reads_the_same():
    bring_seeds(["004"])
    bring_in("copy", [Opened("copied.txt", seeds.path("004").read_bytes() + b"\n\n")])
    assert Version.objects.exclude(same_as=None).count() == 1
    done("standing", "hold", version("copied").pk, "--until", UNTIL)
    assert Gesture.objects.get().repairs.count() == 2
    assert not Version.objects.exportable().exists()
    done("standing", "release", version("004").pk)
    assert Version.objects.exportable().count() == 2


def test_another_time_is_a_contradiction_and_set_instead():
    bring_seeds(["004"])
    pk = version("004").pk
    done("standing", "hold", pk, "--until", UNTIL)
    said, status = standing("hold", pk, "--until", LATER)
    assert status == 1
    assert said.endswith("repeat with --instead.")
    done("standing", "hold", pk, "--until", LATER, "--instead")
    assert f"{version('004').held_until:%Y-%m}" == "2999-02"


def test_releasing_one_of_two_leaves_the_other_held():
    bring_seeds(["000", "004"])
    done("standing", "hold", version("000").pk, version("004").pk, "--until", UNTIL, "--why", "embargo")
    done("standing", "release", version("004").pk)
    assert not version("004").is_held()
    assert version("000").is_held()
    assert Gesture.objects.get(undone_at=None).why == "embargo"


def test_a_hold_that_the_file_states_is_released_by_a_change_of_its_own():
    bring_seeds(["004"])
    held = version("004")
    stated = ["held until", UNTIL, "text", "the field embargo", "", None, "", ""]
    said = json.loads(held.fingerprint.said)
    said["decisions"].append(stated)
    Fingerprint.objects.filter(version=held).update(said=json.dumps(said))
    done("repair", "title", "Shot down", held.pk)  # so that it is arranged
    assert version("004").is_held()
    printed = done("standing", "release", held.pk)
    change = Gesture.objects.order_by("-pk")[0]
    assert printed.startswith(f"Change {change.pk} is in force: whatever the file states, the text is not held.\n")
    assert not version("004").is_held()
    done("repair", "undo", change.pk)
    assert version("004").is_held()


def test_a_hold_of_a_change_that_says_more_is_not_taken_back_alone():
    bring_seeds(["004"])
    key = version("004").key
    whole = by_hand.make(
        [repair("given", key, what="held until", value=UNTIL), repair("given", key, what="title", value="Shot down")]
    )
    said, status = standing("release", version("004").pk)
    assert status == 1
    assert f"`repair undo {whole.pk}` takes all of it back" in said
    assert version("004").is_held()


@pytest.mark.parametrize("until", ["2030-01-01", "tomorrow", "", "2001-01-01T00:00:00+00:00"])
def test_a_time_that_holds_nothing_is_a_sentence(until):
    bring_seeds(["004"])
    said, status = standing("hold", version("004").pk, "--until", until)
    assert status == 2
    assert said.endswith(".")
    assert not Gesture.objects.exists()


# Killed


def test_what_another_version_kills_is_listed():
    bring_seeds(["000", "004"])
    done("repair", "kills", version("000").pk, version("004").pk)
    assert f"version {version('004').pk} ({file_of('004')}), by {file_of('000')}\n" in done("standing", "list")


# Erased


def test_erasing_first_lists_all_that_would_go_and_changes_nothing():
    bring_seeds(["001", "002"])
    before = archive()
    printed = done("standing", "erase", version("001").pk, "--why", "ordered by a court")
    for part in (0, 1):
        one = version("001", part)
        assert (
            f"  version {one.pk} ({file_of('001')}{'#1' if part == 0 else ''}): “{one.headline or one.lede}”" in printed
        )
    assert f"; of {file_of('001')}, in the story “" in printed
    assert printed.endswith("Nothing brings back what is erased: repeat with --yes to erase it.\n")
    assert archive() == before


def test_erasing_tells_where_the_same_words_stay():
    text = "The Severn rose at Tewkesbury on Monday, Ifor Blethyn said."
    bring("one", a=text)
    bring("two", b=f"{text}\n\n")
    for gone, stays in (("a", "b"), ("b", "a")):
        printed = done("standing", "erase", version(gone).pk, "--why", "ordered by a court")
        assert f"The same words can still be read in version {version(stays).pk} ({stays}.txt).\n" in printed


@pytest.mark.parametrize("name", ["id", "key", "sha256"])
def test_a_source_is_erased_for_ever(name):
    bring_seeds(["001", "002"])
    one = version("001")
    named = {"id": one.pk, "key": one.key, "sha256": one.source.sha256}[name]
    printed = done("standing", "erase", named, "--why", "ordered by a court", "--yes")
    assert f"The source {one.source.sha256} is erased." in printed
    assert bytes(Source.objects.get(pk=one.source_id).content) == b""
    assert f"{one.source.sha256}, by command line, " in done("standing", "list")
    assert "ordered by a court" in done("standing", "list")
    said, status = standing("erase", named, "--why", "once more", "--yes")
    assert (said.startswith("It was erased on "), status) == (True, 1)
    for act in (["restore"], ["hold", "--until", UNTIL], ["withdraw", "--why", "x"]):
        assert standing(act[0], one.pk, *act[1:]) == (f"Version {one.pk} was erased; nothing brings it back.", 1)


def test_who_does_it_is_an_account_that_there_is():
    bring_seeds(["004"])
    pk = version("004").pk
    assert standing("withdraw", pk, "--why", "wrong", "--by", "anna") == ("No account is called anna.", 2)
    anna = User.objects.create_user("anna")
    done("standing", "withdraw", pk, "--why", "wrong", "--by", "anna")
    assert Act.objects.get(did=Act.Did.WITHDREW).person == anna


def test_an_archive_of_nothing_is_listed():
    assert done("standing", "list").count("  none\n") == 5
    assert not Item.objects.exists()
