import json

import pytest
from django.core.management import CommandError, call_command

from stories.compare import Comparison, compare
from stories.models import Bundle, Item
from tests import seeds
from tests.archive.build import bring, bring_seeds, version
from tests.management.fresh import ended
from tests.management.running import done, run


def printed(capsys, *arguments):
    call_command("compare", *map(str, arguments))
    return capsys.readouterr().out


def test_two_files_are_compared_in_words(capsys, tmp_path):
    (tmp_path / "old.txt").write_text("The city fell today.\n\nThey met.")
    (tmp_path / "new.txt").write_text("The city fell on Monday.\n\nThey met.\n\nTalks go on.")
    assert (
        printed(capsys, tmp_path / "old.txt", tmp_path / "new.txt")
        == f"""\
{tmp_path}/old.txt against {tmp_path}/new.txt
6 words against 10: 5 the same, 0 cut, 3 added, 1 replaced by 2
The right carries 83.3 % of the left, the left 50 % of the right.
Changes: 1 wording

What matters most:
    passage: Talks go on. added

~ The city fell [-today-]{{+on Monday+}}.

  … 1 the same …

+ Talks go on.
"""
    )


def test_the_json_is_the_record(capsys):
    found = json.loads(printed(capsys, seeds.path("003"), seeds.path("004"), "--format", "json"))
    left, right = seeds.newest("003"), seeds.newest("004")
    assert found["format"] == "writethru.comparison/2"
    assert found["left"]["text"] == left.text
    assert Comparison.from_findings(left, right, found) == compare(left, right)


def test_a_file_of_several_versions_is_its_newest_and_with_a_number_its_oldest(capsys):
    assert "It adds" not in printed(capsys, seeds.path("001"), seeds.path("001"))
    oldest = printed(capsys, f"{seeds.path('001')}#1", seeds.path("001"))
    assert "353 words against 593: 353 the same, 0 cut, 240 added" in oldest


def test_ignored_sorts_are_hidden_and_counted(capsys, tmp_path):
    (tmp_path / "old.txt").write_text('It is "closed".')
    (tmp_path / "new.txt").write_text('It is "closed."')
    shown = printed(capsys, tmp_path / "old.txt", tmp_path / "new.txt", "--ignore", "punctuation,case")
    assert "Hidden: 1 punctuation" in shown
    assert "[-" not in shown


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "There is no file {path}."), (b"", "{path} cannot be read: the file is empty.")],
)
def test_a_file_that_cannot_be_read_is_named_with_the_cause(tmp_path, content, message):
    path = tmp_path / "story.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as error:
        call_command("compare", str(path), str(seeds.path("004")))
    assert str(error.value) == message.format(path=path)


def test_an_unknown_label_is_refused_with_those_there_are():
    with pytest.raises(CommandError, match="no label “speling”; these are: outcome, "):
        call_command("compare", "1", "2", "--ignore", "speling")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9", "9" * 50])
def test_a_number_is_a_versions_id(number):
    assert run("compare", number, seeds.path("004")) == (f"No version has the id {number}.", 2)


@pytest.mark.django_db
def test_two_stored_versions_are_compared_by_the_names_they_have_on_the_pages():
    bring_seeds()
    done("repair", "outlet", "The Kestrel Herald", version("000").pk)
    printed = run("compare", version("000").pk, version("004").pk)[0]
    assert printed.startswith("The Kestrel Herald · version 1 against themoscowtimes.com · version 2\n")


@pytest.mark.django_db
def test_a_version_is_compared_by_the_date_that_a_person_gave_it(capsys, tmp_path):
    (tmp_path / "monday.txt").write_text("The Severn rose at Tewkesbury on Monday, Ifor Blethyn said.")
    bring("one", today="The Severn rose at Tewkesbury today, Ifor Blethyn said.")
    pk = version("today").pk
    [undated] = labels(capsys, pk, tmp_path / "monday.txt")
    done("repair", "published", "2020-11-09", pk)
    [dated] = labels(capsys, pk, tmp_path / "monday.txt")
    assert undated != dated


