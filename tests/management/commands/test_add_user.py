import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from stories.models import Act

pytestmark = pytest.mark.django_db


def refusal(*arguments: str) -> str:
    with pytest.raises(SystemExit) as end:
        call_command("add_user", *arguments)
    return str(end.value.code)


def password(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))


def test_an_account_has_its_role_and_its_password(monkeypatch, capsys):
    password(monkeypatch, "right horse battery\n")
    call_command("add_user", "ada", "--role", "reviewer", "--email", "ada@wire.example", "--password-stdin")
    ada = User.objects.get(username="ada")
    assert ada.check_password("right horse battery")
    assert [group.name for group in ada.groups.all()] == ["Reviewers"]
    assert ada.email == "ada@wire.example"
    assert capsys.readouterr().out == "ada can now sign in as reviewer.\n"


def test_a_link_signs_in_once(capsys):
    call_command("add_user", "ada", "--role", "editor", "--link")
    link = capsys.readouterr().out.splitlines()[-1]
    assert Client().get(link).status_code == 302
    assert Client().get(link).status_code == 403


def test_who_was_added_is_on_record():
    call_command("add_user", "ada", "--role", "admin", "--link")
    act = Act.objects.get()
    assert (act.by, act.did, act.account.username) == ("command line", "made an account", "ada")
    assert act.after == {"role": "admin"}


def test_a_weak_password_makes_no_account(monkeypatch):
    password(monkeypatch, "12345\n")
    assert "too short" in refusal("ada", "--role", "editor", "--password-stdin")
    assert not User.objects.exists()


def test_a_name_is_given_once(monkeypatch):
    call_command("add_user", "ada", "--role", "editor", "--link")
    assert refusal("ada", "--role", "admin", "--link") == "A user with that username already exists."


def test_a_name_with_a_space_is_refused():
    assert "Enter a valid username" in refusal("ada lovelace", "--role", "editor", "--link")


def test_without_a_terminal_a_password_is_not_asked_for(monkeypatch):
    password(monkeypatch, "right horse battery\n")
    assert "give --password-stdin or --link" in refusal("ada", "--role", "editor")
