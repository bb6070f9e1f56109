from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from pytest_django.live_server_helper import LiveServer

from stories.models import Story
from tests.views import build

roles = import_module("stories.migrations.0002_roles")


@pytest.fixture
def live_server(live_server: LiveServer) -> LiveServer:
    """With the roles made anew: each test empties the tables, and the copy kept of their first state is lost where
    Playwright's event loop began before the database was made."""
    roles.make_roles(apps, SimpleNamespace(connection=connection))
    return live_server


@pytest.fixture
def seeds(live_server: LiveServer) -> Story:
    """The one story that the five seeds tell."""
    return build.seeds()