def labels(capsys, *sides):
    found = json.loads(printed(capsys, *sides, "--format", "json"))
    changes = [change for passage in found["passages"] for change in passage["changes"]]
    return [change["labels"] for change in changes]


@pytest.mark.django_db
def test_the_same_text_again_is_compared_as_any_other():
    bring("one", a="The Severn rose at Tewkesbury on Monday, Ifor Blethyn said.")
    bring("two", b="The Severn rose at Tewkesbury on Monday, Ifor Blethyn said.\n\n")
    assert (version("a").same_as or version("b").same_as) is not None
    assert "10 the same, 0 cut" in run("compare", version("a").pk, version("b").pk)[0]


@pytest.mark.django_db
def test_a_version_that_may_not_leave_the_house_is_not_compared_and_says_why():
    bring_seeds(["001", "004"])
    pk = version("004").pk
    other = seeds.path("000")
    done("standing", "withdraw", pk, "--why", "wrong photograph")
    assert run("compare", pk, other) == (f"Version {pk} was withdrawn.", 1)
    done("standing", "restore", pk)
    done("standing", "hold", pk, "--until", "2999-01-01T00:00:00+02:00")
    assert run("compare", pk, other) == (f"Version {pk} is held until 31 December 2998, 22:00 UTC.", 1)
    done("standing", "release", pk)
    bundle = Bundle.objects.get(name="004")
    done("standing", "leave-out", bundle.pk, seeds.path("004").name)
    assert run("compare", pk, other) == (f"Version {pk} stands no more: its file was left out.", 1)
    done("standing", "put-back", bundle.pk, seeds.path("004").name)
    done("standing", "undo", bundle.pk)
    assert run("compare", pk, other) == (f"Version {pk} stands no more: its bundle was undone.", 1)
    done("standing", "redo", bundle.pk)
    assert run("compare", pk, other)[1] == 0
    done("standing", "erase", pk, "--why", "ordered by a court", "--yes")
    assert run("compare", pk, other)[0].startswith(f"Version {pk} was erased on ")
    assert Item.objects.count() == 2


@pytest.mark.django_db
def test_an_earlier_story_that_was_withdrawn_is_left_out_of_the_later_one():
    bring_seeds(["001"])
    newer = version("001", 1).pk
    assert "593 words against 593" in run("compare", newer, seeds.path("001"))[0]
    done("standing", "withdraw", version("001", 0).pk, "--why", "wrong")
    assert "240 words against 593" in run("compare", newer, seeds.path("001"))[0]


def test_comparing_files_needs_no_database_and_makes_none(tmp_path):
    said, status = ended("compare", seeds.path("003"), seeds.path("004"), folder=tmp_path / "var")
    assert (status, "705 words against 705" in said) == (0, True)
    assert not (tmp_path / "var").exists()


def test_comparing_by_an_id_makes_the_database_first(tmp_path):
    said, status = ended("compare", 9, seeds.path("004"), folder=tmp_path / "var")
    assert (said, status) == ("CommandError: No version has the id 9.", 2)
    assert (tmp_path / "var" / "writethru.sqlite3").stat().st_size > 0


def test_a_text_cannot_command_the_terminal(capsys, tmp_path):
    (tmp_path / "old.txt").write_text("It is closed.")
    (tmp_path / "new.txt").write_text("It is \u202eclosed.")
    shown = printed(capsys, tmp_path / "old.txt", tmp_path / "new.txt")
    assert "\u202e" not in shown
    assert "~ (invisible) It is [-closed-]{+<U+202E>closed+}." in shown


def test_the_oldest_version_is_named_once(capsys):
    assert "#1#1" not in printed(capsys, f"{seeds.path('001')}#1", seeds.path("002"))
