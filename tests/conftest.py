"""What every test stands on: settings that touch nothing of yours, people with roles, a browser.

Imported before Django's settings are, so that the tests' data folder is a temporary one.
"""

import atexit
import os
import shutil
import tempfile
from typing import Any

import pytest

DATA_DIR = tempfile.mkdtemp(prefix="writethru-tests-")
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("WRITETHRU_")]:
    del os.environ[name]  # a test must not depend on how this machine happens to be set up
os.environ["WRITETHRU_DATA_DIR"] = DATA_DIR
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop running in the tests' own thread

import django  # noqa: E402
from django.conf import settings  # noqa: E402

# The hashed names of static files exist only once they have been collected; browser tests take the plain ones.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir()
# A good hash is slow on purpose, and the tests sign in often.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.test import Client  # noqa: E402
from hypothesis import settings as hypothesis  # noqa: E402
from playwright.sync_api import Page  # noqa: E402
from pytest_django.live_server_helper import LiveServer  # noqa: E402

# No test is timed: on a busy machine any example may take long.
hypothesis.register_profile("patient", deadline=None)
hypothesis.load_profile("patient")

CHROMIUM_MISSING = "no Chromium here: apt-get install chromium, or name one in CHROMIUM"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Of several test processes each takes its settings above, with a folder of its own, and not before."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def member(username: str, group: str) -> User:
    user = User.objects.create_user(username)
    user.groups.add(Group.objects.get(name=group))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader(db: None) -> User:
    return member("reader", "Editors")


@pytest.fixture
def reader_client(reader: User) -> Client:
    return client_of(reader)


@pytest.fixture
def reviewer_client(db: None) -> Client:
    return client_of(member("reviewer", "Reviewers"))


@pytest.fixture
def owner_client(db: None) -> Client:
    """Signed in as an admin of ours, who is no superuser of Django's."""
    return client_of(member("owner", "Admins"))


@pytest.hookimpl(tryfirst=True)  # before pytest's own `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", []):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(CHROMIUM_MISSING)
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet.append("--no-sandbox")  # Chromium's sandbox refuses root; the pages visited are our own
    return {**browser_type_launch_args, "executable_path": chromium, "args": quiet}


@pytest.fixture
def reader_page(page: Page, live_server: LiveServer, reader_client: Client) -> Page:
    """A browser page signed in as `reader`; `reader_page.goto(live_server.url + "/")` goes to the desk."""
    sign_in(page, live_server, reader_client)
    return page


def sign_in(page: Page, live_server: LiveServer, client: Client) -> None:
    """The page goes on as whoever the client is signed in as."""
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
