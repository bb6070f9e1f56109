import pytest
from pytest_django.live_server_helper import LiveServer

from stories import roles
from stories.models import Story
from stories.models.names import keep_built_in
from tests.views import build


@pytest.fixture
def live_server(live_server: LiveServer) -> LiveServer:
    """With the roles and the built-in names made anew: each test empties the tables, and the copy kept of their first
    state is lost where Playwright's event loop began before the database was made."""
    roles.grant()
    keep_built_in()
    return live_server


@pytest.fixture
def seeds(live_server: LiveServer) -> Story:
    """The one story that the five seeds tell."""
    return build.seeds()


@pytest.fixture
def decided(live_server: LiveServer) -> Story:
    """That story after persons decided much about it."""
    return build.decided()
