import json

import pytest
from django.core.management import CommandError, call_command

from stories.compare import Comparison, compare
from tests import seeds


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

~ The city fell [-today-]{{+on Monday+}}.

  … 1 the same …

+ Talks go on.
"""
    )


def test_the_json_is_the_record(capsys):
    found = json.loads(printed(capsys, seeds.path("003"), seeds.path("004"), "--format", "json"))
    left, right = seeds.newest("003"), seeds.newest("004")
    assert found["format"] == "writethru.comparison/1"
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
    with pytest.raises(CommandError, match="no label “speling”; these are: number, "):
        call_command("compare", "1", "2", "--ignore", "speling")


@pytest.mark.django_db
def test_a_number_is_a_versions_id():
    with pytest.raises(CommandError, match="has the id 9"):
        call_command("compare", "9", str(seeds.path("004")))


def test_a_text_cannot_command_the_terminal(capsys, tmp_path):
    (tmp_path / "old.txt").write_text("It is closed.")
    (tmp_path / "new.txt").write_text("It is \u202eclosed.")
    shown = printed(capsys, tmp_path / "old.txt", tmp_path / "new.txt")
    assert "\u202e" not in shown
    assert "~ (invisible) It is [-closed-]{+<U+202E>closed+}." in shown


def test_the_oldest_version_is_named_once(capsys):
    assert "#1#1" not in printed(capsys, f"{seeds.path('001')}#1", seeds.path("002"))
