import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from newsroom.bootstrap import ROOT


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Read the settings afresh, with these variables and no others."""

    def read_with(**variables: str) -> dict[str, Any]:
        monkeypatch.delenv("DATABASE_URL", raising=False)
        for name, value in {"WRITETHRU_DATA_DIR": str(tmp_path / "var"), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "newsroom/settings.py"))

    return read_with


def test_a_start_with_nothing_set_is_closed(read, tmp_path):
    settings = read()
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["NAME"] == str(tmp_path / "var/writethru.sqlite3")


def test_the_secret_key_is_made_once_and_kept_from_others(read, tmp_path):
    first = read()["SECRET_KEY"]
    assert len(first) >= 50
    assert read()["SECRET_KEY"] == first
    assert (tmp_path / "var/secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_a_secret_key_that_is_given_is_not_written_down(read, tmp_path):
    assert read(WRITETHRU_SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WRITETHRU_DEBUG", "perhaps"),
        ("WRITETHRU_HTTPS", "2"),
        ("WRITETHRU_MAX_ITEM_BYTES", "2 MB"),
        ("WRITETHRU_MAX_BUNDLE_ITEMS", "0"),
        ("WRITETHRU_ALOWED_HOSTS", "wire.example"),
        ("WRITETHRU_HELD_FOR", "admins,strangers"),
        ("WRITETHRU_HELD_FOR", ","),
        ("DATABASE_URL", "the usual one"),
        ("DATABASE_URL", "oracel://desk@localhost/wire"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_by_the_name_of_its_variable(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(**{name: value})


def test_a_wrong_database_address_is_not_repeated_for_it_may_hold_a_password(read):
    with pytest.raises(ImproperlyConfigured) as refused:
        read(DATABASE_URL="postgrs://desk:hunter2@localhost/wire")
    assert "hunter2" not in str(refused.value)


def test_a_held_text_is_for_every_role_unless_some_are_named(read):
    assert read()["HELD_FOR"] == ["editors", "reviewers", "admins"]
    assert read(WRITETHRU_HELD_FOR="Admins, reviewers")["HELD_FOR"] == ["admins", "reviewers"]


def test_uploaded_files_lie_in_the_data_folder_and_have_no_address(read, tmp_path):
    settings = read()
    assert settings["MEDIA_ROOT"] == tmp_path / "var/media"
    assert "MEDIA_URL" not in settings


def test_sqlite_takes_writers_in_turn(read):
    options = read()["DATABASES"]["default"]["OPTIONS"]
    assert options == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
    }


def test_postgresql_is_taken_as_its_address_says(read):
    database = read(DATABASE_URL="postgres://desk@db.example:5433/wire")["DATABASES"]["default"]
    assert (database["ENGINE"], database["HOST"], database["PORT"], database["NAME"]) == (
        "django.db.backends.postgresql",
        "db.example",
        5433,
        "wire",
    )


def test_https_sends_everything_over_tls_except_the_health_check(read):
    settings = read(WRITETHRU_HTTPS="on")
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert re.match(settings["SECURE_REDIRECT_EXEMPT"][0], "healthz")
    assert not re.match(settings["SECURE_REDIRECT_EXEMPT"][0], "stories/healthz")


def test_every_variable_is_in_the_table_and_no_other(read):
    documented = set(re.findall(r"^\| `(WRITETHRU_\w+|DATABASE_URL)`", (ROOT / "README.md").read_text(), re.M))
    source = (ROOT / "newsroom/settings.py").read_text()
    known = {f"WRITETHRU_{name}" for name in re.findall(r'(?:text|names|roles|switch|number)\("(\w+)"', source)}
    assert documented == known | {"DATABASE_URL"}


@pytest.mark.django_db
def test_five_wrong_passwords_lock_the_name_from_that_address_and_from_no_other():
    User.objects.create_user("ada", password="right horse battery")

    def sign_in(password: str, address: str) -> User | None:
        request = RequestFactory(REMOTE_ADDR=address).post("/sign-in/")
        return authenticate(request, username="ada", password=password)

    for _ in range(5):
        assert sign_in("wrong", "192.0.2.1") is None
    assert sign_in("right horse battery", "192.0.2.1") is None
    assert sign_in("right horse battery", "192.0.2.2") is not None
